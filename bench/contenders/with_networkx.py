"""networkx: the descendants of a node in the time-expanded graph."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import feeding
import networkx
import numpy as np
import turns
from expanded import questions


def load(path: Path) -> dict[str, turns.Question]:
    """A directed graph of the expanded edges."""
    log = feeding.fed(path)
    edges = feeding.expanded(log, feeding.holders(log))
    graph = networkx.DiGraph()
    graph.add_edges_from(zip(edges.tail.tolist(), edges.head.tolist(), strict=True))

    def reached(node: int) -> Any:
        nodes = np.fromiter(networkx.descendants(graph, node), np.int64)
        return np.append(nodes[nodes < log.n_meetings], node)

    return questions(log, reached)


if __name__ == "__main__":
    turns.serve(load, {"networkx": version("networkx")})
