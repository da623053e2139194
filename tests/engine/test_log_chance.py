"""The chance that a word arrives over a log: its draws against the Beta's own moments, its worlds one by one."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import numpy.typing as npt
import pytest

from groundswell.engine.blocks import Start, Targets
from groundswell.engine.chance import Beta
from groundswell.engine.log_chance import sittings_of, worlds_heard
from groundswell.engine.log_scan import scan_of
from groundswell.engine.log_tosses import Tossed, there_in, tossed_for
from groundswell.engine.speed import COMPILED, WORDS
from tests.engine.slow_log import Rules, SmallLog, as_log, first_day, random_log

BETAS = [Beta(3.2, 0.8), Beta(11, 3), Beta(1.1, 6.9), Beta(40.5, 2.5), Beta(4.0, 0.0), Beta(0.0, 4.0)]


def masks_of(tossed: Tossed, n: int) -> npt.NDArray[np.uint64]:
    """The worlds of attendances 0 to n - 1, [n, WORDS]."""
    look_up = COMPILED.kernel(there_in)
    return np.array([look_up(a, tossed) for a in range(n)], np.uint64)


@pytest.mark.parametrize("which", range(len(BETAS)))
def test_coming_to_some_meetings_has_the_chance_that_the_beta_says(which: int) -> None:
    sittings, meetings = 4_000, 7
    of = np.repeat(np.arange(sittings, dtype=np.int32), meetings)
    told = tossed_for(of, np.full(sittings, which, np.int32), BETAS, seed=5)
    there = masks_of(told, len(of)).reshape(sittings, meetings, WORDS)
    for k in (1, 2, 4, 7):
        all_of_them = np.bitwise_and.reduce(there[:, :k], axis=1)
        share = np.bitwise_count(all_of_them).sum() / (sittings * 512)
        assert share == pytest.approx(_moment(BETAS[which], k), abs=0.004), k


def _moment(beta: Beta, k: int) -> float:
    return float(beta.b <= 0) if beta.a <= 0 or beta.b <= 0 else beta.moment(k)


def test_two_sittings_come_independently() -> None:
    of = np.arange(8_000, dtype=np.int32)
    told = tossed_for(of, np.zeros(8_000, np.int32), [Beta(3.2, 0.8)], seed=7)
    there = masks_of(told, 8_000)
    both = np.bitwise_count(there[:4_000] & there[4_000:]).sum() / (4_000 * 512)
    assert both == pytest.approx(0.64, abs=0.003)


def test_the_same_seed_draws_alike_and_another_does_not() -> None:
    of = np.arange(50, dtype=np.int32)
    drawn = (tossed_for(of, np.zeros(50, np.int32), [Beta(3.2, 0.8)], seed=s) for s in (1, 1, 2))
    one, again, other = (masks_of(tossed, 50) for tossed in drawn)
    assert (one == again).all()
    assert (one != other).any()


@pytest.mark.slow_version
def test_each_world_is_what_following_the_word_in_it_finds() -> None:
    for seed in range(100):
        rng = Random(seed)
        small = random_log(rng)
        source = rng.randrange(len(small.meets))
        log = as_log(small)
        scan, (of, forum) = scan_of(log), sittings_of(log)
        told = tossed_for(of, (forum % 4).astype(np.int32), BETAS, seed=seed)
        n = len(small.layer)
        targets = Targets(np.arange(n, dtype=np.int32), n)
        found = worlds_heard(scan, Start(source, 15), told, targets)
        assert (worlds_heard(scan, Start(source, 15), told, targets, draws_all=True) == found).all()
        masks = masks_of(told, len(log.who))
        slow = np.zeros(n, int)
        for world in range(512):
            came = (masks[:, world // 64] >> np.uint64(world % 64)) & np.uint64(1)
            in_it = _only(small, log.first.tolist(), came.tolist())
            slow += [first_day(in_it, source, f, Rules(15)) != -1 for f in range(n)]
        assert found.tolist() == slow.tolist(), f"seed {seed}"


def _only(small: SmallLog, first: list[int], came: list[int]) -> SmallLog:
    """The log with only those who came in one world."""
    meets = [
        replace(m, there=tuple(p for i, p in enumerate(m.there) if came[first[k] + i]))
        for k, m in enumerate(small.meets)
    ]
    return replace(small, meets=tuple(meets))
