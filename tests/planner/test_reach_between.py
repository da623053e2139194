"""Reach between two layers in one pass: the same as asking from each forum in turn."""

from __future__ import annotations

import datetime as dt

import pytest

from bench import borough_register
from groundswell.planner import keeping
from groundswell.planner.answers_on_layers import Between
from groundswell.planner.naming import BadQuestion
from groundswell.planner.options import Options
from groundswell.planner.reach_between import between_layers
from groundswell.planner.reaching import reach
from groundswell.records.asking import Asker
from tests.planner.conftest import TODAY, Stockport


def between(**asked: object) -> Between:
    keeping.forget()
    return between_layers(Asker(today=TODAY), **asked)  # type: ignore[arg-type]


def test_that_counts_could_be_heard_by_both_boards_as_the_example_says(stockport: Stockport) -> None:
    found = between(from_layer="hyper-local", to_layer="STRATEGIC", after=dt.date(2021, 2, 2))
    (that_counts,) = found.forums
    assert that_counts.said_on == dt.date(2021, 2, 2)
    assert dict(zip([b.name for b in found.boards], that_counts.days, strict=True)) == {
        "Active Communities Board": 7,
        "SEND Board": 23,
    }
    assert [f.name for f in found.heard] == ["That Counts"]
    assert [b.heard for b in found.boards] == [1, 1]


def test_arrival_on_the_last_day_counts_and_a_day_less_does_not(stockport: Stockport) -> None:
    first = dt.date(2021, 2, 2)
    assert len(between(after=first, to_layer="strategic", within=7).heard) == 1
    assert len(between(after=first, to_layer="strategic", within=6).heard) == 0


def test_a_forum_with_no_meeting_left_is_not_counted_as_unheard(stockport: Stockport) -> None:
    found = between(from_layer="hyper-local", to_layer="strategic", after=dt.date(2021, 4, 1))
    assert [f.name for f in found.unsaid] == ["That Counts"]
    assert found.said == ()


def test_sectors_are_those_of_the_boards_that_could_hear(stockport: Stockport) -> None:
    found = between(after=dt.date(2021, 2, 2), to_layer="strategic")
    assert dict(found.sectors)["council"] == 1


def test_too_few_to_say_a_middle(stockport: Stockport) -> None:
    assert between(to_layer="strategic").median_days is None


def test_an_unknown_layer_names_those_there_are(stockport: Stockport) -> None:
    with pytest.raises(BadQuestion, match="no layer called") as wrong:
        between(from_layer="village")
    assert "Hyper-local" in str(wrong.value.remedy)
    with pytest.raises(BadQuestion, match="within -1 days"):
        between(within=-1)


OPTIONS = [
    Options(),
    Options(age=40),
    Options(upward=True),
    Options(standing_items=False, age=90, upward=True),
]


@pytest.mark.django_db
@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_one_pass_says_what_asking_from_each_forum_says(options: Options) -> None:
    borough_register.make()
    asker = Asker(today=borough_register.TODAY)
    keeping.forget()
    found = between_layers(asker, from_layer="hyper-local", to_layer="strategic", options=options)
    assert len(found.forums) > 5
    for forum in found.forums:
        alone = {f.key: f.days for f in reach(asker, origin=forum.key, options=options).forums}
        assert dict(zip([b.key for b in found.boards], forum.days, strict=True)) == {
            b.key: alone[b.key] for b in found.boards
        }
