"""The outbox, where letters wait when no mail server is set."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from groundswell.notices.models import Letter
from tests.web.small_town import signed_in, small_town

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2021, 2, 15, 10, 42, tzinfo=dt.UTC)


@pytest.fixture
def administrator() -> Client:
    small_town()
    return signed_in("administrator")


def letter(**told: Any) -> Letter:
    return Letter.objects.create(
        **{"to": "lead@example.org", "subject": "Your code", "body": "Hello", "written": NOW, **told}
    )


def test_a_waiting_letter_can_be_read(administrator: Client) -> None:
    letter(body="Your code is <b>ABC</b>.\n\nIt works once.")
    told = administrator.get(reverse("outbox")).content.decode()
    assert "Your code is &lt;b&gt;ABC&lt;/b&gt;." in told
    assert "Monday 15 February 2021, 10:42" in told


def test_a_sent_letter_does_not_wait(administrator: Client) -> None:
    letter(sent=NOW)
    assert "No letter is waiting." in administrator.get(reverse("outbox")).content.decode()


def test_many_letters_come_in_pages_and_cost_few_queries(
    administrator: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        letter(subject=f"Letter {number}")
    with django_assert_max_num_queries(12):
        response = administrator.get(reverse("outbox"))
    assert response.content.decode().count("<article") == 25
    assert 'rel="next"' in response.content.decode()


def test_an_outsider_cannot(client: Client) -> None:
    small_town()
    letter()
    address = reverse("outbox")
    assert client.get(address).status_code == 302
    for role, scope, key in (("place_lead", "place", "stockport"), ("officer", "forum", "acb")):
        assert signed_in(role, scope, key).get(address).status_code == 403
