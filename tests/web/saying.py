"""Somebody who says something through the pages, for the tests of saying, receipts and tracking."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from groundswell.records.asking import Asker, Grant
from groundswell.register.models import Forum
from groundswell.threads import actions
from groundswell.threads.models import Voice
from tests.web.reading import Page

TODAY = dt.date(2021, 2, 15)
NOW = dt.datetime(2021, 2, 15, 12, tzinfo=dt.UTC)
WORDS = "The changing room has no hoist, so my brother waits in the car every week."
AT = "meeting:that-counts-2021-02-02"
TYPICAL: tuple[tuple[str, dict[str, Any]], ...] = (
    ("how", {"form": "words"}),
    ("words", {"words": WORDS}),
    ("where", {"where": AT}),
    ("who", {"said_by": "themselves"}),
    ("allow", {}),
    ("told", {"wishes_to_know": "yes", "told_as": "easy_read"}),
)


@dataclass
class Teller:
    """A browser without script, and what its last answer was."""

    client: Client = field(default_factory=Client)
    answer: Any = None
    kept: tuple[str, ...] = ()

    def get(self, address: str) -> Page:
        """Opens a page, redirects followed."""
        self.answer = self.client.get(address, follow=True)
        return self.page

    def post(self, address: str, **given: Any) -> Page:
        """Presses a button, redirects followed."""
        self.answer = self.client.post(address, given, follow=True)
        return self.page

    def answers(self, slug: str, **given: Any) -> Page:
        """Answers one question and goes on."""
        return self.post(f"/say/{slug}/", go="on", **given)

    @property
    def page(self) -> Page:
        """The last page."""
        return Page(self.answer.content.decode(), self.answer.status_code)

    @property
    def at(self) -> str:
        """Where the redirects led; empty where there was none."""
        chain = self.answer.redirect_chain
        return str(chain[-1][0]) if chain else ""

    def up_to(self, slug: str, **changed: dict[str, Any]) -> Page:
        """Answers the questions before `slug` as most people would; `changed` by their names."""
        self.get("/say/")
        for name, given in TYPICAL:
            if name == slug:
                break
            self.answers(name, **changed.get(name, given))
        return self.get(f"/say/{slug}/")

    def sends(self, **changed: dict[str, Any]) -> tuple[str, ...]:
        """Says it all and sends it; gives the seven words of the receipt page."""
        self.up_to("check", **changed)
        self.post("/say/check/", go="send")
        assert self.at == "/say/receipt/", (self.answer.status_code, self.page.said)
        return self.receipt

    @property
    def receipt(self) -> tuple[str, ...]:
        """The seven words on the receipt page."""
        return tuple(self.answer.context["words"])

    def tracks(self, words: tuple[str, ...]) -> Page:
        """Types the seven words."""
        return self.post("/track/", words=" ".join(words))


def newest_voice() -> Voice:
    """The voice that came last."""
    voice = Voice.objects.order_by("-pk").first()
    assert voice is not None
    return voice


def lead() -> Asker:
    """Stockport's place lead, on a new page."""
    return Asker(today=TODAY, account="lead", grants=(Grant("place_lead", "place", "stockport"),))


def keeper() -> Asker:
    """The officer of That Counts, on a new page."""
    return Asker(today=TODAY, account="keeper", grants=(Grant("officer", "forum", "that-counts"),))


def name_keeper() -> None:
    """Names that officer to open the forum's private voices."""
    actions.name_keyholder(lead(), Forum.objects.get(key="that-counts"), "keeper")
