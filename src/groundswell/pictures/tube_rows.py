"""Where each station stands on the wide map: rows by layer, an order with few crossings, and how far across."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

GAP = 30.0  # between two things in a row
SWEEPS = 4
LANE_PULL = 4  # how much more a passing line keeps straight than a station


@dataclass
class Item:
    """A station, or a lane that lets a line pass a row. `slots` say how far from `left` each line crosses it."""

    key: str
    width: float
    row: int
    left: float = 0.0
    nth: int = 0
    slots: dict[tuple[str, str], float] = field(default_factory=dict)  # (line, side) -> x from left
    is_lane: bool = False
    crossed_at: float = 0.0  # the middle of its slots, from left

    def port(self, line: str, side: str) -> float:
        """How far across the map this line crosses the item's top or bottom."""
        return self.left + self.slots[line, side]


@dataclass(frozen=True)
class Edge:
    """One line between two neighbouring rows, or two stations of one row. Sides say where it leaves each."""

    line: str
    first: Item
    first_side: str
    second: Item
    second_side: str


def fill_rows(widths: Sequence[float], limit: float) -> list[int]:
    """The row of each station when rows are filled evenly and none is wider than the limit (or holds but one)."""
    fewest = max(1, -(-int(sum(widths) + GAP * len(widths)) // int(limit))) if widths else 0
    share = -(-len(widths) // fewest) if fewest else 0
    rows, row, used, held = [], 0, 0.0, 0
    for width in widths:
        if held and (used + width > limit or held >= share):
            row, used, held = row + 1, 0.0, 0
        rows.append(row)
        used += width + GAP
        held += 1
    return rows


def place(rows: Sequence[list[Item]], edges: Iterable[Edge], left: float, right: float) -> None:
    """Give every item its `left` and put each row in order, so that lines run as straight as they can.

    Lanes and stations never touch. Cost: a few sweeps over all edges.
    """
    ways = _ways(edges)
    for row in rows:
        _spread(row, left, right)
    for sweep in range(SWEEPS):
        is_down = sweep % 2 == 0
        for row in rows if is_down else reversed(rows):
            _settle(row, ways, (left, right), is_down=is_down)


def order_slots(items: Iterable[Item], edges: Iterable[Edge], step: float) -> None:
    """Let each line cross stations and lanes nearest to where it goes, side by side in steps.

    The slots stand in the middle of a lane, or of the capsule at the left of a station.
    """
    ways = _ways(edges)
    for item in items:
        aims: dict[str, list[float]] = defaultdict(list)
        for line, _, other, other_side in ways[id(item)]:
            aims[line].append(other.port(line, other_side))
        for side in ("top", "bottom"):
            held = [line for line, s in item.slots if s == side]
            shift = item.crossed_at - (len(held) - 1) * step / 2
            ranked = sorted(held, key=lambda line: sum(aims[line]) / len(aims[line]) if aims[line] else 1e9)
            for nth, line in enumerate(ranked):
                item.slots[line, side] = shift + nth * step


_Ways = dict[int, list[tuple[str, str, Item, str]]]


def _ways(edges: Iterable[Edge]) -> _Ways:
    found: _Ways = defaultdict(list)
    for edge in edges:
        found[id(edge.first)].append((edge.line, edge.first_side, edge.second, edge.second_side))
        found[id(edge.second)].append((edge.line, edge.second_side, edge.first, edge.first_side))
    return found


def _spread(row: list[Item], left: float, right: float) -> None:
    free = max(0.0, right - left - sum(item.width for item in row))
    at = left + free / (len(row) + 1)
    for item in row:
        item.left = at
        at += item.width + free / (len(row) + 1)


def _settle(row: list[Item], ways: _Ways, edges: tuple[float, float], *, is_down: bool) -> None:
    """Move the row to where its lines come from: from above on the way down, from below on the way up."""
    aims = {}
    for item in row:
        pulls = sorted(
            other.left + other.slots[line, other_side] - item.slots[line, side]
            for line, side, other, other_side in ways[id(item)]
            if (other.row < item.row) == is_down
        )
        count = len(pulls)
        weight = count * (LANE_PULL if item.is_lane else 1) or 0.2
        aims[item.nth] = ((pulls[count // 2] + pulls[(count - 1) // 2]) / 2 if count else item.left, weight)
    row.sort(key=lambda item: (aims[item.nth][0] + item.crossed_at, item.nth))
    lefts = _without_touching([(*aims[item.nth], item.width) for item in row], *edges)
    for item, x in zip(row, lefts, strict=True):
        item.left = x


def _without_touching(wanted: Sequence[tuple[float, float, float]], left: float, right: float) -> list[float]:
    """The places nearest to those wanted, in this order, a gap apart: (wanted left, weight, width) for each.

    Pool adjacent violators: neighbours that would overlap move together to their weighted mean.
    """
    offsets, total = [], 0.0
    for _, _, width in wanted:
        offsets.append(total)
        total += width + GAP
    pools: list[tuple[float, float, int]] = []  # (place, weight, how many)
    for (aim, weight, _), offset in zip(wanted, offsets, strict=True):
        pools.append((aim - offset, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, wa, na), (b, wb, nb) = pools[-2], pools[-1]
            pools[-2:] = [((a * wa + b * wb) / (wa + wb), wa + wb, na + nb)]
    most = max(left, right - (total - GAP))
    places = [min(max(place, left), most) for place, _, count in pools for _ in range(count)]
    return [place + offset for place, offset in zip(places, offsets, strict=True)]
