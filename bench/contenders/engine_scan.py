"""A workload as the engine takes it: laid out for one pass."""

from __future__ import annotations

from bisect import bisect_left

import feeding
import numpy as np

from groundswell.engine.log import Log
from groundswell.engine.log_scan import scan_of
from groundswell.engine.scan import Scan


def engine_log(log: feeding.Fed) -> Log:
    """The same arrays in 32 bits; no papers, so a word must be held a minute before the start."""
    small = np.int32
    return Log(
        forum=log.forum.astype(small),
        day=(log.start // feeding.DAY).astype(small),
        start=log.start.astype(small),
        end=log.end.astype(small),
        cutoff=(log.start - 1).astype(small),
        first=log.first.astype(small),
        who=log.who.astype(small),
        layer=log.layer.astype(small),
        place=log.place.astype(small),
        n_people=log.n_people,
    )


def engine_scan(log: feeding.Fed) -> Scan:
    """Laid out, upward where the workload says so."""
    return scan_of(engine_log(log), upward=log.is_upward)


def walked(log: feeding.Fed, scan: Scan, said: list[int]) -> tuple[int, int]:
    """The events a pass over these sources walks: from the first said to the death of the last."""
    begin = min(int(scan.tells_at[m]) for m in said)
    last = max(log.last_minute(m) for m in said)
    return begin, bisect_left(scan.at, last + 1)
