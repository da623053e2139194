"""S1a: momentum counted in the meetings that a forum's own calendar made possible, never in days."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client

from groundswell.register.models import Meeting
from tests.story.walking import do, example, lead, on, sent, swimming
from tests.terminal import Terminal
from tests.web.reading import page

__all__ = ["example"]
ACB = "Active Communities Board"
SINCE = f"of {ACB} passed since 9 February 2021 without a step with evidence"


def one_more_in_august(status: str = "confirmed") -> Meeting:
    """A further quarterly meeting of the board, in its calendar."""
    may = Meeting.objects.get(key="acb-2021-05-11")
    return Meeting.objects.create(
        key="acb-2021-08-10", forum=may.forum, day=dt.date(2021, 8, 10), status=status
    )


def told_by_api() -> Any:
    """What the API says that the thread's momentum rests on."""
    answer = Client().get("/api/v1/threads/accessible-swimming")
    return json.loads(answer.content)["momentum_rests_on"]


@pytest.mark.usefixtures("example")
@pytest.mark.mission("S1a")
def test_forty_quiet_days_without_a_meeting_of_the_board_are_not_fading() -> None:
    on("2021-03-21")
    told = swimming().said
    assert (
        f"Moving: {ACB} has not met since 9 February 2021; the next is on 11 May 2021, "
        "with papers by 30 April 2021." in told
    )
    assert "Fading" not in told
    assert "2 steps are only claimed or meant. They do not count here." in told


@pytest.mark.usefixtures("example")
@pytest.mark.mission("S1a")
def test_two_meetings_of_the_board_that_pass_without_it_are_fading() -> None:
    one_more_in_august()
    on("2021-05-12")
    assert f"One chance passed: 1 meeting {SINCE}: 11 May 2021; the next is on 10 August" in swimming().said
    on("2021-08-11")
    told = swimming().said
    assert (
        f"Fading: 2 meetings {SINCE}: 11 May 2021, 10 August 2021; no later one is in the calendar." in told
    )
    assert "1 of 2 meetings have recorded agendas." in told
    assert f"{ACB}, Tuesday 10 August 2021" in told
    assert "By its forum's calendar Fading" in page(Client(), "/threads/").said
    rests_on = told_by_api()
    assert rests_on["state"] == "fading"
    assert [m["day"] for m in rests_on["passed"]] == ["2021-05-11", "2021-08-10"]


@pytest.mark.usefixtures("example")
@pytest.mark.mission("S1a")
def test_a_meeting_that_was_called_off_is_no_chance() -> None:
    one_more_in_august("cancelled")
    on("2021-08-11")
    assert f"One chance passed: 1 meeting {SINCE}: 11 May 2021; no later one" in swimming().said
    assert told_by_api()["state"] == "one_chance_passed"


@pytest.mark.usefixtures("example")
@pytest.mark.mission("S1a")
def test_a_step_that_is_only_claimed_keeps_it_from_fading_no_more_than_silence() -> None:
    one_more_in_august()
    on("2021-08-11")
    carried = sent(lead(), do("carry"), carrier="public-health-lead", to="acb-2021-08-10")
    assert f"Carried to {ACB}." in carried.said
    told = swimming().said
    assert f"Fading: 2 meetings {SINCE}" in told
    assert "3 steps are only claimed or meant. They do not count here." in told


@pytest.mark.mission("S1a")
def test_the_command_says_the_same(stockport: Terminal) -> None:
    quiet = stockport.ask("thread", "momentum", "accessible-swimming", "--today", "2021-03-21", "--json")
    assert (quiet["state"], quiet["passed"], quiet["next_meeting"]["day"]) == ("moving", [], "2021-05-11")
    passed = stockport.type("thread", "momentum", "accessible-swimming", "--today", "2021-05-12")
    assert passed.code == 0, passed.err
    assert "One chance passed: 1 meeting of Active Communities Board passed" in passed.out
    assert "2021-05-11 Active Communities Board: agenda recorded" in passed.out
