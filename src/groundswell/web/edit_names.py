"""How rows and their days are told in lists and questions. No forms here."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from groundswell.records.dated import last_day_from_until
from groundswell.register import models as rows


def span(start: Any, until: Any) -> str:
    """“5 Jan 2021 to 3 Mar 2021”, “from 5 Jan 2021”, “until 3 Mar 2021”, or empty."""
    last = last_day_from_until(until)
    if start and last:
        return _("%(first)s to %(last)s") % {"first": _short(start), "last": _short(last)}
    if start:
        return _("from %(day)s") % {"day": _short(start)}
    return _("until %(day)s") % {"day": _short(last)} if last else ""


def _short(day: Any) -> str:
    return date_format(day, "j M Y")


def dated(row: Any) -> str:
    """The days of a row with a start and an end."""
    return span(row.start, row.until)


def meeting_name(meeting: Any) -> str:
    """“9 Feb 2021 · ACB”, with the time where a day may hold two. Reads meeting.forum."""
    time = f" {meeting.start:%H:%M}" if meeting.start else ""
    return f"{_short(meeting.day)}{time} · {meeting.forum.label}"


def row_name(row: Any) -> str:
    """How a row is called in lists and questions. A sitting or an item also says where."""
    if isinstance(row, rows.Meeting):
        return meeting_name(row)
    if isinstance(row, rows.Seat):
        return f"{row.forum.label}: {row.name}"
    if isinstance(row, rows.Sitting):
        return f"{row.person or row.post} · {row.seat.forum.label}: {row.seat.name}"
    if isinstance(row, rows.StandingItem):
        return f"{row.subject} · {row.forum.label}"
    if isinstance(row, rows.AgendaItem):
        return f"{row.number} {row.title}"
    return str(row)
