"""The blocks of sources of one question, and who answers them: here, one after another or a few at a time.

Other machines answer the same blocks: see cluster.py. All give what an `Answering` gives.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

import numpy as np

from groundswell.engine.blocks import Start, Targets
from groundswell.engine.log import Ints, Log
from groundswell.engine.relays import carry_relays, first_days_by_relays
from groundswell.planner.national import Laid, Terms


@dataclass(frozen=True)
class Blocks:
    """A question on a log, once it is numbers only. Blocks may be answered in any order, by any machine.

    S sources, T targets; `cuts` are slices of `starts` and hold each source once.
    """

    log: Log
    terms: Terms
    laid: Laid
    starts: Sequence[Start]  # [S]
    targets: Ints  # -> forum; [T]
    cuts: Sequence[slice]


#: Gives each block with its days as they are found, in any order. Closed early, it stops the rest.
Answered = Generator[tuple[slice, Ints], None, None]
Answering = Callable[[Blocks], Answered]


def rows_of(targets: Ints, laid: Laid, *, n_forums: int) -> Targets:
    """The targets as a pass wants them."""
    row = np.full(n_forums, -1, np.int32)
    row[targets] = np.arange(len(targets), dtype=np.int32)
    return Targets(laid.speed.row(row), len(targets))


def answer_block(laid: Laid, targets: Targets, block: Sequence[Start]) -> Ints:
    """Source of the block, target -> the day it first hears, NEVER_DAY where never; [block, T]."""
    days = first_days_by_relays(laid.scan, laid.relays, block, targets, speed=laid.speed)
    return np.asarray(days, np.int32).reshape(targets.n, len(block)).T


def in_threads(blocks: Blocks) -> Answered:
    """As many blocks at a time as we have cores; one after another where Python is not compiled.

    Each block at work takes 64 bytes a meeting still heard from, beside its answer.
    """
    laid = blocks.laid
    targets = rows_of(blocks.targets, laid, n_forums=blocks.log.n_forums)
    n = min(cores(), len(blocks.cuts)) if laid.speed.width else 1
    if n == 1:
        for cut in blocks.cuts:
            yield cut, answer_block(laid, targets, blocks.starts[cut])
        return
    laid.speed.kernel(carry_relays)  # made once, before two threads ask for it; so are the relays
    _ = laid.relays
    pool = ThreadPoolExecutor(n)
    try:
        asked = {pool.submit(answer_block, laid, targets, blocks.starts[cut]): cut for cut in blocks.cuts}
        for found in as_completed(asked):
            yield asked.pop(found), found.result()
    finally:
        pool.shutdown(cancel_futures=True)


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
