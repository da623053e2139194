"""Questions 6, 7 and 8 in words: what a word could reach, what that depends on, and what would open more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from groundswell.engine.cuts_by_seats import cuts_by_seats
from groundswell.engine.dependence import cuts_on_the_calendar
from groundswell.engine.ids import ForumIdx, PersonIdx
from groundswell.engine.journeys import NEVER, Spread
from groundswell.planner.answers_on_reach import (
    Cut,
    Dependence,
    ForumDependence,
    Reach,
    ReachedForum,
)
from groundswell.planner.asked import source_day, source_of
from groundswell.planner.naming import BadQuestion, find
from groundswell.planner.options import NO_OPTIONS, Options, refuse_left_out
from groundswell.planner.starts import Start, start_of
from groundswell.planner.timetable import date_of
from groundswell.records.asking import Asker

LARGE = 20_000  # attendances; up to here sets for every forum take about a tenth of a second


def reach(
    asker: Asker,
    *,
    origin: str,
    after: dt.date | None = None,
    options: Options = NO_OPTIONS,
) -> Reach:
    """Which forums a word from `origin` could reach: by seats on that day, and by when on the calendar.

    Raises BadQuestion. One query where the timetable is kept.
    """
    start = start_of(asker, origin=origin, after=after, options=options)
    by_seats = start.reached()
    found = start.spread()
    said = None if found is None else source_day(found)
    rows = tuple(_reached_forum(start, f, by_seats, found, said) for f in start.forums())
    sitting = {p for f in by_seats for p in start.seating.hears[f]} - start.away
    sectors = tuple(sorted({start.table.people[p].sector for p in sitting} - {""}))
    return Reach(start.origin, rows, said, sectors)


def _reached_forum(
    start: Start, f: ForumIdx, by_seats: frozenset[ForumIdx], found: Spread | None, said: dt.date | None
) -> ReachedForum:
    row = start.table.forums[f]
    on = None if found is None else _first_hearing(found, f)
    days = None if on is None or said is None else (on - said).days
    return ReachedForum(row.name, row.key, " / ".join(row.layer_names), f in by_seats, on, days)


def _first_hearing(found: Spread, forum: ForumIdx) -> dt.date | None:
    """The day of the forum's first meeting that hears; the source meeting hears itself."""
    calendar = found.calendar
    days = (
        calendar.day[m]
        for m in range(calendar.n_meetings)
        if calendar.forum[m] == forum and found.heard[m] < NEVER
    )
    first = next(days, None)
    return None if first is None else date_of(first)


def dependence(
    asker: Asker,
    *,
    origin: str,
    target: str | None = None,
    after: dt.date | None = None,
    options: Options = NO_OPTIONS,
) -> Dependence:
    """Whose absence cuts each forum off from `origin`: one person, and the smallest sets up to three.

    By seats alone and on the calendar, each told apart. `target` asks for one forum only. In a large
    calendar sets are looked for where a target is named; else single persons only.
    """
    start = start_of(asker, origin=origin, after=after, options=options)
    by_seats = start.reached()
    wanted = forum_named(start, target) if target else None
    forums = [f for f in start.forums() if f in by_seats and f not in start.starts]
    if wanted is not None:
        forums = [f for f in forums if f == wanted]
    most = 1 if wanted is None and len(start.table.calendar.who) > LARGE else 3
    seated, dated = _cuts_by_seats(start, forums), _cuts_on_the_calendar(start, forums, most)
    rows = start.table.forums
    return Dependence(
        start.origin,
        tuple(ForumDependence(rows[f].name, rows[f].key, seated[f], dated.get(f)) for f in forums),
        calendar_sets=most,
    )


def _cuts_by_seats(start: Start, forums: Sequence[ForumIdx]) -> dict[ForumIdx, tuple[Cut, ...]]:
    found = cuts_by_seats(
        start.seating,
        start.starts,
        forums,
        without=start.away,
        spared=_own(start),
        upward=start.asked.terms.upward,
    )
    return _named(start, found)


def _cuts_on_the_calendar(
    start: Start, forums: Sequence[ForumIdx], most: int
) -> dict[ForumIdx, tuple[Cut, ...]]:
    """Forums that the calendar lets hear it, and what cuts each off there."""
    source = source_of(start.asked)
    if source is None:
        return {}
    terms = replace(start.asked.terms, without=start.away)
    found = cuts_on_the_calendar(start.table.calendar, source, terms, forums, spared=_own(start), most=most)
    return _named(start, found)


def _own(start: Start) -> frozenset[PersonIdx]:
    """The person the word starts with, whose absence is no question."""
    return frozenset({PersonIdx(start.asked.origin.index)} if start.origin.kind == "person" else ())


def forum_named(start: Start, name: str) -> ForumIdx:
    """The forum of this name as a target. Raises BadQuestion for a person, and for a forum left out."""
    named = find(start.table, name, field="to")
    if named.kind != "forum":
        raise BadQuestion(
            _("%(name)s is a person, not a forum.") % {"name": named.name},
            remedy=_("Name a forum, or leave it out."),
            field="to",
        )
    refuse_left_out(start.asked.limits, named)
    return ForumIdx(named.index)


def _named(
    start: Start, found: Mapping[ForumIdx, tuple[frozenset[PersonIdx], ...]]
) -> dict[ForumIdx, tuple[Cut, ...]]:
    """The same with names. Equal cuts of many forums are named once."""
    known = {people: _cut(start, people) for people in {people for cuts in found.values() for people in cuts}}
    return {f: tuple(known[people] for people in cuts) for f, cuts in found.items()}


def _cut(start: Start, people: frozenset[PersonIdx]) -> Cut:
    table, hears = start.table, start.seating.hears
    return Cut(
        tuple(table.people[p].name for p in sorted(people)),
        tuple(table.forums[f].short for f in range(start.seating.n_forums) if people & hears[f]),
    )
