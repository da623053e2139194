"""Opens Parquet and CSV files, and takes one column at a time out of them. What it means is read elsewhere."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
from django.utils.translation import gettext as _

from groundswell.planner.log_faults import (
    BrokenOff,
    EmptyLog,
    MissingColumn,
    NoLog,
    NotCsv,
    NotParquet,
    UnreadableLog,
)

Progress = Callable[[str, int, int], None]  # what is being done, how much is done, of how much

ATTENDANCE = ("forum", "person", "start", "end", "papers_by", "status", "met")
FORUMS = ("forum", "layer", "layer_order", "place")
ENDINGS = (".parquet", ".csv")
BLOCK = 16 << 20  # bytes of CSV read at a time


@dataclass(frozen=True)
class Sheet:
    """One file: how many rows it has, and its columns by name. `heading` rows stand above the first."""

    path: Path
    rows: int
    heading: int
    there: Sequence[str]  # every column, as the file calls it
    names: Mapping[str, str]  # a wanted column as we call it -> as the file does
    take: Callable[[str], pa.ChunkedArray]  # a column as the file calls it -> its cells

    def column(self, name: str) -> pa.ChunkedArray | None:
        """The cells of a column, or None where the file has none of this name."""
        return self.take(self.names[name]) if name in self.names else None

    def needed(self, name: str) -> pa.ChunkedArray:
        """The cells of a column that every log has. Raises MissingColumn."""
        self.check_has(name)
        return self.take(self.names[name])

    def check_has(self, *names: str) -> None:
        """Raises MissingColumn where one of these is not there."""
        for name in names:
            if name not in self.names:
                raise MissingColumn(self.path.name, name, there=self.there)

    def row(self, at: int) -> int:
        """The number people see for the row at place `at`: a spreadsheet counts its heading."""
        return at + 1 + self.heading


@dataclass(frozen=True)
class Weight:
    """How many rows there are to read, and about how many bytes of memory that takes. Told from outside the file."""

    rows: int
    memory: int


PER_ROW = 64  # bytes at the widest moment, measured on ten years of England
LIBRARIES = 120 << 20  # bytes
CSV_GROWS = 1.5  # a CSV file's text is in memory while it is read
CSV_SAMPLE = 1 << 18


def weigh(path: Path) -> Weight:
    """What reading would take, before it is read. Raises NoLog, UnreadableLog, NotParquet, BrokenOff."""
    rows, memory = 0, LIBRARIES
    for file in (f for f in files_of(path) if f is not None):
        if _is_parquet(file):
            here = _parquet(file).metadata.num_rows
            memory += here * PER_ROW
        else:
            here = _rows_about(file)
            memory += int(file.stat().st_size * CSV_GROWS) + here * PER_ROW
        rows += here
    return Weight(rows, memory)


def files_of(path: Path) -> tuple[Path, Path | None]:
    """(The attendance file, the forums file or None). Raises NoLog."""
    if not path.is_dir():
        if not path.is_file() or path.suffix.lower() not in ENDINGS:
            raise NoLog(path)
        return path, None
    attendance = _one(path, "attendance")
    if attendance is None:
        raise NoLog(path)
    return attendance, _one(path, "forums")


def _is_parquet(path: Path) -> bool:
    return path.suffix.lower() == ".parquet"


def _one(folder: Path, stem: str) -> Path | None:
    found = (folder / f"{stem}{ending}" for ending in ENDINGS)
    return next((file for file in found if file.is_file()), None)


def open_sheet(path: Path, wanted: Sequence[str], progress: Progress) -> Sheet:
    """The file's wanted columns. A Parquet file is read as they are taken, a CSV file at once."""
    return _parquet_sheet(path, wanted) if _is_parquet(path) else _csv_sheet(path, wanted, progress)


def _names(path: Path, there: Sequence[str], wanted: Sequence[str]) -> dict[str, str]:
    """Wanted column -> as the file calls it: in any case, spaces around it left out."""
    names: dict[str, str] = {}
    for name in there:
        plain = name.strip().casefold()
        if plain in names and plain in wanted:
            raise NotCsv(path.name, _("two columns are called “%(name)s”") % {"name": plain})
        names[plain] = name
    return {plain: name for plain, name in names.items() if plain in wanted}


def _parquet(path: Path, as_numbers: Sequence[str] = ()) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(path, read_dictionary=list(as_numbers))
    except PermissionError as fault:
        raise UnreadableLog(path) from fault
    except (pa.ArrowException, OSError) as fault:
        with path.open("rb") as file:
            begins_well = file.read(4) == b"PAR1"
        raise BrokenOff(path.name) if begins_well else NotParquet(path.name) from fault


def _parquet_sheet(path: Path, wanted: Sequence[str]) -> Sheet:
    schema = _parquet(path).schema_arrow
    names = _names(path, schema.names, wanted)
    texts = [n for n in names.values() if is_text(schema.field(n).type)]
    file = _parquet(path, texts)

    def take(name: str) -> pa.ChunkedArray:
        try:
            return file.read(columns=[name]).column(0)
        except (pa.ArrowException, OSError) as fault:
            raise BrokenOff(path.name) from fault

    return Sheet(path, file.metadata.num_rows, 0, schema.names, names, take)


def is_text(kind: pa.DataType) -> bool:
    """Whether a column holds text, or nothing at all."""
    if pa.types.is_dictionary(kind):
        return is_text(kind.value_type)
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_null(kind))


def _csv_sheet(path: Path, wanted: Sequence[str], progress: Progress) -> Sheet:
    there = _heading(path)
    names = _names(path, there, wanted)
    if not names:
        raise MissingColumn(path.name, wanted[0], there=there)
    text = pa.dictionary(pa.int32(), pa.string())
    options = pa_csv.ConvertOptions(
        include_columns=list(names.values()),
        column_types=dict.fromkeys(names.values(), text),
        null_values=[""],
        strings_can_be_null=True,
    )
    size, batches = path.stat().st_size, []
    try:
        with path.open("rb") as file:
            reader = pa_csv.open_csv(
                file,
                read_options=pa_csv.ReadOptions(block_size=BLOCK),
                parse_options=pa_csv.ParseOptions(newlines_in_values=True),
                convert_options=options,
            )
            for batch in reader:
                batches.append(batch)
                progress(_("Reading"), min(len(batches) * BLOCK, size), size)
            table = pa.Table.from_batches(batches, reader.schema)
    except pa.ArrowInvalid as fault:
        raise NotCsv(path.name, _why(path, str(fault))) from fault
    return Sheet(path, table.num_rows, 1, there, names, table.column)


def _heading(path: Path) -> list[str]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            names = next(csv.reader(file), [])
    except PermissionError as fault:
        raise UnreadableLog(path) from fault
    except (UnicodeDecodeError, csv.Error) as fault:
        raise NotCsv(path.name, _("it is not UTF-8 text")) from fault
    if not names:
        raise EmptyLog(path.name)
    if len(names) == 1 and ";" in names[0]:
        raise NotCsv(path.name, _("its cells are divided by “;”"))
    return names


def _why(path: Path, fault: str) -> str:
    """What is wrong with the text, at the first row it is wrong at. Reads the file again."""
    if "UTF8" in fault:
        return _("it is not UTF-8 text")
    with path.open(encoding="utf-8-sig", newline="", errors="replace") as file:
        cells = csv.reader(file)
        wanted = len(next(cells))
        for row, found in enumerate(cells, start=2):
            if found and len(found) != wanted:
                return _("row %(row)s has %(n)s cells, the heading %(m)s") % {
                    "row": f"{row:,}",
                    "n": len(found),
                    "m": wanted,
                }
    return _("a row has more or fewer cells than the heading")


def _rows_about(path: Path) -> int:
    """How many rows a CSV file has, told from its size and its first lines."""
    try:
        with path.open("rb") as file:
            sample = file.read(CSV_SAMPLE)
    except PermissionError as fault:
        raise UnreadableLog(path) from fault
    lines = sample.count(b"\n")
    return round(lines * path.stat().st_size / len(sample)) if sample else 0
