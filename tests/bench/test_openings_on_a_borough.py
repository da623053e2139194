"""Every single change on a borough's calendar, for one forum and for all of them, within a page's breath."""

from __future__ import annotations

import time

import pytest
from django.test import Client

from bench import borough_register
from bench.borough import ASKED, MOST_CPU, MOST_QUERIES
from groundswell.planner.keeping import forget

pytestmark = pytest.mark.django_db
FOR_ALL = {"from": ASKED["from"], "after": "2025-07-01"}  # nearly two years of meetings ahead


@pytest.fixture
def borough() -> Client:
    """Somebody's browser on the made-up borough."""
    borough_register.make()
    forget()
    return Client(SERVER_NAME="localhost")


@pytest.mark.parametrize("asked", [ASKED, FOR_ALL], ids=["one forum", "all forums"])
def test_an_openings_page_takes_a_tenth_of_a_second_of_the_processor_at_most(
    borough: Client, asked: dict[str, str], django_assert_max_num_queries
) -> None:
    borough.get("/openings/", asked)
    with django_assert_max_num_queries(MOST_QUERIES):
        answer = borough.get("/openings/", asked).context["answer"]
    assert answer.changes or answer.saving_most
    spent = []
    for _round in range(7):
        began = time.process_time()
        borough.get("/openings/", asked)
        spent.append((time.process_time() - began) * 1000)
    assert min(spent) <= MOST_CPU
