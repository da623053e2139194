"""What the planner answers on reach, dependence and openings: frozen values with names. No scores."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from groundswell.planner.options import NO_OPTIONS, Options


@dataclass(frozen=True)
class Origin:
    """Where the word starts, and what the answer leaves out. `after` counts; structure is that of this day."""

    name: str
    key: str
    kind: str  # "forum" or "person"
    after: dt.date
    today: dt.date
    horizon: dt.date
    options: Options = NO_OPTIONS
    without_layer: tuple[str, ...] = ()  # forums left out because the word goes upward only

    @property
    def without(self) -> tuple[str, ...]:
        """Those taken to be away."""
        return self.options.without

    @property
    def without_forums(self) -> tuple[str, ...]:
        """The forums taken not to be there."""
        return self.options.without_forums


@dataclass(frozen=True)
class ReachedForum:
    """One forum: whether seats lead there at all, and when the calendar first lets it hear.

    `on` and `days` are None where it does not hear by the horizon.
    """

    name: str
    key: str
    layer: str
    by_seats: bool
    on: dt.date | None
    days: int | None


@dataclass(frozen=True)
class Reach:
    """Every forum but those left out, nearest to residents first. `could` only: nothing here says it did."""

    origin: Origin
    forums: tuple[ReachedForum, ...]
    said_on: dt.date | None
    sectors: tuple[str, ...]  # of those who hold seats where seats lead, as stated

    @property
    def by_seats(self) -> tuple[ReachedForum, ...]:
        """Those that seats lead to."""
        return tuple(f for f in self.forums if f.by_seats)

    @property
    def by_calendar(self) -> tuple[ReachedForum, ...]:
        """Those that hear it by the horizon."""
        return tuple(f for f in self.forums if f.on is not None)


@dataclass(frozen=True)
class Cut:
    """A smallest set of people whose absence leaves no way to a forum, and the seats they hold on the way."""

    people: tuple[str, ...]
    seats: tuple[str, ...]


@dataclass(frozen=True)
class ForumDependence:
    """One forum, and what cuts it off: by seats alone, and on the dated calendar. () where nothing up to three does."""

    name: str
    key: str
    by_seats: tuple[Cut, ...]
    by_calendar: tuple[Cut, ...] | None  # None where the calendar brings nothing there anyway

    @property
    def single_roads(self) -> tuple[Cut, ...]:
        """Cuts of one: a single road by seats."""
        return tuple(cut for cut in self.by_seats if len(cut.people) == 1)


@dataclass(frozen=True)
class Dependence:
    """What each forum that seats lead to depends on."""

    origin: Origin
    forums: tuple[ForumDependence, ...]
    calendar_sets: int = 3  # sets of up to so many people were looked for on the calendar; 1 in a large one
