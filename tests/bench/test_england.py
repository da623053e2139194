"""The workload England, written as Parquet and read again, is the log that was made."""

from __future__ import annotations

import random

import numpy as np
import pytest

from bench import england
from groundswell.planner.columns import Columns, read
from groundswell.planner.national import Terms
from groundswell.planner.national_journey import journeys
from groundswell.planner.national_reach import Question, reach
from groundswell.planner.timetable import day_number

pytestmark = pytest.mark.slow_version


@pytest.fixture(scope="module")
def made() -> england.Log:
    """A year of England."""
    return england.make(1)


@pytest.fixture(scope="module")
def columns(made: england.Log, tmp_path_factory: pytest.TempPathFactory) -> Columns:
    """The same, written and read again."""
    folder = tmp_path_factory.mktemp("england")
    england.write_parquet(made, folder)
    return read(folder)


def test_the_log_read_is_the_log_made(made: england.Log, columns: Columns) -> None:
    log, held = columns.log, np.flatnonzero(np.diff(made.first))
    assert columns.layers == england.LAYERS
    assert np.array_equal(log.layer, made.forum_layer + 1)
    assert np.array_equal(log.start, made.start[held])
    assert np.array_equal(log.end, made.end[held])
    assert np.array_equal(log.forum, made.forum[held])
    assert np.array_equal(np.diff(log.first), np.diff(made.first)[held])
    read_who = np.array([int(name.split()[1]) for name in columns.people])[log.who]
    meeting = np.repeat(np.arange(len(held)), np.diff(log.first))
    assert np.array_equal(
        read_who[np.lexsort((read_who, meeting))], made.who[np.lexsort((made.who, meeting))]
    )


def test_reach_and_journeys_arrive_on_the_same_days(columns: Columns) -> None:
    heard = reach(columns, Question("hyper-local", "strategic", and_above=True))
    rng = random.Random(6)
    for _try in range(4):
        i, t = rng.randrange(len(heard.asked.sources)), rng.randrange(len(heard.asked.targets))
        source, target = heard.asked.sources[i], heard.asked.targets[t]
        found = journeys(
            columns, origin=columns.forums[source], target=columns.forums[target], terms=Terms()
        ).journeys
        assert found
        assert day_number(found[0].arrives) == heard.day[i, t]
