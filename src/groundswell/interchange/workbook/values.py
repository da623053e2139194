"""A cell as the value its column asks for, and a value as the cell it is written in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from groundswell.interchange.workbook.cells import Broken, Cell, Formula, is_blank
from groundswell.interchange.workbook.days import NotADay, day_of, time_of
from groundswell.interchange.workbook.sheets import Column
from groundswell.interchange.workbook.texts import from_cell, tidy, to_cell, why_not

BETWEEN = "; "
KEY = re.compile(r"[-a-zA-Z0-9_]+")
YES = ("yes", "y", "true", "1", "x")
NO = ("no", "n", "false", "0")


class NotThis(Exception):
    """The cell cannot be what its column asks for: what is wrong, and the remedy."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def value_of(column: Column, cell: Cell) -> object:
    """The value in a cell. Blank is None, or the column's default; raises NotThis."""
    if isinstance(cell, Formula):
        cell = "=" + cell.text.removeprefix("=")
    if isinstance(cell, Broken):
        raise NotThis(
            _("The cell shows a spreadsheet's mistake: %(text)s.") % {"text": cell.text},
            _("Type what it should hold."),
        )
    if isinstance(cell, str):
        wrong = why_not(cell)
        if wrong:
            raise NotThis(*wrong)
    if is_blank(cell):
        return _blank(column)
    try:
        return READERS[column.form](column, cell)
    except NotADay as wrong_day:
        raise NotThis(wrong_day.what, wrong_day.remedy) from None


def _blank(column: Column) -> object:
    """What an empty cell stands for. Raises NotThis where something is needed."""
    if column.is_needed:
        raise NotThis(_("The cell is empty."), _("Fill it: every row needs one."))
    if column.default in ("", None):
        return None
    return column.default


def _text(column: Column, cell: Cell) -> str:
    """Tidy text; a figure is taken as it is written."""
    if isinstance(cell, dt.datetime | dt.time):
        raise NotThis(
            _("The spreadsheet has turned this text into a date or time."),
            _("Give the cell the format Text and type it again."),
        )
    text = from_cell(cell if isinstance(cell, str) else str(cell))
    if column.longest is not None and len(text) > column.longest:
        raise NotThis(
            _("The text has %(length)d characters; %(most)d fit.")
            % {"length": len(text), "most": column.longest},
            _("Shorten it."),
        )
    if "\n" in text and column.form != "long_text":
        raise NotThis(_("The cell holds more than one line."), _("Put it on one line."))
    return text


def _key(column: Column, cell: Cell) -> str:
    text = _text(column, cell)
    if not KEY.fullmatch(text):
        raise NotThis(
            _("“%(key)s” cannot be a key.") % {"key": text},
            _("Use small letters, figures and hyphens only, without spaces."),
        )
    return text


def _number(column: Column, cell: Cell) -> int:
    """A whole number, none below 0."""
    text = _text(column, cell).removesuffix(".0") if not isinstance(cell, bool) else ""
    if re.fullmatch(r"[0-9]{10,}", text):
        raise NotThis(_("%(text)s is too large a number.") % {"text": text[:60]}, _("Correct the number."))
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise NotThis(
            _("“%(text)s” is not a whole number.") % {"text": str(cell)[:60]},
            _("Write it in figures, such as 5."),
        )
    return int(text)


def _truth(_column: Column, cell: Cell) -> bool:
    word = str(cell).strip().lower()
    if word in YES or word in NO:
        return word in YES
    raise NotThis(_("“%(text)s” is neither yes nor no.") % {"text": str(cell)[:60]}, _("Write yes or no."))


def _choice(column: Column, cell: Cell) -> str:
    """The code, from the code or its label in any case."""
    text = _text(column, cell)
    said = text.casefold().replace(" ", "_").replace("-", "_")
    for code, label in column.choices:
        if said == code.casefold() or text.casefold() == str(label).casefold():
            return code
    codes = ", ".join(code for code, _label in column.choices)
    raise NotThis(
        _("“%(text)s” is not one of the words for this column.") % {"text": text[:60]},
        _("Write one of: %(codes)s.") % {"codes": codes},
    )


def _one(column: Column, cell: Cell) -> str:
    return _text(column, cell)


def _many(column: Column, cell: Cell) -> tuple[str, ...]:
    """Names or keys, in the order typed, none twice."""
    parts = (tidy(part) for part in _text(column, cell).split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


READERS: dict[str, Callable[[Column, Cell], object]] = {
    "key": _key,
    "text": _text,
    "long_text": _text,
    "day": lambda _column, cell: day_of(cell),
    "last_day": lambda _column, cell: day_of(cell),
    "time": lambda _column, cell: time_of(cell),
    "number": _number,
    "truth": _truth,
    "choice": _choice,
    "one": _one,
    "many": _many,
}


def check_field(field: Any, value: object) -> str:
    """What the register's own field says against the value, in its words; "" where it is content."""
    try:
        field.run_validators(value)
    except ValidationError as wrong:
        return " ".join(wrong.messages)
    return ""


def cell_of(value: object) -> str | dt.date:
    """A value as it is written: days stay days, everything else is text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.time):
        return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    if isinstance(value, dt.date):
        return value
    if isinstance(value, tuple):
        return BETWEEN.join(str(part) for part in value)
    return to_cell(str(value))
