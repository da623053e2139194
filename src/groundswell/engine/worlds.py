"""One word in many made-up worlds at once, a bit for each: somebody is away in one, comes by chance in another.

What differs between worlds is who is there. So each attendance has a mask of the worlds it happens in; the
rest is the pass of `blocks`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from groundswell.engine.bits import NOTHING, also, also_in, give_in, only, put
from groundswell.engine.calendar import Calendar, minutes
from groundswell.engine.ids import MINUTES_A_DAY, NOBODY, NOWHERE
from groundswell.engine.journeys import Source
from groundswell.engine.scan import Laid, Row, Scan, laid_out
from groundswell.engine.speed import PLAIN
from groundswell.engine.ways_in import Terms

#: Numbers a holder's bits take; see blocks
WORDS = 1
whole = int  # the compiler is given numbers without a sign

EVERY = 0  # the row of the mask of every world


def heard_in(
    calendar: Calendar,
    source: Source,
    terms: Terms,
    *,
    there: Sequence[int],
    every: int,
    held_meets: Sequence[int] | None = None,
    alive: Sequence[int] | None = None,
) -> list[int]:
    """Meeting -> the worlds in which it hears the word; list[M]. The same rules as `spread`, hand-offs aside.

    `there`: attendance -> worlds in which that line is there; list[A]. `every`: all worlds. `held_meets`:
    meeting -> worlds in which it meets (a quorum is there); None: always. `alive`: person -> worlds in which
    they may hold the word at all, needed where somebody else stands in for them; None: all.
    A substitute passes a word on only where they are there themselves. The source counts as heard where it meets.

    >>> from groundswell.engine.brinnington import ACB, THAT_COUNTS, brinnington
    >>> from groundswell.engine.journeys import first_meeting
    >>> calendar = brinnington()
    >>> lead_is_away_in_world_1 = [0b01 if person == 2 else 0b11 for person in calendar.who]
    >>> source = Source(first_meeting(calendar, THAT_COUNTS, after=33))
    >>> heard = heard_in(calendar, source, Terms(until=131), there=lead_is_away_in_world_1, every=0b11)
    >>> sorted({heard[m] for m in range(calendar.n_meetings) if calendar.forum[m] == ACB})
    [1]
    """
    laid, speed = laid_out(calendar, terms), PLAIN
    scan, masks = laid.scan, [every, *there]
    meets_row = [EVERY] * calendar.n_meetings
    if held_meets is not None:
        meets_row = [_row(mask, every, masks) for mask in held_meets]
    tell_row = _tell_rows(laid, masks, alive)
    bits, room = speed.bits(len(scan.person_of)), speed.bits(scan.n_slots)
    heard: list[int] = speed.bits(calendar.n_meetings)
    if source.meeting != NOWHERE:
        begin = int(scan.tells_at[source.meeting])
        room[scan.slot[source.meeting]] = every
    else:
        moment = minutes(source.day) - 1
        begin = bisect_left(scan.at, moment)
        if source.person not in terms.without:
            for holder in laid.holders[source.person]:
                bits[holder] = every if alive is None else alive[source.person]
    end = bisect_left(scan.at, minutes(terms.until, MINUTES_A_DAY))
    raise_row = [a + 1 for a in laid.lines.raiser]
    carry_worlds(scan, begin, end, masks, raise_row, tell_row, meets_row, bits, room, heard)
    late = bisect_left(calendar.day, terms.until + 1)
    return heard[:late] + [0] * (calendar.n_meetings - late)


def _row(mask: int, every: int, masks: list[int]) -> int:
    """The row of a mask, added where it is not every world."""
    if mask == every:
        return EVERY
    masks.append(mask)
    return len(masks) - 1


def _tell_rows(laid: Laid, masks: list[int], alive: Sequence[int] | None) -> list[int]:
    """Told -> row of its mask: the attendance's own; for one spoken for, only where they may hold it at all."""
    rows = [a + 1 for a in laid.lines.told]
    if alive is not None:
        for i, whose in enumerate(laid.lines.whose):
            if whose != NOBODY:
                masks.append(masks[rows[i]] & alive[whose])
                rows[i] = len(masks) - 1
    return rows


def carry_worlds(
    scan: Scan,
    begin: int,
    end: int,
    masks: Any,
    raise_row: Row,
    tell_row: Row,
    meets_row: Row,
    bits: Any,
    room: Any,
    heard: Any,
) -> None:
    """Walk the events from `begin` to just before `end`.

    `masks`: row -> worlds, [rows * WORDS], row EVERY all of them; `raise_row`, `tell_row`, `meets_row`: the row
    of each raiser, each one told, each meeting; `bits`: holder -> worlds in which they hold it; `room`: slot ->
    worlds in which its open meeting hears, 0 before and after; `heard`: meeting -> worlds in which it heard.
    """
    event, meeting_of, slot = scan.event, scan.meeting_of, scan.slot
    raise_first, raiser, tell_first, told = scan.raise_first, scan.raiser, scan.tell_first, scan.told
    groups = len(meeting_of)
    for e in range(begin, end):
        code = event[e]
        if code < 0:
            m = ~code
            s = whole(slot[m]) * WORDS
            now = only(room, s, masks, whole(meets_row[m]) * WORDS)
            put(heard, whole(m) * WORDS, now)
            for i in range(tell_first[m], tell_first[m + 1]):
                give_in(bits, told[i] * WORDS, now, also(NOTHING, masks, tell_row[i] * WORDS))
            put(room, s, NOTHING)
        elif code < groups:
            s = whole(slot[meeting_of[code]]) * WORDS
            came = also(NOTHING, room, s)
            for i in range(raise_first[code], raise_first[code + 1]):
                there = also(NOTHING, masks, raise_row[i] * WORDS)
                came = also_in(came, bits, raiser[i] * WORDS, there)
            put(room, s, came)
        else:
            s = whole(slot[scan.paper_to[code - groups]]) * WORDS
            r = whole(scan.paper_from[code - groups]) * WORDS
            put(room, s, also(also(NOTHING, room, s), heard, r))
