"""Threads over the API: the same actions and answers as the pages, and the same refusals."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client

from groundswell.records.changes import verify
from groundswell.register.models import Instance
from groundswell.threads.models import Position, Step, Thread
from tests.api.test_writing import send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stockport")]
SWIMMING = "threads/accessible-swimming"
ITEM = "acb-2021-02-09-physical-activity"


def got(client: Client, path: str, **asked: str) -> Any:
    """The JSON at `path`."""
    answer = client.get(f"/api/v1/{path}", asked)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_the_list_and_the_thread_say_the_same_as_the_pages(client: Client) -> None:
    (line,) = got(client, "threads")["threads"]
    assert (line["key"], line["stage"]) == ("accessible-swimming", "discussed")
    told = got(client, SWIMMING)
    strengths = [step["strength"] for step in told["steps"]]
    rungs = [
        "documented_approved",
        "confirmed",
        "documented_approved",
        "documented_draft",
        "claimed",
        "intended",
    ]
    assert strengths == rungs
    assert (told["decided"], told["changed_for_people"]) == ([], [])
    assert told["voices"] == "Fewer than 10 voices"


def test_a_step_is_added_answered_and_given_evidence(lead: Client) -> None:
    body = {"kind": "tabled", "state": "intended", "to": "lp-ops-2021-02-18", "carrier": "lp-lead"}
    added = send(lead, "POST", f"{SWIMMING}/steps", body)
    assert added.status_code == 201, added.content
    key = added.json()["key"]
    Instance.objects.update(fixed_today=dt.date(2021, 2, 19))
    assert key in [one["step"] for one in got(lead, "asked")["asked"]]
    answered = send(lead, "POST", f"steps/{key}/answer", {"answer": "deferred", "later": "lp-ops-2021-03-04"})
    assert answered.json()["state"] == "deferred"
    carried = send(lead, "POST", f"{SWIMMING}/steps", {**body, "state": "happened", "kind": "carried"})
    minute = {"kind": "minute", "meeting": "lp-steering-2021-01-28", "reference": "Minute 3"}
    told = send(lead, "POST", f"steps/{carried.json()['key']}/evidence", minute).json()
    assert told["strength"] == "documented_approved"
    assert verify() == []


def test_a_thread_is_opened_closed_and_opened_again(lead: Client) -> None:
    body = {
        "title": "A ramp",
        "said_at": "that-counts-2021-02-02",
        "population": "All",
    }
    made = send(lead, "POST", "forums/that-counts/threads", body)
    assert made.status_code == 201, made.content
    path = f"threads/{made.json()['key']}"
    refused = send(lead, "POST", f"{path}/close", {"closing": "done"})
    assert (refused.status_code, refused.json()["error"]) == (400, "not_told_back")
    closed = send(lead, "POST", f"{path}/close", {"closing": "stopped", "reason": "The pool closed."})
    assert closed.json()["closing"] == "stopped"
    assert send(lead, "POST", f"{path}/reopen", {}).json()["closed_on"] is None


def test_a_position_needs_where_it_is_written(lead: Client) -> None:
    path = f"items/{ITEM}/positions"
    refused = send(lead, "POST", path, {"person": "lp-lead", "stance": "supports"})
    assert "Being there is not agreeing" in refused.json()["remedy"] + refused.json()["message"]
    body = {"person": "lp-lead", "stance": "objects", "source": "Minute 4"}
    (told,) = send(lead, "POST", path, body).json()["positions"]
    assert (told["stance"], told["presence"]) == ("objects", "not_recorded")
    assert Position.objects.count() == 1


@pytest.mark.parametrize(
    ("path", "body", "status", "error"),
    [
        (f"{SWIMMING}/steps", {"kind": "flown"}, 422, "bad_parameter"),
        (f"{SWIMMING}/steps", {"kind": "discussed", "item": "nowhere"}, 400, "unknown_name"),
        (f"{SWIMMING}/steps", {"kind": "decided", "item": ITEM}, 400, "not_a_step"),
        (f"{SWIMMING}/steps", {"kind": "carried", "nonsense": "x"}, 422, "bad_parameter"),
        ("threads/nowhere/steps", {"kind": "changed", "what": "x"}, 404, "unknown_key"),
        ("steps/nowhere/heard", {}, 404, "unknown_key"),
    ],
)
def test_what_cannot_be_written_says_why(lead: Client, path: str, body: Any, status: int, error: str) -> None:
    before = Step.objects.count()
    refused = send(lead, "POST", path, body)
    assert (refused.status_code, refused.json()["error"]) == (status, error), refused.content
    assert Step.objects.count() == before


def test_an_outsider_cannot(client: Client) -> None:
    step = Step.objects.filter(kind="tabled").first()
    assert step is not None
    for path in (
        "forums/that-counts/threads",
        f"{SWIMMING}/steps",
        f"{SWIMMING}/close",
        f"steps/{step.key}/answer",
        f"items/{ITEM}/positions",
    ):
        assert send(client, "POST", path, {"closing": "done"}).status_code == 401
    Thread.objects.update(visibility="members")
    assert client.get(f"/api/v1/{SWIMMING}").status_code == 404
    assert json.loads(client.get("/api/v1/threads").content)["count"] == 0


def test_a_claim_is_made_tested_and_weighed(lead: Client) -> None:
    made = send(lead, "POST", "claims", {"thread": "accessible-swimming", "text": "The posts led to it."})
    assert made.status_code == 201, made.content
    at = f"claims/{made.json()['key']}"
    assert "nothing of it can be tested" in made.json()["finding"]
    link = {"cause": "Posts", "cause_day": "2021-02-12", "effect": "Event", "effect_day": "2021-02-04"}
    told = send(lead, "POST", f"{at}/links", link).json()
    assert (told["standing"], told["links"][0]["date_order"]) == ("ruled_out", "failed")
    (rival,) = send(lead, "POST", f"{at}/rivals", {"text": "Already planned"}).json()["rivals"]
    hoop = {"rival": rival["number"], "kind": "hoop", "question": "Was it in a plan?"}
    test = send(lead, "POST", f"{at}/tests", hoop).json()["rivals"][0]["tests"][0]
    answer = {"test": test["number"], "result": "failed", "note": "No plan names it."}
    answered = send(lead, "POST", f"{at}/answers", answer)
    assert answered.json()["rivals"][0]["standing"] == "ruled_out"
    assert got(lead, at) == answered.json()
    assert got(Client(), "claims", limit="50")["count"] == 23
    nobodys = send(lead, "POST", f"{at}/tests", {**hoop, "rival": 0, "link": 9})
    assert nobodys.status_code == 400, nobodys.content


def test_a_visitor_makes_no_claim() -> None:
    assert send(Client(), "POST", "claims", {"thread": "accessible-swimming", "text": "x"}).status_code in (
        401,
        403,
    )
