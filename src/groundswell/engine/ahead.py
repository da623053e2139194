"""What lies ahead of a meeting or a person: which meetings would be news, and which of them hear if this one does.

No single change takes a road away here, so what a change gives is the union of what lies ahead of each
meeting it lets hear, and of each person it lets hold the word earlier. One pass backwards finds all of that.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from groundswell.engine.calendar import Calendar, minutes
from groundswell.engine.ids import NO_SUBJECT, NOBODY, NOWHERE, ForumIdx
from groundswell.engine.journeys import NEVER, Spread
from groundswell.engine.scan import Laid, laid_out
from groundswell.engine.ways_in import is_free

Gains = tuple[tuple[int, int], ...]  # (forum, the day it then first hears), by forum


class Ahead:
    """One spread, and what would be news to `forums`: a meeting of theirs on an earlier day than any that hears.

    Sets of meetings are integers: bit i stands for `wanted[i]`, in time order. Meetings from day `earliest`
    on are looked at, until the spread's last day. Cost: O(attendances until the last meeting wanted).
    """

    def __init__(self, found: Spread, forums: Iterable[ForumIdx], *, earliest: int) -> None:
        self.found, self.calendar, self.terms = found, found.calendar, found.terms
        self.laid: Laid = laid_out(self.calendar, self.terms)
        self.earliest, self.source = earliest, found.source.meeting
        self.said = found.source.day if self.source == NOWHERE else self.calendar.day[self.source]
        self.first_day = first_days(found)
        self.forums = frozenset(f for f in forums if self.counts(f))
        self.wanted = [m for m in self._window() if self._is_news(m)]
        self.of_forum: dict[int, int] = {}
        for bit, m in enumerate(self.wanted):
            forum = self.calendar.forum[m]
            self.of_forum[forum] = self.of_forum.get(forum, 0) | 1 << bit
        self._known_gains: dict[int, Gains] = {0: ()}
        self._look_back()

    def _window(self) -> range:
        days = self.calendar.day
        return range(bisect_left(days, self.earliest), bisect_right(days, self.terms.until))

    def _is_news(self, m: int) -> bool:
        forum = self.calendar.forum[m]
        return forum in self.forums and self.calendar.day[m] < self.first_day[forum]

    def counts(self, forum: int) -> bool:
        """Whether the forum's meetings hear and pass at all, under these terms."""
        terms = self.terms
        return forum not in terms.without_forums and not (terms.upward and terms.upward[forum] == 0)

    def _look_back(self) -> None:
        scan, calendar = self.laid.scan, self.calendar
        self.leads = [0] * calendar.n_meetings  # meeting -> what hears if it does
        for bit, m in enumerate(self.wanted):
            self.leads[m] = 1 << bit
        self.order_of = [0] * len(scan.person_of)  # holder -> order of the layer they raise in
        self._moments: list[list[int]] = [[] for _ in scan.person_of]  # minus the cutoff, so rising
        self._sets: list[list[int]] = [[] for _ in scan.person_of]  # with each cutoff: all from it on
        groups, leads = len(scan.meeting_of), self.leads
        last = max((scan.tells_at[m] for m in self.wanted), default=-1)
        for e in range(last, bisect_left(scan.at, self.earliest * 1440 - 1) - 1, -1):
            code = scan.event[e]
            if code < 0:
                m = ~code
                for i in range(scan.tell_first[m], scan.tell_first[m + 1]):
                    sets = self._sets[scan.told[i]]
                    if sets:
                        leads[m] |= sets[-1]
            elif code < groups:
                m = scan.meeting_of[code]
                if leads[m]:
                    for i in range(scan.raise_first[code], scan.raise_first[code + 1]):
                        self._may_raise(scan.raiser[i], m, scan.at[e])
            else:
                leads[scan.paper_from[code - groups]] |= leads[scan.paper_to[code - groups]]

    def _may_raise(self, holder: int, m: int, moment: int) -> None:
        sets, upward = self._sets[holder], self.terms.upward
        before = sets[-1] if sets else 0
        if self.leads[m] & ~before:
            sets.append(before | self.leads[m])
            self._moments[holder].append(-moment)
            if upward:
                self.order_of[holder] = upward[self.calendar.forum[m]]

    def of_holder(self, holder: int, held: int) -> int:
        """What hears if this holder has the word from minute `held`."""
        at = bisect_right(self._moments[holder], -held)
        return self._sets[holder][at - 1] if at else 0

    def of_person(self, person: int, *, told_at: int, held: int) -> int:
        """What hears if `person` has the word from minute `held`, told at forum `told_at`."""
        upward, found = self.terms.upward, 0
        for holder in self.laid.holders[person]:
            if not upward or self.order_of[holder] >= upward[told_at]:
                found |= self.of_holder(holder, held)
        return found

    def may_matter(self, person: int) -> bool:
        """Whether anything hears if `person` has the word early enough."""
        return any(self._sets[holder] for holder in self.laid.holders[person])

    def of_those_told(self, m: int, held: int) -> int:
        """What hears if those whom meeting `m` tells have the word from minute `held`."""
        scan, found = self.laid.scan, 0
        for i in range(scan.tell_first[m], scan.tell_first[m + 1]):
            found |= self.of_holder(scan.told[i], held)
        return found

    def first(self, bits: int) -> int:
        """The earliest meeting of a set."""
        return self.wanted[(bits & -bits).bit_length() - 1]

    def gains(self, bits: int) -> Gains:
        """Each forum that hears sooner if these meetings do, and the day."""
        known = self._known_gains.get(bits)
        if known is None:
            known = self._known_gains[bits] = tuple(
                (forum, self.calendar.day[self.first(bits & theirs)])
                for forum, theirs in sorted(self.of_forum.items())
                if bits & theirs
            )
        return known

    # As things stand ---------------------------------------------------------------------------------------

    @cached_property
    def held(self) -> list[list[tuple[int, int]]]:
        """Person -> (order of the layer they were told in, since) of each holding; order 0 for their own word."""
        forum, upward, source = self.calendar.forum, self.terms.upward, self.found.source
        rows = [
            [(upward[forum[h.meeting]] if upward and h.meeting != NOWHERE else 0, h.since) for h in holdings]
            for holdings in self.found.holdings
        ]
        if source.person != NOBODY and source.person not in self.terms.without:
            rows[source.person].append((0, minutes(source.day) - 1))  # even where they are at no meeting yet
        return rows

    @cached_property
    def _holds(self) -> dict[int, list[int]]:
        return {}

    def holds(self, forum: int) -> list[int]:
        """Person -> the first minute they hold a word they could raise at `forum`, or NEVER."""
        order = self.terms.upward[forum] if self.terms.upward else 0
        known = self._holds.get(order)
        if known is None:
            known = self._holds[order] = [
                min((since for told_in, since in rows if told_in <= order), default=NEVER)
                for rows in self.held
            ]
        return known

    @cached_property
    def hearing(self) -> list[int]:
        """The meetings that hear as things stand, until the last meeting wanted; by their end."""
        last = self.calendar.end[self.wanted[-1]] if self.wanted else -NEVER
        heard = (m for m, level in enumerate(self.found.heard) if level < NEVER and self._counts(m))
        rows = [m for m in heard if self.calendar.end[m] < last]
        return sorted(rows, key=lambda m: (self.calendar.end[m], m))

    @cached_property
    def silent(self) -> list[int]:
        """The meetings that do not hear as things stand, but lead to something wanted."""
        return [
            m for m in self._window() if self.leads[m] and self.found.heard[m] == NEVER and self._counts(m)
        ]

    def _counts(self, m: int) -> bool:
        return self.counts(self.calendar.forum[m])

    @cached_property
    def people(self) -> list[int]:
        """Everybody who is not away."""
        return [p for p in range(self.calendar.n_people) if p not in self.terms.without]

    def lines(self, m: int) -> range:
        """The attendances of a meeting."""
        return range(self.calendar.first[m], self.calendar.first[m + 1])

    def raisers(self, m: int) -> Iterator[tuple[int, int]]:
        """(Attendance, person) who may raise at `m`, and those they stand in for."""
        calendar, terms = self.calendar, self.terms
        for a in self.lines(m):
            invited = calendar.invited_for[a]
            if not calendar.raises[a] or calendar.who[a] in terms.without:
                continue
            if invited != NO_SUBJECT and terms.about not in (NO_SUBJECT, invited):
                continue
            for person in (calendar.who[a], calendar.stands_in_for[a]):
                if person != NOBODY and person not in terms.without:
                    yield a, person

    def member_moment(self, m: int) -> int:
        """By when a member must hold the word to raise it at `m`."""
        return moment(self.calendar, m, free=is_free(self.calendar, m, self.terms))


def first_days(found: Spread) -> list[int]:
    """Forum -> the day it first hears as things stand, or NEVER."""
    days = [NEVER] * found.calendar.n_forums
    for m, heard in enumerate(found.heard):
        if heard < NEVER:
            forum = found.calendar.forum[m]
            days[forum] = min(days[forum], found.calendar.day[m])
    return days


def moment(calendar: Calendar, m: int, *, free: bool) -> int:
    """The last minute to hold the word by: before the start where the way in is free, else the deadline."""
    return calendar.start[m] - 1 if free else calendar.deadline[m]
