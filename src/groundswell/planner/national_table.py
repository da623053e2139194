"""First arrivals as a table: a row for each source and each board that could hear it, as CSV or Parquet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
from django.utils.translation import gettext as _

from groundswell.planner.columns import silent
from groundswell.planner.log_files import Progress
from groundswell.planner.national import layer_name, place_name
from groundswell.planner.national_reach import Heard
from groundswell.planner.whole_files import whole_file

AT_ONCE = 512  # sources; a few hundred thousand rows
NAMED = pa.dictionary(pa.int32(), pa.string())
SCHEMA = pa.schema(
    [
        ("from", NAMED),
        ("from_place", NAMED),
        ("said_on", pa.date32()),
        ("to", NAMED),
        ("to_layer", NAMED),
        ("to_place", NAMED),
        ("heard_on", pa.date32()),
        ("days", pa.int32()),
    ]
)


def write_table(heard: Heard, path: Path, *, progress: Progress = silent) -> int:
    """Writes the table whole or not at all; how many rows it has. `.parquet` makes Parquet, all else CSV.

    Pairs that are never heard have no row. Raises CannotWrite.
    """
    n, rows = len(heard.said), 0
    with whole_file(path) as beside, _writer(beside, path.suffix == ".parquet") as writer:
        for at in range(0, n, AT_ONCE):
            table = _rows(heard, slice(at, at + AT_ONCE))
            writer.write_table(table)
            rows += table.num_rows
            progress(_("Writing"), min(at + AT_ONCE, n), n)
    return rows


def _writer(path: Path, as_parquet: bool) -> pq.ParquetWriter | pa_csv.CSVWriter:
    return pq.ParquetWriter(path, SCHEMA) if as_parquet else pa_csv.CSVWriter(path, SCHEMA)


def _rows(heard: Heard, block: slice) -> pa.Table:
    columns, asked = heard.columns, heard.asked
    waits = heard.waits(block)
    source, target = np.nonzero(waits >= 0)
    days = waits[source, target]
    said = heard.said[block][source]
    sources, targets = asked.sources[block], asked.targets
    cells = (
        _named(source, [columns.forums[f] for f in sources]),
        _named(source, [place_name(columns, int(f)) for f in sources]),
        pa.array(said).cast(pa.date32()),
        _named(target, [columns.forums[f] for f in targets]),
        _named(target, [layer_name(columns, int(f)) for f in targets]),
        _named(target, [place_name(columns, int(f)) for f in targets]),
        pa.array((said + days).astype(np.int32)).cast(pa.date32()),
        pa.array(days),
    )
    return pa.Table.from_arrays(list(cells), schema=SCHEMA)


def _named(codes: npt.NDArray[np.integer], names: Sequence[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), pa.array(names, pa.string()))
