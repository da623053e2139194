"""A journey page on a borough's register stays within the queries we promise; its time is measured by `make bench`."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from bench import borough_register
from bench.borough import ALL_AHEAD, ASKED, MOST_QUERIES, PAGES, page_cost
from groundswell.planner import reaching
from groundswell.planner.keeping import forget
from groundswell.records.asking import Asker
from groundswell.register.models import Forum, Meeting, Person

pytestmark = pytest.mark.django_db
AFTER = dt.date(2025, 6, 20)


@pytest.fixture
def borough() -> Client:
    """Somebody's browser on the made-up borough."""
    borough_register.make()
    forget()
    return Client(SERVER_NAME="localhost")


def test_the_borough_is_as_big_as_we_say(borough: Client) -> None:
    assert (Forum.objects.count(), Person.objects.count(), Meeting.objects.count()) == (35, 300, 2 * 420)


@pytest.mark.parametrize(("path", "asked"), [page[1:] for page in PAGES], ids=[page[0] for page in PAGES])
def test_a_page_needs_twelve_queries_at_most(
    borough: Client, path: str, asked: dict[str, str], django_assert_max_num_queries
) -> None:
    borough.get(path, asked)  # builds the timetable
    with django_assert_max_num_queries(MOST_QUERIES):
        assert borough.get(path, asked).status_code == 200


def test_each_page_has_something_to_say(borough: Client) -> None:
    """What is measured by `make bench` is an answer, not an excuse."""
    assert borough.get("/journey/", ASKED).context["answer"].journeys
    for asked in (ASKED, ALL_AHEAD):
        answer = borough.get("/openings/", asked).context["answer"]
        assert answer.changes or answer.saving_most
        assert borough.get("/dependence/", asked).context["answer"].forums


def test_sets_of_three_are_found_for_every_forum_at_once(borough: Client) -> None:
    found = reaching.dependence(Asker(today=borough_register.TODAY), origin=ASKED["from"], after=AFTER)
    assert (found.calendar_sets, len(found.forums)) == (3, 34)


def test_what_a_page_costs_is_measured(borough: Client) -> None:
    cpu, queries = page_cost("/journey/", ASKED)
    assert cpu > 0
    assert 0 < queries <= MOST_QUERIES
