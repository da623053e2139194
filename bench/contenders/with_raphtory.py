"""Raphtory: nodes reached by paths that respect time, with every moment at which they were reached."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import feeding
import numpy as np
import pandas
import raphtory
import turns
from raphtory import algorithms

MOST_HOPS = 2 * 40 + 1  # more than anybody needs; it stops when nothing new is reached


def load(path: Path) -> dict[str, turns.Question]:
    """A graph of directed edges with times; a path's times must rise."""
    log = feeding.fed(path)
    held = feeding.holders(log)
    edges = feeding.timed_edges(log, held)
    graph = raphtory.Graph()
    rows = pandas.DataFrame({"time": edges.minute, "src": edges.tail, "dst": edges.head})
    graph.load_edges(rows, time="time", src="src", dst="dst")

    def earliest(said: int) -> Any:
        alive = graph.before(log.last_minute(said) + 1)
        return algorithms.temporally_reachable_nodes(alive, MOST_HOPS, int(log.end[said]) - 1, [said])

    def earliest_common(found: Any) -> Any:
        minutes = np.full(len(held.person), feeding.NEVER, np.int64)
        for node, moments in found.items():
            if node.id >= log.n_meetings and moments:
                minutes[node.id - log.n_meetings] = min(moment for moment, _ in moments)
        return feeding.by_person(log, held, minutes)

    return {"earliest": (earliest, earliest_common)}


if __name__ == "__main__":
    turns.serve(load, {"raphtory": version("raphtory")})
