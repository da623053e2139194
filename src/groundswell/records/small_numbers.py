"""Small numbers: which counts of people may be shown, and what else must be hidden so that none can be worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

OUTSIDE, INSIDE = 10, 5  # the least count shown to everyone; to those who work here
STEP = 5  # shown counts are rounded to this

Cell = tuple[int, int]  # row, column; a row or column past the last is that of totals


def shown(count: int, *, outside: bool = True) -> int | None:
    """The count rounded to the nearest 5, or None where it is too small to show."""
    return None if count < least(outside) else (count + STEP // 2) // STEP * STEP


@dataclass(frozen=True)
class Protected:
    """A table with its totals as it may be shown: each number rounded, or None where it is hidden.

    `rows[i][j]` for the cells, `row_totals[i]`, `column_totals[j]` and `total`.
    """

    rows: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...]
    column_totals: tuple[int | None, ...]
    total: int | None


def protected(cells: Sequence[Sequence[int]], *, outside: bool = True, adds_down: bool = True) -> Protected:
    """The table with small counts hidden, and as much beside them as keeps each hidden count unknown.

    `adds_down`: whether totals of columns are shown; where not, they and the total are all None.
    """
    table = _with_totals(cells)
    hidden = hide(cells, outside=outside, adds_down=adds_down)
    told = [
        [None if (i, j) in hidden else shown(count, outside=outside) for j, count in enumerate(row)]
        for i, row in enumerate(table)
    ]
    return Protected(
        rows=tuple(tuple(row[:-1]) for row in told[:-1]),
        row_totals=tuple(row[-1] for row in told[:-1]),
        column_totals=tuple(told[-1][:-1]),
        total=told[-1][-1],
    )


def hide(cells: Sequence[Sequence[int]], *, outside: bool = True, adds_down: bool = True) -> frozenset[Cell]:
    """Which cells and totals to hide, so that whoever knows the others can bound no hidden one within the least count.

    Each hidden count stands on a corner of a rectangle of hidden counts. Adding to two corners what is taken from the
    other two changes no total, so nobody can tell these tables apart; the rectangle must leave it that much room.
    Totals stand in the table like other counts. Of several rectangles, the one that hides fewest, then fewest totals,
    then the smallest counts, then the first. Cost: O(hidden x rows x columns).
    """
    table, fewest = _with_totals(cells), least(outside)
    last = len(table) - 1
    never = set() if adds_down else {(last, j) for j in range(len(table[0]))}
    small = [(i, j) for i, j in _places(table) if table[i][j] < fewest]
    waiting = [place for place in small if place not in never]
    hidden = {*waiting, *never}
    for place in waiting:  # grows while it is walked
        new = _cheapest(table, place, hidden, fewest)
        waiting += sorted(new)
        hidden |= new
    return frozenset(hidden)


def least(outside: bool) -> int:
    return OUTSIDE if outside else INSIDE


def _with_totals(cells: Sequence[Sequence[int]]) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in cells]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def _places(table: list[list[int]]) -> list[Cell]:
    return list(product(range(len(table)), range(len(table[0]))))


def _cheapest(table: list[list[int]], place: Cell, hidden: set[Cell], least: int) -> set[Cell]:
    """What must be hidden as well for this hidden count to have room; nothing where it has. There is always a way:
    with the totals of its row and column and the total of all, there is no end to its room.
    """
    (i, j), best, best_cost = place, set[Cell](), (len(table) * len(table[0]) + 1, 0, 0)
    for k, m in _places(table):
        if k == i or m == j or _room(table, i, j, k, m) < least:
            continue
        new = {(k, m), (i, m), (k, j)} - hidden
        totals = sum(row == len(table) - 1 or column == len(table[0]) - 1 for row, column in new)
        cost = (len(new), totals, sum(table[row][column] for row, column in new))
        if cost < best_cost:
            best, best_cost = new, cost
    return best


def _room(table: list[list[int]], i: int, j: int, k: int, m: int) -> float:
    """By how much the count at (i, j) may differ, the other corners making up for it, none going below nought."""
    down, up = list[int](), list[int]()
    for row, column, sign in ((i, j, 1), (k, m, 1), (i, m, -1), (k, j, -1)):
        is_total = (row == len(table) - 1) != (
            column == len(table[0]) - 1
        )  # taken off, where cells are added
        (up if (sign == 1) == is_total else down).append(table[row][column])
    return min(down, default=float("inf")) + min(up, default=float("inf"))
