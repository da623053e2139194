"""S21: joining one forum leads to others; who holds that road alone; and which one new seat would open most.

Every answer is asked twice: with the command, and of the API.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.terminal import Api, Terminal, served

JANUARY, FEBRUARY, MARCH = "2021-01-05", "2021-02-02", "2021-03-02"
ACB, SEND = "Active Communities Board", "SEND Board"
FIVE = ["That Counts", "LP Ops", "LP Steering", ACB, SEND]
THREE = ["LP Lead", "Seashell practitioner 1", "Seashell practitioner 2"]
LEAD = "Public Health Lead"
SEATS = (
    "key,forum,name,role,organisation,who_may_see,order\n"
    "send-board-dph,send-board,Director of Public Health,member,stockport-council,public,9\n"
)
SITTINGS = "key,seat,person\nsend-board-dph-sitting,send-board-dph,director-of-public-health\n"
PARAMETERS = {"--after": "after", "--without": "without", "--without-forum": "without_forum"}


class Faces:
    """The command and the API of one installation, which must say the same."""

    def __init__(self, terminal: Terminal, api: Api) -> None:
        self.terminal, self.api = terminal, api

    def ask(self, question: str, origin: str, *options: str, to: str | None = None) -> Any:
        """The answer, the same from both."""
        words = [question, origin, *([to] if to else []), *options]
        told = self.terminal.ask(*words, "--as-public", "--json")
        asked: dict[str, Any] = {"from_": origin, **({"to": to} if to else {})}
        rest = list(options)
        while rest:
            option = rest.pop(0)
            if option == "--without-standing-items":
                asked["standing_items"] = "false"
            else:
                asked.setdefault(PARAMETERS[option], []).append(rest.pop(0))
        assert self.api.get(question, **asked) == told
        return told


@pytest.fixture(scope="module")
def example(stockport: Terminal, api: Api) -> Faces:
    """The example, at both faces."""
    return Faces(stockport, api)


WITHOUT_THE_LP = ("--without-forum", "LP Ops", "--without-forum", "LP Steering")


@pytest.mark.mission("S21")
@pytest.mark.parametrize("origin", ["Seashell practitioner 1", "That Counts"])
def test_without_the_lp_forums_and_their_seats_one_forum_could_be_reached_with_them_five(
    example: Faces, origin: str
) -> None:
    alone = example.ask("reach", origin, "--after", JANUARY, *WITHOUT_THE_LP)
    assert alone["by_seats"]["forums"] == ["That Counts"]
    assert [f["forum"] for f in alone["by_calendar"]["forums"]] == ["That Counts"]
    joined = example.ask("reach", origin, "--after", JANUARY)
    assert joined["by_seats"]["forums"] == FIVE
    assert [f["forum"] for f in joined["by_calendar"]["forums"]] == FIVE


@pytest.mark.mission("S21")
def test_reach_says_by_when_each_forum_could_hear_it(example: Faces) -> None:
    told = example.ask("reach", "That Counts", "--after", JANUARY)
    assert [f["days"] for f in told["by_calendar"]["forums"]] == [0, 2, 23, 35, 51]
    assert (told["by_seats"]["on"], told["by_calendar"]["until"]) == (JANUARY, "2021-05-11")
    assert told["by_seats"]["not_reached"] == ["GM Moving executive", "Salford SEND champions"]
    assert told["finding"] == (
        "By seats a word from That Counts could reach 5 of 7 forums; on the calendar 5 could hear it by 11 May 2021."
    )


@pytest.mark.mission("S21")
@pytest.mark.parametrize("origin", ["Seashell practitioner 1", "That Counts"])
def test_if_the_public_health_lead_leaves_two_are_lost(example: Faces, origin: str) -> None:
    left = example.ask("reach", origin, "--after", JANUARY, "--without", LEAD)
    assert left["by_seats"]["forums"] == FIVE[:3]
    assert [f["forum"] for f in left["by_calendar"]["forums"]] == FIVE[:3]
    assert example.ask("openings", origin, "--after", JANUARY, "--without", LEAD)["by_seats"]["lost"] == [
        ACB,
        SEND,
    ]


@pytest.mark.mission("S21")
def test_the_best_new_seat_regains_one_and_all_nine_equal_ones_stand_together(example: Faces) -> None:
    told = example.ask("openings", "That Counts", "--after", JANUARY, "--without", LEAD)["by_seats"]
    assert told["opened"] == 1
    nine = {(person, board, (board,)) for person in THREE for board in (ACB, SEND)}
    nine |= {("Director of Public Health", forum, (ACB,)) for forum in FIVE[:3]}
    assert len(told["seats"]) == 9
    assert {(s["person"], s["forum"], tuple(s["opens"])) for s in told["seats"]} == nine


@pytest.mark.mission("S21")
def test_the_practitioners_own_best_seat_regains_one_as_well(example: Faces) -> None:
    told = example.ask("openings", "Seashell practitioner 1", "--after", JANUARY, "--without", LEAD)
    own = [s for s in told["by_seats"]["seats"] if s["person"] == "Seashell practitioner 1"]
    assert told["by_seats"]["opened"] == 1
    assert {s["forum"] for s in own} == {ACB, SEND}


@pytest.mark.mission("S21")
def test_if_the_director_also_sits_on_the_send_board_the_same_seat_regains_two(
    changed: Terminal, tmp_path: Path
) -> None:
    folder = tmp_path / "one-seat-more"
    folder.mkdir()
    (folder / "seats.csv").write_text(SEATS, encoding="utf-8")
    (folder / "sittings.csv").write_text(SITTINGS, encoding="utf-8")
    taken = changed.type("import", "workbook", str(folder))
    assert taken.code == 0, taken.err
    with served(changed) as api:
        told = Faces(changed, api).ask("openings", "That Counts", "--after", JANUARY, "--without", LEAD)
    assert (told["by_seats"]["lost"], told["by_seats"]["opened"]) == ([ACB, SEND], 2)
    regains = {(s["person"], s["forum"]): s["opens"] for s in told["by_seats"]["seats"]}
    assert all(regains[person, board] == [ACB, SEND] for person in THREE for board in (ACB, SEND))
    on_days = [row for row in told["by_calendar"]["opening_most"] if row["opens"] == [ACB, SEND]]
    seats = {(person, row["forum"]) for row in on_days if row["change"] == "seat" for person in row["people"]}
    assert {(person, board) for person in THREE for board in (ACB, SEND)} <= seats


def _single(answer: Any, how: str) -> list[tuple[list[str], list[str]]]:
    return [(road["people"], road["cuts_off"]) for road in answer[how]["single_roads"]]


def _together(answer: Any, how: str) -> list[tuple[list[str], list[str]]]:
    return [(road["people"], road["cuts_off"]) for road in answer[how]["together"]]


@pytest.mark.mission("S2", part="structure")
@pytest.mark.parametrize("day", [JANUARY, FEBRUARY])
@pytest.mark.parametrize("how", ["by_seats", "by_calendar"])
def test_one_person_alone_cuts_off_the_acb_and_the_send_board_and_no_other_cuts_anything(
    example: Faces, day: str, how: str
) -> None:
    told = example.ask("dependence", "That Counts", "--after", day)
    assert _single(told, how) == [([LEAD], [ACB, SEND])]
    assert _together(told, how) == [(THREE, FIVE[1:])]


@pytest.mark.mission("S2", part="structure")
@pytest.mark.parametrize("how", ["by_seats", "by_calendar"])
def test_from_2_march_he_cuts_off_the_acb_only(example: Faces, how: str) -> None:
    told = example.ask("dependence", "That Counts", "--after", MARCH)
    assert _single(told, how) == [([LEAD], [ACB])]
    assert _together(told, how) == [(THREE, FIVE[1:4])]


@pytest.mark.mission("S2", part="structure")
@pytest.mark.parametrize("day", [JANUARY, FEBRUARY])
def test_without_any_other_one_person_all_five_could_still_be_reached(example: Faces, day: str) -> None:
    others = [*THREE, "Director of Public Health", "Cllr Eve Holt", "Hayley Lever", "Salford practitioner"]
    for person in others:
        told = example.ask("reach", "That Counts", "--after", day, "--without", person)
        assert told["by_seats"]["forums"] == FIVE, person
        assert [f["forum"] for f in told["by_calendar"]["forums"]] == FIVE, person


@pytest.mark.mission("S2", part="structure")
def test_without_all_three_nothing_else_could_be_reached(example: Faces) -> None:
    away = [word for person in THREE for word in ("--without", person)]
    told = example.ask("reach", "That Counts", "--after", JANUARY, *away)
    assert told["by_seats"]["forums"] == ["That Counts"]
    assert [f["forum"] for f in told["by_calendar"]["forums"]] == ["That Counts"]


@pytest.mark.mission("S2", part="structure")
def test_the_seats_are_told_before_who_holds_them(stockport: Terminal) -> None:
    told = " ".join(stockport.type("dependence", "That Counts", "--after", JANUARY).out.split())
    assert told.startswith("The seats at LP Ops, LP Steering, ACB and SEND Board, held by Public Health Lead")
    assert "are the only road to Active Communities Board and SEND Board." in told


@pytest.mark.mission("S21")
def test_a_paper_deadline_three_days_later_saves_91_days(example: Faces) -> None:
    asked = ("--after", FEBRUARY, "--without-standing-items")
    told = example.ask("openings", "That Counts", *asked, to="ACB")
    assert told["by_calendar"]["arrives"] == "2021-05-11"
    deadlines = [c for c in told["by_calendar"]["changes"] if c["change"] == "deadline"]
    assert [(c["days_short"], c["saved_days"], c["arrives"]) for c in deadlines] == [(3, 91, "2021-02-09")]


@pytest.mark.mission("S21")
def test_the_shorter_deadline_is_of_two_clear_days_instead_of_five(example: Faces) -> None:
    asked = ("--after", FEBRUARY, "--without-standing-items")
    told = example.ask("openings", "That Counts", *asked, to="ACB")
    assert told["finding"].startswith(
        "A paper deadline of 2 clear working days instead of 5 for Active Communities Board of 9 February 2021 "
        "would save 91 days."
    )
    first = told["by_calendar"]["changes"][0]
    assert (first["change"], first["who"]) == ("deadline", LEAD)
    assert "papers by 4 February 2021" in first["says"]


@pytest.mark.mission("S21")
@pytest.mark.parametrize("kind", ["standing_item", "open_floor"])
def test_a_standing_item_or_an_open_floor_saves_as_many_days(example: Faces, kind: str) -> None:
    asked = ("--after", FEBRUARY, "--without-standing-items")
    told = example.ask("openings", "That Counts", *asked, to="ACB")["by_calendar"]
    rows = [c for c in told["changes"] if c["change"] == kind]
    assert [(c["forum"], c["saved_days"], c["people"]) for c in rows] == [(ACB, 91, [LEAD])]


@pytest.mark.mission("S21")
@pytest.mark.parametrize("day", [JANUARY, FEBRUARY])
def test_on_the_calendar_too_the_best_new_seat_regains_one_and_nine_are_equal(
    example: Faces, day: str
) -> None:
    told = example.ask("openings", "That Counts", "--after", day, "--without", LEAD)["by_calendar"]
    seats = [row for row in told["opening_most"] if row["change"] == "seat"]
    nine = {(person, board, (board,)) for person in THREE for board in (ACB, SEND)}
    nine |= {("Director of Public Health", forum, (ACB,)) for forum in FIVE[:3]}
    assert {(p, row["forum"], tuple(row["opens"])) for row in seats for p in row["people"]} == nine


@pytest.mark.mission("S21")
def test_with_him_there_no_one_change_opens_more_nor_saves_a_day_on_the_calendar(example: Faces) -> None:
    told = example.ask("openings", "That Counts", "--after", JANUARY)["by_calendar"]
    assert (told["opening_most"], told["changes"], told["arrives"]) == ([], [], None)


@pytest.mark.mission("S21")
def test_an_invitation_opens_the_send_board_of_22_april_in_51_days(example: Faces) -> None:
    told = example.ask("openings", "That Counts", "--after", MARCH, to="SEND Board")["by_calendar"]
    first = told["changes"][0]
    assert (told["arrives"], first["change"], first["who"]) == (None, "invitation", LEAD)
    assert (first["meeting"]["date"], first["paper_by"]) == ("2021-04-22", "2021-04-14")
    assert (first["days"], first["opens"]) == (51, True)


@pytest.mark.mission("S21")
def test_from_2_march_a_seat_on_the_acb_regains_only_the_acb(example: Faces) -> None:
    told = example.ask("openings", "That Counts", "--after", MARCH, "--without", LEAD)["by_seats"]
    assert (told["lost"], told["opened"]) == ([ACB], 1)


def test_each_answer_says_what_is_left_out_of_account(stockport: Terminal) -> None:
    for question in ("reach", "dependence", "openings"):
        told = " ".join(stockport.type(question, "That Counts", "--after", JANUARY).out.split())
        assert "meeting days and paper deadlines are left out of account" in told
        assert told.endswith("This is what could happen, never what did.")
