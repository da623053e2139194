"""Reach by seats on one day, the calendar left out: who could carry a word where, and what one seat more opens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from groundswell.engine.ids import ForumIdx, PersonIdx

NO_ONE: frozenset[PersonIdx] = frozenset()


@dataclass(frozen=True)
class Seating:
    """Who sits where on one day. Observers hear and never raise; aggregate and vacant seats give nobody.

    hears: forum -> who is told there; raises: forum -> who may bring a word in. list[F] each.
    """

    hears: Sequence[frozenset[PersonIdx]]
    raises: Sequence[frozenset[PersonIdx]]

    @property
    def n_forums(self) -> int:
        """How many forums there are."""
        return len(self.hears)

    def without_forums(self, forums: Iterable[ForumIdx]) -> Seating:
        """The same with these forums, and their seats, taken away."""
        gone = set(forums)
        return Seating(
            [NO_ONE if f in gone else people for f, people in enumerate(self.hears)],
            [NO_ONE if f in gone else people for f, people in enumerate(self.raises)],
        )


def reached(
    seating: Seating,
    starts: Iterable[ForumIdx],
    *,
    without: frozenset[PersonIdx] = NO_ONE,
    upward: Sequence[int] = (),
) -> frozenset[ForumIdx]:
    """Every forum a word at `starts` could get to through those who sit on two; `starts` included. O(seats).

    `upward` is as in Terms: a word heard in a forum of order a goes only to forums of order a or more.

    >>> that_counts, ops, acb = frozenset({0, 1}), frozenset({0, 3}), frozenset({3, 4})
    >>> seating = Seating([that_counts, ops, acb], [that_counts, ops, acb])
    >>> sorted(reached(seating, [0])), sorted(reached(seating, [0], without=frozenset({3})))
    ([0, 1, 2], [0, 1])
    >>> sorted(reached(seating, [1], upward=(1, 2, 3)))
    [1, 2]
    """
    order = upward or (1,) * seating.n_forums
    raised_by: dict[PersonIdx, list[ForumIdx]] = {}
    for f, people in enumerate(seating.raises):
        for p in people - without:
            raised_by.setdefault(p, []).append(ForumIdx(f))
    found = set(starts)
    waiting = list(found)
    while waiting:
        here = waiting.pop()
        for person in seating.hears[here] - without:
            for there in raised_by.get(person, ()):
                if there not in found and 0 < order[here] <= order[there]:
                    found.add(there)
                    waiting.append(there)
    return frozenset(found)
