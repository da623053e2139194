"""What a call may ask with: names, days and pages of a list, each checked before anything is looked up."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Self, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Field, Schema
from pydantic import AfterValidator, BeforeValidator, ConfigDict, ValidationInfo, model_validator

from groundswell.api.callers import caller_of
from groundswell.api.mistakes import UnknownKey
from groundswell.records.asking import Asker

FIRST_YEAR, LAST_YEAR = 1900, 2100  # keeps sums of days in range
LONGEST_NAME = 200
MOST_ROWS = 200  # in one answer
FARTHEST = 1_000_000  # rows that may be skipped
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

Row = TypeVar("Row")


def _day(value: object) -> dt.date:
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str) or not ISO_DAY.fullmatch(value):
        raise ValueError(_("A date is written like 2021-02-02."))
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        raise ValueError(_("There is no such day in the calendar.")) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(_("The year must be from 1900 to 2100."))
    return day


def _shown(name: str) -> str:
    """A name as it may be said back: cut, and without signs that are no text."""
    return "".join(sign for sign in name[:40] if sign.isprintable())


def _plain_text(value: str) -> str:
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in value):
        raise ValueError(_("It holds a character that is no text."))
    return value


Day = Annotated[dt.date, BeforeValidator(_day)]
Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME), AfterValidator(_plain_text)]


class Asked(Schema):
    """A query string; a parameter nobody knows is refused: passed over, a slip would change the answer."""

    model_config = ConfigDict(populate_by_name=True)

    @model_validator(mode="after")
    def nothing_unknown(self, info: ValidationInfo) -> Self:
        """Looks at the call itself: ninja hands on only what it knows."""
        request = (info.context or {}).get("request")
        known = {field.alias or name for name, field in type(self).model_fields.items()}
        unknown = sorted(set(request.GET) - known) if request is not None else []
        if unknown:
            raise ValueError(
                _("There is no parameter “%(name)s”; there are: %(known)s.")
                % {"name": _shown(unknown[0]), "known": ", ".join(sorted(known))}
            )
        return self


class Paged(Asked):
    """Which part of a list."""

    limit: int = Field(
        50, ge=1, le=MOST_ROWS, description=gettext_noop("How many rows to give, at most 200.")
    )
    offset: int = Field(0, ge=0, le=FARTHEST, description=gettext_noop("How many rows to pass over first."))


def asker_on(request: HttpRequest, today: dt.date | None = None) -> Asker:
    """The one who calls, with what their session or token may see now; on `today` where the question names one.

    What they may see is judged by the real day: asking about the past brings no ended role back. Raises BadToken.
    """
    asker = caller_of(request)
    return asker if today is None else replace(asker, today=today, kept={})


@dataclass(frozen=True)
class Part:
    """One part of a list, and how long the whole is."""

    count: int
    rows: Sequence[Any]


def part(rows: Sequence[Any], asked: Paged) -> Part:
    """The rows asked for, of a list that is in memory."""
    return Part(len(rows), rows[asked.offset : asked.offset + asked.limit])


def part_of_rows(rows: QuerySet[Any], asked: Paged) -> Part:
    """The rows asked for, counted and sliced in the database (two queries)."""
    return Part(rows.count(), list(rows[asked.offset : asked.offset + asked.limit]))


def row_of(rows: dict[str, Row], key: str, *, kind: str) -> Row:
    """The row with this key. Raises UnknownKey: 404."""
    found = rows.get(key)
    if found is None:
        raise UnknownKey(kind, key, known=tuple(rows))
    return found
