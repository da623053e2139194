"""An evaluator's copy and people's requests over the API: as on their pages, for those same people."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from groundswell.accounts.models import Account, AccountGrant
from groundswell.notices.models import Letter
from groundswell.records.changes import verify
from groundswell.records.models import Change
from groundswell.threads.consent import Uses
from groundswell.threads.models import DataRequest, Export
from tests.api.test_tokens import call, token
from tests.api.test_writing import send
from tests.web.small_town import signed_in
from tests.web.test_data_requests import ask
from tests.web.test_export import ASKED, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stockport")]


@pytest.fixture
def evaluator(stockport: None) -> Client:
    return signed_in("evaluator", "place", "stockport")


def test_a_copy_is_the_pages_file_with_its_manifest(evaluator: Client) -> None:
    voices = [say(uses=Uses(quote_without_name=True)) for _ in range(5)]
    private = say(uses=Uses())
    told = send(evaluator, "POST", "exports/evaluation", ASKED)
    assert (told.status_code, told["Cache-Control"]) == (200, "private, no-store"), told.content
    text, copy = told.content.decode(), told.json()
    assert not [one for one in (*voices, private) if one.key in text or "canary" in text]
    assert len(copy["rows"]["voices"]) == 5
    (listed,) = evaluator.get("/api/v1/exports").json()
    assert listed["sha256_of_rows"] == copy["manifest"]["sha256_of_rows"]
    assert (listed["last_day"], listed["is_over"]) == ("2021-06-30", False)
    assert set(Export.objects.get().voices.all()) == set(voices)
    page = json.loads(evaluator.post("/export/", ASKED).content)
    assert page["rows"] == copy["rows"]


def test_whoever_is_alone_is_left_out(evaluator: Client) -> None:
    say(uses=Uses(publish=True))
    copy = send(evaluator, "POST", "exports/evaluation", ASKED).json()
    assert (copy["rows"]["voices"], copy["manifest"]["left_out"]) == ([], True)


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"purpose": " "}, 400),
        ({"last_day": "2023-01-01"}, 400),
        ({"place": "brinnington"}, 404),
        ({"x": "y"}, 422),
    ],
)
def test_a_copy_needs_its_purpose_its_place_and_its_end(
    evaluator: Client, changed: dict[str, str], status: int
) -> None:
    assert send(evaluator, "POST", "exports/evaluation", {**ASKED, **changed}).status_code == status
    assert Export.objects.count() == 0


def test_a_request_is_acknowledged_and_answered(stockport: None) -> None:
    asked, officer = ask(kind="complaint"), signed_in("data_protection")
    (line,) = officer.get("/api/v1/data-requests").json()
    assert (line["key"], line["do"], "text" in line) == (asked.key, "acknowledge", False)
    path = f"data-requests/{asked.key}"
    told = officer.get(f"/api/v1/{path}")
    assert (told.json()["text"], told["Cache-Control"]) == ("All of it, please", "private, no-store")
    assert send(officer, "POST", f"{path}/acknowledge", {}).json()["do"] == "answer"
    assert send(officer, "POST", f"{path}/answer", {"text": " "}).json()["error"] == "nothing_typed"
    answered = send(officer, "POST", f"{path}/answer", {"text": "We put it right."}).json()
    assert (answered["do"], answered["answered_on"]) == ("", "2021-02-15")
    assert [letter.body for letter in Letter.objects.order_by("pk")][-1] == "We put it right."
    assert "All of it" not in str(list(Change.objects.values()))
    assert verify() == []


def test_an_officer_of_another_place_finds_nothing(stockport: None) -> None:
    asked, elsewhere = ask(), signed_in("data_protection", "place", "gm")
    AccountGrant.objects.update(scope_key="x")
    assert elsewhere.get("/api/v1/data-requests").json() == []
    assert elsewhere.get(f"/api/v1/data-requests/{asked.key}").status_code == 404
    assert send(elsewhere, "POST", f"data-requests/{asked.key}/answer", {"text": "x"}).status_code == 404


@pytest.mark.parametrize("role", ["evaluator", "data_protection"])
def test_a_program_with_a_token_cannot(stockport: None, role: str) -> None:
    asked = ask()
    signed_in(role, "place", "stockport")
    text = token(Account.objects.get(), "write")
    one = f"data-requests/{asked.key}"
    tried = (
        call(text, "POST", "exports/evaluation", ASKED),
        call(text, "GET", "data-requests"),
        call(text, "GET", one),
        call(text, "POST", f"{one}/answer", {"text": "x"}),
    )
    assert all(answer.status_code in (403, 404) for answer in tried)
    assert "All of it" not in "".join(answer.content.decode() for answer in tried)
    assert (Export.objects.count(), DataRequest.objects.filter(answered_on=None).count()) == (0, 1)


def test_an_outsider_cannot(client: Client) -> None:
    asked = ask()
    reads = ("exports", "data-requests", f"data-requests/{asked.key}")
    writes: tuple[tuple[str, dict[str, str]], ...] = (
        ("exports/evaluation", ASKED),
        (f"data-requests/{asked.key}/acknowledge", {}),
    )
    for role in ("", "administrator", "place_lead"):
        other = signed_in(role) if role else client
        for path in reads:
            assert other.get(f"/api/v1/{path}").status_code == (403 if role else 401)
        for path, body in writes:
            assert send(other, "POST", path, body).status_code == (403 if role else 401)
    assert signed_in("data_protection").get("/api/v1/exports").status_code == 403
    assert signed_in("evaluator").get("/api/v1/data-requests").status_code == 403
