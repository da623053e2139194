"""Small workbooks made on the spot, and the asker who takes them in."""

from __future__ import annotations

import csv
import datetime as dt
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from groundswell.interchange.workbook.sheets import sheets
from groundswell.records.asking import Asker, operator

Tables = Mapping[str, Sequence[Sequence[object]]]
TODAY = dt.date(2021, 2, 15)

PLACES = [["key", "name", "kind"], ["stockport", "Stockport", "borough"]]
FORUMS = [["key", "name", "kind", "place"], ["acb", "Active Communities Board", "board", "Stockport"]]
SEATS = [["key", "forum", "name"], ["acb-health", "acb", "Public Health"]]
PEOPLE = [["key", "name"], ["ann", "Ann"], ["ben", "Ben"]]


@pytest.fixture
def by() -> Asker:
    """Whoever stands at the machine, on the example's day."""
    return operator(TODAY)


@pytest.fixture
def xlsx(tmp_path: Path) -> Callable[[Tables], Path]:
    """Makes an .xlsx of these sheets."""

    def made(tables: Tables) -> Path:
        book = Workbook()
        book.remove(book.active)  # type: ignore[arg-type]
        for name, rows in tables.items():
            page = book.create_sheet(name)
            for row in rows:
                page.append(list(row))
        path = tmp_path / "register.xlsx"
        book.save(path)
        return path

    return made


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[Tables], Path]:
    """Makes a folder of CSVs of these sheets, in place of the last one."""
    files = {sheet.name: sheet.file_name for sheet in sheets()}

    def made(tables: Tables) -> Path:
        path = tmp_path / "register"
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        for name, rows in tables.items():
            with (path / files.get(name, f"{name}.csv")).open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(rows)
        return path

    return made
