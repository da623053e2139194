"""Ways by seats that share nobody: so many that no few people away can cut them all. No calendar here."""

from __future__ import annotations

from collections.abc import Sequence

from groundswell.engine.knots import Knot


def disjoint_ways(
    knots: Sequence[Knot], starts: Sequence[int], target: int, *, enough: int, away: int = 0, spared: int = 0
) -> list[int]:
    """Up to `enough` ways that share nobody who could leave, the shortest first: each the bits of its people.

    Found one by one, so there may be more ways than these, never fewer. Those spared are left out of
    the bits; a way of nobody else ends the list with 0.
    """
    ways: list[int] = []
    while len(ways) < enough:
        way = _way(knots, starts, target, away, spared)
        if way is None:
            break
        ways.append(way & ~spared)
        if not ways[-1]:
            break
        away |= ways[-1]
    return ways


def _way(knots: Sequence[Knot], starts: Sequence[int], target: int, away: int, spared: int) -> int | None:
    """The bits of those on one way with the fewest hand-offs; None where there is none. Breadth first."""
    here = ~away
    told = [0] * (1 + max(knot.order for knot in knots))  # order of a layer -> those told there or below it
    left = [k for k in range(len(knots)) if k not in starts]
    rounds = [list(starts)]
    brought: dict[int, int] = {}  # knot -> those who could bring it in when it first came
    while target not in brought:
        for k in rounds[-1]:
            for order in range(knots[k].order, len(told)):
                told[order] |= knots[k].hears & here
        fresh = list[int]()
        for k in [target] if knots[target].raises & told[knots[target].order] else left:
            if carriers := knots[k].raises & told[knots[k].order]:
                brought[k] = carriers
                fresh.append(k)
        if not fresh:
            return None
        left = [k for k in left if k not in brought]
        rounds.append(fresh)
    return _back(knots, rounds, brought, target, spared)


def _back(
    knots: Sequence[Knot], rounds: list[list[int]], brought: dict[int, int], target: int, spared: int
) -> int:
    """From the target back to a start, round by round: whoever brings it in then was told one round before."""
    people, there = 0, target
    for before in reversed(rounds[:-1]):
        carriers = brought[there] & spared or brought[there]
        carrier = carriers & -carriers
        people |= carrier
        order = knots[there].order
        there = next(k for k in before if knots[k].hears & carrier and knots[k].order <= order)
    return people
