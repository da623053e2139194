"""How likely a journey is, the slow and obvious way: every journey written out, each attendance looked up."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from groundswell.engine.calendar import Calendar
from groundswell.engine.chance import CERTAIN, Beta, Odds, Record, believed
from tests.engine import small_calendar as small
from tests.engine.slow_version import Asked, Journey, Leg, Question, starts

RATES = (0.83, 0.83, 0.83, 0.47, 0.91, 1.0)  # odd ones: no two products of different chances are the same
SAME = 9  # digits: chances that differ by less are the same


def random_odds(rng: Random, arrays: Calendar, *, certain: float) -> Odds:
    """Each person sits once on each forum; some attendances are recorded; few records, so that many are equal."""
    sittings: dict[tuple[int, int], int] = {}
    of: list[int] = []
    for m in range(arrays.n_meetings):
        for a in range(arrays.first[m], arrays.first[m + 1]):
            s = sittings.setdefault((arrays.who[a], arrays.forum[m]), len(sittings))
            of.append(CERTAIN if rng.random() < certain else s)
    records = [Record(rng.choice((0, 0, 0, 2, 5)), rng.choice((0, 0, 1, 4))) for _ in sittings]
    return Odds(of, [believed(r, rng.choice(RATES)) for r in records], records)


def chance_of_all(beta: Beta, k: int) -> float:
    """The k-th moment, by the gamma function."""
    if beta.b == 0:
        return 1.0
    a, b = beta.a, beta.b
    return math.exp(math.lgamma(a + k) - math.lgamma(a) + math.lgamma(a + b) - math.lgamma(a + b + k))


class AskedOn(Asked):
    """A way to a person may go on past a meeting they might have missed, but never by way of themselves."""

    def onward(self, legs: tuple[Leg, ...], used: frozenset[int], cost: int, last: int) -> Iterator[Journey]:
        """Every journey that begins with these legs, up to the last day."""
        kind, who = self.q.target
        here = legs[-1].to_meet
        if self.cal.meets[here].day > last:
            return
        if self.arrives(here):
            yield Journey(here, cost, legs)
            if kind == "forum":
                return
        for whose, leg in self.steps(here):
            if whose == -1 or (whose not in used and (kind, who) != ("person", whose)):
                yield from self.onward((*legs, leg), used | {whose}, cost + 1, last)


@dataclass(frozen=True)
class Slow:
    """One question to one calendar, with the odds of the calendar as arrays."""

    cal: small.Cal
    q: Question
    arrays: Calendar
    odds: Odds

    def attendance(self, meet: int, person: int) -> int:
        """The arrays' attendance of somebody's line at a meeting."""
        m = self.arrays.given_order.index(meet)
        return next(
            a for a in range(self.arrays.first[m], self.arrays.first[m + 1]) if self.arrays.who[a] == person
        )

    def told_by(self, meet: int, person: int) -> int:
        """The attendance by which somebody is told at a meeting: their own, or their substitute's."""
        lines = [
            t for t in self.cal.meets[meet].there if t.receives and person in (t.person, t.stands_in_for)
        ]
        return self.attendance(meet, lines[0].person)

    def attendances(self, j: Journey) -> frozenset[int]:
        """Who must be there: the carriers at both ends of their legs, and a person the word is for at the last."""
        used = set()
        for leg in j.legs:
            if isinstance(leg.carrier, str):
                continue
            whose = leg.carrier if leg.by_substitute is None else leg.by_substitute
            if leg.from_meet is not None:
                used.add(self.told_by(leg.from_meet, whose))
            used.add(self.attendance(leg.to_meet, leg.carrier))
        if self.q.target[0] == "person" and j.legs and j.arrival is not None:
            used.add(self.told_by(j.arrival, self.q.target[1]))
        return frozenset(a for a in used if self.odds.sitting[a] != CERTAIN)

    def likely(self, j: Journey) -> float:
        """The chance that all of them come, to SAME digits."""
        sittings = [self.odds.sitting[a] for a in self.attendances(j)]
        each = {s: sittings.count(s) for s in sittings}
        return round(math.prod(chance_of_all(self.odds.beta[s], k) for s, k in each.items()), SAME)

    def front(self, worth: float) -> list[tuple[tuple[int, int], float, Journey]]:
        """(Arrival, chance, journey) of each that no earlier one with as few hand-offs is as likely as, by `worth`."""
        asked = AskedOn(self.cal, self.q)
        ways = [j for s in starts(self.cal, self.q)[:1] for j in asked.every_journey(s)]
        offers = sorted(
            (
                (asked.arrival_clock(j), j.hand_offs, -self.likely(j), asked.tie_key(j), i)
                for i, j in enumerate(ways)
            )
        )
        kept: list[tuple[tuple[int, int], float, Journey]] = []
        for clock, hand_offs, less, _, i in offers:
            if not any(j.hand_offs <= hand_offs and p + worth >= -less - 1e-12 for _, p, j in kept):
                legs = tuple(replace(leg, could_also=asked.could_also(leg)) for leg in ways[i].legs)
                kept.append((clock, -less, replace(ways[i], legs=legs)))
        return kept
