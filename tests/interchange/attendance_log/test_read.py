"""An attendance log: who was at which forum on which day; nothing is guessed."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from pathlib import Path

import pytest

from groundswell.interchange.formats import format_named
from groundswell.interchange.understood import Asked, Understood

ASKED = Asked("Log", dt.date(2021, 1, 1), dt.date(2021, 12, 31))


def read(tmp_path: Path, words: str | bytes) -> Understood:
    path = tmp_path / "log.csv"
    path.write_bytes(words.encode() if isinstance(words, str) else words)
    form = format_named("attendance-log")
    assert form is not None
    return form.read(path, ASKED)


def test_forums_people_meetings_and_who_was_there(tmp_path: Path) -> None:
    found = read(
        tmp_path, "forum,date,person\nACB,2021-02-09,Ann\nACB,09/02/2021,Ben\nLP Ops,2021-02-04,Ann\n"
    )
    assert found.counts() == {"forum": 2, "person": 2, "meeting": 2, "attendance": 3}
    assert found.coverage() == (2, 2)
    assert found.faults == found.notes == ()


def test_columns_stand_in_any_order_under_any_of_their_names(tmp_path: Path) -> None:
    found = read(tmp_path, "Attendee;When;Committee\nAnn;2021-02-09;ACB\n")
    assert [row.values["name"] for row in found.of("forum")] == ["ACB"]


def test_a_word_we_do_not_know_is_kept_and_not_taken_as_present(tmp_path: Path) -> None:
    found = read(
        tmp_path, "forum,date,person,status\nACB,2021-02-09,Ann,Dialled in\nACB,2021-02-09,Ben,Expected\n"
    )
    ann, ben = found.of("attendance")
    assert (ann.values["status"], ann.words) == ("not_recorded", {"status": "Dialled in"})
    assert ben.values["status"] == "expected"
    assert "Dialled in" in found.notes[0].what
    assert found.coverage() == (1, 0)


@pytest.mark.parametrize("day", ["31/02/2021", "2021-02-31", "soon", "", "2021", "NaN"])
def test_a_day_that_is_none_leaves_the_row_out_and_says_so(tmp_path: Path, day: str) -> None:
    found = read(tmp_path, f"forum,date,person\nACB,{day},Ann\nACB,2021-02-09,Ben\n")
    assert [row.values["name"] for row in found.of("person")] == ["Ben"]
    assert [note.where for note in found.notes] == ["log.csv, line 2"]


def test_without_dates_it_says_who_belongs(tmp_path: Path) -> None:
    found = read(tmp_path, "person,event\nEvelyn,E1\nTheresa,E1\n")
    assert found.counts() == {"forum": 1, "person": 2, "seat": 2, "sitting": 2}
    assert "no dates" in found.notes[0].what


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (b"", "empty"),
        (b"a,b\n1,2\n", "no column"),
        (b"forum,person\nACB,\0\n", "NUL"),
        (b'forum,person\n"ACB,Ann\n', "quotation mark"),
        (b"forum,person" + b",x" * 300 + b"\n", "too many columns"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(tmp_path: Path, words: bytes, says: str) -> None:
    (fault,) = read(tmp_path, words).faults
    assert says in fault.what
    assert fault.remedy


def test_letters_of_windows_are_read_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, "forum,person\nACB,José\n".encode("cp1252"))
    assert [row.values["name"] for row in found.of("person")] == ["José"]
    assert "Windows-1252" in found.notes[0].what


def test_utf_16_with_its_mark_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, "forum,person\nACB,José\n".encode("utf-16")).counts()["person"] == 1


def test_the_women_and_the_events_of_1941(tmp_path: Path) -> None:
    """Davis, Gardner and Gardner 1941: 18 women, 14 events, 89 attendances."""
    real = os.environ.get("GROUNDSWELL_REAL_DATA", "")
    path = Path(real) / "davis" / "attendance.csv"
    if not real or not path.is_file():
        pytest.skip("GROUNDSWELL_REAL_DATA does not name a folder with davis")
    found = read(tmp_path, path.read_bytes())
    assert found.counts() == {"forum": 14, "person": 18, "seat": 89, "sitting": 89}
    guests = Counter(str(row.values["forum"]) for row in found.of("seat"))
    assert [guests[each] for each in ("e8", "e9", "e7")] == [14, 12, 10]
