"""sigs.yaml: groups, leads and a year of meetings, in UTC and in local time."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from groundswell.interchange.formats import format_named
from groundswell.interchange.understood import Asked, Understood

ASKED = Asked("Groups", dt.date(2025, 1, 1), dt.date(2025, 12, 31), "Europe/London")
GROUPS = """
sigs:
- dir: sig-ramps
  name: Ramps
  mission_statement: >
    Ramps for
    everybody.
  leadership:
    chairs:
    - {github: ada, name: Ada Blackwood, email: ada@example.org}
    tech_leads:
    - {github: ada, name: Ada Blackwood}
    emeritus_leads:
    - {github: gone, name: Gone Away}
  meetings:
  - {description: Regular, day: Thursday, time: "11:00", tz: PT (Pacific Time), frequency: weekly}
  - {description: Now and then, day: Thursday, time: "11:00", tz: UTC, frequency: monthly}
committees:
- dir: committee-lifts
  name: Lifts
  leadership: {chairs: [{github: ada, name: Ada Blackwood}]}
  meetings: []
"""


def read(tmp_path: Path, words: str) -> Understood:
    path = tmp_path / "sigs.yaml"
    path.write_text(words)
    form = format_named("kubernetes")
    assert form is not None
    return form.read(path, ASKED)


def test_groups_and_leads(tmp_path: Path) -> None:
    found = read(tmp_path, GROUPS)
    assert [row.values["name"] for row in found.of("forum")] == ["SIG Ramps", "Committee Lifts"]
    assert [row.values["name"] for row in found.of("person")] == ["Ada Blackwood"]
    assert [row.values["name"] for row in found.of("seat")] == ["Chair", "Tech lead", "Chair"]


def test_a_year_of_meetings_in_the_places_time_with_utc_beside(tmp_path: Path) -> None:
    found = read(tmp_path, GROUPS)
    meetings = list(found.of("meeting"))
    assert len(meetings) == 52
    summer = next(row for row in meetings if row.values["day"] == dt.date(2025, 7, 3))
    assert (summer.values["start"], summer.words["utc"]) == (dt.time(19), "2025-07-03 18:00")
    assert summer.words["there"] == "2025-07-03 11:00 America/Los_Angeles"
    assert summer.values["status"] == "expected"
    assert summer.values["is_synthetic"] is False


def test_words_that_leave_the_day_open_give_no_meetings_and_a_note(tmp_path: Path) -> None:
    (note,) = read(tmp_path, GROUPS).notes
    assert "does not say on which days" in note.what
    assert note.where.endswith("meeting 2")


def test_no_address_is_taken_in(tmp_path: Path) -> None:
    assert "example.org" not in repr(read(tmp_path, GROUPS).rows)


@pytest.mark.parametrize(
    "words", ["", "a: 1", "sigs: 3", "- 1", "sigs: [3, x, null]", "sigs:\n- {dir: a, name: A, meetings: [3]}"]
)
def test_other_shapes_harm_nothing(tmp_path: Path, words: str) -> None:
    found = read(tmp_path, words)
    assert all(fault.remedy for fault in found.faults)
    assert len(found.rows) <= 1


def test_the_groups_of_kubernetes() -> None:
    path = Path(os.environ.get("GROUNDSWELL_REAL_DATA", "")) / "kubernetes" / "sigs.yaml"
    if not path.is_file():
        pytest.skip("GROUNDSWELL_REAL_DATA does not name a folder with kubernetes")
    form = format_named("kubernetes")
    assert form is not None
    found = form.read(path, ASKED)
    kinds = Counter(row.words["list"] for row in found.of("forum"))
    assert kinds == {"sigs": 24, "workinggroups": 8, "committees": 3}
    forum = {row.id: row.values["forum"] for row in found.of("seat")}
    leads: dict[object, set[object]] = defaultdict(set)
    for row in found.of("sitting"):
        leads[row.values["person"]].add(forum[str(row.values["seat"])])
    assert len(leads) == 129
    assert sum(len(each) >= 2 for each in leads.values()) == 23
    assert {who for who, each in leads.items() if len(each) == 3} == {"soltysh", "pohly", "aojea"}
