"""An evaluator's copy: no names, days or titles, nobody alone in a group, and known to those whose voices are in it."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from typing import Any

import pytest
from django.test import Client

from groundswell.records.asking import Asker
from groundswell.register.models import Forum
from groundswell.threads import actions
from groundswell.threads.consent import Uses
from groundswell.threads.evaluation import VoiceRow, enough_alike, pseudonym
from groundswell.threads.models import Export, Voice
from groundswell.threads.own_copy import own_copy
from tests.web.small_town import signed_in

TODAY = dt.date(2021, 2, 15)
NOW = dt.datetime(2021, 2, 15, 12, tzinfo=dt.UTC)
ASKED = {
    "place": "stockport",
    "project": "first-year",
    "purpose": "Evaluation of the first year",
    "recipient": "A university",
    "last_day": "2021-06-30",
}
GROUP = ("month", "place", "form", "origin", "age")


def say(*, uses: Uses, age: str = "adult", words: str = "canary words") -> Voice:
    """One voice with a name and an address; given back as it is kept."""
    said = actions.Said(
        forum=Forum.objects.get(key="that-counts"),
        form="words",
        where="home",
        said_on=TODAY,
        words=words,
        name="canary name",
        contact="canary@mail.example",
        age=age,
        guardian_agrees=age == "under_13",
        uses=uses,
    )
    return actions.hear(Asker(today=TODAY), said, now=NOW).voice


@pytest.fixture
def evaluator(stockport: Asker) -> Client:
    return signed_in("evaluator", "place", "stockport")


def copy(client: Client, **changes: str) -> Any:
    """The file, read."""
    told = client.post("/export/", {**ASKED, **changes})
    assert told.status_code == 200, told.content.decode()
    assert "canary" not in told.content.decode()
    return json.loads(told.content)


def test_private_voices_are_not_in_it_and_no_name_or_day_is(evaluator: Client) -> None:
    voices = [say(uses=Uses(quote_without_name=True)) for _ in range(6)]
    say(uses=Uses())
    told = copy(evaluator)
    assert len(told["rows"]["voices"]) == 6
    assert {row["month"] for row in told["rows"]["voices"]} == {"2021-02"}
    assert not [voice.key for voice in voices if voice.key in json.dumps(told)]
    assert "Accessible swimming" not in json.dumps(told)
    assert told["rows"]["steps"]
    assert told["manifest"]["delete_after"] == "2021-06-30"


def test_each_group_that_is_exported_has_five_rows(evaluator: Client) -> None:
    for age, count in (("adult", 5), ("13_to_17", 3), ("under_13", 2)):
        for _ in range(count):
            say(uses=Uses(quote_without_name=True), age=age)
    told = copy(evaluator)
    groups = Counter(tuple(row[name] for name in GROUP) for row in told["rows"]["voices"])
    assert min(groups.values()) >= 5
    assert {row["age"] for row in told["rows"]["voices"]} == {"adult", "*"}
    assert (told["manifest"]["coarsened"], told["manifest"]["left_out"]) == (True, False)


def test_whoever_is_still_alone_is_left_out_and_it_is_said(evaluator: Client) -> None:
    say(uses=Uses(publish=True))
    told = copy(evaluator)
    assert (told["rows"]["voices"], told["manifest"]["left_out"]) == ([], True)
    assert Export.objects.get().voices.count() == 0


@pytest.mark.parametrize("seed", range(20))
def test_every_group_has_five_whatever_the_rows(seed: int) -> None:
    rows = [
        VoiceRow(
            str(n),
            f"20{19 + n * seed % 3}-0{1 + n * 7 % 5}",
            "AB"[n % 2],
            "w",
            "pc"[n * seed % 2],
            str(n % 4),
            "",
        )
        for n in range(seed * 4)
    ]
    safe, _coarsened = enough_alike(rows)
    groups = Counter(tuple(getattr(row, name) for name in GROUP) for row in safe)
    assert all(count >= 5 for count in groups.values())


def test_two_projects_cannot_be_joined() -> None:
    assert pseudonym("one", "abc") != pseudonym("two", "abc")
    assert pseudonym("one", "abc") == pseudonym("one", "abc")


def test_the_person_sees_who_has_a_copy(evaluator: Client) -> None:
    voices = [say(uses=Uses(quote_without_name=True)) for _ in range(5)]
    copy(evaluator)
    told = own_copy(actions.asker_with_receipt(voices[0], TODAY), voices[0])
    assert told["copies_elsewhere"] == [
        {"for": ASKED["purpose"], "with": "A university", "until": "2021-06-30"}
    ]


@pytest.mark.parametrize(
    ("field", "typed"), [("project", ""), ("purpose", " "), ("recipient", ""), ("last_day", "2023-01-01")]
)
def test_a_copy_needs_its_purpose_its_holder_and_its_end(evaluator: Client, field: str, typed: str) -> None:
    told = evaluator.post("/export/", {**ASKED, field: typed})
    assert told.status_code == 422
    assert f'href="#id-{field}"' in told.content.decode()
    assert Export.objects.count() == 0


def test_a_copy_past_its_last_day_is_listed_to_be_deleted(evaluator: Client) -> None:
    copy(evaluator)
    Export.objects.update(expires_on=dt.date(2021, 2, 14))
    assert "1 copy is past its last day. Delete it now." in evaluator.get("/export/").content.decode()


def test_another_place_is_refused(evaluator: Client) -> None:
    assert evaluator.post("/export/", {**ASKED, "place": "brinnington"}).status_code == 403


def test_an_outsider_cannot(stockport: Asker) -> None:
    assert Client().get("/export/").status_code == 302
    for role in ("administrator", "place_lead", "data_protection"):
        assert signed_in(role).post("/export/", ASKED).status_code == 403
