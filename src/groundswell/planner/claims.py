"""Hand-offs that somebody claims, read from a CSV or a JSON list. Nothing of it is looked up or kept here."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from groundswell.planner.bad_hand_offs import (
    COLUMNS,
    LONGEST,
    MOST_BYTES,
    MOST_ROWS,
    NEEDED,
    NoHandOffs,
    NoSuchColumn,
    NotAList,
    NotText,
    TooLarge,
)

FORMULA = ("=", "+", "-", "@", "\t", "\r")
FIRST_YEAR, LAST_YEAR = 1900, 2100
YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")  # control signs and half characters


@dataclass(frozen=True)
class Claim:
    """One claimed hand-off as written. `row` is its line in a CSV, its place from 1 in a JSON list."""

    row: int
    thread: str
    carrier: str
    from_forum: str
    from_date: dt.date
    to_forum: str
    to_date: dt.date
    claimed_by: str


@dataclass(frozen=True)
class Fault:
    """One row that cannot be looked at, why, and what mends it."""

    row: int
    code: str
    says: str
    remedy: str


def read_claims(given: bytes) -> tuple[tuple[Claim, ...], tuple[Fault, ...]]:
    """The claims, and the rows that are none. What begins with [ or { is JSON, all else CSV.

    Raises BadHandOffs and its kinds where the whole cannot be read. One bad row never sinks the others.
    """
    if len(given) > MOST_BYTES:
        raise TooLarge
    text = _text(given)
    if not text.strip():
        raise NoHandOffs
    rows = list(_json_rows(text) if text.lstrip()[:1] in ("[", "{") else _csv_rows(text))
    if not rows:
        raise NoHandOffs
    claims: list[Claim] = []
    faults: list[Fault] = []
    for row, cells in rows:
        read = _claim(row, cells)
        if isinstance(read, Claim):
            claims.append(read)
        else:
            faults.append(read)
    return tuple(claims), tuple(faults)


def _text(given: bytes) -> str:
    try:
        return given.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise NotText(given.count(b"\n", 0, fault.start) + 1) from fault


def _csv_rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, cells by column) of each row that is not empty. A comma or a semicolon between cells."""
    head, _end, _rest = text.lstrip().partition("\n")
    mark = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    columns: list[str] | None = None
    found = 0
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = _columns([cell.strip().lower() for cell in cells])
                continue
            found += 1
            if found > MOST_ROWS:
                raise TooLarge(rows=True)
            if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
                raise NoSuchColumn(
                    _("Row %(row)d has more cells than there are headings.") % {"row": reader.line_num}
                )
            yield reader.line_num, dict(zip(columns, cells, strict=False))
    except csv.Error as fault:
        raise NotAList(reader.line_num) from fault


def _columns(names: list[str]) -> list[str]:
    """The headings, checked. Raises NoSuchColumn."""
    for name in names:
        if name not in COLUMNS:
            raise NoSuchColumn(
                _("Row 1 has a column that is not known: “%(name)s”.") % {"name": _shown(name)}
            )
        if names.count(name) > 1:
            raise NoSuchColumn(_("Row 1 has the column “%(name)s” twice.") % {"name": name})
    for name in NEEDED:
        if name not in names:
            raise NoSuchColumn(_("Row 1 does not have the column “%(name)s”.") % {"name": name})
    return names


def _json_rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """(place from 1, cells by column) of each object of a JSON list; or of {"hand_offs": [...]}."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise NotAList(getattr(fault, "lineno", 1)) from fault
    if isinstance(told, dict) and set(told) == {"hand_offs"}:
        told = told["hand_offs"]
    if not isinstance(told, list):
        raise NotAList(1)
    if len(told) > MOST_ROWS:
        raise TooLarge(rows=True)
    for row, cells in enumerate(told, 1):
        if not isinstance(cells, dict):
            raise NotAList(row)
        yield row, _json_cells(row, cells)


def _json_cells(row: int, cells: dict[str, Any]) -> dict[str, str]:
    for name, cell in cells.items():
        if name not in COLUMNS:
            raise NoSuchColumn(
                _("Row %(row)d has a column that is not known: “%(name)s”.")
                % {"row": row, "name": _shown(name)}
            )
        if cell is not None and not isinstance(cell, str):
            raise NotAList(row)
    return {name: cell or "" for name, cell in cells.items()}


def _shown(name: str) -> str:
    """A heading as it may be said back: cut, and without signs that are no text."""
    return NO_TEXT.sub("", name)[:40]


def _claim(row: int, cells: dict[str, str]) -> Claim | Fault:
    """The claim, or the first thing wrong with it."""
    for check in CHECKS:
        fault = check(row, cells)
        if fault is not None:
            return fault
    told = {name: " ".join(cells.get(name, "").split()) for name in COLUMNS}
    days: dict[str, dt.date] = {}
    for name in ("from_date", "to_date"):
        day = day_of(told[name])
        if day is None:
            return Fault(
                row,
                "bad_date",
                _("“%(text)s” in %(column)s is not a date.") % {"text": told[name][:40], "column": name},
                _("Write the date like 2021-02-09."),
            )
        days[name] = day
    return Claim(
        row=row,
        thread=told["thread"],
        carrier=told["carrier"],
        from_forum=told["from_forum"],
        from_date=days["from_date"],
        to_forum=told["to_forum"],
        to_date=days["to_date"],
        claimed_by=told["claimed_by"],
    )


def _formula(row: int, cells: dict[str, str]) -> Fault | None:
    for name, cell in cells.items():
        if cell.lstrip(" ").startswith(FORMULA):
            return Fault(
                row,
                "formula",
                _("%(column)s holds a formula or begins with a sign of one.") % {"column": name},
                _("Write the value itself, without = + - or @ before it."),
            )
    return None


def _too_long(row: int, cells: dict[str, str]) -> Fault | None:
    for name, cell in cells.items():
        if len(cell) > LONGEST or NO_TEXT.search(cell):
            return Fault(
                row,
                "bad_cell",
                _("%(column)s is longer than %(most)d characters, or holds one that is no text.")
                % {"column": name, "most": LONGEST},
                _("Shorten it to a name."),
            )
    return None


def _missing(row: int, cells: dict[str, str]) -> Fault | None:
    for name in NEEDED:
        if not cells.get(name, "").strip():
            return Fault(
                row,
                "empty_cell",
                _("%(column)s is empty.") % {"column": name},
                _("Fill it in, or take the row out."),
            )
    return None


CHECKS: Sequence[Callable[[int, dict[str, str]], Fault | None]] = (_too_long, _formula, _missing)


def day_of(text: str) -> dt.date | None:
    """The day of 2021-02-09 or 9/2/2021 (day first); None where it is neither, or no day of the calendar."""
    if found := YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    else:
        return None
    try:
        return dt.date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None
