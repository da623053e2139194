"""Reach, cuts and new seats by seats, against going round, taking everybody away and trying each; options mixed."""

from __future__ import annotations

import os
from itertools import combinations
from random import Random
from typing import NamedTuple

import pytest

from groundswell.engine.cuts_by_seats import cuts_by_seats, tie
from groundswell.engine.disjoint_ways import disjoint_ways
from groundswell.engine.knots import bits_of
from groundswell.engine.new_seats import NewSeat, leads_onward, new_seats
from groundswell.engine.seating import Seating, reached

pytestmark = pytest.mark.slow_version
SEATINGS = 50_000 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 5_000


class Asked(NamedTuple):
    """One seating and one question on it, with its options."""

    seating: Seating
    n_people: int
    starts: list[int]
    away: frozenset[int]
    spared: frozenset[int]
    upward: tuple[int, ...]


def random_asked(seed: int) -> Asked:
    """Two to seven forums of up to nine people, some crowded; some only listen; one in three asks upward only."""
    rng = Random(seed)
    n_forums, n_people = rng.randint(2, 7), rng.randint(2, 9)
    most = rng.choice((3, 4, n_people, n_people))
    hears = [
        frozenset(rng.sample(range(n_people), rng.randint(0, min(most, n_people)))) for _ in range(n_forums)
    ]
    raises = [frozenset(p for p in people if rng.random() < 0.9) for people in hears]
    upward = tuple(rng.randint(0, 3) or rng.randint(0, 3) for _ in range(n_forums))
    return Asked(
        Seating(hears, raises),
        n_people,
        sorted(rng.sample(range(n_forums), 2 if n_forums > 3 and rng.random() < 0.2 else 1)),
        frozenset(rng.sample(range(n_people), rng.choice((0, 0, 1, 2)))),
        frozenset(rng.sample(range(n_people), rng.choice((0, 0, 0, 1)))),
        upward if rng.random() < 0.35 else (),
    )


def slow_reach(asked: Asked, away: frozenset[int], seating: Seating | None = None) -> set[int]:
    """Every forum into every other, again and again, until nothing new is reached."""
    seating, order = seating or asked.seating, asked.upward or (1,) * asked.seating.n_forums
    known = set(asked.starts)
    while True:
        more = {
            there
            for here in known
            for there in range(seating.n_forums)
            if 0 < order[here] <= order[there] and (seating.hears[here] & seating.raises[there]) - away
        }
        if more <= known:
            return known
        known |= more


def with_seat(seating: Seating, person: int, forum: int) -> Seating:
    """The same with one seat more."""

    def seated(rows: list[frozenset[int]]) -> list[frozenset[int]]:
        return [people | {person} if f == forum else people for f, people in enumerate(rows)]

    return Seating(seated(list(seating.hears)), seated(list(seating.raises)))


def slow_cuts(asked: Asked, target: int) -> list[frozenset[int]]:
    """Everybody who can leave, in ones, twos and threes; the smallest only."""
    if target not in slow_reach(asked, asked.away):
        return []
    leave = sorted(set(range(asked.n_people)) - asked.away - asked.spared)
    found: list[frozenset[int]] = []
    for size in (1, 2, 3):
        for some in map(frozenset, combinations(leave, size)):
            if not any(cut <= some for cut in found) and target not in slow_reach(asked, asked.away | some):
                found.append(some)
    return found


def test_reach_is_what_going_round_until_nothing_is_new_finds() -> None:
    far = 0
    for seed in range(SEATINGS):
        asked = random_asked(seed)
        found = reached(asked.seating, asked.starts, without=asked.away, upward=asked.upward)
        assert found == slow_reach(asked, asked.away), f"seed {seed}"
        far += len(found) > len(asked.starts) + 1
    assert far > SEATINGS / 10


def test_cuts_by_seats_are_those_that_taking_everybody_away_in_turn_finds() -> None:
    sizes = {0: 0, 1: 0, 2: 0, 3: 0}
    for seed in range(SEATINGS):
        asked = random_asked(seed)
        targets = Random(seed).sample(range(asked.seating.n_forums), 2)
        fast = cuts_by_seats(
            asked.seating,
            asked.starts,
            targets,
            without=asked.away,
            spared=asked.spared,
            upward=asked.upward,
        )
        assert list(fast) == targets
        for target in targets:
            assert list(fast[target]) == slow_cuts(asked, target), f"seed {seed}, target {target}"
            sizes[max(map(len, fast[target]), default=0)] += 1
    assert min(sizes.values()) > SEATINGS / 20, sizes


def test_cuts_of_seatings_with_a_core_and_an_edge_are_those_that_taking_away_finds() -> None:
    """Ten to fourteen forums, most of them crowded, so that a core forms and its edges hang on few."""
    sizes = dict.fromkeys(range(4), 0)
    for seed in range(SEATINGS // 50):
        rng = Random(seed)
        n_forums, n_people = rng.randint(10, 14), rng.randint(12, 15)
        hears = [frozenset(rng.sample(range(n_people), rng.choice((2, 3, 4, 7)))) for _ in range(n_forums)]
        raises = [frozenset(p for p in people if rng.random() < 0.9) for people in hears]
        asked = Asked(
            Seating(hears, raises), n_people, [rng.randrange(n_forums)], frozenset(), frozenset(), ()
        )
        target = rng.randrange(n_forums)
        fast = cuts_by_seats(asked.seating, asked.starts, [target])[target]
        assert list(fast) == slow_cuts(asked, target), f"seed {seed}"
        sizes[max(map(len, fast), default=0)] += 1
    assert sizes[0] and sizes[2] and sizes[3], sizes


def test_with_no_forum_there_is_nothing_to_cut_off() -> None:
    assert cuts_by_seats(Seating([], []), [], []) == {}


def test_no_three_people_away_part_a_knot() -> None:
    tied = 0
    for seed in range(SEATINGS):
        asked = random_asked(seed)
        knots = tie(asked.seating, without=asked.away, spared=asked.spared, upward=asked.upward)
        for knot in knots.knots:
            one, *others = knot.forums
            for other in others:
                tied += 1
                for here, there in ((one, other), (other, one)):
                    assert slow_cuts(asked._replace(starts=[here]), there) == [], f"seed {seed}"
                    assert there in slow_reach(asked._replace(starts=[here]), asked.away)
    assert tied > SEATINGS / 10


def test_disjoint_ways_share_nobody_and_each_is_a_way_by_itself() -> None:
    several = 0
    for seed in range(0, SEATINGS, 5):
        asked = random_asked(seed)
        knots = tie(asked.seating, without=asked.away, upward=asked.upward)
        start, target = knots.of[asked.starts[0]], knots.of[-1]
        if start == target:
            continue
        ways = disjoint_ways(knots.knots, [start], target, enough=4)
        assert sum(way.bit_count() for way in ways) == sum(ways).bit_count(), f"seed {seed}"
        alone = asked._replace(starts=[asked.starts[0]])
        for way in ways:
            others = frozenset(p for p in range(asked.n_people) if not way >> p & 1)
            inside = [f for k in (start, target) for f in knots.knots[k].forums]
            if len(inside) == 2:
                assert asked.seating.n_forums - 1 in slow_reach(alone, asked.away | others), f"seed {seed}"
        several += len(ways) > 1
    assert several > SEATINGS / 100


def test_new_seats_are_those_that_trying_each_finds_whichever_way_counts() -> None:
    opened = 0
    for seed in range(SEATINGS):
        asked, rng = random_asked(seed), Random(seed)
        n_forums = asked.seating.n_forums
        targets = frozenset(rng.sample(range(n_forums), rng.randint(1, n_forums)))
        known = slow_reach(asked, asked.away)
        slow: list[NewSeat] = []
        for p in sorted(set(range(asked.n_people)) - asked.away):
            for f in range(n_forums):
                seated = with_seat(asked.seating, p, f)
                opens = frozenset(slow_reach(asked, asked.away, seated) - known) & targets
                if opens:
                    slow.append(NewSeat(p, f, opens))
        most = max((len(s.opens) for s in slow), default=0)
        best = tuple(s for s in slow if len(s.opens) == most)
        fast = new_seats(
            asked.seating,
            asked.starts,
            targets=targets,
            n_people=asked.n_people,
            without=asked.away,
            upward=asked.upward,
        )
        assert fast == best, f"seed {seed}"
        opened += bool(best)
    assert opened > SEATINGS / 10


def test_what_every_forum_leads_to_is_what_going_round_finds() -> None:
    for seed in range(0, SEATINGS, 5):
        asked = random_asked(seed)
        onward = leads_onward(asked.seating, upward=asked.upward, without=asked.away)
        for f, bits in enumerate(onward):
            assert bits == bits_of(slow_reach(asked._replace(starts=[f]), asked.away)), f"seed {seed}"
