"""The rows of one .xlsx sheet, straight from its XML in one pass. No Django: it runs in the reading child.

Openpyxl with defusedxml gave 29,000 cells a second of CPU on a 2-core machine: too few for a borough's
attendance within our five seconds. This gave 90,000, refuses document types, and stops at any row.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

from openpyxl.utils.datetime import from_excel, from_ISO8601

from groundswell.interchange.workbook.cells import MOST_COLUMNS, MOST_TEXT, Broken, Cell, Formula

CHUNK = 1 << 16
DIGITS = "0123456789"
NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
NAMES = {f"{space} {tag}": tag for space in NAMESPACES for tag in ("row", "c", "v", "f", "t", "is", "rPh")}


class UnsafeXml(Exception):
    """The part declares a document type or entities; a spreadsheet never does."""


class TooWide(Exception):
    """A row has a cell past the last column we read."""


class SheetReader:
    """Collects rows as the parser meets them; `take()` hands over those that are complete."""

    def __init__(
        self,
        shared: list[str],
        *,
        date_styles: frozenset[int],
        span_styles: frozenset[int],
        epoch: dt.datetime,
    ) -> None:
        self.shared = shared
        self.date_styles = date_styles
        self.span_styles = span_styles
        self.epoch = epoch
        self.done: list[tuple[int, list[Cell]]] = []
        self.row: list[Cell] = []
        self.number = 0
        self.at = 0
        self.type = "n"
        self.style = 0
        self.value = ""
        self.text = ""
        self.formula: str | None = None
        self.inside = ""
        self.spoken = 0  # depth inside <rPh>, the reading aid of Japanese text: not part of the value

    def parser(self) -> expat.XMLParserType:
        """An expat parser that feeds this reader and refuses document types."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self.begin
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.hear
        parser.StartDoctypeDeclHandler = self.refuse
        return parser

    def refuse(self, *_: object) -> None:
        """Stops at a document type."""
        raise UnsafeXml

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """A row, a cell, or a part of a cell begins."""
        tag = NAMES.get(name, "")
        if tag == "c":
            place = attributes.get("r")
            self.at = column_named(place.rstrip(DIGITS)) if place else self.at + 1
            self.type = attributes.get("t", "n")
            self.style = int(attributes.get("s", "0"))
            self.value, self.text, self.formula = "", "", None
        elif tag == "row":
            self.number = int(attributes.get("r", self.number + 1))
            self.row, self.at = [], 0
        elif tag == "f":
            self.formula, self.inside = "", "f"
        elif tag in ("v", "t"):
            self.inside = tag
        elif tag == "rPh":
            self.spoken += 1

    def hear(self, text: str) -> None:
        """Some characters; kept only inside a value, a text or a formula."""
        if self.inside == "v":
            self.value += text
        elif self.inside == "t" and not self.spoken:
            self.text += text
        elif self.inside == "f":
            self.formula = (self.formula or "") + text

    def end(self, name: str) -> None:
        """A part, a cell or a row is complete."""
        tag = NAMES.get(name, "")
        if tag in ("v", "t", "f"):
            self.inside = ""
        elif tag == "rPh":
            self.spoken -= 1
        elif tag == "c":
            self.place(self.cell())
        elif tag == "row" and any(cell is not None for cell in self.row):
            self.done.append((self.number, self.row))

    def place(self, cell: Cell) -> None:
        """Puts the cell at its column, with empty ones before it."""
        if cell is None:
            return
        if self.at > MOST_COLUMNS:
            raise TooWide
        self.row.extend([None] * (self.at - 1 - len(self.row)))
        self.row.append(cell)

    def cell(self) -> Cell:
        """What the cell that just ended holds."""
        if self.formula is not None:
            return Formula(self.formula[:MOST_TEXT])
        if self.type == "inlineStr":
            return self.text[: MOST_TEXT + 1] or None
        if not self.value:
            return None
        if self.type == "s":
            return self.shared[int(self.value)][: MOST_TEXT + 1] or None
        if self.type == "b":
            return self.value.strip() == "1"
        if self.type == "e":
            return Broken(self.value[:40])
        if self.type == "str":
            return self.value[: MOST_TEXT + 1]
        if self.type == "d":
            return moment(from_ISO8601(self.value))
        return self.figure()

    def figure(self) -> Cell:
        """A number, or the day or time its format says it stands for."""
        number = float(self.value)
        if self.style in self.date_styles:
            try:
                return moment(from_excel(number, self.epoch, timedelta=self.style in self.span_styles))
            except (OverflowError, ValueError):
                return Broken(self.value[:40])
        return int(number) if number.is_integer() and abs(number) < 1e15 else number

    def take(self) -> list[tuple[int, list[Cell]]]:
        """The rows completed since last asked."""
        done, self.done = self.done, []
        return done


def moment(value: object) -> Cell:
    """A day with its time, a time of day, or Broken where it is neither."""
    if isinstance(value, dt.datetime | dt.time):
        return value
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001 (a sheet has no time zone)
    return Broken(str(value)[:40])


@functools.cache
def column_named(letters: str) -> int:
    """The column, counted from 1, under letters like "BC"."""
    column = 0
    for letter in letters[:4]:
        column = column * 26 + ord(letter) - 64
    return column


def rows_of(source: IO[bytes], reader: SheetReader) -> Iterator[tuple[int, list[Cell]]]:
    """The rows with something in them, in the order they stand; a little is read at a time.

    Raises UnsafeXml, TooWide, expat.ExpatError for broken XML, ValueError or IndexError for broken numbers.
    """
    parser = reader.parser()
    while chunk := source.read(CHUNK):
        parser.Parse(chunk, False)
        yield from reader.take()
    parser.Parse(b"", True)
    yield from reader.take()
