"""S6: a direct flow of influence from residents to the strategic levels, in structure and in time."""

from __future__ import annotations

from typing import Any

import pytest

from tests.terminal import Api, Terminal

FORUMS = {"LP Ops": 0, "LP Steering": 1, "ACB": 2, "ACB by paper": 3, "SEND Board": 4}
# docs/mission.md's table: voice raised at That Counts -> (arrives, days) at each forum; None is no way
TABLE = {
    "2021-01-05": [
        ("2021-01-07", 2),
        ("2021-01-28", 23),
        ("2021-02-09", 35),
        ("2021-02-09", 35),
        ("2021-02-25", 51),
    ],
    "2021-02-02": [
        ("2021-02-04", 2),
        ("2021-03-11", 37),
        ("2021-02-09", 7),
        ("2021-05-11", 98),
        ("2021-02-25", 23),
    ],
    "2021-03-02": [
        ("2021-03-04", 2),
        ("2021-03-11", 9),
        ("2021-05-11", 70),
        ("2021-05-11", 70),
        None,
    ],
}
TRIO = ["LP Lead", "Seashell practitioner 1", "Seashell practitioner 2"]
CELLS = [(day, forum) for day in TABLE for forum in FORUMS]


def ask(api: Api, forum: str, day: str) -> Any:
    by_paper = {"standing_items": "false"} if forum == "ACB by paper" else {}
    return api.journey("That Counts", forum.removesuffix(" by paper"), after=day, **by_paper)


@pytest.mark.mission("S6")
@pytest.mark.parametrize(("day", "forum"), CELLS)
def test_each_cell_of_the_missions_table_is_what_the_api_answers(api: Api, day: str, forum: str) -> None:
    answer: Any = ask(api, forum, day)
    wanted = TABLE[day][FORUMS[forum]]
    first = [(j["arrives"], j["days"]) for j in answer["journeys"]][:1]
    assert first == ([] if wanted is None else [wanted])
    assert (answer["no_way"] is None) == (wanted is not None)


@pytest.mark.mission("S6")
def test_a_voice_of_5_january_reaches_the_send_board_by_two_carriers_and_one_hand_off(
    api: Api,
) -> None:
    answer = ask(api, "SEND Board", "2021-01-05")
    fewest = min(answer["journeys"], key=lambda j: j["hand_offs"])
    assert fewest["hand_offs"] == 1
    assert [(leg["carrier"], leg["to"]["forum"]) for leg in fewest["legs"]] == [
        ("LP Lead", "LP Ops"),
        ("Public Health Lead", "SEND Board"),
    ]


@pytest.mark.mission("S6")
def test_a_voice_of_2_march_has_no_way_to_the_send_board_and_says_why(api: Api) -> None:
    no_way = ask(api, "SEND Board", "2021-03-02")["no_way"]
    assert "Public Health Lead was invited once, for 25 February" in no_way["reason"]
    miss = no_way["nearest_miss"]
    assert (miss["change"], miss["who"], miss["paper_by"], miss["days"]) == (
        "invitation",
        "Public Health Lead",
        "2021-04-14",
        51,
    )


@pytest.mark.mission("S6")
def test_the_way_back_from_the_acb_tells_that_counts_on_2_march_in_21_days(api: Api) -> None:
    answer = api.journey("That Counts", "ACB", after="2021-02-09", back="true")
    first = answer["journeys"][0]
    assert (answer["question"]["from"], answer["question"]["to"]) == (
        "Active Communities Board",
        "That Counts",
    )
    assert (first["arrives"], first["days"]) == ("2021-03-02", 21)
    assert (first["legs"][0]["to"]["forum"], first["legs"][0]["to"]["date"]) == ("LP Ops", "2021-02-18")


@pytest.mark.mission("S6")
def test_the_way_back_from_the_send_board_finds_no_that_counts_meeting_left(api: Api) -> None:
    answer = api.journey("That Counts", "SEND Board", after="2021-02-25", back="true")
    assert answer["journeys"] == []
    assert "no That Counts meeting is left in the calendar" in answer["no_way"]["reason"]
    assert "4 March 2021" in answer["no_way"]["reason"]


@pytest.mark.mission("S6")
def test_no_seat_leads_to_the_gm_moving_executive_and_the_open_channel_stands_apart(
    api: Api,
) -> None:
    answer = api.journey("That Counts", "GMM executive", after="2021-02-02")
    assert answer["journeys"] == []
    assert "shared seat" in answer["no_way"]["reason"]
    channel = answer["open_channels"][0]
    assert (channel["kind"], channel["answered_by"], channel["answered_on"]) == ("post", "Hayley Lever", None)


@pytest.mark.mission("S6")
def test_without_the_public_health_lead_that_counts_is_cut_off_from_both_boards(api: Api) -> None:
    for board in ("ACB", "SEND Board"):
        cut_off = api.journey("That Counts", board, after="2021-02-02", without="Public Health Lead")
        assert cut_off["journeys"] == []
    for one in ("LP Lead", "Seashell practitioner 1", "Seashell practitioner 2", "Director of Public Health"):
        assert api.journey("That Counts", "ACB", after="2021-02-02", without=one)["journeys"]
    for board in ("LP Ops", "LP Steering", "ACB", "SEND Board"):
        assert api.journey("That Counts", board, after="2021-02-02", without=TRIO)["journeys"] == []


@pytest.mark.mission("S6")
def test_a_person_in_words_reads_could_and_never_did(stockport: Terminal) -> None:
    told = stockport.type("journey", "That Counts", "ACB", "--after", "2 February 2021").out
    assert "LP Lead could carry it from That Counts to LP Ops on Thursday 4 February 2021" in " ".join(
        told.split()
    )
    assert "did carry" not in told
    assert "carried" not in told
