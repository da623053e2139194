"""An .xlsx as raw sheets: read by a child process under limits, so that no file can exhaust this one."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from groundswell.interchange.workbook.cells import (
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    Broken,
    Cell,
    Formula,
    RawSheet,
)
from groundswell.interchange.workbook.faults import Faults, where

WALL_SECONDS = 60  # the CPU limit is 4 s; a busy machine may take longer by the clock
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
CHILD = "groundswell.interchange.workbook.xlsx_child"


def read_xlsx(path: Path, faults: Faults) -> list[RawSheet]:
    """Every sheet's rows. Where the file cannot be read there are none, and the fault says why."""
    stop = _refused_unopened(path)
    answer: dict[str, Any] = {"stop": stop} if stop else _ask_child(path)
    if "stop" in answer:
        sheet = str(answer.get("sheet", ""))
        what, remedy = _in_words(str(answer["stop"]))
        faults.add(where(sheet) if sheet else path.name, what, remedy)
        return []
    return [
        RawSheet(sheet["name"], [(number, [_cell(c) for c in row]) for number, row in sheet["rows"]])
        for sheet in answer["sheets"]
    ]


def _refused_unopened(path: Path) -> str:
    """A reason found in the file's size and first bytes, or ""."""
    size = path.stat().st_size
    if size == 0:
        return "empty"
    if size > MOST_BYTES:
        return "too_big"
    with path.open("rb") as file:
        start = file.read(8)
    if start == OLD_OFFICE:
        return "old_office"
    return "" if start.startswith(ZIP) else "not_a_workbook"


def _ask_child(path: Path) -> dict[str, Any]:
    """What the reading process says; a reason where the kernel or the clock ended it."""
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", CHILD, str(path.resolve())],
            capture_output=True,
            timeout=WALL_SECONDS,
            check=False,
            env=environment,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        return {"stop": "too_heavy"}
    if done.returncode < 0:
        return {"stop": "too_heavy"}
    if done.returncode > 0:
        return {"stop": "damaged"}
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _cell(cell: Any) -> Cell:
    """A cell from the child's JSON."""
    if not isinstance(cell, list):
        plain: Cell = cell
        return plain
    letter, text = cell
    if letter == "d":
        return dt.datetime.fromisoformat(text)
    if letter == "t":
        return dt.time.fromisoformat(text)
    return Formula(text) if letter == "f" else Broken(text)


def _in_words(stop: str) -> tuple[str, str]:
    """What is wrong with the file, and the remedy."""
    fresh = _("Save it again as an Excel workbook (.xlsx), or start from the template.")
    split = _("Keep only rows with something in them, or split the file.")
    told = {
        "empty": (_("The file is empty."), fresh),
        "too_big": (_("The file is larger than %(most)d MB.") % {"most": MOST_BYTES // 1_000_000}, split),
        "old_office": (_("This is an old .xls file, or one locked by a password."), fresh),
        "not_a_workbook": (_("This is not an Excel workbook."), fresh),
        "open_document": (_("This is an OpenDocument file."), fresh),
        "locked": (_("The file is locked by a password."), _("Save it without a password.")),
        "macros": (
            _("The workbook holds macros."),
            _("Save it as an Excel workbook without macros (.xlsx)."),
        ),
        "unsafe": (_("The file holds instructions a workbook never needs."), fresh),
        "damaged": (_("The file is damaged and cannot be read."), fresh),
        "too_big_inside": (_("The file unpacks to far more than a register needs."), split),
        "too_heavy": (_("The file takes too much time or memory to open."), split),
        "too_much": (_("The workbook holds too many cells, or too much text."), split),
        "too_many_rows": (_("The sheet has more than %(most)d rows.") % {"most": MOST_ROWS}, split),
        "too_wide": (
            _("The sheet has something past column %(most)d.") % {"most": MOST_COLUMNS},
            _("Delete what stands far to the right of the table."),
        ),
    }
    return told[stop]
