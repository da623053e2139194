"""The register as a workbook: an .xlsx or a folder of CSVs with the same cells. And the template, its rows empty."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation

from groundswell.interchange.workbook.cells import MOST_ROWS
from groundswell.interchange.workbook.column_help import EXAMPLES
from groundswell.interchange.workbook.sheets import README, Column, Sheet, sheet_of, sheets
from groundswell.interchange.workbook.standing import Standing
from groundswell.interchange.workbook.values import cell_of
from groundswell.records.asking import Asker

FIRST_EXCEL_DAY = dt.date(1900, 3, 1)  # earlier days are text: Excel counts a 29 February 1900 that never was
HEADING = PatternFill("solid", fgColor="E6EEF2")
WIDTHS = {"long_text": 50, "text": 28, "one": 24, "many": 28, "key": 26}
Rows = Iterable[list[str | dt.date]]


def write(path: Path | str, asker: Asker) -> Path:
    """Writes what the asker may see: to an .xlsx where the name ends so, else to a folder of CSVs. Gives the path."""
    path = Path(path)
    standing = Standing(asker)
    filled = [(sheet, list(_rows(sheet, standing))) for sheet in sheets()]
    if path.suffix.lower() == ".xlsx":
        _write_xlsx(path, filled)
    else:
        _write_folder(path, filled)
    return path


def write_template(path: Path | str) -> Path:
    """Writes the workbook with its headings and help, and no rows."""
    path = Path(path)
    _write_xlsx(path, [(sheet, []) for sheet in sheets()])
    return path


def table(kind: str, standing: Standing) -> str:
    """One kind's rows as CSV, the same as its file in a folder of CSVs: what the asker may see."""
    told = io.StringIO()
    _write_csv(told, sheet_of(kind), _rows(sheet_of(kind), standing))
    return told.getvalue()


def readme_rows() -> Iterator[list[str]]:
    """The README sheet: how to fill the workbook, then every column of every sheet with an example."""
    for line in _how_to():
        yield [line]
    yield []
    yield [_("Sheet"), _("Column"), _("What goes there"), _("Must be filled"), _("An example row")]
    for sheet in sheets():
        yield [sheet.name, "", str(sheet.help), "", ""]
        for column in sheet.columns:
            example = EXAMPLES[sheet.kind].get(column.heading, "")
            needed = _("yes") if column.is_needed else ""
            yield [sheet.name, column.heading, help_of(column), needed, example]


def help_of(column: Column) -> str:
    """A column's help with the words it takes and the sheet it points at."""
    parts = [str(column.help)]
    if column.choices:
        codes = ", ".join(code for code, _label in column.choices)
        parts.append(_("One of: %(codes)s.") % {"codes": codes})
    if column.form == "truth":
        parts.append(_("yes, no or empty (not stated).") if column.may_be_unstated else _("yes or no."))
    if column.to:
        sheet = next(one.name for one in sheets() if one.kind == column.to)
        parts.append(_("A key or name from “%(sheet)s”.") % {"sheet": sheet})
    if column.form == "many":
        parts.append(_("Several are separated by “; ”."))
    return " ".join(part for part in parts if part)


def _how_to() -> list[str]:
    return [
        _("This workbook holds a register for Groundswell: one sheet for each kind of row."),
        _("Fill the sheets you need. Leave out sheets and columns you do not need; keep the headings."),
        _("Write days as 2021-02-09. A last_day is the last day that counts."),
        _(
            "Where a column asks for a row of another sheet, write its key, or its name where only one has it."
        ),
        _("An empty cell means: not known. In a row that is there already, it empties what stood."),
        _("A key left empty is found by what the row says, or made for you."),
        _("Formulas are refused. Text that begins with = + - or @ is written with an apostrophe before it."),
        _("Nothing is taken in until you have seen what would change. One fault, and nothing is taken in."),
    ]


def _rows(sheet: Sheet, standing: Standing) -> Iterator[list[str | dt.date]]:
    """A sheet's rows as they are written."""
    for values in standing.rows(sheet.kind).values():
        yield [cell_of(values[column.heading]) for column in sheet.columns]


def _write_xlsx(path: Path, filled: list[tuple[Sheet, list[list[str | dt.date]]]]) -> None:
    """Writes beside the path first, so that a half-written workbook never stands there."""
    book = Workbook(write_only=True)
    _write_readme(book.create_sheet(README))
    for sheet, rows in filled:
        _write_sheet(book.create_sheet(sheet.name), sheet, rows)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        book.save(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _write_readme(page: WriteOnlyWorksheet) -> None:
    for letter, width in zip("ABCDE", (18, 22, 80, 14, 40), strict=True):
        page.column_dimensions[letter].width = width
    for row in readme_rows():
        # written as text: an example may look like a number or a day
        page.append([_text_cell(page, text, wrap=len(row) > 1) for text in row])


def _write_sheet(page: WriteOnlyWorksheet, sheet: Sheet, rows: Rows) -> None:
    """One sheet: headings that stay in view, columns as text or days, and lists of the words a column takes."""
    page.freeze_panes = "B2"
    for at, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(at)
        page.column_dimensions[letter].width = WIDTHS.get(column.form, 16)
        page.column_dimensions[letter].number_format = "yyyy-mm-dd" if "day" in column.form else "@"
        _offer_words(page, column, letter)
    page.append([_heading_cell(page, column.heading) for column in sheet.columns])
    for row in rows:
        page.append([_cell(page, value) for value in row])


def _offer_words(page: WriteOnlyWorksheet, column: Column, letter: str) -> None:
    """A drop-down list, where a column takes a few words only."""
    words = ["yes", "no"] if column.form == "truth" else [code for code, _label in column.choices]
    if not words:
        return
    offered = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
    offered.add(f"{letter}2:{letter}{MOST_ROWS}")
    page.data_validations.append(offered)


def _heading_cell(page: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, text)
    cell.font, cell.fill = Font(bold=True), HEADING
    return cell


def _cell(page: WriteOnlyWorksheet, value: str | dt.date) -> WriteOnlyCell | None:
    """A day as a day, everything else as text."""
    if isinstance(value, str):
        return _text_cell(page, value) if value else None
    if value < FIRST_EXCEL_DAY:
        return _text_cell(page, value.isoformat())
    cell = WriteOnlyCell(page, value)
    cell.number_format = "yyyy-mm-dd"
    return cell


def _text_cell(page: WriteOnlyWorksheet, text: str, *, wrap: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, text)
    cell.data_type, cell.number_format = "s", "@"
    if wrap:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _write_folder(folder: Path, filled: list[tuple[Sheet, list[list[str | dt.date]]]]) -> None:
    """Every sheet as a CSV with a UTF-8 mark, without which Excel takes it for another encoding."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        for sheet, rows in filled:
            with (Path(made) / sheet.file_name).open("w", encoding="utf-8-sig", newline="") as file:
                _write_csv(file, sheet, rows)
        for file_name in sorted(sheet.file_name for sheet, _rows in filled):
            shutil.move(Path(made) / file_name, folder / file_name)


def _write_csv(file: TextIO, sheet: Sheet, rows: Rows) -> None:
    """Headings, then rows. A cell that a spreadsheet would take for a formula begins with an apostrophe (cell_of)."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([column.heading for column in sheet.columns])
    writer.writerows(rows)
