"""The workbook's page: downloads, the preview, and taking it in; all of it without script."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from groundswell.records.changes import verify
from groundswell.register.models import Person, Place
from tests.web.small_town import lead_of_stockport, signed_in, small_town

pytestmark = pytest.mark.django_db
HERE = "/workbook/"
PEOPLE = [["key", "name"], ["ann", "Ann"]]


@pytest.fixture(autouse=True)
def town(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    small_town()


@pytest.fixture
def lead() -> Client:
    return lead_of_stockport()


def upload(rows: list[list[Any]], sheet: str = "People") -> SimpleUploadedFile:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(row)
    raw = io.BytesIO()
    book.save(raw)
    return SimpleUploadedFile("my register.xlsx", raw.getvalue())


def look(client: Client, rows: list[list[Any]], sheet: str = "People") -> Any:
    return client.post(HERE, {"file": upload(rows, sheet)})


def take(client: Client, seen: Any, *as_new: str) -> Any:
    return client.post(
        HERE, {"do": "take", "seal": seen.context["seal"], "as_new": list(as_new)}, follow=True
    )


def kept(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "workbooks-waiting").glob("*/*"))


def test_the_template_and_the_register_can_be_downloaded(lead: Client) -> None:
    for name in ("workbook-template", "workbook-register"):
        response = lead.get(reverse(name))
        assert response["Content-Disposition"].startswith("attachment")
        book = load_workbook(io.BytesIO(b"".join(response)))  # type: ignore[arg-type]
        assert book.sheetnames[0] == "README"
    assert [cell.value for cell in book["Places"][2]][:2] == ["stockport", "Stockport"]


def test_an_upload_shows_what_would_change_and_changes_nothing(lead: Client) -> None:
    seen = look(lead, [*PEOPLE, ["director", "Director of Health"]])
    assert seen.status_code == 200
    page = seen.content.decode()
    assert "What it would do: 1 new, 1 changed, 0 as they are." in page
    assert "name: “Director of Public Health” → “Director of Health”" in page
    assert not Person.objects.filter(key="ann").exists()


def test_what_was_looked_at_is_taken_in_at_one_press(lead: Client, tmp_path: Path) -> None:
    done = take(lead, look(lead, PEOPLE))
    assert done.redirect_chain == [(HERE, 302)]
    assert "Taken in: 1 new, 0 changed, 0 as they were." in done.content.decode()
    assert Person.objects.get(key="ann").name == "Ann"
    assert kept(tmp_path) == []
    assert verify() == []


def test_faults_are_listed_by_sheet_and_row_with_their_remedy_and_nothing_can_be_taken_in(
    lead: Client,
) -> None:
    seen = look(lead, [["key", "name", "kind"], ["x", "=1+1", "hamlet"], ["y", "Y", "ward"]], "Places")
    page = seen.content.decode()
    assert seen.status_code == 422
    assert "2 things need mending. Nothing has been taken in." in page
    assert "Sheet “Places”, row 2, column “name”" in page
    assert 'value="take"' not in page
    assert take(lead, seen).status_code == 422
    assert Place.objects.count() == 1


def test_an_unsure_row_is_asked_about_and_taken_in_once_said_to_be_new(lead: Client) -> None:
    seen = look(lead, [["key", "name"], ["director-2", "director of public health"]])
    page = seen.content.decode()
    assert "We are unsure of 1 row." in page
    assert 'value="take"' not in page
    again = lead.post(HERE, {"do": "look", "as_new": "person/director-2"})
    assert 'value="take"' in again.content.decode()
    take(lead, again, "person/director-2")
    assert Person.objects.filter(key="director-2").exists()


def test_a_register_that_changed_since_is_looked_at_again(lead: Client) -> None:
    seen = look(lead, PEOPLE)
    Person.objects.create(key="ann", name="Somebody else", visibility="public")
    again = take(lead, seen)
    assert again.status_code == 422
    assert "this is not what you saw before" in again.content.decode()
    assert Person.objects.get(key="ann").name == "Somebody else"


def test_leaving_it_throws_the_file_away(lead: Client, tmp_path: Path) -> None:
    look(lead, PEOPLE)
    (file,) = kept(tmp_path)
    assert file.parent.stat().st_mode & 0o077 == 0
    assert lead.post(HERE, {"do": "leave"}).status_code == 302
    assert kept(tmp_path) == []
    again = lead.post(HERE, {"do": "take", "seal": ""})
    assert again.status_code == 422
    assert "no longer here" in again.content.decode()


def test_no_file_and_a_file_that_is_no_workbook_are_told_plainly(lead: Client) -> None:
    assert "No file was chosen." in lead.post(HERE).content.decode()
    seen = lead.post(HERE, {"file": SimpleUploadedFile("../../evil.xlsx", b"not a workbook")})
    assert seen.status_code == 422
    assert "This is not an Excel workbook." in seen.content.decode()


def test_words_from_the_workbook_are_shown_as_words(lead: Client) -> None:
    seen = look(lead, [["key", "name"], ["director", "<script>alert(1)</script>"]])
    assert "<script>alert" not in seen.content.decode()


def test_a_file_that_waits_cannot_be_taken_in_by_somebody_else(lead: Client) -> None:
    seen = look(lead, PEOPLE)
    other = signed_in("place_lead")
    assert other.post(HERE, {"do": "take", "seal": seen.context["seal"]}).status_code == 422
    assert not Person.objects.filter(key="ann").exists()


def test_what_the_asker_may_not_write_is_a_fault_and_writes_nothing() -> None:
    officer = signed_in("officer", "forum", "acb")
    seen = look(officer, [["key", "name", "kind"], ["stockport", "Southport", "borough"]], "Places")
    assert take(officer, seen).status_code == 422
    assert Place.objects.get().name == "Stockport"


def test_an_outsider_cannot(client: Client) -> None:
    member = signed_in("member", "forum", "acb")
    for address in (HERE, reverse("workbook-register")):
        assert client.get(address).status_code == 302
        assert member.get(address).status_code == 403
    assert client.post(HERE, {"file": upload(PEOPLE)}).status_code == 302
    assert member.post(HERE, {"file": upload(PEOPLE)}).status_code == 403
    assert not Person.objects.filter(key="ann").exists()
