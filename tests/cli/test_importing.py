"""`import FORMAT PATH` and what comes after it: a journey between two groups that share a lead."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.interchange.moderngov import made_council
from tests.terminal import Terminal

GROUPS = """
sigs:
- dir: sig-ramps
  name: Ramps
  leadership: {chairs: [{github: ada, name: Ada Blackwood}]}
  meetings:
  - {day: Monday, time: "9:00", tz: UTC, frequency: weekly}
- dir: sig-lifts
  name: Lifts
  leadership: {tech_leads: [{github: ada, name: Ada Blackwood}]}
  meetings:
  - {day: Wednesday, time: "9:00", tz: PT (Pacific Time), frequency: "biweekly starting Wednesday Jan 1, 2025"}
"""
SAID = ("--place", "stockport", "--from", "2025-01-01", "--to", "2025-12-31", "--data-set", "Groups")


@pytest.fixture
def groups(tmp_path: Path) -> Path:
    path = tmp_path / "sigs.yaml"
    path.write_text(GROUPS)
    return path


def test_two_groups_that_share_a_lead_are_one_journey_apart(changed: Terminal, groups: Path) -> None:
    taken = changed.type("import", "kubernetes", str(groups), *SAID)
    assert taken.code == 0, taken.err
    assert "0 with recorded attendance" in taken.out
    asked = ("journey", "SIG Ramps", "SIG Lifts", "--after", "2025-03-01", "--today", "2025-03-01", "--json")
    told = changed.type(*asked)
    assert told.code == 0, told.err
    # Ramps meets on Monday 3 March; of Lifts' fortnights 26 February has gone, the next is 12 March.
    assert "2025-03-12" in told.out
    assert "Ada Blackwood" in told.out


def test_a_preview_changes_nothing_and_the_same_file_twice_neither(changed: Terminal, groups: Path) -> None:
    first = changed.type("import", "kubernetes", str(groups), *SAID, "--preview", "--json")
    assert json.loads(first.out)["new"] > 0
    assert changed.type("import", "kubernetes", str(groups), *SAID).code == 0
    again = json.loads(changed.type("import", "kubernetes", str(groups), *SAID, "--json").out)
    assert (again["new"], again["changed"], again["changes_nothing"]) == (0, 0, True)


def test_a_shared_name_must_be_decided(changed: Terminal, tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text("forum,date,person\nThat Counts,2021-02-02,Ada Blackwood\n")
    refused = changed.type("import", "attendance-log", str(log), "--place", "stockport")
    assert refused.code != 0
    assert "Say that it is the same, new, or left out." in refused.err
    told = json.loads(
        changed.type("import", "attendance-log", str(log), "--preview", "--json", "--place", "stockport").out
    )
    (unsure,) = told["unsure"]
    same = f"{unsure['kind']}/{unsure['id']}={unsure['may_be'][0]}"
    done = changed.type("import", "attendance-log", str(log), "--place", "stockport", "--same", same)
    assert done.code == 0, done.err


def test_a_file_that_is_not_there_says_so(changed: Terminal, tmp_path: Path) -> None:
    refused = changed.type("import", "popolo", str(tmp_path / "none.json"), "--place", "stockport")
    assert refused.code != 0
    assert "There is no such file" in refused.err


def test_an_unknown_place_names_those_there_are(changed: Terminal, groups: Path) -> None:
    refused = changed.type("import", "kubernetes", str(groups), "--place", "nowhere")
    assert "There is no place with the key" in refused.err
    assert "stockport" in refused.err


def test_a_council_is_taken_in_and_scrutiny_reaches_the_cabinet(changed: Terminal, tmp_path: Path) -> None:
    """One command takes in the saved answers of ModernGov, one asks."""
    folder = made_council.write(tmp_path / "council")
    taken = changed.type(
        "import", "moderngov", str(folder), "--place", "stockport", "--data-set", "Our council"
    )
    assert taken.code == 0, taken.err
    assert "24 meetings, 6 with recorded attendance." in taken.out
    asked = ("--after", "2021-01-05", "--today", "2021-01-05", "--json")
    told = changed.type("journey", "Scrutiny Committee", "Cabinet", *asked)
    assert told.code == 0, told.err
    # Scrutiny meets on 12 January; Councillor O'Brien sits in both, and the Cabinet meets on the 26th.
    assert "2021-01-26" in told.out
    assert "Ada O'Brien" in told.out
