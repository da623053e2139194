"""S13b and S13c: a standing item is a guaranteed stop; the chair is whom to speak to before the meeting."""

from __future__ import annotations

import pytest

from tests.terminal import Api, Terminal


@pytest.mark.mission("S13b")
def test_with_the_standing_item_a_voice_of_2_february_takes_7_days_and_by_paper_98(
    stockport: Terminal,
) -> None:
    quick = stockport.journey("That Counts", "ACB", "--after", "2021-02-02")["journeys"][0]
    slow = stockport.journey("That Counts", "ACB", "--after", "2021-02-02", "--without-standing-items")[
        "journeys"
    ][0]
    assert (quick["arrives"], quick["days"], quick["legs"][-1]["way_in"]) == (
        "2021-02-09",
        7,
        "standing_item",
    )
    assert (slow["arrives"], slow["days"], slow["legs"][-1]["way_in"]) == ("2021-05-11", 98, "paper")
    assert slow["legs"][-1]["paper_by"] == "2021-04-30"
    assert quick["saved_by_standing_item"] == 91


@pytest.mark.mission("S13b")
def test_lp_ops_hears_it_on_4_february_after_the_acb_paper_deadline_of_1_february(
    stockport: Terminal, api: Api
) -> None:
    quick = stockport.journey("That Counts", "ACB", "--after", "2021-02-02")["journeys"][0]
    assert quick["legs"][0]["to"]["date"] == "2021-02-04"
    due = {m["date"]: m["papers_by"] for m in api.get("meetings", forum="acb")["meetings"]}
    assert due == {"2021-02-09": "2021-02-01", "2021-05-11": "2021-04-30"}


@pytest.mark.mission("S13b")
def test_the_planner_says_that_the_standing_item_saves_91_days(stockport: Terminal) -> None:
    told = stockport.type("journey", "That Counts", "Active Communities Board", "--after", "2/2/2021").out
    assert "The standing item saves 91 days." in told


@pytest.mark.mission("S13b")
def test_the_answer_says_which_subject_it_assumes(stockport: Terminal) -> None:
    assert stockport.journey("That Counts", "ACB", "--after", "2021-02-02")["assumes"] == (
        "Physical activity for SEND"
    )


@pytest.mark.mission("S13c")
def test_the_route_to_the_acb_shows_its_chair(stockport: Terminal) -> None:
    answer = stockport.journey("That Counts", "ACB", "--after", "2021-02-02")
    assert answer["journeys"][0]["legs"][-1]["to"]["chair"] == "Director of Public Health"
    told = stockport.type("journey", "That Counts", "ACB", "--after", "2021-02-02").out
    assert "Chair: Director of Public Health" in told
