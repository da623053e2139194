"""Open Civic Data read: bodies, people and meetings out of a scrape; being listed is not having been there."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from groundswell.interchange.formats import format_named
from groundswell.interchange.understood import Asked, Understood
from tests.interchange.sound import assert_sound

ASKED = Asked("Metro", dt.date(2021, 1, 1), dt.date(2021, 12, 31), "America/Los_Angeles")
Files = dict[str, Any]
# A made-up scrape in pupa's shapes: a new "_id" for everything each time, "~" for what it is known by.
SCRAPE: Files = {
    "jurisdiction_1.json": {"_id": "ocd-jurisdiction/country:us/made-up", "name": "Made Up", "url": "https://example.org"},
    "organization_a1.json": {
        "_id": "a1", "name": "Board of Directors", "classification": "legislature", "founding_date": "1993-04",
        "sources": [{"url": "https://example.org/board", "note": "web"}],
    },
    "organization_a2.json": {"_id": "a2", "name": "Purple Party", "classification": "party"},
    "organization_a3.json": {
        "_id": "a3", "name": "Planning Committee", "classification": "committee",
        "parent_id": '~{"classification": "legislature"}', "dissolution_date": "2021",
    },
    "person_b1.json": {
        "_id": "b1", "name": "Ada Blackwood", "birth_date": "1970-05-06", "image": "https://example.org/ada.jpg",
        "contact_details": [{"type": "email", "value": "ada@example.org"}],
    },
    "person_b2.json": {"_id": "b2", "name": "Ben Cole"},
    "post_c1.json": {"_id": "c1", "label": "District 4", "role": "Director", "organization_id": "a1"},
    "membership_d1.json": {
        "_id": "d1", "person_id": "b1", "organization_id": '~{"classification": "legislature"}', "role": "Chair",
        "post_id": '~{"label": "District 4", "role": "Director"}', "start_date": "2020", "end_date": "2021-06",
        "on_behalf_of_id": "a2",
    },
    "membership_d2.json": {
        "_id": "d2", "person_id": '~{"name": "Cy Dunn"}', "person_name": "Cy Dunn", "organization_id": "a3",
        "role": "Wise owl",
    },
    "membership_d3.json": {"_id": "d3", "person_id": "b2", "organization_id": '~{"classification": "party"}'},
    "event_e1.json": {
        "_id": "e1", "name": "Regular Board Meeting", "start_date": "2021-02-09T18:30:00+00:00", "status": "passed",
        "end_date": "2021-02-09T20:00:00+00:00", "all_day": False, "location": {"name": "One Plaza", "note": ""},
        "participants": [
            {"name": "Planning Committee", "entity_type": "organization", "note": "participant"},
            {"name": "Board of Directors", "entity_type": "organization", "note": "host"},
            {"name": "Ada Blackwood", "entity_type": "person", "note": "chair"},
            {"name": "Ben Cole", "type": "person", "note": "absent"},
            {"name": "Cy Dunn", "type": "person", "note": "Attended"},
            {"name": "Dee", "type": "person", "note": "by phone"},
        ],
        "agenda": [
            {"description": "Bus lanes", "order": "1.2", "subjects": ["Buses"], "notes": ["Carried over"],
             "related_entities": [{"name": "2021-0007", "entity_type": "bill", "note": "consideration"}]},
            {"description": "Any other", "order": None, "subjects": ["Buses", "Trains"], "classification": ["general"]},
            {"description": ""},
        ],
        "documents": [{"note": "Minutes", "links": [{"url": "https://example.org/minutes.pdf"}]}],
        "media": [], "links": [], "extras": {"guid": "x"}, "sources": [{"url": "https://example.org/e1"}],
    },
    "event_e2.json": {
        "_id": "e2", "name": "Planning Committee", "start_date": "2021-03-05", "status": "tentative",
        "participants": [{"name": "Ada Blackwood", "type": "person", "note": "present"}], "agenda": [],
    },
    "event_e3.json": {"_id": "e3", "name": "Summer party", "start_date": "2021-07-01", "participants": []},
    "event_e4.json": {"_id": "e4", "name": "Planning Committee", "start_date": "2021-04", "participants": []},
    "bill_f1.json": {"_id": "f1", "identifier": "2021-0007", "title": "Bus lanes"},
}  # fmt: skip


def read(folder: Path, files: Files) -> Understood:
    folder.mkdir(exist_ok=True)
    for name, given in files.items():
        (folder / name).write_text(given if isinstance(given, str) else json.dumps(given))
    found = read_at(folder)
    assert_sound(found)
    return found


def read_at(path: Path) -> Understood:
    form = format_named("pupa")
    assert form is not None
    return form.read(path, ASKED)


@pytest.fixture
def found(tmp_path: Path) -> Understood:
    return read(tmp_path / "scrape", SCRAPE)


def one(found: Understood, kind: str, key: str) -> Any:
    return next(row for row in found.of(kind) if row.id == key)


def test_each_of_its_things_is_counted(found: Understood) -> None:
    told = next(note.what for note in found.notes)
    assert told == "It holds 1 bill, 4 event, 1 jurisdiction, 3 membership, 3 organization, 2 person, 1 post."
    assert found.counts() == {
        "forum": 2, "organisation": 1, "person": 4, "office": 1, "seat": 2, "sitting": 2, "meeting": 2, "subject": 1,
        "attendance": 5, "agenda_item": 2,
    }  # fmt: skip


def test_bodies_and_people_go_by_what_they_are_known_by(found: Understood) -> None:
    assert {row.id for row in found.of("forum")} == {
        "legislature/Board of Directors",
        "committee/Planning Committee",
    }
    assert {row.id for row in found.of("person")} == {"Ada Blackwood", "Ben Cole", "Cy Dunn", "Dee"}
    assert one(found, "forum", "committee/Planning Committee").values["closed"] == dt.date(2022, 1, 1)


def test_the_next_scrape_gives_the_same_ids(found: Understood, tmp_path: Path) -> None:
    text = json.dumps(SCRAPE)
    for old in ("a1", "a2", "a3", "b1", "b2", "c1", "d1", "d2", "d3", "e1", "e2", "e3", "e4"):
        text = text.replace(f'"{old}"', f'"9{old}9"')
    again = read(tmp_path / "again", json.loads(text))
    assert {(row.kind, row.id) for row in again.rows} == {(row.kind, row.id) for row in found.rows}


def test_two_people_of_one_name_stay_two_and_neither_is_guessed(tmp_path: Path) -> None:
    files = {**SCRAPE, "person_b3.json": {"_id": "b3", "name": "Ben Cole"}}
    found = read(tmp_path / "two", files)
    assert [row.id for row in found.of("person") if row.values["name"] == "Ben Cole"] == ["b2", "b3"]
    assert not any(row.values["person"] in ("b2", "b3") for row in found.of("attendance"))
    assert any("several people of the file have this name" in note.what for note in found.notes)


def test_a_membership_is_a_seat_with_its_days(found: Understood) -> None:
    key = "Ada Blackwood/legislature/Board of Directors/Chair/District 4/2020"
    assert one(found, "seat", key).values == {
        "forum": "legislature/Board of Directors", "name": "District 4", "role": "chair",
        "organisation": "party/Purple Party",
    }  # fmt: skip
    held = one(found, "sitting", key).values
    assert (held["start"], held["until"]) == (dt.date(2020, 1, 1), dt.date(2021, 7, 1))
    assert any("belongs to nothing that meets" in note.what for note in found.notes)


def test_a_meeting_has_its_host_and_local_times_and_the_rest_is_kept(found: Understood) -> None:
    meeting = next(row for row in found.of("meeting") if row.values["status"] == "held")
    assert meeting.values == {
        "forum": "legislature/Board of Directors", "day": dt.date(2021, 2, 9), "start": dt.time(10, 30),
        "end": dt.time(12), "status": "held", "chaired_by": "Ada Blackwood",
    }  # fmt: skip
    assert meeting.words["documents"] == "Minutes https://example.org/minutes.pdf"
    assert meeting.words["location"] == "One Plaza"
    assert meeting.words["others"]


def test_being_listed_is_not_having_been_there(found: Understood) -> None:
    came = {
        row.values["person"]: row.values["status"]
        for row in found.of("attendance")
        if "Regular" in str(row.values["meeting"])
    }
    assert came == {
        "Ada Blackwood": "not_recorded", "Ben Cole": "absent", "Cy Dunn": "present", "Dee": "not_recorded",
    }  # fmt: skip
    assert any("“by phone” stands 1 time." in note.what for note in found.notes)


def test_before_a_meeting_everybody_listed_is_expected(found: Understood) -> None:
    meeting = next(row for row in found.of("meeting") if row.values["status"] == "expected")
    assert meeting.values["day"] == dt.date(2021, 3, 5)
    (there,) = (row for row in found.of("attendance") if row.values["meeting"] == meeting.id)
    assert there.values["status"] == "expected"
    assert there.words == {"status": "present"}


def test_agenda_items_keep_their_order_and_one_subject(found: Understood) -> None:
    first, second = found.of("agenda_item")
    assert {name: first.values[name] for name in ("number", "title", "subject", "noted")} == {
        "number": "1.2", "title": "Bus lanes", "subject": "Buses", "noted": "Carried over",
    }  # fmt: skip
    assert first.words["related"] == "2021-0007"
    assert second.values["number"] == "2"
    assert "subject" not in second.values
    assert second.words["subjects"] == "Buses, Trains"


def test_an_event_of_nobody_is_left_out_and_bills_and_extras_are_told(found: Understood) -> None:
    told = " ".join(note.what for note in found.notes)
    assert "2 were left out: it names no body or no day." in told
    assert "1 bill: not taken in." in told
    assert "1 event has extras of its own." in told


def test_no_address_birthday_or_picture_of_a_person_is_a_value(found: Understood) -> None:
    people = [row for row in found.rows if row.kind == "person"]
    assert "ada@example.org" not in repr(found.rows)
    assert "1970" not in repr(found.rows)
    assert all(set(row.values) == {"name"} for row in people)


def test_a_body_that_only_events_name_is_a_forum(tmp_path: Path) -> None:
    found = read(tmp_path / "events", {"event_e1.json": SCRAPE["event_e1.json"]})
    assert [row.id for row in found.of("forum")] == ["Board of Directors"]
    assert found.counts()["meeting"] == 1


@pytest.mark.parametrize("wrapped", [False, True])
def test_one_list_is_read_too_and_lasting_ids_are_kept(tmp_path: Path, wrapped: bool) -> None:
    things = [
        {"id": "ocd-organization/1", "name": "Board", "classification": "committee"},
        {"id": "ocd-person/1", "name": "Ada"},
        {
            "_type": "membership",
            "id": "m1",
            "person_id": "ocd-person/1",
            "organization_id": "ocd-organization/1",
        },
        {"id": "ocd-event/1", "name": "Board", "start_time": "2021-02-09T10:00:00", "agenda": []},
        {"what": "is this"},
    ]
    path = tmp_path / "list.json"
    path.write_text(json.dumps({"results": things} if wrapped else things))
    found = read_at(path)
    assert_sound(found)
    assert {(row.kind, row.id) for row in found.rows} == {
        ("forum", "ocd-organization/1"), ("person", "ocd-person/1"), ("seat", "m1"), ("sitting", "m1"),
        ("meeting", "ocd-event/1"),
    }  # fmt: skip
    assert any("does not say what it is" in note.what for note in found.notes)


def test_a_broken_file_of_a_folder_is_left_out_and_told(tmp_path: Path) -> None:
    found = read(tmp_path / "broken", {**SCRAPE, "person_b2.json": '{"name": '})
    assert not found.faults
    assert any("breaks off" in note.what and note.where.startswith("person_b2.json") for note in found.notes)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("", "breaks off"),
        ("{}", "nothing of Open Civic Data"),
        ("[1]", "nothing of"),
        ("[NaN]", "not a number"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(tmp_path: Path, given: str, says: str) -> None:
    path = tmp_path / "list.json"
    path.write_text(given)
    (fault,) = read_at(path).faults
    assert says in fault.what
    assert fault.remedy


def test_a_folder_that_is_far_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("groundswell.interchange.pupa.gathered.MOST_FILES", 2)
    (fault,) = read(tmp_path / "large", SCRAPE).faults
    assert "more than 2 files" in fault.what


def test_times_are_those_of_the_place(tmp_path: Path) -> None:
    folder = tmp_path / "scrape"
    read(folder, SCRAPE)
    form = format_named("pupa")
    assert form is not None
    found = form.read(folder, replace(ASKED, zone="Europe/London"))
    assert dt.time(18, 30) in [row.values.get("start") for row in found.of("meeting")]
