"""Taking files in on the pages: choose, see what it would do, decide, take, look back, undo. Without script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from groundswell.records.changes import verify
from groundswell.register.models import Forum, Import, Meeting, Person, SourcedFact
from tests.web.small_town import lead_of_stockport, signed_in, small_town

pytestmark = pytest.mark.django_db
NEW = "/imports/new/"
LOG = "forum,date,person,status\nThat Counts,2021-02-02,Ada Blackwood,\nThat Counts,2021-03-02,Ada Blackwood,Expected\n"


@pytest.fixture(autouse=True)
def town(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    small_town()


@pytest.fixture
def lead() -> Client:
    return lead_of_stockport()


def chosen(client: Client, words: str = LOG, name: str = "log.csv", **said: str) -> Any:
    given = {"format": "attendance-log", "data_set": "Our log", "place": "stockport", **said}
    return client.post(NEW, {**given, "files": SimpleUploadedFile(name, words.encode())})


def take(client: Client, seen: Any, **answers: str) -> Any:
    return client.post(NEW, {"do": "take", "seal": seen.context["seen"].seal, **answers}, follow=True)


def test_it_is_chosen_looked_at_and_taken_in(lead: Client) -> None:
    seen = chosen(lead)
    assert seen.status_code == 200
    assert "2 meetings, 1 with recorded attendance" in seen.content.decode()
    assert not Import.objects.exists()
    taken = take(lead, seen)
    assert "new" in taken.content.decode()
    run = Import.objects.get()
    assert (run.meetings, run.recorded, run.state) == (2, 1, "done")
    assert Forum.objects.get(name="That Counts").place.key == "stockport"
    assert verify() == []


def test_taken_in_again_it_changes_nothing(lead: Client) -> None:
    take(lead, chosen(lead))
    seen = chosen(lead)
    assert "would change nothing" in seen.content.decode()


def test_a_shared_name_is_asked_about_and_the_answer_is_kept(lead: Client) -> None:
    take(lead, chosen(lead))
    seen = chosen(lead, data_set="Another log")
    page = seen.content.decode()
    assert "A shared name alone is no proof" in page
    assert take(lead, seen).status_code == 422
    key = Forum.objects.get(name="That Counts").key
    answers = {"is forum/that counts": f"same:{key}", "is person/ada blackwood": "new"}
    again = lead.post(NEW, {"do": "look", **answers})
    assert again.context["is_ready"]
    take(lead, again, **answers)
    assert Forum.objects.filter(name="That Counts").count() == 1
    assert Person.objects.filter(name="Ada Blackwood").count() == 2
    assert Meeting.objects.filter(forum__key=key).count() == 2


def test_faults_are_told_with_their_remedy_and_nothing_is_taken(lead: Client) -> None:
    seen = chosen(lead, "a,b\n1,2\n")
    assert seen.status_code == 422
    page = seen.content.decode()
    assert "There is a problem" in page
    assert "Call one of the columns" in page
    assert take(lead, seen).status_code == 422
    assert not Import.objects.exists()


@pytest.mark.parametrize("missing", ["format", "data_set", "place", "files"])
def test_what_is_missing_is_asked_for(lead: Client, missing: str) -> None:
    given: dict[str, Any] = {"format": "attendance-log", "data_set": "Our log", "place": "stockport"}
    given["files"] = SimpleUploadedFile("log.csv", LOG.encode())
    del given[missing]
    refused = lead.post(NEW, given)
    assert refused.status_code == 422
    assert "There is a problem" in refused.content.decode()


def test_another_seal_takes_nothing_in(lead: Client) -> None:
    chosen(lead)
    refused = lead.post(NEW, {"do": "take", "seal": "0" * 64})
    assert refused.status_code == 422
    assert not Import.objects.exists()


def test_left_alone_the_file_is_gone(lead: Client, tmp_path: Path) -> None:
    chosen(lead)
    assert list((tmp_path / "files-waiting").iterdir())
    lead.post(NEW, {"do": "leave"})
    assert not list((tmp_path / "files-waiting").iterdir())
    gone = lead.post(NEW, {"do": "take", "seal": "0" * 64})
    assert gone.status_code == 422
    assert "Choose it again" in gone.content.decode()


def test_the_source_shows_its_own_words_and_what_is_no_longer_in_it(lead: Client) -> None:
    take(lead, chosen(lead))
    take(lead, chosen(lead, LOG.rsplit("That Counts", 1)[0]))
    page = lead.get("/data-sets/our-log/?vanished=yes").content.decode()
    assert "No longer in the source since" in page
    words = lead.get("/data-sets/our-log/?kind=attendance").content.decode()
    assert "status: “Expected”" in words


def test_an_import_is_undone(lead: Client) -> None:
    take(lead, chosen(lead))
    run = Import.objects.get()
    address = reverse("import-undo", args=[run.pk])
    assert "Undo it" in lead.get(address).content.decode()
    done = lead.post(address, follow=True)
    assert "was undone" in done.content.decode()
    assert not Forum.objects.filter(name="That Counts").exists()
    assert not SourcedFact.objects.exists()


def test_what_is_needed_by_now_stops_the_undoing(lead: Client) -> None:
    take(lead, chosen(lead))
    forum = Forum.objects.get(name="That Counts")
    Meeting.objects.create(key="own", forum=forum, day="2021-06-01")
    refused = lead.post(reverse("import-undo", args=[Import.objects.get().pk]))
    assert refused.status_code == 422
    assert Forum.objects.filter(pk=forum.pk).exists()


@pytest.mark.parametrize(
    "address", ["/imports/", NEW, "/data-sets/our-log/", "/imports/1/", "/imports/1/undo/"]
)
def test_nobody_else_sees_what_a_source_says(lead: Client, address: str) -> None:
    take(lead, chosen(lead))
    run = Import.objects.get().pk
    here = address.replace("/1/", f"/{run}/")
    assert lead.get(here).status_code == 200
    assert Client().get(here).status_code == 302
    officer = signed_in("officer", "forum", Forum.objects.get(name="That Counts").key)
    assert officer.get(here).status_code in (403, 404)


def test_the_list_tells_when_there_is_nothing(lead: Client) -> None:
    assert "No file has been taken in yet" in lead.get("/imports/").content.decode()
    take(lead, chosen(lead))
    assert "Our log" in lead.get("/imports/").content.decode()
