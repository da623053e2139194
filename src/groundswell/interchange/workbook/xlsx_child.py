"""Opens one .xlsx in a process of its own, under limits of CPU time and memory, and prints its cells as JSON.

Run as `python -m groundswell.interchange.workbook.xlsx_child FILE`. No Django, no database: a file
that harms this process harms nothing else. What stops it is printed as a code; words are the parent's.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import sys
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError
from xml.parsers import expat

sys.modules["numpy"] = None  # type: ignore[assignment]  # openpyxl would load it; its threads alone pass our memory limit

from defusedxml.common import DefusedXmlException  # noqa: E402
from openpyxl.reader.excel import ExcelReader  # noqa: E402
from openpyxl.styles.stylesheet import apply_stylesheet  # noqa: E402
from openpyxl.utils.exceptions import InvalidFileException  # noqa: E402

from groundswell.interchange.workbook.cells import (  # noqa: E402
    MOST_CELLS,
    MOST_ROWS,
    MOST_TEXT_IN_ALL,
    MOST_UNPACKED,
    Broken,
    Cell,
    Formula,
)
from groundswell.interchange.workbook.sheet_xml import SheetReader, TooWide, UnsafeXml, rows_of  # noqa: E402

CPU_SECONDS = 4
MEMORY = 380 * 1024 * 1024


class Stop(Exception):
    """Reading ends here: a code, and the sheet where there is one."""

    def __init__(self, code: str, sheet: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.sheet = sheet


class Budget:
    """How many more cells and characters the whole workbook may hold."""

    def __init__(self) -> None:
        self.cells = MOST_CELLS
        self.text = MOST_TEXT_IN_ALL

    def spend(self, row: list[Cell], sheet: str) -> None:
        """Takes one row off; raises Stop when it runs out."""
        self.cells -= len(row)
        self.text -= sum(len(cell) for cell in row if isinstance(cell, str))
        if self.cells < 0 or self.text < 0:
            raise Stop("too_much", sheet)


def limit() -> None:
    """Sets the limits of this process; the kernel ends it past them."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def check_package(path: str) -> None:
    """Looks at the zip's list of contents only. Raises Stop for what is no plain .xlsx, or far too big."""
    with zipfile.ZipFile(path) as package:
        parts = package.infolist()
    names = {part.filename for part in parts}
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Stop("macros")
    if "content.xml" in names and "mimetype" in names:
        raise Stop("open_document")
    if "[Content_Types].xml" not in names:
        raise Stop("not_a_workbook")
    if any(part.flag_bits & 1 for part in parts):
        raise Stop("locked")
    if len(parts) > 1000 or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Stop("too_big_inside")


def open_package(path: str) -> ExcelReader:
    """The workbook's list of sheets, shared texts and styles; no sheet is read yet."""
    opened = ExcelReader(path, read_only=True, keep_links=False)
    opened.read_manifest()
    if any("macroEnabled" in (part.ContentType or "") for part in opened.package.Override):
        raise Stop("macros")
    opened.read_strings()
    opened.read_workbook()
    apply_stylesheet(opened.archive, opened.wb)
    return opened


def sheets(opened: ExcelReader) -> Iterator[dict[str, Any]]:
    """Each sheet as `{"name", "rows": [[number, cells]]}`; raises Stop past the caps."""
    budget = Budget()
    for sheet, part in opened.parser.find_sheets():
        if part.Type.rsplit("/", 1)[-1] != "worksheet":
            continue
        reader = SheetReader(
            opened.shared_strings,
            date_styles=frozenset(opened.wb._date_formats),
            span_styles=frozenset(opened.wb._timedelta_formats),
            epoch=opened.wb.epoch,
        )
        rows: list[tuple[int, list[Any]]] = []
        with opened.archive.open(part.target) as source:
            try:
                for number, row in rows_of(source, reader):
                    budget.spend(row, sheet.name)
                    rows.append((number, [as_json(cell) for cell in row]))
                    if len(rows) > MOST_ROWS + 1:
                        raise Stop("too_many_rows", sheet.name)
            except TooWide:
                raise Stop("too_wide", sheet.name) from None
        yield {"name": sheet.name, "rows": rows}


def as_json(cell: Cell) -> Any:
    """Text, numbers and truths as they are; days, times, formulas and mistakes as `[letter, text]`."""
    if isinstance(cell, dt.datetime):
        return ["d", cell.isoformat()]
    if isinstance(cell, dt.time):
        return ["t", cell.isoformat()]
    if isinstance(cell, Formula):
        return ["f", cell.text]
    if isinstance(cell, Broken):
        return ["e", cell.text]
    return cell


# Anything else that openpyxl trips over ends this process with a traceback; the parent says "damaged" too.
DAMAGED = (
    zipfile.BadZipFile,
    ParseError,
    expat.ExpatError,
    InvalidFileException,
    KeyError,
    ValueError,
    EOFError,
)


def read(path: str) -> dict[str, Any]:
    """`{"sheets": [...]}`, or `{"stop": code, "sheet": name}`."""
    try:
        check_package(path)
        return {"sheets": list(sheets(open_package(path)))}
    except Stop as stop:
        return {"stop": stop.code, "sheet": stop.sheet}
    except (UnsafeXml, DefusedXmlException):
        return {"stop": "unsafe", "sheet": ""}
    except MemoryError:
        return {"stop": "too_heavy", "sheet": ""}
    except DAMAGED:
        return {"stop": "damaged", "sheet": ""}


if __name__ == "__main__":
    limit()
    json.dump(read(sys.argv[1]), sys.stdout, ensure_ascii=True)
