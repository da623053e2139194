"""How a word travels through the calendar: one pass in time order, and the few good answers.

The pass is the Connection Scan idea (Dibbelt, Pajor, Strasser & Wagner 2013) with, for each person,
the few moments at which fewer hand-offs became possible, so that arrival and hand-offs come out of
the same pass (what RAPTOR does in rounds: Delling, Pajor & Werneck 2012).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any, NamedTuple

from groundswell.engine.calendar import Calendar, minutes
from groundswell.engine.ids import MINUTES_A_DAY, NOBODY, NOWHERE, ForumIdx, MeetingIdx, PersonIdx
from groundswell.engine.levels import carry_levels
from groundswell.engine.scan import Laid, laid_out
from groundswell.engine.speed import NEVER_HEARD, speed_for
from groundswell.engine.ways_in import Terms, takes_part

NEVER = 1 << 60
MOST = 60  # hand-offs followed: three a month for as long as the planner looks ahead
ITSELF = -2  # the word starts with this person


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
    and afterwards both hold it. A referred paper needs nobody present. MOST hand-offs are followed.
    Cost: O(attendances after the source).

    >>> from groundswell.engine.brinnington import THAT_COUNTS, PUBLIC_HEALTH_LEAD, brinnington
    >>> calendar = brinnington()
    >>> found = spread(calendar, Source(first_meeting(calendar, THAT_COUNTS, after=33)), Terms(until=131))
    >>> [calendar.day[h.meeting] for h in found.holdings[PUBLIC_HEALTH_LEAD]]
    [35]
    """
    laid = laid_out(calendar, terms)
    speed = speed_for(len(calendar.who))
    scan = speed.fields(laid.scan)
    holders = len(scan.person_of)
    level, heard = speed.levels(holders), speed.levels(calendar.n_meetings)
    told_at_level = speed.numbers(holders * (MOST + 1), NOWHERE)
    begin = _set_down(source, terms, laid, level, heard, told_at_level)
    last = minutes(terms.until, MINUTES_A_DAY - 1)
    speed.kernel(carry_levels)(scan, begin, last, MOST, level, heard, told_at_level)
    return Spread(
        calendar,
        source,
        terms,
        _heard(calendar, source, terms, heard),
        _holdings(calendar, source, laid, told_at_level),
    )


def _set_down(source: Source, terms: Terms, laid: Laid, level: Any, heard: Any, told_at_level: Any) -> int:
    """Set the word down where it starts; the first event to look at."""
    scan, stride = laid.scan, MOST + 1
    if source.meeting != NOWHERE:
        heard[source.meeting] = 0  # so that a paper from here costs one hand-off
        first, end = scan.tell_first[source.meeting], scan.tell_first[source.meeting + 1]
        for holder in (scan.told[i] for i in range(first, end)):
            level[holder], told_at_level[holder * stride] = 0, source.meeting
        return int(scan.tells_at[source.meeting]) + 1
    # The minute before the day begins: day-only meetings of that day count, the evening's deadline does not.
    moment = minutes(source.day) - 1
    if source.person not in terms.without:
        for holder in laid.holders[source.person]:
            level[holder], told_at_level[holder * stride] = 0, ITSELF
    return int(bisect_left(scan.at, moment))


def _heard(calendar: Calendar, source: Source, terms: Terms, heard: Any) -> list[int]:
    end = bisect_right(calendar.day, terms.until)
    found = [NEVER if h == NEVER_HEARD else int(h) for h in heard[:end]]
    found += [NEVER] * (calendar.n_meetings - end)
    if source.meeting != NOWHERE:
        found[source.meeting] = -1  # told at the source is no hand-off
    return found


def _holdings(calendar: Calendar, source: Source, laid: Laid, told_at_level: Any) -> list[list[Holding]]:
    """Person -> their holdings, the earliest first. Under `upward` each once, whichever layer it may be used in."""
    found: list[list[Holding]] = [[] for _ in range(calendar.n_people)]
    stride, person_of = MOST + 1, laid.scan.person_of
    for place, m in enumerate(told_at_level):
        if m != NOWHERE:
            hand_offs, person = place % stride, person_of[place // stride]
            if m == ITSELF:
                held = Holding(minutes(source.day) - 1, hand_offs, NOWHERE)
            else:
                held = Holding(calendar.end[m], hand_offs, int(m))
            if held not in found[person]:
                found[person].append(held)
    for holdings in found:
        holdings.sort()
    return found


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
