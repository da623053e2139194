"""A log without one person or a few, in many worlds at once: in each, somebody else is away."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from groundswell.engine.blocks import Start, Targets
from groundswell.engine.ids import MINUTES_A_DAY
from groundswell.engine.scan import Scan
from groundswell.engine.speed import Speed
from groundswell.engine.worlds import EVERY, carry_worlds

MOST_AWAY = 511  # sets in one pass; one world more is the one in which everybody is there


def heard_without(
    scan: Scan, start: Start, away: Sequence[frozenset[int]], targets: Targets, *, speed: Speed
) -> list[int]:
    """Target row -> bits of the worlds in which it hears; bit i: `away[i]` are away; bit len(away): nobody is.

    At most MOST_AWAY sets; `scan` in the speed's form. A target forum where the word starts hears it.
    Cost: O(attendances x words), and 64 bytes a meeting.
    """
    n = len(away) + 1
    every = (1 << n) - 1
    masks, row_of_person = [every], dict[int, int]()
    for bit, people in enumerate(away):
        for person in sorted(people):
            row = row_of_person.setdefault(person, len(masks))
            if row == len(masks):
                masks.append(every)
            masks[row] &= ~(1 << bit)
    of_holder = np.zeros(len(scan.person_of), np.int32)
    for person, row in row_of_person.items():
        of_holder[slice(*np.searchsorted(scan.person_of, [person, person + 1]))] = row
    raise_row, tell_row = (
        of_holder[np.asarray(scan.raiser, np.int64)],
        of_holder[np.asarray(scan.told, np.int64)],
    )
    bits, room = speed.bits(len(scan.person_of)), speed.bits(scan.n_slots)
    heard = speed.bits(len(scan.forum))
    for w, value in enumerate(speed.masks([every])):
        room[scan.slot[start.meeting] * speed.words + w] = value
    begin = int(scan.tells_at[start.meeting])
    end = bisect_left(scan.at, (start.last + 1) * MINUTES_A_DAY)
    speed.kernel(carry_worlds)(
        scan,
        begin,
        end,
        speed.masks(masks),
        speed.row(raise_row),
        speed.row(tell_row),
        speed.numbers(len(scan.forum), EVERY),
        bits,
        room,
        heard,
    )
    return _by_target(scan, heard, targets, speed)


def _by_target(scan: Scan, heard: object, targets: Targets, speed: Speed) -> list[int]:
    """Each target's meetings OR-ed together, as Python integers."""
    rows = np.asarray(targets.row)[np.asarray(scan.forum)]
    found = [0] * targets.n
    if speed.words == 1:
        for m in np.flatnonzero(rows >= 0):
            found[rows[m]] |= heard[m]  # type: ignore[index]
        return found
    words = np.asarray(heard).reshape(-1, speed.words)
    total = np.zeros((targets.n, speed.words), np.uint64)
    wanted = rows >= 0
    np.bitwise_or.at(total, rows[wanted], words[wanted])
    return [int.from_bytes(line.tobytes(), "little") for line in total]
