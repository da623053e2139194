"""In which worlds enough members come for a meeting to count. Observers and invitees are no members."""

from __future__ import annotations

from collections.abc import Mapping

from groundswell.engine.calendar import Calendar
from groundswell.engine.ids import NO_SUBJECT


def quorate(calendar: Calendar, m: int, least: int, *, there: Mapping[int, int], every: int) -> int:
    """The worlds in which at least `least` members are at meeting `m`; all of them where it is 0.

    `there`: attendance -> the worlds in which they come. A substitute counts for the seat they fill.
    Cost: O(members times quorum).

    >>> from groundswell.engine.brinnington import brinnington
    >>> quorate(brinnington(), 0, 2, there={0: 0b0111, 1: 0b0101}, every=0b1111)
    5
    """
    at_least = [every] + [0] * least
    for a in range(calendar.first[m], calendar.first[m + 1]):
        if calendar.raises[a] and calendar.invited_for[a] == NO_SUBJECT:
            for k in range(least, 0, -1):
                at_least[k] |= at_least[k - 1] & there[a]
    return at_least[least]
