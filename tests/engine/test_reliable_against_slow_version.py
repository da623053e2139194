"""The likeliest ways against writing every journey out, on many random small calendars."""

from __future__ import annotations

import os
from random import Random

import pytest

from groundswell.engine.frontier import Frontier
from groundswell.engine.ids import ForumIdx, PersonIdx
from groundswell.engine.journeys import spread
from groundswell.engine.reliable import Way, ways_to_forum, ways_to_person
from tests.engine import as_arrays
from tests.engine.random_calendars import random_calendar, random_question
from tests.engine.slow_chances import Slow, random_odds
from tests.engine.slow_version import Question
from tests.engine.small_calendar import Cal

CALENDARS = 50_000 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 6_000
BLOCKS = 10

pytestmark = pytest.mark.slow_version


def case(seed: int) -> tuple[Slow, float] | None:
    """A calendar, a question, odds and what a likelier way is worth; None where it asks about itself."""
    rng = Random(seed)
    cal = random_calendar(rng)
    q = random_question(rng, cal)
    arrays = as_arrays.calendar(cal)
    certain = rng.choice((0.0, 0.0, 0.3, 0.8, 1.0))
    odds = random_odds(rng, arrays, certain=certain)
    if q.origin == q.target:
        return None
    return Slow(cal, q, arrays, odds), rng.choice((0.0, 0.0, 0.02, 0.05))


def engine(slow: Slow, worth: float) -> Frontier[Way] | None:
    """The engine's ways; None where there is no source, or the target is told at once."""
    q, arrays = slow.q, slow.arrays
    start = as_arrays.source(arrays, q)
    if start is None:
        return None
    found = spread(arrays, start, as_arrays.terms(q))
    if q.target[0] == "forum":
        return ways_to_forum(found, ForumIdx(q.target[1]), odds=slow.odds, worth=worth)
    if start.meeting >= 0 and any(h.meeting == start.meeting for h in found.holdings[q.target[1]]):
        return None
    return ways_to_person(found, PersonIdx(q.target[1]), odds=slow.odds, worth=worth)


@pytest.mark.parametrize("block", range(BLOCKS))
def test_the_likeliest_ways_are_those_that_trying_everything_finds(block: int) -> None:
    """Arrival, hand-offs, chance, the attendances it rests on and every leg: all of it, equal."""
    compared = likelier = 0
    for seed in range(block, CALENDARS, BLOCKS):
        made = case(seed)
        found = None if made is None else engine(*made)
        if made is None or found is None:
            continue
        slow, worth = made
        wanted = slow.front(worth)
        told = [(way.journey.hand_offs, frozenset(way.attendances), legs(slow, way)) for way in found.kept()]
        assert told == [(j.hand_offs, slow.attendances(j), j.legs) for _, _, j in wanted], f"seed {seed}"
        assert [w.likely for w in found.kept()] == pytest.approx([p for _, p, _ in wanted], abs=1e-8)
        compared += bool(wanted)
        likelier += len({(clock, j.hand_offs) for clock, _, j in wanted}) > 1
    assert compared > CALENDARS / BLOCKS / 4
    assert likelier > 5


def legs(slow: Slow, way: Way) -> object:
    """A way's legs in the slow version's terms."""
    return as_arrays.journey_of(slow.arrays, way.journey).legs


@pytest.mark.parametrize("block", range(BLOCKS))
def test_where_all_is_recorded_the_ways_are_todays(block: int) -> None:
    """With nothing left to chance, arrival and hand-offs choose as they always did."""
    for seed in range(block, CALENDARS, BLOCKS * 3):
        rng = Random(seed)
        cal: Cal = random_calendar(rng)
        q: Question = random_question(rng, cal)
        arrays = as_arrays.calendar(cal)
        slow = Slow(cal, q, arrays, random_odds(rng, arrays, certain=1.0))
        found = None if q.origin == q.target else engine(slow, 0.0)
        if found is not None:
            today = as_arrays.answer(cal, q).frontier
            assert [as_arrays.journey_of(arrays, w.journey) for w in found.kept()] == list(today), (
                f"seed {seed}"
            )
