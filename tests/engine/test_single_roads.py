"""Single roads in one pass against taking each person away in turn."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from groundswell.engine.ids import NOWHERE, PersonIdx
from groundswell.engine.journeys import NEVER, spread
from groundswell.engine.single_roads import single_roads
from tests.engine import as_arrays
from tests.engine.random_calendars import random_calendar, random_question

pytestmark = pytest.mark.slow_version
CALENDARS = 5_000


def test_single_roads_are_those_that_taking_each_away_finds() -> None:
    found = 0
    for seed in range(CALENDARS):
        rng = Random(seed)
        cal = random_calendar(rng)
        q = random_question(rng, cal)
        arrays, terms = as_arrays.calendar(cal), as_arrays.terms(q)
        source = as_arrays.source(arrays, q)
        if source is None:
            continue

        def heard(away: frozenset[PersonIdx], arrays=arrays, terms=terms, source=source) -> set[int]:  # type: ignore[no-untyped-def]
            all_away = terms.without | away
            if source.meeting == NOWHERE and source.person in all_away:
                return set()
            got = spread(arrays, source, replace(terms, without=all_away)).heard
            return {arrays.forum[m] for m, level in enumerate(got) if level < NEVER}

        whole = heard(frozenset())
        slow = {
            f: frozenset(p for p in range(cal.n_people) if f not in heard(frozenset({PersonIdx(p)})))
            for f in whole
        }
        assert single_roads(arrays, source, terms) == slow, f"seed {seed}"
        found += any(slow.values())
    assert found > 500
