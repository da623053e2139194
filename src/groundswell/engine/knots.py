"""Forums tied so well that no few people away could part them, each such knot taken as one. No calendar here.

Two forums with more shared people than may be away stay tied whoever of them goes. What cuts one forum
of a knot off from somewhere else then cuts all of it, so questions of cutting need to look at knots only.
People are bits of a Python integer: one operation for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from groundswell.engine.ids import PersonIdx
from groundswell.engine.seating import NO_ONE, Seating


class Knot(NamedTuple):
    """Some forums as one: a bit for each person told there, and for each who may raise a word there.

    `order` is that of their one layer where only upward counts, else 0.
    """

    hears: int
    raises: int
    order: int
    forums: tuple[int, ...]


@dataclass(frozen=True)
class Knots:
    """Every forum in its knot. Who is reached is exact for up to `most` people away, the spared never."""

    knots: tuple[Knot, ...]
    of: tuple[int, ...]  # forum -> its knot
    spared: int  # a bit for each person who is never away
    most: int


def tie(
    seating: Seating,
    *,
    without: frozenset[PersonIdx] = NO_ONE,
    spared: frozenset[PersonIdx] = NO_ONE,
    most: int = 3,
    upward: Sequence[int] = (),
) -> Knots:
    """The knots of a seating that no `most` people away could part, `without` gone beforehand.

    `upward` is as in Terms: forum -> order of its layer, empty where direction is free.
    Not every knot there is: forums tied only in roundabout ways may stay apart, which costs time and
    nothing else. Cost: O(forums^2) operations on all people at once.

    >>> board, panel = frozenset({0, 1, 2, 3, 4}), frozenset({1, 2, 3, 4, 5})
    >>> tie(Seating([board, panel, frozenset({5})], [board, panel, frozenset({5})])).of
    (0, 0, 1)
    """
    never, gone = bits_of(spared), bits_of(without)
    apart = [
        Knot(bits_of(told) & ~gone, bits_of(may_raise) & ~gone, upward[f] if upward else 0, (f,))
        if not upward or upward[f]
        else Knot(0, 0, 0, (f,))
        for f, (told, may_raise) in enumerate(zip(seating.hears, seating.raises, strict=True))
    ]
    tied = _tied(apart, never, most)
    of = [0] * seating.n_forums
    for k, knot in enumerate(tied):
        for f in knot.forums:
            of[f] = k
    return Knots(tuple(tied), tuple(of), never, most)


def _tied(knots: list[Knot], spared: int, most: int) -> list[Knot]:
    """Ties what is tied directly, again and again until nothing more is: a larger knot shares more people."""
    while True:
        left, tied = knots, list[Knot]()
        while left:
            one, left = _with_all_tied_to(left[0], left[1:], spared, most)
            tied.append(one)
        tied.sort(key=lambda knot: knot.forums)
        if len(tied) == len(knots):
            return tied
        knots = tied


def _with_all_tied_to(one: Knot, others: list[Knot], spared: int, most: int) -> tuple[Knot, list[Knot]]:
    """A knot grown by all that is tied to it, and the rest."""
    grew = True
    while grew:
        rest = []
        hears, raises, order, forums = one
        for other in others:
            into, back = hears & other.raises, other.hears & raises
            if (
                order == other.order
                and (into.bit_count() > most or into & spared)
                and (back.bit_count() > most or back & spared)
            ):
                hears, raises, forums = hears | other.hears, raises | other.raises, forums + other.forums
            else:
                rest.append(other)
        grew = len(rest) < len(others)
        one, others = Knot(hears, raises, order, tuple(sorted(forums))), rest
    return one, others


def bits_of(places: Iterable[int]) -> int:
    """A bit for each of these places.

    >>> bin(bits_of([0, 3]))
    '0b1001'
    """
    found = 0
    for place in places:
        found |= 1 << place
    return found


def ones(bits: int) -> Iterator[int]:
    """The places of the bits that are set, the lowest first.

    >>> list(ones(0b1001))
    [0, 3]
    """
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
