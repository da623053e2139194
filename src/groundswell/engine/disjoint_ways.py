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
    search, ways = _Search(knots, starts, target, spared), list[int]()
    while len(ways) < enough:
        way = search.way(away)
        if way is None:
            break
        ways.append(way & ~spared)
        if not ways[-1]:
            break
        away |= ways[-1]
    return ways


class _Search:
    """Looks for one way after another between the same ends, breadth first."""

    def __init__(self, knots: Sequence[Knot], starts: Sequence[int], target: int, spared: int) -> None:
        self.hears, self.raises, self.order, _forums = zip(*knots, strict=True)
        self.layers = 1 + max(self.order)
        self.starts, self.target, self.spared = list(starts), target, spared
        self.others = [k for k in range(len(knots)) if k not in starts and k != target]

    def way(self, away: int) -> int | None:
        """The bits of those on one way with the fewest hand-offs; None where there is none."""
        raises, order, target, here = self.raises, self.order, self.target, ~away
        told = [0] * self.layers  # order of a layer -> those told there or below it
        rounds, left = [self.starts], self.others
        brought: dict[int, int] = {}  # knot -> those who could bring it in when it first came
        while rounds[-1]:
            for k in rounds[-1]:
                for layer in range(order[k], self.layers):
                    told[layer] |= self.hears[k] & here
            if carriers := raises[target] & told[order[target]]:
                brought[target] = carriers
                return self._back(rounds, brought)
            fresh = [k for k in left if raises[k] & told[order[k]]]
            for k in fresh:
                brought[k] = raises[k] & told[order[k]]
            left = [k for k in left if k not in brought]
            rounds.append(fresh)
        return None

    def _back(self, rounds: list[list[int]], brought: dict[int, int]) -> int:
        """From the target back, round by round: whoever brings it in then was told one round before."""
        people, there = 0, self.target
        for before in reversed(rounds):
            carriers = brought[there] & self.spared or brought[there]
            carrier = carriers & -carriers
            people |= carrier
            order = self.order[there]
            there = next(k for k in before if self.hears[k] & carrier and self.order[k] <= order)
        return people
