"""Stories over the API: the same finding as the command and the page, and the same refusals."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from groundswell.records.changes import verify
from groundswell.threads.models import Story
from tests.api.test_writing import send
from tests.interchange.stories import EXAMPLE, STORY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stockport")]
KEY = "many-people-lead-and-that-moves-stockport"


def body(text: str = STORY, **more: Any) -> dict[str, Any]:
    return {"place": "stockport", "text": text, **more}


def test_the_list_and_the_story_say_how_much_is_evidenced(client: Client) -> None:
    (line,) = client.get("/api/v1/stories").json()["stories"]
    assert (line["key"], line["claims"], line["evidenced"], line["percent_evidenced"]) == (KEY, 21, 0, 0)
    told = client.get(f"/api/v1/stories/{KEY}").json()
    assert told["finding"].startswith("0% evidenced, 100% claimed")
    assert [one["paragraphs"] for one in told["sentences"]].count([3, 5]) == 4
    assert {one["strength"] for one in told["sentences"]} == {"claimed"}
    assert told["repeated"] == [{"paragraph": 5, "same_as": 3, "exact": True}]
    assert len(told["missing"]) == 4
    assert "synthetic" in told["source"]


def test_a_preview_keeps_nothing(lead: Client) -> None:
    told = send(lead, "POST", "story-previews", body(EXAMPLE))
    assert told.status_code == 200, told.content
    assert told.json()["finding"].startswith(
        "21 sentences; 1 paragraph repeated word for word; kept once, both places cited; 4 images are missing: "
    )
    assert told.json()["headings"] == ["Who leads in the Stockport pilot"]
    assert told.json()["marks"] == []
    assert Story.objects.count() == 1


def test_a_story_is_brought_in_and_forgotten(lead: Client) -> None:
    waits = send(lead, "POST", "stories", body())
    assert (waits.status_code, waits.json()["error"]) == (400, "not_decided")
    kept = send(lead, "POST", "stories", body(keep_both=[3], source="A newsletter"))
    assert kept.status_code == 201, kept.content
    assert (kept.json()["key"], kept.json()["claims"], kept.json()["source"]) == (
        "the-quiet-hour",
        4,
        "A newsletter",
    )
    again = send(lead, "POST", "stories", body(keep_both=[3]))
    assert (again.status_code, again.json()["error"]) == (400, "story_taken_in")
    assert "the-quiet-hour" in again.json()["remedy"]
    gone = send(lead, "POST", "stories/the-quiet-hour/forget", {})
    assert (gone.status_code, gone.json()["name"]) == (200, "The quiet hour")
    assert lead.get("/api/v1/stories/the-quiet-hour").status_code == 404
    assert verify() == []


@pytest.mark.parametrize(
    ("text", "says"),
    (
        ("", "The file: There are no words in it."),
        ("A title\n\nWe \x00swam.", "Line 3: It holds a character that is no text (U+0000)."),
        ("We swam. We ate.", "Line 1: The story begins without a title."),
    ),
)
def test_what_cannot_be_read_is_refused_with_its_line(lead: Client, text: str, says: str) -> None:
    for address in ("stories", "story-previews"):
        refused = send(lead, "POST", address, body(text))
        told = refused.json()
        assert (refused.status_code, told["error"], told["message"]) == (400, "story_faults", says)
        assert told["remedy"]
    assert Story.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    (
        {"place": "nowhere"},
        {"keep_both": [0]},
        {"keep_both": ["3"]},
        {"colour": "red"},
        {"source": "s" * 501},
    ),
)
def test_a_call_with_something_wrong_in_it_is_refused(lead: Client, wrong: dict[str, Any]) -> None:
    assert send(lead, "POST", "stories", {**body(keep_both=[3]), **wrong}).status_code in (404, 422)


def test_an_outsider_cannot(client: Client, lead: Client) -> None:
    for address in ("stories", "story-previews", f"stories/{KEY}/forget"):
        assert send(client, "POST", address, body()).status_code in (401, 403)
    elsewhere = send(lead, "POST", "stories", {**body(keep_both=[3]), "place": "salford"})
    assert (elsewhere.status_code, elsewhere.json()["error"]) == (403, "may_not")
    assert Story.objects.count() == 1
