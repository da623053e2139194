"""How the rows about threads are walked: the example on a day, somebody signed in, a form filled in and sent."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from groundswell.accounts.models import Account
from groundswell.interchange.example import load_example
from groundswell.records.asking import operator
from groundswell.register.models import Instance
from groundswell.threads.models import Step, Thread
from tests.web.reading import Page, page
from tests.web.small_town import signed_in

SWIMMING = "/threads/accessible-swimming/"
ITEM = "acb-2021-02-09-physical-activity"
SEND_ITEM = "send-board-2021-02-25-swimming"


@pytest.fixture
def example(db: None) -> None:
    """The Stockport example, on 15 February 2021."""
    load_example("stockport", operator(dt.date(2021, 2, 15)))


def on(day: str) -> None:
    """Let the example stand on another day."""
    Instance.objects.update(fixed_today=dt.date.fromisoformat(day))


def lead() -> Client:
    """Somebody who leads Stockport, signed in."""
    return signed_in("place_lead", "place", "stockport")


def member(person: str, forum: str) -> Client:
    """A member of a forum, signed in, who is that person of the register."""
    client = signed_in("member", "forum", forum)
    Account.objects.filter(email=f"member-{forum}@example.org").update(person_key=person, name=person)
    return client


def swimming(client: Client | None = None) -> Page:
    """The thread's page, as a visitor or as somebody sees it."""
    return page(client or Client(), SWIMMING)


def card(told: Page, says: str) -> str:
    """What the page tells of one step, the first with this sentence: day, carrier, words and evidence."""
    for article in re.findall(r"<article.*?</article>", told.html, re.DOTALL):
        read = Page(article, told.status)
        if read.headings and " ".join(read.headings[0][1].split()) == says:
            return read.said
    raise AssertionError(f"no step says {says!r}: {told.said}")


def step(kind: str, **fields: Any) -> Step:
    """The example's newest step of a kind."""
    found = (
        Thread.objects.get(key="accessible-swimming")
        .steps.filter(kind=kind, **fields)
        .order_by("-pk")
        .first()
    )
    assert found is not None
    return found


def sent(client: Client, address: str, /, **filled: Any) -> Page:
    """A form filled in and sent; the page it leads to. Fails where the form refuses."""
    answer = client.post(address, filled, follow=True)
    told = Page(answer.content.decode(), answer.status_code)
    assert told.status == 200, told.said
    return told


def refused(client: Client, address: str, /, **filled: Any) -> str:
    """What a form says that refuses what was filled in."""
    answer = client.post(address, filled)
    assert answer.status_code == 422, answer.status_code
    return Page(answer.content.decode(), answer.status_code).said


def do(verb: str) -> str:
    """The address of one verb of the thread."""
    return f"{SWIMMING}do/{verb}/"
