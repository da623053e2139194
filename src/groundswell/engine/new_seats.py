"""The one new seat that opens most, by seats alone: every person at every forum, all at once. No calendar here.

People and forums are bits of Python integers: one operation for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from groundswell.engine.ids import ForumIdx, PersonIdx
from groundswell.engine.knots import bits_of, ones
from groundswell.engine.seating import NO_ONE, Seating


class NewSeat(NamedTuple):
    """One seat more, and the forums it would open."""

    person: PersonIdx
    forum: ForumIdx
    opens: frozenset[ForumIdx]


def new_seats(
    seating: Seating,
    starts: Iterable[ForumIdx],
    *,
    targets: frozenset[ForumIdx],
    n_people: int,
    without: frozenset[PersonIdx] = NO_ONE,
    upward: Sequence[int] = (),
) -> tuple[NewSeat, ...]:
    """The new seats that open most of `targets` to a word from `starts`; equal ones stand together.

    Exact: a seat for somebody who hears it opens what its forum leads to; a seat at a forum that
    hears it opens what its holder leads to. Empty where no single seat opens any. Order: the
    register's, by person and forum. `upward` is as in Terms.
    Cost: O(seats + forums^2) operations on all forums at once, and the seats found.

    >>> that_counts, board = frozenset({0, 1}), frozenset({2})
    >>> seating = Seating([that_counts, board], [that_counts, board])
    >>> [seat[:2] for seat in new_seats(seating, [0], targets=frozenset({1}), n_people=3)]
    [(0, 1), (1, 1), (2, 0)]
    """
    onward = leads_onward(seating, upward=upward, without=without)
    known = 0
    for start in starts:
        known |= onward[start]
    missing = bits_of(targets) & ~known
    if not missing:
        return ()
    order = upward or (1,) * seating.n_forums
    gains = [
        _gain(seating, onward, order, layer, known, missing, without) for layer in sorted({*order} - {0})
    ]
    most = max((bits.bit_count() for gain in gains for bits in gain.all_opened()), default=0)
    if not most:
        return ()
    best = [gain.of_size(most) for gain in gains]
    sets: dict[int, frozenset[ForumIdx]] = {}
    found = []
    for p in range(n_people):
        for f, bits in sorted(seat for gain in best for seat in gain.seats_for(p)):
            if bits not in sets:
                sets[bits] = frozenset(map(ForumIdx, ones(bits)))
            found.append(NewSeat(PersonIdx(p), ForumIdx(f), sets[bits]))
    return tuple(found)


@dataclass(frozen=True)
class _Gain:
    """What new seats in the forums of one layer open; every forum is of one layer where direction is free."""

    told: int  # a bit for each person who could bring the word into this layer
    there: dict[int, int]  # forum that does not hear it -> what a seat there opens, for anybody told
    heard: list[int]  # forums that hear it
    through: dict[int, int]  # person -> what a seat in any of those opens

    def all_opened(self) -> Iterator[int]:
        """What each seat opens, equal ones once."""
        if self.told:
            yield from self.there.values()
        if self.heard:
            yield from self.through.values()

    def of_size(self, most: int) -> _Gain:
        """Only the seats that open so many."""
        there = {f: bits for f, bits in self.there.items() if bits.bit_count() == most}
        through = {p: bits for p, bits in self.through.items() if bits.bit_count() == most}
        return _Gain(self.told, there, self.heard, through)

    def seats_for(self, person: int) -> Iterator[tuple[int, int]]:
        """(forum, what it opens) of the person's new seats."""
        if self.told >> person & 1:
            yield from self.there.items()
        if person in self.through:
            bits = self.through[person]
            yield from ((f, bits) for f in self.heard)


def _gain(
    seating: Seating,
    onward: Sequence[int],
    order: Sequence[int],
    layer: int,
    known: int,
    missing: int,
    without: frozenset[PersonIdx],
) -> _Gain:
    told, through = 0, dict[int, int]()
    for f in range(seating.n_forums):
        if known >> f & 1 and 0 < order[f] <= layer:
            told |= bits_of(seating.hears[f] - without)
        if order[f] >= layer:
            for p in seating.raises[f] - without:
                through[p] = through.get(p, 0) | onward[f] & missing
    forums = [f for f in range(seating.n_forums) if order[f] == layer]
    return _Gain(
        told,
        {f: onward[f] & missing for f in forums if not known >> f & 1},
        [f for f in forums if known >> f & 1],
        through,
    )


def leads_onward(
    seating: Seating, *, upward: Sequence[int] = (), without: frozenset[PersonIdx] = NO_ONE
) -> list[int]:
    """Forum -> a bit for each forum that a word there leads to, itself included.

    Cost: O(seats + forums^2) operations on all forums at once (Warshall 1962).
    """
    order = upward or (1,) * seating.n_forums
    raised_at: dict[int, int] = {}
    for f, people in enumerate(seating.raises):
        for p in people - without:
            raised_at[p] = raised_at.get(p, 0) | 1 << f
    not_below = {
        layer: bits_of(f for f in range(seating.n_forums) if order[f] >= layer) for layer in set(order) - {0}
    }
    onward = [1 << f for f in range(seating.n_forums)]
    for f, people in enumerate(seating.hears):
        if order[f]:
            leads = 0
            for p in people - without:
                leads |= raised_at.get(p, 0)
            onward[f] |= leads & not_below[order[f]]
    for middle in range(seating.n_forums):
        further = onward[middle]
        onward = [bits | further if bits >> middle & 1 else bits for bits in onward]
    return onward
