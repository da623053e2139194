"""The list of meetings and a meeting's page: who came is kept apart by what is known."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from groundswell.records.asking import Asker
from groundswell.register import actions
from groundswell.register.models import Forum, Meeting, Person
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
