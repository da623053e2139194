"""The way back: from the meeting that moved something to those who asked, through people who sit at both or in turn."""

from __future__ import annotations

import datetime as dt

import pytest

from groundswell.interchange.example import load_example
from groundswell.planner.way_back import WayBack, way_back, way_back_in_short, way_back_sentences
from groundswell.records.asking import Asker, operator
from groundswell.register.models import Forum, Meeting

FEBRUARY = dt.date(2021, 2, 15)


@pytest.fixture
def stockport(db: None) -> None:
    """The Stockport example."""
    load_example("stockport", operator(FEBRUARY))


def back(moved_at: str, *, today: dt.date = FEBRUARY, forum: str = "that-counts") -> WayBack:
    """What a visitor is told."""
    found = way_back(Asker(today=today), moved_at=moved_at, forum=forum)
    assert found is not None
    return found


@pytest.mark.usefixtures("stockport")
def test_what_the_board_decided_could_come_back_by_lp_ops() -> None:
    found = back("acb-2021-02-09")
    assert (found.knows, way_back_in_short(found)) == (
        (),
        "18 February 2021 LP Ops → 2 March 2021 That Counts",
    )
    assert way_back_sentences(found, moved_at="ACB") == (
        "We know of nobody who was at ACB that day and sits at That Counts.",
        "Public Health Lead could tell LP Ops on 18 February 2021.",
        "LP Lead could tell That Counts on 2 March 2021.",
    )


@pytest.mark.usefixtures("stockport")
def test_who_sits_at_both_is_named_and_no_way_is_needed() -> None:
    found = back("lp-ops-2021-01-07")
    names = [person.name for person in found.knows]
    assert names == ["LP Lead", "Seashell practitioner 1", "Seashell practitioner 2"]
    assert found.passings == ()
    assert found.tells == found.next


@pytest.mark.usefixtures("stockport")
def test_a_passing_before_today_could_have_been_and_is_not_said_to_have_been() -> None:
    found = back("acb-2021-02-09", today=dt.date(2021, 2, 20))
    assert [one.is_past for one in found.passings] == [True, False]
    assert "Public Health Lead could have told LP Ops on 18 February 2021." in way_back_sentences(
        found, moved_at="ACB"
    )


@pytest.mark.usefixtures("stockport")
def test_where_nobody_could_bring_it_back_in_time_that_is_said() -> None:
    found = back("send-board-2021-02-25")
    assert way_back_sentences(found, moved_at="SEND Board") == (
        "We know of nobody who was at SEND Board that day and sits at That Counts.",
        "No way back to That Counts is in the calendar.",
    )


@pytest.mark.usefixtures("stockport")
def test_after_their_last_meeting_no_next_one_is_known() -> None:
    found = back("acb-2021-02-09", today=dt.date(2021, 3, 3))
    assert (found.next, found.tells, found.passings) == (None, None, ())
    assert way_back_sentences(found, moved_at="ACB") == (
        "No later meeting of That Counts is in the calendar.",
    )


@pytest.mark.usefixtures("stockport")
def test_a_meeting_that_was_called_off_tells_nobody() -> None:
    Meeting.objects.filter(key="that-counts-2021-03-02").update(status="cancelled")
    from groundswell.planner.keeping import forget

    forget()
    assert back("acb-2021-02-09").next is None


@pytest.mark.usefixtures("stockport")
def test_without_a_meeting_that_moved_it_only_their_next_meeting_is_known() -> None:
    found = back("")
    assert (found.next is not None, found.knows, found.passings) == (True, (), ())
    assert way_back_sentences(found, moved_at="")[0] == "It is not recorded at which meeting it moved."


@pytest.mark.usefixtures("stockport")
def test_an_outsider_is_told_nothing_of_a_forum_they_may_not_see() -> None:
    Forum.objects.filter(key="that-counts").update(visibility="members")
    from groundswell.planner.keeping import forget

    forget()
    assert way_back(Asker(today=FEBRUARY), moved_at="acb-2021-02-09", forum="that-counts") is None
