"""The chance that a word arrives, over a long log of sittings: 512 worlds in one pass, a world a bit.

In each world every sitting has one chance to come, drawn from its Beta by the few points that stand for it;
given it, each meeting is a toss of its own. What `chance` draws for a borough, place by place, this draws for
millions of attendances from a bank of tosses made beforehand. What that costs: a chance is rounded up or down
to a level, at random so that it is right on average, and two attendances of one level share their tosses with
chance 1 in 512.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from groundswell.engine.bits import NOTHING, also, either, put
from groundswell.engine.blocks import Start, Targets
from groundswell.engine.chance import SEED, Beta
from groundswell.engine.ids import MINUTES_A_DAY
from groundswell.engine.lanes import GOLDEN, begun, mixed, place, stepped
from groundswell.engine.log import Ints, Log
from groundswell.engine.points import quadrature
from groundswell.engine.scan import Scan
from groundswell.engine.speed import COMPILED, WORD, WORDS
from groundswell.engine.worlds import EVERY, carry_worlds

Words = npt.NDArray[np.uint64]

WORLDS = WORDS * WORD
LEVELS = 64  # chances in the bank are 0, 1/64 ... 64/64
BANK = 512  # tosses of 512 worlds a level, each beginning one word after the one before
POINTS = 4  # the first seven moments of a Beta come out exactly
PLACES = 14  # binary places of the points' weights
CHUNK = 16_384  # attendances drawn at a time: their masks stay near the processor
FINE = 32  # parts of a level


@dataclass(frozen=True)
class Sittings:
    """Who sits where, and what is believed of each. S sittings, A attendances, B beliefs.

    `of`: attendance -> sitting; [A]. `belief`: sitting -> row of `chances`, of POINTS numbers in units of
    1 / (LEVELS * FINE), and of `upto`, their weights summed in units of 2 ** -PLACES; [S], [B * POINTS].
    """

    of: Ints
    belief: Ints
    chances: Ints
    upto: Ints


def sittings_of(log: Log) -> tuple[Ints, Ints]:
    """(Attendance -> sitting, sitting -> forum): the meetings of one person at one forum are one sitting.

    A log does not tell one sitting from the next of the same person. Cost: O(A log A).
    """
    forum = np.repeat(log.forum, np.diff(log.first)).astype(np.int64)
    keys, seen_first, of = np.unique(forum * log.n_people + log.who, return_index=True, return_inverse=True)
    of_forum = keys // log.n_people
    # One forum's sittings side by side, in the order they are first met: so they are read in that order too.
    order = np.lexsort((seen_first, of_forum))
    place = np.empty(len(order), np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    return place[of], of_forum[order].astype(np.int32)


def believed_of(of: Ints, belief: Ints, betas: Sequence[Beta]) -> Sittings:
    """Sittings with what is believed of each: `belief` is their row in `betas`."""
    told = [_points(beta) for beta in betas]
    chances = np.array([round(c * LEVELS * FINE) for row in told for c, _ in row], np.int32)
    weights = np.array([[w for _, w in row] for row in told])
    limits = np.rint(np.cumsum(weights, axis=1) * (1 << PLACES))
    upto = np.minimum(limits, (1 << PLACES) - 1).astype(np.int32)
    return Sittings(of, belief, chances, upto.ravel())


def _points(beta: Beta) -> list[tuple[float, float]]:
    """Nobody of the forum ever missed a meeting, or ever came: one chance alone."""
    if beta.a <= 0 or beta.b <= 0:
        return [(float(beta.b <= 0), 1 / POINTS)] * POINTS
    return quadrature(beta.a, beta.b, POINTS)


@dataclass(frozen=True)
class Drawn:
    """What is drawn once: `point`: sitting -> two words a lane that say which of its points, [S * 2 * WORDS];
    `bank`: level -> tosses, [(LEVELS + 1) * (BANK + WORDS)].
    """

    sittings: Sittings
    point: Words
    bank: Words
    seed: int


def drawn(sittings: Sittings, *, seed: int = SEED) -> Drawn:
    """Each sitting's chance in each world. Seeded; 128 bytes a sitting, and a bank of 270 kB."""
    rng = np.random.default_rng(seed)
    bank = np.concatenate([_tosses(rng, level) for level in range(LEVELS + 1)])
    point: Words = COMPILED.bits(2 * len(sittings.belief))
    COMPILED.kernel(draw_points)(sittings.belief, sittings.upto, np.uint64(seed), point)
    return Drawn(sittings, point, bank, seed)


def _tosses(rng: np.random.Generator, level: int) -> Words:
    """Just as many heads as the level says, shuffled: in so small a bank chance alone would be off by 1 in 400."""
    tosses = (BANK + WORDS) * WORD
    heads = np.arange(tosses) < tosses * level // LEVELS
    return np.packbits(rng.permutation(heads), bitorder="little").view(np.uint64)


class Turns(NamedTuple):
    """A scan in turns of about CHUNK attendances each, so that what is drawn is soon used."""

    chunks: list[
        tuple[int, int, int, int]
    ]  # (first event, event after the last, first attendance, after the last)
    ring: int  # rows of masks in use at once
    row: npt.NDArray[np.uint32]  # attendance -> its row; [A]


def in_turns(scan: Scan) -> Turns:
    """Laid out once for a scan. Cost: O(A); memory: 4 bytes an attendance."""
    chunks = _chunks(scan, 0, len(scan.event))
    ring = _ring(scan, chunks)
    row = np.arange(len(scan.raiser), dtype=np.uint32)
    row &= np.uint32(ring - 1)
    row += np.uint32(1)
    return Turns(chunks, ring, row)


def worlds_heard(
    scan: Scan, start: Start, told: Drawn, targets: Targets, *, turns: Turns | None = None
) -> npt.NDArray[np.int32]:
    """Target row -> in how many of the 512 worlds it hears by `start.last`; [targets.n].

    For a scan whose direction is free: its raisers are the log's attendances. At the source everybody in the
    log is there with their chance. `turns`: as `in_turns` lays them, where many questions are asked.
    Memory: 64 bytes a meeting, and the masks of what is open.
    """
    turns = turns or in_turns(scan)
    bits, room, heard = (COMPILED.bits(n) for n in (len(scan.person_of), scan.n_slots, len(scan.forum)))
    slot = int(scan.slot[start.meeting]) * WORDS
    room[slot : slot + WORDS] = ~np.uint64(0)
    begin = int(scan.tells_at[start.meeting])
    end = bisect_left(scan.at, (start.last + 1) * MINUTES_A_DAY)
    meets = COMPILED.numbers(len(scan.forum), EVERY)
    rows, row = COMPILED.fields(scan), turns.row
    carry, draw = COMPILED.kernel(carry_worlds), COMPILED.kernel(draw_there)
    masks: Words = COMPILED.bits(turns.ring + 1)
    masks[:WORDS] = ~np.uint64(0)
    s = told.sittings

    def draw_for(first: int, upto: int) -> None:
        seed, size = np.uint64(told.seed), np.uint64(turns.ring)
        draw(first, upto, s.of, s.belief, s.chances, told.point, told.bank, seed, size, masks)

    draw_for(*(int(x) for x in scan.raise_first[start.meeting : start.meeting + 2]))
    chunks = [chunk for chunk in turns.chunks if begin < chunk[1] and chunk[0] < end]
    with ThreadPoolExecutor(1) as beside:  # the next masks are drawn while the last are used
        coming = [beside.submit(draw_for, first, upto) for _, _, first, upto in chunks[:1]]
        for i, (low, high, _, _) in enumerate(chunks):
            coming.pop().result()
            coming += [beside.submit(draw_for, first, upto) for _, _, first, upto in chunks[i + 1 : i + 2]]
            carry(rows, max(low, begin), min(high, end), masks, row, row, meets, bits, room, heard)
    return _counted(scan, heard, targets)


def _chunks(scan: Scan, begin: int, end: int) -> list[tuple[int, int, int, int]]:
    """(First event, event after the last, first attendance, attendance after the last raised in them) of each."""
    most = max(1, 2 * CHUNK * len(scan.forum) // max(1, len(scan.raiser)))
    found = []
    for low in range(begin, end, most):
        high = min(low + most, end)
        groups = scan.event[low:high]
        groups = groups[groups >= 0].astype(np.int64)
        first = int(scan.raise_first[groups].min(initial=len(scan.raiser)))
        upto = int(scan.raise_first[groups + 1].max(initial=0))
        found.append((low, high, first, max(first, upto)))
    return found


def _ring(scan: Scan, chunks: Sequence[tuple[int, int, int, int]]) -> int:
    """How many rows hold every mask until its meeting has told: a power of two.

    An attendance drawn while a meeting is open must not have the row of one of its own.
    """
    begins = np.array([low for low, _, _, _ in chunks])
    highest = np.maximum.accumulate([upto for _, _, _, upto in chunks])
    lowest = np.minimum.accumulate([first for _, _, first, _ in chunks][::-1])[::-1]
    opened = np.flatnonzero(scan.event >= 0)
    m = scan.event[opened]
    chunk_opened = np.searchsorted(begins, opened, side="right") - 1
    chunk_told = np.searchsorted(begins, scan.tells_at[m], side="right") - 1
    chunk_told = np.minimum(chunk_told + 1, len(chunks) - 1)  # one chunk is drawn ahead
    ahead = highest[chunk_told] - scan.raise_first[m]
    behind = scan.raise_first[m + 1] - lowest[chunk_opened]
    most = int(max(ahead.max(initial=1), behind.max(initial=1)))
    return 1 << most.bit_length()


def _counted(scan: Scan, heard: Any, targets: Targets) -> npt.NDArray[np.int32]:
    rows = np.asarray(targets.row)[np.asarray(scan.forum)]
    wanted = np.flatnonzero(rows >= 0)
    wanted = wanted[np.argsort(rows[wanted], kind="stable")]
    ordered = rows[wanted]
    begins = np.flatnonzero(np.diff(ordered, prepend=-1))
    found = np.zeros(targets.n, np.int32)
    if len(begins):
        total = np.bitwise_or.reduceat(heard.reshape(-1, WORDS)[wanted], begins, axis=0)
        found[ordered[begins]] = np.bitwise_count(total).sum(axis=1)
    return found


def draw_points(belief: Any, upto: Any, seed: Any, point: Any) -> None:
    """Which of its points each sitting has in each world. Compiled only: words of 64 bits.

    A world's number of PLACES binary places is compared, place by place, with the weights summed.
    """
    for s in range(len(belief)):
        row = belief[s] * POINTS
        state = begun(~seed, np.uint64(s))
        first, second, third = NOTHING, NOTHING, NOTHING
        for i in range(PLACES):
            state = stepped(state)
            first = place(first, state, every(upto[row] >> i & 1))
            second = place(second, state, every(upto[row + 1] >> i & 1))
            third = place(third, state, every(upto[row + 2] >> i & 1))
        own = np.uint64(2 * s) * WORDS
        put(point, own, first)
        put(point, own + WORDS, second)
        for w in range(WORDS):
            # below the first limit: point 0; else below the second: 1; else below the third: 2; else 3
            point[own + w] = (point[own + WORDS + w] & ~point[own + w]) | ~third[w]
            point[own + WORDS + w] = ~point[own + WORDS + w]


def every(bit: Any) -> Any:
    """Every bit of a word where `bit` is 1, none where it is 0."""
    return np.uint64(0) - np.uint64(bit)


def draw_there(
    first: int,
    upto: int,
    sitting: Any,
    belief: Any,
    chances: Any,
    point: Any,
    bank: Any,
    seed: Any,
    ring: Any,
    masks: Any,
) -> None:
    """The worlds in which each attendance from `first` to just before `upto` happens, into its row of `masks`.

    Row 0 is every world; attendance a has row 1 + a % ring. Compiled only: words of 64 bits. One number of
    splitmix64, seeded by the attendance, says which tosses it has of each of its sitting's points.
    """
    for a in range(first, upto):
        x = mixed(seed + np.uint64(a + 1) * GOLDEN)
        b = np.uint64(belief[sitting[a]]) * np.uint64(POINTS)
        p0 = tosses_at(chances[b], x >> np.uint64(1))  # the lowest bit is always set
        p1 = tosses_at(chances[b + np.uint64(1)], x >> np.uint64(16))
        p2 = tosses_at(chances[b + np.uint64(2)], x >> np.uint64(32))
        p3 = tosses_at(chances[b + np.uint64(3)], x >> np.uint64(48))
        row = (np.uint64(1) + (np.uint64(a) & (ring - np.uint64(1)))) * WORDS
        own = np.uint64(sitting[a]) * np.uint64(2) * WORDS
        low, high = also(NOTHING, point, own), also(NOTHING, point, own + WORDS)
        one = either(also(NOTHING, bank, p0), also(NOTHING, bank, p1), low)
        two = either(also(NOTHING, bank, p2), also(NOTHING, bank, p3), low)
        put(masks, row, either(one, two, high))


def tosses_at(chance: Any, x: Any) -> Any:
    """Where in the bank the tosses begin: five bits of `x` round the chance to a level, nine choose among them."""
    rounded_up = (x & np.uint64(FINE - 1)) < (np.uint64(chance) & np.uint64(FINE - 1))
    level = np.uint64(chance) // np.uint64(FINE) + np.uint64(rounded_up)
    return level * np.uint64(BANK + 8) + ((x >> np.uint64(5)) & np.uint64(BANK - 1))
