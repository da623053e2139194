"""When a group meets, from words such as “biweekly starting Tuesday Oct 28, 2025”, “Thursday”, “9:00”, “PT”."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
EVERY = {"week": 1, "two weeks": 2, "four weeks": 4, "other week": 2}
# What people write -> a zone whose clocks change as theirs do. “EST (Eastern Time)” is Eastern time, summer and winter.
ZONES = {
    "utc": "UTC", "gmt": "UTC", "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles", "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York",
    "eastern": "America/New_York", "cet": "Europe/Brussels", "cest": "Europe/Brussels", "poland": "Europe/Warsaw",
    "ist": "Asia/Kolkata", "bst": "Europe/London", "uk": "Europe/London",
}  # fmt: skip
CLOCK = re.compile(r"(\d{1,2})(?::(\d{2}))?\s*(am|pm)?", re.ASCII | re.IGNORECASE)
STARTING = re.compile(r"starting (?:\w+day )?([a-z]{3})[a-z]* (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.ASCII)


@dataclass(frozen=True)
class Rhythm:
    """A weekday every so many weeks, or the n-th of its kind in a month; at a time of a zone's clocks.

    `anchor` is a day it is known to fall on; without one, a rhythm of several weeks may be a week or more off.
    """

    weekday: int
    at: dt.time
    zone: str
    weeks: int = 0
    nth: int = 0
    anchor: dt.date | None = None

    @property
    def is_certain(self) -> bool:
        """Whether the words say in which weeks it meets."""
        return self.weeks in (0, 1) or self.anchor is not None

    def moments(self, first: dt.date, last: dt.date) -> Iterator[dt.datetime]:
        """Each meeting from the first to the last day, both included, in the zone's own time."""
        day = first + dt.timedelta(days=(self.weekday - first.weekday()) % 7)
        if self.anchor is not None and self.weeks:
            while (day - self.anchor).days % (7 * self.weeks):
                day += dt.timedelta(days=7)
        step = dt.timedelta(days=7 * (self.weeks or 1))
        while day <= last:
            if self._fits(day):
                yield dt.datetime.combine(day, self.at, ZoneInfo(self.zone))
            day += step

    def _fits(self, day: dt.date) -> bool:
        if self.nth:
            return (day.day - 1) // 7 + 1 == self.nth
        return self.anchor is None or day >= self.anchor


def rhythm_of(day: str, time: str, zone: str, frequency: str) -> Rhythm | None:
    """The rhythm these words tell; None where they leave open which day, hour, zone or week. Nothing is guessed."""
    told = f"{frequency} {day}".casefold()
    days = {name for name in WEEKDAYS if re.search(rf"\b{name}s?\b", day.casefold())}
    at, where = _clock(time), _zone(zone)
    if len(days) != 1 or at is None or not where or "after the" in told:
        return None
    weekday = WEEKDAYS.index(days.pop())
    nth = next((n for word, n in NUMBERS.items() if re.search(rf"\b{word} (?:\w+day)\b", told)), 0)
    weeks = 0 if nth else _weeks(frequency.casefold())
    if not nth and not weeks:
        return None
    return Rhythm(weekday, at, where, weeks, nth, _anchor(told))


def _weeks(words: str) -> int:
    """Every how many weeks; 0 where that is not said."""
    if re.search(r"\bbi-?weekly\b|\bfortnightly\b", words):
        return 2
    if re.search(r"\bweekly\b", words):
        return 1
    return next((n for told, n in EVERY.items() if f"every {told}" in words), 0)


def _clock(words: str) -> dt.time | None:
    met = CLOCK.fullmatch(words.strip())
    if met is None:
        return None
    hour, minute, half = int(met[1]), int(met[2] or 0), (met[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    return dt.time(hour, minute) if hour < 24 and minute < 60 and (half or met[2]) else None


def _zone(words: str) -> str:
    """The zone; "" where it is not known."""
    found = {ZONES[word] for word in re.findall(r"[a-z]+", words.casefold()) if word in ZONES}
    return found.pop() if len(found) == 1 else ""


def _anchor(words: str) -> dt.date | None:
    met = STARTING.search(words)
    if met is None or met[1] not in MONTHS:
        return None
    try:
        return dt.date(int(met[3]), MONTHS.index(met[1]) + 1, int(met[2]))
    except ValueError:
        return None
