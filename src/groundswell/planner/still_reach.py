"""Where something already said could still be heard, from today on. It could; nothing here says that it did or will."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from groundswell.engine.ids import MeetingIdx
from groundswell.engine.journeys import NEVER
from groundswell.planner.naming import BadQuestion
from groundswell.planner.options import NO_OPTIONS
from groundswell.planner.starts import start_of
from groundswell.planner.timetable import date_of
from groundswell.records.asking import Asker


@dataclass(frozen=True)
class StillHeard:
    """A forum that could hear it, by its key and name, and the day of its first meeting that could."""

    key: str
    name: str
    on: dt.date


def still_reach(asker: Asker, *, origin: str, said_on: dt.date) -> tuple[StillHeard, ...]:
    """The forums whose meetings from today on could hear what was said at `origin` on `said_on`, the soonest first.

    Same day: in the register's order. Empty where the calendar leads nowhere, or does not know the forum. The
    forum it was said at is left out. One query where the timetable is kept.
    """
    try:
        found = start_of(asker, origin=origin, after=said_on, options=NO_OPTIONS)
    except BadQuestion:
        return ()
    spread = found.spread()
    if spread is None:
        return ()
    calendar, first = spread.calendar, dict[int, dt.date]()
    for m in map(MeetingIdx, range(calendar.n_meetings)):
        on = date_of(calendar.day[m])
        if spread.heard[m] < NEVER and on >= asker.today and calendar.forum[m] not in found.starts:
            first.setdefault(calendar.forum[m], on)
    rows = found.table.forums
    heard = [StillHeard(rows[f].key, rows[f].name, on) for f, on in first.items()]
    return tuple(sorted(heard, key=lambda one: one.on))
