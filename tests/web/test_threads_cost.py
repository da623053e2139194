"""How many questions a list of threads asks of the database, at most, however many threads it shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.story.walking import example, lead, member

__all__ = ["example"]


def a_member() -> Client:
    """A member of the forum where the thread began."""
    return member("lp-lead", "that-counts")


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    ("who", "most"),
    [(Client, 12), (a_member, 16), (lead, 16)],  # the goal is 12; signing in and what one is asked take 7
)
def test_the_list_of_threads_asks_few_questions(who: Callable[[], Client], most: int) -> None:
    client = who()
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/threads/").status_code == 200
    assert len(asked) <= most, [query["sql"][:200] for query in asked.captured_queries]
