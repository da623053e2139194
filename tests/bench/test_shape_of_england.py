"""The workload "England" has the shape that bench/README.md gives, and is the same on every machine."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bench import england, workload
from bench.contenders import feeding


@pytest.fixture(scope="module")
def year() -> england.Log:
    """One year of it."""
    return england.make(1)


def test_it_has_so_many_forums_of_each_layer(year: england.Log) -> None:
    counts = np.bincount(year.forum_layer).tolist()
    assert counts == [6_600, 1_980, 1_320, 990, 660, 36, 12]


def test_every_forum_meets_once_a_month(year: england.Log) -> None:
    assert (np.bincount(year.forum) == 12).all()
    day = year.start // 1440 - england.FIRST_DAY.astype(int)
    begins = [260 * month // 12 for month in range(12)]
    month = np.searchsorted(begins, day // 7 * 5 + day % 7, side="right") - 1
    assert len(np.unique(year.forum * 12 + month)) == len(year.forum)


def test_it_meets_on_weekdays_from_nine_to_six_for_two_hours(year: england.Log) -> None:
    day, minute = np.divmod(year.start, 1440)
    assert ((day + 3) % 7 < 5).all()  # 1970-01-01 was a Thursday
    assert minute.min() >= 9 * 60 and (minute + 120).max() <= 18 * 60
    assert (year.end - year.start == 120).all()
    assert (np.diff(year.start) >= 0).all()


def test_seats_and_attendance_are_as_many_as_the_shape_says(year: england.Log) -> None:
    seats = np.diff(year.seat_first)
    assert seats.min() >= 4 and seats.max() <= 40
    layer = year.forum_layer[year.forum]
    medians = [float(np.median(seats[layer == y])) for y in range(5)]
    assert medians == pytest.approx(england.MEDIAN_SEATS[:5], abs=1)
    assert len(year.who) / len(year.seat_who) == pytest.approx(0.85, abs=0.01)
    assert 1.2e6 < len(year.who) < 1.4e6


def test_nobody_is_twice_at_one_meeting(year: england.Log) -> None:
    meeting = np.repeat(np.arange(len(year.forum)), np.diff(year.first))
    assert len(np.unique(meeting * year.n_people + year.who)) == len(year.who)


def test_the_same_seed_makes_the_same_log(year: england.Log) -> None:
    """Three numbers stand for the log: had they changed, kept results could no longer be compared."""
    assert (year.n_people, len(year.who), int(year.who[::1_000].sum())) == (94_858, 1_290_688, 60_874_753)


def test_people_of_another_council_are_of_the_same_region_four_times_in_five() -> None:
    maker = england._England(np.random.default_rng(1), across=True)
    others = [maker._another(7) for _ in range(4_000)]
    same = np.mean(maker.region_of[others] == maker.region_of[7])
    assert same == pytest.approx(0.8, abs=0.03)
    assert 7 not in others


def test_without_seats_across_nobody_sits_in_two_councils() -> None:
    log = england.make(1, across=False)
    council = np.repeat(log.forum_council[log.forum], np.diff(log.first))
    inside = council >= 0
    pairs = np.unique(np.stack([log.who[inside], council[inside]], 1), axis=0)
    assert len(np.unique(pairs[:, 0])) == len(pairs)


def test_what_is_asked_of_it_is_what_the_readme_says(year: england.Log, tmp_path: Path) -> None:
    workload.write(year, tmp_path, sparse=True)
    log = feeding.fed(tmp_path)
    said = workload.said_everywhere(log)
    assert (len(said), len(workload.boards(log))) == (6_600, 1_698)
    assert log.is_upward and log.days_alive == 90
    assert said == sorted(said) and (log.layer[log.forum[said]] == 1).all()
    after = int(log.start[60_000])
    asked = workload.pairs(log, after=after, count=5)
    assert all(log.place[log.forum[m]] == log.place[board] and log.start[m] >= after for m, board in asked)
    assert all(log.layer[log.forum[m]] == 1 and log.layer[board] == 4 for m, board in asked)
