"""Saying something over the API and following it: the same rules as the pages, and no words are ever given back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from groundswell.records.models import Change
from groundswell.register.models import HelpContact
from groundswell.threads import actions
from groundswell.threads.models import Voice
from groundswell.threads.models.voices import Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stockport")]
WORDS = "The changing room has no hoist, so my brother waits in the car every week."
SAID = {"meeting": "that-counts-2021-02-02", "words": WORDS}


def post(path: str, told: dict[str, Any]) -> Any:
    return Client().post(f"/api/v1/{path}", told, content_type="application/json")


def said(**more: Any) -> Any:
    return post("voices", {**SAID, **more})


def test_what_is_said_is_kept_strictly_and_the_receipt_is_told_once() -> None:
    answer = said()
    assert answer.status_code == 201
    told = answer.json()
    assert len(told["receipt"]) == 7
    assert (told["forum"]["key"], told["next_meeting"]) == ("that-counts", "2021-03-02")
    assert Voice.objects.get().level == Level.PRIVATE
    assert WORDS not in answer.content.decode()


def test_the_receipt_opens_the_line_of_stops_and_no_words() -> None:
    receipt = said(share_inside=True).json()["receipt"]
    answer = post("voices/track", {"words": " ".join(receipt)})
    told = answer.json()
    assert (answer.status_code, told["state"]) == (200, "kept")
    assert told["finding"].startswith("You said it at That Counts on Tuesday 2 February 2021.")
    stops = told["ways"][0]["stops"]
    assert [(s["kind"], s["is_done"]) for s in stops][:2] == [("said", True), ("carried", False)]
    assert len(stops) == 8
    assert WORDS not in answer.content.decode()


def test_who_helps_a_person_sees_the_stops_and_not_who_may_see_the_words() -> None:
    said(share_inside=True)
    voice = Voice.objects.get()
    mine = actions.asker_with_receipt(voice, dt.date(2021, 2, 15))
    chosen = actions.choose_supporter(mine, voice)
    answer = post("voices/track", {"words": " ".join(chosen.receipt)})
    told = answer.json()
    assert (answer.status_code, len(told["ways"][0]["stops"]), told["who_may_see"]) == (200, 8, [])
    assert WORDS not in answer.content.decode()
    actions.end_supporter(mine, voice)
    assert post("voices/track", {"words": " ".join(chosen.receipt)}).json()["error"] == "no_such_receipt"


def test_wrong_words_open_nothing_and_are_slowed_down() -> None:
    said()
    wrong = {"words": "apple apple apple apple apple apple apple"}
    first = post("voices/track", wrong)
    assert (first.status_code, first.json()["error"]) == (400, "no_such_receipt")
    for _try in range(19):
        post("voices/track", wrong)
    answer = post("voices/track", wrong)
    assert (answer.status_code, answer.json()["error"]) == (429, "slow_down")


@pytest.mark.parametrize(
    ("more", "status", "field"),
    [
        ({"words": ""}, 400, "words"),
        ({"words": "x" * 20_001}, 400, "words"),
        ({"words": "x" * 100_001}, 422, "words"),
        ({"where_said": "a\x00b"}, 422, "where_said"),
        ({"how_known": "half a character: \ud800"}, 422, "how_known"),
        ({"under_13": True}, 400, "guardian_agrees"),
        ({"said_by": "on_behalf"}, 400, "how_known"),
        ({"quote_with_name": True}, 400, "name"),
        ({"forums": ["no-such-forum"]}, 404, "key"),
        ({"meeting": "acb-2021-02-09"}, 404, "key"),
        ({"meeting": None, "forum": "acb"}, 404, "key"),
        ({"form": "words"}, 422, "form"),
    ],
    ids=lambda told: str(told)[:40],
)
def test_what_cannot_be_kept_is_told_with_its_field_and_nothing_is_kept(
    more: dict[str, Any], status: int, field: str
) -> None:
    answer = said(**more)
    assert (answer.status_code, answer.json().get("field")) == (status, field), answer.content
    assert not Voice.objects.exists()


def test_chosen_pictures_are_words_enough() -> None:
    assert said(words="", chosen=["good", "more"]).status_code == 201
    assert Voice.objects.get().form == "chosen"


def test_without_anybody_to_tell_at_once_nothing_can_be_said() -> None:
    HelpContact.objects.all().delete()
    answer = said()
    assert (answer.status_code, answer.json()["error"]) == (400, "cannot_say_here")
    assert not Voice.objects.exists()


def test_the_words_of_the_receipt_are_taken_from_the_body_only() -> None:
    receipt = said().json()["receipt"]
    assert Client().get("/api/v1/voices/track?words=" + "+".join(receipt)).status_code in (404, 405)


def test_the_chain_says_that_something_was_said_and_not_what() -> None:
    said(contact="0161 496 0123", how_known="x")
    entry = Change.objects.latest("pk")
    assert entry.verb == "hear"
    assert "0161" not in str(entry.detail) + entry.subject
    assert "hoist" not in str(entry.detail) + entry.subject
