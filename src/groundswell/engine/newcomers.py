"""Somebody with no voice at a meeting, given an invitation or a seat: would that open a way?"""

from __future__ import annotations

from collections.abc import Iterator

from groundswell.engine.calendar import Calendar
from groundswell.engine.direction import Told, counts, held_since, order_at
from groundswell.engine.ids import NO_SUBJECT, NOBODY
from groundswell.engine.journeys import NEVER, Spread
from groundswell.engine.onward import Miss, Onward
from groundswell.engine.ways_in import is_free, is_free_for_invitee

INVITATION, SEAT = 2, 4  # places in KINDS


def invitations(found: Spread, later: Onward) -> Iterator[Miss]:
    """Somebody not there, invited for this item, could raise the word, or receive it and carry it on.

    For a question that names no subject the invitation is for whatever the word is about.
    """
    calendar, held_by_order = found.calendar, _held(found)
    known = _invited_before(calendar)
    holders, carriers = _likely(found, later)
    for m in (m for m in range(calendar.n_meetings) if counts(calendar, m, found.terms)):
        leads_on, hears = later.arrives[m] < NEVER, found.heard[m] < NEVER
        if not (leads_on or hears):
            continue
        there, moment, end = _voices(calendar, m)[0], _moment_for_invitee(found, m), calendar.end[m]
        order = order_at(calendar, m, found.terms)
        held = held_by_order[order]
        for p in sorted({*(holders if leads_on else ()), *(carriers if hears else ())} - there):
            arrives = later.arrives[m] if held[p] <= moment else NEVER
            if hears and end < held[p]:
                arrives = min(arrives, later.arrival_for(p, end, order))
            if arrives < NEVER:
                yield Miss(INVITATION, 0, int((p, calendar.forum[m]) not in known), arrives, 0, p, m)


def seats(found: Spread, later: Onward, *, everybody: bool) -> Iterator[Miss]:
    """Somebody with no voice on a forum, given a seat at all its meetings.

    `everybody`: try also those who neither hold the word nor could carry it on. They can matter only
    where nothing smaller opens a way: told at one meeting of the forum, they raise it at another.
    """
    holders, carriers = (set(people) for people in _likely(found, later))
    all_people = [p for p in range(found.calendar.n_people) if p not in found.terms.without]
    for meetings in _meetings_that_matter(found, later).values():
        leads_on = any(later.arrives[m] < NEVER for m, _, _ in meetings)
        for p in all_people:
            if everybody or p in carriers or (leads_on and p in holders):
                miss = _seated(found, later, [row for row in meetings if p not in row[2]], p)
                if miss[0] < NEVER:
                    yield Miss(SEAT, 0, 1, miss[0], 0, p, miss[1])


def _meetings_that_matter(found: Spread, later: Onward) -> dict[int, list[tuple[int, int, set[int]]]]:
    """Forum -> (meeting, cutoff of a member, those a seat gives nothing more) of each that hears or leads on."""
    calendar, terms = found.calendar, found.terms
    rows: dict[int, list[tuple[int, int, set[int]]]] = {}
    for m in range(calendar.n_meetings):
        if calendar.day[m] <= terms.until and (later.arrives[m] < NEVER or found.heard[m] < NEVER):
            moment = calendar.start[m] - 1 if is_free(calendar, m, terms) else calendar.deadline[m]
            rows.setdefault(calendar.forum[m], []).append((m, moment, _voices(calendar, m)[1]))
    return rows


def _seated(
    found: Spread, later: Onward, meetings: list[tuple[int, int, set[int]]], person: int
) -> tuple[int, int]:
    """(Day the target hears, meeting that makes it so) if `person` sat at all these; NEVER where it does not."""
    told = Told(found, person, [m for m, _, _ in meetings])
    onward = [(later.arrival_for(person, end, order), at) for order, end, at in told.news()]
    best = min(onward, default=(NEVER, -1))
    for m, moment, _ in meetings:
        if later.arrives[m] < best[0] and told.held_at(m) <= moment:
            best = (later.arrives[m], m)
    return best


def _held(found: Spread) -> dict[int, list[int]]:
    """Order of a layer -> person -> the first minute they hold the word so that they may raise it there, or NEVER."""
    orders = set(found.terms.upward) or {0}
    return {order: [held_since(found, p, order) for p in range(found.calendar.n_people)] for order in orders}


def _moment_for_invitee(found: Spread, m: int) -> int:
    """By when somebody invited to `m` for the question's subject must hold the word."""
    calendar, terms = found.calendar, found.terms
    if terms.about == NO_SUBJECT:
        free = is_free(calendar, m, terms)
    else:
        free = is_free_for_invitee(calendar, m, terms.about, terms)
    return calendar.start[m] - 1 if free else calendar.deadline[m]


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
    """(Person, forum) of every invitation made."""
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
