"""The meetings in the rows of a log: when each begins, ends and hears, and who counts as there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from django.utils.translation import gettext as _

from groundswell.engine.calendar import LAST_MINUTE
from groundswell.engine.log import Ints
from groundswell.planner.log_cells import MINUTES_A_DAY, NONE, minutes, words
from groundswell.planner.log_faults import EndsBeforeStart, PapersAfterStart, TwoAnswers
from groundswell.planner.log_files import Sheet

USUAL_LENGTH = 120  # minutes, where a meeting's end is not recorded; told as assumed
THERE = {
    **dict.fromkeys(("present", "substitute", "attended"), 1),
    **dict.fromkeys(("apologies", "absent", "invited", "expected", "not_recorded"), 0),
}
MET = {
    **dict.fromkeys(("held", "met", "confirmed", "yes", "true"), 1),
    **dict.fromkeys(("cancelled", "postponed", "inquorate", "no", "false"), 0),
}

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Rows:
    """The rows of a file, sorted by meeting. R rows, M meetings as the file has them, met or not."""

    sheet: Sheet
    order: npt.NDArray[np.intp]  # -> row of the file; [R]
    begins: npt.NDArray[np.intp]  # meeting -> its first place in `order`; [M]

    def ofmeetings_of(self, column: str, values: Ints | None) -> Ints:
        """Meeting -> what its rows say, NONE where none does. Raises TwoAnswers where they differ."""
        if values is None:
            return np.full(len(self.begins), NONE, np.int32)
        sorted_values = values[self.order]
        said = np.maximum.reduceat(sorted_values, self.begins)
        differs = (sorted_values != NONE) & (sorted_values != np.repeat(said, self.sizes()))
        if differs.any():
            raise TwoAnswers(column, self.row(differs), of=_("its meeting"))
        return said

    def sizes(self) -> npt.NDArray[np.intp]:
        """Meeting -> how many rows it has."""
        return np.diff(np.append(self.begins, len(self.order)))

    def row(self, wrong: Bools) -> int:
        """The number people see of the first of these places in `order` that is wrong."""
        return self.sheet.row(int(self.order[wrong].max()))

    def row_of_meeting(self, wrong: Bools) -> int:
        """The number people see of the first row of the first meeting that is wrong."""
        return self.sheet.row(int(self.order[self.begins[wrong.argmax()]]))


@dataclass(frozen=True)
class Meetings:
    start: Ints
    end: Ints
    cutoff: Ints
    forum: Ints
    assumed: Bools  # whether its end is


def _minutes_of(rows: Rows, column: str) -> Ints:
    cells = rows.sheet.column(column)
    return rows.ofmeetings_of(column, None if cells is None else minutes(rows.sheet, column, cells))


def meetings_of(rows: Rows, start: Ints, forum: Ints) -> Meetings:
    """Ends and cutoffs. Known by its day only: the whole day; past midnight: to the end of the day it began."""
    midnight = start - start % MINUTES_A_DAY
    timed = start != midnight
    end = _minutes_of(rows, "end")
    wrong = timed & (end != NONE) & (end < start)
    if wrong.any():
        raise EndsBeforeStart(rows.row_of_meeting(wrong))
    assumed = timed & (end == NONE)
    end[assumed] = start[assumed] + USUAL_LENGTH
    last = midnight + LAST_MINUTE
    end = np.where(timed, np.maximum(np.minimum(end, last), start), last).astype(np.int32)
    papers = _minutes_of(rows, "papers_by")
    wrong = papers >= midnight + MINUTES_A_DAY
    if wrong.any():
        raise PapersAfterStart(rows.row_of_meeting(wrong))
    by_papers = papers - papers % MINUTES_A_DAY + LAST_MINUTE
    cutoff = np.where(papers == NONE, start - 1, np.minimum(by_papers, start - 1)).astype(np.int32)
    return Meetings(start, end, cutoff, forum, assumed)


@dataclass(frozen=True)
class Counted:
    who: Ints  # attendance that counts -> person, each once a meeting, sorted by meeting
    sizes: npt.NDArray[np.intp]  # meeting -> how many were there
    not_there: int
    not_met: int
    twice: int


def who_counts(rows: Rows, who: Ints) -> Counted:
    """Who was there, each counted once. `who`: the person of each place in `rows.order`."""
    met = rows.ofmeetings_of("met", _words_of(rows, "met", MET)) != 0  # nothing said: it met
    status = _words_of(rows, "status", THERE)
    meeting = np.repeat(np.arange(len(met), dtype=np.int32), rows.sizes())
    held = met[meeting]
    there = held if status is None else held & (status[rows.order] == 1)
    n_held, n_there = int(held.sum()), int(there.sum())
    if n_there < len(who):
        who, meeting = who[there], meeting[there]
    first = np.ones(len(who), bool)
    first[1:] = (who[1:] != who[:-1]) | (meeting[1:] != meeting[:-1])
    n_once = int(first.sum())
    if n_once < len(who):
        who, meeting = who[first], meeting[first]
    sizes = np.bincount(meeting, minlength=len(met))
    return Counted(who, sizes, n_held - n_there, len(there) - n_held, n_there - n_once)


def _words_of(rows: Rows, column: str, known: dict[str, int]) -> Ints | None:
    cells = rows.sheet.column(column)
    return None if cells is None else words(rows.sheet, column, cells, known)


def in_order(start: Ints, forum: Ints, person: Ints, *, n_forums: int, n_people: int) -> npt.NDArray[np.intp]:
    """The rows sorted by start, forum and person: by one number each where that fits in eight bytes."""
    first, last = int(start.min()), int(start.max())
    if (last - first + 1) * n_forums * n_people >= 1 << 63:
        return np.lexsort((person, forum, start))
    key = start.astype(np.int64)
    key -= first
    key *= n_forums
    key += forum
    key *= n_people
    key += person
    return np.argsort(key)


def where_each_begins(start: Ints, forum: Ints, order: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """Where in `order` each meeting begins."""
    new = np.zeros(len(order), bool)
    new[0] = True
    for values in (start[order], forum[order]):
        new[1:] |= values[1:] != values[:-1]
    return np.flatnonzero(new)
