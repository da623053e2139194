"""When there is no way: the smallest change, and the latest moment, against trying everything."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from groundswell.engine.ids import ForumIdx, PersonIdx
from groundswell.engine.journeys import Spread, spread
from groundswell.engine.latest import latest_day, latest_meeting
from groundswell.engine.nearest import Absence, nearest_misses
from groundswell.engine.onward import KINDS, Miss
from tests.engine import as_arrays, slow_version
from tests.engine.random_calendars import random_age, random_calendar, random_question
from tests.engine.slow_nearest_miss import slow_nearest_miss
from tests.engine.small_calendar import Cal, Question, There

SOAK = os.environ.get("GROUNDSWELL_COUNTS") == "soak"
CALENDARS = 20_000 if SOAK else 2_000
DEPARTURES = 50_000 if SOAK else 5_000
BLOCKS = 5

pytestmark = pytest.mark.slow_version

NAMES = {"ended_sitting": "sitting"}  # the slow version's word for it


def asked(seeds: range) -> Iterator[tuple[int, Cal, Question]]:
    """Random questions to a forum that is not where they start."""
    for seed in seeds:
        rng = Random(seed)
        cal = random_calendar(rng)
        q = random_question(rng, cal)
        if q.target[0] == "forum" and q.origin != q.target:
            yield seed, cal, q


def misses(cal: Cal, q: Question) -> list[Miss] | None:
    """What the engine would change; None where there is a way, or nowhere to start."""
    arrays = as_arrays.calendar(cal)
    start = as_arrays.source(arrays, q)
    found = None if start is None else spread(arrays, start, as_arrays.terms(q))
    if found is None or as_arrays.ends(found, q):
        return None

    def absences(rows: tuple[tuple[int, There], ...]) -> list[Absence]:
        return [Absence(as_arrays.meeting(arrays, m), as_arrays.line(line)) for m, line in rows]

    target = ForumIdx(q.target[1])
    return nearest_misses(found, target, apologies=absences(cal.apologies), ended=absences(cal.ended))


@pytest.mark.parametrize("block", range(BLOCKS))
def test_the_nearest_miss_is_the_smallest_change_that_trying_each_finds(block: int) -> None:
    """Which kinds of change open a way, the first by order, its days short and its arrival: all equal."""
    seen = 0
    for seed, cal, q in asked(range(block, CALENDARS, BLOCKS)):
        fast = misses(cal, q)
        if fast is None:
            continue
        seen += 1
        slow = slow_nearest_miss(cal, q)
        # A seat only matters where nothing smaller opens a way: then everybody is tried.
        kinds = {KINDS[m.kind] for m in fast} - {"seat"}
        assert kinds == {NAMES.get(k, k) for k in slow.opens} - {"seat"}, f"seed {seed}"
        if slow.nearest is None:
            assert not fast, f"seed {seed}"
            continue
        best, kind = slow.nearest, NAMES.get(slow.nearest.kind, slow.nearest.kind)
        first = [m for m in fast if m.kind == fast[0].kind and m.days_short == fast[0].days_short]
        assert KINDS[fast[0].kind] == kind, f"seed {seed}"
        assert fast[0].days_short == (best.days_short or 0), f"seed {seed}"
        assert min(m.arrives for m in first) == best.arrival[0], f"seed {seed}"
    assert seen > CALENDARS / BLOCKS / 10, "the questions must have no way often enough to test it"


@pytest.mark.parametrize("block", range(BLOCKS))
def test_the_latest_departure_is_the_last_that_still_arrives(block: int) -> None:
    """From a forum the last meeting, from a person the last day, and the same journeys; words that age too."""
    for seed in range(block, DEPARTURES, BLOCKS):
        rng = Random(seed)
        cal = random_calendar(rng)
        q = replace(random_question(rng, cal), age=random_age(rng))
        by = rng.randint(q.after, q.horizon)
        assert _latest(cal, q, by) == _slow_latest(cal, q, by), f"seed {seed}"


def _slow_latest(cal: Cal, q: Question, by: int) -> object:
    slow = slow_version.latest_departure(cal, q, by)
    return None if slow is None else (slow.day, slow.answer.source_meet, slow.answer.frontier)


def _latest(cal: Cal, q: Question, by: int) -> object:
    arrays = as_arrays.calendar(cal)
    kind, which = q.origin
    if kind == "person" and which in q.without:
        return None

    def arrives(found: Spread) -> bool:
        return bool(as_arrays.ends(found, q))

    terms, forum = as_arrays.terms(q, until=by), ForumIdx(which)
    if kind == "person":
        found = latest_day(
            arrays, PersonIdx(which), after=q.after, by=by, terms=terms, arrives=arrives, age=q.age
        )
    else:
        found = latest_meeting(arrays, forum, after=q.after, by=by, terms=terms, arrives=arrives, age=q.age)
    if found is None:
        return None
    answer = as_arrays.shown(arrays, found, q)
    day = arrays.day[found.source.meeting] if kind == "forum" else found.source.day
    return day, answer.source_meet, answer.frontier
