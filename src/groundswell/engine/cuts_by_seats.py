"""Who, away together, cuts forums off by seats: exact, up to three people, and quick where there are many ways.

Ways that share nobody must each lose somebody to a cut. Four of them prove that no three people cut a
forum off, and that forums tied so can be taken as one. No calendar here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from groundswell.engine.disjoint_ways import disjoint_ways
from groundswell.engine.ids import ForumIdx, PersonIdx
from groundswell.engine.knots import (
    Knot,
    Knots,
    bits_of,
    both,
    one_for_each_forum,
    ones,
    tied_directly,
    with_all_tied_to,
)
from groundswell.engine.seating import NO_ONE, Seating

Cuts = tuple[frozenset[PersonIdx], ...]
CORE = 0  # the knot of most people
NO_WAY = [0]  # cut off with nobody away
PATIENCE = 8  # knots in vain tried for a roundabout tie before the rest are taken to stay apart


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
    wanted = list(targets)
    if not wanted:
        return {}
    knots = tie(seating, without=without, spared=spared, upward=upward, most=most)
    begin = sorted({knots.of[f] for f in starts})
    found = {f: knots.of[f] for f in wanted}
    known = _by_way_of_the_core(knots, begin, set(found.values()))
    return {f: _in_order(known[k]) for f, k in found.items()}


def tie(
    seating: Seating,
    *,
    without: frozenset[PersonIdx] = NO_ONE,
    spared: frozenset[PersonIdx] = NO_ONE,
    upward: Sequence[int] = (),
    most: int = 3,
) -> Knots:
    """The knots of a seating that no `most` people away could part, `without` gone beforehand.

    Not every knot there is: some that are tied in a roundabout way stay apart, which costs time and
    nothing else. Cost: O(forums^2) operations on all people at once.

    >>> board, panel = frozenset({0, 1, 2, 3, 4}), frozenset({1, 2, 3, 4, 5})
    >>> tie(Seating([board, panel, frozenset({5})], [board, panel, frozenset({5})])).of
    (0, 0, 1)
    """
    never = bits_of(spared)
    apart = one_for_each_forum(seating, without=without, upward=upward)
    tied = _tied_round_about(tied_directly(apart, spared=never, most=most), never, most)
    of = [0] * seating.n_forums
    for k, knot in enumerate(tied):
        for f in knot.forums:
            of[f] = k
    return Knots(tuple(tied), tuple(of), never, most)


def _tied_round_about(knots: list[Knot], spared: int, most: int) -> list[Knot]:
    """Ties to the knot of most people those with enough ways there and back, the likeliest first."""
    in_vain = set[tuple[int, ...]]()
    core = max(knots, key=lambda knot: knot.hears.bit_count())
    others, busy = [knot for knot in knots if knot is not core], _busy(knots)
    while len(in_vain) < PATIENCE:
        likely = [
            knot
            for knot in others
            if knot.order == core.order
            and knot.forums not in in_vain
            and ((knot.hears & busy).bit_count() > most or knot.hears & spared)
            and ((knot.raises & busy).bit_count() > most or knot.raises & spared)
        ]
        if not likely:
            break
        likeliest = max(likely, key=lambda knot: (core.hears & knot.raises).bit_count())
        others.remove(likeliest)
        if _are_tied([core, likeliest, *others], spared, most):
            core, others = with_all_tied_to(both(core, likeliest), others, spared=spared, most=most)
        else:
            in_vain.add(likeliest.forums)
            others.append(likeliest)
    return [core, *others]


def _busy(knots: Sequence[Knot]) -> int:
    """A bit for each person who is in two knots or more: nobody else leads anywhere."""
    once = twice = 0
    for knot in knots:
        twice |= once & (knot.hears | knot.raises)
        once |= knot.hears | knot.raises
    return twice


def _are_tied(knots: Sequence[Knot], spared: int, most: int) -> bool:
    """Whether more ways than `most` lead from the first to the second, and back, that share nobody."""
    for here, there in ((0, 1), (1, 0)):
        ways = disjoint_ways(knots, [here], there, enough=most + 1, spared=spared)
        if len(ways) <= most and all(ways):
            return False
    return True


def _by_way_of_the_core(knots: Knots, starts: Sequence[int], targets: Iterable[int]) -> dict[int, list[int]]:
    """Target -> its cuts as bits, most of them put together from those on this and on that side of the core.

    A cut either cuts the core off from the starts, or leaves it reached and cuts the target off from it.
    So it holds a cut of the one kind or of the other, and only what they leave open is looked into.
    """
    to_core = None if CORE in starts else _cuts_off(knots, starts, CORE)
    found: dict[int, list[int]] = {}
    for k in targets:
        if k in starts:
            found[k] = []
        elif k == CORE or to_core is None or to_core == NO_WAY:
            found[k] = _cuts_off(knots, starts, k)
        else:
            from_core = _cuts_off(knots, [CORE], k)
            seeds = None if from_core == NO_WAY else [*to_core, *from_core]
            found[k] = _cuts_off(knots, starts, k, seeds)
    return {k: [] if cuts == NO_WAY else cuts for k, cuts in found.items()}


def _cuts_off(
    knots: Knots, starts: Sequence[int], target: int, seeds: Iterable[int] | None = None
) -> list[int]:
    """Takes one way, tries each of its people away, and looks again; unless too many ways share nobody.

    Every cut holds one of the seeds, where there are any. Somebody on both sides carries the word by
    themselves, so they are in every cut. NO_WAY where it was cut off before anybody left.
    """
    directly = _directly(knots, starts, target)
    if directly & knots.spared or directly.bit_count() > knots.most:
        return []
    found, waiting = list[int](), list({directly | seed for seed in ((0,) if seeds is None else seeds)})
    seen = set(waiting)
    while waiting:
        away = waiting.pop()
        room = knots.most - away.bit_count()
        if room < 0:
            continue
        ways = disjoint_ways(knots.knots, starts, target, enough=room + 1, away=away, spared=knots.spared)
        if not ways:
            found.append(away)
        elif len(ways) <= room and all(ways):
            more = {away | 1 << p for p in ones(ways[0])} - seen
            seen |= more
            waiting += more
    return [cut for cut in found if not any(other != cut and other & cut == other for other in found)]


def _directly(knots: Knots, starts: Sequence[int], target: int) -> int:
    """Those who hear it at a start and may raise it at the target."""
    told, order = 0, knots.knots[target].order
    for k in starts:
        if knots.knots[k].order <= order:
            told |= knots.knots[k].hears
    return told & knots.knots[target].raises


def _in_order(cuts: Iterable[int]) -> Cuts:
    people = sorted((cut.bit_count(), sorted(map(PersonIdx, ones(cut)))) for cut in cuts)
    return tuple(frozenset(cut) for _size, cut in people)
