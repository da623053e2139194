"""Popolo read: people, bodies, seats with their days and meetings; parties are no forums, elections no meetings."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from groundswell.interchange.formats import format_named
from groundswell.interchange.understood import Asked, Understood

ASKED = Asked("Council", dt.date(2021, 1, 1), dt.date(2021, 12, 31))
COUNCIL: dict[str, Any] = {
    "persons": [
        {"id": "p1", "name": "Ada Blackwood", "email": "ada@example.org", "contact_details": [{"type": "phone"}]},
        {"id": "p2", "given_name": "Ben", "family_name": "Cole"},
    ],
    "organizations": [
        {"id": "o1", "name": "Scrutiny", "classification": "committee", "dissolution_date": "2023-05"},
        {"id": "o2", "name": "Purple Party", "classification": "party"},
        {"id": "o3", "name": "Leisure Trust", "classification": "charity"},
    ],
    "memberships": [
        {"id": "m1", "person_id": "p1", "organization_id": "o1", "role": "Chair", "start_date": "2020",
         "on_behalf_of_id": "o2"},
        {"person_id": "p2", "organization_id": "o1", "role": "Wise owl", "legislative_period_id": "t1"},
        {"id": "m3", "person_id": "p2", "organization_id": "o2"},
    ],
    "events": [
        {"id": "e1", "name": "Scrutiny", "organization_id": "o1", "start_date": "2021-03-02T10:00", "status": "passed",
         "end_date": "2021-03-02T12:00", "attendees": [{"person_id": "p1"}]},
        {"id": "e2", "organization_id": "o1", "start_date": "2021-04-02", "status": "confirmed",
         "attendees": [{"person_id": "p1"}]},
        {"id": "e3", "organization_id": "o1", "start_date": "2021-02-31"},
        {"id": "e4", "organization_id": "o1", "start_date": "2021-05"},
        {"id": "t1", "classification": "legislative period", "start_date": "2019-05-02", "end_date": "2023-05-03"},
    ],
}  # fmt: skip


def read(tmp_path: Path, given: Any) -> Understood:
    path = tmp_path / "council.json"
    path.write_text(given if isinstance(given, str) else json.dumps(given))
    form = format_named("popolo")
    assert form is not None
    return form.read(path, ASKED)


def values(found: Understood, kind: str, key: str) -> Any:
    return next(row for row in found.of(kind) if row.id == key).values


def test_bodies_that_meet_are_forums_and_parties_are_not(tmp_path: Path) -> None:
    found = read(tmp_path, COUNCIL)
    assert [row.id for row in found.of("forum")] == ["o1"]
    assert values(found, "forum", "o1")["closed"] == dt.date(2023, 6, 1)
    assert [row.id for row in found.of("organisation")] == ["o2", "o3"]


def test_a_membership_is_a_seat_with_its_days(tmp_path: Path) -> None:
    found = read(tmp_path, COUNCIL)
    assert values(found, "seat", "m1") == {
        "forum": "o1",
        "name": "Chair",
        "role": "chair",
        "organisation": "o2",
    }
    assert values(found, "sitting", "m1")["start"] == dt.date(2020, 1, 1)


def test_a_role_we_do_not_know_is_a_member_and_its_word_is_kept(tmp_path: Path) -> None:
    seat = next(row for row in read(tmp_path, COUNCIL).of("seat") if row.id != "m1")
    assert seat.values["role"] == "member"
    assert seat.words == {"role": "Wise owl"}


def test_a_membership_of_a_term_has_the_days_of_the_term(tmp_path: Path) -> None:
    sitting = next(row for row in read(tmp_path, COUNCIL).of("sitting") if row.id != "m1")
    assert (sitting.values["start"], sitting.values["until"]) == (dt.date(2019, 5, 2), dt.date(2023, 5, 4))


def test_meetings_have_their_times_and_who_came_only_once_they_were_held(tmp_path: Path) -> None:
    found = read(tmp_path, COUNCIL)
    assert values(found, "meeting", "e1")["end"] == dt.time(12)
    assert [row.values["status"] for row in found.of("attendance")] == ["present", "expected"]
    assert found.coverage() == (2, 1)


def test_a_meeting_whose_day_nobody_knows_is_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, COUNCIL)
    assert {row.id for row in found.of("meeting")} == {"e1", "e2"}
    assert any(note.what == "2 were left out: it names no body or no day." for note in found.notes)


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    told = " ".join(note.what for note in read(tmp_path, COUNCIL).notes)
    assert "The file holds 2 persons, 3 organizations, 3 memberships, 5 events." in told
    assert "names no body or no day" in told
    assert "belongs to nothing that meets" in told
    assert "election or a term" in told


def test_no_address_or_number_of_a_person_is_taken_in(tmp_path: Path) -> None:
    assert "example.org" not in repr(read(tmp_path, COUNCIL).rows)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("", "breaks off"),
        ("[1, 2]", "not Popolo"),
        ("{}", "not Popolo"),
        ('{"persons": [NaN]}', "not a number"),
        ("[" * 100_000, "nested too deeply"),
        ('{"persons": [' + "9" * 5_000 + "]}", "far too long"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(tmp_path: Path, given: str, says: str) -> None:
    (fault,) = read(tmp_path, given).faults
    assert says in fault.what
    assert fault.remedy


@pytest.mark.parametrize("wrong", [None, 3, "x", [], {}, [[]], {"a": 1}])
@pytest.mark.parametrize("part", ["persons", "organizations", "memberships", "events"])
def test_a_part_of_another_shape_harms_nothing(tmp_path: Path, part: str, wrong: object) -> None:
    for given in (
        {**COUNCIL, part: wrong},
        {**COUNCIL, part: [wrong]},
        {**COUNCIL, part: [dict.fromkeys(COUNCIL[part][0], wrong)]},
    ):
        found = read(tmp_path, given)
        assert all(row.id for row in found.rows)


def with_event(**event: object) -> dict[str, Any]:
    return {**COUNCIL, "events": [{"id": "e", "organization_id": "o1", "start_date": "2021-03-02", **event}]}


def test_attendance_is_read_one_by_one_and_a_word_we_do_not_know_is_nothing_but_kept(tmp_path: Path) -> None:
    told = [
        {"person_id": "p1", "status": "Apologies"},
        {"person_id": "p2", "status": "Dialled in", "substitute_for_id": "p1"},
        {"person_id": "nobody", "status": "present"},
        {"status": "present"},
    ]
    found = read(tmp_path, with_event(attendance=told, attendees=[{"id": "p1"}], status="passed"))
    first, second = found.of("attendance")
    assert first.values["status"] == "apologies"
    assert (second.values["status"], second.words["status"]) == ("not_recorded", "Dialled in")
    assert second.values["substitute_for"] == "p1"
    said = " ".join(note.what for note in found.notes)
    assert "“Dialled in” stands 1 time." in said
    assert "names no person" in said
    assert "belongs to something that is not in the file" in said


def test_agenda_items_have_their_number_or_their_place(tmp_path: Path) -> None:
    items = [
        {"title": "Minutes"},
        {"id": "a2", "number": "2a", "title": "SEND", "classification": "decision"},
        {},
    ]
    first, second = read(tmp_path, with_event(agenda_items=items)).of("agenda_item")
    assert first.values == {"meeting": "e", "number": "1", "title": "Minutes"}
    assert second.values == {"meeting": "e", "number": "2a", "title": "SEND", "purpose": "decision"}


def test_a_time_with_an_offset_is_the_place_s_own_time(tmp_path: Path) -> None:
    path = tmp_path / "council.json"
    path.write_text(
        json.dumps(with_event(start_date="2021-07-01T23:30:00Z", end_date="2021-07-02T01:00:00Z"))
    )
    form = format_named("popolo")
    assert form is not None
    meeting = next(form.read(path, replace(ASKED, zone="Europe/London")).of("meeting"))
    assert (meeting.values["day"], meeting.values["start"]) == (dt.date(2021, 7, 2), dt.time(0, 30))
    assert meeting.values["end"] == dt.time(2)


def test_a_post_of_others_is_kept_with_its_source(tmp_path: Path) -> None:
    found = read(tmp_path, {**COUNCIL, "posts": [{"id": "w1", "label": "Member for Ward 1"}, {"id": "w2"}]})
    assert [dict(row.values) for row in found.of("office")] == [{"name": "Member for Ward 1"}]


def test_who_sat_but_is_not_in_the_file_leaves_an_empty_seat(tmp_path: Path) -> None:
    found = read(tmp_path, {**COUNCIL, "persons": COUNCIL["persons"][1:]})
    assert any(row.id == "m1" for row in found.of("seat"))
    assert not any(row.id == "m1" for row in found.of("sitting"))
    assert any("belongs to something that is not in the file" in note.what for note in found.notes)


@pytest.mark.parametrize(
    ("country", "told"),
    [
        ("ireland", ("226 persons", "324 memberships", "15 organizations", "34 events")),
        ("kenya", ("355 persons", "355 memberships", "23 organizations", "23 events")),
        ("estonia", ("193 persons", "299 memberships", "8 organizations", "16 events")),
    ],
)
def test_the_legislatures_of_everypolitician(country: str, told: tuple[str, ...]) -> None:
    folder = Path(os.environ.get("GROUNDSWELL_REAL_DATA", "")) / "everypolitician"
    if not folder.is_dir():
        pytest.skip("GROUNDSWELL_REAL_DATA does not name a folder with everypolitician")
    form = format_named("popolo")
    assert form is not None
    found = form.read(folder / f"{country}-ep-popolo-v1.0.json", ASKED)
    assert not found.faults
    said = found.notes[0].what
    assert all(each in said for each in told)
    counts = found.counts()
    assert counts["person"] == int(told[0].split()[0])
    assert counts["seat"] == counts["sitting"] == int(told[1].split()[0])
