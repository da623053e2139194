"""Made-up seats in a log: 512 candidates in one pass, each in a world of its own. Exact for every target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from groundswell.engine.blocks import IS_TOLD, RAISES, Happenings, Start, Targets, first_days
from groundswell.engine.log import Ints, Log
from groundswell.engine.scan import Scan
from groundswell.engine.speed import Speed


class Seat(NamedTuple):
    """One person, given a seat at one forum: there at all its meetings from then on."""

    person: int
    forum: int


def first_days_with(
    log: Log, scan: Scan, source: Start, seats: Sequence[Seat], targets: Targets, *, speed: Speed
) -> Any:
    """The day each target first hears the source's word, had each seat been there: row * len(seats) + seat -> day.

    The same start in every world; `scan` in the speed's form. At most `speed.width` seats where that is not 0.
    Cost: one pass of `first_days`, and two marks for each meeting of a candidate's forum.
    """
    return first_days(
        scan, [source] * len(seats), targets, speed=speed, extra=happenings(log, scan, source, seats)
    )


def happenings(log: Log, scan: Scan, source: Start, seats: Sequence[Seat]) -> Happenings:
    """What each seat does at each meeting after the source: raise by its cutoff, and be told at its end."""
    # A word that dies soon meets few of a long log's meetings: the others are not even sorted.
    upto = int(np.searchsorted(log.day, source.last, side="right"))
    order = np.argsort(log.forum[source.meeting : upto], kind="stable").astype(np.int32) + source.meeting
    sorted_forum = log.forum[order]
    asked = np.array([s.forum for s in seats], np.int32)
    low, high = np.searchsorted(sorted_forum, asked), np.searchsorted(sorted_forum, asked, side="right")
    bit, at = _runs(low, high)
    meeting = order[at]
    after = log.start[meeting] > log.end[source.meeting]
    meeting, bit = meeting[after], bit[after]
    raises_as, told_first, told_as = _holders(log, scan, seats)
    cutoff_at = np.searchsorted(np.asarray(scan.at), log.cutoff[meeting], side="right").astype(np.int32)
    raising = raises_as[bit] >= 0
    which, told = _runs(told_first[bit], told_first[bit + 1])
    tells_at = np.asarray(scan.tells_at)[meeting]
    return Happenings(
        at=np.concatenate([cutoff_at[raising], tells_at[which]]),
        does=np.repeat(np.array([RAISES, IS_TOLD], np.int32), [raising.sum(), len(which)]),
        meeting=np.concatenate([meeting[raising], meeting[which]]),
        holder=np.concatenate([raises_as[bit[raising]], told_as[told]]),
        bit=np.concatenate([bit[raising], bit[which]]),
    )


def _runs(low: npt.NDArray[Any], high: npt.NDArray[Any]) -> tuple[Ints, Ints]:
    """(Which run, which place) of every place of the runs low..high, the ends not included."""
    lengths = high - low
    which = np.repeat(np.arange(len(low), dtype=np.int32), lengths)
    so_far = np.concatenate([[0], np.cumsum(lengths)])
    return which, (np.arange(so_far[-1]) - np.repeat(so_far[:-1] - low, lengths)).astype(np.int32)


def _holders(log: Log, scan: Scan, seats: Sequence[Seat]) -> tuple[Ints, Ints, Ints]:
    """(Seat -> the holder it raises as or -1, offsets, the holders it is told as).

    Free direction: the person. Upward: they raise what they were told in the forum's layer or nearer to
    residents, so as their holder next below; and are told as each holder of that layer or farther.
    """
    person_of = np.asarray(scan.person_of, np.int64)
    order_of = np.asarray(scan.order_of, np.int64) if len(scan.order_of) else np.zeros_like(person_of)
    person = np.array([seat.person for seat in seats], np.int64)
    layer = (
        log.layer[[seat.forum for seat in seats]] if len(scan.order_of) else np.zeros(len(seats), np.int64)
    )
    layers = int(order_of.max(initial=0)) + int(log.layer.max(initial=0)) + 1
    keys, asked = person_of * layers + order_of, person * layers + layer  # a person's holders, nearest first
    raises_as = np.searchsorted(keys, asked, side="right") - 1
    raises_as[raises_as < np.searchsorted(person_of, person)] = -1
    which, told = _runs(np.searchsorted(keys, asked), np.searchsorted(person_of, person, side="right"))
    first_told = np.searchsorted(which, np.arange(len(seats) + 1)).astype(np.int32)
    return raises_as.astype(np.int32), first_told, told
