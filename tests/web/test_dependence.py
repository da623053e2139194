"""What a word from here hangs on: the seat before the person, sets apart, and the seat that would mend it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from groundswell.records.asking import Asker
from groundswell.register import actions
from groundswell.register.models import Forum, Person
from tests.web.reading import Page, page

MOST_QUERIES = 12
HIS_SEATS = "The seats at LP Ops, LP Steering, ACB and SEND Board, held by Public Health Lead"


def asked(client: Client, origin: str, after: str, **more: Any) -> Page:
    return page(client, "/dependence/", **{"from": origin, "after": after, **more})


def test_without_a_question_the_page_asks_one(visitor: Client) -> None:
    shown = page(visitor, "/dependence/")
    assert shown.status == 200
    assert shown.headings[0] == (1, "Which single roads does it hang on?")


def test_the_seats_of_one_person_are_the_only_road_to_both_boards(visitor: Client) -> None:
    single = asked(visitor, "That Counts", "2021-01-05").section(HIS_SEATS)
    assert "By seats and on the calendar: the only road to Active Communities Board and SEND Board." in single


def test_from_march_they_are_the_only_road_to_one_board(visitor: Client) -> None:
    shown = asked(visitor, "That Counts", "2021-03-02").said
    assert "By seats and on the calendar: the only road to Active Communities Board." in shown
    assert "Active Communities Board and SEND Board." not in shown


def test_nobody_else_alone_cuts_anything_off(visitor: Client) -> None:
    shown = asked(visitor, "That Counts", "2021-01-05")
    cards = [text for level, text in shown.headings if level == 3]
    assert cards == [
        HIS_SEATS,
        "The seats at That Counts, LP Ops and LP Steering, held by LP Lead, Seashell practitioner 1 "
        "and Seashell practitioner 2 together",
    ]
    assert (
        "without all of them no road leads to LP Ops, LP Steering, Active Communities Board and SEND Board."
    ) in shown.section(cards[1])


def test_the_one_new_seat_that_mends_it_stands_with_its_equals(visitor: Client) -> None:
    mended = asked(visitor, "That Counts", "2021-01-05").section(HIS_SEATS)
    assert "What one new seat would mend: By seats one new seat could open 1 of the 2" in mended
    assert (
        "LP Lead, Seashell practitioner 1 or Seashell practitioner 2 on Active Communities Board or SEND Board, "
        "or Director of Public Health on That Counts, LP Ops or LP Steering."
    ) in mended


def test_the_link_to_the_mending_seat_asks_without_that_person(visitor: Client) -> None:
    shown = asked(visitor, "That Counts", "2021-01-05")
    assert '"/openings/?from=That+Counts&amp;after=2021-01-05&amp;without=Public+Health+Lead"' in shown.html


def test_by_seats_and_on_the_calendar_stand_apart_where_they_differ(visitor: Client) -> None:
    """From May there is no LP Ops meeting left to say it at; the seats stand as they did."""
    shown = asked(visitor, "LP Ops", "2021-05-01").said
    assert "By seats: the only road to Active Communities Board." in shown
    assert "On the calendar: the only road" not in shown
    assert "Not heard there in this calendar" in shown


def test_one_forum_may_be_asked_for_alone(visitor: Client) -> None:
    shown = asked(visitor, "That Counts", "2021-01-05", to="acb").said
    assert "the only road to Active Communities Board." in shown
    assert "the only road to Active Communities Board and SEND Board" not in shown


def test_a_forum_that_leads_nowhere_hangs_on_nothing(visitor: Client) -> None:
    assert "there is nothing it could hang on" in asked(visitor, "gmm-executive", "2021-01-05").said


@pytest.mark.parametrize(("to", "problem"), [("Nowhere", "No forum or person"), ("LP Lead", "is a person")])
def test_a_wrong_end_is_told(visitor: Client, to: str, problem: str) -> None:
    shown = asked(visitor, "That Counts", "2021-01-05", to_name=to)
    assert shown.status == 422
    assert problem in shown.said


def test_an_answer_takes_few_queries(visitor: Client, django_assert_max_num_queries: Any) -> None:
    asked(visitor, "that-counts", "2021-01-05")
    with django_assert_max_num_queries(MOST_QUERIES):
        asked(visitor, "that-counts", "2021-01-05")


def test_an_outsider_cannot_see_that_it_hangs_on_somebody_hidden(visitor: Client, stockport: Asker) -> None:
    actions.amend(stockport, Person.objects.get(key="public-health-lead"), {"visibility": "place"})
    actions.amend(stockport, Forum.objects.get(key="lp-steering"), {"visibility": "members"})
    shown = asked(visitor, "that-counts", "2021-01-05")
    assert shown.status == 200
    assert "Public Health Lead" not in shown.html
    assert "LP Steering" not in shown.html
