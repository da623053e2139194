"""A bit a world against going through the worlds one by one, on many random small calendars."""

from __future__ import annotations

import os
from random import Random

import pytest

from groundswell.engine.calendar import Calendar
from groundswell.engine.quorum import quorate
from groundswell.engine.worlds import heard_in
from tests.engine import as_arrays
from tests.engine.random_calendars import random_calendar, random_question
from tests.engine.slow_version import Asked, starts
from tests.engine.small_calendar import Cal, Question, There

CALENDARS = 50_000 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 6_000
BLOCKS = 10
WORLDS = 5

pytestmark = pytest.mark.slow_version


class InOneWorld(Asked):
    """The question where only some come, and a meeting below its quorum neither hears nor passes."""

    def __init__(self, cal: Cal, q: Question, *, come: set[tuple[int, int]], least: list[int]) -> None:
        super().__init__(cal, q)
        self.come, self.least = come, least

    def who_comes(self, m: int) -> list[There]:
        """The lines of those who come, less those the question takes away."""
        lines = self.cal.meets[m].there
        return [t for t in lines if (m, t.person) in self.come and t.person not in self.q.without]

    def meets(self, m: int) -> bool:
        """Observers and invitees make no quorum; a substitute does."""
        return sum(t.raises and not t.invited for t in self.who_comes(m)) >= self.least[m]

    def counts(self, m: int) -> bool:
        """A meeting that does not meet neither hears nor passes."""
        return super().counts(m) and self.meets(m)

    def there(self, m: int) -> list[There]:
        """Nobody who counts, where the meeting does not."""
        return self.who_comes(m) if self.counts(m) else []

    def heard(self, source: int | None) -> set[int]:
        """Every meeting that hears: those one leg on from one that did, over and over."""
        if source is not None and not self.meets(source):
            return set()
        last = self.last_day(source)
        found = set() if source is None else {source}
        waiting = self.first_steps(source)
        while waiting:
            _, leg = waiting.pop()
            if leg.to_meet not in found and self.cal.meets[leg.to_meet].day <= last:
                found.add(leg.to_meet)
                waiting += self.steps(leg.to_meet)
        return found


def drawn(rng: Random, arrays: Calendar, q: Question) -> tuple[list[int], list[int], list[int]]:
    """(Attendance -> worlds in which they come, meeting -> its quorum, meeting -> worlds in which it meets)."""
    every = (1 << WORLDS) - 1
    often = rng.choice((0.5, 0.8, 0.95))
    comes = [sum((rng.random() < often) << w for w in range(WORLDS)) for _ in arrays.who]
    there = [0 if who in q.without else bits for who, bits in zip(arrays.who, comes, strict=True)]
    least = [rng.choice((0, 0, 0, 1, 2, 3)) for _ in range(arrays.n_meetings)]
    by_attendance = dict(enumerate(there))
    meets = [quorate(arrays, m, n, there=by_attendance, every=every) for m, n in enumerate(least)]
    return there, least, meets


@pytest.mark.parametrize("block", range(BLOCKS))
def test_a_bit_a_world_hears_what_each_world_hears_by_itself(block: int) -> None:
    """Substitutes, observers, invitees, papers, quorum and every option mixed; each meeting in each world."""
    some = 0
    for seed in range(block, CALENDARS, BLOCKS):
        rng = Random(seed)
        cal = random_calendar(rng)
        q = random_question(rng, cal)
        arrays = as_arrays.calendar(cal)
        start, source = as_arrays.source(arrays, q), starts(cal, q)[:1]
        if start is None or not source:
            continue
        there, least, meets = drawn(rng, arrays, q)
        every = (1 << WORLDS) - 1
        found = heard_in(arrays, start, as_arrays.terms(q), there=there, every=every, held_meets=meets)
        given = arrays.given_order
        quorum = [least[given.index(i)] for i in range(len(cal.meets))]
        for world in range(WORLDS):
            come = {
                (given[m], arrays.who[a])
                for m in range(arrays.n_meetings)
                for a in range(arrays.first[m], arrays.first[m + 1])
                if there[a] >> world & 1
            }
            wanted = InOneWorld(cal, q, come=come, least=quorum).heard(source[0])
            told = {given[m] for m in range(arrays.n_meetings) if found[m] >> world & 1}
            assert told == wanted, f"seed {seed}, world {world}"
            some += len(wanted) > 1
    assert some > CALENDARS / BLOCKS
