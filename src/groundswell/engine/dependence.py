"""Whose leaving cuts a source off: single persons, and the smallest sets of up to three. No calendar here."""

from __future__ import annotations

from collections.abc import Callable

from groundswell.engine.ids import NOBODY, PersonIdx
from groundswell.engine.itineraries import Journey

#: Those away -> the persons one way rests on; None where there is no way without them
Witness = Callable[[frozenset[PersonIdx]], frozenset[PersonIdx] | None]


def cutting_sets(witness: Witness, *, most: int = 3) -> tuple[frozenset[PersonIdx], ...]:
    """Every smallest set of up to `most` persons whose leaving leaves no way; no set holds another.

    Each cutting set must take somebody from any one way there is. So we take a way, try each of its
    persons away, and look again. Order: by size, then the register's order. Empty where there is no
    way at all, and where a way needs nobody (a paper referred).
    Cost: at most k + k^2 + ... + k^most looks, for k persons on a way.

    >>> ways = [frozenset({1, 4}), frozenset({2, 4}), frozenset({3, 4})]
    >>> cutting_sets(lambda away: next((w for w in ways if not w & away), None))
    (frozenset({4}), frozenset({1, 2, 3}))
    """
    if witness(frozenset()) is None:
        return ()
    found: set[frozenset[PersonIdx]] = set()
    waiting, seen = [frozenset[PersonIdx]()], {frozenset[PersonIdx]()}
    for away in waiting:  # grows while we walk it: by size, so that a smaller set is always found first
        if any(cut <= away for cut in found):
            continue
        way = witness(away)
        if way is None:
            found.add(away)
        elif len(away) < most:
            for person in sorted(way):
                more = away | {person}
                if more not in seen:
                    seen.add(more)
                    waiting.append(more)
    return tuple(sorted(found, key=lambda cut: (len(cut), sorted(cut))))


def persons_on(journey: Journey) -> frozenset[PersonIdx]:
    """Those a journey rests on: its carriers, and whom a substitute stands in for. A paper needs nobody."""
    carriers = {leg.carrier for leg in journey.legs} | {leg.stands_in_for for leg in journey.legs}
    return frozenset(p for p in carriers if p > NOBODY)
