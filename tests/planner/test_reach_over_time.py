"""Reach by seats on two days: what was added and lost, and that nothing stands for what did reach."""

from __future__ import annotations

import datetime as dt

import pytest

from groundswell.planner import keeping
from groundswell.planner.naming import BadQuestion, UnknownName
from groundswell.planner.options import Options
from groundswell.planner.reach_over_time import KINDS, ReachCompared, reach_compared
from groundswell.planner.sentences_on_reach_over_time import account_of_comparing, compared_finding
from groundswell.planner.shown_reach_over_time import reach_compared_as_json
from groundswell.records.asking import Asker
from groundswell.register.models import Layer, Organisation
from tests.planner.conftest import TODAY, Stockport


def compared(on: str, later: str, origin: str = "That Counts", **options: object) -> ReachCompared:
    keeping.forget()
    return reach_compared(
        Asker(today=TODAY),
        origin=origin,
        on=dt.date.fromisoformat(on),
        later=dt.date.fromisoformat(later),
        options=Options(**options),  # type: ignore[arg-type]
    )


def names(found: ReachCompared, which: str, kind: str) -> list[str]:
    return [one.name for one in getattr(found, which)(kind)]


def test_the_one_invitation_to_the_send_board_counts_until_its_day(stockport: Stockport) -> None:
    found = compared("2021-02-25", "2021-02-26")
    assert names(found, "lost", "forum") == ["SEND Board"]
    assert names(found, "added", "forum") == []
    assert compared_finding(found) == (
        "By seats a word from That Counts could reach 5 forums on 25 February 2021, and 4 on 26 February 2021. "
        "Lost: SEND Board."
    )


def test_a_new_seat_adds_forum_sector_place_and_people_from_its_first_day(stockport: Stockport) -> None:
    lever = stockport.person("Hayley Lever")
    lever.organisation = Organisation.objects.create(key="gmm", name="GM Moving", sector="health")
    lever.save()
    stockport.seat("lp-steering", "Hayley Lever", start=dt.date(2021, 2, 1))
    before, later = "2021-01-31", "2021-02-01"
    found = compared(before, later)
    assert names(found, "added", "forum") == ["GM Moving executive"]
    assert names(found, "added", "sector") == ["health"]
    assert names(found, "added", "place") == ["Greater Manchester"]
    assert names(found, "added", "person") == ["Cllr Eve Holt", "Hayley Lever"]
    assert [found.lost(kind) for kind in KINDS] == [(), (), (), ()]
    back = compared(later, later)
    assert [back.added(kind) + back.lost(kind) for kind in KINDS] == [(), (), (), ()]


def test_people_in_deciding_seats_are_those_of_the_two_layers_farthest_from_residents(
    stockport: Stockport,
) -> None:
    found = compared("2021-01-05", "2021-01-06")
    assert found.deciding == ("Strategic", "Executive")
    assert [(p.name, p.seats) for p in found.before.of("person")] == [
        ("Public Health Lead", ("Active Communities Board",)),
        ("Director of Public Health", ("Active Communities Board",)),
    ]
    assert found.before.not_named == 4  # of the ACB one, of the SEND Board three
    assert any("not named are not counted" in says for says in account_of_comparing(found))


def test_a_renamed_layer_stays_a_deciding_one(stockport: Stockport) -> None:
    Layer.objects.filter(key="strategic").update(name="Boards")
    assert compared("2021-01-05", "2021-01-06").deciding == ("Boards", "Executive")


def test_where_it_starts_counts_only_while_it_is_open(stockport: Stockport) -> None:
    forum = stockport.forum("lp-steering")
    forum.opened = dt.date(2021, 2, 1)
    forum.save()
    found = compared("2021-01-31", "2021-02-01", "LP Steering")
    assert found.before.of("forum") == ()
    assert "LP Steering" in [f.name for f in found.later.of("forum")]


def test_options_hold_on_both_days(stockport: Stockport) -> None:
    found = compared("2021-01-05", "2021-02-26", without=("Public Health Lead",))
    assert [len(day.of("forum")) for day in (found.before, found.later)] == [3, 3]
    assert found.before.of("person") == ()
    assert "As if these were not there: Public Health Lead." in account_of_comparing(found)
    upward = compared("2021-01-05", "2021-01-06", "LP Ops", upward=True)
    assert "That Counts" not in [f.name for f in upward.before.of("forum")]


def test_a_second_day_before_the_first_is_refused(stockport: Stockport) -> None:
    with pytest.raises(BadQuestion) as told:
        compared("2021-02-01", "2021-01-01")
    assert (told.value.field, str(told.value.remedy)) == ("and", "Put the earlier day first.")


def test_an_unknown_start_is_refused_with_the_nearest(stockport: Stockport) -> None:
    with pytest.raises(UnknownName):
        compared("2021-01-01", "2021-02-01", "That Cuonts")


def test_no_figure_stands_for_what_did_reach(stockport: Stockport) -> None:
    told = reach_compared_as_json(compared("2021-01-05", "2021-02-28"))
    assert told["did"] == {
        "recorded": False,
        "says": "Did reach: not recorded. It is counted for each thread, on its page, by evidenced steps. "
        "So no figure is shown.",
    }
