"""The outbox, where letters wait when no mail server is set."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from groundswell.notices.actions import notify_once
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


@pytest.mark.parametrize(
    ("account", "says"),
    [
        ("voice abc", "A letter to a person who said something"),
        ("request abc", "A letter to a person who asked about their data"),
        ("somebody", "A letter that is not shown here"),
    ],
)
def test_a_residents_letter_shows_neither_address_nor_words(
    administrator: Client, account: str, says: str
) -> None:
    robin = "robin.canary@mail.example"
    notify_once(
        "moved", "thread x", account=account, to=robin, subject="Canary news", body="Canary words", now=NOW
    )
    told = administrator.get(reverse("outbox")).content.decode()
    assert says in told
    assert "anary" not in told
    assert "abc" not in told
    kept = Letter.objects.get()
    assert (kept.to, kept.body) == (robin, "Canary words")


def test_a_mail_server_gets_the_address_and_the_words(
    administrator: Client, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_HOST = "mail.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with django_capture_on_commit_callbacks(execute=True):
        notify_once(
            "moved",
            "thread x",
            account="voice abc",
            to="robin@mail.example",
            subject="News",
            body="It moved",
            now=NOW,
        )
    (sent,) = mail.outbox
    assert (sent.to, sent.body) == (["robin@mail.example"], "It moved")


def test_a_letter_about_an_accounts_own_work_can_be_read(administrator: Client) -> None:
    notify_once("asked", "step x", account="7", to="lead@example.org", subject="Ask", body="Did it?", now=NOW)
    told = administrator.get(reverse("outbox")).content.decode()
    assert "lead@example.org" in told
    assert "Did it?" in told


def test_an_outsider_cannot(client: Client) -> None:
    small_town()
    letter()
    address = reverse("outbox")
    assert client.get(address).status_code == 302
    for role, scope, key in (("place_lead", "place", "stockport"), ("officer", "forum", "acb")):
        assert signed_in(role, scope, key).get(address).status_code == 403
