"""reticula: the cluster a node reaches after a moment, and the moment each node of it was reached."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import feeding
import numpy as np
import reticula
import turns

EDGE = reticula.directed_temporal_edge[reticula.int64, reticula.int64]
NETWORK = reticula.directed_temporal_network[reticula.int64, reticula.int64]
ADJACENCY = reticula.temporal_adjacency.simple[EDGE]


def load(path: Path) -> dict[str, turns.Question]:
    """A network of directed edges with times; one edge follows another only at a later minute."""
    log = feeding.fed(path)
    held = feeding.holders(log)
    edges = feeding.timed_edges(log, held)
    rows = zip(edges.tail.tolist(), edges.head.tolist(), edges.minute.tolist(), strict=True)
    network = NETWORK([EDGE(*row) for row in rows])
    adjacency = ADJACENCY()

    def earliest(said: int) -> Any:
        return reticula.out_cluster(network, adjacency, said, int(log.end[said]) - 1), log.last_minute(said)

    def earliest_common(found: Any) -> Any:
        minutes = np.full(len(held.person), feeding.NEVER, np.int64)
        cluster, last = found
        for node, spans in cluster.interval_sets().items():
            if node >= log.n_meetings:
                begin = min(begin for begin, _ in spans)
                minutes[node - log.n_meetings] = begin if begin <= last else feeding.NEVER
        return feeding.by_person(log, held, minutes)

    return {"earliest": (earliest, earliest_common)}


if __name__ == "__main__":
    turns.serve(load, {"reticula": version("reticula")})
