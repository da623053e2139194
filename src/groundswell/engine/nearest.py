"""When there is no way: every single change that would open one, the smallest first.

One pass backwards tells which meetings, if only they heard the word, would pass it on to where it
should be heard. A change opens a way if it lets such a meeting hear, or if it puts somebody who can
still carry it at a meeting that hears.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from groundswell.engine.calendar import Calendar, Line, day_of
from groundswell.engine.ids import (
    NO_SUBJECT,
    NOBODY,
    ForumIdx,
    MeetingIdx,
    PersonIdx,
)
from groundswell.engine.journeys import NEVER, Spread
from groundswell.engine.ways_in import Terms, cutoff, is_free, is_free_for_invitee, takes_part

#: Which kind of change is the smallest, in the order of the question.
KINDS = ("deadline", "apology", "invitation", "sitting", "seat", "meeting")


@dataclass(frozen=True)
class Absence:
    """A line somebody would have had at a meeting: they sent apologies, or their sitting had ended."""

    meeting: MeetingIdx
    line: Line


class Miss(NamedTuple):
    """One change that would open a way. `arrives` is the day it would be heard at the target.

    `days_short` is 0 but for a deadline. `known` is 0 for somebody invited there before, else 1.
    `elsewhere` is 0 at the target itself, else 1. In this order the smaller change comes first.
    """

    kind: int  # index into KINDS
    days_short: int
    known: int
    arrives: int
    elsewhere: int
    person: int
    meeting: int


@dataclass(frozen=True)
class Onward:
    """What a pass backwards found.

    `arrives`: meeting -> the earliest day the target hears if this meeting does, or NEVER; list[M].
    `chances`: person -> (moment they must hold the word by, day the target then hears); list[P].
    """

    arrives: list[int]
    chances: list[list[tuple[int, int]]]

    def arrival_for(self, person: int, held: int) -> int:
        """The earliest day the target hears if `person` holds the word from minute `held`."""
        return min((day for moment, day in self.chances[person] if held <= moment), default=NEVER)


def onward(calendar: Calendar, target: ForumIdx, *, terms: Terms, after: int) -> Onward:
    """Which meetings from day `after` on lead to `target`, and by when each person must hold the word.

    Cost: O(attendances), times the few chances a person has.
    """
    found = Onward([NEVER] * calendar.n_meetings, [[] for _ in range(calendar.n_people)])
    sent_on: dict[int, list[int]] = {}
    for m in range(calendar.n_meetings - 1, -1, -1):
        if calendar.day[m] < after or calendar.day[m] > terms.until:
            continue
        arrives = (
            calendar.day[m]
            if calendar.forum[m] == target
            else min(_passed_on(calendar, found, m, terms), *sent_on.get(m, [NEVER]))
        )
        found.arrives[m] = arrives
        if arrives < NEVER:
            _add_chances(calendar, found, m, terms)
            for a, subject in calendar.papers_to.get(m, ()):
                if NO_SUBJECT in (terms.about, subject) or terms.about == subject:
                    sent_on.setdefault(a, [NEVER]).append(arrives)
    return found


def _passed_on(calendar: Calendar, found: Onward, m: int, terms: Terms) -> int:
    """The earliest day the target hears through those who receive the word at `m`."""
    best = NEVER
    for a in range(calendar.first[m], calendar.first[m + 1]):
        if calendar.receives[a] and takes_part(calendar, a, terms):
            for person in (calendar.who[a], calendar.stands_in_for[a]):
                if person != NOBODY and person not in terms.without:
                    best = min(best, found.arrival_for(person, calendar.end[m]))
    return best


def _add_chances(calendar: Calendar, found: Onward, m: int, terms: Terms) -> None:
    arrives = found.arrives[m]
    free = is_free(calendar, m, terms)
    for a in range(calendar.first[m], calendar.first[m + 1]):
        if calendar.raises[a] and takes_part(calendar, a, terms):
            moment = cutoff(calendar, m, a, terms, free=free)
            for person in (calendar.who[a], calendar.stands_in_for[a]):
                if person != NOBODY and person not in terms.without:
                    found.chances[person].append((moment, arrives))


def nearest_misses(
    found: Spread,
    target: ForumIdx,
    *,
    apologies: Iterable[Absence] = (),
    ended: Iterable[Absence] = (),
    members: Iterable[tuple[ForumIdx, Line]] = (),
) -> list[Miss]:
    """Every single change that would open a way to `target`, the smallest first; [] where none does.

    Order: a deadline missed (by fewest days), an apology, an invitation, an ended sitting, a seat, a
    meeting that does not exist yet; then who was invited there before; then the earliest arrival;
    then a change at the target itself; then the register's order. A person away (`terms.without`) is
    never the one who would mend it. `members` are those who sit on a forum at the end of the calendar.
    """
    source_day = found.calendar.day[found.source.meeting] if found.source.meeting >= 0 else found.source.day
    later = onward(found.calendar, target, terms=found.terms, after=source_day)
    misses = [
        *_deadlines(found, later),
        *_absences(found, later, apologies, kind=1),
        *_invitations(found, later),
        *_absences(found, later, ended, kind=3),
    ]
    misses += _seats(found, later, everybody=not misses)
    misses += _meetings(found, target, members)
    forum = found.calendar.forum
    return sorted({m._replace(elsewhere=int(m.meeting >= 0 and forum[m.meeting] != target)) for m in misses})


def _deadlines(found: Spread, later: Onward) -> Iterator[Miss]:
    """Somebody there held the word too late for the paper, but before the meeting began."""
    calendar, terms = found.calendar, found.terms
    for m in range(calendar.n_meetings):
        if later.arrives[m] == NEVER or not calendar.has_paper_rule[m]:
            continue
        for a in range(calendar.first[m], calendar.first[m + 1]):
            if not calendar.raises[a] or not takes_part(calendar, a, terms):
                continue
            for person in (calendar.who[a], calendar.stands_in_for[a]):
                if person == NOBODY or person in terms.without:
                    continue
                held = found.held_since(person)
                if calendar.deadline[m] < held < calendar.start[m]:
                    short = day_of(held) - day_of(calendar.deadline[m])
                    yield Miss(0, short, 0, later.arrives[m], 0, calendar.who[a], m)


def _moment(found: Spread, m: int, line: Line) -> int:
    """By when somebody with this line at `m` must hold the word to raise it there; -NEVER where they may not."""
    terms, calendar = found.terms, found.calendar
    if not line.raises or (
        line.invited_for != NO_SUBJECT and terms.about not in (NO_SUBJECT, line.invited_for)
    ):
        return -NEVER
    if line.invited_for != NO_SUBJECT:
        free = is_free_for_invitee(found.calendar, m, line.invited_for, terms)
    else:
        free = line.chairs or is_free(found.calendar, m, terms)
    return calendar.start[m] - 1 if free else calendar.deadline[m]


def _given(found: Spread, later: Onward, places: Iterable[tuple[int, Line]]) -> tuple[int, int]:
    """(Day the target hears, meeting that makes it so) if one person had all these places; NEVER where it does not."""
    places = list(places)
    held = found.held_since(places[0][1].person)
    told = [(found.calendar.end[m], m) for m, line in places if found.heard[m] < NEVER and line.receives]
    first_told, at = min(told, default=(NEVER, -1))
    best = (NEVER, -1)
    if first_told < held:
        best = (later.arrival_for(places[0][1].person, first_told), at)
    held = min(held, first_told)
    for m, line in places:
        if later.arrives[m] < NEVER and held <= _moment(found, m, line):
            best = min(best, (later.arrives[m], m))
    return best


def _absences(found: Spread, later: Onward, absences: Iterable[Absence], *, kind: int) -> Iterator[Miss]:
    """Somebody away could have raised the word, or received it. An ended sitting counts as one change."""
    calendar, terms = found.calendar, found.terms
    groups: dict[tuple[int, int], list[tuple[int, Line]]] = {}
    for absence in absences:
        m, person = absence.meeting, absence.line.person
        if person not in terms.without and calendar.day[m] <= terms.until:
            change = m if KINDS[kind] == "apology" else calendar.forum[m]
            groups.setdefault((change, person), []).append((m, absence.line))
    for (_, who), places in groups.items():
        arrives, at = _given(found, later, places)
        if arrives < NEVER:
            yield Miss(kind, 0, 0, arrives, 0, who, at)


def _voices(calendar: Calendar, m: int) -> tuple[set[int], set[int]]:
    """(Everybody with a line at `m`, those of them a seat would give nothing more)."""
    lines = range(calendar.first[m], calendar.first[m + 1])
    settled = {
        calendar.who[a]
        for a in lines
        if calendar.stands_in_for[a] != NOBODY
        or (calendar.raises[a] and calendar.invited_for[a] == NO_SUBJECT)
    }
    return {calendar.who[a] for a in lines}, settled


def _invited_before(calendar: Calendar) -> set[tuple[int, int]]:
    return {
        (calendar.who[a], calendar.forum[m])
        for m in range(calendar.n_meetings)
        for a in range(calendar.first[m], calendar.first[m + 1])
        if calendar.invited_for[a] != NO_SUBJECT
    }


def _likely(found: Spread, later: Onward) -> tuple[list[int], list[int]]:
    """(Those who hold the word at some time, those who could carry it to the target), in the register's order."""
    people = [p for p in range(found.calendar.n_people) if p not in found.terms.without]
    return [p for p in people if found.holdings[p]], [p for p in people if later.chances[p]]


def _invitations(found: Spread, later: Onward) -> Iterator[Miss]:
    """Somebody not there, invited for this item, could raise the word, or receive it and carry it on."""
    calendar, about = found.calendar, found.terms.about
    known = _invited_before(calendar)
    holders, carriers = _likely(found, later)
    for m in range(calendar.n_meetings):
        leads_on, hears = later.arrives[m] < NEVER, found.heard[m] < NEVER
        if not (leads_on or hears):
            continue
        there, _ = _voices(calendar, m)
        for p in sorted({*(holders if leads_on else ()), *(carriers if hears else ())} - there):
            # For a question that names no subject the invitation is for whatever the word is about.
            arrives, _ = _given(found, later, [(m, Line(PersonIdx(p), invited_for=about))])
            if arrives < NEVER:
                yield Miss(2, 0, int((p, calendar.forum[m]) not in known), arrives, 0, p, m)


def _seats(found: Spread, later: Onward, *, everybody: bool) -> Iterator[Miss]:
    """Somebody with no voice on a forum, given a seat at all its meetings. `everybody`: not only the likely ones."""
    calendar = found.calendar
    holders, carriers = _likely(found, later)
    people = {p for p in range(calendar.n_people) if p not in found.terms.without}
    likely = sorted(people if everybody else {*holders, *carriers})
    meetings: dict[int, list[tuple[int, set[int]]]] = {}
    for m in range(calendar.n_meetings):
        if calendar.day[m] <= found.terms.until and (later.arrives[m] < NEVER or found.heard[m] < NEVER):
            meetings.setdefault(calendar.forum[m], []).append((m, _voices(calendar, m)[1]))
    for forum in sorted(meetings):
        for p in likely:
            places = [(m, Line(PersonIdx(p))) for m, settled in meetings[forum] if p not in settled]
            arrives, m = _given(found, later, places) if places else (NEVER, -1)
            if arrives < NEVER:
                yield Miss(4, 0, 1, arrives, 0, p, m)


def _meetings(found: Spread, target: ForumIdx, members: Iterable[tuple[ForumIdx, Line]]) -> Iterator[Miss]:
    """A member of the target holds the word, but it meets no more: one meeting more would hear it."""
    for forum, line in members:
        held = found.held_since(line.person)
        if forum == target and line.raises and line.person not in found.terms.without and held < NEVER:
            yield Miss(5, 0, 0, day_of(held) + 1, 0, line.person, -1)
