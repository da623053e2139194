"""Imports over the API: the same plan, the same refusals and the same history as on the pages and in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from groundswell.records.changes import verify
from groundswell.register.models import Forum, Import
from tests.api.test_writing import send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stockport")]
LOG = (
    "forum,date,person,status\nThat Counts,2021-02-02,Ada Blackwood,\nRamps,2021-03-02,Grace Field,Expected\n"
)
FORUM = "forum/that counts"
HERE = "that-counts"


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def body(content: str = LOG, **more: Any) -> dict[str, Any]:
    given = {"format": "attendance-log", "data_set": "Our log", "place": "stockport", "file_name": "log.csv"}
    return {**given, "content": content, **more}


def taken(lead: Client, **more: Any) -> Any:
    return send(lead, "POST", "imports", body(**{"same": [f"{FORUM}={HERE}"], **more}))


def test_a_preview_says_what_is_unsure_and_keeps_nothing(lead: Client, home: Path) -> None:
    told = send(lead, "POST", "imports", body(preview=True))
    assert told.status_code == 200, told.content
    seen = told.json()
    (unsure,) = seen["unsure"]
    assert (unsure["kind"], unsure["id"], unsure["may_be"]) == ("forum", "that counts", [HERE])
    assert (seen["meetings"], seen["with_recorded_attendance"], seen["import"]) == (2, 1, None)
    assert not Import.objects.exists()
    assert not list((home / "files-waiting").iterdir())


def test_what_is_unsure_must_be_decided(lead: Client) -> None:
    refused = send(lead, "POST", "imports", body())
    told = refused.json()
    assert (refused.status_code, told["error"]) == (400, "plan_faults")
    (fault,) = told["faults"]
    assert fault["remedy"] == "Say that it is the same, new, or left out."
    assert not Import.objects.exists()


def test_a_file_is_taken_in_and_undone(lead: Client) -> None:
    done = taken(lead)
    assert done.status_code == 201, done.content
    number = done.json()["import"]
    assert Forum.objects.filter(name="Ramps").exists()
    run = lead.get(f"/api/v1/imports/{number}").json()
    assert (run["file_name"], run["state"], run["can_be_undone"]) == ("log.csv", "done", True)
    assert lead.get("/api/v1/imports").json()["imports"] == [run]
    undone = send(lead, "POST", "imports/undo", {"number": number})
    assert (undone.status_code, undone.json()["state"]) == (200, "undone")
    assert not Forum.objects.filter(name="Ramps").exists()
    again = send(lead, "POST", "imports/undo", {"number": number})
    assert (again.status_code, again.json()["error"]) == (400, "not_the_last")
    assert verify() == []


def test_the_same_file_again_changes_nothing(lead: Client) -> None:
    taken(lead)
    again = taken(lead).json()
    assert (again["new"], again["changed"], again["changes_nothing"]) == (0, 0, True)


def test_a_source_tells_its_own_words_and_what_it_no_longer_has(lead: Client) -> None:
    taken(lead)
    (source,) = lead.get("/api/v1/data-sets").json()["data_sets"]
    assert (source["key"], source["place"]["key"]) == ("our-log", "stockport")
    shown = lead.get("/api/v1/data-sets/our-log?limit=3").json()
    assert (len(shown["facts"]), shown["count"]) == (3, source["things"])
    (same,) = lead.get("/api/v1/data-sets/our-log?kind=forum&decision=same").json()["facts"]
    assert (same["id"], same["key"], same["was_asked"]) == ("that counts", HERE, True)
    came = lead.get("/api/v1/data-sets/our-log?kind=attendance").json()["facts"]
    assert [each["words"] for each in came] == [{}, {"status": "Expected"}]
    taken(lead, content=LOG.rsplit("Ramps", 1)[0])
    gone = lead.get("/api/v1/data-sets/our-log?kind=forum&vanished=true").json()["facts"]
    assert [each["id"] for each in gone] == ["ramps"]
    assert gone[0]["no_longer_since"] is not None


def test_a_file_that_cannot_be_read_is_refused_with_each_fault(lead: Client) -> None:
    refused = send(lead, "POST", "imports", body("a,b\n1,2\n"))
    told = refused.json()
    assert (refused.status_code, told["error"]) == (400, "plan_faults")
    assert told["faults"][0]["remedy"].startswith("Call one of the columns")
    looked = send(lead, "POST", "imports", body("a,b\n1,2\n", preview=True))
    assert (looked.status_code, looked.json()["faults"]) == (200, told["faults"])


def test_text_is_no_zip(lead: Client, home: Path) -> None:
    refused = send(lead, "POST", "imports", body(file_name="log.zip"))
    assert refused.status_code == 400
    assert refused.json()["faults"][0]["where"] == "log.zip"
    assert not list((home / "files-waiting").iterdir())


def test_a_file_of_five_million_characters_gets_to_its_reader(lead: Client) -> None:
    blank = " " * 999 + "\n"
    content = (LOG + blank * 5_000)[: 5_000_000 - 1] + "\n"
    told = send(lead, "POST", "imports", body(content, preview=True))
    assert told.status_code == 200, told.content[:300]
    assert told.json()["meetings"] == 2
    assert send(lead, "POST", "imports", body(content + "\n", preview=True)).status_code == 422
    refused = send(lead, "POST", "imports", body(content * 2))
    assert (refused.status_code, refused.json()["message"]) == (413, "The call is larger than 8 MB.")


@pytest.mark.parametrize(
    ("wrong", "status"),
    (
        ({"format": "prov"}, 404),
        ({"format": "nothing"}, 404),
        ({"place": "nowhere"}, 404),
        ({"colour": "red"}, 422),
        ({"content": "\ud800"}, 422),
        ({"content": None}, 422),
        ({"data_set": ""}, 422),
        ({"first": "31/02/2021"}, 422),
        ({"same": ["that counts"]}, 400),
        ({"new": ["that counts"]}, 400),
        ({"content": "a\x00b"}, 400),
    ),
)
def test_a_call_with_something_wrong_in_it_is_refused(
    lead: Client, wrong: dict[str, Any], status: int
) -> None:
    refused = send(lead, "POST", "imports", {**body(all_new=True), **wrong})
    assert refused.status_code == status, refused.content
    assert refused.json()["remedy"]
    assert not Import.objects.exists()


@pytest.mark.parametrize("path", ("imports/9", "imports/99999999999", "data-sets/nothing"))
def test_what_is_not_there_says_so(lead: Client, path: str) -> None:
    told = lead.get(f"/api/v1/{path}")
    assert (told.status_code, told.json()["error"]) == (404, "no_such_row")


def test_an_outsider_cannot(client: Client, lead: Client) -> None:
    number = taken(lead).json()["import"]
    for path in ("imports", f"imports/{number}", "data-sets", "data-sets/our-log"):
        assert client.get(f"/api/v1/{path}").status_code == 401
        assert "no-store" in lead.get(f"/api/v1/{path}")["Cache-Control"]
    assert send(client, "POST", "imports", body()).status_code == 401
    assert send(client, "POST", "imports/undo", {"number": number}).status_code == 401
    elsewhere = send(lead, "POST", "imports", body(place="salford"))
    assert (elsewhere.status_code, elsewhere.json()["error"]) == (403, "not_allowed")
