"""One meeting on another day: later, so that the word is held in time; or earlier, so that what it tells is in time.

The same people are there at the same time of day, and the word is still said at the same meeting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from groundswell.engine.ahead import Ahead, Gains
from groundswell.engine.calendar import LAST_MINUTE, day_of, minutes
from groundswell.engine.ids import MINUTES_A_DAY, NO_SUBJECT, ForumIdx
from groundswell.engine.itineraries import PAPER
from groundswell.engine.journeys import NEVER
from groundswell.engine.later_papers import first_in_time, papers_on_the_way
from groundswell.engine.opening import Opening
from groundswell.engine.ways_in import is_free, is_free_for_invitee

#: (meeting, new day) -> the day its papers are then due (any, where it has no paper rule), or None: not that day.
NewDeadline = Callable[[int, int], int | None]


class _At(NamedTuple):
    """A meeting on its new day. Minutes since 1970-01-01."""

    meeting: int
    day: int
    start: int
    end: int
    deadline: int


@dataclass(frozen=True)
class Moves:
    """Every meeting moved by up to `most_days` either way. `age`: the days a word lives, where the question says so."""

    ahead: Ahead
    most_days: int
    new_deadline: NewDeadline
    age: int | None = None

    def found(self) -> Iterator[Opening]:
        """The smallest move of each meeting for each thing that moving it gives."""
        yield from self._later()
        yield from self._earlier()

    def _at(self, m: int, days: int) -> _At | None:
        calendar = self.ahead.calendar
        due = self.new_deadline(m, calendar.day[m] + days)
        if due is None:
            return None
        shift = days * MINUTES_A_DAY
        start = calendar.start[m] + shift
        last = min(minutes(due, LAST_MINUTE), start - 1) if calendar.has_paper_rule[m] else start - 1
        return _At(m, calendar.day[m] + days, start, calendar.end[m] + shift, last)

    # Who brings it there on the new day -----------------------------------------------------------------------

    def _bringing(self, at: _At) -> tuple[int, ...]:
        """Those who then raise the word there, in the register's order; PAPER where a referred paper brings it."""
        ahead, calendar, m = self.ahead, self.ahead.calendar, at.meeting
        holds, free = ahead.holds(calendar.forum[m]), is_free(calendar, m, ahead.terms)
        people = {
            calendar.who[a]
            for a, person in ahead.raisers(m)
            if holds[person] <= (at.start - 1 if _is_free_for(ahead, m, a, free=free) else at.deadline)
        }
        if any(self._arrives(a, at) for a in self._papers_to.get(calendar.forum[m], ())):
            people.add(PAPER)
        return tuple(sorted(people))

    @cached_property
    def _papers_to(self) -> dict[int, list[int]]:
        """Forum -> the meetings that hear and refer a paper to it."""
        found: dict[int, list[int]] = {}
        for a, forum, _ in papers_on_the_way(self.ahead):
            if self.ahead.found.heard[a] < NEVER:
                found.setdefault(forum, []).append(a)
        return found

    def _arrives(self, a: int, at: _At) -> bool:
        """Whether what meeting `a` refers goes to this one on its new day: the first in time, or its own anyway."""
        ahead, calendar = self.ahead, self.ahead.calendar
        if a == at.meeting or calendar.end[a] >= at.start or day_of(at.deadline) < calendar.day[a]:
            return False
        if any(other == a for other, _ in calendar.papers_to.get(at.meeting, ())):
            return True
        moved = (at.meeting, at.start, at.deadline)
        forum = calendar.forum[at.meeting]
        first = first_in_time(calendar, forum, after=calendar.end[a], day=calendar.day[a], moved=moved)
        return first == at.meeting and ahead.found.heard[a] < NEVER

    # What follows ---------------------------------------------------------------------------------------------

    def _follows(self, at: _At) -> int:
        """What hears from those it tells, and from the papers it refers, on its new day."""
        ahead = self.ahead
        bits = ahead.of_those_told(at.meeting, at.end)
        for a, forum, subject in papers_on_the_way(ahead):
            if a == at.meeting:
                bits |= self._referred(at, forum, subject)
        return bits

    def _referred(self, at: _At, forum: int, subject: int) -> int:
        calendar, bits = self.ahead.calendar, 0
        first = first_in_time(
            calendar,
            forum,
            after=at.end,
            day=at.day,
            moved=(at.meeting, at.start, at.deadline),
        )
        if first is not None and first != at.meeting:
            bits = self.ahead.leads[first]
        for b, papers in calendar.papers_to.items():
            went = (at.meeting, subject) in papers and calendar.forum[b] == forum
            if went and calendar.start[b] > at.end and day_of(calendar.deadline[b]) >= at.day:
                bits |= self.ahead.leads[b]
        return bits

    # Later ----------------------------------------------------------------------------------------------------

    def _later(self) -> Iterator[Opening]:
        """A meeting that does not hear, until it does. Only one on or after the day the word is said."""
        ahead, calendar = self.ahead, self.ahead.calendar
        for m, day in enumerate(calendar.day):
            forum = ForumIdx(calendar.forum[m])
            if not ahead.said <= day < ahead.terms.until or ahead.found.heard[m] < NEVER:
                continue
            if not ahead.counts(forum) or not self._might_matter(m) or not self._might_hear(m):
                continue
            at, people = next(self._hears_on(m), (None, ()))
            if at is None:
                continue
            gains = self._with_own(ahead.gains(self._follows(at)), at)
            if gains:
                yield Opening("moved", forum, m, at.day - day, people, gains)

    def _hears_on(self, m: int) -> Iterator[tuple[_At, tuple[int, ...]]]:
        for days in range(1, self.most_days + 1):
            if self.ahead.calendar.day[m] + days > self.ahead.terms.until:
                return
            at = self._at(m, days)
            people = () if at is None else self._bringing(at)
            if at is not None and people:
                yield at, people

    def _might_matter(self, m: int) -> bool:
        ahead, forum = self.ahead, self.ahead.calendar.forum[m]
        if forum in ahead.forums and ahead.calendar.day[m] + 1 < ahead.first_day[forum]:
            return True
        return bool(ahead.of_those_told(m, ahead.calendar.end[m])) or any(
            a == m for a, _, _ in papers_on_the_way(ahead)
        )

    def _might_hear(self, m: int) -> bool:
        """Whether anybody who may raise there, or a paper, is on the way by the last day it might move to."""
        ahead, forum = self.ahead, self.ahead.calendar.forum[m]
        latest = ahead.calendar.start[m] + self.most_days * MINUTES_A_DAY
        holds = ahead.holds(forum)
        return forum in self._papers_to or any(holds[person] < latest for _, person in ahead.raisers(m))

    def _with_own(self, gains: Gains, at: _At) -> Gains:
        """With the day the moved meeting itself hears, where that is news."""
        forum = self.ahead.calendar.forum[at.meeting]
        if forum not in self.ahead.forums or at.day >= self.ahead.first_day[forum]:
            return gains
        own = min(at.day, dict(gains).get(forum, NEVER))
        return tuple(sorted({**dict(gains), forum: own}.items()))

    # Earlier --------------------------------------------------------------------------------------------------

    def _earlier(self) -> Iterator[Opening]:
        """A meeting that hears, earlier for what it then feeds; its own forum's sooner day does not count."""
        ahead, calendar = self.ahead, self.ahead.calendar
        sends = {a for a, _, _ in papers_on_the_way(ahead)}
        for m, day in enumerate(calendar.day):
            if not ahead.said <= day <= ahead.terms.until:
                continue
            might_hear = ahead.found.heard[m] < NEVER or calendar.forum[m] in self._papers_to
            far = calendar.end[m] - self.most_days * MINUTES_A_DAY
            if not might_hear or (m not in sends and not ahead.of_those_told(m, far)):
                continue
            yield from self._earlier_by_steps(m)

    def _earlier_by_steps(self, m: int) -> Iterator[Opening]:
        ahead, calendar = self.ahead, self.ahead.calendar
        is_source = m == ahead.source
        known: Gains = ()
        for days in range(1, self.most_days + 1):
            day = calendar.day[m] - days
            if day < (ahead.earliest if is_source else ahead.said):
                return
            at = self._at(m, -days)
            if at is None:
                continue
            people = () if is_source else self._bringing(at)
            if not (people or is_source):
                return
            gains = self._but_own(ahead.gains(self._follows(at)), calendar.forum[m])
            if is_source:
                gains = self._while_it_lives(gains, days)
            if gains and gains != known:
                known = gains
                yield Opening("moved", calendar.forum[m], m, -days, people, gains)

    def _but_own(self, gains: Gains, forum: int) -> Gains:
        return tuple(row for row in gains if row[0] != forum)

    def _while_it_lives(self, gains: Gains, days: int) -> Gains:
        """Said so many days earlier, a word of a stated age is too old as many days earlier; nothing may be lost so."""
        ahead = self.ahead
        if self.age is None:
            return gains
        last = ahead.said - days + self.age
        if last >= ahead.terms.until:
            return gains
        alive = {forum: day for forum, day in gains if day <= last}
        others = ahead.forums - {ForumIdx(ahead.calendar.forum[ahead.source])}
        if any(last < ahead.first_day[f] < NEVER and f not in alive for f in others):
            return ()
        return tuple(alive.items())


def _is_free_for(ahead: Ahead, m: int, a: int, *, free: bool) -> bool:
    """Whether attendance `a` may raise the word at `m` without a paper."""
    calendar = ahead.calendar
    invited = calendar.invited_for[a]
    if invited != NO_SUBJECT:
        return is_free_for_invitee(calendar, m, invited, ahead.terms)
    return bool(calendar.chairs[a]) or free
