"""The committees of the United States Congress and who sits on them."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from pathlib import Path

import pytest

from groundswell.interchange.formats import format_named
from groundswell.interchange.understood import Asked, Understood

ASKED = Asked("Congress", dt.date(2021, 1, 1), dt.date(2021, 12, 31))
COMMITTEES = """
- name: Committee on Ramps
  thomas_id: HSRA
  subcommittees:
  - name: Small Ramps
    thomas_id: '01'
"""
MEMBERS = """
HSRA:
- {name: Ada Blackwood, party: majority, rank: 1, title: Chairwoman, bioguide: B1}
- {name: Ben Cole, party: minority, rank: 1, bioguide: C1}
HSRA01:
- {name: Ada Blackwood, party: majority, rank: 2, bioguide: B1}
HSXX:
- {name: Ben Cole, party: minority, rank: 1, bioguide: C1}
"""


def read(folder: Path, committees: str = COMMITTEES, members: str = MEMBERS) -> Understood:
    (folder / "committees-current.yaml").write_text(committees)
    (folder / "committee-membership-current.yaml").write_text(members)
    form = format_named("congress")
    assert form is not None
    return form.read(folder, ASKED)


def test_a_subcommittee_stands_behind_its_committee(tmp_path: Path) -> None:
    forums = {row.id: row.values["name"] for row in read(tmp_path).of("forum")}
    assert forums == {"HSRA": "Committee on Ramps", "HSRA01": "Committee on Ramps: Small Ramps"}


def test_each_member_has_a_seat_and_the_chair_is_known(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert [row.values["role"] for row in found.of("seat")] == ["chair", "member", "member"]
    assert [row.values["name"] for row in found.of("person")] == ["Ada Blackwood", "Ben Cole"]


def test_a_seat_on_a_committee_that_is_not_listed_is_left_out_and_told(tmp_path: Path) -> None:
    assert "1 seat was left out" in read(tmp_path).notes[0].what


@pytest.mark.parametrize(
    ("committees", "says"),
    [
        ("a: [", "not written as it must be"),
        ("a: &a [1]\nb: *a", "points back"),
        ("[" * 100, "nested too deeply"),
        ("!!python/object/apply:os.system [ls]", "not written as it must be"),
        ("just words", "not laid out"),
    ],
)
def test_yaml_that_is_wrong_or_means_harm_is_refused(tmp_path: Path, committees: str, says: str) -> None:
    (fault,) = read(tmp_path, committees).faults
    assert says in fault.what
    assert fault.remedy


def test_a_folder_without_the_files_says_which_is_missing(tmp_path: Path) -> None:
    form = format_named("congress")
    assert form is not None
    assert "committees-current.yaml" in form.read(tmp_path, ASKED).faults[0].what


def test_the_congress_as_it_stands() -> None:
    folder = Path(os.environ.get("GROUNDSWELL_REAL_DATA", "")) / "congress-current"
    if not folder.is_dir():
        pytest.skip("GROUNDSWELL_REAL_DATA does not name a folder with congress-current")
    form = format_named("congress")
    assert form is not None
    found = form.read(folder, ASKED)
    assert not found.faults
    counts = found.counts()
    assert (counts["forum"], counts["seat"], counts["sitting"]) == (230, 3879, 3879)
    names = {row.id: row.values["name"] for row in found.of("person")}
    forum = {row.id: str(row.values["forum"]) for row in found.of("seat")}
    full = Counter(
        names[str(row.values["person"])]
        for row in found.of("sitting")
        if not forum[str(row.values["seat"])][-1].isdigit()
    )
    assert full["Deb Fischer"] == 8
