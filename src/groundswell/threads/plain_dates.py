"""Dates in a text that may be somebody's birth: told from dates of meetings by the words before them, or by age."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: A full date before this year is more likely a birth than a meeting that somebody tells about. A child's birth since
#: then is found by the word for birth beside it.
LIKELY_A_BIRTH_BEFORE = 2018

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2}) ?(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SHAPES = tuple(
    re.compile(rf"(?<![\w./\-])(?:{shape})(?![\w/]|[.\-]\d)", re.IGNORECASE)
    for shape in (
        r"(?P<day>\d{1,2}) ?(?P<mark>[./\-]) ?(?P<month>\d{1,2}) ?(?P=mark) ?(?P<year>(?:19|20)?\d\d)",
        rf"{_YEAR}[./\-](?P<month>\d\d)[./\-](?P<day>\d\d)",
        rf"{_DAY} (?:of )?(?P<name>{_MONTH}),? {_YEAR}",
        rf"(?P<name>{_MONTH}) {_DAY},? {_YEAR}",
    )
)
#: Only beside a word for birth: "born on 3 May", "born in May 2012".
_PARTS = tuple(
    re.compile(rf"(?<![\w./\-])(?:{shape})(?!\w)", re.IGNORECASE)
    for shape in (rf"{_DAY} (?:of )?(?P<name>{_MONTH})", rf"(?P<name>{_MONTH}) (?:{_YEAR}|{_DAY})")
)
_BORN = re.compile(
    r"\b(?:born|birth|birthday|date of birth|birthdate|d\.? ?o\.? ?b\.?)\b[^\n]{0,25}$", re.IGNORECASE
)


def birth_dates(text: str) -> Iterator[tuple[int, int]]:
    """Where dates stand that may be births, whole dates first; `end` is not included. They may overlap."""
    for shape in _SHAPES:
        for m in shape.finditer(text):
            told = m.groupdict()
            is_old = _year(told["year"]) < LIKELY_A_BIRTH_BEFORE
            if _is_a_day(told) and (is_old or _is_beside_birth(text, m.start())):
                yield m.span()
    for shape in _PARTS:
        for m in shape.finditer(text):
            if _is_a_day(m.groupdict()) and _is_beside_birth(text, m.start()):
                yield m.span()


def _is_a_day(told: dict[str, str | None]) -> bool:
    """Whether day and month are such as a calendar has; a month by its name always is."""
    day, month = int(told.get("day") or 1), int(told.get("month") or 1)
    return 1 <= day <= 31 and 1 <= month <= 12


def _year(digits: str | None) -> int:
    """The year that two or four digits mean: 85 is 1985, 12 is 2012."""
    year = int(digits or 9999)
    if year >= 100:
        return year
    return 1900 + year if year >= 30 else 2000 + year


def _is_beside_birth(text: str, start: int) -> bool:
    """Whether a word for birth stands in the 25 characters before, on the same line."""
    return bool(_BORN.search(text[max(0, start - 45) : start]))
