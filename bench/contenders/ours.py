"""Ours: the engine's own passes, asked as `groundswell national` asks them. Those in blocks: ours_in_blocks."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import feeding
import numpy as np
import turns
from engine_scan import engine_scan
from looking_at_all import carry_first_looking_at_all
from ours_in_blocks import block_questions

from groundswell.engine import first_hearing as asked
from groundswell.engine.log_journeys import MOST, levels_from


def load(path: Path) -> dict[str, turns.Question]:
    """The workload laid out for one pass."""
    log = feeding.fed(path)
    scan = engine_scan(log)
    held = feeding.Holders(scan.raiser, scan.told, None, np.asarray(scan.person_of))

    def last_day(said: int) -> int:
        return log.last_minute(said) // feeding.DAY

    def earliest(said: int) -> Any:
        return asked.first_hearing(scan, said, last=last_day(said))

    def earliest_common(found: Any) -> Any:
        told_by = np.asarray(found.told_by)
        return feeding.by_person(log, held, np.where(told_by >= 0, log.end[told_by], feeding.NEVER))

    def looking_at_all(said: int) -> Any:
        """The same, but every meeting looks at all who are there, though one who holds the word is enough."""
        kept, asked.carry_first = asked.carry_first, carry_first_looking_at_all
        try:
            return earliest(said)
        finally:
            asked.carry_first = kept

    def board(pairs: list[tuple[int, int]]) -> list[Any]:
        return [asked.first_hearing(scan, said, last=last_day(said), target=forum) for said, forum in pairs]

    def board_common(found: list[Any]) -> list[int]:
        return [int(log.start[x.arrives]) if x.arrives >= 0 else feeding.NEVER for x in found]

    def hops(said: int) -> Any:
        """Everybody's few good ways: the earliest for each number of hand-offs."""
        return levels_from(scan, said, last=last_day(said))

    def hops_common(found: Any) -> Any:
        by_level = np.asarray(found.told_at).reshape(-1, MOST + 1) >= 0
        fewest = np.where(by_level.any(axis=1), by_level.argmax(axis=1), feeding.NEVER)
        return feeding.by_person(log, held, fewest)

    return {
        "earliest": (earliest, earliest_common),
        "looking at all": (looking_at_all, earliest_common),
        "board": (board, board_common),
        "hops": (hops, hops_common),
    } | block_questions(log, scan)


if __name__ == "__main__":
    turns.serve(load, {"numba": version("numba"), "numpy": version("numpy")})
