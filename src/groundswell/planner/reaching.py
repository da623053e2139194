"""Questions 6, 7 and 8 in words: what a word could reach, what that depends on, and what would open more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from groundswell.engine.dependence import cutting_sets, persons_on
from groundswell.engine.ids import ForumIdx, PersonIdx
from groundswell.engine.itineraries import Journey, journeys_to_forum
from groundswell.engine.journeys import NEVER, Spread
from groundswell.engine.new_seats import new_seats
from groundswell.engine.seating import way
from groundswell.engine.single_roads import single_roads
from groundswell.planner.answers import Change
from groundswell.planner.answers_on_reach import (
    Cut,
    Dependence,
    ForumDependence,
    Openings,
    Reach,
    ReachedForum,
    SeatOpening,
)
from groundswell.planner.asked import source_day, source_of
from groundswell.planner.naming import BadQuestion, Named, find
from groundswell.planner.no_way import changes_towards
from groundswell.planner.options import NO_OPTIONS, Options, refuse_left_out
from groundswell.planner.starts import Start, start_of
from groundswell.planner.timetable import date_of, day_number
from groundswell.records.asking import Asker

LARGE = 2_000  # attendances; up to here sets for every forum take less than a second


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
    calendar sets are looked for where a target is named; else single roads only, all in one pass.
    """
    start = start_of(asker, origin=origin, after=after, options=options)
    by_seats = start.reached()
    wanted = _forum(start, target) if target else None
    forums = [f for f in start.forums() if f in by_seats and f not in start.starts]
    if wanted is not None:
        forums = [f for f in forums if f == wanted]
    if wanted is None and len(start.table.calendar.who) > LARGE:
        return Dependence(start.origin, _single_roads(start, forums), calendar_sets=1)
    return Dependence(start.origin, tuple(_forum_dependence(start, f) for f in forums))


def _single_roads(start: Start, forums: Iterable[ForumIdx]) -> tuple[ForumDependence, ...]:
    """Each forum's dependence, on the calendar by one pass with a bit for each person."""
    source = source_of(start.asked)
    table, own = start.table, _own(start)
    roads = {} if source is None else single_roads(table.calendar, source, start.asked.terms)
    return tuple(
        ForumDependence(
            table.forums[f].name,
            table.forums[f].key,
            _by_seats(start, f),
            _cuts(start, [frozenset({p}) for p in sorted(roads[f] - own)]) if f in roads else None,
        )
        for f in forums
    )


def _own(start: Start) -> frozenset[PersonIdx]:
    """The person the word starts with, whose absence is no question."""
    return frozenset({PersonIdx(start.asked.origin.index)} if start.origin.kind == "person" else ())


def _by_seats(start: Start, forum: ForumIdx) -> tuple[Cut, ...]:
    own = _own(start)

    def witness(away: frozenset[PersonIdx]) -> frozenset[PersonIdx] | None:
        people = way(
            start.seating,
            start.starts,
            forum,
            without=start.away | away,
            upward=start.asked.terms.upward,
        )
        return None if people is None else people - own

    return _cuts(start, cutting_sets(witness))


def _forum(start: Start, name: str) -> ForumIdx:
    named = find(start.table, name, field="to")
    if named.kind != "forum":
        raise BadQuestion(
            _("%(name)s is a person, not a forum.") % {"name": named.name},
            remedy=_("Name a forum, or leave it out."),
            field="to",
        )
    refuse_left_out(start.asked.limits, named)
    return ForumIdx(named.index)


def _forum_dependence(start: Start, forum: ForumIdx) -> ForumDependence:
    own = _own(start)

    def by_calendar(away: frozenset[PersonIdx]) -> frozenset[PersonIdx] | None:
        found = start.spread(without=away)
        ways: tuple[Journey, ...] = () if found is None else journeys_to_forum(found, forum)
        return persons_on(ways[0]) - own if ways else None

    row = start.table.forums[forum]
    on_calendar = by_calendar(frozenset())
    return ForumDependence(
        row.name,
        row.key,
        _by_seats(start, forum),
        None if on_calendar is None else _cuts(start, cutting_sets(by_calendar)),
    )


def _cuts(start: Start, sets: Iterable[frozenset[PersonIdx]]) -> tuple[Cut, ...]:
    return tuple(
        Cut(
            tuple(start.table.people[p].name for p in sorted(people)),
            tuple(
                start.table.forums[f].short
                for f in range(start.seating.n_forums)
                if people & start.seating.hears[f]
            ),
        )
        for people in sets
    )


def openings(
    asker: Asker,
    *,
    origin: str,
    target: str | None = None,
    after: dt.date | None = None,
    options: Options = NO_OPTIONS,
) -> Openings:
    """The one change that would open or speed most.

    By seats: the new seats that open most of what `options.without` cuts off, or, where nobody is away, of
    what is not reached; equal ones stand together. On the calendar, towards `target`: every kind of
    single change that lets it be heard sooner, the soonest first.
    """
    start = start_of(asker, origin=origin, after=after, options=options)
    now = start.reached()
    wanted = _forum(start, target) if target else None
    lost = (start.reached(with_everybody=True) if start.away else frozenset(start.forums())) - now
    if wanted is not None:
        lost = lost & {wanted}
    seats = new_seats(
        start.seating,
        start.starts,
        targets=lost,
        n_people=len(start.table.people),
        without=start.away,
        upward=start.asked.terms.upward,
    )
    arrives, changes = (None, ()) if wanted is None else _on_the_calendar(start, wanted)
    table = start.table
    return Openings(
        origin=start.origin,
        target=None if wanted is None else table.forums[wanted].name,
        lost=tuple(table.forums[f].name for f in start.forums() if f in lost),
        seats=tuple(
            SeatOpening(
                table.people[s.person].name,
                table.forums[s.forum].name,
                table.forums[s.forum].key,
                tuple(table.forums[f].name for f in start.forums() if f in s.opens),
            )
            for s in seats
        ),
        changes=changes,
        arrives=arrives,
    )


def _on_the_calendar(
    start: Start, target: ForumIdx
) -> tuple[dt.date | None, tuple[tuple[Change, int | None], ...]]:
    """(The day it is heard as things stand, the changes that make it sooner with the days each saves)."""
    found = start.spread()
    if found is None:
        return None, ()
    if start.asked.origin.kind == "forum" and start.asked.origin.index == target:
        return source_day(found), ()
    ways = journeys_to_forum(found, target)
    arrives = start.table.meetings[ways[0].arrives].day if ways else None
    if arrives is not None:  # only what would be heard sooner matters: nothing from that day on is looked at
        found = replace(found, terms=replace(found.terms, until=day_number(arrives) - 1))
    row = start.table.forums[target]
    towards = replace(start.asked, target=Named("forum", target, row.key, row.name))
    sooner = [
        (change, None if arrives is None else (arrives - change.arrives).days)
        for change in changes_towards(towards, found)
        if change.arrives is not None and (arrives is None or change.arrives < arrives)
    ]
    return arrives, tuple(sooner)
