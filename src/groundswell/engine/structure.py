"""Who sits where on one day, the calendar left out: shared members, and who stands between two forums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.engine.ids import ForumIdx, PersonIdx
from groundswell.engine.seating import Seating, reached

#: forum -> the persons who sit on it on the day
Members = Sequence[frozenset[PersonIdx]]


def shared(members: Members) -> dict[tuple[ForumIdx, ForumIdx], tuple[PersonIdx, ...]]:
    """(forum, later forum) -> the persons on both, in the register's order; every pair is there.

    >>> that_counts, ops, acb = frozenset({0, 1}), frozenset({0, 1, 3}), frozenset({3})
    >>> shared([that_counts, ops, acb])
    {(0, 1): (0, 1), (0, 2): (), (1, 2): (3,)}
    """
    n = len(members)
    return {
        (ForumIdx(a), ForumIdx(b)): tuple(sorted(members[a] & members[b]))
        for a in range(n)
        for b in range(a + 1, n)
    }


@dataclass(frozen=True)
class Carriers:
    """Who could take a word to a forum. `direct` sit on both; `last` bring it in where nobody does.

    `through` are the forums the word comes from, for `last`.
    """

    direct: tuple[PersonIdx, ...]
    last: tuple[PersonIdx, ...]
    through: tuple[ForumIdx, ...]


def who_could_carry(members: Members, origin: ForumIdx, *, to: ForumIdx) -> Carriers:
    """The persons on both forums; else those on `to` and on a forum the word could reach before.

    Reached first means without passing through `to`.

    >>> who_could_carry([frozenset({0, 1}), frozenset({0, 3}), frozenset({3, 4})], 0, to=2)
    Carriers(direct=(), last=(3,), through=(1,))
    """
    direct = tuple(sorted(members[origin] & members[to]))
    if direct:
        return Carriers(direct, (), ())
    cut_off = [frozenset() if f == to else people for f, people in enumerate(members)]
    near = reached(Seating(cut_off, cut_off), [origin]) - {to}
    last = {p for f in near for p in members[f] & members[to]}
    through = tuple(sorted(f for f in near if members[f] & members[to]))
    return Carriers((), tuple(sorted(last)), through)
