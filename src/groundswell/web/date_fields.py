"""Form fields for days, last days and times, as people write them. No dates are stored here."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import dates
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.records.dated import until_from_last_day

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
IN_WORDS = re.compile(r"(?:[^\W\d]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([^\W\d]+)\.?,?\s+(\d{4})")
TIME_FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S", "%I:%M%p", "%I.%M%p", "%I%p", "%I:%M %p", "%I.%M %p", "%I %p"]


def read_day(text: str) -> dt.date:
    """The day somebody typed: 2 February 2021, 2/2/2021 (day first) or 2021-02-02.

    Raises ValidationError with one sentence that says how to mend it.
    """
    day, month, year = _parts(" ".join(text.split()))
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ValidationError(
            _("The year must be between %(first)s and %(last)s.")
            % {"first": EARLIEST_YEAR, "last": LATEST_YEAR},
            code="year",
        )
    if not 1 <= month <= 12:
        raise ValidationError(
            _("There is no month %(month)s. Type the day first, then the month: 2/2/2021.")
            % {"month": month},
            code="month",
        )
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise ValidationError(
            _("There is no %(day)s %(month)s %(year)s. %(month)s %(year)s has %(last)s days.")
            % {"day": day, "month": dates.MONTHS[month], "year": year, "last": last},
            code="no_such_day",
        )
    return dt.date(year, month, day)


def _parts(text: str) -> tuple[int, int, int]:
    """(day, month, year) as typed, not yet checked."""
    if found := YEAR_FIRST.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := DAY_FIRST.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if (found := IN_WORDS.fullmatch(text)) and (month := _month(found[2])):
        return int(found[1]), month, int(found[3])
    raise ValidationError(
        _("“%(text)s” is not a date we can read. Type it like 2 February 2021, 2/2/2021 or 2021-02-02.")
        % {"text": text[:40]},
        code="unreadable",
    )


def _month(name: str) -> int | None:
    """The month of a name or its first three letters or more, in the page's language or in English."""
    typed = name.casefold()
    for number in range(1, 13):
        for full in (str(dates.MONTHS[number]).casefold(), calendar.month_name[number].casefold()):
            if full.startswith(typed) and len(typed) >= 3:
                return number
    return None


def day_in_words(day: dt.date) -> str:
    """A day as our fields show it, ready to be read back: 2 February 2021."""
    return f"{day.day} {dates.MONTHS[day.month]} {day.year}"


class DayField(forms.CharField):
    """A day, typed in any of three ways; gives a date, or None where it may stay empty."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 60)
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "class": "field__day"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> dt.date | None:
        if isinstance(value, dt.date):
            return value
        text = super().clean(value)
        return read_day(text) if text else None

    def prepare_value(self, value: Any) -> Any:
        return day_in_words(value) if isinstance(value, dt.date) else value


class LastDayField(DayField):
    """The last day something holds, as people say it; `until_of` gives the day after, as it is stored."""

    @staticmethod
    def until_of(last_day: dt.date | None) -> dt.date | None:
        """The stored end for a last day."""
        return until_from_last_day(last_day)


class ClockField(forms.TimeField):
    """A time of day: 14:30, 2.30pm or 2pm."""

    default_error_messages = {
        "invalid": gettext_lazy("We can't read this time. Type it like 14:30 or 2.30pm."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", TIME_FORMATS)
        kwargs.setdefault(
            "widget", forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off", "class": "field__time"})
        )
        super().__init__(**kwargs)
