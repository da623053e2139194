"""A log as meetings that hand on to meetings, so that a pass over many words touches no person at all.

Whoever is told at a meeting they had raised into holds just what that meeting heard. So a meeting hears what
the meetings heard whose people raise into it. Which those are is the same for every word: it is found once,
and kept with the layout. What one source brings that another brings already is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple

from groundswell.engine.bits import NOTHING, also, but_lowest, lowest, only, put
from groundswell.engine.blocks import ENDS, NEVER_DAY, STARTS, Marks, Start, Targets
from groundswell.engine.ids import MINUTES_A_DAY
from groundswell.engine.scan import Row, Scan
from groundswell.engine.speed import WORD, Speed

WORDS = 1  # see blocks
whole = int


class Relays(NamedTuple):
    """M meetings, numbered in the order in which they tell. Lists, or arrays of 32 bits.

    A meeting's bits stand in a slot until the last meeting that hears from it; then the slot serves another.
    """

    number: Row  # meeting -> its number; [M]
    tells_at: Row  # number -> its telling's place in the events, rising; [M]
    forum: Row  # number -> forum; [M]
    day: Row  # number -> days since 1970-01-01; [M]
    first: Row  # number -> its first source; [M + 1]
    source: Row  # -> slot of the meeting heard from
    slot: Row  # number -> slot; [M]
    n_slots: int


def relays_of(scan: Scan, *, speed: Speed) -> Relays:
    """Which meetings hear from which. `scan` in the speed's form. Cost: O(A), times the few words one holds apart."""
    n, groups = len(scan.forum), len(scan.meeting_of)
    number, first = speed.numbers(n, -1), speed.numbers(n + 1, 0)
    room = 2 * max(len(scan.raiser), len(scan.paper_to), 1)
    source = speed.numbers(room, 0)
    while not _found(scan, number, first, source, groups, speed):
        room *= 2
        source = speed.numbers(room, 0)
    slot = speed.numbers(n, -1)
    last_use, free = speed.numbers(n, -1), speed.numbers(n, -1)
    n_slots = int(speed.kernel(give_slots)(first, source, slot, last_use, free))
    meeting = [~code for code in scan.event if code < 0] if not speed.width else ~scan.event[scan.event < 0]
    tells_at, forum, day = (_taken(rows, meeting, speed) for rows in (scan.tells_at, scan.forum, scan.day))
    return Relays(number, tells_at, forum, day, first, speed.row(source[: int(first[n])]), slot, n_slots)


def _taken(rows: Any, at: Any, speed: Speed) -> Any:
    return speed.signed(rows[at] if speed.width else [rows[m] for m in at])


def _found(scan: Scan, number: Any, first: Any, source: Any, groups: int, speed: Speed) -> bool:
    """Fill in number, first and source; False where `source` is too short."""
    n, room = len(scan.forum), len(source)
    group_first = speed.numbers(n + 1, 0)
    speed.kernel(count_groups)(scan.meeting_of, group_first)
    whose = [
        speed.numbers(size, -1)
        for size in (len(scan.person_of), len(scan.told), len(scan.told), room, groups, groups, n, n, n, n)
    ]
    whose.append(speed.numbers(len(scan.paper_to), -1))
    return bool(speed.kernel(relate)(scan, group_first, number, first, source, *whose))


def count_groups(meeting_of: Any, group_first: Any) -> None:
    """Meeting -> its first group, [M + 1]: the groups of a meeting stand together, in the order of meetings."""
    for g in range(len(meeting_of)):
        group_first[meeting_of[g] + 1] += 1
    for m in range(1, len(group_first)):
        group_first[m] += group_first[m - 1]


def relate(
    scan: Scan,
    group_first: Any,
    number: Any,
    first: Any,
    source: Any,
    head: Any,
    held: Any,
    after: Any,
    pool: Any,
    pool_first: Any,
    pool_end: Any,
    taken: Any,
    is_source: Any,
    covered: Any,
    last_paper: Any,
    next_paper: Any,
) -> bool:
    """Walk the events; a holder holds a few meetings' words apart, as a list of cells: `head`, `held`, `after`.

    Meetings stand by number. `pool` keeps what each group brings until its meeting tells. False where it is full.
    """
    event, groups, k, n, n_sources = scan.event, len(scan.meeting_of), 0, 0, 0
    cells, free = 0, -1
    for e in range(len(event)):
        code = event[e]
        if code >= groups:
            paper = code - groups
            next_paper[paper] = last_paper[scan.paper_to[paper]]
            last_paper[scan.paper_to[paper]] = paper
        elif code >= 0:
            pool_first[code] = n
            for i in range(scan.raise_first[code], scan.raise_first[code + 1]):
                cell = head[scan.raiser[i]]
                while cell >= 0:
                    if taken[held[cell]] != code:
                        if n == len(pool):
                            return False
                        taken[held[cell]], pool[n] = code, held[cell]
                        n += 1
                    cell = after[cell]
            pool_end[code] = n
        else:
            m, begin = ~code, n_sources
            number[m] = k
            for g in range(group_first[m], group_first[m + 1]):
                for i in range(pool_first[g], pool_end[g]):
                    if is_source[pool[i]] != k:
                        if n_sources == len(source):
                            return False
                        is_source[pool[i]], source[n_sources] = k, pool[i]
                        n_sources += 1
            paper = last_paper[m]
            while paper >= 0:
                referred = number[scan.paper_from[paper]]
                if is_source[referred] != k:
                    if n_sources == len(source):
                        return False
                    is_source[referred], source[n_sources] = k, referred
                    n_sources += 1
                paper = next_paper[paper]
            for c in range(begin, n_sources):
                for i in range(first[source[c]], first[source[c] + 1]):
                    covered[source[i]] = k
            end, n_sources = n_sources, begin
            for c in range(begin, end):
                if covered[source[c]] != k:
                    source[n_sources] = source[c]
                    n_sources += 1
            first[k + 1] = n_sources
            for i in range(scan.tell_first[m], scan.tell_first[m + 1]):
                holder = scan.told[i]
                cell, before = head[holder], -1
                if cell >= 0 and held[cell] == k:
                    continue
                while cell >= 0:
                    following = after[cell]
                    if is_source[held[cell]] == k or covered[held[cell]] == k:
                        if before < 0:
                            head[holder] = following
                        else:
                            after[before] = following
                        after[cell], free = free, cell
                    else:
                        before = cell
                    cell = following
                if free >= 0:
                    cell, free = free, after[free]
                else:
                    cell, cells = cells, cells + 1
                held[cell], after[cell], head[holder] = k, head[holder], cell
            k += 1
    return True


def give_slots(first: Any, source: Any, slot: Any, last_use: Any, free: Any) -> int:
    """Give each meeting a slot nobody needs any more, and name sources by slot. How many slots there are."""
    n, freed = 0, 0
    for k in range(len(slot)):
        for c in range(first[k], first[k + 1]):
            last_use[source[c]] = k
    for k in range(len(slot)):
        for c in range(first[k], first[k + 1]):
            a = source[c]
            source[c] = slot[a]
            if last_use[a] == k:
                free[freed] = slot[a]
                freed += 1
        if freed:
            freed -= 1
            slot[k] = free[freed]
        else:
            slot[k] = n
            n += 1
        if last_use[k] < 0:
            free[freed] = slot[k]
            freed += 1
    return n


def first_days_by_relays(
    scan: Scan, relays: Relays, starts: Sequence[Start], targets: Targets, *, speed: Speed
) -> Any:
    """The same as `blocks.first_days`, from one meeting to the next. Cost: O(sources of meetings x words)."""
    days = speed.numbers(len(starts) * targets.n, NEVER_DAY)
    rows: list[tuple[int, int, int]] = []
    dies = {last: _first_after(scan, relays, last) for last in {start.last for start in starts}}
    for bit, start in enumerate(starts):
        if start.meeting >= 0:
            rows.append((int(relays.number[start.meeting]), STARTS, bit))
            rows.append((dies[start.last], ENDS, bit))
    if not rows:
        return days
    at, does, bits = speed.sorted_by([r[0] for r in rows], [list(c) for c in zip(*rows, strict=True)])
    word, value = speed.bits_at(bits)
    per_word = WORD if speed.width else len(starts)
    alive = [min(max(len(starts) - per_word * w, 0), per_word) for w in range(speed.words)]
    speed.kernel(carry_relays)(
        relays,
        Marks(at, does, at, at, word, value),
        int(at[0]),
        int(at[-1]),
        speed.signed(targets.row),
        len(starts),
        per_word,
        speed.bits(relays.n_slots),
        speed.words_of([(1 << n) - 1 for n in alive]),
        speed.bits(targets.n),
        days,
    )
    return days


def _first_after(scan: Scan, relays: Relays, last: int) -> int:
    """The number of the first meeting that tells after day `last`."""
    return bisect_left(relays.tells_at, bisect_left(scan.at, (last + 1) * MINUTES_A_DAY))


def carry_relays(
    relays: Relays,
    marks: Marks,
    begin: int,
    end: int,
    row: Any,
    n_bits: int,
    per_word: int,
    bits: Any,
    alive: Any,
    seen: Any,
    days: Any,
) -> None:
    """Walk the meetings from `begin` to just before `end`, where the last mark ends the last word.

    `bits`: slot -> bits its meeting heard; `alive`: bits still carried; `seen`: target row -> bits it has heard;
    `days`: row * n_bits + bit -> day.
    """
    first, source, slot, forum = relays.first, relays.source, relays.slot, relays.forum
    j = 0
    for k in range(begin, end):
        came = NOTHING
        for c in range(first[k], first[k + 1]):
            came = also(came, bits, whole(source[c]) * WORDS)
        s = whole(slot[k]) * WORDS
        put(bits, s, came)
        while marks.at[j] == k:
            w, value = whole(marks.word[j]), marks.value[j]
            if marks.does[j] == ENDS:
                alive[w] &= ~value
            else:
                bits[s + w] |= value
            j += 1
        only(bits, s, alive, whole(0))
        if row[forum[k]] >= 0:
            r = whole(row[forum[k]])
            for w in range(WORDS):
                fresh = bits[s + w] & ~seen[r * WORDS + w]
                if fresh:
                    seen[r * WORDS + w] |= fresh
                    while fresh:
                        b = lowest(fresh)
                        days[r * whole(n_bits) + w * whole(per_word) + b] = relays.day[k]
                        fresh = but_lowest(fresh)
