"""Openings on the example's calendar: clear working days, moved meetings, visitors, options, and what they cost."""

from __future__ import annotations

import datetime as dt

import pytest

from groundswell.planner import keeping, opening
from groundswell.planner.answers_on_openings import Opening, Openings
from groundswell.planner.options import Options
from groundswell.records.asking import Asker
from groundswell.register.deadlines import is_working_day
from groundswell.register.models import Attendance, Forum, Meeting
from tests.planner.conftest import TODAY, Stockport

pytestmark = pytest.mark.usefixtures("stockport")
FEBRUARY = dt.date(2021, 2, 2)
PUBLIC = Asker(today=TODAY)
ACB = "Active Communities Board"


def ask(origin: str = "That Counts", *, target: str | None = "ACB", **options: object) -> Openings:
    keeping.forget()
    asked = Options(**{"standing_items": False, **options})  # type: ignore[arg-type]
    return opening.openings(PUBLIC, origin=origin, target=target, after=FEBRUARY, options=asked)


def of_kind(found: Openings, kind: str) -> list[Opening]:
    return [o for o in found.changes if o.change.change == kind]


def test_a_deadline_that_the_source_states_is_told_by_its_day() -> None:
    """It is not counted in clear days, so it is not told so."""
    Meeting.objects.filter(key="acb-2021-02-09").update(papers_by=dt.date(2021, 1, 25))
    (change,) = of_kind(ask(), "deadline")
    assert change.title == f"A paper deadline of 4 February 2021 for {ACB} of 9 February 2021"
    assert change.change.days_short == 10


def test_a_stated_deadline_stays_where_it_is_when_its_meeting_moves() -> None:
    Meeting.objects.filter(key="acb-2021-02-09").update(papers_by=dt.date(2021, 1, 25))
    assert of_kind(ask(), "moved") == []


def test_a_meeting_moves_to_working_days_only_by_the_fewest_days_and_takes_its_papers_along() -> None:
    """Five clear working days before 12 February is 4 February, the day LP Ops meets."""
    (change,) = of_kind(ask(), "moved")
    assert (change.moved, change.change.arrives) == (3, dt.date(2021, 2, 12))
    Meeting.objects.filter(key="lp-ops-2021-02-04").update(day=dt.date(2021, 2, 5))
    (change,) = of_kind(ask(), "moved")
    assert (change.moved, change.change.arrives) == (6, dt.date(2021, 2, 15)), "not Saturday the 13th"
    assert change.change.arrives is not None
    assert is_working_day(change.change.arrives)


def test_a_feeding_meeting_moved_earlier_is_in_time_for_the_next() -> None:
    Meeting.objects.filter(key="lp-ops-2021-02-04").update(day=dt.date(2021, 2, 10))
    Meeting.objects.filter(key="acb-2021-02-09").update(day=dt.date(2021, 2, 16))
    earlier = [o for o in of_kind(ask(), "moved") if o.moved < 0]
    assert [(o.moved, o.change.meeting.day.day) for o in earlier if o.change.meeting] == [(-2, 10), (-10, 18)]
    change = earlier[0]
    assert (change.forum, change.moved, change.change.arrives) == ("LP Ops", -2, dt.date(2021, 2, 16))
    assert change.hears[0].days == 84


def test_a_visitor_without_a_seat_may_raise_it_on_an_open_floor_only(stockport: Stockport) -> None:
    """The LP Lead comes to the ACB as a guest: an item there is for those with a seat."""
    meeting = Meeting.objects.get(key="acb-2021-02-09")
    Attendance.objects.create(
        key="guest", meeting=meeting, person=stockport.person("LP Lead"), status="present"
    )
    found = ask(without=("Public Health Lead",), standing_items=True)
    assert found.arrives is None
    (floor,) = of_kind(found, "open_floor")
    assert floor.people == ("LP Lead",)
    assert of_kind(found, "standing_item") == []


def test_the_options_of_a_question_count_for_its_openings_too() -> None:
    """Nothing may be older than five days: from 2 February that is 7 February, before the ACB meets."""
    assert ask(age=5).changes == ()
    assert of_kind(ask(age=7), "standing_item")[0].hears[0].days is None
    assert ask("ACB", target="That Counts", upward=True).changes == ()


def test_changes_stand_by_what_they_give_and_the_smaller_first() -> None:
    found = ask().changes
    days = [o.change.arrives for o in found]
    assert days == sorted(day for day in days if day is not None)
    assert [o.change.change for o in found][:3] == ["deadline", "invitation", "invitation"]
    assert found[-1].change.change == "moved"


def test_without_a_target_nobody_named_means_every_forum_that_is_open() -> None:
    Forum.objects.filter(key="send-board").update(closed=dt.date(2021, 1, 1))
    found = ask(target=None, without=("Public Health Lead",))
    assert {h.forum for o in found.opening_most for h in o.hears} == {ACB}
    assert all(o.opens == (ACB,) for o in found.opening_most)
