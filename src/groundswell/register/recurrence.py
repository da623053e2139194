"""A forum's rhythm (an iCalendar rule) as days, within limits: no rule may make more than people can look through."""

from __future__ import annotations

import datetime as dt

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, rrulestr
from django.utils.translation import gettext as _

from groundswell.register.errors import BadRecurrence

MOST = 1_000
LONGEST = dt.timedelta(days=366 * 20)
FREQUENCIES = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY, "YEARLY": YEARLY}
PARTS = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST")
DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # month - 1 -> days at most


def days_of(rule: str, *, starts: dt.date, first: dt.date, last: dt.date) -> list[dt.date]:
    """The days the rule names from `first` to `last`, both included; it counts from `starts`.

    Raises BadRecurrence where it can't be read, turns more often than daily, or names over 1,000 days.
    """
    if last - starts > LONGEST:
        raise BadRecurrence(_("That is more than twenty years from the rule's first day."))
    turns = _read(rule, starts)
    days: list[dt.date] = []
    for moment in turns:
        day = moment.date()
        if day > last:
            break
        if day >= first:
            days.append(day)
        if len(days) > MOST:
            raise BadRecurrence(_("The rule makes more than 1,000 meetings."))
    return days


def _read(rule: str, starts: dt.date) -> rrule:
    parts = _parts(rule)
    frequency, interval = parts["FREQ"], parts.get("INTERVAL", "1")
    if frequency not in FREQUENCIES:
        raise BadRecurrence(
            _("A forum meets daily, weekly, monthly or yearly, not “%(freq)s”.") % {"freq": frequency}
        )
    if not interval.isdecimal() or not 1 <= int(interval) <= MOST:
        raise BadRecurrence(_("The rule's INTERVAL is a number from 1 on."))
    if _never_falls(parts):
        raise BadRecurrence(_("The rule “%(rule)s” never falls on any day.") % {"rule": rule[:100]})
    try:
        text = ";".join(f"{name}={value}" for name, value in parts.items())
        read = rrulestr(text, dtstart=dt.datetime.combine(starts, dt.time()))
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise BadRecurrence(_("The rule “%(rule)s” cannot be read.") % {"rule": rule[:100]}) from error
    if not isinstance(read, rrule):
        raise BadRecurrence(_("The rule “%(rule)s” cannot be read.") % {"rule": rule[:100]})
    return read


def _parts(rule: str) -> dict[str, str]:
    """The rule's parts by name, "RRULE:" taken off."""
    text = rule.strip().upper().removeprefix("RRULE:")
    pairs = [part.split("=", 1) for part in text.split(";") if part]
    parts = {pair[0]: pair[-1] for pair in pairs}
    if "FREQ" not in parts or any(len(pair) != 2 for pair in pairs):
        raise BadRecurrence(_("The rule “%(rule)s” cannot be read.") % {"rule": rule[:100]})
    for name, value in parts.items():
        if name not in PARTS or not value or not value.isascii() or any(sign.isspace() for sign in value):
            raise BadRecurrence(_("The rule's part “%(part)s” cannot be used here.") % {"part": name[:20]})
    if "UNTIL" in parts:
        parts["UNTIL"] = parts["UNTIL"][:8]  # the day is enough; a time zone's letter would not be read
    return parts


def _never_falls(parts: dict[str, str]) -> bool:
    """Whether no day ever fits, as 30 February: the library would look for one to the year 9999 (6 s)."""
    if "BYSETPOS" in parts and parts["FREQ"] in ("DAILY", "WEEKLY"):
        return True
    months = _numbers(parts.get("BYMONTH")) or list(range(1, 13))
    days = _numbers(parts.get("BYMONTHDAY")) or [1]
    return not any(
        1 <= month <= 12 and 1 <= abs(day) <= DAYS_IN[month - 1] for month in months for day in days
    )


def _numbers(text: str | None) -> list[int]:
    try:
        return [int(number) for number in text.split(",")] if text else []
    except ValueError as error:
        raise BadRecurrence(
            _("“%(text)s” is not a list of numbers.") % {"text": (text or "")[:40]}
        ) from error
