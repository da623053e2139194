"""Small counts are hidden, and an attacker with every shown number and a linear programme learns nothing of them."""

from __future__ import annotations

import os
import random

import networkx as nx
import pytest

from groundswell.records.small_numbers import Cell, hide, protected, shown

TABLES = 3000 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 300
MUCH = 100_000  # more than any count


def with_totals(cells: list[list[int]]) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in cells]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def bounds(table: list[list[int]], hidden: frozenset[Cell], at: Cell) -> tuple[int, int]:
    """The least and the most that the hidden count `at` can be, for whoever knows every other number exactly.

    The table with its totals is a flow in a ring: the total goes to the rows, through the cells to the columns, and
    back. A shown number is a pipe with that very flow; a hidden one may carry anything from nought. The network simplex
    is a linear programme's own method on flows, and exact.
    """
    return _extreme(table, hidden, at, 1), -_extreme(table, hidden, at, -1)


def _extreme(table: list[list[int]], hidden: frozenset[Cell], at: Cell, cost: int) -> int:
    last_row, last_column = len(table) - 1, len(table[0]) - 1
    net, demand = nx.DiGraph(), dict[str, int]()
    for i, row in enumerate(table):
        for j, count in enumerate(row):
            start = f"row {i}" if i < last_row else ("all" if j == last_column else f"column {j}")
            end = f"column {j}" if i < last_row else "all"
            if j == last_column:
                start, end = ("start", f"row {i}") if i < last_row else ("all", "start")
            for node in (start, end):
                demand.setdefault(node, 0)
            if (i, j) in hidden:
                net.add_edge(start, end, capacity=MUCH, weight=cost if (i, j) == at else 0)
            else:
                demand[start], demand[end] = demand[start] + count, demand[end] - count
    net.add_nodes_from((node, {"demand": wanted}) for node, wanted in demand.items())
    told, _flow = nx.network_simplex(net)
    return int(told)


def random_table(draw: random.Random) -> list[list[int]]:
    """Mostly sparse, as voices are: many noughts, some small, some large."""
    rows, columns = draw.randint(1, 6), draw.randint(1, 5)
    most = draw.choice([3, 12, 30, 200])
    return [[draw.choice([0, draw.randint(0, most)]) for _ in range(columns)] for _ in range(rows)]


def test_counts_are_rounded_to_five_and_small_ones_hidden() -> None:
    assert [shown(n) for n in (0, 9, 10, 12, 13, 17, 18)] == [None, None, 10, 10, 15, 15, 20]
    assert [shown(n, outside=False) for n in (4, 5, 7, 8)] == [None, 5, 5, 10]


def test_the_attacker_finds_what_hiding_small_cells_alone_gives_away() -> None:
    """Else the attacker could not fail us: one small cell in a row is its total less the others."""
    cells = [[20, 3], [40, 30]]
    assert bounds(with_totals(cells), frozenset({(0, 1)}), (0, 1)) == (3, 3)


@pytest.mark.parametrize("block", range(10))
def test_no_hidden_count_can_be_bounded_within_ten(block: int) -> None:
    draw = random.Random(block)
    for _ in range(TABLES // 10):
        cells = random_table(draw)
        adds_down = draw.random() < 0.7
        hidden = hide(cells, adds_down=adds_down)
        table = with_totals(cells)
        never = set() if adds_down else {(len(cells), j) for j in range(len(table[0]))}
        for i, row in enumerate(table):
            for j, count in enumerate(row):
                assert count >= 10 or (i, j) in hidden
        for at in hidden - never:
            least, most = bounds(table, hidden, at)
            assert least <= table[at[0]][at[1]] <= most
            assert most - least >= 10, (cells, at)


def test_a_table_without_small_counts_is_shown_whole() -> None:
    told = protected([[20, 31], [44, 12]])
    assert (told.rows, told.row_totals, told.column_totals, told.total) == (
        ((20, 30), (45, 10)),
        (50, 55),
        (65, 45),
        105,
    )


def test_twelve_months_of_publishing_give_nothing_away() -> None:
    """Each month adds a row, decided by itself and without totals down the columns. What was shown stays as it was, so
    the difference of two publications is the new row, and that was tried above."""
    draw = random.Random(12)
    rows = [[draw.randint(0, 25) for _ in range(4)] for _ in range(12)]
    publications = [
        [protected([row], adds_down=False) for row in rows[: month + 1]] for month in range(len(rows))
    ]
    for before, after in zip(publications, publications[1:], strict=False):
        assert after[:-1] == before
        assert after[-1].column_totals == (None,) * 4
    for row in rows:
        hidden = hide([row], adds_down=False)
        table = with_totals([row])
        for at in (place for place in hidden if place[0] == 0):
            least, most = bounds(table, hidden, at)
            assert most - least >= 10
