"""ModernGov's XML: a made-up council comes out as counted by hand, and each trap of the real one is met."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from groundswell.interchange.formats import format_named
from groundswell.interchange.moderngov.parts import clock, day, plain
from groundswell.interchange.understood import Asked, Understood
from tests.interchange.moderngov import made_council

ASKED = Asked("Council", dt.date(2021, 1, 1), dt.date(2021, 12, 31))


def read(path: Path) -> Understood:
    form = format_named("moderngov")
    assert form is not None
    return form.read(path, ASKED)


def told(found: Understood) -> str:
    return " ".join(note.what for note in found.notes)


def test_the_made_up_council_comes_out_as_counted_by_hand(folder: Path) -> None:
    with (Path(__file__).parent / "expected.csv").open() as opened:
        expected = {row["what"]: row["value"] for row in csv.DictReader(opened)}
    found = read(folder)
    names = {row.id: row.values["name"] for row in found.of("forum")}
    held = sorted((row.values["day"], names[str(row.values["forum"])]) for row in found.of("meeting"))
    assert not found.faults
    for kind, count in found.counts().items():
        assert str(count) == expected[kind], kind
    assert expected["meetings with recorded attendance"] == str(found.coverage()[1])
    assert expected["first Scrutiny Committee"] == str(next(d for d, n in held if n == "Scrutiny Committee"))
    assert expected["last Cabinet"] == str([d for d, n in held if n == "Cabinet"][-1])
    off = [str(row.values["day"]) for row in found.of("meeting") if row.values["status"] == "cancelled"]
    assert off == [expected["cancelled"]]


def test_a_substitute_says_for_whom(folder: Path) -> None:
    found = read(folder)
    stood_in = [row for row in found.of("attendance") if row.values["status"] == "substitute"]
    assert [(row.values["person"], row.values["substitute_for"]) for row in stood_in] == [("4", "1")]


def test_expected_after_the_minutes_is_not_present(folder: Path) -> None:
    found = read(folder)
    row = next(row for row in found.of("attendance") if row.id == "1011/2")
    assert row.values["status"] == "expected"
    assert "“Expected” after the minutes came out" in told(found)


def test_an_unknown_word_of_attendance_is_kept_and_not_taken_as_present(folder: Path) -> None:
    found = read(folder)
    row = next(row for row in found.of("attendance") if row.words.get("attendance") == "Dialled in")
    assert row.values["status"] == "not_recorded"
    assert "“Dialled in” stands 1 time" in told(found)


def test_restricted_items_and_headings_are_left_out_and_counted(folder: Path) -> None:
    found = read(folder)
    assert "A private matter" not in repr(found.rows)
    assert "PART A" not in repr(found.rows)
    assert "24 items or documents are restricted" in told(found)


def test_text_escaped_twice_is_read(folder: Path) -> None:
    assert next(read(folder).of("agenda_item")).values["title"] == "Ramps 'for all'"


def test_a_committee_that_is_gone_is_left_out(folder: Path) -> None:
    assert "Old Works Committee" not in repr(read(folder).rows)


def test_answers_wrapped_by_soap_say_the_same(tmp_path: Path, folder: Path) -> None:
    wrapped = tmp_path / "soap"
    wrapped.mkdir()
    for file in folder.iterdir():
        operation = "GetMeeting" if file.name.startswith("get") else "GetMeetings"
        (wrapped / file.name).write_text(made_council.in_soap(file.read_text(), operation))
    assert read(wrapped).counts() == read(folder).counts()


def test_members_of_a_list_go_before_those_a_meeting_names(folder: Path) -> None:
    named = "<committeeid>101</committeeid><committeetitle>Scrutiny Committee</committeetitle>"
    rows = f"<committee>{named}<role>Chair</role></committee>"
    (folder / "user-3.xml").write_text(f"<committees><userid>3</userid>{rows}</committees>")
    seats = [row for row in read(folder).of("seat") if row.values["forum"] == "101"]
    assert [(row.id, row.values["role"]) for row in seats] == [("101/3", "chair")]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("<html><body>Service unavailable</body></html>", "no answer of ModernGov"),
        ("<meeting><meetingid>", "breaks off"),
        ("", "breaks off"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "entities of its own"),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "entities of its own"),
        ("<a>" * 150 + "</a>" * 150, "nested too deeply"),
    ],
)
def test_a_file_that_is_none_is_left_out_and_told(folder: Path, words: str, says: str) -> None:
    before = read(folder).counts()
    (folder / "broken.xml").write_text(words)
    found = read(folder)
    assert found.counts() == before
    assert any(says in note.what and note.remedy for note in found.notes)


def test_billion_laughs_is_refused(tmp_path: Path) -> None:
    lines = ['<!ENTITY a0 "ha">', *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))]
    path = tmp_path / "laughs.xml"
    path.write_text(f"<!DOCTYPE x [{''.join(lines)}]><x>&a9;</x>")
    (fault,) = read(path).faults
    assert fault.remedy


def test_a_day_that_is_none_leaves_the_meeting_out(tmp_path: Path) -> None:
    answer = (
        made_council.meetings("101").replace("12/01/2021", "31/02/2021").replace("09/02/2021", "2021-02-09")
    )
    (tmp_path / "meetings.xml").write_text(answer)
    found = read(tmp_path)
    assert found.counts()["meeting"] == 6
    assert "2 meetings have no day that there is" in told(found)


@pytest.mark.parametrize(
    ("words", "found"),
    [("10.00 am", dt.time(10)), ("12.15 pm", dt.time(12, 15)), ("12.30 am", dt.time(0, 30)), ("18.30", dt.time(18, 30)),
     ("25.00", None), ("13.00 pm", None), ("", None)],
)  # fmt: skip
def test_times_as_it_writes_them(words: str, found: dt.time | None) -> None:
    assert clock(words) == found


def test_days_are_day_first_and_nothing_else() -> None:
    assert day("02/03/2021") == dt.date(2021, 3, 2)
    assert day("2021-03-02") is None
    assert plain("a &amp;amp; b<br/>c") == "a & b c"
