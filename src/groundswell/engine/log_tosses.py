"""Who comes in which of 512 worlds, looked up in a bank of tosses made once. Nothing is kept for an attendance.

The bank holds, for each chance from 0/32 to 32/32, 64 lines of tosses of 512 worlds. Which line an attendance reads,
and by how many worlds it is turned, its number alone says: so it is the same whenever it is asked. What that costs: a
chance is rounded up or down to a level, at random so that it is right on average, and two attendances share their
tosses with chance 1 in 4,096, as two sittings do those that draw their chances.

Generator of what to read: splitmix64 (Steele, Lea & Flood 2014).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from groundswell.engine.bits import NOTHING, also, either
from groundswell.engine.chance import SEED, Beta
from groundswell.engine.log import Ints
from groundswell.engine.points import quadrature
from groundswell.engine.speed import COMPILED, WORD, WORDS

WORLDS = WORDS * WORD
LEVELS = 32  # chances in the bank are 0, 1/32 ... 32/32
LINES = 64  # tosses of 512 worlds a level, each one line of the processor's cache: all levels stay near it
POINTS = 4  # the first seven moments of a Beta come out exactly
FINE = 64  # parts of a level
GOLDEN, MIX, MIX_AGAIN = (np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))


class Tossed(NamedTuple):
    """Who sits where, what is believed of each, and the bank. A attendances, S sittings, B beliefs.

    `sitting`: attendance -> sitting; [A]. `belief`: sitting -> belief; [S]. In units of 1 / (LEVELS * FINE):
    `chances`, the POINTS chances of a belief, and `upto`, their weights summed; [B * POINTS] both.
    `bank`: level -> tosses; [(LEVELS + 1) * LINES * WORDS]. `seed`: of where each reads.
    """

    sitting: Ints
    belief: Ints
    chances: Ints
    upto: Ints
    bank: npt.NDArray[np.uint64]
    seed: Any


def tossed_for(sitting: Ints, belief: Ints, betas: Sequence[Beta], *, seed: int = SEED) -> Tossed:
    """Sittings with what is believed of each: `belief` is their row in `betas`. Seeded; a bank of 135 kB."""
    told = [_points(beta) for beta in betas]
    units = LEVELS * FINE
    chances = np.array([round(chance * units) for row in told for chance, _ in row], np.int32)
    weights = np.array([[weight for _, weight in row] for row in told])
    upto = np.rint(np.cumsum(weights, axis=1) * units).astype(np.int32)
    return Tossed(sitting, belief, chances, upto.ravel(), _bank(seed), np.uint64(seed))


def _points(beta: Beta) -> list[tuple[float, float]]:
    """Nobody of the forum ever missed a meeting, or ever came: one chance alone."""
    if beta.a <= 0 or beta.b <= 0:
        return [(float(beta.b <= 0), 1 / POINTS)] * POINTS
    return quadrature(beta.a, beta.b, POINTS)


def _bank(seed: int) -> npt.NDArray[np.uint64]:
    """Just as many heads as each level says, shuffled: in so small a bank chance alone would be off by 1 in 400.

    What comes up at one level comes up at every higher one, so that three levels part the worlds into four.
    """
    tosses = LINES * WORLDS
    ranks = np.random.default_rng(seed).permutation(tosses)
    levels = [np.packbits(ranks * LEVELS < tosses * n, bitorder="little") for n in range(LEVELS + 1)]
    bank: npt.NDArray[np.uint64] = COMPILED.bits((LEVELS + 1) * LINES)
    bank[:] = np.concatenate(levels).view(np.uint64)
    return bank


def there_in(attendance: Any, tossed: Tossed) -> Any:
    """The worlds in which an attendance happens, eight words of 64 bits. Compiled only.

    One number of splitmix64, seeded by the sitting, says where it reads which of its points it has in each world;
    another, seeded by the attendance, where it reads the tosses of each point.
    """
    sitting = tossed.sitting[attendance]
    row = tossed.belief[sitting] * POINTS
    bank, chances, upto = tossed.bank, tossed.chances, tossed.upto
    y = mixed(~tossed.seed + np.uint64(sitting + 1) * GOLDEN)
    x = mixed(tossed.seed + np.uint64(attendance + 1) * GOLDEN)
    turn = x >> np.uint64(58)
    by = (y >> np.uint64(58)) - turn & np.uint64(WORD - 1)  # with `turn` at the end, what the sitting says
    here = also(NOTHING, bank, tosses_at(chances[row + 3], x))
    third = turned(also(NOTHING, bank, tosses_at(upto[row + 2], y)), by)
    here = either(here, also(NOTHING, bank, tosses_at(chances[row + 2], x >> np.uint64(12))), third)
    second = turned(also(NOTHING, bank, tosses_at(upto[row + 1], y)), by)
    here = either(here, also(NOTHING, bank, tosses_at(chances[row + 1], x >> np.uint64(24))), second)
    first = turned(also(NOTHING, bank, tosses_at(upto[row], y)), by)
    here = either(here, also(NOTHING, bank, tosses_at(chances[row], x >> np.uint64(36))), first)
    return turned(here, turn)


def tosses_at(chance: Any, x: Any) -> Any:
    """Where in the bank the tosses begin: six bits of `x` round the chance to a level, six choose its line."""
    rounded_up = (x & np.uint64(FINE - 1)) < (np.uint64(chance) & np.uint64(FINE - 1))
    level = np.uint64(chance) // np.uint64(FINE) + np.uint64(rounded_up)
    return (level * np.uint64(LINES) + (x // np.uint64(FINE) & np.uint64(LINES - 1))) * np.uint64(WORDS)


def turned(worlds: Any, by: Any) -> Any:
    """Each word turned round by some places: each world's toss becomes another's."""
    a, b, c, d, e, f, g, h = worlds
    back = np.uint64(WORD) - by & np.uint64(WORD - 1)
    return (
        a << by | a >> back,
        b << by | b >> back,
        c << by | c >> back,
        d << by | d >> back,
        e << by | e >> back,
        f << by | f >> back,
        g << by | g >> back,
        h << by | h >> back,
    )


def mixed(x: Any) -> Any:
    """A number that tells nothing of `x`."""
    x = (x ^ (x >> np.uint64(30))) * MIX
    x = (x ^ (x >> np.uint64(27))) * MIX_AGAIN
    return x ^ (x >> np.uint64(31))
