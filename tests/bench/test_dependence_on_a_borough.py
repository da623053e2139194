"""What a word hangs on, on a borough's register, within a page's breath: towards one forum, and for all of them."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

import pytest

from bench import borough_register
from bench.borough import ASKED, MOST_CPU
from groundswell.planner import keeping, reaching
from groundswell.planner.answers_on_reach import Dependence
from groundswell.records.asking import Asker

pytestmark = pytest.mark.django_db
AFTER = dt.date(2025, 6, 20)


@pytest.fixture
def public() -> Asker:
    """Anybody, on the made-up borough."""
    borough_register.make()
    keeping.forget()
    return Asker(today=borough_register.TODAY)


def least(ask: Callable[[], Dependence]) -> float:
    """The fewest milliseconds of the processor in five rounds; the first, which keeps the timetable, is not counted."""
    assert ask().forums
    spent = []
    for _round in range(5):
        began = time.process_time()
        ask()
        spent.append((time.process_time() - began) * 1000)
    return min(spent)


def test_what_cuts_one_board_off_is_found_in_a_tenth_of_a_second(public: Asker) -> None:
    for after in (AFTER, dt.date.fromisoformat(ASKED["after"])):
        spent = least(
            lambda after=after: reaching.dependence(  # type: ignore[misc]
                public, origin=ASKED["from"], target=ASKED["to"], after=after
            )
        )
        assert spent <= MOST_CPU


def test_sets_of_three_are_found_for_every_forum_at_once(public: Asker) -> None:
    found = reaching.dependence(public, origin=ASKED["from"], after=AFTER)
    assert (found.calendar_sets, len(found.forums)) == (3, 34)
    assert least(lambda: reaching.dependence(public, origin=ASKED["from"], after=AFTER)) <= MOST_CPU
