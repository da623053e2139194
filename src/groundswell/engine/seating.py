"""Reach by seats on one day, the calendar left out: who could carry a word where, and what one seat more opens."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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
    seating: Seating, starts: Iterable[ForumIdx], *, without: frozenset[PersonIdx] = NO_ONE
) -> frozenset[ForumIdx]:
    """Every forum a word at `starts` could get to through those who sit on two; `starts` included. O(seats).

    >>> that_counts, ops, acb = frozenset({0, 1}), frozenset({0, 3}), frozenset({3, 4})
    >>> seating = Seating([that_counts, ops, acb], [that_counts, ops, acb])
    >>> sorted(reached(seating, [0])), sorted(reached(seating, [0], without=frozenset({3})))
    ([0, 1, 2], [0, 1])
    """
    return frozenset(_came_by(seating, starts, without))


def way(
    seating: Seating, starts: Iterable[ForumIdx], target: ForumIdx, *, without: frozenset[PersonIdx] = NO_ONE
) -> frozenset[PersonIdx] | None:
    """The persons on one way with the fewest hand-offs from `starts` to `target`; None where there is none."""
    came = _came_by(seating, starts, without)
    if target not in came:
        return None
    people: set[PersonIdx] = set()
    step = came[target]
    while step is not None:
        here, person = step
        people.add(person)
        step = came[here]
    return frozenset(people)


def _came_by(
    seating: Seating, starts: Iterable[ForumIdx], without: frozenset[PersonIdx]
) -> dict[ForumIdx, tuple[ForumIdx, PersonIdx] | None]:
    """Forum -> (forum before, who carried), for each one reached; None for a start. Breadth first."""
    raised_by: dict[PersonIdx, list[ForumIdx]] = {}
    for f, people in enumerate(seating.raises):
        for p in people - without:
            raised_by.setdefault(p, []).append(ForumIdx(f))
    came: dict[ForumIdx, tuple[ForumIdx, PersonIdx] | None] = dict.fromkeys(starts)
    waiting = deque(came)
    while waiting:
        here = waiting.popleft()
        for person in sorted(seating.hears[here] - without):
            for there in raised_by.get(person, ()):
                if there not in came:
                    came[there] = (here, person)
                    waiting.append(there)
    return came


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
) -> tuple[NewSeat, ...]:
    """The new seats that open most of `targets` to a word from `starts`; equal ones stand together.

    Exact: a seat for somebody who hears it opens what its forum leads to; a seat at a forum that
    hears it opens what its holder leads to. Empty where no single seat opens any. Order: the
    register's, by person and forum. Cost: O(forums * seats + people * forums).
    """
    known = reached(seating, starts, without=without)
    onward = [reached(seating, [ForumIdx(f)], without=without) for f in range(seating.n_forums)]
    told = frozenset().union(*(seating.hears[f] for f in known)) - without if known else NO_ONE
    found: list[NewSeat] = []
    for p in (PersonIdx(i) for i in range(n_people) if i not in without):
        leads_to = frozenset().union(*(onward[f] for f in range(seating.n_forums) if p in seating.raises[f]))
        for f in (ForumIdx(i) for i in range(seating.n_forums)):
            opens: frozenset[ForumIdx] = frozenset()
            if p in told and f not in known:
                opens = onward[f] - known
            elif p not in told and f in known:
                opens = leads_to - known
            if opens & targets:
                found.append(NewSeat(p, f, opens & targets))
    most = max((len(s.opens) for s in found), default=0)
    return tuple(s for s in found if len(s.opens) == most)
