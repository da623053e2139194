"""tglib: arrival times in one pass over the ordered edges, fewest hops apart, a source at a time."""

from __future__ import annotations

import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import feeding
import numpy as np
import tglib
import turns

MOST = 16  # hand-offs that are followed by ours
FAR = np.iinfo(np.int64).max


def load(path: Path) -> dict[str, turns.Question]:
    """The edges as text, which is what tglib reads. It gives nodes numbers of its own: translated back here."""
    log = feeding.fed(path)
    held = feeding.holders(log)
    edges = feeding.timed_edges(log, held)
    begin = int(edges.minute[0]) - 1
    with tempfile.NamedTemporaryFile("w", suffix=".edges") as file:
        np.savetxt(file, np.stack([edges.tail, edges.head, edges.minute - begin], 1), fmt="%d")
        file.flush()
        graph = tglib.load_ordered_edge_list(file.name, True)
    node_of = graph.getNodeMap()
    order = np.array([node_of.get(n, -1) for n in range(edges.n_nodes)])
    boards = {
        f: np.flatnonzero(log.forum == f) for f in np.unique(log.forum[log.layer[log.forum] >= 4]).tolist()
    }

    nodes = {f: [n for n in order[meetings].tolist() if n >= 0] for f, meetings in boards.items()}

    def until(said: int) -> tuple[int, int]:
        return int(log.end[said]) - begin, log.last_minute(said) - begin + 1

    def times(found: Any) -> Any:
        """Node -> minute or hops in our numbering, NEVER where there is none."""
        told = np.where(order >= 0, np.asarray(found)[order], FAR)
        return np.where(told >= FAR // 2, feeding.NEVER, told)

    def earliest(said: int) -> Any:
        return tglib.earliest_arrival_times(graph, order[said], until(said))

    def earliest_common(found: Any) -> Any:
        """Each step takes a minute: who is told at the end holds it a minute later."""
        minutes = times(found)[log.n_meetings :]
        return feeding.by_person(
            log, held, np.where(minutes == feeding.NEVER, feeding.NEVER, minutes + begin - 1)
        )

    def hops(said: int) -> Any:
        return tglib.minimum_hops(graph, order[said], until(said))

    def hops_common(found: Any) -> Any:
        """To the first carrier it is one hop and no hand-off; each hand-off after that takes two hops."""
        hand_offs = (times(found)[log.n_meetings :] - 1) // 2
        return feeding.by_person(log, held, np.where(hand_offs > MOST, feeding.NEVER, hand_offs))

    def board(pairs: list[tuple[int, int]]) -> list[Any]:
        found = ((earliest(said), nodes[board]) for said, board in pairs)
        return [min(times[node] for node in there) for times, there in found]

    def board_common(found: list[Any]) -> list[int]:
        return [feeding.NEVER if minute >= FAR // 2 else int(minute) + begin - 1 for minute in found]

    def each(said: list[int]) -> list[Any]:
        return [earliest(m) for m in said]

    def each_common(found: list[Any]) -> Any:
        """Source and board -> the day of the first meeting that hears."""
        first = np.full((len(found), len(log.layer)), FAR)
        for row, answer in enumerate(found):
            minutes = times(answer)[: log.n_meetings]
            heard = np.flatnonzero(minutes >= 0)
            np.minimum.at(first[row], log.forum[heard], log.start[heard] // feeding.DAY)
        return np.where(first == FAR, feeding.NEVER, first)[:, list(boards)]

    return {
        "earliest": (earliest, earliest_common),
        "hops": (hops, hops_common),
        "board": (board, board_common),
        "each": (each, each_common),
    }


if __name__ == "__main__":
    turns.serve(load, {"tglib-python": version("tglib-python")})
