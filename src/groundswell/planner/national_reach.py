"""Reach over a log, from all sources at once: which boards could hear each forum of a layer, and in how many days."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from django.utils.translation import gettext as _

from groundswell.engine.blocks import NEVER_DAY, Start, first_meetings
from groundswell.engine.log import Ints
from groundswell.planner.columns import Columns, silent
from groundswell.planner.free_memory import free_memory
from groundswell.planner.log_faults import TooLittleMemory
from groundswell.planner.log_files import Progress
from groundswell.planner.naming import BadQuestion
from groundswell.planner.national import (
    Days,
    Laid,
    Terms,
    days_of,
    forums_in,
    laid_out,
    layer_named,
    place_of,
)
from groundswell.planner.national_blocks import Answering, Blocks, in_threads

WITHIN = 90  # days, where the question names none
PER_PAIR = 16  # bytes at the widest moment: days, waits, and who heard in time
AT_ONCE = 512  # sources answered at once where the speed sets no width

Bools = npt.NDArray[np.bool_]


class NobodyAsked(BadQuestion):
    """No forum is left to ask about."""

    code = "no_forums"

    def __init__(self, layer: str, *, field: str) -> None:
        super().__init__(
            _("No forum of the layer “%(layer)s” is in that place.") % {"layer": layer},
            remedy=_("Choose another layer or place."),
            field=field,
        )


@dataclass(frozen=True)
class Question:
    """Which layer is asked about, and which should hear it. `and_above`: that layer and those above it."""

    from_layer: str
    to_layer: str
    within: int = WITHIN
    and_above: bool = False
    terms: Terms = Terms()


@dataclass(frozen=True)
class Sources:
    """Who asks and who should hear, as numbers. S sources, T targets.

    A block of sources is a slice of `starts`; whoever has the log and `targets` can answer it anywhere.
    """

    sources: Ints  # -> forum; [S]
    starts: Sequence[Start]  # [S], by the moment they start; those never said last
    targets: Ints  # -> forum; [T]
    days: Days

    def cuts(self, width: int) -> Sequence[slice]:
        """Slices of at most `width` sources."""
        return [slice(at, min(at + width, len(self.starts))) for at in range(0, len(self.starts), width)]


def sources_of(columns: Columns, question: Question, laid: Laid) -> Sources:
    """What a question asks of a log. Raises NoSuchLayer, UnknownPlace, NobodyAsked."""
    terms, log = question.terms, columns.log
    place, days = place_of(columns, terms), days_of(log, terms)
    from_layer = layer_named(columns, question.from_layer, field="from_layer")
    to_layer = layer_named(columns, question.to_layer, field="to_layer")
    sources = forums_in(columns, from_layer, place=place)
    targets = forums_in(columns, to_layer, and_above=question.and_above, place=place)
    for forums, layer, field in (
        (sources, question.from_layer, "from_layer"),
        (targets, question.to_layer, "to_layer"),
    ):
        if not len(forums):
            raise NobodyAsked(layer, field=field)
    said = np.array(first_meetings(laid.scan, sources.tolist(), after=days.after))
    order = np.argsort(np.where(said < 0, log.n_meetings, said), kind="stable")
    starts = [
        Start(int(m), _last(days, int(log.day[m]), question.within) if m >= 0 else 0) for m in said[order]
    ]
    return Sources(sources[order], starts, targets, days)


def _last(days: Days, said: int, within: int) -> int:
    """The last day on which a word is followed: never so soon that the days asked about are cut off."""
    if days.age is not None:
        return days.last_for(said)
    return max(days.last, min(said + within, days.last_of_log))


@dataclass(frozen=True)
class Heard:
    """The answer as arrays. `day`: source, target -> the day it first hears, NEVER_DAY where never; [S, T]."""

    columns: Columns
    question: Question
    asked: Sources
    said: Ints  # source -> the day it is said, NEVER_DAY where never; [S]
    day: Ints

    def waits(self, rows: slice = slice(None)) -> Ints:
        """Source, target -> days from when it is said until it is heard; below 0 where never, or to itself."""
        waits = np.where(self.day[rows] == NEVER_DAY, -1, self.day[rows] - self.said[rows, None])
        waits[self.asked.sources[rows, None] == self.asked.targets[None, :]] = -1
        return waits.astype(np.int32)


def reach(
    columns: Columns,
    question: Question,
    *,
    answering: Answering = in_threads,
    at_once: int | None = None,
    progress: Progress = silent,
) -> Heard:
    """First arrivals from every source at every target, a block of sources at a time.

    `at_once`: sources in a block, where it should be smaller than one pass can hold; `answering`: who
    answers the blocks. The answer does not depend on either.
    Cost: one pass over the days looked at for each 512 sources; memory: 4 bytes for each source and target.
    Raises NoSuchLayer, UnknownPlace, NobodyAsked, TooLittleMemory; and what `answering` raises.
    """
    progress(_("Laying out"), 0, 1)
    laid = laid_out(columns, question.terms)
    asked = sources_of(columns, question, laid)
    check_room(len(asked.starts) * len(asked.targets))
    width = min(laid.speed.width or AT_ONCE, at_once or AT_ONCE)
    blocks = Blocks(columns.log, question.terms, laid, asked.starts, asked.targets, asked.cuts(width))
    day = np.empty((len(asked.starts), len(asked.targets)), np.int32)
    done = 0
    progress(_("Following words"), done, len(day))
    with closing(answering(blocks)) as answers:
        for cut, days in answers:
            day[cut] = days
            done += len(days)
            progress(_("Following words"), done, len(day))
    return put_together(columns, question, asked, day)


def check_room(pairs: int) -> None:
    """Raises TooLittleMemory where an answer of so many sources and targets would not fit."""
    if pairs * PER_PAIR > (free := free_memory()):
        raise TooLittleMemory(pairs * PER_PAIR, free)


def put_together(columns: Columns, question: Question, asked: Sources, day: Ints) -> Heard:
    """The answer, from the days of all blocks in their order."""
    meetings = np.array([start.meeting for start in asked.starts])
    said = np.where(meetings < 0, NEVER_DAY, columns.log.day[meetings]).astype(np.int32)
    return Heard(columns, question, asked, said, day)
