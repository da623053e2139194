"""How likely people come, drawn over many worlds at once: a world is a bit. No calendar here, and no journeys."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from groundswell.engine.points import PLACES, WEIGHT_PLACES, Points, points

WORLDS = 512
SEED = 20210215
UNKNOWN_RATE = 0.8  # where nothing is recorded of a forum: 4 in 5 come
PRIOR = 4  # how many meetings the forum's rate weighs against somebody's own record
CERTAIN = -1


@dataclass(frozen=True)
class Record:
    """How often somebody came, of the meetings recorded while they sat. A substitute's coming is not theirs."""

    present: int = 0
    absent: int = 0

    @property
    def meetings(self) -> int:
        """How many recorded meetings it rests on."""
        return self.present + self.absent


@dataclass(frozen=True)
class Beta:
    """What is believed of one sitting's chance to come. Mean `a / (a + b)`; the sum is 4 and up."""

    a: float
    b: float

    def moment(self, k: int) -> float:
        """The chance that they come to all of `k` meetings.

        >>> round(Beta(3.2, 0.8).moment(1), 3), round(Beta(3.2, 0.8).moment(2), 3)
        (0.8, 0.672)
        """
        return math.prod((self.a + i) / (self.a + self.b + i) for i in range(k))


def rate(records: Iterable[Record]) -> float:
    """The share of comings over all sittings of a forum; 4 in 5 where nothing is recorded.

    >>> rate([Record(9, 1), Record(3, 7)]), rate([])
    (0.6, 0.8)
    """
    told = list(records)
    meetings = sum(r.meetings for r in told)
    return sum(r.present for r in told) / meetings if meetings else UNKNOWN_RATE


def believed(record: Record, forum_rate: float) -> Beta:
    """The Beta of one sitting: four meetings at the forum's rate, and its own record.

    >>> believed(Record(9, 1), 0.5)
    Beta(a=11.0, b=3.0)
    """
    return Beta(PRIOR * forum_rate + record.present, PRIOR * (1 - forum_rate) + record.absent)


@dataclass(frozen=True)
class Odds:
    """How likely each attendance of a calendar is. S sittings; a visitor's is one of its own.

    `sitting`: attendance -> sitting, or CERTAIN for one that is recorded; [A].
    `beta`: sitting -> what is believed of it; [S]. Each sitting is one person's.
    `record`: sitting -> what that rests on; [S].
    """

    sitting: Sequence[int]
    beta: Sequence[Beta]
    record: Sequence[Record]

    @cached_property
    def attendances(self) -> list[list[int]]:
        """Sitting -> its attendances that are not certain, in time order; [S]."""
        found: list[list[int]] = [[] for _ in self.beta]
        for a, s in enumerate(self.sitting):
            if s != CERTAIN:
                found[s].append(a)
        return found


@dataclass(frozen=True)
class Interval:
    """A share with its 95 % interval; all three from 0 to 1."""

    share: float
    low: float
    high: float


def wilson(successes: int, n: int) -> Interval:
    """The share and its 95 % Wilson score interval. `n` is 1 or more. Source: Wilson 1927.

    >>> [round(x, 3) for x in (wilson(410, 512).low, wilson(410, 512).high, wilson(512, 512).low)]
    [0.764, 0.833, 0.993]
    """
    z = 1.959963984540054
    share, spread = successes / n, z * z / n
    middle = (share + spread / 2) / (1 + spread)
    reach = z * math.sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    low = 0.0 if successes == 0 else max(0.0, middle - reach)
    high = 1.0 if successes == n else min(1.0, middle + reach)
    return Interval(share, low, high)


def counted(bits: int, worlds: int = WORLDS) -> Interval:
    """The share of worlds whose bit is set, with its interval."""
    return wilson(bits.bit_count(), worlds)


def draw(odds: Odds, sittings: Iterable[int], *, seed: int = SEED, worlds: int = WORLDS) -> dict[int, int]:
    """Attendance -> the worlds in which they are there, for all uncertain attendances of these sittings.

    In each world a sitting has one chance for all its meetings, drawn from its Beta, and meetings are
    independent given it. Each sitting has its own generator, so an attendance is drawn alike whatever
    else is asked. Cost: about 2 microseconds an attendance.

    >>> odds = Odds([0, 0, CERTAIN], [believed(Record(6, 0), 1.0)], [Record(6, 0)])
    >>> {a: bits == 15 for a, bits in draw(odds, [0], worlds=4).items()}
    {0: True, 1: True}
    """
    there: dict[int, int] = {}
    for s in sittings:
        attendances = odds.attendances[s]
        if attendances:
            rng = Random(seed * 1_000_003 + s)
            drawn = _comings(odds.beta[s], len(attendances), rng, worlds)
            there.update(zip(attendances, drawn, strict=True))
    return there


def _comings(beta: Beta, n: int, rng: Random, worlds: int) -> list[int]:
    """The worlds of each of `n` meetings, drawn side by side in one integer of `n * worlds` bits.

    Taking, from the last binary place on, each place or what came before it by the toss of a coin
    gives a 1 with just that chance.
    """
    every, width = (1 << worlds) - 1, (worlds + 7) // 8
    if beta.a <= 0 or beta.b <= 0:  # nobody of the forum ever missed a meeting, or ever came
        return [every if beta.b <= 0 else 0] * n
    bits = 0
    for plane in _chances(points(beta.a, beta.b), rng, worlds):
        wide = int.from_bytes(plane.to_bytes(width, "little") * n, "little")
        bits ^= (bits ^ wide) & rng.getrandbits(8 * width * n)
    drawn = bits.to_bytes(width * n, "little")
    return [int.from_bytes(drawn[at : at + width], "little") for at in range(0, width * n, width)]


def _chances(told: Points, rng: Random, worlds: int) -> list[int]:
    """The sitting's chance in each world, one integer for each of its binary places, the last place first."""
    every = (1 << worlds) - 1
    tosses = [rng.getrandbits(worlds) for _ in range(WEIGHT_PLACES)]
    planes, before = [0] * PLACES, 0
    for chance, upto in zip(told.chances, told.upto, strict=True):
        below = _below(upto, tosses, every)
        for place in range(PLACES):
            if chance >> place & 1:
                planes[place] |= below & ~before
        before = below
    return planes


def _below(limit: int, tosses: Sequence[int], every: int) -> int:
    """The worlds whose number is below `limit`; `tosses` are its binary places turned round, the last place first."""
    if limit >> len(tosses):
        return every
    bits = 0
    for place, toss in enumerate(tosses):
        bits = bits | toss if limit >> place & 1 else bits & toss
    return bits
