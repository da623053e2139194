"""How far a word could reach on two days: what was added and lost, and no figure for what did reach."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from groundswell.records.asking import Asker
from groundswell.register import actions
from groundswell.register.models import Person, Seat
from tests.web.reading import Page, page

MOST_QUERIES = 12


def asked(client: Client, on: str, later: str, origin: str = "that-counts") -> Page:
    return page(client, "/reach/compare/", **{"from": origin, "on": on, "and": later})


@pytest.fixture
def with_a_new_seat(visitor: Client, stockport: Asker) -> Client:
    """Hayley Lever takes a new seat on LP Steering on 1 February 2021."""
    seat = {"key": "new", "forum": "lp-steering", "name": "GM Moving", "role": "member", "position": 9}
    actions.add(stockport, "seat", seat)
    new = {"seat": Seat.objects.get(key="new"), "person": Person.objects.get(key="hayley-lever")}
    actions.add(stockport, "sitting", {**new, "start": dt.date(2021, 2, 1)})
    return visitor


def test_without_a_question_the_page_asks_one_and_shows_no_figure(visitor: Client) -> None:
    shown = page(visitor, "/reach/compare/")
    assert shown.status == 200
    assert shown.headings[0] == (1, "How far could a word reach, then and later?")
    assert "Did reach: not recorded." in shown.section("Did reach")


def test_the_seats_of_two_days_stand_side_by_side(with_a_new_seat: Client) -> None:
    shown = asked(with_a_new_seat, "5 January 2021", "28/2/2021")
    assert (
        "By seats a word from That Counts could reach 5 forums on 5 January 2021, and 5 on 28 February 2021. "
        "Added: GM Moving executive. Lost: SEND Board."
    ) in shown.said
    assert "Forums 5 5 Added: GM Moving executive. Lost: SEND Board." in shown.said
    assert "Places 2 3 Added: Greater Manchester." in shown.said
    assert "People in deciding seats 2 4" in shown.said
    assert "GM Moving executive, on Sunday 28 February 2021 only" in shown.said
    assert "SEND Board, on Tuesday 5 January 2021 only" in shown.said
    assert shown.links["SEND Board"] == "/forums/send-board/"


def test_did_reach_has_no_figure(with_a_new_seat: Client) -> None:
    told = asked(with_a_new_seat, "2021-01-05", "2021-02-28").section("Did reach")
    assert "Did reach: not recorded." in told
    assert not any(sign.isdigit() for sign in told)


def test_the_same_answer_elsewhere_is_the_same_question(visitor: Client) -> None:
    shown = asked(visitor, "2021-01-05", "2021-02-28")
    assert (
        shown.links["The same answer as JSON"]
        == "/api/v1/reach/compare?from=that-counts&on=2021-01-05&and=2021-02-28"
    )
    assert "groundswell reach-compare that-counts --on 2021-01-05 --and 2021-02-28" in shown.said
    assert visitor.get(shown.links["The same answer as JSON"]).status_code == 200


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"from": "that-counts", "on": "2021-01-05"}, "Give both days to compare."),
        ({"on": "2021-01-05", "and": "2021-02-05"}, "Choose where it was said."),
        ({"from": "that-counts", "on": "2021-02-31", "and": "2021-03-01"}, "February 2021 has 28 days"),
        ({"from": "that-counts", "on": "2021-03-01", "and": "2021-02-01"}, "Put the earlier day first."),
        ({"from": "nowhere at all", "on": "2021-02-01", "and": "2021-03-01"}, "No forum or person here"),
    ],
)
def test_a_question_that_cannot_be_asked_so_is_told(
    visitor: Client, given: dict[str, str], said: str
) -> None:
    shown = page(visitor, "/reach/compare/", **given)
    assert shown.status == 422
    assert said in shown.said


def test_an_answer_takes_few_queries(visitor: Client, django_assert_max_num_queries: Any) -> None:
    asked(visitor, "2021-01-05", "2021-02-28")
    with django_assert_max_num_queries(MOST_QUERIES):
        asked(visitor, "2021-01-05", "2021-02-28")


def test_an_outsider_cannot_learn_who_sits_where(visitor: Client, stockport: Asker) -> None:
    actions.amend(stockport, Person.objects.get(key="director-of-public-health"), {"visibility": "place"})
    shown = asked(visitor, "2021-01-05", "2021-02-28")
    assert shown.status == 200
    assert "Director of Public Health" not in shown.html
