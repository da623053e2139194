"""How a word comes to be held, and how likely that is: what the likeliest ways are made of. No pass over time here."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from groundswell.engine.calendar import Calendar
from groundswell.engine.chance import CERTAIN, Odds
from groundswell.engine.ids import NOBODY, NOWHERE
from groundswell.engine.ways_in import Terms


class Heard(NamedTuple):
    """One way a meeting hears the word. `uses` are the uncertain attendances it rests on.

    `raised` is (held since, person, stands in for, attendance, from meeting): of equal ways the smallest
    is told. A paper's person is the number of people, its attendance -1. None at the source.
    """

    hand_offs: int
    likely: float
    uses: frozenset[int]
    raised: tuple[int, int, int, int, int] | None
    holder: Holder | None  # whose word it was
    before: Heard | None  # how the meeting it came from heard


class Holder(NamedTuple):
    """One way a person holds the word: told at `meeting` by attendance `told` (NOWHERE and -1 at their own start)."""

    since: int
    hand_offs: int
    likely: float
    uses: frozenset[int]
    meeting: int
    told: int
    heard: Heard | None


@dataclass
class Chances:
    """The chance that all of some attendances come about, by the moments of each sitting's Beta. Exact.

    Each sitting is one person's. `come_back` are the sittings a way may use again after its carrier has
    handed over: of persons who may yet stand in for somebody, and are not sure to be there.
    """

    calendar: Calendar
    odds: Odds
    terms: Terms
    come_back: frozenset[int] = frozenset()
    _known: dict[frozenset[int], float] = field(default_factory=dict)
    _moments: dict[tuple[int, int], float] = field(default_factory=dict)

    def with_attendance(self, uses: frozenset[int], a: int) -> frozenset[int]:
        """The same and attendance `a`, unless it is certain."""
        return uses if self.odds.sitting[a] == CERTAIN else uses | {a}

    def layer(self, m: int) -> int:
        """The order of a meeting's layer where the word goes upward only; else 0. 0 for no meeting."""
        return self.terms.upward[self.calendar.forum[m]] if self.terms.upward and m != NOWHERE else 0

    def of(self, uses: frozenset[int]) -> float:
        """How likely they all come. Equal factors give the very same number, in whatever order they came."""
        if uses not in self._known:
            times = Counter(self.odds.sitting[a] for a in uses)
            self._known[uses] = math.prod(sorted(self.moment(s, k) for s, k in times.items()))
        return self._known[uses]

    def moment(self, sitting: int, k: int) -> float:
        """The chance that one sitting's person comes `k` times."""
        if (sitting, k) not in self._moments:
            self._moments[sitting, k] = self.odds.beta[sitting].moment(k)
        return self._moments[sitting, k]

    def holds_as_well(self, one: Holder, other: Holder) -> bool:
        """Whether whatever could follow from `other` could follow from `one`, as soon, as likely, with as few.

        The same person holds both, so only their own next attendance, and those of `come_back`, can be tied to
        what went before. To have come once makes it likelier to come again.
        """
        if one.since > other.since or one.hand_offs > other.hand_offs or one.likely < other.likely:
            return False
        if self.layer(one.meeting) > self.layer(other.meeting) or not self._leans_as_much(
            one.uses, other.uses
        ):
            return False
        if other.told < 0 or self._sitting(one.told) == self._sitting(other.told):
            return True
        s = self._sitting(other.told)
        if s == CERTAIN:
            return True
        once, twice = self.moment(s, 1), self.moment(s, 2)
        return one.likely * once * once >= other.likely * twice

    def heard_as_well(self, one: Heard, other: Heard) -> bool:
        """Whether whatever could follow from `other` could follow from `one`, at the same meeting."""
        return (
            one.hand_offs <= other.hand_offs
            and one.likely >= other.likely
            and self._leans_as_much(one.uses, other.uses)
        )

    def _sitting(self, told: int) -> int:
        return CERTAIN if told < 0 else self.odds.sitting[told]

    def _leans_as_much(self, one: frozenset[int], other: frozenset[int]) -> bool:
        """Whether `one` holds all that `other` does of the sittings that may come back."""
        return not self.come_back or all(a in one for a in other if self.odds.sitting[a] in self.come_back)


def coming_back(calendar: Calendar, odds: Odds) -> frozenset[int]:
    """The sittings of everybody who stands in for somebody without being sure to be there. O(attendances)."""
    persons = {
        calendar.who[a]
        for a, other in enumerate(calendar.stands_in_for)
        if other != NOBODY and odds.sitting[a] != CERTAIN
    }
    if not persons:
        return frozenset()
    return frozenset(s for a, s in enumerate(odds.sitting) if s != CERTAIN and calendar.who[a] in persons)
