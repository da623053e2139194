"""Sitting, standing down, closing a forum, and the meetings its rhythm makes."""

from __future__ import annotations

import datetime as dt

import pytest

from groundswell.register.actions import (
    add,
    amend,
    close_forum,
    expect_meetings,
    place_standing_items,
    sit,
    stand_down,
)
from groundswell.register.errors import BadRecurrence, NotValid, RegisterError, SeatOfSeveral, SeatTaken
from groundswell.register.models import AgendaItem, Forum, Meeting, Person, Post, Seat, Sitting, StandingItem
from groundswell.register.recurrence import days_of
from tests.cast import Cast

D = dt.date


def forum(key: str = "steering") -> Forum:
    return Forum.objects.get(key=key)


def rhythm(cast: Cast, rule: str, **values: object) -> Forum:
    given = {"recurrence": rule, "recurs_from": D(2021, 1, 1), **values}
    return amend(cast.lead, forum(), given)  # type: ignore[return-value]


def test_a_handover_in_one_seat(cast: Cast) -> None:
    seat, newcomer = Seat.objects.get(key="steer-1"), Person.objects.get(key="champion")
    with pytest.raises(SeatTaken):
        sit(cast.lead, seat, holder=newcomer, start=D(2021, 4, 1))
    stand_down(cast.lead, Sitting.objects.get(key="s-steer-1"), last_day=D(2021, 3, 31))
    sit(cast.lead, seat, holder=newcomer, start=D(2021, 4, 1), last_day=D(2021, 12, 31))
    on = [Sitting.objects.on(day).get(seat=seat).person.key for day in (D(2021, 3, 31), D(2021, 4, 1))]  # type: ignore[union-attr]
    assert on == ["practitioner", "champion"]
    assert not Sitting.objects.on(D(2022, 1, 1)).filter(seat=seat).exists()


def test_a_post_sits_and_a_seat_of_several_cannot_be_sat_in(cast: Cast) -> None:
    empty = add(cast.lead, "seat", {"forum": "steering", "name": "Commissioning"})
    sitting = sit(cast.lead, empty, holder=Post.objects.get(key="commissioner"), start=None)  # type: ignore[arg-type]
    assert sitting.post is not None and sitting.person is None
    with pytest.raises(SeatOfSeveral):
        sit(
            cast.lead,
            Seat.objects.get(key="steer-others"),
            holder=Person.objects.get(key="chair"),
            start=None,
        )


def test_closing_a_forum_lists_what_is_at_risk_and_keeps_its_history(cast: Cast) -> None:
    add(cast.lead, "meeting", {"key": "aug", "forum": "steering", "day": D(2022, 8, 1)})
    add(cast.lead, "meeting", {"key": "jul", "forum": "steering", "day": D(2022, 7, 31)})
    at_risk = close_forum(cast.lead, forum(), last_day=D(2022, 7, 31), successors=[forum("inner")])
    assert [seat.key for seat in at_risk.seats] == ["steer-chair", "steer-1", "steer-2"]
    assert [item.key for item in at_risk.standing_items] == ["steer-swim"]
    assert [meeting.key for meeting in at_risk.meetings] == ["aug"]
    closed = forum()
    assert closed.closed == D(2022, 8, 1)
    assert closed.successors.get().key == "inner"
    assert Forum.objects.open_on(D(2022, 7, 31)).filter(key="steering").exists()
    assert not Forum.objects.open_on(D(2022, 8, 1)).filter(key="steering").exists()
    assert Sitting.objects.on(D(2022, 7, 31)).filter(seat__forum=closed).count() == 3
    assert not Sitting.objects.on(D(2022, 8, 1)).filter(seat__forum=closed).exists()
    assert not StandingItem.objects.on(D(2022, 8, 1)).filter(forum=closed).exists()
    statuses = dict(closed.meetings.values_list("key", "status"))
    assert (statuses["aug"], statuses["jul"], statuses["steer-feb"]) == ("cancelled", "confirmed", "held")


def test_a_forum_does_not_close_before_somebody_starts_there(cast: Cast) -> None:
    with pytest.raises(NotValid, match="starts after"):
        close_forum(cast.lead, forum(), last_day=D(2020, 12, 1))
    assert forum().closed is None


def test_a_forum_that_succeeds_itself_is_refused(cast: Cast) -> None:
    with pytest.raises(RegisterError, match="its own successor"):
        close_forum(cast.lead, forum(), last_day=D(2022, 7, 31), successors=[forum()])
    assert forum().closed is None


def test_meetings_are_expected_from_the_rhythm(cast: Cast) -> None:
    """First Tuesdays at ten; March has a meeting on the 9th, and gets its first Tuesday all the same."""
    found = rhythm(cast, "FREQ=MONTHLY;BYDAY=1TU", usual_start=dt.time(10), usual_minutes=90)
    made = expect_meetings(cast.lead, found, until=D(2021, 6, 1))
    assert [m.day for m in made] == [D(2021, 3, 2), D(2021, 4, 6), D(2021, 5, 4), D(2021, 6, 1)]
    assert {(m.status, m.start, m.end) for m in made} == {("expected", dt.time(10), dt.time(11, 30))}
    assert AgendaItem.objects.filter(meeting__in=made, standing_item__key="steer-swim").count() == 4
    assert expect_meetings(cast.lead, found, until=D(2021, 6, 1)) == []


def test_a_day_with_a_meeting_gets_no_second_even_where_it_was_called_off(cast: Cast) -> None:
    Meeting.objects.filter(key="steer-mar").update(status="cancelled")
    found = rhythm(cast, "FREQ=WEEKLY;BYDAY=TU")
    days = [m.day for m in expect_meetings(cast.lead, found, until=D(2021, 3, 16))]
    assert days == [D(2021, 2, 16), D(2021, 2, 23), D(2021, 3, 2), D(2021, 3, 16)]


def test_nothing_is_expected_past_the_last_day_of_the_forum(cast: Cast) -> None:
    found = rhythm(cast, "FREQ=WEEKLY;BYDAY=MO", closed=D(2021, 3, 8))
    days = [m.day for m in expect_meetings(cast.lead, found, until=D(2021, 12, 31))]
    assert days == [D(2021, 2, 15), D(2021, 2, 22), D(2021, 3, 1)]


def test_a_meeting_that_would_end_past_midnight_has_no_end(cast: Cast) -> None:
    found = rhythm(cast, "FREQ=WEEKLY;COUNT=60", usual_start=dt.time(23), usual_minutes=90)
    assert {m.end for m in expect_meetings(cast.lead, found, until=D(2021, 3, 8))} == {None}


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=1,2",
        "FREQ=DAILY",  # over 1,000 in the years asked for
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2",
        "FREQ=DAILY;BYSETPOS=5",
        "FREQ=MONTHLY;BYDAY=QQ",
        "FREQ=MONTHLY;BYMONTHDAY=x",
        "FREQ=WEEKLY\nDTSTART:20210101",
        "every Tuesday",
        "FREQ",
        "",
    ],
)
def test_a_rule_that_cannot_be_followed_is_a_plain_mistake(cast: Cast, rule: str) -> None:
    Forum.objects.filter(key="steering").update(recurrence=rule, recurs_from=D(2021, 1, 1))
    with pytest.raises(BadRecurrence) as caught:
        expect_meetings(cast.lead, forum(), until=D(2026, 1, 1))
    assert str(caught.value).endswith(".")
    assert Meeting.objects.filter(forum__key="steering").count() == 2


def test_a_rule_has_a_first_day(cast: Cast) -> None:
    Forum.objects.filter(key="steering").update(recurrence="FREQ=WEEKLY")
    with pytest.raises(BadRecurrence):
        expect_meetings(cast.lead, forum(), until=D(2022, 1, 1))


def test_an_end_written_with_a_time_zone_is_read_as_its_day() -> None:
    days = days_of(
        "RRULE:FREQ=WEEKLY;UNTIL=20210115T000000Z",
        starts=D(2021, 1, 1),
        first=D(2021, 1, 1),
        last=D(2022, 1, 1),
    )
    assert days == [D(2021, 1, 1), D(2021, 1, 8), D(2021, 1, 15)]


def test_a_standing_item_is_put_on_coming_agendas_and_kept_off_past_ones(cast: Cast) -> None:
    placed = AgendaItem.objects.filter(standing_item__key="steer-swim")
    assert [item.meeting.key for item in placed] == ["steer-mar"]
    assert [(item.title, item.needs_paper, item.slot) for item in placed] == [
        ("Accessible swimming", False, "not_recorded")
    ]


def test_a_standing_item_that_ends_is_taken_off_agendas_after_its_last_day(cast: Cast) -> None:
    item = StandingItem.objects.get(key="steer-swim")
    amend(cast.lead, item, {"last_day": D(2021, 3, 8)})
    assert not AgendaItem.objects.filter(standing_item=item).exists()
    amend(cast.lead, item, {"last_day": D(2021, 3, 9)})
    assert AgendaItem.objects.filter(standing_item=item).count() == 1


def test_what_is_recorded_of_a_slot_stays_when_the_item_ends(cast: Cast) -> None:
    item = StandingItem.objects.get(key="steer-swim")
    AgendaItem.objects.filter(standing_item=item).update(slot="kept")
    amend(cast.lead, item, {"last_day": D(2021, 3, 8)})
    assert AgendaItem.objects.get(standing_item=item).slot == "kept"


def test_what_stood_on_the_agenda_of_a_meeting_held_today_stays_on_it(cast: Cast) -> None:
    Meeting.objects.filter(key="steer-mar").update(day=D(2021, 2, 15), status="held")
    place_standing_items(cast.lead, forum())
    assert AgendaItem.objects.filter(meeting__key="steer-mar").count() == 1


def test_a_meeting_that_moves_takes_up_what_stands_on_its_new_day(cast: Cast) -> None:
    amend(cast.lead, StandingItem.objects.get(key="steer-swim"), {"start": D(2021, 4, 1)})
    meeting = Meeting.objects.get(key="steer-mar")
    assert meeting.agenda_items.count() == 0
    amend(cast.lead, meeting, {"day": D(2021, 4, 6)})
    assert meeting.agenda_items.count() == 1


def test_a_placed_item_takes_the_next_number(cast: Cast) -> None:
    add(cast.lead, "agenda_item", {"meeting": "steer-mar", "number": "7a", "title": "Apologies"})
    AgendaItem.objects.filter(standing_item__isnull=False).delete()
    assert [item.number for item in place_standing_items(cast.lead, forum())] == ["8"]
    assert place_standing_items(cast.lead, forum()) == []


def test_an_outsider_cannot(cast: Cast) -> None:
    for one in cast.everybody_but("lead", "officer", "operator").values():
        for write in (
            lambda by: sit(
                by, Seat.objects.get(key="steer-others"), holder=Person.objects.get(key="chair"), start=None
            ),
            lambda by: stand_down(by, Sitting.objects.get(key="s-chair"), last_day=D(2021, 2, 1)),
            lambda by: close_forum(by, forum(), last_day=D(2022, 1, 1)),
            lambda by: expect_meetings(by, forum(), until=D(2022, 1, 1)),
            lambda by: place_standing_items(by, forum()),
        ):
            with pytest.raises(RegisterError) as caught:
                write(one)
            assert caught.value.code in ("not_allowed", "no_such_row")
