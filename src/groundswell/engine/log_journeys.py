"""The few good answers from one meeting of a log to any forum: earliest against fewest hand-offs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from groundswell.engine.frontier import Frontier
from groundswell.engine.ids import MINUTES_A_DAY, NOWHERE
from groundswell.engine.levels import carry_levels
from groundswell.engine.log import Log
from groundswell.engine.scan import Scan
from groundswell.engine.speed import NEVER_HEARD, speed_for

MOST = 16  # hand-offs followed
ITSELF = -2  # the word starts with this person


class LogLeg(NamedTuple):
    """One person takes the word from one meeting to another; from NOWHERE where it starts with them."""

    person: int
    from_meeting: int
    to_meeting: int


@dataclass(frozen=True)
class Levels:
    """`heard`: meeting -> fewest hand-offs, NEVER_HEARD where it does not hear; [M].

    `told_at`: holder * (MOST + 1) + hand-offs -> meeting that first told them so, ITSELF where the word starts
    with them, or NOWHERE. `source`: the meeting the word starts at, NOWHERE where it starts with a person.
    """

    scan: Scan
    source: int
    heard: Any
    told_at: Any

    def front(self, meetings: Iterable[int]) -> list[int]:
        """Of one forum's meetings, in time order: those that hear earlier or with fewer hand-offs than the others."""
        frontier = Frontier[int]()
        for m in meetings:
            if self.heard[m] != NEVER_HEARD:
                frontier.offer(int(self.scan.start[m]), int(self.heard[m]), m)
        return list(frontier.kept())

    def way_to(self, log: Log, meeting: int) -> list[LogLeg]:
        """The legs into `meeting`, the first leg first: with the fewest hand-offs, then the earliest hand-over,
        then the order of people.
        """
        legs: list[LogLeg] = []
        while meeting not in (self.source, NOWHERE):
            leg = min(self._legs_into(log, meeting))[-1]
            legs.append(leg)
            meeting = leg.from_meeting
        return legs[::-1]

    def _legs_into(self, log: Log, m: int) -> list[tuple[int, int, LogLeg]]:
        """(When they got it, who, the leg) of each who may have brought it with its fewest hand-offs."""
        scan, hand_offs = self.scan, int(self.heard[m])
        found = []
        for holder in scan.raiser[scan.raise_first[m] : scan.raise_first[m + 1]]:
            came, person = int(self.told_at[holder * (MOST + 1) + hand_offs]), int(scan.person_of[holder])
            if came == ITSELF:
                found.append((-1, person, LogLeg(person, NOWHERE, m)))
            elif came != NOWHERE and log.end[came] <= log.cutoff[m]:
                found.append((int(log.end[came]), person, LogLeg(person, came, m)))
        return found


def levels_from(scan: Scan, source: int, *, last: int) -> Levels:
    """Follow the word from the end of meeting `source` through day `last`, which counts. MOST hand-offs.

    Cost: O(attendances in between). For logs: without papers and substitutes.
    """
    holders = scan.told[scan.tell_first[source] : scan.tell_first[source + 1]]
    return _levels(scan, source, source, holders, int(scan.tells_at[source]) + 1, last)


def levels_from_person(scan: Scan, holders: Iterable[int], *, begin: int, last: int) -> Levels:
    """The same from a person, who holds the word as each of `holders` from event `begin` on."""
    return _levels(scan, NOWHERE, ITSELF, holders, begin, last)


def _levels(scan: Scan, source: int, told_by: int, holders: Iterable[int], begin: int, last: int) -> Levels:
    speed = speed_for(len(scan.raiser))
    rows = speed.fields(scan)
    level, heard = speed.levels(len(scan.person_of)), speed.levels(len(scan.forum))
    told_at = speed.numbers(len(scan.person_of) * (MOST + 1), NOWHERE)
    if source != NOWHERE:
        heard[source] = 0
    for holder in holders:
        level[holder], told_at[holder * (MOST + 1)] = 0, told_by
    speed.kernel(carry_levels)(rows, begin, (last + 1) * MINUTES_A_DAY - 1, MOST, level, heard, told_at)
    speed.blank(heard, bisect_left(scan.day, last + 1), NEVER_HEARD)  # cutoffs can lie before the last day
    return Levels(rows, source, heard, told_at)
