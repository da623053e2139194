"""Every question to a log, plain and compiled, against the slow, obvious version on many random logs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from random import Random

import numpy as np
import pytest

from groundswell.engine import speed as speeds
from groundswell.engine.blocks import Start, Targets, first_days, first_meetings
from groundswell.engine.first_hearing import first_hearing
from groundswell.engine.log_journeys import levels_from
from groundswell.engine.log_scan import scan_of
from groundswell.engine.log_seats import Seat, first_days_with
from groundswell.engine.scan import Scan
from groundswell.engine.speed import COMPILED, PLAIN, Speed
from tests.engine.slow_log import (
    Rules,
    SmallLog,
    as_log,
    first_day,
    front,
    hand_offs,
    random_log,
    with_seat,
)

pytestmark = pytest.mark.slow_version
LOGS = 50_000 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 5_000
BLOCKS = 5


@pytest.fixture(params=[PLAIN, COMPILED], ids=["plain", "compiled"])
def speed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Speed:
    """Both speeds, whatever the size."""
    monkeypatch.setattr(speeds, "PAYS", 0 if request.param is COMPILED else 1 << 60)
    found: Speed = request.param
    return found


def cases(block: int) -> Iterator[tuple[int, Random, SmallLog, int, Rules, Scan]]:
    for seed in range(block, LOGS, BLOCKS):
        rng = Random(seed)
        small = random_log(rng)
        source = rng.randrange(len(small.meets))
        upward = rng.random() < 0.4 and small.layer[small.meets[source].forum] > 0
        place = small.place[small.meets[source].forum] if rng.random() < 0.3 else None
        last = rng.choice((15, 15, small.meets[source].day + rng.randrange(8)))
        rules = Rules(max(last, small.meets[source].day), upward, place)
        yield seed, rng, small, source, rules, scan_of(as_log(small), upward=upward, place=place)


def every_forum(small: SmallLog) -> Targets:
    return Targets(np.arange(len(small.layer), dtype=np.int32), len(small.layer))


def in_form(scan: Scan, speed: Speed) -> tuple[Scan, Targets]:
    n = max(scan.forum) + 1
    return speed.fields(scan), Targets(speed.row(np.arange(n)), n)


@pytest.mark.parametrize("block", range(BLOCKS))
def test_everybody_hears_first_when_the_slow_version_says(block: int, speed: Speed) -> None:
    for seed, rng, small, source, rules, scan in cases(block):
        slow = hand_offs(small, source, rules)
        found = first_hearing(scan, source, last=rules.last)
        assert [b != -1 for b in found.by] == [n is not None for n in slow], f"seed {seed}"
        for m, n in enumerate(slow):
            for person, there, to in found.way_to(m) if n is not None else []:
                assert person in small.meets[there].there and person in small.meets[to].there
                assert small.meets[there].end <= small.meets[to].cutoff
        target = rng.randrange(len(small.layer))
        alone = first_hearing(scan, source, last=rules.last, target=target)
        heard = [
            m for m, n in enumerate(slow) if n is not None and m != source and small.meets[m].forum == target
        ]
        assert alone.arrives == min(heard, default=-1), f"seed {seed}"


@pytest.mark.parametrize("block", range(BLOCKS))
def test_the_good_answers_are_those_the_slow_version_finds(block: int, speed: Speed) -> None:
    for seed, rng, small, source, rules, scan in cases(block):
        found = levels_from(scan, source, last=rules.last)
        forum = rng.randrange(len(small.layer))
        meetings = [m for m, meet in enumerate(small.meets) if meet.forum == forum]
        kept = found.front(meetings)
        assert [(small.meets[m].start, found.heard[m]) for m in kept] == front(small, source, forum, rules), (
            seed
        )
        for m in kept:
            legs = found.way_to(as_log(small), m)
            assert len({leg.person for leg in legs}) == len(legs)
            assert max(len(legs) - 1, 0) == found.heard[m], f"seed {seed}"


@pytest.mark.parametrize("block", range(BLOCKS))
def test_all_sources_at_once_are_the_same_as_one_after_the_other(block: int, speed: Speed) -> None:
    for seed, rng, small, _, rules, whole in cases(block):
        scan, targets = in_form(whole, speed)
        n, age = targets.n, rng.choice((3, 6, 99))
        sources = first_meetings(scan, range(n), after=rng.randrange(4))
        if rules.upward:
            sources = [m if small.layer[f] else -1 for f, m in enumerate(sources)]
        starts = [Start(m, min(rules.last, small.meets[m].day + age) if m >= 0 else 0) for m in sources]
        starts = [
            s if s.meeting >= 0 and small.meets[s.meeting].day <= rules.last else Start(-1, 0) for s in starts
        ]
        if rules.place is not None:
            starts = [s if small.place[f] == rules.place else Start(-1, 0) for f, s in enumerate(starts)]
        days = first_days(scan, starts, targets, speed=speed)
        for bit, start in enumerate(starts):
            for f in range(n):
                alone = Rules(start.last, rules.upward, rules.place)
                slow = -1 if start.meeting < 0 else first_day(small, start.meeting, f, alone)
                assert days[f * n + bit] == slow, f"seed {seed}"


@pytest.mark.parametrize("block", range(BLOCKS))
def test_each_made_up_seat_opens_just_what_it_opens_alone(block: int, speed: Speed) -> None:
    for seed, rng, small, source, rules, whole in cases(block):
        if rules.place is not None:
            continue
        scan, targets = in_form(whole, speed)
        seats = [
            Seat(rng.randrange(small.n_people), rng.randrange(targets.n)) for _ in range(rng.randint(1, 12))
        ]
        seats = [s for s in seats if any(s.person in m.there for m in small.meets)]
        start = Start(source, rules.last)
        days = first_days_with(as_log(small), scan, start, seats, targets, speed=speed)
        for i, seat in enumerate(seats):
            # A seat counts from the word on: who was told at the source stays as it was.
            seated = with_seat(small, *seat)
            meets = list(seated.meets)
            meets[source] = small.meets[source]
            told = SmallLog(tuple(meets), small.layer, small.place, small.n_people)
            for f in range(targets.n):
                assert days[f * len(seats) + i] == first_day(told, source, f, rules), f"seed {seed} {seat}"
