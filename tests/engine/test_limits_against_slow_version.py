"""Words that age, go upward only, or pass by some forums: the engine against its slow version, and what they change."""

from __future__ import annotations

import os
from dataclasses import replace
from random import Random

import pytest

from groundswell.engine.journeys import NEVER, spread
from tests.engine import as_arrays, slow_version
from tests.engine.random_calendars import random_age, random_calendar, random_layers, random_question
from tests.engine.small_calendar import Cal, Question

CALENDARS = 50_000 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 5_000
BLOCKS = 5

pytestmark = pytest.mark.slow_version


def asked(seed: int) -> tuple[Cal, Question]:
    """A random calendar and question with an age of its own."""
    rng = Random(seed)
    cal = random_calendar(rng)
    return cal, replace(random_question(rng, cal), age=random_age(rng))


@pytest.mark.parametrize("block", range(BLOCKS))
def test_every_journey_of_a_word_that_ages_is_the_one_that_trying_everything_finds(block: int) -> None:
    for seed in range(block, CALENDARS, BLOCKS):
        cal, q = asked(seed)
        assert as_arrays.answer(cal, q) == slow_version.ask(cal, q), f"seed {seed}"


@pytest.mark.parametrize("block", range(BLOCKS))
def test_each_forum_first_hears_when_trying_everything_says_so(block: int) -> None:
    """Question 6: the first day of every forum, and none where it never hears."""
    reached = 0
    for seed in range(block, CALENDARS, BLOCKS):
        cal, q = asked(seed)
        fast = first_hearings(cal, q)
        assert fast == slow_version.first_hearings(cal, q), f"seed {seed}"
        reached += len(fast) > 2
    assert reached > CALENDARS / BLOCKS / 10


def first_hearings(cal: Cal, q: Question) -> dict[int, int]:
    """Forum -> the day of its first meeting that hears, by one pass."""
    arrays = as_arrays.calendar(cal)
    start = as_arrays.source(arrays, q)
    if start is None:
        return {}
    found = spread(arrays, start, as_arrays.terms(q, until=as_arrays.last_day(arrays, start, q)))
    heard = [m for m in range(arrays.n_meetings) if found.heard[m] < NEVER]
    return {arrays.forum[m]: arrays.day[m] for m in reversed(heard)}


def test_each_limit_takes_ways_away_and_never_makes_one_sooner() -> None:
    """Else the tests above could all pass with the limits passed over."""
    changed = dict.fromkeys(("upward", "age", "without_forums"), 0)
    for seed in range(1_000):
        rng = Random(seed)
        cal = random_calendar(rng)
        free = replace(random_question(rng, cal), upward=(), without_forums=frozenset(), horizon=20)
        whole = first_hearings(cal, free)
        others = frozenset(range(cal.n_forums)) - {free.origin[1]}
        for limited in (
            replace(free, upward=random_layers(rng, cal)),
            replace(free, age=rng.randrange(10)),
            replace(free, without_forums=frozenset(rng.sample(sorted(others), 1))),
        ):
            limit = next(name for name in changed if getattr(limited, name) != getattr(free, name))
            less = first_hearings(cal, limited)
            assert all(forum in whole and whole[forum] <= day for forum, day in less.items()), f"seed {seed}"
            changed[limit] += less != whole
    assert min(changed.values()) > 100
