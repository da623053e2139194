"""Who, away together, cuts forums off by seats: exact, up to three people, and quick where there are many ways.

Ways that share nobody must each lose somebody to a cut. Four of them prove that no three people cut a
forum off, and nothing more is looked at. No calendar here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from groundswell.engine.ids import ForumIdx, PersonIdx
from groundswell.engine.knots import Knots, ones, tie
from groundswell.engine.seating import NO_ONE, Seating

Cuts = tuple[frozenset[PersonIdx], ...]


def cuts_by_seats(
    seating: Seating,
    starts: Collection[ForumIdx],
    targets: Iterable[ForumIdx],
    *,
    without: frozenset[PersonIdx] = NO_ONE,
    spared: frozenset[PersonIdx] = NO_ONE,
    upward: Sequence[int] = (),
    most: int = 3,
) -> dict[ForumIdx, Cuts]:
    """Target -> every smallest set of up to `most` people whose leaving cuts it off from all of `starts`.

    No set holds another. `without` are away already; `spared` never leave, like the one whose word it is.
    Order: by size, then the register's. Empty where no way leads there now, or where it is a start.
    `upward` is as in Terms. Cost: that of tying knots, and a few looks at them for each target.

    >>> ops, steering, board = frozenset({0, 1, 2}), frozenset({2, 3}), frozenset({1, 3, 4})
    >>> cuts = cuts_by_seats(Seating([ops, steering, board], [ops, steering, board]), [0], [2])
    >>> [sorted(cut) for cut in cuts[2]]
    [[1, 2], [1, 3]]
    """
    knots = tie(seating, without=without, spared=spared, most=most, upward=upward)
    begin = sorted({knots.of[f] for f in starts})
    known: dict[int, Cuts] = {}
    for f in (found := {t: knots.of[t] for t in targets}):
        if (knot := found[f]) not in known:
            known[knot] = () if knot in begin else _cuts_off(knots, begin, knot)
    return {f: known[knot] for f, knot in found.items()}


def _cuts_off(knots: Knots, starts: Sequence[int], target: int) -> Cuts:
    """Takes one way, tries each of its people away, and looks again; unless too many ways share nobody.

    Somebody on both sides carries the word by themselves, so they are in every cut.
    """
    target_knot = knots.knots[target]
    told = 0
    for k in starts:
        if knots.knots[k].order <= target_knot.order:
            told |= knots.knots[k].hears
    directly = told & target_knot.raises
    if directly & knots.spared or directly.bit_count() > knots.most:
        return ()
    found, waiting, seen = list[int](), [directly], {directly}
    while waiting:
        away = waiting.pop()
        room = knots.most - away.bit_count()
        ways = disjoint_ways(knots, starts, target, away=away, enough=room + 1)
        if not ways:
            found.append(away)
        elif len(ways) <= room and all(ways):
            more = {away | 1 << p for p in ones(ways[0])} - seen
            seen |= more
            waiting += more
    if found == [0]:
        return ()  # it was cut off before anybody left
    smallest = [cut for cut in found if not any(other != cut and other & cut == other for other in found)]
    in_order = sorted((cut.bit_count(), sorted(map(PersonIdx, ones(cut)))) for cut in smallest)
    return tuple(frozenset(people) for _size, people in in_order)


def disjoint_ways(knots: Knots, starts: Sequence[int], target: int, *, away: int, enough: int) -> list[int]:
    """Up to `enough` ways that share nobody who could leave, the shortest first: each the bits of its people.

    Found one by one, so there may be more ways than these, never fewer. Those spared are left out of
    the bits; a way of nobody else ends the list with 0.
    """
    ways: list[int] = []
    while len(ways) < enough:
        way = _way(knots, starts, target, away)
        if way is None:
            break
        ways.append(way & ~knots.spared)
        if not ways[-1]:
            break
        away |= ways[-1]
    return ways


def _way(knots: Knots, starts: Sequence[int], target: int, away: int) -> int | None:
    """The bits of those on one way with the fewest hand-offs; None where there is none. Breadth first."""
    rows, here = knots.knots, ~away
    told = [0] * (
        1 + max(knot.order for knot in rows)
    )  # order of a layer -> those told in it or in one below
    left = [k for k in range(len(rows)) if k not in starts]
    rounds = [list(starts)]
    brought: dict[int, int] = {}  # knot -> those who could bring it in when it first came
    while target not in brought:
        for k in rounds[-1]:
            for order in range(rows[k].order, len(told)):
                told[order] |= rows[k].hears & here
        fresh = []
        for k in left:
            if carriers := rows[k].raises & told[rows[k].order]:
                brought[k] = carriers
                fresh.append(k)
        if not fresh:
            return None
        left = [k for k in left if k not in brought]
        rounds.append(fresh)
    return _back(knots, rounds, brought, target)


def _back(knots: Knots, rounds: list[list[int]], brought: dict[int, int], target: int) -> int:
    """From the target back to a start, round by round: whoever brings it in then was told one round before."""
    people, there = 0, target
    for before in reversed(rounds[:-1]):
        carriers = brought[there] & knots.spared or brought[there]
        carrier = carriers & -carriers
        people |= carrier
        order = knots.knots[there].order
        there = next(k for k in before if knots.knots[k].hears & carrier and knots.knots[k].order <= order)
    return people
