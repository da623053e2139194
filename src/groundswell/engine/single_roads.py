"""Whose absence alone cuts which forums off on the calendar: everybody away in turn, in one pass.

Each person has a bit; a meeting's or holding's bits are the worlds in which it has the word, where
in world p person p is away. One bit more is the world in which nobody is.
"""

from __future__ import annotations

from groundswell.engine.calendar import Calendar, minutes
from groundswell.engine.ids import NO_SUBJECT, NOBODY, NOWHERE, ForumIdx, PersonIdx
from groundswell.engine.journeys import Source
from groundswell.engine.ways_in import Terms, cutoff, is_free, takes_part

Held = list[tuple[int, int]]  # (since, worlds) of one person, worlds only ever more


def single_roads(calendar: Calendar, source: Source, terms: Terms) -> dict[ForumIdx, frozenset[PersonIdx]]:
    """Forum -> the persons each of whom alone cuts it off from `source`; forums never heard are left out.

    The same rules as `spread`, hand-offs aside. Cost: O(attendances * people / 64), about.

    >>> from groundswell.engine.brinnington import ACB, THAT_COUNTS, brinnington
    >>> from groundswell.engine.journeys import first_meeting
    >>> calendar = brinnington()
    >>> roads = single_roads(calendar, Source(first_meeting(calendar, THAT_COUNTS, after=33)), Terms(until=131))
    >>> sorted(roads[ACB]), sorted(roads[THAT_COUNTS])
    ([2], [])
    """
    every = (1 << calendar.n_people + 1) - 1
    worlds = [0] * calendar.n_meetings
    held: list[Held] = [[] for _ in range(calendar.n_people)]
    first = 0
    if source.meeting == NOWHERE:
        held[source.person].append((minutes(source.day) - 1, every & ~(1 << source.person)))
    else:
        worlds[source.meeting] = every
        _tell(calendar, source.meeting, worlds, held, terms)
        first = source.meeting + 1
    for m in range(first, calendar.n_meetings):
        if calendar.day[m] > terms.until:
            break
        if calendar.forum[m] not in terms.without_forums:
            worlds[m] = _heard(calendar, m, worlds, held, terms)
            if worlds[m]:
                _tell(calendar, m, worlds, held, terms)
    return _roads(calendar, worlds)


def _roads(calendar: Calendar, worlds: list[int]) -> dict[ForumIdx, frozenset[PersonIdx]]:
    reached: dict[ForumIdx, int] = {}
    for m, bits in enumerate(worlds):
        if bits:
            forum = ForumIdx(calendar.forum[m])
            reached[forum] = reached.get(forum, 0) | bits
    nobody = 1 << calendar.n_people
    return {
        forum: frozenset(PersonIdx(p) for p in range(calendar.n_people) if not bits >> p & 1)
        for forum, bits in reached.items()
        if bits & nobody
    }


def _heard(calendar: Calendar, m: int, worlds: list[int], held: list[Held], terms: Terms) -> int:
    """The worlds in which somebody there raises the word at `m`, or a paper brings it."""
    free, found = is_free(calendar, m, terms), 0
    for a in range(calendar.first[m], calendar.first[m + 1]):
        person, other = calendar.who[a], calendar.stands_in_for[a]
        if not calendar.raises[a] or not takes_part(calendar, a, terms):
            continue
        moment = cutoff(calendar, m, a, terms, free=free)
        found |= _by(held[person], moment)
        if other != NOBODY and other not in terms.without:
            found |= _by(held[other], moment) & ~(1 << person)
    for a, subject in calendar.papers_to.get(m, ()):
        if NO_SUBJECT in (terms.about, subject) or terms.about == subject:
            found |= worlds[a]
    return found


def _by(held: Held, moment: int) -> int:
    found = 0
    for since, bits in held:
        if since <= moment:
            found |= bits
    return found


def _tell(calendar: Calendar, m: int, worlds: list[int], held: list[Held], terms: Terms) -> None:
    """Everybody who may receive at `m` holds the word in those worlds where they are not away."""
    for a in range(calendar.first[m], calendar.first[m + 1]):
        if not calendar.receives[a] or not takes_part(calendar, a, terms):
            continue
        person, other = calendar.who[a], calendar.stands_in_for[a]
        _hold(held[person], calendar.end[m], worlds[m] & ~(1 << person))
        if other != NOBODY and other not in terms.without:
            # Without the substitute nobody tells the person they stand in for.
            _hold(held[other], calendar.end[m], worlds[m] & ~(1 << person) & ~(1 << other))


def _hold(held: Held, since: int, bits: int) -> None:
    if bits & ~_by(held, since):
        held.append((since, bits))
