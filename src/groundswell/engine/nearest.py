"""When there is no way: every single change that would open one, the smallest first.

One pass backwards tells which meetings, if only they heard the word, would pass it on to where it
should be heard. A change opens a way if it lets such a meeting hear, or if it puts somebody who can
still carry it at a meeting that hears.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from groundswell.engine.calendar import Calendar, Line
from groundswell.engine.ids import (
    MINUTES_A_DAY,
    NO_SUBJECT,
    NOBODY,
    ForumIdx,
    MeetingIdx,
    SubjectIdx,
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
    In this order the smaller change comes first.
    """

    kind: int  # index into KINDS
    days_short: int
    known: int
    arrives: int
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
    plain = calendar.plain
    found = Onward([NEVER] * calendar.n_meetings, [[] for _ in range(calendar.n_people)])
    sent_on: dict[int, list[int]] = {}
    for m in range(calendar.n_meetings - 1, -1, -1):
        if plain.day[m] < after or plain.day[m] > terms.until:
            continue
        arrives = (
            plain.day[m]
            if plain.forum[m] == target
            else min(_passed_on(calendar, found, m, terms), *sent_on.get(m, [NEVER]))
        )
        found.arrives[m] = arrives
        if arrives < NEVER:
            _add_chances(calendar, found, m, terms)
            for a, subject in plain.papers_to.get(m, ()):
                if NO_SUBJECT in (terms.about, subject) or terms.about == subject:
                    sent_on.setdefault(a, [NEVER]).append(arrives)
    return found


def _passed_on(calendar: Calendar, found: Onward, m: int, terms: Terms) -> int:
    """The earliest day the target hears through those who receive the word at `m`."""
    plain, best = calendar.plain, NEVER
    for a in range(plain.first[m], plain.first[m + 1]):
        if plain.receives[a] and takes_part(calendar, a, terms):
            for person in (plain.who[a], plain.stands_in_for[a]):
                if person != NOBODY and person not in terms.without:
                    best = min(best, found.arrival_for(person, plain.end[m]))
    return best


def _add_chances(calendar: Calendar, found: Onward, m: int, terms: Terms) -> None:
    plain, arrives = calendar.plain, found.arrives[m]
    free = is_free(calendar, m, terms)
    for a in range(plain.first[m], plain.first[m + 1]):
        if plain.raises[a] and takes_part(calendar, a, terms):
            moment = cutoff(calendar, m, a, terms, free=free)
            for person in (plain.who[a], plain.stands_in_for[a]):
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
    then the register's order. A person away (`terms.without`) is never the one who would mend it.
    `members` are those who sit on a forum at the end of the calendar.
    """
    source_day = (
        found.calendar.plain.day[found.source.meeting] if found.source.meeting >= 0 else found.source.day
    )
    later = onward(found.calendar, target, terms=found.terms, after=source_day)
    misses = [
        *_deadlines(found, later),
        *_absences(found, later, apologies, kind=1),
        *_invitations(found, later),
        *_absences(found, later, ended, kind=3),
        *_seats(found, later),
        *_meetings(found, target, members),
    ]
    return sorted(set(misses))


def _deadlines(found: Spread, later: Onward) -> Iterator[Miss]:
    """Somebody there held the word too late for the paper, but before the meeting began."""
    calendar, terms = found.calendar, found.terms
    plain = calendar.plain
    for m in range(calendar.n_meetings):
        if later.arrives[m] == NEVER or not plain.has_paper_rule[m]:
            continue
        for a in range(plain.first[m], plain.first[m + 1]):
            if not plain.raises[a] or not takes_part(calendar, a, terms):
                continue
            for person in (plain.who[a], plain.stands_in_for[a]):
                if person == NOBODY or person in terms.without:
                    continue
                held = found.held_since(person)
                if plain.deadline[m] < held < plain.start[m]:
                    short = held // MINUTES_A_DAY - plain.deadline[m] // MINUTES_A_DAY
                    yield Miss(0, short, 0, later.arrives[m], plain.who[a], m)


def _absences(found: Spread, later: Onward, absences: Iterable[Absence], *, kind: int) -> Iterator[Miss]:
    """Somebody who was not there could have raised the word, or received it and carried it on."""
    plain, terms = found.calendar.plain, found.terms
    for absence in absences:
        m, person = absence.meeting, absence.line.person
        if person in terms.without or plain.day[m] > terms.until:
            continue
        arrives = NEVER
        free = is_free(found.calendar, m, terms) or absence.line.chairs
        moment = plain.start[m] - 1 if free else plain.deadline[m]
        if absence.line.raises and later.arrives[m] < NEVER and found.held_since(person) <= moment:
            arrives = later.arrives[m]
        if found.heard[m] < NEVER:
            arrives = min(arrives, later.arrival_for(person, plain.end[m]))
        if arrives < NEVER:
            yield Miss(kind, 0, 0, arrives, person, m)


def _there(calendar: Calendar, m: int) -> set[int]:
    plain = calendar.plain
    return set(plain.who[plain.first[m] : plain.first[m + 1]])


def _moment_for_invitee(found: Spread, m: int, subject: SubjectIdx) -> int:
    """By when somebody invited to `m` for the question's subject must hold the word."""
    plain, terms = found.calendar.plain, found.terms
    free = (
        is_free(found.calendar, m, terms)
        if subject == NO_SUBJECT
        else is_free_for_invitee(found.calendar, m, subject, terms)
    )
    return plain.start[m] - 1 if free else plain.deadline[m]


def _invitations(found: Spread, later: Onward) -> Iterator[Miss]:
    """Somebody not there, invited for this item, could raise the word, or receive it and carry it on."""
    calendar, terms = found.calendar, found.terms
    plain = calendar.plain
    invited_before = {
        (plain.who[a], plain.forum[m])
        for m in range(calendar.n_meetings)
        for a in range(plain.first[m], plain.first[m + 1])
        if plain.invited_for[a] != NO_SUBJECT
    }
    holders = [p for p in range(calendar.n_people) if found.holdings[p] and p not in terms.without]
    carriers = [p for p in range(calendar.n_people) if later.chances[p] and p not in terms.without]
    for m in range(calendar.n_meetings):
        leads_on, hears = later.arrives[m] < NEVER, found.heard[m] < NEVER
        if not (leads_on or hears):
            continue
        there, moment = _there(calendar, m), _moment_for_invitee(found, m, terms.about)
        for p in holders if leads_on else ():
            if p not in there and found.held_since(p) <= moment:
                yield Miss(2, 0, int((p, plain.forum[m]) not in invited_before), later.arrives[m], p, m)
        for p in carriers if hears else ():
            arrives = NEVER if p in there else later.arrival_for(p, plain.end[m])
            if arrives < NEVER:
                yield Miss(2, 0, int((p, plain.forum[m]) not in invited_before), arrives, p, m)


def _seats(found: Spread, later: Onward) -> Iterator[Miss]:
    """Somebody with no place at a forum, given a seat there, could raise the word or receive it."""
    best: dict[tuple[int, int], Miss] = {}
    plain = found.calendar.plain
    for miss in _invitations(found, later):
        key = (plain.forum[miss.meeting], miss.person)
        seat = Miss(4, 0, 1, miss.arrives, miss.person, miss.meeting)
        best[key] = min(best.get(key, seat), seat)
    yield from best.values()


def _meetings(found: Spread, target: ForumIdx, members: Iterable[tuple[ForumIdx, Line]]) -> Iterator[Miss]:
    """A member of the target holds the word, but it meets no more: one meeting more would hear it."""
    for forum, line in members:
        held = found.held_since(line.person)
        if forum == target and line.raises and line.person not in found.terms.without and held < NEVER:
            yield Miss(5, 0, 0, held // MINUTES_A_DAY + 1, line.person, -1)
