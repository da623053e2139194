"""CSV, read with care: its comma found, its headings first, each row with its line; never more than the caps."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.opened.text import text_of
from groundswell.register.plan import Fault

MOST_ROWS = 200_000  # longer logs go to columns, not into the register
MOST_COLUMNS = 200
BETWEEN = ",;\t|"


@dataclass(frozen=True)
class Table:
    """Headings as they stand, and rows of as many cells: (line in the file, cells)."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    notes: tuple[Fault, ...] = ()


def table_of(path: Path, *, most_rows: int = MOST_ROWS) -> Table:
    """The rows of a CSV file; a row with too many or too few cells is left out, with a note. Raises CannotRead."""
    text = text_of(path)
    if not text.words.strip():
        raise CannotRead(path.name, _("The file is empty."), _("Choose the file you meant."))
    lines = _lines(text.words, path.name)
    _first, headings = next(lines)
    if len(headings) > MOST_COLUMNS:
        raise CannotRead(path.name, _("The file has too many columns."), _("Keep those that are needed."))
    rows: list[tuple[int, tuple[str, ...]]] = []
    notes = list(text.notes)
    for line, cells in lines:
        if len(rows) >= most_rows:
            raise CannotRead(
                path.name,
                _("The file has more than %(most)d rows.") % {"most": most_rows},
                _("Split it, or take a long log into columns."),
            )
        if len(cells) == len(headings):
            rows.append((line, cells))
        elif any(cell.strip() for cell in cells):
            notes.append(_uneven(path.name, line, len(cells), len(headings)))
    return Table(tuple(heading.strip() for heading in headings), tuple(rows), tuple(notes))


def _lines(words: str, name: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each row with the line it begins on. Raises CannotRead."""
    first = words.split("\n", 1)[0]
    between = max(BETWEEN, key=first.count)
    reader = csv.reader(io.StringIO(words), delimiter=between, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, tuple(cells)
            line = reader.line_num + 1
    except csv.Error:
        where = _("%(name)s, line %(line)d") % {"name": name, "line": line}
        raise CannotRead(
            where, _("A quotation mark is not closed, or a cell is far too long."), _("Mend this line.")
        ) from None


def _uneven(name: str, line: int, cells: int, headings: int) -> Fault:
    return Fault(
        _("%(name)s, line %(line)d") % {"name": name, "line": line},
        _("The row has %(cells)d cells under %(headings)d headings. It was left out.")
        % {"cells": cells, "headings": headings},
        _("Mend the row if it should be taken in."),
    )
