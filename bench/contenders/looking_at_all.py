"""The first hearing without its "one who holds the word is enough": each meeting looks at all who are there."""

from __future__ import annotations

from typing import Any

from groundswell.engine.scan import Scan


def carry_first_looking_at_all(
    scan: Scan, begin: int, end: int, target: int, by: Any, told_by: Any
) -> tuple[int, int]:
    """As the engine's carry_first, to everybody; its loop over those who could raise never stops early."""
    event, raise_first, raiser = scan.event, scan.raise_first, scan.raiser
    tell_first, told = scan.tell_first, scan.told
    for e in range(begin, end):
        code = event[e]
        if code < 0:
            m = ~code
            if by[m] != -1:
                for i in range(tell_first[m], tell_first[m + 1]):
                    if told_by[told[i]] == -1:
                        told_by[told[i]] = m
        else:
            found = -1
            for i in range(raise_first[code + 1] - 1, raise_first[code] - 1, -1):
                if told_by[raiser[i]] != -1:
                    found = raiser[i]
            by[code] = found
    return target, end
