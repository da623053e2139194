"""The list of meetings and a meeting's page: who came is kept apart by what is known."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from groundswell.records.asking import Asker
from groundswell.register import actions
from groundswell.register.models import Forum, Meeting, Person, StandingItem
from tests.web.reading import page
from tests.web.small_town import signed_in

MOST_QUERIES = 12
BOARD = "/meetings/acb-2021-02-09/"


@pytest.fixture
def board(stockport: Asker) -> Meeting:
    return Meeting.objects.get(key="acb-2021-02-09")


def test_meetings_to_come_stand_soonest_first_with_their_paper_deadlines(visitor: Client) -> None:
    shown = page(visitor, "/meetings/").said
    assert "7 meetings are in the calendar from Monday 15 February 2021 on." in shown
    assert shown.index("Thursday 18 February 2021") < shown.index("Tuesday 11 May 2021")
    assert "Wednesday 17 February 2021" in shown  # the SEND Board's papers
    past = page(visitor, "/meetings/", when="past").said
    assert past.index("Tuesday 9 February 2021") < past.index("Tuesday 5 January 2021")


def test_where_nobody_recorded_who_came_the_seat_holders_are_not_recorded(visitor: Client) -> None:
    shown = page(visitor, BOARD).said
    assert "Nobody has recorded who came." in shown
    assert "Not recorded Director of Public Health Public Health Lead" in shown
    assert "Being there does not mean that somebody agreed." in shown


def test_each_kind_of_attendance_stands_under_its_own_heading(
    visitor: Client, stockport: Asker, board: Any
) -> None:
    people = {p.key: p for p in Person.objects.all()}
    for number, (key, status, more) in enumerate(
        [
            ("director-of-public-health", "present", {}),
            ("hayley-lever", "substitute", {"substitute_for": people["public-health-lead"]}),
            ("lp-lead", "apologies", {}),
            ("cllr-eve-holt", "absent", {}),
        ]
    ):
        row = {"key": f"a{number}", "meeting": board, "person": people[key], "status": status, **more}
        actions.add(stockport, "attendance", row)
    shown = page(visitor, BOARD)
    assert shown.section("Present").split("Substitutes")[0].strip() == "Director of Public Health"
    assert shown.section("Substitutes").strip() == "Hayley Lever, for Public Health Lead"
    assert shown.section("Sent apologies").strip() == "LP Lead"
    assert shown.section("Absent").strip().startswith("Cllr Eve Holt")


@pytest.mark.mission("S4b", part="planner")
def test_a_substitute_carries_it_and_the_page_says_so(visitor: Client, stockport: Asker, board: Any) -> None:
    people = {p.key: p for p in Person.objects.all()}
    actions.add(
        stockport,
        "attendance",
        {
            "key": "stand-in",
            "meeting": board,
            "person": people["hayley-lever"],
            "status": "substitute",
            "substitute_for": people["public-health-lead"],
        },
    )
    question = {"from": "That Counts", "to": "ACB", "after": "2021-02-02"}
    shown = page(visitor, "/journey/", **question).said
    assert "in 7 days: Tuesday 9 February 2021." in shown
    assert "Hayley Lever, by substitute for Public Health Lead, could carry it" in shown


def test_a_meeting_called_off_says_so_first(visitor: Client, stockport: Asker, board: Any) -> None:
    actions.call_off(stockport, board)
    shown = page(visitor, BOARD).said
    assert "This meeting was called off. Nothing could be heard at it." in shown
    assert "Not recorded Director" not in shown


def test_a_postponed_meeting_leads_to_its_new_day(visitor: Client, stockport: Asker, board: Any) -> None:
    actions.postpone(stockport, board, to_day=dt.date(2021, 3, 16))
    shown = page(visitor, BOARD)
    assert "This meeting moved to Tuesday 16 March 2021." in shown.said


def test_a_page_of_meetings_takes_few_queries(
    visitor: Client, stockport: Asker, django_assert_max_num_queries: Any
) -> None:
    paper = {
        "key": "activity",
        "title": "Active for all",
        "meeting": "acb-2021-02-09",
        "authors": ["lp-lead"],
    }
    actions.add(stockport, "paper", {**paper, "presenter": "public-health-lead"})
    sent_on = {"key": "on", "paper": "activity", "from_meeting": "acb-2021-02-09", "to_forum": "send-board"}
    actions.add(stockport, "referral", sent_on)
    assert "Active for all: to SEND Board" in page(visitor, BOARD).said
    lead = signed_in("place_lead", "place", "stockport")
    for client in (visitor, lead):
        for address in (
            "/meetings/",
            "/meetings/?when=past&forum=acb",
            BOARD,
            "/meetings/send-board-2021-02-25/",
        ):
            client.get(address)
            with django_assert_max_num_queries(MOST_QUERIES):
                client.get(address)


def test_an_outsider_cannot_see_meetings_of_a_hidden_forum_or_record_one(
    visitor: Client, stockport: Asker
) -> None:
    assert "Record this meeting" not in page(visitor, BOARD).links
    actions.amend(stockport, Forum.objects.get(key="acb"), {"visibility": "members"})
    assert page(visitor, BOARD).status == 404
    assert "Active Communities Board" not in page(visitor, "/meetings/").said
    assert page(signed_in("member", "forum", "acb"), BOARD).status == 200


def test_an_outsider_cannot_read_a_hidden_seat_off_who_chaired_wrote_or_owns(
    visitor: Client, stockport: Asker, board: Meeting
) -> None:
    """Hayley Lever is public, but here holds only a sensitive seat: naming her at the board would tell it."""
    hayley = Person.objects.get(key="hayley-lever")
    secret = {"key": "acb-secret", "forum": "acb", "name": "Lives with it", "sensitive": True}
    actions.add(stockport, "seat", secret)
    actions.add(stockport, "sitting", {"seat": "acb-secret", "person": hayley})
    actions.amend(stockport, board, {"chaired_by": hayley})
    paper = {
        "key": "p",
        "title": "Active for all",
        "meeting": board,
        "presenter": hayley,
        "authors": [hayley],
    }
    actions.add(stockport, "paper", paper)
    actions.amend(stockport, StandingItem.objects.get(forum__key="acb"), {"owner": hayley})
    for address in (BOARD, "/forums/acb/", "/api/v1/forums/acb"):
        assert "Hayley" not in visitor.get(address).content.decode(), address
    lead = signed_in("place_lead", "place", "stockport")
    assert page(lead, BOARD).said.count("Hayley Lever") >= 3
    assert "owner Hayley Lever" in page(lead, "/forums/acb/").said


def test_a_meeting_that_moved_to_a_hidden_forum_does_not_say_where_to(
    visitor: Client, stockport: Asker, board: Meeting
) -> None:
    hidden = Meeting.objects.filter(forum__key="lp-steering").latest("day")
    actions.amend(stockport, board, {"status": "postponed", "moved_to": hidden})
    assert hidden.key in page(visitor, BOARD).html
    actions.amend(stockport, Forum.objects.get(key="lp-steering"), {"visibility": "members"})
    assert hidden.key not in page(visitor, BOARD).html
    assert "No new day is known." in page(visitor, BOARD).said
    feed = visitor.get("/calendars/forums/acb.ics").content.decode()
    assert "Postponed to" not in feed


def test_an_outsider_cannot_read_what_was_taken_without_the_public(
    visitor: Client, stockport: Asker, board: Meeting
) -> None:
    actions.add(stockport, "paper", {"key": "closed", "title": "A contract", "meeting": board})
    item = {"key": "closed", "meeting": board, "number": "9", "title": "Contract with Seashell"}
    actions.add(stockport, "agenda_item", {**item, "restricted": True, "paper": "closed"})
    for address in (BOARD, "/forums/acb/", "/search/?q=contract", "/calendars/forums/acb.ics"):
        told = visitor.get(address).content.decode()
        assert "A contract" not in told and "Contract with" not in told, address
    lead = signed_in("place_lead", "place", "stockport")
    assert "Contract with Seashell" in page(lead, BOARD).said
