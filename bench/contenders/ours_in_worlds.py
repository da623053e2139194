"""Ours, one word in 512 made-up worlds at once; and each world alone, to compare. Direction is free in all of them."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import feeding
import numpy as np
import turns
from engine_scan import engine_log, engine_scan
from ours_in_blocks import boards_of, days_alone

from groundswell.engine.blocks import Start, first_days
from groundswell.engine.chance import Record, believed
from groundswell.engine.log_chance import sittings_of, worlds_heard
from groundswell.engine.log_tosses import Tossed, there_in, tossed_for
from groundswell.engine.speed import COMPILED

WORLDS, WORDS, WORD = 512, 8, 64
RATE = 0.85  # how often people come, by the maker of the workload


def load(path: Path) -> dict[str, turns.Question]:
    """Everybody who sits, come or not, and what is believed of each sitting from its own record."""
    log = feeding.fed(path)
    expected = replace(feeding.seats_of(log), is_upward=False)
    _, targets = boards_of(log)
    scan = COMPILED.fields(engine_scan(expected))
    tossed = _believed(log, expected)

    def start(said: int) -> Start:
        return Start(said, log.last_minute(said) // feeding.DAY)

    def block(said: list[int]) -> Any:
        """A block of as many sources over the same lines."""
        return first_days(scan, [start(m) for m in said], targets, speed=COMPILED)

    def worlds(said: int) -> Any:
        """Board -> in how many worlds it hears. Who is there is looked up where it could matter."""
        return worlds_heard(scan, start(said), tossed, targets)

    def all_drawn(said: int) -> Any:
        """The same, looked up for every attendance, whether or not it could tell anything new."""
        return worlds_heard(scan, start(said), tossed, targets, draws_all=True)

    def each_world(said: int) -> Any:
        """The same, one world after the other, by question 1."""
        came_in = COMPILED.kernel(_all_there)(len(expected.who), tossed, WORDS)
        count = np.zeros(targets.n, np.int32)
        for world in range(WORLDS):
            there = came_in[:, world // WORD] >> np.uint64(world % WORD) & np.uint64(1) == 1
            first = np.concatenate([[0], np.cumsum(there)])[expected.first]
            alone = engine_scan(replace(expected, first=first, who=expected.who[there]))
            count += days_alone(alone, start(said), targets) >= 0
        return count

    def as_it_is(found: Any) -> Any:
        return found

    def nothing(_found: Any) -> list[int]:
        return []

    return {
        "block": (block, nothing),
        "worlds": (worlds, as_it_is),
        "all drawn": (all_drawn, as_it_is),
        "each world": (each_world, as_it_is),
    }


def _all_there(lines: int, tossed: Tossed, words: int) -> Any:
    """Line -> the worlds in which they come, eight words of 64 bits; [lines, words]."""
    found = np.zeros((lines, words), np.uint64)
    for line in range(lines):
        for w, word in enumerate(there_in(line, tossed)):
            found[line, w] = word
    return found


def _believed(log: feeding.Fed, expected: feeding.Fed) -> Tossed:
    """Each sitting's Beta from its own record: how often they came of the meetings they were expected at."""
    of, _ = sittings_of(engine_log(expected))
    came = np.isin(_keys(expected), _keys(log))
    present = np.bincount(of, weights=came).astype(int)
    absent = np.bincount(of) - present
    kinds, belief = np.unique(np.stack([present, absent], 1), axis=0, return_inverse=True)
    betas = [believed(Record(int(p), int(a)), RATE) for p, a in kinds]
    return tossed_for(of, belief.astype(np.int32).ravel(), betas)


def _keys(log: feeding.Fed) -> Any:
    return log.meeting * log.n_people + log.who


if __name__ == "__main__":
    turns.serve(load, {"numba": version("numba"), "numpy": version("numpy")})
