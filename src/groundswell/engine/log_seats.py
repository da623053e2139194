"""Made-up seats in a log: 512 candidates in one pass, each in a world of its own. Exact for every target."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from groundswell.engine.bits import NOTHING, also, give, put
from groundswell.engine.blocks import NEVER_DAY, Happenings, Marks, Start, Targets, heard_on, in_order
from groundswell.engine.ids import MINUTES_A_DAY
from groundswell.engine.log import Ints, Log
from groundswell.engine.scan import Scan
from groundswell.engine.speed import WORD, Speed

#: Numbers a holder's bits take; see blocks
WORDS = 1
whole = int  # the compiler is given numbers without a sign

#: What a mark does to its bit: somebody who would sit there raises it; somebody who would sit there is told
RAISES, IS_TOLD = 0, 1
#: In which worlds a holder or a meeting has the word
NOWHERE_YET, SOMEWHERE, EVERYWHERE = 0, 1, 2


class Seat(NamedTuple):
    """One person, given a seat at one forum: there at all its meetings from then on."""

    person: int
    forum: int


def first_days_with(
    log: Log, scan: Scan, source: Start, seats: Sequence[Seat], targets: Targets, *, speed: Speed
) -> Any:
    """The day each target first hears the source's word, had each seat been there: row * len(seats) + seat -> day.

    The same start in every world; `scan` in the speed's form. At most `speed.width` seats where that is not 0.
    Cost: one pass, in which only what differs between worlds is kept bit by bit; and two marks for each meeting
    of a candidate's forum.
    """
    n = len(seats)
    days = speed.numbers(n * targets.n, NEVER_DAY)
    if not n:
        return days
    marks = in_order(happenings(log, scan, source, seats), speed)
    per_word = WORD if speed.width else n
    worlds = [(1 << min(max(n - per_word * w, 0), per_word)) - 1 for w in range(speed.words)]
    speed.kernel(carry_seats)(
        scan,
        marks,
        int(scan.tells_at[source.meeting]),
        bisect_left(scan.at, (source.last + 1) * MINUTES_A_DAY),
        source.meeting,
        speed.signed(targets.row),
        n,
        per_word,
        speed.numbers(len(scan.person_of), NOWHERE_YET),
        speed.bits(len(scan.person_of)),
        speed.numbers(scan.n_slots, NOWHERE_YET),
        speed.bits(scan.n_slots),
        speed.words_of(worlds),
        speed.bits(targets.n),
        days,
    )
    return days


def carry_seats(
    scan: Scan,
    marks: Marks,
    begin: int,
    end: int,
    source: int,
    row: Any,
    n_bits: int,
    per_word: int,
    has: Any,
    bits: Any,
    room_has: Any,
    room: Any,
    worlds: Any,
    seen: Any,
    days: Any,
) -> None:
    """Walk the events from `begin`, where the source tells, to just before `end`.

    `has`: holder -> in which worlds they hold the word: none, some (those of `bits`) or all of them; the same of
    `room_has` and `room` for the open meeting of a slot. `worlds`: all that there are. Like `carry_block` in the rest.
    """
    event, meeting_of, slot, forum, day = scan.event, scan.meeting_of, scan.slot, scan.forum, scan.day
    raise_first, raiser, tell_first, told = scan.raise_first, scan.raiser, scan.tell_first, scan.told
    room_has[slot[source]] = EVERYWHERE
    k = 0
    while k < len(marks.at) and marks.at[k] < begin:
        k += 1
    for e in range(begin, end):
        while k < len(marks.at) and marks.at[k] == e:
            w, value, h, s = whole(marks.word[k]), marks.value[k], marks.holder[k], slot[marks.meeting[k]]
            if marks.does[k] == RAISES:
                if has[h] == EVERYWHERE or has[h] == SOMEWHERE and bits[whole(h) * WORDS + w] & value:
                    room_has[s] = max(room_has[s], SOMEWHERE)
                    room[whole(s) * WORDS + w] |= value
            elif room_has[s] == EVERYWHERE or room_has[s] == SOMEWHERE and room[whole(s) * WORDS + w] & value:
                has[h] = max(has[h], SOMEWHERE)
                bits[whole(h) * WORDS + w] |= value
            k += 1
        code = event[e]
        if code >= 0:
            s = slot[meeting_of[code]]
            most = room_has[s]
            came = also(NOTHING, room, whole(s) * WORDS)
            for i in range(raise_first[code], raise_first[code + 1]):
                h = raiser[i]
                if has[h]:
                    most = max(most, has[h])
                    came = also(came, bits, h * WORDS)
            room_has[s] = most
            put(room, whole(s) * WORDS, came)
        else:
            m = ~code
            s = slot[m]
            if room_has[s]:
                heard = also(NOTHING, room, whole(s) * WORDS)
                for i in range(tell_first[m], tell_first[m + 1]):
                    h = told[i]
                    if room_has[s] == EVERYWHERE:
                        has[h] = EVERYWHERE
                    elif has[h] != EVERYWHERE:
                        has[h] = SOMEWHERE
                        give(bits, h * WORDS, heard)
                if row[forum[m]] >= 0:
                    r = whole(row[forum[m]])
                    for w in range(WORDS):
                        there = worlds[w] if room_has[s] == EVERYWHERE else room[whole(s) * WORDS + w]
                        fresh = there & ~seen[r * WORDS + w]
                        if fresh:
                            seen[r * WORDS + w] |= fresh
                            heard_on(days, r * whole(n_bits) + w * whole(per_word), fresh, day[m])
                room_has[s] = NOWHERE_YET
                put(room, whole(s) * WORDS, NOTHING)


def happenings(log: Log, scan: Scan, source: Start, seats: Sequence[Seat]) -> Happenings:
    """What each seat does at each meeting after the source: raise by its cutoff, and be told at its end."""
    asked = np.array([s.forum for s in seats], np.int32)
    candidates = np.zeros(log.n_forums, bool)
    candidates[asked] = True
    # A word that dies soon meets few of a long log's meetings, and few of those are of these forums.
    upto = int(np.searchsorted(log.day, source.last, side="right"))
    theirs = np.flatnonzero(candidates[log.forum[source.meeting : upto]]) + source.meeting
    theirs = theirs[log.start[theirs] > log.end[source.meeting]].astype(np.int32)
    raised_at = np.searchsorted(np.asarray(scan.at), log.cutoff[theirs], side="right").astype(np.int32)
    order = np.argsort(log.forum[theirs], kind="stable")
    sorted_forum = log.forum[theirs[order]]
    bit, at = _runs(np.searchsorted(sorted_forum, asked), np.searchsorted(sorted_forum, asked, side="right"))
    meeting, cutoff_at = theirs[order[at]], raised_at[order[at]]
    raises_as, told_first, told_as = _holders(log, scan, seats)
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
