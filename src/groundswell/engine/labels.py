"""How a word comes to be held, and how likely that is: what the likeliest ways are made of. No pass over time here."""

from __future__ import annotations

import math
from collections import Counter
from typing import NamedTuple

from groundswell.engine.calendar import Calendar
from groundswell.engine.chance import CERTAIN, Odds
from groundswell.engine.ids import NOBODY, NOWHERE
from groundswell.engine.ways_in import Terms

#: A chance as a cost: -log(chance) in whole units of 2 ** -48. Costs add up to the very same number in any order.
UNIT = 1 << 48
NO_CHANCE = 1 << 60


class Heard(NamedTuple):
    """One way a meeting hears the word; of equal ways the smallest is told.

    `raised` is (held since, person, stands in for, attendance, from meeting); a paper's person is the number
    of people, its attendance -1; empty at the source. `cost` is that of all attendances it rests on.
    """

    hand_offs: int
    cost: int
    raised: tuple[int, ...]
    holder: Holder | None  # whose word it was; None for a paper and at the source
    before: Heard | None  # how the meeting it came from heard; None at the start


class Holder(NamedTuple):
    """One way a person holds the word: told at `meeting` by attendance `told` (NOWHERE and -1 at their own start)."""

    since: int
    hand_offs: int
    cost: int
    meeting: int
    told: int
    sitting: int  # of `told`; CERTAIN where it is recorded, and at their own start
    layer: int  # of the meeting, where word goes upward only
    heard: Heard | None


def cost_of(chance: float) -> int:
    """A chance as a cost. What is certain costs 0."""
    return NO_CHANCE if chance <= 0 else round(-math.log(chance) * UNIT)


def chance_of(cost: int) -> float:
    """A cost as a chance again."""
    return math.exp(-cost / UNIT)


def uses(heard: Heard | None, holder: Holder | None, odds: Odds) -> frozenset[int]:
    """The uncertain attendances a way rests on: `heard`, or `holder` where that is given."""
    found: set[int] = set()
    if holder is not None:
        found.add(holder.told)
        heard = holder.heard
    while heard is not None and heard.raised:
        found.add(heard.raised[3])
        if heard.holder is not None:
            found.add(heard.holder.told)
        heard = heard.before
    return frozenset(a for a in found if a >= 0 and odds.sitting[a] != CERTAIN)


class Chances:
    """What each step costs, and which of two ways makes the other needless. Exact: by the moments of each Beta.

    Each sitting is one person's, and a person carries once on a good way. So what an attendance costs hangs on
    no more than whether the same sitting was just told; but for those who may `come_back`, the sittings of
    persons who may stand in for somebody without being sure to be there: there all attendances are looked at.
    """

    def __init__(self, calendar: Calendar, odds: Odds, terms: Terms) -> None:
        self.calendar, self.odds, self.terms = calendar, odds, terms
        self.come_back = _coming_back(calendar, odds)
        self._costs: dict[tuple[int, int], int] = {}

    def layer(self, m: int) -> int:
        """The order of a meeting's layer where the word goes upward only; else 0."""
        return self.terms.upward[self.calendar.forum[m]] if self.terms.upward else 0

    def cost(self, sitting: int, k: int) -> int:
        """What it costs that one sitting's person comes `k` times."""
        if (sitting, k) not in self._costs:
            self._costs[sitting, k] = cost_of(self.odds.beta[sitting].moment(k))
        return self._costs[sitting, k]

    def cost_of_all(self, attendances: frozenset[int]) -> int:
        """What it costs that all of them come about."""
        times = Counter(self.odds.sitting[a] for a in attendances)
        return sum(self.cost(s, k) for s, k in times.items())

    def raised(self, holder: Holder, a: int) -> int:
        """The cost once attendance `a` raises what `holder` holds."""
        s = self.odds.sitting[a]
        if s == CERTAIN:
            return holder.cost
        if self.come_back:
            return self.cost_of_all(uses(None, holder, self.odds) | {a})
        if s == holder.sitting:
            return holder.cost + self.cost(s, 2) - self.cost(s, 1)
        return holder.cost + self.cost(s, 1)

    def told(self, heard: Heard, a: int) -> int:
        """The cost once attendance `a` is told what the meeting heard."""
        s = self.odds.sitting[a]
        if s == CERTAIN:
            return heard.cost
        if self.come_back:
            return self.cost_of_all(uses(heard, None, self.odds) | {a})
        return heard.cost + self.cost(s, 1)

    def holds_as_well(self, one: Holder, other: Holder) -> bool:
        """Whether whatever could follow from `other` could follow from `one`, as soon, as likely, with as few.

        The same person holds both, so only their own next attendance, and those of `come_back`, can be tied to
        what went before: to have come once makes it likelier to come again.
        """
        if one.since > other.since or one.hand_offs > other.hand_offs or one.layer > other.layer:
            return False
        if other.sitting not in (CERTAIN, one.sitting):
            once, twice = self.cost(other.sitting, 1), self.cost(other.sitting, 2)
            if one.cost + once > other.cost + twice - once:
                return False
        elif one.cost > other.cost:
            return False
        return not self.come_back or self._leans_as_much(
            uses(None, one, self.odds), uses(None, other, self.odds)
        )

    def heard_as_well(self, one: Heard, other: Heard) -> bool:
        """Whether whatever could follow from `other` could follow from `one`, at the same meeting."""
        if one.hand_offs > other.hand_offs or one.cost > other.cost:
            return False
        return not self.come_back or self._leans_as_much(
            uses(one, None, self.odds), uses(other, None, self.odds)
        )

    def _leans_as_much(self, one: frozenset[int], other: frozenset[int]) -> bool:
        """Whether `one` holds all that `other` does of the sittings that may come back."""
        return all(a in one for a in other if self.odds.sitting[a] in self.come_back)


def _coming_back(calendar: Calendar, odds: Odds) -> frozenset[int]:
    persons = {
        calendar.who[a]
        for a, other in enumerate(calendar.stands_in_for)
        if other != NOBODY and odds.sitting[a] != CERTAIN
    }
    if not persons:
        return frozenset()
    return frozenset(s for a, s in enumerate(odds.sitting) if s != CERTAIN and calendar.who[a] in persons)


def at_the_start(since: int) -> Holder:
    """The person the word starts with."""
    return Holder(since, 0, 0, NOWHERE, -1, CERTAIN, 0, None)
