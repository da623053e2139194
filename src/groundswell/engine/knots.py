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


def one_for_each_forum(
    seating: Seating, *, without: frozenset[PersonIdx] = NO_ONE, upward: Sequence[int] = ()
) -> list[Knot]:
    """A knot for each forum, `without` gone beforehand; a forum of no layer is empty where only upward counts."""
    gone = bits_of(without)
    return [
        Knot(bits_of(told) & ~gone, bits_of(may_raise) & ~gone, upward[f] if upward else 0, (f,))
        if not upward or upward[f]
        else Knot(0, 0, 0, (f,))
        for f, (told, may_raise) in enumerate(zip(seating.hears, seating.raises, strict=True))
    ]


def tied_directly(knots: list[Knot], *, spared: int, most: int) -> list[Knot]:
    """Ties what shares enough people, again and again until nothing more does: a larger knot shares more.

    Cost: O(knots^2) operations on all people at once.

    >>> board, panel = Knot(0b011111, 0b011111, 0, (0,)), Knot(0b111110, 0b111110, 0, (1,))
    >>> [knot.forums for knot in tied_directly([board, panel], spared=0, most=3)]
    [(0, 1)]
    """
    while True:
        left, tied = knots, list[Knot]()
        while left:
            one, left = with_all_tied_to(left[0], left[1:], spared=spared, most=most)
            tied.append(one)
        if len(tied) == len(knots):
            return tied
        knots = tied


def both(one: Knot, other: Knot) -> Knot:
    """The two as one, in the layer of the first."""
    forums = tuple(sorted(one.forums + other.forums))
    return Knot(one.hears | other.hears, one.raises | other.raises, one.order, forums)


def with_all_tied_to(one: Knot, others: list[Knot], *, spared: int, most: int) -> tuple[Knot, list[Knot]]:
    """A knot grown by all that is directly tied to it, and the rest."""
    grew = True
    while grew:
        rest = []
        for other in others:
            if one.order == other.order:
                into, back = one.hears & other.raises, other.hears & one.raises
                if (into.bit_count() > most or into & spared) and (back.bit_count() > most or back & spared):
                    one = both(one, other)
                    continue
            rest.append(other)
        grew = len(rest) < len(others)
        others = rest
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
