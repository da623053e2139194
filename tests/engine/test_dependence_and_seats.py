"""Cutting sets and new seats against trying every one, on many random seatings."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from groundswell.engine.dependence import cutting_sets
from groundswell.engine.new_seats import NewSeat, new_seats
from groundswell.engine.seating import Seating, reached, way

pytestmark = pytest.mark.slow_version
SEATINGS = 5_000


def random_seating(rng: Random) -> tuple[Seating, int]:
    """Up to six forums and seven people; some only listen."""
    n_forums, n_people = rng.randint(2, 6), rng.randint(2, 7)
    hears = [
        frozenset(rng.sample(range(n_people), rng.randint(0, min(4, n_people)))) for _ in range(n_forums)
    ]
    raises = [frozenset(p for p in people if rng.random() < 0.85) for people in hears]
    return Seating(hears, raises), n_people


def slow_reach(seating: Seating, start: int, away: frozenset[int]) -> set[int]:
    """Every forum, again and again, until nothing new is reached."""
    known = {start}
    while True:
        told = {p for f in known for p in seating.hears[f]} - away
        more = {f for f in range(seating.n_forums) if seating.raises[f] & told} | known
        if more == known:
            return known
        known = more


def with_seat(seating: Seating, person: int, forum: int) -> Seating:
    """The same with one seat more."""

    def seated(rows: list[frozenset[int]]) -> list[frozenset[int]]:
        return [people | {person} if f == forum else people for f, people in enumerate(rows)]

    return Seating(seated(list(seating.hears)), seated(list(seating.raises)))


def test_reach_is_what_going_round_until_nothing_is_new_finds() -> None:
    for seed in range(SEATINGS):
        rng = Random(seed)
        seating, n_people = random_seating(rng)
        away = frozenset(rng.sample(range(n_people), rng.choice((0, 0, 1, 2))))
        assert reached(seating, [0], without=away) == slow_reach(seating, 0, away), f"seed {seed}"


def test_cutting_sets_are_those_that_taking_everybody_away_in_turn_finds() -> None:
    cut_by_several = 0
    for seed in range(SEATINGS):
        seating, n_people = random_seating(Random(seed))
        target = seating.n_forums - 1
        slow: list[frozenset[int]] = []
        if target in slow_reach(seating, 0, frozenset()):
            for size in (1, 2, 3):
                for some in map(frozenset, combinations(range(n_people), size)):
                    if target not in slow_reach(seating, 0, some) and not any(cut <= some for cut in slow):
                        slow.append(some)
        fast = cutting_sets(lambda away, s=seating, t=target: way(s, [0], t, without=away))
        assert list(fast) == slow, f"seed {seed}"
        cut_by_several += any(len(cut) > 1 for cut in fast)
    assert cut_by_several > 100


def test_new_seats_are_those_that_trying_each_finds() -> None:
    opened = 0
    for seed in range(SEATINGS):
        rng = Random(seed)
        seating, n_people = random_seating(rng)
        away = frozenset(rng.sample(range(n_people), rng.choice((0, 0, 1))))
        targets = frozenset(rng.sample(range(seating.n_forums), rng.randint(1, seating.n_forums)))
        known = slow_reach(seating, 0, away)
        slow: list[NewSeat] = []
        for p in sorted(set(range(n_people)) - away):
            for f in range(seating.n_forums):
                opens = frozenset(slow_reach(with_seat(seating, p, f), 0, away) - known) & targets
                if opens:
                    slow.append(NewSeat(p, f, opens))
        most = max((len(s.opens) for s in slow), default=0)
        best = tuple(s for s in slow if len(s.opens) == most)
        assert new_seats(seating, [0], targets=targets, n_people=n_people, without=away) == best, (
            f"seed {seed}"
        )
        opened += bool(best)
    assert opened > 1_000
