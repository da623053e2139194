"""The channels between rows: which track each line runs along, and its rounded path. No stations here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from groundswell.pictures.svg import number

TURN = 14.0  # the radius of a bend
NEAR = 6.0  # two lines this near would lie on each other
STRAIGHT = 0.5  # ends this near are joined by a straight line


@dataclass
class Run:
    """One crossing of a channel: where it comes in from above and from below, in order along the line.

    Exactly two ends; each is (x, whether it is above).
    """

    line: str
    start: tuple[float, bool]
    end: tuple[float, bool]
    track: int = -1
    span: tuple[float, float] = field(init=False)
    tops: tuple[float, ...] = field(init=False)  # where it comes in from above
    bottoms: tuple[float, ...] = field(init=False)  # where it comes in from below

    def __post_init__(self) -> None:
        # Kept, for crossings are counted thousands of times in a borough.
        both = (self.start, self.end)
        self.span = min(self.start[0], self.end[0]), max(self.start[0], self.end[0])
        self.tops = tuple(x for x, is_above in both if is_above)
        self.bottoms = tuple(x for x, is_above in both if not is_above)

    @property
    def is_straight(self) -> bool:
        """Whether it passes the channel without a turn."""
        return self.start[1] != self.end[1] and abs(self.start[0] - self.end[0]) < STRAIGHT


def lay_tracks(runs: Sequence[Run], clear: float) -> int:
    """Give each run that turns a track, counted from the top, with few crossings; how many tracks that takes.

    Runs share a track where they stay `clear` of each other. Cost: the square of the runs in one channel.
    """
    ordered: list[Run] = []
    for run in sorted((r for r in runs if not r.is_straight), key=lambda r: (r.span, r.start)):
        _insert(ordered, run)
    laid: list[Run] = []
    for run in ordered:
        low, high = run.span
        below = [r.track for r in laid if r.span[0] - clear < high and low < r.span[1] + clear]
        run.track = max(below, default=-1) + 1
        laid.append(run)
    return max((r.track for r in laid), default=-1) + 1


def _insert(ordered: list[Run], run: Run) -> None:
    """Put the run where it crosses the others least."""
    cost = sum(_crossings(run, other) for other in ordered)
    best, at = cost, 0
    for nth, other in enumerate(ordered, start=1):
        cost += _crossings(other, run) - _crossings(run, other)
        if cost < best:
            best, at = cost, nth
    ordered.insert(at, run)


def _crossings(upper: Run, lower: Run) -> int:
    """How often they cross, or lie on each other (counted tenfold), when `upper` runs on the higher track."""
    (a, b), (c, d) = upper.span, lower.span
    if b + NEAR < c or d + NEAR < a:
        return 0
    crossed = 0
    for x in lower.tops:
        crossed += a < x < b
        for y in upper.bottoms:
            crossed += 10 * (abs(x - y) < NEAR)
    for y in upper.bottoms:
        crossed += c < y < d
    return crossed


def rounded(points: Sequence[tuple[float, float]]) -> str:
    """The path through the points, level and upright by turns, with its corners rounded."""
    kept = _without_doubles(points)
    parts = [f"M{_at(kept[0])}"]
    for before, corner, after in zip(kept, kept[1:], kept[2:], strict=False):
        radius = min(TURN, _length(before, corner) / 2, _length(corner, after) / 2)
        parts.append(f"L{_at(_towards(corner, before, radius))}")
        parts.append(f"Q{_at(corner)} {_at(_towards(corner, after, radius))}")
    return "".join(parts) + f"L{_at(kept[-1])}"


def _without_doubles(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points without repeats, nor those in the middle of a straight upright stretch."""
    kept: list[tuple[float, float]] = []
    for point in points:
        if kept and _length(kept[-1], point) < STRAIGHT:
            continue
        if (
            len(kept) > 1
            and abs(kept[-2][0] - kept[-1][0]) < STRAIGHT
            and abs(kept[-1][0] - point[0]) < STRAIGHT
        ):
            kept.pop()
        kept.append(point)
    return kept


def _length(a: tuple[float, float], b: tuple[float, float]) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _towards(start: tuple[float, float], end: tuple[float, float], distance: float) -> tuple[float, float]:
    part = distance / (_length(start, end) or 1)
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _at(point: tuple[float, float]) -> str:
    return f"{number(point[0])} {number(point[1])}"
