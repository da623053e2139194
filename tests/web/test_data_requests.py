"""Asking about one's data without a receipt, and the data protection officer's page. Every person here is made up."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from groundswell.notices.models import Letter
from groundswell.records.changes import verify
from groundswell.records.models import Change
from groundswell.threads.models import DataRequest
from tests.web.plain_words import grade, sentences, words
from tests.web.small_town import Town, signed_in

ASKED = {"kind": "access", "place": "stockport", "text": "All of it, please", "contact": "robin@mail.example"}


def ask(**changes: str) -> DataRequest:
    """Asked by a visitor on the page."""
    told = Client().post("/your-data/", {**ASKED, **changes})
    assert told.status_code == 302, told.content.decode()
    return DataRequest.objects.latest("pk")


def officer() -> Client:
    return signed_in("data_protection")


def test_a_request_gets_its_day_and_says_it(town: Town) -> None:
    client = Client()
    told = client.post("/your-data/", ASKED, follow=True).content.decode()
    asked = DataRequest.objects.get()
    assert (asked.received_on, asked.answer_by) == (dt.date(2021, 2, 15), dt.date(2021, 3, 15))
    assert "We will answer by Monday 15 March 2021." in told


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"kind": ""}, "Choose what you want us to do."),
        ({"place": "nowhere"}, "Choose the place it is about."),
        ({"contact": " "}, "Tell us how we can reach you."),
        ({"kind": "complaint", "text": ""}, "Tell us what is wrong."),
    ],
)
def test_a_mistake_loses_nothing_typed(town: Town, changed: dict[str, str], says: str) -> None:
    told = Client().post("/your-data/", {**ASKED, **changed})
    shown = told.content.decode()
    assert told.status_code == 422
    assert shown.count(says) == 2
    assert [text for text in {**ASKED, **changed}.values() if text.strip() and text not in shown] in (
        [],
        ["nowhere"],
    )


def test_what_is_due_first_stands_on_top_and_late_is_said(town: Town) -> None:
    later, sooner = ask(), ask(kind="complaint")
    DataRequest.objects.filter(pk=sooner.pk).update(acknowledge_by=dt.date(2021, 2, 14))
    told = officer().get("/requests/").content.decode()
    assert told.index(sooner.key) < told.index(later.key)
    assert "2 wait for you. 1 is late." in told


def test_acknowledged_then_answered_by_mail(town: Town) -> None:
    asked, client = ask(kind="complaint"), officer()
    assert "Say that it came, by" in client.get(f"/requests/{asked.key}/").content.decode()
    client.post(f"/requests/{asked.key}/", {"do": "acknowledge"})
    assert "Answer without delay" in client.get(f"/requests/{asked.key}/").content.decode()
    assert client.post(f"/requests/{asked.key}/", {"text": " "}).status_code == 422
    client.post(f"/requests/{asked.key}/", {"text": "We put it right."})
    asked.refresh_from_db()
    assert (asked.acknowledged_on, asked.answered_on) == (dt.date(2021, 2, 15), dt.date(2021, 2, 15))
    assert [letter.body for letter in Letter.objects.order_by("pk")][-1] == "We put it right."
    assert verify() == []


def test_the_chain_holds_no_word_of_a_request(town: Town) -> None:
    ask(text="canary text", contact="canary@mail.example")
    assert "canary" not in str(list(Change.objects.values()))


def test_an_officer_of_one_place_sees_no_other_places_requests(town: Town) -> None:
    asked = ask()
    here, elsewhere = (
        signed_in("data_protection", "place", "stockport"),
        signed_in("data_protection", "place", "x"),
    )
    assert asked.key in here.get("/requests/").content.decode()
    assert asked.key not in elsewhere.get("/requests/").content.decode()
    assert elsewhere.get(f"/requests/{asked.key}/").status_code == 404


def test_the_page_reads_at_grade_five_in_short_sentences(town: Town) -> None:
    for told in (Client().get("/your-data/"), Client().post("/your-data/", {})):
        said = sentences(told.content.decode())
        assert grade(said) <= 5
        assert max(len(words(sentence)) for sentence in said) < 20


def test_an_outsider_cannot(town: Town) -> None:
    asked = ask()
    assert Client().get("/requests/").status_code == 302
    for role in ("administrator", "place_lead", "evaluator"):
        client = signed_in(role)
        assert client.get("/requests/").status_code == 403
        assert client.get(f"/requests/{asked.key}/").status_code == 403
