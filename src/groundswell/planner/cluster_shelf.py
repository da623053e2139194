"""The one log a worker's process keeps, read once and laid out once, and blocks answered from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from zlib import crc32

import numpy as np

from groundswell.engine.blocks import Start
from groundswell.engine.log import Ints, Log
from groundswell.planner.columns import Columns, read
from groundswell.planner.log_files import files_of
from groundswell.planner.national import Laid, Terms, laid_out
from groundswell.planner.national_blocks import answer_block, rows_of

Stamp = tuple[tuple[str, int, int], ...]  # (file, bytes, when it was changed) of each file of a log


@dataclass(frozen=True)
class Kept:
    """A log as this process has read it."""

    stamp: Stamp
    columns: Columns
    seal: int


class Shelf:
    """The one log a process keeps, and the one layout of it. Threads of the process share it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: Kept | None = None
        self._laid: tuple[Stamp, Terms, Laid] | None = None

    def log(self, path: Path, terms: Terms) -> tuple[Kept, Laid]:
        """The log, read once until its files change, laid out once for the same terms.

        Raises what `columns.read` raises.
        """
        with self._lock:
            stamp = stamp_of(path)
            if self._kept is None or self._kept.stamp != stamp:
                self._kept = self._laid = None  # the old one goes before the new one comes
                columns = read(path)
                self._kept = Kept(stamp, columns, seal_of(columns.log))
            if self._laid is None or self._laid[:2] != (stamp, terms):
                self._laid = None
                self._laid = (stamp, terms, laid_out(self._kept.columns, terms))
            return self._kept, self._laid[2]


SHELF = Shelf()


def answer(path: Path, seal: int, terms: Terms, targets: Ints, block: Sequence[Start]) -> Ints | None:
    """The days of one block, as `answer_block` gives them; None where the log at `path` has not this seal.

    Raises what `columns.read` raises.
    """
    kept, laid = SHELF.log(path, terms)
    if kept.seal != seal:
        return None
    rows = rows_of(targets, laid, n_forums=kept.columns.log.n_forums)
    return np.ascontiguousarray(answer_block(laid, rows, block))


def stamp_of(path: Path) -> Stamp:
    """What tells that a log's files are still the same. Raises NoLog."""
    told = [(str(file), file.stat()) for file in files_of(path) if file is not None]
    return tuple((file, stat.st_size, stat.st_mtime_ns) for file, stat in told)


def seal_of(log: Log) -> int:
    """A number that two logs share only if they hold the same, but by a chance of one in four billion."""
    seal = 0
    for column in (
        log.forum, log.start, log.end, log.cutoff, log.first, log.who, log.layer, log.place,
    ):  # fmt: skip
        seal = crc32(np.ascontiguousarray(column).data, seal)
    return seal
