"""Somebody comes after all, is invited, sits on or is seated: what hears sooner then."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from groundswell.engine.ahead import Ahead, moment
from groundswell.engine.calendar import Line
from groundswell.engine.ids import NO_SUBJECT, NOBODY
from groundswell.engine.journeys import NEVER
from groundswell.engine.nearest import Absence
from groundswell.engine.opening import Opening
from groundswell.engine.ways_in import is_free, is_free_for_invitee


def came_after_all(ahead: Ahead, apologies: Iterable[Absence]) -> Iterator[Opening]:
    """Each person who sent apologies, there after all."""
    for absence in apologies:
        bits, at = _with_places(ahead, [absence])
        if bits:
            yield _given(ahead, "apology", at, (absence.line.person,), bits)


def sat_on(ahead: Ahead, ended: Iterable[Absence]) -> Iterator[Opening]:
    """Each sitting that had ended, gone on: all the meetings it would have covered."""
    groups: dict[tuple[int, int], list[Absence]] = {}
    for absence in ended:
        groups.setdefault((ahead.calendar.forum[absence.meeting], absence.line.person), []).append(absence)
    for (_, person), places in groups.items():
        bits, at = _with_places(ahead, places)
        if bits:
            yield _given(ahead, "sitting", at, (person,), bits)


def _given(ahead: Ahead, kind: str, at: int, people: tuple[int, ...], bits: int) -> Opening:
    return Opening(kind, ahead.calendar.forum[at], at, 0, people, ahead.gains(bits))


def _with_places(ahead: Ahead, places: list[Absence]) -> tuple[int, int]:
    """(What hears if one person had all these lines at one forum's meetings, the meeting that matters first)."""
    person, forum = places[0].line.person, ahead.calendar.forum[places[0].meeting]
    if person in ahead.terms.without or not ahead.counts(forum):
        return 0, -1
    heard, end = ahead.found.heard, ahead.calendar.end
    held = ahead.holds(forum)[person]
    told, at = min(
        ((end[p.meeting], p.meeting) for p in places if heard[p.meeting] < NEVER and p.line.receives),
        default=(NEVER, -1),
    )
    bits = ahead.of_person(person, told_at=forum, held=told) if told < held else 0
    held = min(held, told)
    raised = [p.meeting for p in places if ahead.leads[p.meeting] and held <= _by(ahead, p.meeting, p.line)]
    for m in raised:
        bits |= ahead.leads[m]
    return bits, _first_that_matters(ahead, bits, raised, at)


def _first_that_matters(ahead: Ahead, bits: int, raised: Iterable[int], told: int) -> int:
    """Of the meetings a change acts at, the first that leads to the earliest of what then hears."""
    lowest = bits & -bits
    return next((m for m in sorted(raised) if ahead.leads[m] & lowest), told)


def _by(ahead: Ahead, m: int, line: Line) -> int:
    """By when somebody with this line at `m` must hold the word to raise it there; -NEVER where they may not."""
    calendar, terms, invited = ahead.calendar, ahead.terms, line.invited_for
    if not line.raises or (invited != NO_SUBJECT and terms.about not in (NO_SUBJECT, invited)):
        return -NEVER
    if invited != NO_SUBJECT:
        return moment(calendar, m, free=is_free_for_invitee(calendar, m, invited, terms))
    return moment(calendar, m, free=line.chairs or is_free(calendar, m, terms))


def invited(ahead: Ahead) -> Iterator[Opening]:
    """Somebody not there, invited for this item: to raise the word, or to hear it and carry it on.

    To raise it: everybody who would do, for each meeting. To hear it: the earliest meeting of each forum,
    since a later one never gives more. A question without a subject is invited to with its own.
    """
    yield from _invited_to_raise(ahead)
    groups: dict[tuple[int, int], list[int]] = {}
    for person, m, bits in _invited_to_hear(ahead):
        groups.setdefault((m, bits), []).append(person)
    for (m, bits), people in groups.items():
        yield _given(ahead, "invitation", m, tuple(people), bits)


def _invited_to_raise(ahead: Ahead) -> Iterator[Opening]:
    calendar, about = ahead.calendar, ahead.terms.about
    for m in ahead.silent:
        if about == NO_SUBJECT:
            by = ahead.member_moment(m)
        else:
            by = moment(calendar, m, free=is_free_for_invitee(calendar, m, about, ahead.terms))
        there = {calendar.who[a] for a in ahead.lines(m)}
        holds = ahead.holds(calendar.forum[m])
        people = tuple(p for p in ahead.people if holds[p] <= by and p not in there)
        if people:
            yield _given(ahead, "invitation", m, people, ahead.leads[m])


def _invited_to_hear(ahead: Ahead) -> Iterator[tuple[int, int, int]]:
    """(Person, the earliest meeting of a forum they could be told at, what hears then)."""
    calendar = ahead.calendar
    there = {m: {calendar.who[a] for a in ahead.lines(m)} for m in ahead.hearing}
    of_forum: dict[int, list[int]] = {}
    for m in ahead.hearing:
        of_forum.setdefault(calendar.forum[m], []).append(m)
    for person in ahead.people:
        if not ahead.may_matter(person):
            continue
        for forum, meetings in of_forum.items():
            first = next((m for m in meetings if person not in there[m]), None)
            if first is not None and calendar.end[first] < ahead.holds(forum)[person]:
                bits = ahead.of_person(person, told_at=forum, held=calendar.end[first])
                if bits:
                    yield person, first, bits


class _Row(NamedTuple):
    """One meeting of a forum: by when a member must hold the word, and those a seat gives nothing more."""

    meeting: int
    by: int
    settled: frozenset[int]
    told: int  # its end where it hears as things stand, else NEVER


def seated(ahead: Ahead) -> Iterator[Opening]:
    """Everybody given a seat on every forum, at all its meetings; those it gives the same stand together.

    Exact at the price of two look-ups each: whoever is seated holds the word from when they do now, or from
    the forum's first meeting that hears; then they raise it at each of its meetings, and where they sit now.
    """
    meetings: dict[int, list[int]] = {}
    for m in sorted({*ahead.hearing, *ahead.silent}):
        meetings.setdefault(ahead.calendar.forum[m], []).append(m)
    for forum, theirs in sorted(meetings.items()):
        yield from _seated_on(ahead, forum, [_row(ahead, m) for m in theirs])


def _row(ahead: Ahead, m: int) -> _Row:
    calendar = ahead.calendar
    settled = frozenset(
        calendar.who[a]
        for a in ahead.lines(m)
        if calendar.stands_in_for[a] != NOBODY
        or (calendar.raises[a] and calendar.invited_for[a] == NO_SUBJECT)
    )
    told = calendar.end[m] if ahead.found.heard[m] < NEVER else NEVER
    return _Row(m, ahead.member_moment(m), settled, told)


def _seated_on(ahead: Ahead, forum: int, rows: list[_Row]) -> Iterator[Opening]:
    members = frozenset().union(*(row.settled for row in rows))
    usual, holds = _Seat(ahead, forum, rows), ahead.holds(forum)
    groups: dict[tuple[int, int], list[int]] = {}
    for person in ahead.people:
        seat = usual
        if person in members:
            seat = _Seat(ahead, forum, [row for row in rows if person not in row.settled])
        bits, held = seat.gives(person, holds[person])
        if bits:
            groups.setdefault((seat.meeting(bits, held), bits), []).append(person)
    for (m, bits), people in sorted(groups.items()):
        yield Opening("seat", forum, m, 0, tuple(people), ahead.gains(bits))


class _Seat:
    """A seat at these meetings of one forum."""

    def __init__(self, ahead: Ahead, forum: int, rows: list[_Row]) -> None:
        self.ahead, self.forum, self.rows = ahead, forum, rows
        self.told, self.told_at = min(((r.told, r.meeting) for r in rows), default=(NEVER, -1))
        leading = sorted((r.by, r.meeting) for r in rows if ahead.leads[r.meeting])
        self.moments = [by for by, _ in leading]
        self.from_here = [0]  # what hears if the word is raised at all from the i-th on, built from the last
        for _, m in reversed(leading):
            self.from_here.append(self.from_here[-1] | ahead.leads[m])
        self.from_here.reverse()

    def gives(self, person: int, held: int) -> tuple[int, int]:
        """(What hears if they sit there and held the word from `held` on anyway, since when they hold it then)."""
        bits = 0
        if self.told < held:
            held = self.told
            bits = self.ahead.of_person(person, told_at=self.forum, held=held)
        return bits | self.from_here[bisect_left(self.moments, held)], held

    def meeting(self, bits: int, held: int) -> int:
        raised = [r.meeting for r in self.rows if r.by >= held]
        return _first_that_matters(self.ahead, bits, raised, self.told_at)
