"""Whose absence alone cuts which forums off on the calendar: everybody away in turn, in one pass."""

from __future__ import annotations

from groundswell.engine.calendar import Calendar
from groundswell.engine.ids import ForumIdx, PersonIdx
from groundswell.engine.journeys import Source
from groundswell.engine.ways_in import Terms
from groundswell.engine.worlds import heard_in


def single_roads(calendar: Calendar, source: Source, terms: Terms) -> dict[ForumIdx, frozenset[PersonIdx]]:
    """Forum -> the persons each of whom alone cuts it off from `source`; forums never heard are left out.

    In world p person p is away; in one world more nobody is. Cost: O(attendances * people / 64), about.

    >>> from groundswell.engine.brinnington import ACB, THAT_COUNTS, brinnington
    >>> from groundswell.engine.journeys import first_meeting
    >>> calendar = brinnington()
    >>> roads = single_roads(calendar, Source(first_meeting(calendar, THAT_COUNTS, after=33)), Terms(until=131))
    >>> sorted(roads[ACB]), sorted(roads[THAT_COUNTS])
    ([2], [])
    """
    nobody = 1 << calendar.n_people
    every = nobody | nobody - 1
    alive = [every & ~(1 << p) for p in range(calendar.n_people)]
    there = [alive[p] for p in calendar.who]
    worlds = heard_in(calendar, source, terms, there=there, every=every, alive=alive)
    reached: dict[ForumIdx, int] = {}
    for m, bits in enumerate(worlds):
        if bits:
            forum = ForumIdx(calendar.forum[m])
            reached[forum] = reached.get(forum, 0) | bits
    return {
        forum: frozenset(PersonIdx(p) for p in range(calendar.n_people) if not bits >> p & 1)
        for forum, bits in reached.items()
        if bits & nobody
    }
