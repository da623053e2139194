"""A meeting of the timetable as a stop on a journey, with its names."""

from __future__ import annotations

import datetime as dt

from groundswell.engine.ids import NOBODY
from groundswell.planner.answers import Stop
from groundswell.planner.timetable import Timetable


def stop(table: Timetable, m: int) -> Stop:
    """The stop at meeting `m`."""
    row = table.meetings[m]
    forum = table.forums[row.forum]
    chair = None if row.chair == NOBODY else table.people[row.chair]
    return Stop(
        forum=forum.name,
        forum_key=forum.key,
        meeting=row.key,
        day=row.day,
        start=row.start,
        chair=chair.name if chair else None,
        chair_key=chair.key if chair else None,
        short=forum.short,
        expected=not row.recorded,
        is_synthetic=row.is_synthetic,
        end_assumed=row.end_assumed,
    )


def stop_of_person(name: str, day: dt.date) -> Stop:
    """Where a word starts with a person: no meeting, only the day they first hold it."""
    return Stop(forum="", forum_key="", meeting="", day=day, start=None, chair=None, short=name)
