"""Plain Python: a whole number a holder, a bit a source. Twenty lines of pass; it counts, and keeps no arrivals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import feeding
import numpy as np
import turns


def load(path: Path) -> dict[str, turns.Question]:
    """The log as lists, with the events in time order: ~m for the end of meeting m, m for its start."""
    log = feeding.fed(path)
    held = feeding.holders(log)
    meetings = np.arange(log.n_meetings)
    minute, event = np.concatenate([log.end, log.start]), np.concatenate([~meetings, meetings])
    # At one minute, starts come before ends: what ends at 11:00 does not feed what starts at 11:00.
    events = event[np.lexsort([event < 0, minute])].tolist()
    raisers = _runs(held.raises, log.first)
    told = _runs(held.told, np.searchsorted(log.meeting[held.told_at], np.arange(log.n_meetings + 1)))
    forum, day = log.forum.tolist(), (log.start // feeding.DAY).tolist()
    is_board = (log.layer >= 4).tolist()

    def count(said: list[int]) -> dict[int, int]:
        """Meeting of a board -> how many sources are heard there for the first time at that board."""
        bit = {m: 1 << s for s, m in enumerate(said)}
        dies = _dies(said, day, log.days_alive)
        alive, dead_on = (1 << len(said)) - 1, sorted(dies)
        holds = [0] * len(held.person)
        seen = [0] * len(log.layer)
        heard: dict[int, int] = {}
        counts: dict[int, int] = {}
        for code in events:
            if code >= 0:
                bits = 0
                for h in raisers[code]:
                    bits |= holds[h]
                while dead_on and dead_on[0] <= day[code]:
                    alive &= ~dies[dead_on.pop(0)]
                heard[code] = bits = bits & alive
                new = bits & ~seen[forum[code]] if is_board[forum[code]] else 0
                if new:
                    seen[forum[code]] |= new
                    counts[code] = new.bit_count()
            else:
                bits = heard.pop(~code) | bit.get(~code, 0)
                if bits:
                    for h in told[~code]:
                        holds[h] |= bits
        return counts

    def count_common(found: dict[int, int]) -> Any:
        """Board, day after the log's first -> how many sources it first hears that day."""
        boards = np.flatnonzero(log.layer >= 4)
        meetings = np.fromiter(found, np.int64)
        counts = np.zeros((len(boards), day[-1] - day[0] + 1), np.int64)
        at = np.searchsorted(boards, log.forum[meetings]), np.array(day)[meetings] - day[0]
        np.add.at(counts, at, np.fromiter(found.values(), np.int64))
        return counts

    def earliest(said: int) -> Any:
        """One source: when each holder holds it."""
        last = log.last_minute(said)
        since = [feeding.NEVER] * len(held.person)
        heard = {said}
        starts, ends = log.start.tolist(), log.end.tolist()
        for code in events:
            if code >= 0:
                if starts[code] <= last and any(since[h] >= 0 for h in raisers[code]):
                    heard.add(code)
            elif ~code in heard:
                for h in told[~code]:
                    if since[h] < 0:
                        since[h] = ends[~code]
        return since

    def earliest_common(found: Any) -> Any:
        return feeding.by_person(log, held, np.array(found))

    return {"everywhere": (count, count_common), "earliest": (earliest, earliest_common)}


def _runs(values: Any, first: Any) -> list[list[int]]:
    """What stands between each offset and the next, as lists."""
    flat = values.tolist()
    return [flat[a:b] for a, b in zip(first[:-1].tolist(), first[1:].tolist(), strict=True)]


def _dies(said: list[int], day: list[int], days_alive: int) -> dict[int, int]:
    """Day -> the sources whose word is dead from then on."""
    dies: dict[int, int] = {}
    for s, m in enumerate(said if days_alive else []):
        dead = day[m] + days_alive + 1
        dies[dead] = dies.get(dead, 0) | 1 << s
    return dies


if __name__ == "__main__":
    turns.serve(load, {})
