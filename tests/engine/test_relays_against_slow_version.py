"""Meetings that hand on to meetings give the very days of the pass over people, on many random logs and both speeds."""

from __future__ import annotations

import os
from random import Random

import numpy as np
import pytest

from groundswell.engine.blocks import Start, Targets, first_days
from groundswell.engine.log_scan import scan_of
from groundswell.engine.relays import first_days_by_relays, relays_of
from groundswell.engine.scan import Scan
from groundswell.engine.speed import COMPILED, PLAIN, Speed
from tests.engine.slow_log import Rules, SmallLog, as_log, first_day, random_log

pytestmark = pytest.mark.slow_version
LOGS = 50_000 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 5_000
BLOCKS = 5


@pytest.mark.parametrize("speed", [PLAIN, COMPILED], ids=["plain", "compiled"])
@pytest.mark.parametrize("block", range(BLOCKS))
def test_meetings_hand_on_what_the_slow_version_says(block: int, speed: Speed) -> None:
    for seed in range(block, LOGS, BLOCKS):
        rng = Random(seed)
        small = random_log(rng)
        upward = rng.random() < 0.4
        scan = speed.fields(scan_of(as_log(small), upward=upward))
        n = max(small.meets[m].forum for m in range(len(small.meets))) + 1
        starts = [_start(rng, small, upward) for _ in range(rng.randint(1, 9))]
        targets = Targets(speed.signed(list(range(n))), n)
        days = first_days_by_relays(scan, relays_of(scan, speed=speed), starts, targets, speed=speed)
        for bit, start in enumerate(starts):
            rules = Rules(start.last, upward, None)
            for f in range(n):
                slow = first_day(small, start.meeting, f, rules) if start.meeting >= 0 else -1
                assert days[f * len(starts) + bit] == slow, f"seed {seed}"


def _start(rng: Random, small: SmallLog, upward: bool) -> Start:
    meets, layer = small.meets, small.layer
    meeting = rng.randrange(len(meets))
    if upward and not layer[meets[meeting].forum]:
        return Start(-1, 0)
    return Start(meeting, meets[meeting].day + rng.choice((0, 2, 5, 15)))


@pytest.mark.parametrize("speed", [PLAIN, COMPILED], ids=["plain", "compiled"])
def test_groups_papers_and_those_told_without_raising_go_the_same_way(speed: Speed) -> None:
    for seed in range(LOGS):
        rng = Random(seed)
        scan = speed.fields(random_scan(rng))
        m, n = len(scan.forum), max(scan.forum) + 1
        starts = [Start(rng.randrange(m), rng.choice((3, 9, 40))) for _ in range(rng.randint(1, 9))]
        targets = Targets(speed.signed(list(range(n))), n)
        found = first_days_by_relays(scan, relays_of(scan, speed=speed), starts, targets, speed=speed)
        assert list(found) == list(first_days(scan, starts, targets, speed=speed)), f"seed {seed}"


def random_scan(rng: Random) -> Scan:
    """A few overlapping meetings at equal minutes; groups by cutoff; some only raise, some are only told; papers."""
    m, people, forums = rng.randint(1, 14), rng.randint(1, 6), rng.randint(1, 5)
    start = sorted(rng.randrange(20) * 720 for _ in range(m))
    end = [s + rng.choice((0, 720, 1440, 2160)) for s in start]
    meeting_of, cutoff, raisers = list[int](), list[int](), list[list[int]]()
    for i in range(m):
        for _ in range(rng.randint(0, 2)):
            meeting_of.append(i)
            cutoff.append(start[i] - rng.choice((1, 1, 720, 2880)))
            raisers.append([rng.randrange(people) for _ in range(rng.randint(0, 3))])
    told = [[rng.randrange(people) for _ in range(rng.randint(0, 4))] for _ in range(m)]
    pairs = [(rng.randrange(m), rng.randrange(m)) for _ in range(rng.randint(0, 3))]
    papers = [(a, b) for a, b in pairs if end[a] < start[b]]
    groups = len(meeting_of)
    rows = [(end[i], 0, ~i) for i in range(m)] + [(end[a], 1, groups + p) for p, (a, _) in enumerate(papers)]
    rows = sorted([*rows, *((cutoff[g], 2, g) for g in range(groups))], key=lambda r: r[:2])
    event = [code for _, _, code in rows]
    return Scan(
        event=np.array(event),
        at=np.array([at for at, _, _ in rows]),
        meeting_of=np.array(meeting_of, int),
        least=np.zeros(groups, int),
        raise_first=np.cumsum([0, *(len(r) for r in raisers)]),
        raiser=np.array([h for r in raisers for h in r], int),
        tell_first=np.cumsum([0, *(len(t) for t in told)]),
        told=np.array([h for t in told for h in t], int),
        paper_from=np.array([a for a, _ in papers], int),
        paper_to=np.array([b for _, b in papers], int),
        tells_at=np.array([event.index(~i) for i in range(m)]),
        slot=np.arange(m),
        forum=np.array([rng.randrange(forums) for _ in range(m)]),
        day=np.array(start) // 1440,
        start=np.array(start),
        person_of=np.arange(people),
        order_of=np.zeros(0, int),
        n_slots=m,
    )
