"""Days and times as people type them. Where two readings are possible, none is chosen."""

from __future__ import annotations

import datetime as dt
import re

from django.utils.translation import gettext as _
from openpyxl.utils.datetime import from_excel

from groundswell.interchange.workbook.cells import Cell

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
WORDS = re.compile(r"(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[ \-]([a-z]+)\.?,?[ \-](\d{4})")
TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2}))? ?(am|pm)?")
FIRST_YEAR, LAST_YEAR = 1800, 2199
SERIALS = range(10_000, 110_000)  # days a spreadsheet counts from 1900: 1927 to 2201


class NotADay(Exception):
    """What is wrong with a day or time, and the remedy."""

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy or _("Write the day as 2021-02-09 or 9 February 2021.")


def day_of(cell: Cell) -> dt.date:
    """The day a cell holds: a real date, 2021-02-09, 9 February 2021, or 30/04/2021 where it can mean one thing.

    A bare number in an .xlsx is a spreadsheet's own count of days; in text it is refused. Raises NotADay.
    """
    if isinstance(cell, dt.datetime):
        if cell.time() != dt.time():
            raise NotADay(_("The cell holds a time beside the day."), _("Put the day alone in this column."))
        return _in_bounds(cell.date())
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _counted(cell)
    if isinstance(cell, str):
        return _in_bounds(_typed(" ".join(cell.lower().split())))
    raise NotADay(_("This is not a day."))


def _counted(cell: float) -> dt.date:
    """A spreadsheet's count of days, from a cell that lost its date format."""
    if cell in SERIALS:
        counted = from_excel(int(cell))
        if isinstance(counted, dt.datetime):
            return counted.date()
    raise NotADay(_("The number %(number)s is not a day.") % {"number": cell})


def _typed(text: str) -> dt.date:
    """A day in text, in lower case with single blanks."""
    if found := ISO.fullmatch(text):
        return _real(int(found[1]), int(found[2]), int(found[3]))
    if found := WORDS.fullmatch(text):
        return _real(int(found[3]), _month(found[2]), int(found[1]))
    if found := NUMBERS.fullmatch(text):
        return _by_numbers(int(found[1]), int(found[2]), int(found[3]))
    if text.isdigit() and int(text) in SERIALS:
        raise NotADay(
            _("The number %(number)s is a spreadsheet's own count of days.") % {"number": text},
            _("Give the cell a date format, or write the day as 2021-02-09."),
        )
    raise NotADay(_("“%(text)s” is not a day we can read.") % {"text": text[:60]})


def _by_numbers(first: int, second: int, year: int) -> dt.date:
    """Day and month in figures: taken day first, unless month first would be another real day."""
    if first <= 12 and second <= 12 and first != second:
        raise NotADay(
            _("%(first)d/%(second)d/%(year)d can be read as two different days.")
            % {"first": first, "second": second, "year": year},
        )
    return _real(year, second, first)


def _month(word: str) -> int:
    """The month's number from its name or first three letters."""
    if word in MONTH_NAMES:
        return MONTH_NAMES.index(word) + 1
    short = "sep" if word == "sept" else word
    if short in MONTHS:
        return MONTHS.index(short) + 1
    raise NotADay(_("“%(word)s” is not a month.") % {"word": word[:30]})


def _real(year: int, month: int, day: int) -> dt.date:
    """The day, if the calendar has it. There is no 31 February."""
    if not 1 <= month <= 12:
        raise NotADay(_("There is no month %(month)d.") % {"month": month})
    try:
        return dt.date(year, month, day)
    except ValueError:
        said = {"day": day, "month": MONTH_NAMES[month - 1].capitalize(), "year": year}
        raise NotADay(_("There is no %(day)d %(month)s %(year)d.") % said) from None


def _in_bounds(day: dt.date) -> dt.date:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    raise NotADay(
        _("The year %(year)d cannot be right.") % {"year": day.year},
        _("Correct the year. Where there is no end, leave the cell empty."),
    )


def time_of(cell: Cell) -> dt.time:
    """The time a cell holds: a real time, 18:30, 6.30pm or 6 pm. Raises NotADay."""
    remedy = _("Write the time as 18:30.")
    if isinstance(cell, dt.datetime):
        cell = cell.time()
    if isinstance(cell, dt.time):
        return cell.replace(microsecond=0)
    found = TIME.fullmatch(" ".join(cell.lower().split())) if isinstance(cell, str) else None
    if found is None or (found[2] is None and found[4] is None):
        raise NotADay(_("“%(text)s” is not a time we can read.") % {"text": str(cell)[:60]}, remedy)
    hour, minute, second = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if found[4]:
        if not 1 <= hour <= 12:
            raise NotADay(_("“%(text)s” is not a time we can read.") % {"text": str(cell)[:60]}, remedy)
        hour = hour % 12 + (12 if found[4] == "pm" else 0)
    if hour > 23 or minute > 59 or second > 59:
        raise NotADay(_("There is no time %(text)s.") % {"text": str(cell)[:60]}, remedy)
    return dt.time(hour, minute, second)
