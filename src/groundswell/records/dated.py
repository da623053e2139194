"""Half-open intervals of days, [from, until). The only place that compares their ends."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Dated:
    """The days from `start` until `until`; `until` is not included. None means open at that end."""

    start: dt.date | None
    until: dt.date | None

    def holds_on(self, day: dt.date) -> bool:
        """Whether `day` is inside. A handover day belongs to the newcomer."""
        return (self.start is None or self.start <= day) and (self.until is None or day < self.until)

    def ended_by(self, day: dt.date) -> bool:
        """Whether it was over by `day`: the last day lies before it."""
        return self.until is not None and self.until <= day

    def overlaps(self, other: Dated) -> bool:
        """Whether any day is inside both."""
        starts_in_time = self.start is None or other.until is None or self.start < other.until
        return starts_in_time and (other.start is None or self.until is None or other.start < self.until)

    def within(self, other: Dated) -> Dated:
        """The days inside both; empty where they share none."""
        starts = [day for day in (self.start, other.start) if day is not None]
        ends = [day for day in (self.until, other.until) if day is not None]
        return Dated(max(starts, default=None), min(ends, default=None))

    def is_empty(self) -> bool:
        """Whether the end comes at or before the start, so that no day is inside."""
        return self.start is not None and self.until is not None and self.until <= self.start


def until_from_last_day(last_day: dt.date | None) -> dt.date | None:
    """The stored end for the last day a person types or reads: the day after."""
    return None if last_day is None else last_day + DAY


def last_day_from_until(until: dt.date | None) -> dt.date | None:
    """The last day a person reads for a stored end: the day before."""
    return None if until is None else until - DAY


def on(day: dt.date, *, start: str = "start", until: str = "until") -> Q:
    """A filter for rows in force on `day`, for the named interval fields."""
    began = Q(**{f"{start}__isnull": True}) | Q(**{f"{start}__lte": day})
    both: Q = began & not_ended_by(day, until=until)
    return both


def not_ended_by(day: dt.date, *, until: str = "until") -> Q:
    """A filter for rows whose end, if they have one, comes after `day`; they may not have begun."""
    goes_on: Q = Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gt": day})
    return goes_on
