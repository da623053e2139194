"""By which day a request about one's data must be answered, and a complaint acknowledged. Days only; no rows."""

from __future__ import annotations

import calendar
import datetime as dt

from groundswell.register.deadlines import DAY, is_working_day

ACKNOWLEDGE_DAYS = 30  # Data Protection Act 2018 s.164A(3), by the Data (Use and Access) Act 2025 s.103(2)


def month_after(day: dt.date) -> dt.date:
    """The same day of the next month, or its last day where that month is shorter."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def answer_by(received: dt.date, nation: str) -> dt.date:
    """The last day to answer a request to see, correct or erase: one month, counted from the day it came.

    Where that day is no working day, the next one that is. Source: UK GDPR article 12(3), and the Information
    Commissioner's guidance on the right of access, "How long do we have to comply?".
    """
    day = month_after(received)
    while not is_working_day(day, nation):
        day += DAY
    return day


def acknowledge_by(received: dt.date) -> dt.date:
    """The last day to tell somebody that their complaint has come: 30 days, of which the day it came is the first."""
    return received + (ACKNOWLEDGE_DAYS - 1) * DAY
