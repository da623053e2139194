"""Calendar feeds, read back by a calendar library."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from groundswell.register import actions
from tests.web.small_town import Town, lead_of_stockport

pytestmark = pytest.mark.django_db


def feed(client: Client, name: str, key: str) -> dict[str, Any]:
    """UID -> event, of a feed that parses without a single error."""
    response = client.get(reverse(name, args=[key]))
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    calendar: Any = Calendar.from_ical(response.content)
    assert calendar.errors == []
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert len(events) == len(calendar.walk("VEVENT")), "two events with one UID"
    for event in events.values():
        assert event.errors == []
        assert "DTSTAMP" in event
    return events


def add_meeting(town: Town, key: str, day: dt.date, **more: object) -> Any:
    return actions.add(town.by, "meeting", {"key": key, "forum": "acb", "day": day, **more})


def test_a_paper_deadline_says_for_what_by_when_and_who_can_carry(client: Client, town: Town) -> None:
    """Five clear working days before 11 May 2021, with the bank holiday of 3 May: Friday 30 April."""
    add_meeting(town, "may", dt.date(2021, 5, 11))
    due = feed(client, "forum-calendar", "acb")["papers-may@groundswell"]
    assert str(due["SUMMARY"]) == "Paper due for ACB 11 May: Friday 30 April; Public Health Lead can carry"
    assert (due.decoded("DTSTART"), due.decoded("DTEND")) == (dt.date(2021, 4, 30), dt.date(2021, 5, 1))


def test_who_sits_on_that_forum_only_can_carry_nothing_there(client: Client, town: Town) -> None:
    """The Director chairs the ACB and sits nowhere else, so brings no word from anywhere."""
    actions.stand_down(town.by, town.sitting, last_day=dt.date(2021, 2, 28))
    add_meeting(town, "may", dt.date(2021, 5, 11))
    due = feed(client, "forum-calendar", "acb")["papers-may@groundswell"]
    assert str(due["SUMMARY"]) == "Paper due for ACB 11 May: Friday 30 April"


def test_whoever_holds_a_post_that_sits_can_carry(client: Client, town: Town) -> None:
    actions.stand_down(town.by, town.sitting, last_day=dt.date(2021, 2, 28))
    actions.add(town.by, "post", {"key": "commissioner", "name": "Commissioner"})
    actions.add(town.by, "post_holding", {"post": "commissioner", "person": "seashell-1"})
    actions.add(
        town.by, "sitting", {"seat": "acb-health", "post": "commissioner", "start": dt.date(2021, 3, 1)}
    )
    add_meeting(town, "may", dt.date(2021, 5, 11))
    due = feed(client, "forum-calendar", "acb")["papers-may@groundswell"]
    assert str(due["SUMMARY"]).endswith("; Seashell practitioner 1 can carry")


def test_a_forum_without_a_paper_rule_has_no_deadlines(client: Client, town: Town) -> None:
    actions.add(town.by, "meeting", {"key": "ops", "forum": "lp-ops", "day": dt.date(2021, 2, 18)})
    assert set(feed(client, "forum-calendar", "lp-ops")) == {"meeting-ops@groundswell"}


def test_a_day_without_a_time_is_an_all_day_event(client: Client, town: Town) -> None:
    event = feed(client, "forum-calendar", "acb")["meeting-acb-2021-02-09@groundswell"]
    assert event.decoded("DTSTART") == dt.date(2021, 2, 9)
    assert event.decoded("DTEND") == dt.date(2021, 2, 10)


def test_a_time_is_local_and_carries_its_time_zone(client: Client, town: Town) -> None:
    """14:00 in July is 13:00 UTC, and 14:00 in January is 14:00 UTC."""
    for key, month in (("july", 7), ("january", 1)):
        add_meeting(town, key, dt.date(2022, month, 12), start=dt.time(14), end=dt.time(15, 30))
    response = client.get(reverse("forum-calendar", args=["acb"]))
    assert b"BEGIN:VTIMEZONE" in response.content
    events = feed(client, "forum-calendar", "acb")
    starts = {key: events[f"meeting-{key}@groundswell"].decoded("DTSTART") for key in ("july", "january")}
    assert starts["july"].astimezone(dt.UTC) == dt.datetime(2022, 7, 12, 13, tzinfo=dt.UTC)
    assert starts["january"].astimezone(dt.UTC) == dt.datetime(2022, 1, 12, 14, tzinfo=dt.UTC)
    assert events["meeting-july@groundswell"]["DTSTART"].params["TZID"] == "Europe/London"


def test_an_end_that_is_not_recorded_is_assumed_and_said_to_be(client: Client, town: Town) -> None:
    add_meeting(town, "may", dt.date(2021, 5, 11), start=dt.time(14))
    event = feed(client, "forum-calendar", "acb")["meeting-may@groundswell"]
    assert event.decoded("DTEND") - event.decoded("DTSTART") == dt.timedelta(hours=2)
    assert "The end is assumed" in str(event["DESCRIPTION"])


def test_an_expected_meeting_is_tentative_and_a_cancelled_one_is_cancelled(
    client: Client, town: Town
) -> None:
    add_meeting(town, "expected", dt.date(2021, 5, 11), status="expected")
    actions.call_off(town.by, add_meeting(town, "off", dt.date(2021, 6, 8)))
    events = feed(client, "forum-calendar", "acb")
    assert str(events["meeting-expected@groundswell"]["STATUS"]) == "TENTATIVE"
    assert str(events["meeting-off@groundswell"]["STATUS"]) == "CANCELLED"
    assert str(events["meeting-acb-2021-02-09@groundswell"]["STATUS"]) == "CONFIRMED"
    assert "papers-off@groundswell" not in events


def test_made_up_dates_say_so_in_each_event(client: Client, town: Town) -> None:
    for event in feed(client, "forum-calendar", "acb").values():
        assert "This date is synthetic" in str(event["DESCRIPTION"])
        assert "All dates are synthetic." in str(event["DESCRIPTION"])


def test_a_feed_stays_the_same_while_nothing_changes(client: Client, town: Town) -> None:
    address = reverse("forum-calendar", args=["acb"])
    assert client.get(address).content == client.get(address).content


def test_a_person_has_the_meetings_where_they_sit_and_their_own_deadlines(client: Client, town: Town) -> None:
    actions.add(town.by, "meeting", {"key": "ops", "forum": "lp-ops", "day": dt.date(2021, 2, 18)})
    add_meeting(town, "may", dt.date(2021, 5, 11))
    lead = feed(client, "person-calendar", "public-health-lead")
    assert {"meeting-ops@groundswell", "meeting-may@groundswell", "papers-may@groundswell"} <= set(lead)
    assert set(feed(client, "person-calendar", "seashell-1")) == {"meeting-ops@groundswell"}


def test_a_person_who_stood_down_has_no_later_meetings(client: Client, town: Town) -> None:
    add_meeting(town, "may", dt.date(2021, 5, 11))
    actions.stand_down(town.by, town.sitting, last_day=dt.date(2021, 2, 28))
    assert "meeting-may@groundswell" not in feed(client, "person-calendar", "public-health-lead")


def test_an_invitation_stands_in_the_persons_calendar(client: Client, town: Town) -> None:
    may = add_meeting(town, "may", dt.date(2021, 5, 11))
    actions.invite(town.by, may, town.practitioner, town.subject)
    assert "meeting-may@groundswell" in feed(client, "person-calendar", "seashell-1")


def test_a_feed_costs_few_queries(client: Client, town: Town, django_assert_max_num_queries: Any) -> None:
    for month in range(3, 9):
        add_meeting(town, f"m{month}", dt.date(2021, month, 9))
    for name, key in (("forum-calendar", "acb"), ("person-calendar", "public-health-lead")):
        address = reverse(name, args=[key])
        client.get(address)  # reads the directory
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


def test_an_outsider_cannot(client: Client, town: Town) -> None:
    """Hidden forums and people have no feed, and a sensitive seat gives nobody away in another's."""
    actions.add(
        town.by,
        "forum",
        {"key": "inner", "name": "Inner", "kind": "panel", "place": "stockport", "visibility": "place"},
    )
    actions.add(town.by, "person", {"key": "secret", "name": "Secret", "visibility": "place"})
    assert client.get(reverse("forum-calendar", args=["inner"])).status_code == 404
    assert client.get(reverse("person-calendar", args=["secret"])).status_code == 404
    lead = lead_of_stockport()
    assert lead.get(reverse("forum-calendar", args=["inner"])).status_code == 200
    actions.add(town.by, "seat", {"key": "inner-seat", "forum": "lp-ops", "name": "Carer", "sensitive": True})
    actions.add(town.by, "sitting", {"seat": "inner-seat", "person": "director"})
    add_meeting(town, "may", dt.date(2021, 5, 11))
    due = feed(client, "forum-calendar", "acb")["papers-may@groundswell"]
    assert "Director" not in str(due["SUMMARY"])
    assert "Director" in str(feed(lead, "forum-calendar", "acb")["papers-may@groundswell"]["SUMMARY"])


def test_the_example_says_who_can_carry_a_paper_to_the_board(visitor: Client) -> None:
    """The brief's own sentence, from the Stockport example as a visitor subscribes to it."""
    told = [str(event["SUMMARY"]) for event in feed(visitor, "forum-calendar", "acb").values()]
    assert "Paper due for ACB 11 May: Friday 30 April; Public Health Lead can carry" in told
