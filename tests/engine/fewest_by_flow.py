"""The fewest people whose leaving cuts one forum off from another, by networkx: a flow through people of width one."""

from __future__ import annotations

import networkx as nx

from groundswell.engine.seating import Seating


def two_modes(seating: Seating) -> nx.DiGraph:
    """Forums and people. Each person lets one through; forums, and ways to and from them, are as wide as you like."""
    graph = nx.DiGraph()
    graph.add_nodes_from(("forum", f) for f in range(seating.n_forums))
    for f, (hears, raises) in enumerate(zip(seating.hears, seating.raises, strict=True)):
        for p in hears | raises:
            graph.add_edge(("told", p), ("raises", p), capacity=1)
        graph.add_edges_from((("forum", f), ("told", p)) for p in hears)  # no capacity: without end
        graph.add_edges_from((("raises", p), ("forum", f)) for p in raises)
    return graph


def fewest(graph: nx.DiGraph, origin: int, target: int) -> int:
    """How many must leave; 0 where no way leads there as it is."""
    return int(nx.maximum_flow_value(graph, ("forum", origin), ("forum", target)))
