"""Cross-party groups: officers first, then members, each person once a group."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from groundswell.interchange.formats import format_named
from groundswell.interchange.understood import Asked, Understood

ASKED = Asked("Groups", dt.date(2021, 1, 1), dt.date(2021, 12, 31))
GROUP: dict[str, Any] = {
    "slug": "ramps",
    "title": "Cross-Party Group in the Scottish Parliament on Ramps",
    "purpose": "Ramps for everybody.",
    "officers": [{"role": "Convener", "name": "Ada Blackwood", "twfy_id": "p/1"}],
    "members_list": {
        "members": [
            {"name": "Ada Blackwood", "twfy_id": "p/1"},
            {"name": "Ben Cole"},
            {"name": "Gone Away", "removed": True},
        ]
    },
    "contact_details": {"email": "somebody@example.org"},
}


def read(folder: Path) -> Understood:
    form = format_named("cross-party")
    assert form is not None
    return form.read(folder, ASKED)


def written(folder: Path, **files: Any) -> Path:
    for name, given in files.items():
        (folder / f"{name}.json").write_text(given if isinstance(given, str) else json.dumps(given))
    return folder


def test_an_officer_holds_that_seat_and_no_second_one(tmp_path: Path) -> None:
    found = read(written(tmp_path, ramps=GROUP))
    assert [(row.values["name"], row.values["role"]) for row in found.of("seat")] == [
        ("Convener", "chair"),
        ("Member", "member"),
    ]
    assert {row.values["name"] for row in found.of("person")} == {"Ada Blackwood", "Ben Cole"}


def test_the_same_person_in_two_groups_is_one_person(tmp_path: Path) -> None:
    found = read(written(tmp_path, ramps=GROUP, lifts={**GROUP, "slug": "lifts"}))
    assert found.counts() == {"person": 2, "forum": 2, "seat": 4, "sitting": 4}


def test_no_address_is_taken_in(tmp_path: Path) -> None:
    assert "example.org" not in repr(read(written(tmp_path, ramps=GROUP)).rows)


def test_a_broken_file_is_left_out_and_told_and_the_others_are_read(tmp_path: Path) -> None:
    found = read(written(tmp_path, ramps=GROUP, broken="{"))
    assert found.counts()["forum"] == 1
    assert found.notes[0].where.startswith("broken.json")


def test_a_folder_without_groups_is_refused(tmp_path: Path) -> None:
    assert read(tmp_path).faults[0].remedy


def test_the_groups_of_the_scottish_parliament() -> None:
    folder = Path(os.environ.get("GROUNDSWELL_REAL_DATA", "")) / "cpg-scotland"
    if not folder.is_dir():
        pytest.skip("GROUNDSWELL_REAL_DATA does not name a folder with cpg-scotland")
    found = read(folder)
    assert found.counts()["forum"] == 104
    names = {row.id: row.values["name"] for row in found.of("person")}
    groups = Counter(names[str(row.values["person"])] for row in found.of("sitting"))
    assert (groups["Katy Clark"], groups["Miles Briggs"]) == (21, 19)
