"""A folder of CSVs as raw sheets: one file a sheet, UTF-8, commas. The same caps as for an .xlsx."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from groundswell.interchange.workbook.cells import (
    MOST_BYTES,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_TEXT,
    Cell,
    RawSheet,
)
from groundswell.interchange.workbook.faults import Faults

BESIDE = ("readme", "license", "licence", "manifest")  # what may stand beside the sheets
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class BadFile(Exception):
    """One file of the folder cannot be read: what, the remedy, and the line where there is one."""

    def __init__(self, what: str, remedy: str, line: int | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy
        self.line = line


def read_folder(folder: Path, faults: Faults) -> list[RawSheet]:
    """Every CSV's rows. A file that cannot be read gives a fault and no rows."""
    files = sorted(_sheets_in(folder, faults))
    if sum(file.stat().st_size for file in files) > MOST_BYTES:
        what = _("The files together are larger than %(most)d MB.") % {"most": MOST_BYTES // 1_000_000}
        faults.add(folder.name, what, _("Keep only rows with something in them, or split the folder."))
        return []
    found = []
    for file in files:
        try:
            found.append(RawSheet(file.stem, list(_rows(_text(file.read_bytes())))))
        except BadFile as bad:
            place = (
                file.name
                if bad.line is None
                else _("%(file)s, line %(line)d")
                % {
                    "file": file.name,
                    "line": bad.line,
                }
            )
            faults.add(place, bad.what, bad.remedy)
    if sum(len(row) for sheet in found for _number, row in sheet.rows) > MOST_CELLS:
        faults.add(folder.name, _("The files hold too many cells."), _("Split the folder."))
        return []
    return found


def _sheets_in(folder: Path, faults: Faults) -> Iterator[Path]:
    """The plain CSV files; anything else but a readme or a hidden file is a fault."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "__")) or path.stem.lower() in BESIDE:
            continue
        if path.is_file() and not path.is_symlink() and path.suffix.lower() == ".csv":
            yield path
        else:
            faults.add(
                path.name,
                _("This does not belong in a workbook's folder."),
                _("Move it out. Only the sheets as .csv files and a README may stand here."),
            )


def _text(raw: bytes) -> str:
    """The file as text. Raises BadFile unless it is UTF-8 throughout, with or without its mark."""
    save_again = _("Save it again as “CSV UTF-8”.")
    if raw.startswith(UTF_16):
        raise BadFile(_("The file is UTF-16, not UTF-8."), save_again)
    if b"\0" in raw:
        line = raw[: raw.index(b"\0")].count(b"\n") + 1
        raise BadFile(
            _("The file holds a NUL, a character that is no text."), _("Delete it, or save again."), line
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        # utf-8-sig counts from after the mark
        at = broken.start + (3 if raw.startswith(codecs.BOM_UTF8) else 0)
        line = raw[:at].count(b"\n") + 1
        rest = [part for part in raw.split(b"\n") if not part.isascii()]
        is_mixed = any(_is_utf_8(part) for part in rest)
        what = (
            _("The file mixes two encodings: some lines are UTF-8, this one is not.")
            if is_mixed
            else _("The file is not UTF-8; it may be an older Windows encoding.")
        )
        raise BadFile(what, save_again, line) from None


def _is_utf_8(part: bytes) -> bool:
    try:
        part.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _rows(text: str) -> Iterator[tuple[int, list[Cell]]]:
    """Rows that hold something, numbered as a spreadsheet would. Raises BadFile past the caps."""
    heading = text.split("\n", 1)[0]
    if "," not in heading and (";" in heading or "\t" in heading):
        raise BadFile(
            _("The columns are separated by “;” or tabs."), _("Save it again with commas between columns."), 1
        )
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    try:
        for number, row in enumerate(reader, start=1):
            if not any(cell.strip() for cell in row):
                continue
            if number > MOST_ROWS + 1:
                what = _("The sheet has more than %(most)d rows.") % {"most": MOST_ROWS}
                raise BadFile(what, _("Split the file."), number)
            if len(row) > MOST_COLUMNS:
                what = _("The sheet has something past column %(most)d.") % {"most": MOST_COLUMNS}
                raise BadFile(what, _("Delete what stands far to the right."), number)
            yield number, [cell[: MOST_TEXT + 1] or None for cell in row]
    except csv.Error:
        raise BadFile(
            _("The quotation marks do not match, or a cell is far too long."),
            _("Check the quotation marks from this line on, or save again from a spreadsheet."),
            reader.line_num,
        ) from None
