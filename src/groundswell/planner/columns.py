"""Attendance logs as Parquet or CSV, straight to arrays: no register, no rows of a database. The only door to them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from django.utils.translation import gettext as _

from groundswell.engine.log import NO_LAYER, Ints, Log
from groundswell.planner.free_memory import free_memory
from groundswell.planner.log_cells import MINUTES_A_DAY, NONE, Names, minutes, numbers
from groundswell.planner.log_faults import (
    EmptyLog,
    TooLittleMemory,
    TooManyRows,
)
from groundswell.planner.log_files import (
    ATTENDANCE,
    FORUMS,
    Progress,
    Sheet,
    files_of,
    open_sheet,
    weigh,
)
from groundswell.planner.log_layers import Belonging, check_filled
from groundswell.planner.log_meetings import (
    Counted,
    Meetings,
    Rows,
    in_order,
    meetings_of,
    where_each_begins,
    who_counts,
)

STEPS = 7
MOST_ROWS = (1 << 31) - 1  # an offset into the attendances is four bytes


@dataclass(frozen=True)
class Account:
    """What a log held and what of it counts: the coverage of every answer. Rows are the file's, meetings ours."""

    rows: int
    not_there: int  # rows of those who were not there: apologies, absent, invited, expected, or nothing said
    not_met: int  # rows of meetings that were called off, put off, or too few came to
    twice: int  # rows that say again that somebody was at a meeting
    ends_assumed: int  # meetings
    days_only: int  # meetings
    without_layer: int  # forums
    without_meeting: int  # forums


@dataclass(frozen=True)
class Columns:
    """A log as arrays, with the names its numbers stand for. `layers`: the lowest first, order 1."""

    log: Log
    forums: tuple[str, ...]
    people: tuple[str, ...]
    layers: tuple[str, ...]
    places: tuple[str, ...]
    account: Account


def silent(_doing: str, _done: int, _of: int) -> None:
    """Progress that nobody watches."""


def read(path: Path, *, progress: Progress = silent) -> Columns:
    """The log at `path`: a .parquet or .csv file, or a folder with attendance and forums in it.

    A meeting is a forum and a start. People and forums are numbered in the order of the file; the forums
    of a forums file come first. Equal starts stand in the order of the forums, those at a meeting in the
    order of the people. Times in `start` at midnight are days. Cost: O(rows log rows), and some 64 bytes a row.
    Raises a LogFault for each mistake a file can hold, and TooLittleMemory before it begins.
    """
    weight = weigh(path)
    if weight.rows > MOST_ROWS:
        raise TooManyRows(weight.rows)
    if weight.memory > (free := free_memory()):
        raise TooLittleMemory(weight.memory, free)
    return _Reading(path, progress).columns()


class _Reading:
    """Reads one log; lives for one reading. Each column is dropped as soon as it has been used."""

    def __init__(self, path: Path, progress: Progress) -> None:
        self.path, self.progress = path, progress
        self.forums, self.people, self.belonging = Names(), Names(), Belonging()
        self.done = 0

    def step(self, doing: str) -> None:
        """Tell that one more step is done."""
        self.done += 1
        self.progress(doing, self.done, STEPS)

    def columns(self) -> Columns:
        attendance, forums = files_of(self.path)
        if forums is not None:
            sheet = open_sheet(forums, FORUMS, self.progress)
            self.belonging.take_in(sheet, self.forum(sheet), n_forums=len(self.forums))
        sheet = open_sheet(attendance, (*ATTENDANCE, *FORUMS), self.progress)
        sheet.check_has("forum", "person", "start")
        if sheet.rows == 0:
            raise EmptyLog(attendance.name)
        return self.laid_out(sheet)

    def forum(self, sheet: Sheet) -> Ints:
        return check_filled(sheet, "forum", numbers("forum", sheet.needed("forum"), self.forums))

    def laid_out(self, sheet: Sheet) -> Columns:
        forum = self.forum(sheet)
        self.step(_("Reading forums"))
        self.belonging.take_in(sheet, forum, n_forums=len(self.forums))
        self.step(_("Reading layers and places"))
        start = check_filled(sheet, "start", minutes(sheet, "start", sheet.needed("start")), empty=NONE)
        self.step(_("Reading starts"))
        person = check_filled(sheet, "person", numbers("person", sheet.needed("person"), self.people))
        self.step(_("Reading people"))
        order = in_order(start, forum, person, n_forums=len(self.forums), n_people=len(self.people))
        begins = where_each_begins(start, forum, order)
        self.step(_("Sorting"))
        rows = Rows(sheet, order, begins)
        first_row = order[begins]
        meetings = meetings_of(rows, start[first_row], forum[first_row])
        self.step(_("Reading ends and deadlines"))
        who = person[order]
        del start, forum, person, order
        counted = who_counts(rows, who)
        self.step(_("Reading who was there"))
        return self.put_together(meetings, counted, sheet.rows)

    def put_together(self, meetings: Meetings, counted: Counted, n_rows: int) -> Columns:
        """Drops the meetings nobody was at, and says what was left out."""
        if len(counted.who) == 0:
            raise EmptyLog(self.path.name)
        held = np.flatnonzero(counted.sizes)
        layer, place, layers = self.belonging.in_order(len(self.forums))
        start = meetings.start[held]
        log = Log(
            forum=meetings.forum[held],
            day=start // MINUTES_A_DAY,
            start=start,
            end=meetings.end[held],
            cutoff=meetings.cutoff[held],
            first=np.append(0, np.cumsum(counted.sizes[held])).astype(np.int32),
            who=counted.who,
            layer=layer,
            place=place,
            n_people=len(self.people),
        )
        has_met = np.zeros(log.n_forums, bool)
        has_met[log.forum] = True
        account = Account(
            rows=n_rows,
            not_there=counted.not_there,
            not_met=counted.not_met,
            twice=counted.twice,
            ends_assumed=int(meetings.assumed[held].sum()),
            days_only=int((start % MINUTES_A_DAY == 0).sum()),
            without_layer=int((layer == NO_LAYER).sum()),
            without_meeting=int((~has_met).sum()),
        )
        return Columns(
            log, self.forums.all(), self.people.all(), layers, self.belonging.places.all(), account
        )
