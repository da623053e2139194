"""The chance that a word arrives, over a long log of sittings: 512 worlds in one pass, a world a bit.

In each world every sitting has one chance to come, drawn from its Beta by the few points that stand for it; given
it, each meeting is a toss of its own. What `chance` draws for a borough, place by place, this looks up for millions
of attendances in a bank of tosses made beforehand (see log_tosses), and only where it could tell something new.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

import numpy as np
import numpy.typing as npt

from groundswell.engine.bits import NOTHING, adds, also, also_in, give, give_in, lacks, put
from groundswell.engine.blocks import Start, Targets
from groundswell.engine.ids import MINUTES_A_DAY
from groundswell.engine.log import Ints, Log
from groundswell.engine.log_tosses import Tossed, there_in
from groundswell.engine.scan import Scan
from groundswell.engine.speed import COMPILED, WORDS


def sittings_of(log: Log) -> tuple[Ints, Ints]:
    """(Attendance -> sitting, sitting -> forum): the meetings of one person at one forum are one sitting.

    A log does not tell one sitting from the next of the same person. Cost: O(A log A).
    """
    forum = np.repeat(log.forum, np.diff(log.first)).astype(np.int64)
    keys, seen_first, of = np.unique(forum * log.n_people + log.who, return_index=True, return_inverse=True)
    of_forum = keys // log.n_people
    # One forum's sittings side by side, in the order they are first met: so they are read in that order too.
    order = np.lexsort((seen_first, of_forum))
    place = np.empty(len(order), np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    return place[of], of_forum[order].astype(np.int32)


def worlds_heard(
    scan: Scan, start: Start, tossed: Tossed, targets: Targets, *, draws_all: bool = False
) -> npt.NDArray[np.int32]:
    """Target row -> in how many of the 512 worlds it hears by `start.last`; [targets.n].

    For a scan whose direction is free: its raisers are the log's attendances. At the source everybody in the
    log is there with their chance. Who is there is looked up only where it could matter: not for somebody who
    holds nothing that the meeting lacks, nor for one who has heard it in all its worlds. `draws_all`: look each
    up, whether or not it matters; the answer is the same (bench/ measures both). Memory: 64 bytes a holder.
    """
    bits, room, heard = (COMPILED.bits(n) for n in (len(scan.person_of), scan.n_slots, targets.n))
    slot = int(scan.slot[start.meeting]) * WORDS
    room[slot : slot + WORDS] = ~np.uint64(0)
    begin = int(scan.tells_at[start.meeting])
    end = bisect_left(scan.at, (start.last + 1) * MINUTES_A_DAY)
    rows = COMPILED.fields(scan)
    row = COMPILED.signed(targets.row)
    COMPILED.kernel(carry_chances)(rows, begin, end, tossed, np.uint64(draws_all), row, bits, room, heard)
    counted: npt.NDArray[np.int32] = np.bitwise_count(heard).reshape(targets.n, WORDS).sum(1, dtype=np.int32)
    return counted


def carry_chances(
    scan: Scan,
    begin: int,
    end: int,
    tossed: Tossed,
    draws_all: Any,
    row: Any,
    bits: Any,
    room: Any,
    heard: Any,
) -> None:
    """Walk the events from `begin` to just before `end`. Compiled only: words of 64 bits.

    `bits`: holder -> worlds in which they hold it; `room`: slot -> worlds in which its open meeting hears, 0
    before and after; `row`: forum -> its row of `heard`, -1 where not wanted; `heard`: row -> worlds.
    """
    event, meeting_of, slot = scan.event, scan.meeting_of, scan.slot
    raise_first, raiser, tell_first, told = scan.raise_first, scan.raiser, scan.tell_first, scan.told
    for e in range(begin, end):
        code = event[e]
        if code < 0:
            m = ~code
            s = np.uint64(slot[m]) * WORDS
            now = also(NOTHING, room, s)
            if row[scan.forum[m]] >= 0:
                give(heard, np.uint64(row[scan.forum[m]]) * WORDS, now)
            for i in range(tell_first[m], tell_first[m + 1]):
                at = told[i] * WORDS
                if draws_all or lacks(bits, at, now):
                    give_in(bits, at, now, there_in(i, tossed))
            put(room, s, NOTHING)
        else:
            s = np.uint64(slot[meeting_of[code]]) * WORDS
            came = also(NOTHING, room, s)
            for i in range(raise_first[code], raise_first[code + 1]):
                at = raiser[i] * WORDS
                if draws_all or adds(bits, at, came):
                    came = also_in(came, bits, at, there_in(i, tossed))
            put(room, s, came)
