"""What the planner answers on openings: one change each, what it gives and what it assumes. Frozen, with names."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from groundswell.planner.answers import Change, Stop
from groundswell.planner.answers_on_reach import Origin


@dataclass(frozen=True)
class SeatOpening:
    """One new seat and the forums it would open, by seats alone."""

    person: str
    forum: str
    forum_key: str
    opens: tuple[str, ...]


@dataclass(frozen=True)
class Sooner:
    """A forum that would hear on an earlier day, so many days sooner; `days` None where it would not hear at all."""

    forum: str
    key: str
    on: dt.date
    days: int | None


@dataclass(frozen=True)
class Opening:
    """One change on the calendar. Each of `people` would do; `change.who` is the first of them.

    `title` names the change in a few words; `assumes` is a sentence. `moved` are the days its meeting moves
    by, below 0 for earlier; 0 for every other kind. In `change`, `arrives` and `days` are those of the forum
    asked for; where none is named, of the first that hears sooner.
    """

    change: Change
    title: str
    assumes: str
    forum: str
    forum_key: str
    people: tuple[str, ...]
    moved: int
    hears: tuple[Sooner, ...]
    who_key: str = ""  # of the first of `people`; "" where nobody is named, or it is the paper

    @property
    def opens(self) -> tuple[str, ...]:
        """Forums that could not hear it without this change."""
        return tuple(h.forum for h in self.hears if h.days is None)

    @property
    def days_saved(self) -> int:
        """Days saved in all, at the forums that hear it anyway."""
        return sum(h.days or 0 for h in self.hears)


@dataclass(frozen=True)
class Carried:
    """One leg of a journey that a change makes possible: who carries it from where to where."""

    carrier: str
    start: Stop
    end: Stop


@dataclass(frozen=True)
class OpenedWay:
    """The earliest journey to one forum with the change made."""

    hears: Sooner
    legs: tuple[Carried, ...]


@dataclass(frozen=True)
class Opened:
    """One change looked at: the journeys it makes possible, to the forum asked for or to each that hears sooner."""

    origin: Origin
    target: str | None
    opening: Opening
    ways: tuple[OpenedWay, ...]


@dataclass(frozen=True)
class Openings:
    """The one change that would open or speed most. `seats` by seats alone, equal ones together.

    On the calendar: towards `target`, `changes`, of each kind those that bring it there soonest; where no
    target is named, `opening_most` and `saving_most`, of each kind those that give most. Each six at most.
    """

    origin: Origin
    target: str | None
    lost: tuple[str, ...]  # forums the seats are asked to open
    seats: tuple[SeatOpening, ...]
    changes: tuple[Opening, ...] = ()
    arrives: dt.date | None = None  # at the target, without any change
    opening_most: tuple[Opening, ...] = ()
    saving_most: tuple[Opening, ...] = ()
    asked_the_calendar: bool = True
