"""A journey page on a borough's register stays within what we promise."""

from __future__ import annotations

import time

import pytest
from django.test import Client

from bench import borough_register
from bench.borough import ASKED, MOST_CPU, MOST_QUERIES
from groundswell.planner.keeping import forget
from groundswell.register.models import Forum, Meeting, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def borough() -> Client:
    """Somebody's browser on the made-up borough."""
    borough_register.make()
    forget()
    return Client(SERVER_NAME="localhost")


def test_the_borough_is_as_big_as_we_say(borough: Client) -> None:
    assert (Forum.objects.count(), Person.objects.count(), Meeting.objects.count()) == (35, 300, 2 * 420)


def test_a_journey_page_needs_twelve_queries_at_most(borough: Client, django_assert_max_num_queries) -> None:
    borough.get("/journey/", ASKED)  # builds the timetable
    with django_assert_max_num_queries(MOST_QUERIES):
        answer = borough.get("/journey/", ASKED)
    assert answer.context["answer"].journeys


def test_a_journey_page_takes_a_tenth_of_a_second_of_the_processor_at_most(borough: Client) -> None:
    borough.get("/journey/", ASKED)
    spent = []
    for _round in range(7):
        began = time.process_time()
        borough.get("/journey/", ASKED)
        spent.append((time.process_time() - began) * 1000)
    assert min(spent) <= MOST_CPU
