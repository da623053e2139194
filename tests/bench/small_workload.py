"""Small workloads by chance, and what the slow, obvious version says of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from bench import england, workload
from tests.engine.slow_log import Meet, Rules, SmallLog, hand_offs, random_log

NEVER = -1


@dataclass(frozen=True)
class Small:
    """One small workload on disk, and the same for the slow version."""

    path: Path
    log: SmallLog
    days_alive: int
    is_upward: bool

    def rules(self, said: int) -> Rules:
        """Upward and until the word dies, where the workload says so; else to the end."""
        last = self.log.meets[said].day + self.days_alive if self.days_alive else 99
        return Rules(last, self.is_upward)

    def told(self, said: int) -> list[int]:
        """Person -> the minute from which they hold it, or NEVER."""
        heard = hand_offs(self.log, said, self.rules(said))
        since = [
            [m.end for m, n in zip(self.log.meets, heard, strict=True) if n is not None and p in m.there]
            for p in range(self.log.n_people)
        ]
        return [min(ends, default=NEVER) for ends in since]

    def board_hears(self, said: int, board: int) -> int:
        """The start of the board's first meeting that hears, or NEVER."""
        heard = hand_offs(self.log, said, self.rules(said))
        starts = [
            m.start for m, n in zip(self.log.meets, heard, strict=True) if n is not None and m.forum == board
        ]
        return min(starts, default=NEVER)


def small(rng: Random, path: Path) -> Small:
    """One small workload: every forum has a layer, and only the start is a deadline."""
    log = random_log(rng)
    meets = tuple(replace(m, cutoff=m.start - 1) for m in log.meets)
    log = replace(log, layer=tuple(max(order, 1) for order in log.layer), meets=meets)
    is_sparse = rng.random() < 0.5
    days_alive = rng.randint(1, 8) if is_sparse else 0
    workload.write(_as_made(log), path, sparse=is_sparse)
    told = {"n_people": log.n_people, "is_upward": is_sparse, "days_alive": days_alive}
    (path / "workload.json").write_text(json.dumps(told), encoding="utf-8")
    return Small(path, log, days_alive, is_sparse)


def _as_made(log: SmallLog) -> england.Log:
    """As the maker of the workload gives it."""

    def row(values: list[int]) -> Any:
        return np.array(values, np.int64)

    def of_each(meets: tuple[Meet, ...]) -> tuple[Any, Any]:
        return row([0, *np.cumsum([len(m.there) for m in meets])]), row([p for m in meets for p in m.there])

    first, who = of_each(log.meets)
    return england.Log(
        forum_layer=row(list(log.layer)) - 1,
        forum_council=row(list(log.place)),
        forum=row([m.forum for m in log.meets]),
        start=row([m.start for m in log.meets]),
        end=row([m.end for m in log.meets]),
        first=first,
        who=who,
        seat_first=first,
        seat_who=who,
        n_people=log.n_people,
    )
