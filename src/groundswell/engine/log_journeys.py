"""The few good answers from one meeting of a log to any forum: earliest against fewest hand-offs."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any, NamedTuple

from groundswell.engine.frontier import Frontier
from groundswell.engine.ids import MINUTES_A_DAY, NOWHERE
from groundswell.engine.levels import carry_levels
from groundswell.engine.log import Log
from groundswell.engine.scan import Scan
from groundswell.engine.speed import NEVER_HEARD, speed_for

MOST = 16  # hand-offs followed


class LogLeg(NamedTuple):
    """One person takes the word from one meeting to another."""

    person: int
    from_meeting: int
    to_meeting: int


@dataclass(frozen=True)
class Levels:
    """`heard`: meeting -> fewest hand-offs, NEVER_HEARD where it does not hear; [M].

    `told_at`: holder * (MOST + 1) + hand-offs -> meeting that first told them so, or NOWHERE.
    """

    scan: Scan
    source: int
    heard: Any
    told_at: Any

    def front(self, meetings: list[int]) -> list[int]:
        """Of one forum's meetings, in time order: those that hear earlier or with fewer hand-offs than the others."""
        frontier = Frontier[int]()
        for m in meetings:
            if self.heard[m] != NEVER_HEARD:
                frontier.offer(int(self.scan.start[m]), int(self.heard[m]), m)
        return list(frontier.kept())

    def way_to(self, log: Log, meeting: int) -> list[LogLeg]:
        """The legs into `meeting`, the first leg first: with the fewest hand-offs, then the earliest hand-over,
        then the log's order.
        """
        legs: list[LogLeg] = []
        while meeting != self.source:
            leg = min(self._legs_into(log, meeting), key=lambda leg: int(log.end[leg.from_meeting]))
            legs.append(leg)
            meeting = leg.from_meeting
        return legs[::-1]

    def _legs_into(self, log: Log, m: int) -> list[LogLeg]:
        scan, hand_offs = self.scan, int(self.heard[m])
        holders = [int(scan.raiser[i]) for i in range(scan.raise_first[m], scan.raise_first[m + 1])]
        came = [(holder, int(self.told_at[holder * (MOST + 1) + hand_offs])) for holder in holders]
        return [
            LogLeg(int(scan.person_of[holder]), there, m)
            for holder, there in came
            if there != NOWHERE and log.end[there] <= log.cutoff[m]
        ]


def levels_from(scan: Scan, source: int, *, last: int) -> Levels:
    """Follow the word from the end of meeting `source` through day `last`, which counts. MOST hand-offs.

    Cost: O(attendances in between). For logs: without papers and substitutes.
    """
    speed = speed_for(len(scan.raiser))
    rows = speed.fields(scan)
    level, heard = speed.levels(len(scan.person_of)), speed.levels(len(scan.forum))
    told_at = speed.numbers(len(scan.person_of) * (MOST + 1), NOWHERE)
    heard[source] = 0
    for i in range(scan.tell_first[source], scan.tell_first[source + 1]):
        level[scan.told[i]], told_at[scan.told[i] * (MOST + 1)] = 0, source
    begin, end = int(scan.tells_at[source]) + 1, (last + 1) * MINUTES_A_DAY - 1
    speed.kernel(carry_levels)(rows, begin, end, MOST, level, heard, told_at)
    speed.blank(heard, bisect_left(scan.day, last + 1), NEVER_HEARD)  # cutoffs can lie before the last day
    return Levels(rows, source, heard, told_at)
