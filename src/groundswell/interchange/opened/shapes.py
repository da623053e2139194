"""Values out of JSON and YAML whose shape nobody promised: each is taken only as what it is, never guessed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

Thing = Mapping[str, Any]

FUZZY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def thing(value: object) -> Thing:
    """The value where it is an object; else an empty one."""
    return value if isinstance(value, Mapping) else {}


def things(value: object) -> Iterator[tuple[int, Thing]]:
    """The objects in a list with their places, counted from 1; anything else in it, or no list, gives nothing."""
    if isinstance(value, list):
        for place, each in enumerate(value, 1):
            if isinstance(each, Mapping):
                yield place, each


def words(value: object) -> str:
    """The value as text where it is text or a number; "" where it is nothing or something else."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return str(value)
    return ""


def whole(value: object) -> int | None:
    """A whole number of 0 to 999,999,999, from a number or its figures; None where it is neither."""
    text = words(value)
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


def amount(value: object) -> Decimal | None:
    """A sum of money of at most twelve figures before the point, exact; None where it is none. Commas are left out.

    Up to eighteen figures behind it: programs write 41133.770000000004.
    """
    text = words(value).replace(",", "")
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found) < 10**12 and found.as_tuple().exponent >= -18 else None  # type: ignore[operator]


def first_day(value: object) -> dt.date | None:
    """The first day of a day, month or year ("2021", "2021-02", "2021-02-15", with or without a time); None if none."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    met = FUZZY.match(words(value))
    if met is None or not _ends(words(value), met.end()):
        return None
    try:
        return dt.date(int(met[1]), int(met[2] or 1), int(met[3] or 1))
    except ValueError:
        return None


def day_after(value: object) -> dt.date | None:
    """The day after the last one of a day, month or year: what an `until` holds. None where it is none."""
    start = first_day(value)
    met = FUZZY.match(words(value)) if not isinstance(value, dt.date) else None
    try:
        if start is None:
            return None
        if met is None or met[3]:
            return start + dt.timedelta(days=1)
        if met[2]:
            return (start.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
        return start.replace(year=start.year + 1)
    except (OverflowError, ValueError):  # the year 9999
        return None


def moment(value: object, zone: str = "") -> tuple[dt.date, dt.time | None] | None:
    """Day and local time of "2021-02-15T09:30" or a day alone; one with an offset is turned to `zone`, if given."""
    if isinstance(value, str) and len(value) > 10:
        try:
            at = dt.datetime.fromisoformat(value.strip().replace("Z", "+00:00"))
        except ValueError:
            return None
        try:
            at = at.astimezone(ZoneInfo(zone)) if at.tzinfo is not None and zone else at
        except (OverflowError, ValueError):
            return None
        return at.date(), at.time().replace(tzinfo=None, microsecond=0)
    day = first_day(value)
    return (day, None) if day is not None else None


def _ends(text: str, at: int) -> bool:
    """Whether nothing but a time follows."""
    return len(text) == at or text[at] in "T "
