"""360Giving: grants with exact sums; whoever received one as a person is not named."""

from __future__ import annotations

import datetime as dt
import json
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from groundswell.interchange.formats import format_named
from groundswell.interchange.understood import Asked, Understood

ASKED = Asked("Trust", dt.date(2021, 1, 1), dt.date(2021, 12, 31))
GRANT: dict[str, Any] = {
    "id": "360G-x-1",
    "title": "A ramp",
    "currency": "GBP",
    "amountAwarded": 0.1,
    "awardDate": "2021-01-26T00:00:00+00:00",
    "recipientOrganization": [{"id": "GB-CHC-1", "name": "Inspire Park"}],
    "fundingOrganization": [{"id": "GB-CHC-2", "name": "The Trust"}],
    "recipientIndividual": {"name": "Ada Blackwood"},
}


def read(path: Path) -> Understood:
    form = format_named("threesixty")
    assert form is not None
    return form.read(path, ASKED)


def written(tmp_path: Path, *grants: Any, name: str = "grants.json") -> Path:
    path = tmp_path / name
    path.write_text(json.dumps({"grants": grants}))
    return path


def test_sums_stay_exact(tmp_path: Path) -> None:
    found = read(written(tmp_path, GRANT, {**GRANT, "id": "2", "amountAwarded": 0.2}))
    assert sum(Decimal(str(row.values["amountAwarded"])) for row in found.of("grant")) == Decimal("0.3")
    assert "GBP 0.30 to 1" in found.notes[0].what


def test_who_gave_and_who_received_are_organisations(tmp_path: Path) -> None:
    found = read(written(tmp_path, GRANT))
    assert {row.values["name"] for row in found.of("organisation")} == {"Inspire Park", "The Trust"}
    (grant,) = found.of("grant")
    assert (grant.values["recipient"], grant.values["awardDate"]) == ("GB-CHC-1", dt.date(2021, 1, 26))


def test_a_person_who_received_a_grant_is_not_named(tmp_path: Path) -> None:
    assert "Ada" not in repr(read(written(tmp_path, GRANT)).rows)


def test_the_spreadsheet_form_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "grants.csv"
    path.write_text(
        "Identifier,Title,Currency,Amount Awarded,Award Date,Recipient Org:Identifier,Recipient Org:Name\n"
        '360G-x-1,A ramp,GBP,"1,250.50",2021-01-26,GB-CHC-1,Inspire Park\n'
    )
    (grant,) = read(path).of("grant")
    assert (grant.values["amountAwarded"], grant.values["recipient"]) == ("1250.50", "GB-CHC-1")


@pytest.mark.parametrize("sum_", ["lots", None, "1e400", [], True, {"a": 1}, "-"])
def test_a_grant_without_a_sum_is_left_out_and_told(tmp_path: Path, sum_: object) -> None:
    found = read(written(tmp_path, {**GRANT, "amountAwarded": sum_}))
    assert not list(found.of("grant"))
    assert any("no awarded sum" in note.what for note in found.notes)


@pytest.mark.parametrize("words", ["{}", "[]", '{"grants": {}}', "", '{"grants": [Infinity]}'])
def test_what_is_no_list_of_grants_is_refused(tmp_path: Path, words: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(words)
    (fault,) = read(path).faults
    assert fault.remedy


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a001p00000zgyHZAAY.json", "783 grants: GBP 12,785,625.00 to 322."),
        ("a003W000001B7PzQAK.json", "475 grants: GBP 21,757,793.27 to 288."),
    ],
)
def test_the_real_grants_of_two_trusts(name: str, told: str) -> None:
    path = Path(os.environ.get("GROUNDSWELL_REAL_DATA", "")) / "threesixty" / name
    if not path.is_file():
        pytest.skip("GROUNDSWELL_REAL_DATA does not name a folder with threesixty")
    found = read(path)
    assert not found.faults
    assert found.notes[0].what == told
