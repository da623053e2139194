"""SciPy: breadth first through the time-expanded graph; the nodes reached say who heard."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import feeding
import numpy as np
import turns
from expanded import questions
from scipy.sparse import coo_array
from scipy.sparse.csgraph import breadth_first_order


def load(path: Path) -> dict[str, turns.Question]:
    """A sparse matrix of numbers of 64 bits, which the search takes as it is, without a copy."""
    log = feeding.fed(path)
    edges = feeding.expanded(log, feeding.holders(log))
    shape = (edges.n_nodes, edges.n_nodes)
    places = (edges.tail.astype(np.int32), edges.head.astype(np.int32))
    graph = coo_array((np.ones(len(edges.tail)), places), shape=shape).tocsr()

    def reached(node: int) -> Any:
        nodes, _ = breadth_first_order(graph, node, return_predecessors=True)
        return nodes[nodes < log.n_meetings]

    return questions(log, reached)


if __name__ == "__main__":
    turns.serve(load, {"scipy": version("scipy")})
