"""When there is no way: every single change that would open one, the smallest first.

One pass backwards tells which meetings, if only they heard the word, would pass it on to where it
should be heard. A change opens a way if it lets such a meeting hear, or if it puts somebody who can
still carry it at a meeting that hears.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from groundswell.engine.calendar import Line, day_of
from groundswell.engine.direction import Told, counts, held_since, order_at, order_of
from groundswell.engine.ids import NO_SUBJECT, NOBODY, ForumIdx, MeetingIdx
from groundswell.engine.itineraries import PAPER
from groundswell.engine.journeys import NEVER, Spread
from groundswell.engine.newcomers import invitations, seats
from groundswell.engine.onward import KINDS, Miss, Onward, onward
from groundswell.engine.ways_in import is_free, is_free_for_invitee, takes_part


@dataclass(frozen=True)
class Absence:
    """A line somebody would have had at a meeting: they sent apologies, or their sitting had ended."""

    meeting: MeetingIdx
    line: Line


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

    >>> from groundswell.engine.brinnington import SEND_BOARD, THAT_COUNTS, brinnington
    >>> from groundswell.engine.journeys import Source, first_meeting, spread
    >>> from groundswell.engine.ways_in import Terms
    >>> calendar = brinnington()
    >>> found = spread(calendar, Source(first_meeting(calendar, THAT_COUNTS, after=61)), Terms(until=131))
    >>> miss = nearest_misses(found, SEND_BOARD)[0]
    >>> KINDS[miss.kind], miss.person, calendar.day[miss.meeting]
    ('invitation', 2, 112)
    """
    source_day = found.calendar.day[found.source.meeting] if found.source.meeting >= 0 else found.source.day
    later = onward(found.calendar, target, terms=found.terms, after=source_day)
    misses = [
        *_deadlines(found, later),
        *_deadlines_of_papers(found, later),
        *_absences(found, later, apologies, kind=1),
        *invitations(found, later),
        *_absences(found, later, ended, kind=3),
    ]
    misses += seats(found, later, everybody=not misses)
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
                held = held_since(found, person, order_at(calendar, m, terms))
                if calendar.deadline[m] < held < calendar.start[m]:
                    short = day_of(held) - day_of(calendar.deadline[m])
                    yield Miss(0, short, 0, later.arrives[m], 0, calendar.who[a], m)


def _deadlines_of_papers(found: Spread, later: Onward) -> Iterator[Miss]:
    """A paper was referred too late for a meeting of the receiving forum, but before it began."""
    calendar, about = found.calendar, found.terms.about
    for a, forum, subject in calendar.sent:
        if found.heard[a] == NEVER or not (NO_SUBJECT in (about, subject) or about == subject):
            continue
        if not counts(calendar, a, found.terms):
            continue
        for b in range(a + 1, calendar.n_meetings):
            if order_at(calendar, a, found.terms) > order_at(calendar, b, found.terms):
                continue
            short = calendar.day[a] - day_of(calendar.deadline[b])
            is_later = calendar.forum[b] == forum and calendar.start[b] > calendar.end[a]
            if is_later and calendar.has_paper_rule[b] and short > 0 and later.arrives[b] < NEVER:
                yield Miss(0, short, 0, later.arrives[b], 0, PAPER, b)


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
    person = places[0][1].person
    told = Told(found, person, [m for m, line in places if line.receives])
    onward = [(later.arrival_for(person, end, order), at) for order, end, at in told.news()]
    best = min(onward, default=(NEVER, -1))
    for m, line in places:
        if later.arrives[m] < NEVER and told.held_at(m) <= _moment(found, m, line):
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


def _meetings(found: Spread, target: ForumIdx, members: Iterable[tuple[ForumIdx, Line]]) -> Iterator[Miss]:
    """A member of the target holds the word, but it meets no more: one meeting more would hear it."""
    order = order_of(target, found.terms)
    for forum, line in members:
        held = held_since(found, line.person, order)
        if forum == target and line.raises and line.person not in found.terms.without and held < NEVER:
            yield Miss(5, 0, 0, day_of(held) + 1, 0, line.person, -1)
