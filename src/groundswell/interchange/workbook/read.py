"""A workbook becomes rows and faults. One bad cell never sinks a row, nor one bad row a sheet; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from django.utils.text import slugify
from django.utils.translation import gettext as _

from groundswell.interchange.workbook.cells import Cell, RawSheet, is_blank
from groundswell.interchange.workbook.checks import what_is_wrong
from groundswell.interchange.workbook.csv_folder import read_folder
from groundswell.interchange.workbook.faults import Faults, where
from groundswell.interchange.workbook.sheets import README, Column, Sheet, sheets
from groundswell.interchange.workbook.values import NotThis, value_of
from groundswell.interchange.workbook.xlsx import read_xlsx
from groundswell.register.plan import Fault


@dataclass(frozen=True)
class SheetRow:
    """One row as it was typed: heading -> value. Relations are still the text that names them; blank is None.

    A heading the sheet does not have is not among the values. `is_sound` is False where a fault was found.
    """

    kind: str
    number: int
    values: Mapping[str, object]
    is_sound: bool = True


def read(path: Path | str) -> tuple[tuple[SheetRow, ...], tuple[Fault, ...]]:
    """The rows of an .xlsx, or of a folder of CSVs, and every fault found. Opens no more than the caps allow."""
    faults = Faults()
    rows = read_into(faults, Path(path))
    return rows, faults.all()


def read_into(faults: Faults, path: Path) -> tuple[SheetRow, ...]:
    """The rows, with the faults added to those found already."""
    rows = tuple(
        row for sheet, raw in _known(_raw(path, faults), faults) for row in _rows(sheet, raw, faults)
    )
    if not rows and not len(faults):
        faults.add(
            path.name,
            _("There is no row to take in."),
            _("Fill at least one row below the headings of a sheet."),
        )
    return rows


def _raw(path: Path, faults: Faults) -> list[RawSheet]:
    if path.is_dir():
        return read_folder(path, faults)
    if path.is_file():
        return read_xlsx(path, faults)
    faults.add(path.name, _("There is no such file or folder."), _("Check the name and where it lies."))
    return []


def _known(raw: list[RawSheet], faults: Faults) -> Iterator[tuple[Sheet, RawSheet]]:
    """Each raw sheet with the sheet it is; one we do not know, or have met before, is a fault."""
    by_name = {slugify(sheet.name): sheet for sheet in sheets()}
    met: set[str] = set()
    for found in raw:
        name = slugify(found.name.replace("_", "-"))
        if name == slugify(README) or not found.rows:
            continue
        if name in met:
            faults.add(where(found.name), _("This sheet is there twice."), _("Put its rows together on one."))
        elif name in by_name:
            met.add(name)
            yield by_name[name], found
        else:
            faults.add(
                where(found.name), _("There is no such sheet in the workbook."), _nearest(name, by_name)
            )


def _nearest(name: str, by_name: Mapping[str, Sheet]) -> str:
    near = get_close_matches(name, by_name, n=1)
    if near:
        return _("Call it “%(sheet)s”, or delete it.") % {"sheet": by_name[near[0]].name}
    names = ", ".join(sheet.name for sheet in by_name.values())
    return _("Use one of these names, or delete it: %(names)s.") % {"names": names}


@dataclass(frozen=True)
class Headings:
    """Which column stands where, counted from 0; `told` are those already named in a fault."""

    columns: Mapping[int, Column]
    told: frozenset[int]


def _rows(sheet: Sheet, raw: RawSheet, faults: Faults) -> Iterator[SheetRow]:
    """The rows below the headings. None where a heading that is needed is missing."""
    (heading_row, first), *below = raw.rows
    headings = _headings(sheet, first, where(sheet.name, heading_row), faults)
    if headings is None:
        return
    below = [(number, cells) for number, cells in below if not all(is_blank(cell) for cell in cells)]
    if sheet.kind == "instance" and len(below) > 1:
        faults.add(where(sheet.name, below[1][0]), _("This sheet has one row only."), _("Delete the others."))
        below = below[:1]
    for number, cells in below:
        yield _row(sheet, headings, number, cells, faults)


def _headings(sheet: Sheet, first: Sequence[Cell], place: str, faults: Faults) -> Headings | None:
    """The columns found in the first row; None, with a fault, where one that is needed is missing."""
    known = {column.heading: column for column in sheet.columns}
    columns: dict[int, Column] = {}
    told = set()
    for at, cell in enumerate(first):
        heading = "" if is_blank(cell) else "_".join(str(cell).lower().split())
        column = known.get(heading)
        if column is not None and column not in columns.values():
            columns[at] = column
        elif heading:
            told.add(at)
            faults.add(place, *_not_taken(str(cell)[:60], heading, at + 1, known))
    missing = [
        column.heading for column in sheet.columns if column.is_needed and column not in columns.values()
    ]
    for heading in missing:
        what = _("The sheet lacks the column “%(heading)s”.") % {"heading": heading}
        faults.add(place, what, _("Add it to the first row. The template has every column."))
    return None if missing else Headings(columns, frozenset(told))


def _not_taken(typed: str, heading: str, at: int, known: Mapping[str, Column]) -> tuple[str, str]:
    """Why a heading is not taken, and the remedy."""
    if heading in known:
        what = _("The column “%(heading)s” is there twice.") % {"heading": heading}
        return what, _("Delete column %(at)d.") % {"at": at}
    what = _("There is no column “%(heading)s” on this sheet.") % {"heading": typed}
    near = get_close_matches(heading, known, n=1)
    if near:
        return what, _("Call it “%(heading)s”, or delete the column.") % {"heading": near[0]}
    return what, _("Use one of these, or delete the column: %(names)s.") % {"names": ", ".join(known)}


def _row(sheet: Sheet, headings: Headings, number: int, cells: Sequence[Cell], faults: Faults) -> SheetRow:
    """One row, its cells read; each fault is added with its column."""
    before = len(faults)
    values: dict[str, object] = {}
    for at, column in headings.columns.items():
        try:
            values[column.heading] = value_of(column, cells[at] if at < len(cells) else None)
        except NotThis as fault:
            faults.add(where(sheet.name, number, column.heading), fault.what, fault.remedy)
    for at, cell in enumerate(cells):
        if at not in headings.columns and at not in headings.told and not is_blank(cell):
            what = _("Cell %(at)d of this row stands under no heading.") % {"at": at + 1}
            faults.add(where(sheet.name, number), what, _("Give the column a heading, or empty the cell."))
    if len(faults) == before:
        for heading, what, remedy in what_is_wrong(sheet.kind, values):
            faults.add(where(sheet.name, number, heading), what, remedy)
    return SheetRow(sheet.kind, number, values, is_sound=len(faults) == before)
