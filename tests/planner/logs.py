"""Small attendance logs as text, and the same rows as CSV and as Parquet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

Row = Sequence[str | None]


def rows_of(text: str) -> list[list[str]]:
    """The cells of a table written with bars between, one row a line; the first row is the heading."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return [[cell.strip() for cell in line.split("|")] for line in lines if line]


def as_csv(text: str, to: Path) -> Path:
    """The table as a CSV file at `to`."""
    with to.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows_of(text))
    return to


def as_parquet(text: str, to: Path) -> Path:
    """The table as a Parquet file of texts at `to`; an empty cell is a null."""
    heading, *rows = rows_of(text)
    columns = {
        name: pa.array([row[i] or None for row in rows], pa.string()) for i, name in enumerate(heading)
    }
    pq.write_table(pa.table(columns), to)
    return to


def parquet(to: Path, **columns: Iterable[Any]) -> Path:
    """A Parquet file of these columns."""
    pq.write_table(pa.table({name: pa.array(cells) for name, cells in columns.items()}), to)
    return to
