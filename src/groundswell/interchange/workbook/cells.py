"""What one cell holds as it was read, before anybody asks what it means. No Django here: the reading child uses it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

MOST_ROWS = 20_000  # a sheet; a borough's attendance for three years is about 15,000
MOST_CELLS = 300_000  # a workbook
MOST_COLUMNS = 200
MOST_TEXT = 10_000  # characters in one cell
MOST_TEXT_IN_ALL = 20_000_000
MOST_BYTES = 10_000_000  # the file as it lies on disk
MOST_UNPACKED = 100_000_000  # what a zip says it unpacks to; Python's zipfile never gives more than it says


@dataclass(frozen=True)
class Formula:
    """A cell that computes. It is never taken as a value."""

    text: str


@dataclass(frozen=True)
class Broken:
    """A cell that shows a spreadsheet's own mistake, such as #REF!."""

    text: str


Cell = str | int | float | bool | dt.datetime | dt.time | Formula | Broken | None


@dataclass(frozen=True)
class RawSheet:
    """One sheet as it was read: its rows with their numbers, counted from 1, headings included."""

    name: str
    rows: Sequence[tuple[int, Sequence[Cell]]]


def is_blank(cell: Cell) -> bool:
    """Whether nothing is written there; spaces alone are nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())
