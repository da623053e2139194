"""Where a word starts in a log: at a forum's first meeting, or with a person on a day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from groundswell.engine.blocks import first_meetings
from groundswell.engine.ids import MINUTES_A_DAY, NOWHERE
from groundswell.engine.log import Ints, Log
from groundswell.planner.columns import Columns
from groundswell.planner.national import (
    Days,
    Laid,
    NothingSaidThere,
    SaidByNobody,
    Terms,
    but_those_away,
    days_of,
    forum_or_person,
    laid_out,
    layer_name,
    person_named,
    place_name,
    place_of,
)
from groundswell.planner.timetable import date_of


@dataclass(frozen=True)
class Origin:
    """Where a word starts, told. `kind` is "forum" or "person"; `said_on` the day it is said."""

    kind: str
    name: str
    said_on: dt.date
    last_day: dt.date


@dataclass(frozen=True)
class Start:
    """Where a word starts, as numbers, with the log laid out for it. `meeting` is NOWHERE for a person."""

    columns: Columns
    laid: Laid
    days: Days
    place: int | None
    kind: str
    index: int
    meeting: int
    day: int
    upward: bool = False

    @property
    def log(self) -> Log:
        """The log asked."""
        return self.columns.log

    @property
    def last(self) -> int:
        """The last day looked at, which counts."""
        return self.days.last_for(self.day)

    @property
    def begin(self) -> int:
        """The place of the event from which the word is followed: the telling of its meeting comes before it.

        A person's word starts with the minute before the day, so that meetings known by that day count.
        """
        scan = self.laid.scan
        if self.meeting != NOWHERE:
            return int(scan.tells_at[self.meeting]) + 1
        return bisect_left(scan.at, self.day * MINUTES_A_DAY - 1)

    @property
    def end(self) -> int:
        """The place of the first event past the last day."""
        return bisect_left(self.laid.scan.at, (self.last + 1) * MINUTES_A_DAY)

    def holders(self) -> Any:
        """Those who hold the word at the start."""
        scan = self.laid.scan
        if self.meeting != NOWHERE:
            return scan.told[scan.tell_first[self.meeting] : scan.tell_first[self.meeting + 1]]
        return np.flatnonzero(np.asarray(scan.person_of) == self.index).tolist()

    def origin(self) -> Origin:
        """The same, told."""
        names = self.columns.forums if self.kind == "forum" else self.columns.people
        return Origin(self.kind, names[self.index], date_of(self.day), date_of(self.last))

    def meetings_of(self, forum: int) -> Ints:
        """The forum's meetings after the word is said and through the last day, in time order."""
        meetings, first = self._by_forum
        return meetings[first[forum] : first[forum + 1]]

    @cached_property
    def _by_forum(self) -> tuple[Ints, npt.NDArray[np.intp]]:
        """(The meetings on the days looked at, by forum; where each forum's begin)."""
        log = self.log
        begin = self.meeting + 1 if self.meeting != NOWHERE else int(np.searchsorted(log.day, self.day))
        stop = int(np.searchsorted(log.day, self.last, side="right"))
        order = np.argsort(log.forum[begin:stop], kind="stable")
        first = np.searchsorted(log.forum[begin:stop][order], np.arange(log.n_forums + 1))
        return (order + begin).astype(np.int32), first

    def there(self, meeting: int) -> Ints:
        """Those who were at a meeting, by number."""
        first = self.log.first
        return self.log.who[first[meeting] : first[meeting + 1]]


def start_of(columns: Columns, origin: str, terms: Terms) -> Start:
    """The start a question names, with the log laid out. Raises UnknownName, AmbiguousName, NothingSaidThere."""
    kind, index = forum_or_person(columns, origin, field="from")
    place, days = place_of(columns, terms), days_of(columns.log, terms)
    if kind == "person" and columns.people[index] in {
        columns.people[person_named(columns, name, field="without")] for name in terms.without
    }:
        raise SaidByNobody(columns.people[index])
    columns = but_those_away(columns, terms)
    laid = laid_out(columns, replace(terms, without=()))
    meeting = int(NOWHERE)
    if kind == "forum":
        [meeting] = first_meetings(laid.scan, [index], after=days.after)
        if meeting == NOWHERE:
            raise NothingSaidThere(columns.forums[index], date_of(days.after))
    day = days.after if meeting == NOWHERE else int(columns.log.day[meeting])
    return Start(columns, laid, days, place, kind, index, meeting, day, terms.upward)


@dataclass(frozen=True)
class ForumTold:
    """A forum with its layer and place, "" where not stated."""

    name: str
    layer: str
    place: str


def forum_told(columns: Columns, forum: int) -> ForumTold:
    """A forum told with its layer and place."""
    return ForumTold(columns.forums[forum], layer_name(columns, forum), place_name(columns, forum))
