"""Question 8 in words: which one change would open most, or speed most; by seats, and on the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace

from groundswell.engine.ahead import first_days
from groundswell.engine.ids import ForumIdx
from groundswell.engine.journeys import NEVER, Spread
from groundswell.engine.new_seats import new_seats
from groundswell.engine.opening import ORDER, score
from groundswell.engine.opening import Opening as Found
from groundswell.engine.openings import Known
from groundswell.engine.openings import openings as every_opening
from groundswell.planner.answers_on_openings import Opening, Openings, SeatOpening
from groundswell.planner.options import NO_OPTIONS, Options
from groundswell.planner.reaching import forum_named
from groundswell.planner.starts import Start, start_of
from groundswell.planner.telling_openings import told
from groundswell.planner.timetable import date_of, day_number
from groundswell.records.asking import Asker
from groundswell.register.deadlines import is_working_day, working_days_before

MOST_SHOWN = 6  # of each kind of change, all equal
Key = Callable[[Found], tuple[int, ...]]


def openings(
    asker: Asker,
    *,
    origin: str,
    target: str | None = None,
    after: dt.date | None = None,
    options: Options = NO_OPTIONS,
    on_calendar: bool = True,
) -> Openings:
    """The one change that would open or speed most.

    By seats: the new seats that open most of what `options.without` cuts off, or, where nobody is away, of
    what is not reached; equal ones stand together. On the calendar every kind of single change: towards
    `target` those that bring it there soonest; without a target those that let most forums hear it, and those
    that save most days in all. `on_calendar` False leaves that out. Raises BadQuestion and its kinds.
    """
    start = start_of(asker, origin=origin, after=after, options=options)
    wanted = forum_named(start, target) if target else None
    lost, seats = _by_seats(start, wanted)
    answer = Openings(
        origin=start.origin,
        target=None if wanted is None else start.table.forums[wanted].name,
        lost=tuple(start.table.forums[f].name for f in start.forums() if f in lost),
        seats=seats,
        asked_the_calendar=on_calendar,
    )
    found = start.spread() if on_calendar else None
    return answer if found is None else _on_the_calendar(start, found, wanted, answer)


def _by_seats(start: Start, wanted: ForumIdx | None) -> tuple[frozenset[ForumIdx], tuple[SeatOpening, ...]]:
    """(The forums cut off or not reached, the new seats that open most of them)."""
    everywhere = start.reached(with_everybody=True) if start.away else frozenset(start.forums())
    lost = everywhere - start.reached()
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
    table, in_order = start.table, start.forums()
    opened = {
        opens: tuple(table.forums[f].name for f in in_order if f in opens)
        for opens in {s.opens for s in seats}
    }
    return lost, tuple(
        SeatOpening(
            table.people[s.person].name,
            table.forums[s.forum].name,
            table.forums[s.forum].key,
            opened[s.opens],
        )
        for s in seats
    )


def every_one(start: Start, found: Spread, wanted: ForumIdx | None) -> list[Found]:
    """Every single change that lets the forum asked for hear sooner, or any where none is."""
    forums = start.forums() if wanted is None else [wanted]
    return every_opening(found, forums, earliest=start.asked.from_day, known=known_beside(start))


def _on_the_calendar(start: Start, found: Spread, wanted: ForumIdx | None, answer: Openings) -> Openings:
    now, every = first_days(found), every_one(start, found, wanted)
    if wanted is not None:
        soonest = _best_of_each_kind(every, lambda o: (o.day_at(wanted),))
        rows = sorted(soonest, key=lambda o: (o.day_at(wanted), *_smaller_first(start, o, wanted)))
        arrives = None if now[wanted] == NEVER else date_of(now[wanted])
        return replace(answer, arrives=arrives, changes=_named(start, found, rows, now, towards=wanted))
    return replace(
        answer,
        opening_most=_most(start, found, every, now, by_days=False),
        saving_most=_most(start, found, every, now, by_days=True),
    )


def _most(
    start: Start, found: Spread, every: list[Found], now: list[int], *, by_days: bool
) -> tuple[Opening, ...]:
    """Of each kind of change the ones that give most; then those that give more of the other; the smaller first."""

    def worth(opening: Found) -> tuple[int, int]:
        got = score(opening, now)
        return (-got.days, -got.opened) if by_days else (-got.opened, -got.days)

    giving = [o for o in every if worth(o)[0] < 0]
    rows = sorted(
        _best_of_each_kind(giving, worth), key=lambda o: (*worth(o), *_smaller_first(start, o, None))
    )
    return _named(start, found, rows, now, towards=None)


def _best_of_each_kind(every: Iterable[Found], key: Key) -> list[Found]:
    best: dict[str, list[Found]] = {}
    for opening in every:
        rows = best.setdefault(opening.kind, [opening])
        if key(opening) < key(rows[0]):
            rows[:] = [opening]
        elif key(opening) == key(rows[0]) and opening is not rows[0]:
            rows.append(opening)
    return [o for rows in best.values() for o in rows]


def _smaller_first(start: Start, opening: Found, target: ForumIdx | None) -> tuple[int, ...]:
    """The smaller kind, fewer days, somebody invited there before, a change at the target, the register's order."""
    return (
        ORDER.index(opening.kind),
        abs(opening.days),
        int(not _invited_before(start, opening)),
        int(opening.forum != target),
        opening.forum,
        opening.meeting,
        *opening.people,
    )


def _invited_before(start: Start, opening: Found) -> list[int]:
    rows = start.table.invitations
    known = {i.person for i in rows if i.forum == opening.forum} if opening.kind == "invitation" else set()
    return [p for p in opening.people if p in known]


def _named(
    start: Start, found: Spread, rows: list[Found], now: list[int], *, towards: ForumIdx | None
) -> tuple[Opening, ...]:
    shown: dict[str, int] = {}
    names = []
    for row in rows:
        shown[row.kind] = shown.get(row.kind, 0) + 1
        if shown[row.kind] <= MOST_SHOWN:
            known = _invited_before(start, row)
            people = (*known, *(p for p in row.people if p not in known))
            names.append(told(start, found, row._replace(people=people), now, towards=towards))
    return tuple(names)


def known_beside(start: Start) -> Known:
    """What the register adds: absences, visitors, an age, and the days a meeting may move to with its papers."""
    table = start.table

    def new_deadline(m: int, day: int) -> int | None:
        row, new = table.meetings[m], date_of(day)
        if is_working_day(row.day, row.nation) and not is_working_day(new, row.nation):
            return None
        if row.papers_by is None:
            return day
        if row.clear_days is None:
            return day_number(row.papers_by)
        return day_number(working_days_before(new, row.clear_days, row.nation))

    return Known(table.apologies, table.ended, table.visitors, new_deadline, start.asked.limits.told.age)
