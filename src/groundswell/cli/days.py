"""Days as people type them: 2021-02-02, 2/2/2021 (day first), 2 February 2021. And as people read them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Annotated

import typer

from groundswell.errors import GroundswellError

FIRST_YEAR, LAST_YEAR = 1900, 2100  # what a forum's calendar can mean; keeps sums of days in range
YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
IN_WORDS = re.compile(r"(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9}),? (\d{4})", re.ASCII)
MONTHS = [name.lower() for name in calendar.month_name]


class BadDate(GroundswellError):
    """What was typed is no day."""

    code = "bad_date"
    remedy = "Type it like 2021-02-02, 2/2/2021 (day first) or “2 February 2021”."

    def __init__(self, text: str, why: str = "") -> None:
        said = f"“{text[:40]}” is not a date." if not why else f"“{text[:40]}” is not a date: {why}."
        super().__init__(said)


def read_day(text: str) -> dt.date:
    """The day somebody typed. Raises BadDate."""
    year, month, day = _parts(text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadDate(text, f"the year must be from {FIRST_YEAR} to {LAST_YEAR}")
    if not 1 <= month <= 12:
        raise BadDate(text, f"there is no month {month}")
    longest = calendar.monthrange(year, month)[1]
    if not 1 <= day <= longest:
        raise BadDate(text, f"{calendar.month_name[month]} {year} has {longest} days")
    return dt.date(year, month, day)


def _parts(text: str) -> tuple[int, int, int]:
    """(year, month, day) as typed, not yet checked."""
    plain = " ".join(text.lower().split())
    if found := YEAR_FIRST.fullmatch(plain):
        return int(found[1]), int(found[2]), int(found[3])
    if found := DAY_FIRST.fullmatch(plain):
        return int(found[3]), int(found[2]), int(found[1])
    if found := IN_WORDS.fullmatch(plain):
        for month, name in enumerate(MONTHS):
            if name.startswith(found[2]):
                return int(found[3]), month, int(found[1])
    raise BadDate(text)


def in_words(day: dt.date) -> str:
    """Tuesday 9 February 2021."""
    return f"{calendar.day_name[day.weekday()]} {short(day)}"


def short(day: dt.date) -> str:
    """9 February 2021."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


Day = Annotated[
    dt.date | None,
    typer.Option(parser=read_day, metavar="DATE"),
]
