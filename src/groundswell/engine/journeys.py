"""How a word travels through the calendar: one pass in time order, and the few good answers.

The pass is the Connection Scan idea (Dibbelt, Pajor, Strasser & Wagner 2013) with, for each person,
the few moments at which fewer hand-offs became possible, so that arrival and hand-offs come out of
the same pass (what RAPTOR does in rounds: Delling, Pajor & Werneck 2012).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from groundswell.engine.calendar import Calendar, minutes
from groundswell.engine.ids import NO_SUBJECT, NOBODY, NOWHERE, ForumIdx, MeetingIdx, PersonIdx
from groundswell.engine.ways_in import Terms, cutoff, is_free, takes_part

NEVER = 1 << 60


class Holding(NamedTuple):
    """Somebody holds the word: since when, after how many hand-offs, and from which meeting."""

    since: int  # minutes since 1970-01-01; usable from the next minute on
    hand_offs: int
    meeting: int  # NOWHERE for the person the word starts with


@dataclass(frozen=True)
class Source:
    """Where the word starts: a meeting (everybody there holds it at its end), or a person on a day."""

    meeting: MeetingIdx = NOWHERE
    person: PersonIdx = NOBODY
    day: int = 0


@dataclass(frozen=True)
class Spread:
    """Where the word gets to: the answer of one pass.

    `heard`: meeting -> fewest hand-offs with which it hears, or NEVER; list[M].
    `holdings`: person -> moments at which they hold it with fewer hand-offs than before; list[P].
    """

    calendar: Calendar
    source: Source
    terms: Terms
    heard: list[int]
    holdings: list[list[Holding]]

    def held_since(self, person: int) -> int:
        """The first minute `person` holds the word, or NEVER."""
        return min((h.since for h in self.holdings[person]), default=NEVER)


def first_meeting(calendar: Calendar, forum: ForumIdx, *, after: int) -> MeetingIdx:
    """The forum's first meeting on or after day `after`, or NOWHERE.

    >>> from groundswell.engine.brinnington import THAT_COUNTS, brinnington
    >>> calendar = brinnington()
    >>> calendar.day[first_meeting(calendar, THAT_COUNTS, after=6)]
    33
    """
    for m in range(bisect_left(calendar.day, after), calendar.n_meetings):
        if calendar.forum[m] == forum:
            return MeetingIdx(m)
    return NOWHERE


def spread(calendar: Calendar, source: Source, terms: Terms) -> Spread:
    """Follow the word from `source` through every meeting until `terms.until`.

    A meeting hears if somebody who may raise it holds the word by their cutoff; at its end everybody
    there who may receive holds it too, after one hand-off more, unless they held it with as few. A
    substitute uses what the person they stand for held by the cutoff, at the cost of one hand-off,
    and afterwards both hold it. A referred paper needs nobody present.
    Cost: O(attendances after the source), times the few holdings a person has.

    >>> from groundswell.engine.brinnington import THAT_COUNTS, PUBLIC_HEALTH_LEAD, brinnington
    >>> calendar = brinnington()
    >>> found = spread(calendar, Source(first_meeting(calendar, THAT_COUNTS, after=33)), Terms(until=131))
    >>> [calendar.day[h.meeting] for h in found.holdings[PUBLIC_HEALTH_LEAD]]
    [35]
    """
    found = Spread(
        calendar, source, terms, [NEVER] * calendar.n_meetings, [[] for _ in range(calendar.n_people)]
    )
    begin = _begin(found)
    for m in range(begin, calendar.n_meetings):
        if calendar.day[m] > terms.until:
            break
        if calendar.forum[m] in terms.without_forums:
            continue
        level = min(_by_people(found, m), _by_paper(found, m))
        if level < NEVER:
            found.heard[m] = level
            _tell(found, m, level + 1)
    return found


def _begin(found: Spread) -> int:
    """Set the word down where it starts; the first meeting to look at."""
    source, calendar = found.source, found.calendar
    if source.meeting != NOWHERE:
        found.heard[source.meeting] = -1  # told at the source is no hand-off
        _tell(found, source.meeting, 0)
        return source.meeting + 1
    # The minute before the day begins, so that day-only meetings of that day count.
    # The minute before the day begins: day-only meetings of that day count, the evening's deadline does not.
    if source.person not in found.terms.without:
        found.holdings[source.person].append(Holding(minutes(source.day) - 1, 0, NOWHERE))
    return bisect_left(calendar.day, source.day)


def fewest_by(holdings: list[Holding], moment: int) -> int:
    """The fewest hand-offs with which the word is held by `moment` (which counts), or NEVER."""
    return min((h.hand_offs for h in holdings if h.since <= moment), default=NEVER)


def _by_people(found: Spread, m: int) -> int:
    """The fewest hand-offs with which somebody there raises the word at `m`, or NEVER."""
    calendar, terms, holdings = found.calendar, found.terms, found.holdings
    free = is_free(calendar, m, terms)
    best = NEVER
    for a in range(calendar.first[m], calendar.first[m + 1]):
        own, other = holdings[calendar.who[a]], calendar.stands_in_for[a]
        if not (own or other != NOBODY) or not calendar.raises[a] or not takes_part(calendar, a, terms):
            continue
        moment = cutoff(calendar, m, a, terms, free=free)
        if own:
            best = min(best, fewest_by(own, moment))
        if other != NOBODY and other not in terms.without:
            best = min(best, max(fewest_by(holdings[other], moment), 1))
    return best


def _by_paper(found: Spread, m: int) -> int:
    """The fewest hand-offs with which a referred paper brings the word to `m`, or NEVER."""
    about, best = found.terms.about, NEVER
    for a, subject in found.calendar.papers_to.get(m, ()):
        if NO_SUBJECT in (about, subject) or about == subject:
            level = found.heard[a]
            if level < NEVER:
                best = min(best, max(level, 0) + 1)
    return best


def _tell(found: Spread, m: int, hand_offs: int) -> None:
    """Everybody at `m` who may receive holds the word from its end, unless they held it with as few."""
    told = Holding(found.calendar.end[m], hand_offs, m)
    for person in told_at(found, m):
        _hold(found.holdings[person], told)


def told_at(found: Spread, m: int) -> list[int]:
    """Those who hold the word once `m` has heard it: who may receive there, and those they stand in for."""
    calendar, terms = found.calendar, found.terms
    told = []
    for a in range(calendar.first[m], calendar.first[m + 1]):
        if calendar.receives[a] and takes_part(calendar, a, terms):
            told.append(calendar.who[a])
            other = calendar.stands_in_for[a]
            if other != NOBODY and other not in terms.without:
                told.append(other)
    return told


def _hold(holdings: list[Holding], new: Holding) -> None:
    for h in holdings:
        if h.since <= new.since and h.hand_offs <= new.hand_offs:
            return
    holdings.append(new)
