"""Rows of the register as plain values, which are quick to make by the thousand. No queries here."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from groundswell.engine.ids import PersonIdx, SubjectIdx


class MeetingFields(NamedTuple):
    """What the register holds of one meeting, as far as the planner needs it."""

    pk: int
    key: str
    forum_id: int
    day: dt.date
    start: dt.time | None
    end: dt.time | None
    status: str
    papers_by: dt.date | None
    attendance_complete: bool
    chaired_by_id: int | None
    is_synthetic: bool


class AttendanceRow(NamedTuple):
    """What is known of one person at one meeting."""

    person: PersonIdx
    status: str
    substitute_for: PersonIdx | None
    invited_for: SubjectIdx | None
    listens_only: bool
