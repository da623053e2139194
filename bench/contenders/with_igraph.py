"""igraph: what a node reaches in the time-expanded graph."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import feeding
import igraph
import numpy as np
import turns
from expanded import questions


def load(path: Path) -> dict[str, turns.Question]:
    """A directed graph of the expanded edges."""
    log = feeding.fed(path)
    edges = feeding.expanded(log, feeding.holders(log))
    graph = igraph.Graph(n=edges.n_nodes, edges=np.stack([edges.tail, edges.head], 1), directed=True)

    def reached(node: int) -> Any:
        nodes = np.array(graph.subcomponent(node, mode="out"))
        return nodes[nodes < log.n_meetings]

    return questions(log, reached)


if __name__ == "__main__":
    turns.serve(load, {"igraph": version("igraph")})
