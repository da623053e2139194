"""Question 1 over a long log: when everybody, or one forum, first hears a word, and by whom it came."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from groundswell.engine.ids import MINUTES_A_DAY, NOBODY, NOWHERE
from groundswell.engine.scan import Scan
from groundswell.engine.speed import speed_for

ANYWHERE = -1
ITSELF = -2  # the word starts here


@dataclass(frozen=True)
class FirstHearing:
    """`by`: meeting -> holder who brought it first, ITSELF at the source, NOBODY where it is not heard; [M].

    `told_by`: holder -> meeting that first told them, ITSELF where it starts, NOWHERE where none did; [H].
    `arrives`: the meeting looked for, NOWHERE where it does not hear; `looked_at`: events walked.
    """

    scan: Scan
    by: Any
    told_by: Any
    arrives: int
    looked_at: int

    def way_to(self, meeting: int) -> list[tuple[int, int, int]]:
        """The (person, from meeting, to meeting) of each leg into `meeting`, the first leg first."""
        legs: list[tuple[int, int, int]] = []
        while self.by[meeting] != ITSELF:
            holder = int(self.by[meeting])
            came = int(self.told_by[holder])
            legs.append((int(self.scan.person_of[holder]), came, meeting))
            meeting = came
        return legs[::-1]


def first_hearing(scan: Scan, source: int, *, last: int, target: int = ANYWHERE) -> FirstHearing:
    """Follow the word from the end of meeting `source` through day `last`, which counts.

    With `target`, stops as soon as no earlier meeting of that forum can hear it. Among those who could
    have brought it to a meeting the first in the log's order counts. For logs without papers and substitutes.
    Cost: O(attendances in between), and one number for each meeting and holder.
    """
    speed = speed_for(len(scan.raiser))
    by = speed.numbers(len(scan.forum), NOBODY)
    told_by = speed.numbers(len(scan.person_of), NOWHERE)
    by[source] = ITSELF
    for i in range(scan.tell_first[source], scan.tell_first[source + 1]):
        told_by[scan.told[i]] = source
    begin, end = scan.tells_at[source] + 1, bisect_left(scan.at, (last + 1) * MINUTES_A_DAY)
    rows = speed.fields(scan)
    arrives, walked = speed.kernel(carry_first)(rows, begin, end, target, by, told_by)
    speed.blank(by, bisect_left(scan.day, last + 1), NOBODY)  # cutoffs can lie before the last day
    in_time = arrives != NOWHERE and by[arrives] != NOBODY
    return FirstHearing(rows, by, told_by, int(arrives) if in_time else NOWHERE, int(walked) - int(begin))


def carry_first(scan: Scan, begin: int, end: int, target: int, by: Any, told_by: Any) -> tuple[int, int]:
    """Walk the events from `begin` up to `end`; (the target's first meeting that hears, where the walk stopped)."""
    event, at, forum, start = scan.event, scan.at, scan.forum, scan.start
    raise_first, raiser, tell_first, told = scan.raise_first, scan.raiser, scan.tell_first, scan.told
    arrives = -1
    for e in range(begin, end):
        code = event[e]
        if code < 0:
            m = ~code
            if by[m] != -1:
                for i in range(tell_first[m], tell_first[m + 1]):
                    if told_by[told[i]] == -1:
                        told_by[told[i]] = m
        else:
            for i in range(raise_first[code], raise_first[code + 1]):
                if told_by[raiser[i]] != -1:
                    by[code] = raiser[i]
                    # A later cutoff may belong to an earlier meeting: papers differ. Only past its start is it sure.
                    if forum[code] == target and (arrives == -1 or start[code] < start[arrives]):
                        arrives = code
                    break
        if arrives != -1 and at[e] >= start[arrives]:
            return arrives, e
    return arrives, end
