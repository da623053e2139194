"""What the planner answers on reach between two layers: frozen values with names. Could only, never did."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from groundswell.planner.options import Options


@dataclass(frozen=True)
class Board:
    """A forum of the layer that should hear. `sectors`: of those who sit there, as stated. `heard`: how many
    of the forums asked it could hear within the days.
    """

    name: str
    key: str
    sectors: tuple[str, ...]
    heard: int


@dataclass(frozen=True)
class FromForum:
    """One forum of the layer asked. `said_on` is None where it has no meeting left to say it at.

    `days`: for each board, whole days from the day it is said to the first meeting that could hear it, None
    where none could in this calendar.
    """

    name: str
    key: str
    said_on: dt.date | None
    days: tuple[int | None, ...]

    @property
    def soonest(self) -> int | None:
        """Days to the first board that could hear it."""
        return min((d for d in self.days if d is not None), default=None)


@dataclass(frozen=True)
class Between:
    """Every forum of one layer against every board of another. Arrival on the last of the days counts."""

    from_layer: str
    to_layer: str
    within: int
    after: dt.date
    today: dt.date
    horizon: dt.date
    options: Options
    without_layer: tuple[str, ...]
    forums: tuple[FromForum, ...]
    boards: tuple[Board, ...]

    @property
    def said(self) -> tuple[FromForum, ...]:
        """Those that have a meeting left to say it at."""
        return tuple(f for f in self.forums if f.said_on is not None)

    @property
    def unsaid(self) -> tuple[FromForum, ...]:
        """Those that have none: not counted as unheard."""
        return tuple(f for f in self.forums if f.said_on is None)

    @property
    def heard(self) -> tuple[FromForum, ...]:
        """Those that at least one board could hear within the days."""
        return tuple(f for f in self.said if f.soonest is not None and f.soonest <= self.within)

    @property
    def sectors(self) -> tuple[tuple[str, int], ...]:
        """(Sector, how many forums a board where it sits could hear within the days), by name."""
        named = sorted({s for b in self.boards for s in b.sectors})
        return tuple((sector, sum(self._hears(f, sector) for f in self.said)) for sector in named)

    def _hears(self, forum: FromForum, sector: str) -> bool:
        return any(
            days is not None and days <= self.within
            for days, board in zip(forum.days, self.boards, strict=True)
            if sector in board.sectors
        )

    @property
    def median_days(self) -> float | None:
        """The middle of the soonest days, of forums heard at all; None where fewer than three: too few to say."""
        days = sorted(f.soonest for f in self.said if f.soonest is not None)
        if len(days) < 3:
            return None
        middle = len(days) // 2
        return float(days[middle]) if len(days) % 2 else (days[middle - 1] + days[middle]) / 2
