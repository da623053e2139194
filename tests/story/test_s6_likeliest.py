"""S6, the third criterion: the most reliable way, beside the earliest and the one with the fewest hand-offs."""

from __future__ import annotations

from typing import Any

import pytest

from tests.terminal import Api, Terminal

SAID = ("That Counts", "ACB", "--after", "2021-02-02")


def record(home: Terminal, meeting: str, *, present: tuple[str, ...], absent: tuple[str, ...] = ()) -> None:
    words = [w for p in present for w in ("--present", p)] + [w for p in absent for w in ("--absent", p)]
    recorded = home.type("meeting", "record", meeting, *words)
    assert recorded.code == 0, recorded.err


@pytest.fixture
def seldom_at_ops(changed: Terminal) -> Terminal:
    """The copy in which the Public Health Lead missed both LP Ops of January and came to LP Steering."""
    trio = ("LP Lead", "Seashell practitioner 1", "Seashell practitioner 2")
    for day in ("2021-01-07", "2021-01-21"):
        record(changed, f"lp-ops-{day}", present=trio, absent=("Public Health Lead",))
    record(changed, "lp-steering-2021-01-28", present=(*trio, "Public Health Lead"))
    return changed


@pytest.mark.mission("S6")
def test_a_later_way_that_is_clearly_likelier_stands_beside_the_soonest(seldom_at_ops: Terminal) -> None:
    soonest, likeliest = seldom_at_ops.journey(*SAID)["journeys"]
    assert [soonest["arrives"], likeliest["arrives"]] == ["2021-02-09", "2021-05-11"]
    assert [leg["to"]["forum"] for leg in likeliest["legs"]] == ["LP Steering", "Active Communities Board"]
    assert likeliest["hand_offs"] == soonest["hand_offs"] == 1
    assert soonest["reliability"]["high"] < likeliest["reliability"]["low"]
    assert likeliest["reliability"]["rests_on"] == 2  # LP Steering's one, for each of the two who carry


@pytest.mark.mission("S6")
def test_of_equal_ways_the_one_whose_carrier_mostly_comes_is_told(changed: Terminal) -> None:
    rest = ("Seashell practitioner 1", "Seashell practitioner 2", "Public Health Lead")
    for day in ("2021-01-07", "2021-01-21"):
        record(changed, f"lp-ops-{day}", present=rest, absent=("LP Lead",))
    leg = changed.journey("That Counts", "LP Ops", "--after", "2021-03-02")["journeys"][0]["legs"][0]
    assert leg["carrier"] == "Seashell practitioner 1"
    assert leg["could_also"] == ["LP Lead", "Seashell practitioner 2"]


@pytest.mark.mission("S6")
def test_where_nothing_is_recorded_it_says_so_and_what_it_assumes(stockport: Terminal, api: Api) -> None:
    answer: Any = api.journey("That Counts", "ACB", after="2021-02-02")
    told = answer["journeys"][0]["reliability"]
    assert (told["rests_on"], told["certain"], told["worlds"], told["seed"]) == (0, False, 512, 20210215)
    # LP Lead at two meetings, the Public Health Lead at two, each 4 times in 5
    assert told["low"] < 0.8**4 < told["high"]
    assert answer["chance_by"]["date"] == "2021-02-09"
    assert answer["chance_by"]["share"] > told["share"]
    said = " ".join(stockport.type("journey", *SAID).out.split())
    assert "How likely: about 2 in 5. No record yet; this assumes that each comes 4 times in 5." in said
    assert "Seed: 20210215." in said


@pytest.mark.mission("S6")
def test_where_all_is_recorded_nothing_is_left_to_chance(changed: Terminal) -> None:
    record(changed, "that-counts-2021-02-02", present=("LP Lead",))
    record(changed, "lp-ops-2021-02-04", present=("LP Lead", "Public Health Lead"))
    record(changed, "acb-2021-02-09", present=("Public Health Lead", "Director of Public Health"))
    answer = changed.journey(*SAID)
    told = answer["journeys"][0]["reliability"]
    assert (told["certain"], told["share"], told["rests_on"]) == (True, 1.0, 0)
    assert [(j["arrives"], j["hand_offs"]) for j in answer["journeys"]] == [("2021-02-09", 1)]
    said = " ".join(changed.type("journey", *SAID).out.split())
    assert "All its carriers are recorded as present, so nothing is left to chance." in said


@pytest.mark.mission("S6")
def test_another_seed_gives_other_figures_and_the_same_ways(stockport: Terminal) -> None:
    one, again, other = (
        stockport.journey(*SAID, *seed)["journeys"][0]
        for seed in ((), ("--seed", "20210215"), ("--seed", "7"))
    )
    assert one == again
    assert other["reliability"]["share"] != one["reliability"]["share"]
    assert {**other, "reliability": None} == {**one, "reliability": None}
