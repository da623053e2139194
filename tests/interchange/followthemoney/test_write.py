"""FollowTheMoney entities: only names its schemas know, every link to an entity of the right schema, stable bytes."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from groundswell.interchange.example import load_example
from groundswell.interchange.formats import format_named
from groundswell.interchange.workbook.standing import Standing
from groundswell.records.asking import Asker, operator
from groundswell.register.actions import apply
from groundswell.register.plan import Plan, PlanRow
from tests.cast import TODAY, Cast, row

DAY, NEXT_YEAR = dt.date(2021, 2, 1), dt.date(2022, 1, 1)

pytestmark = pytest.mark.django_db

# Schema -> its properties that we write, each with the schemas an entity there may have; () is a plain value.
# From followthemoney 4.11 (github.com/opensanctions/followthemoney, schema/*.yaml).
LEGAL = ("Person", "Organization", "PublicBody")
BODIES = ("Organization", "PublicBody")
DATED: dict[str, tuple[str, ...]] = {"startDate": (), "endDate": ()}
SCHEMAS: dict[str, dict[str, tuple[str, ...]]] = {
    "Person": {"name": ()},
    "Organization": dict.fromkeys(
        (
            "name",
            "sector",
            "abbreviation",
            "classification",
            "description",
            "incorporationDate",
            "dissolutionDate",
        ),
        (),
    ),
    "PublicBody": {"name": (), "sector": ()},
    "Position": {"name": (), "organization": BODIES, "numberOfSeats": ()},
    "Occupancy": {"holder": ("Person",), "post": ("Position",), **DATED},
    "Membership": {"member": LEGAL, "organization": BODIES, "role": (), **DATED},
    "Representation": {"agent": LEGAL, "client": LEGAL, "role": (), **DATED},
    "UnknownLink": {"subject": LEGAL, "object": LEGAL, "role": ()},
    "Event": {"name": (), "date": (), "organizer": LEGAL, "involved": LEGAL, "keywords": ()},
}
ENDS = {
    "Occupancy": ("holder", "post"),
    "Membership": ("member", "organization"),
    "Representation": ("agent", "client"),
    "UnknownLink": ("subject", "object"),
}

Entities = dict[str, dict[str, Any]]


def written(path: Path, asker: Asker) -> Entities:
    """Id -> entity, as the file has them."""
    form = format_named("followthemoney")
    assert form is not None
    form.write(Standing(asker), path)
    told = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert len({each["id"] for each in told}) == len(told)
    return {each["id"]: each for each in told}


def changed(kind: str, key: str, /, **values: object) -> PlanRow:
    """A row of the small register as it stands from now on."""
    return replace(row(kind, key, **values), verb="changed")


def one(told: Entities, kind: str, key: str) -> dict[str, list[str]]:
    """The properties of one entity."""
    properties: dict[str, list[str]] = told[f"groundswell-{kind}-{key}"]["properties"]
    return properties


def faults_of(told: Entities) -> list[str]:
    """What FollowTheMoney would not take."""
    found = []
    for name, each in told.items():
        known = SCHEMAS[each["schema"]]
        found += [
            f"{name}: {end} is missing"
            for end in ENDS.get(each["schema"], ())
            if end not in each["properties"]
        ]
        for key, values in each["properties"].items():
            if key not in known or not values or not all(isinstance(v, str) and v for v in values):
                found.append(f"{name}: {key}: {values}")
            elif known[key]:
                found += [
                    f"{name}: {key} leads to {v}"
                    for v in values
                    if told.get(v, {}).get("schema") not in known[key]
                ]
    return found


def test_the_example_is_all_known_names_and_whole_links(by: Asker, tmp_path: Path) -> None:
    load_example("stockport", by)
    told = written(tmp_path / "x.json", by)
    assert faults_of(told) == []
    schemas = {each["schema"] for each in told.values()}
    assert schemas >= {"Person", "Organization", "PublicBody", "Membership", "Occupancy", "Position", "Event"}
    standing = Standing(by)
    for kind in ("organisation", "forum", "person", "post", "seat", "post_holding"):
        of_kind = [name for name in told if name.startswith(f"groundswell-{kind.replace('_', '-')}-")]
        assert len(of_kind) >= len(standing.rows(kind)), kind


def test_the_checker_of_names_finds_what_is_wrong() -> None:
    bad = {"id": "a", "schema": "Membership", "properties": {"member": ["nobody"], "colour": ["red"]}}
    assert faults_of({"a": bad}) == [
        "a: organization is missing",
        "a: member leads to nobody",
        "a: colour: ['red']",
    ]


def test_a_membership_says_who_where_as_what_and_its_last_day(cast: Cast, tmp_path: Path) -> None:
    apply(
        operator(TODAY),
        Plan(
            (
                changed(
                    "sitting",
                    "s-steer-1",
                    seat="steer-1",
                    person="practitioner",
                    start=dt.date(2021, 1, 4),
                    until=dt.date(2021, 2, 1),
                ),
            )
        ),
    )
    told = written(tmp_path / "x.json", operator(TODAY))
    assert one(told, "membership", "s-steer-1") == {
        "member": ["groundswell-person-practitioner"],
        "organization": ["groundswell-forum-steering"],
        "role": ["member"],
        "startDate": ["2021-01-04"],
        "endDate": ["2021-01-31"],
    }
    assert one(told, "sitting", "s-steer-1")["post"] == ["groundswell-seat-steer-1"]


def test_where_a_post_sits_each_holder_is_a_member_for_the_days_they_share(
    cast: Cast, tmp_path: Path
) -> None:
    apply(
        operator(TODAY),
        Plan(
            (
                row("organisation", "borough", name="Borough", sector="council"),
                row("post", "lead", name="Lead officer", organisation="borough"),
                row("post_holding", "first", post="lead", person="chair", until=DAY),
                row("post_holding", "second", post="lead", person="champion", start=DAY, until=NEXT_YEAR),
                row("post_holding", "later", post="lead", person="far-person", start=NEXT_YEAR),
                row("seat", "steer-9", forum="steering", name="Lead", organisation="borough"),
                row(
                    "sitting",
                    "s-9",
                    seat="steer-9",
                    post="lead",
                    start=dt.date(2021, 1, 1),
                    until=dt.date(2021, 3, 1),
                ),
            )
        ),
    )
    told = written(tmp_path / "x.json", operator(TODAY))
    assert faults_of(told) == []
    assert one(told, "membership", "s-9-first")["endDate"] == ["2021-01-31"]
    assert one(told, "membership", "s-9-second")["startDate"] == ["2021-02-01"]
    assert "groundswell-membership-s-9-later" not in told
    assert one(told, "representation", "s-9-first")["client"] == ["groundswell-organisation-borough"]


def test_only_those_recorded_as_there_are_involved_and_what_did_not_meet_is_no_event(
    cast: Cast, tmp_path: Path
) -> None:
    apply(
        operator(TODAY),
        Plan(
            (
                row("attendance", "sorry", meeting="open-feb", person="chair", status="apologies"),
                row("attendance", "maybe", meeting="open-feb", person="far-person", status="expected"),
                row("meeting", "off", forum="steering", day=dt.date(2021, 2, 20), status="cancelled"),
            )
        ),
    )
    told = written(tmp_path / "x.json", operator(TODAY))
    assert one(told, "meeting", "open-feb")["involved"] == [
        "groundswell-person-champion",
        "groundswell-person-practitioner",
    ]
    assert "groundswell-meeting-off" not in told


def test_a_made_up_date_says_so(by: Asker, tmp_path: Path) -> None:
    load_example("stockport", by)
    events = [e for e in written(tmp_path / "x.json", by).values() if e["schema"] == "Event"]
    assert events
    assert all("synthetic" in event["properties"]["keywords"] for event in events)


def test_everyone_reads_only_what_everyone_may_see(cast: Cast, tmp_path: Path) -> None:
    every = written(tmp_path / "all.json", operator(TODAY))
    public = written(tmp_path / "public.json", Asker(today=TODAY))
    assert faults_of(public) == []
    assert set(public) < set(every)
    hidden = {"groundswell-forum-inner", "groundswell-membership-s-inner"}
    assert hidden <= set(every)
    assert not hidden & set(public)


def test_writing_twice_gives_the_same_bytes(cast: Cast, tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        written(tmp_path / name, operator(TODAY))
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["one.json", "two.json"]
