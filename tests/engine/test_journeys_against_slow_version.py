"""The engine against its slow, obvious version, on many random small calendars."""

from __future__ import annotations

import os
from random import Random

import pytest

from tests.engine import as_arrays, slow_version
from tests.engine.random_calendars import random_calendar, random_question

CALENDARS = 50_000 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 5_000
BLOCKS = 10  # so that a failure names its block, and progress shows

pytestmark = pytest.mark.slow_version


@pytest.mark.parametrize("block", range(BLOCKS))
def test_every_journey_is_the_one_that_trying_everything_finds(block: int) -> None:
    """Pareto fronts, carriers, ways in, substitutes and who else could carry: all of it, equal."""
    for seed in range(block, CALENDARS, BLOCKS):
        rng = Random(seed)
        cal = random_calendar(rng)
        q = random_question(rng, cal)
        assert as_arrays.answer(cal, q) == slow_version.ask(cal, q), f"seed {seed}"
