"""Many words in one pass, a bit for each: from every source at once, or one source in as many made-up worlds.

At a cutoff the bits of those who may raise are OR-ed into the meeting, at its end the meeting's bits into
those it tells. What happens to single bits on the way stands in a list of marks, in time order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from groundswell.engine.bits import NOTHING, also, but_lowest, give, lowest, only, put
from groundswell.engine.ids import MINUTES_A_DAY
from groundswell.engine.scan import Row, Scan
from groundswell.engine.speed import WORD, Speed

#: Numbers a holder's bits take: one Python integer of any length; the compiler is given eight of 64 bits
WORDS = 1
whole = int  # the compiler is given numbers without a sign


#: What a mark does to its bit: the word starts at a meeting; it is no longer carried
STARTS, ENDS = 0, 1
NEVER_DAY = -1


class Happenings(NamedTuple):
    """What happens to single bits, in any order: each just before event `at`. Lists or arrays of one length."""

    at: Row
    does: Row
    meeting: Row  # -1 for ENDS
    holder: Row  # whose bit; -1 where it is a meeting's or nobody's
    bit: Row


class Marks(NamedTuple):
    """Marks as rows, in the order of their events. `word` and `value` are the bit's number and its mask there."""

    at: Row
    does: Row
    meeting: Row
    holder: Row
    word: Row
    value: Any


@dataclass(frozen=True)
class Targets:
    """Which forums' first hearings are wanted. `row`: forum -> its row, -1 where not wanted; [F]."""

    row: Row
    n: int


@dataclass(frozen=True)
class Start:
    """One source: the word starts at `meeting` and is carried through day `last`, which counts."""

    meeting: int
    last: int


def first_meetings(scan: Scan, forums: Iterable[int], *, after: int) -> list[int]:
    """Each forum's first meeting on or after day `after`, -1 where it has none. One look through the calendar."""
    wanted = list(forums)
    found = dict.fromkeys(wanted, -1)
    missing = len(found)
    for m in range(bisect_left(scan.day, after), len(scan.forum)):
        f = int(scan.forum[m])
        if found.get(f) == -1:
            found[f], missing = m, missing - 1
            if not missing:
                break
    return [found[f] for f in wanted]


def first_days(scan: Scan, starts: Sequence[Start], targets: Targets, *, speed: Speed) -> Any:
    """The day each target forum first hears each start's word: row * len(starts) + bit -> day, NEVER_DAY where none.

    A start's own forum hears it on the day it starts; a start at meeting -1 is never said. At most
    `speed.width` starts where that is not 0; `scan` must be in the speed's form. Cost:
    O(attendances x words): what is already everywhere is still carried.
    """
    days = speed.numbers(len(starts) * targets.n, NEVER_DAY)
    happenings = _starts_and_ends(scan, starts)
    if not happenings.at:
        return days
    marks = in_order(happenings, speed)
    per_word = WORD if speed.width else len(starts)
    alive = [min(max(len(starts) - per_word * w, 0), per_word) for w in range(speed.words)]
    speed.kernel(carry_block)(
        scan,
        marks,
        int(marks.at[0]),
        int(marks.at[-1]),
        speed.signed(targets.row),
        len(starts),
        per_word,
        speed.bits(len(scan.person_of)),
        speed.bits(scan.n_slots),
        speed.words_of([(1 << n) - 1 for n in alive]),
        speed.bits(targets.n),
        days,
    )
    return days


def _starts_and_ends(scan: Scan, starts: Sequence[Start]) -> Happenings:
    rows: list[tuple[int, int, int, int, int]] = []
    for bit, start in enumerate(starts):
        if start.meeting >= 0:
            rows.append((int(scan.tells_at[start.meeting]), STARTS, start.meeting, -1, bit))
            rows.append((bisect_left(scan.at, (start.last + 1) * MINUTES_A_DAY), ENDS, -1, -1, bit))
    return (
        Happenings(*(list(column) for column in zip(*rows, strict=True))) if rows else Happenings(*[[]] * 5)
    )


def in_order(happenings: Happenings, speed: Speed) -> Marks:
    """In the order of their events; at one event as given."""
    at, does, meeting, holder, bit = speed.sorted_by(happenings.at, happenings)
    word, value = speed.bits_at(bit)
    return Marks(at, does, meeting, holder, word, value)


def carry_block(
    scan: Scan,
    marks: Marks,
    begin: int,
    end: int,
    row: Any,
    n_bits: int,
    per_word: int,
    bits: Any,
    room: Any,
    alive: Any,
    seen: Any,
    days: Any,
) -> None:
    """Walk the events from `begin` to just before `end`, where the last mark ends the last word.

    `bits`: holder -> bits, [H * WORDS]; `room`: slot -> bits of its open meeting, 0 before, and 0 after where
    slots are shared (there are no papers then); `alive`: bits still carried; `seen`: target row -> bits it
    has heard; `days`: row * n_bits + bit -> day.
    """
    event, meeting_of, slot, forum, day = scan.event, scan.meeting_of, scan.slot, scan.forum, scan.day
    raise_first, raiser, tell_first, told = scan.raise_first, scan.raiser, scan.tell_first, scan.told
    groups, slots_are_shared = len(meeting_of), scan.n_slots < len(slot)
    k = 0
    for e in range(begin, end):
        while marks.at[k] == e:
            w, value = whole(marks.word[k]), marks.value[k]
            if marks.does[k] == ENDS:
                alive[w] &= ~value
            else:
                room[whole(slot[marks.meeting[k]]) * WORDS + w] |= value
            k += 1
        code = event[e]
        if code >= groups:
            s = whole(slot[scan.paper_to[code - groups]]) * WORDS
            r = whole(slot[scan.paper_from[code - groups]]) * WORDS
            put(room, s, also(also(NOTHING, room, s), room, r))
        elif code >= 0:
            s = whole(slot[meeting_of[code]]) * WORDS
            came = also(NOTHING, room, s)
            for i in range(raise_first[code], raise_first[code + 1]):
                came = also(came, bits, raiser[i] * WORDS)
            put(room, s, came)
        else:
            m = ~code
            s = whole(slot[m]) * WORDS
            heard = only(room, s, alive, whole(0))
            for i in range(tell_first[m], tell_first[m + 1]):
                give(bits, told[i] * WORDS, heard)
            if row[forum[m]] >= 0:
                r = whole(row[forum[m]])
                for w in range(WORDS):
                    fresh = room[s + w] & ~seen[r * WORDS + w]
                    if fresh:
                        seen[r * WORDS + w] |= fresh
                        heard_on(days, r * whole(n_bits) + w * whole(per_word), fresh, day[m])
            if slots_are_shared:
                put(room, s, NOTHING)


def heard_on(days: Any, at: Any, fresh: Any, day: Any) -> None:
    """Note the day for each bit that is set; `at`: the place of the lowest."""
    while fresh:
        days[at + lowest(fresh)] = day
        fresh = but_lowest(fresh)
