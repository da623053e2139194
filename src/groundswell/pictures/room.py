"""Finding room for a label: boxes already taken, and the nearest free place. Deterministic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Box:
    """An upright rectangle; touching edges do not collide."""

    left: float
    top: float
    right: float
    bottom: float

    def collides(self, other: Box) -> bool:
        """Whether any of their area is shared."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def text_box(x: float, baseline: float, width: float, size: float) -> Box:
    """The box of one line of text that starts at x."""
    return Box(x - 2, baseline - size * 0.82, x + width + 2, baseline + size * 0.26)


@dataclass
class Room:
    """The space of one drawing between two edges, and what stands in it."""

    left: float
    right: float
    taken: list[Box] = field(default_factory=list)

    def take(self, box: Box) -> None:
        """Keep this space from other labels."""
        self.taken.append(box)

    def take_slope(self, start: tuple[float, float], end: tuple[float, float], half: float) -> None:
        """Keep a slanting stroke free, as a row of small boxes along it."""
        steps = max(1, int(max(abs(start[0] - end[0]), abs(start[1] - end[1])) // 8))
        for nth in range(steps + 1):
            x = start[0] + (end[0] - start[0]) * nth / steps
            y = start[1] + (end[1] - start[1]) * nth / steps
            self.take(Box(x - half, y - half, x + half, y + half))

    def nearest(
        self,
        width: float,
        size: float,
        baselines: Iterable[float],
        aim: tuple[float, float],
        *,
        beside: Iterable[Box] = (),
    ) -> tuple[float, float] | None:
        """Where a label of this width can start: on one of the baselines, its middle nearest to the aim.

        It keeps clear of what is taken, and of the boxes `beside`, which others may still use.
        """
        taken = [*self.taken, *beside]
        most = self.right - width
        if most < self.left:
            return None
        places = []
        for baseline in baselines:
            here = [t for t in taken if t.top < baseline + size * 0.26 and t.bottom > baseline - size * 0.82]
            x = min(max(aim[0] - width / 2, self.left), most)
            starts = [x, *(self.left + step for step in range(0, max(0, int(most - self.left)) + 1, 16))]
            for start in starts:
                if start >= self.left and not any(
                    text_box(start, baseline, width, size).collides(t) for t in here
                ):
                    away = abs(start + width / 2 - aim[0]) / 2 + abs(baseline - aim[1])
                    places.append((away, baseline, start))
        if not places:
            return None
        _, baseline, start = min(places)
        return start, baseline
