"""What the cells of a log mean: names as numbers, days and times as minutes, orders as numbers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from django.utils.translation import gettext as _

from groundswell.engine.log import Ints
from groundswell.planner.log_faults import (
    FIRST_YEAR,
    LAST_YEAR,
    BadNumber,
    BadTime,
    OutsideYears,
    TimeZoneGiven,
    UnknownWord,
    WrongType,
)
from groundswell.planner.log_files import Sheet, is_text

MINUTES_A_DAY = 1440
STRETCH = 1 << 20  # rows
NONE = np.iinfo(np.int32).min  # an empty cell
EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001, local time, as the whole log
WRITTEN = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?)?( ?(?:Z|[+-]\d\d:?(?:\d\d)?))?", re.ASCII
)
FIRST_DAY, DAY_AFTER_LAST = np.datetime64(f"{FIRST_YEAR}-01-01"), np.datetime64(f"{LAST_YEAR + 1}-01-01")


@dataclass
class Names:
    """Names in the order they first came; each has the number of its place. Spaces around a name are left out."""

    known: dict[str, int] = field(default_factory=dict)

    def number(self, name: str | None) -> int:
        """The name's number, a new one where it is new; -1 for no name."""
        plain = name.strip() if name else ""
        return self.known.setdefault(plain, len(self.known)) if plain else -1

    def __len__(self) -> int:
        return len(self.known)

    def all(self) -> tuple[str, ...]:
        """The names in order."""
        return tuple(self.known)


def numbers(name: str, cells: pa.ChunkedArray, names: Names) -> Ints:
    """Row -> the number of the name in its cell, -1 where it is empty. Raises WrongType."""
    texts, codes = _texts(name, cells)
    number_of = np.array([names.number(text) for text in texts] + [-1], dtype=np.int32)
    return _meant(codes, number_of)


def words(sheet: Sheet, name: str, cells: pa.ChunkedArray, known: Mapping[str, int]) -> Ints:
    """Row -> what its word stands for, NONE where it is empty. In any case. Raises UnknownWord, WrongType."""
    if pa.types.is_boolean(cells.type):
        cells = cells.cast(pa.string())
    texts, codes = _texts(name, cells)
    plain = ["" if text is None else text.strip().casefold().replace(" ", "_") for text in texts]
    for i, word in enumerate(plain):
        if word and word not in known:
            raise UnknownWord(name, sheet.row(_first(codes == i)), str(texts[i]), known=known)
    meaning = np.array([known.get(word, NONE) for word in plain] + [NONE], dtype=np.int32)
    return _meant(codes, meaning)


def orders(sheet: Sheet, name: str, cells: pa.ChunkedArray) -> npt.NDArray[np.float32]:
    """Row -> the number in its cell, NaN where it is empty. Raises BadNumber, WrongType."""
    kind = cells.type
    if pa.types.is_integer(kind) or pa.types.is_floating(kind):
        return np.concatenate(
            [
                np.empty(0, np.float32),
                *(c.to_numpy(zero_copy_only=False).astype(np.float32) for c in cells.chunks),
            ]
        )
    texts, codes = _texts(name, cells)
    values = []
    for i, text in enumerate(texts):
        try:
            values.append(float(text) if text and text.strip() else np.nan)
        except ValueError:
            raise BadNumber(name, sheet.row(_first(codes == i)), str(text)) from None
    return np.array([*values, np.nan], dtype=np.float32)[codes]


def minutes(sheet: Sheet, name: str, cells: pa.ChunkedArray) -> Ints:
    """Row -> minutes since 1970-01-01, local, seconds cut off; NONE where empty. A day is its midnight.

    Raises BadTime, TimeZoneGiven, OutsideYears, WrongType.
    """
    kind = cells.type
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        if pa.types.is_timestamp(kind) and kind.tz is not None:
            raise TimeZoneGiven(name, _("All rows"))
        return _of_moments(sheet, name, cells)
    if not is_text(kind):
        raise WrongType(name, kind, expected=_("days and times, or text like 2021-02-09 14:30"))
    texts, codes = _texts(name, cells)
    written = np.empty(len(texts) + 1, dtype=np.int32)
    written[-1] = NONE
    for i, text in enumerate(texts):
        written[i] = _of_text(sheet, name, text, codes, i)
    return _meant(codes, written)


def _of_text(sheet: Sheet, name: str, text: str | None, codes: Ints, code: int) -> int:
    plain = (text or "").strip()
    if not plain:
        return int(NONE)
    found = WRITTEN.fullmatch(plain)
    if found and found[6]:
        raise TimeZoneGiven(name, _("Row %(row)s") % {"row": f"{sheet.row(_first(codes == code)):,}"})
    try:
        if not found:
            raise ValueError
        moment = dt.datetime(  # noqa: DTZ001, local time
            int(found[1]), int(found[2]), int(found[3]), int(found[4] or 0), int(found[5] or 0)
        )
    except ValueError:
        raise BadTime(name, sheet.row(_first(codes == code)), plain) from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise OutsideYears(name, sheet.row(_first(codes == code)))
    return (moment - EPOCH) // dt.timedelta(minutes=1)


def _of_moments(sheet: Sheet, name: str, cells: pa.ChunkedArray) -> Ints:
    found = np.empty(len(cells), dtype=np.int32)
    for at, chunk in _chunks(cells):
        moments = chunk.to_numpy(zero_copy_only=False)
        empty = np.isnat(moments)
        outside = ~empty & ((moments < FIRST_DAY) | (moments >= DAY_AFTER_LAST))
        if outside.any():
            raise OutsideYears(name, sheet.row(at + _first(outside)))
        local = moments.astype("datetime64[m]").view(np.int64)
        local[empty] = NONE
        found[at : at + len(local)] = local
    return found


def _texts(name: str, cells: pa.ChunkedArray) -> tuple[list[str | None], Ints]:
    """(The different texts, row -> which of them, -1 where empty)."""
    kind = cells.type.value_type if pa.types.is_dictionary(cells.type) else cells.type
    if not (pa.types.is_integer(kind) or is_text(kind)):
        raise WrongType(name, cells.type, expected=_("text"))
    if not pa.types.is_dictionary(cells.type):
        cells = cells.dictionary_encode()
    cells = cells.unify_dictionaries()
    codes = np.empty(len(cells), dtype=np.int32)
    for at, chunk in _chunks(cells):
        indices = chunk.indices if chunk.null_count == 0 else chunk.indices.fill_null(-1)
        codes[at : at + len(chunk)] = indices.to_numpy(zero_copy_only=False)
    texts = cells.chunk(0).dictionary.cast(pa.string()).to_pylist() if cells.num_chunks else []
    return texts, codes


def _meant(codes: Ints, meaning: Ints) -> Ints:
    """Each code replaced by what it stands for, in place and a stretch at a time; -1 by the last."""
    for at in range(0, len(codes), STRETCH):
        codes[at : at + STRETCH] = meaning[codes[at : at + STRETCH]]
    return codes


def _chunks(cells: pa.ChunkedArray) -> Iterator[tuple[int, pa.Array]]:
    at = 0
    for chunk in cells.chunks:
        yield at, chunk
        at += len(chunk)


def _first(mask: npt.NDArray[np.bool_]) -> int:
    """The first place where it holds."""
    return int(mask.argmax())
