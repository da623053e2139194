"""One pass from one source: who holds the word when, with how few hand-offs. Plain or compiled."""

from __future__ import annotations

from typing import Any

from groundswell.engine.scan import Scan


def carry_levels(scan: Scan, begin: int, last: int, most: int, level: Any, heard: Any, told_at: Any) -> None:
    """Follow the word from event `begin` through minute `last`, which counts.

    `level`: holder -> fewest hand-offs with which they hold it now, NEVER_HEARD where they do not; [H].
    `heard`: meeting -> fewest hand-offs with which it hears; [M]. `told_at`: holder * (most + 1) + hand-offs
    -> the meeting that first told them so, else as it was; [H * (most + 1)]. More than `most` hand-offs are
    not followed. What is there already counts: the caller sets the source down.
    Cost: O(attendances in between), whatever the number of answers: levels only ever fall.
    """
    event, at, meeting_of, least = scan.event, scan.at, scan.meeting_of, scan.least
    raise_first, raiser, tell_first, told = scan.raise_first, scan.raiser, scan.tell_first, scan.told
    groups, stride = len(meeting_of), most + 1
    for e in range(begin, len(event)):
        if at[e] > last:
            break
        code = event[e]
        if code < 0:
            m = ~code
            if heard[m] < most:
                then = heard[m] + 1
                for i in range(tell_first[m], tell_first[m + 1]):
                    if level[told[i]] > then:
                        level[told[i]] = then
                        told_at[told[i] * stride + then] = m
        elif code < groups:
            m = meeting_of[code]
            best = heard[m]
            for i in range(raise_first[code], raise_first[code + 1]):
                best = min(best, level[raiser[i]])
            if best < least[code]:  # by a substitute: one hand-off, even straight from the source
                best = min(heard[m], least[code])
            heard[m] = best
        else:
            came, went = heard[scan.paper_from[code - groups]], scan.paper_to[code - groups]
            if came < most and came + 1 < heard[went]:
                heard[went] = came + 1
