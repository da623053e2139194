"""Cuts on the calendar, all tries of one size in one pass, against taking everybody away in turn."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest

from groundswell.engine.away import follow
from groundswell.engine.calendar import Calendar
from groundswell.engine.dependence import cuts_on_the_calendar
from groundswell.engine.ids import NOWHERE, PersonIdx
from groundswell.engine.journeys import NEVER, Source, spread
from groundswell.engine.ways_in import Terms
from tests.engine import as_arrays
from tests.engine.random_calendars import random_calendar, random_question

pytestmark = pytest.mark.slow_version
CALENDARS = 50_000 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 5_000
Away = frozenset[PersonIdx]


def asked(calendars: int) -> Iterator[tuple[int, Random, Calendar, Source, Terms]]:
    """Small random calendars, each with a question that can be asked; one in four upward only."""
    for seed in range(calendars):
        rng = Random(seed)
        cal = random_calendar(rng, most_people=6, most_meets=16)
        question = random_question(rng, cal)
        calendar, terms = as_arrays.calendar(cal), as_arrays.terms(question)
        source = as_arrays.source(calendar, question)
        if rng.random() < 0.25:
            layers = tuple(rng.choice((0, 1, 1, 1, 2, 2, 3)) for _ in range(cal.n_forums))
            terms = replace(terms, upward=layers)
        if source is not None:
            yield seed, rng, calendar, source, terms


def slow_heard(calendar: Calendar, source: Source, terms: Terms, away: Away) -> set[int]:
    """The forums that hear it, the source's meeting apart, with these away too."""
    without = terms.without | away
    if source.meeting == NOWHERE and source.person in without:
        return set()
    heard = spread(calendar, source, replace(terms, without=without)).heard
    return {calendar.forum[m] for m, level in enumerate(heard) if level < NEVER}


def slow_cuts(
    calendar: Calendar, source: Source, terms: Terms, targets: list[int], spared: Away
) -> dict[int, tuple[Away, ...]]:
    """Everybody who can leave, in ones, twos and threes; the smallest only."""
    whole = slow_heard(calendar, source, terms, frozenset())
    cuts: dict[int, list[Away]] = {f: [] for f in targets if f in whole}
    leave = [PersonIdx(p) for p in range(calendar.n_people) if p not in terms.without | spared]
    for size in (1, 2, 3):
        for some in map(frozenset, combinations(leave, size)):
            open_still = [f for f, found in cuts.items() if not any(cut <= some for cut in found)]
            if open_still:
                heard = slow_heard(calendar, source, terms, some)
                for f in open_still:
                    if f not in heard:
                        cuts[f].append(some)
    return {f: tuple(found) for f, found in cuts.items()}


def test_cuts_on_the_calendar_are_those_that_taking_everybody_away_in_turn_finds() -> None:
    sizes = {0: 0, 1: 0, 2: 0, 3: 0}
    for seed, rng, calendar, source, terms in asked(CALENDARS):
        targets = rng.sample(range(calendar.n_forums), min(3, calendar.n_forums))
        spared = frozenset({source.person}) if source.meeting == NOWHERE else frozenset()
        slow = slow_cuts(calendar, source, terms, targets, spared)
        assert cuts_on_the_calendar(calendar, source, terms, targets, spared=spared) == slow, f"seed {seed}"
        for cuts in slow.values():
            sizes[max(map(len, cuts), default=0)] += 1
    assert min(sizes.values()) > CALENDARS / 100, sizes


def test_following_in_many_worlds_hears_what_following_in_each_does() -> None:
    for seed, rng, calendar, source, terms in asked(CALENDARS // 5):
        away = [
            frozenset(map(PersonIdx, rng.sample(range(calendar.n_people), rng.randint(0, 3))))
            for _ in range(8)
        ]
        found = follow(calendar, source, terms, away)
        for world, people in enumerate(away):
            told = {f for f, worlds in found.reached.items() if worlds >> world & 1}
            assert told - {calendar.forum[source.meeting]} == slow_heard(calendar, source, terms, people) - {
                calendar.forum[source.meeting]
            }, f"seed {seed}, world {world}"
            for f in told:
                others = frozenset(map(PersonIdx, range(calendar.n_people))) - found.way_to(f, world)
                mine = frozenset({source.person}) if source.meeting == NOWHERE else frozenset()
                assert f in slow_heard(calendar, source, terms, others - mine), f"seed {seed}, forum {f}"
