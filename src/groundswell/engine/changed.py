"""A calendar with one change made to it, and the word followed through it again: the journey that opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from groundswell.engine.calendar import Calendar, Held, Line, Sent, day_of, lay_out
from groundswell.engine.ids import (
    MINUTES_A_DAY,
    NO_SUBJECT,
    NOBODY,
    NOWHERE,
    ForumIdx,
    MeetingIdx,
    PersonIdx,
    SubjectIdx,
)
from groundswell.engine.journeys import Spread, spread
from groundswell.engine.nearest import Absence
from groundswell.engine.opening import Opening
from groundswell.engine.openings import Known, same_notice

OWN_SUBJECT = SubjectIdx(1 << 30)  # of an item made for a word whose subject the question does not name
Meetings = list[Held]


def taken_apart(calendar: Calendar) -> Meetings:
    """The meetings as they were handed in, in the calendar's order; `lay_out` makes the same calendar of them."""
    return [
        Held(
            forum=ForumIdx(calendar.forum[m]),
            day=calendar.day[m],
            start=calendar.start[m] - calendar.day[m] * MINUTES_A_DAY,
            end=calendar.end[m] - calendar.day[m] * MINUTES_A_DAY,
            deadline=day_of(calendar.deadline[m]) if calendar.has_paper_rule[m] else None,
            open_floor=calendar.open_floor[m],
            standing=tuple(SubjectIdx(s) for s in calendar.standing[m]),
            without_paper=tuple(SubjectIdx(s) for s in calendar.without_paper[m]),
            lines=tuple(_line(calendar, a) for a in range(calendar.first[m], calendar.first[m + 1])),
            recorded=calendar.recorded[m],
        )
        for m in range(calendar.n_meetings)
    ]


def _line(calendar: Calendar, a: int) -> Line:
    return Line(
        PersonIdx(calendar.who[a]),
        calendar.raises[a],
        calendar.receives[a],
        SubjectIdx(calendar.invited_for[a]),
        PersonIdx(calendar.stands_in_for[a]),
        calendar.chairs[a],
    )


def followed_again(found: Spread, opening: Opening, known: Known) -> Spread:
    """The word from the same source through the calendar with this change, for the first of its people.

    A meeting's place in the calendar handed in is `calendar.given_order` of its new one. Cost: that of laying
    the calendar out, so ask it of a change that is looked at, never of every candidate.
    """
    calendar = found.calendar
    meetings = _Changed(found, opening, known).meetings()
    papers = [Sent(a, ForumIdx(f), SubjectIdx(s)) for a, f, s in calendar.sent]
    changed = lay_out(meetings, n_forums=calendar.n_forums, n_people=calendar.n_people, papers=papers)
    source = found.source
    if source.meeting != NOWHERE:
        source = replace(source, meeting=MeetingIdx(changed.given_order.index(source.meeting)))
    return spread(changed, source, found.terms)


@dataclass(frozen=True)
class _Changed:
    found: Spread
    opening: Opening
    known: Known

    def meetings(self) -> Meetings:
        meetings = taken_apart(self.found.calendar)
        kinds: dict[str, Callable[[Meetings], None]] = {
            "deadline": self._later_deadline,
            "apology": lambda held: self._with_lines(held, self._theirs(self.known.apologies, once=True)),
            "sitting": lambda held: self._with_lines(held, self._theirs(self.known.ended, once=False)),
            "invitation": self._invited,
            "seat": self._seated,
            "moved": self._moved,
            "standing_item": self._with_item,
            "open_floor": self._with_open_floor,
        }
        kinds[self.opening.kind](meetings)
        return meetings

    @property
    def _person(self) -> PersonIdx:
        return PersonIdx(self.opening.people[0])

    def _from_then_on(self, meetings: Meetings) -> list[int]:
        """The forum's meetings from the day the word is said."""
        source = self.found.source
        said = source.day if source.meeting == NOWHERE else self.found.calendar.day[source.meeting]
        return [m for m, held in enumerate(meetings) if held.forum == self.opening.forum and held.day >= said]

    def _later_deadline(self, meetings: Meetings) -> None:
        m, days = self.opening.meeting, self.opening.days
        meetings[m] = replace(meetings[m], deadline=(meetings[m].deadline or 0) + days)

    def _theirs(self, absences: Iterable[Absence], *, once: bool) -> list[Absence]:
        mine = [a for a in absences if a.line.person == self._person]
        if once:
            return [a for a in mine if a.meeting == self.opening.meeting]
        return [a for a in mine if self.found.calendar.forum[a.meeting] == self.opening.forum]

    def _with_lines(self, meetings: Meetings, absences: Iterable[Absence]) -> None:
        for absence in absences:
            held = meetings[absence.meeting]
            others = tuple(line for line in held.lines if line.person != absence.line.person)
            meetings[absence.meeting] = replace(held, lines=(*others, absence.line))

    def _invited(self, meetings: Meetings) -> None:
        """Where the question names no subject they may raise it as a member could, at that one meeting."""
        line = Line(self._person, invited_for=self.found.terms.about)
        self._with_lines(meetings, [Absence(MeetingIdx(self.opening.meeting), line)])

    def _seated(self, meetings: Meetings) -> None:
        for m in self._from_then_on(meetings):
            lines = [line for line in meetings[m].lines if line.person == self._person]
            has_a_voice = any(line.raises and line.invited_for == NO_SUBJECT for line in lines)
            if not has_a_voice and all(line.stands_in_for == NOBODY for line in lines):
                self._with_lines(meetings, [Absence(MeetingIdx(m), Line(self._person))])

    def _moved(self, meetings: Meetings) -> None:
        m = self.opening.meeting
        day = meetings[m].day + self.opening.days
        new_deadline = self.known.new_deadline or same_notice(self.found)
        deadline = None if meetings[m].deadline is None else new_deadline(m, day)
        meetings[m] = replace(meetings[m], day=day, deadline=deadline)

    def _with_item(self, meetings: Meetings) -> None:
        """As an item without a paper, so that it counts where the question leaves standing items out."""
        about = self.found.terms.about
        subject = OWN_SUBJECT if about == NO_SUBJECT else about
        for m in self._from_then_on(meetings):
            meetings[m] = replace(meetings[m], without_paper=(*meetings[m].without_paper, subject))

    def _with_open_floor(self, meetings: Meetings) -> None:
        visiting = {(v.meeting, v.line.person): v.line for v in self.known.visitors}
        for m in self._from_then_on(meetings):
            held = meetings[m]
            if not held.open_floor:
                lines = tuple(visiting.get((MeetingIdx(m), line.person), line) for line in held.lines)
                meetings[m] = replace(held, open_floor=True, lines=lines)
