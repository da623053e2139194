"""Popolo written: what stands in the register comes back value for value, in bytes that stay the same."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from groundswell.interchange.example import load_example
from groundswell.interchange.formats import Format, format_named
from groundswell.interchange.popolo.ours import id_of
from groundswell.interchange.reconcile.review import Source, carry_out, look_at
from groundswell.interchange.understood import Asked
from groundswell.interchange.workbook.sheets import sheets
from groundswell.interchange.workbook.standing import Standing
from groundswell.interchange.workbook.taking_in import take_in
from groundswell.records.asking import Asker, operator
from groundswell.register import models as rows
from groundswell.threads.models import Story, Thread
from tests.interchange.made_up import made_up_register
from tests.interchange.sound import assert_sound
from tests.interchange.test_round_trip import TO_AND_FRO, Undo, _as_folder, empty_the_register

pytestmark = pytest.mark.django_db
BY = operator(dt.date(2021, 2, 15))
ASKED = Asked("Again", dt.date(2021, 1, 1), dt.date(2021, 12, 31), "Europe/London")
Facts = dict[tuple[str, str], dict[str, object]]


def popolo() -> Format:
    form = format_named("popolo")
    assert form is not None
    return form


def standing_facts(standing: Standing, named: Callable[[str, object], str] = id_of) -> Facts:
    """Every row as a reader must give it: field names, ids, and the day after for a last day."""
    facts: Facts = {}
    for sheet in sheets()[1:]:
        for key, row in standing.rows(sheet.kind).items():
            told: dict[str, object] = {}
            for column in sheet.columns:
                value: Any = row[column.heading]
                if column.form == "key" or value in (None, "", ()):
                    continue
                if column.form == "one":
                    value = named(column.to, value)
                elif column.form == "many":
                    value = tuple(sorted(named(column.to, each) for each in value))
                elif column.form == "last_day":
                    value += dt.timedelta(days=1)
                told[column.field] = value
            facts[sheet.kind, named(sheet.kind, key)] = told
    return facts


def read_facts(path: Path) -> Facts:
    found = popolo().read(path, ASKED)
    assert not found.faults
    assert_sound(found)
    return {(row.kind, row.id): dict(row.values) for row in found.rows}


def not_opened(facts: Facts) -> Facts:
    """Without what no file may say of a person: that everyone may see them."""
    for (kind, _id), told in facts.items():
        if kind == "person":
            for name in [name for name in ("identity", "visibility") if told.get(name) == "public"]:
                del told[name]
    return facts


def test_the_example_comes_back_value_for_value(tmp_path: Path) -> None:
    load_example("stockport", BY)
    standing = Standing(BY)
    popolo().write(standing, tmp_path / "stockport.json")
    assert read_facts(tmp_path / "stockport.json") == not_opened(standing_facts(standing))


def test_the_same_register_gives_the_same_bytes(tmp_path: Path) -> None:
    load_example("stockport", BY)
    for name in ("one.json", "two.json"):
        popolo().write(Standing(BY), tmp_path / name)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_what_stands_in_the_file_of_a_person_opens_nothing(tmp_path: Path) -> None:
    """Who may see a person is for whoever takes the file in to say."""
    load_example("stockport", BY)
    path = tmp_path / "open.json"
    popolo().write(Standing(BY), path)
    told = json.loads(path.read_text())
    for person in told["persons"]:
        person["groundswell"] |= {"who_may_see": "public", "identity": "public"}
    path.write_text(json.dumps(told))
    found = popolo().read(path, ASKED)
    assert not any({"visibility", "identity"} & set(row.values) for row in found.of("person"))
    assert any("everyone may see them" in note.what for note in found.notes)


def test_readers_of_popolo_find_what_they_look_for(tmp_path: Path) -> None:
    """Body, person and role of each membership; who came to each meeting that was held."""
    load_example("stockport", BY)
    popolo().write(Standing(BY), tmp_path / "stockport.json")
    told = json.loads((tmp_path / "stockport.json").read_text())
    ids = {part: {each["id"] for each in told[part]} for part in ("persons", "organizations", "posts")}
    assert told["memberships"]
    for each in told["memberships"]:
        assert each["organization_id"] in ids["organizations"]
        assert each["post_id"] in ids["posts"]
        assert each.get("person_id", next(iter(ids["persons"]))) in ids["persons"]
    for event in told["events"]:
        came = {
            a["person_id"] for a in event.get("attendance", []) if a["status"] in ("present", "substitute")
        }
        assert {each["id"] for each in event.get("attendees", [])} == came


def test_the_public_gets_only_what_everyone_may_see(tmp_path: Path) -> None:
    load_example("stockport", BY)
    rows.Person.objects.filter(key="lp-lead").update(name="Nobody Sees", visibility="place")
    rows.Forum.objects.filter(key="acb").update(visibility="members")
    popolo().write(Standing(Asker(today=BY.today)), tmp_path / "public.json")
    text = (tmp_path / "public.json").read_text()
    assert "LP Steering" in text
    assert "Active Communities Board" not in text
    assert "Nobody Sees" not in text


@settings(max_examples=8, deadline=None, phases=TO_AND_FRO, suppress_health_check=list(HealthCheck))
@given(made_up=made_up_register())
def test_any_register_comes_back_value_for_value(made_up: dict[str, list[list[str]]]) -> None:
    with tempfile.TemporaryDirectory() as made, pytest.raises(Undo), transaction.atomic():
        take_in(_as_folder(Path(made) / "first", made_up), BY)
        standing = Standing(BY)
        popolo().write(standing, Path(made) / "made-up.json")
        assert read_facts(Path(made) / "made-up.json") == not_opened(standing_facts(standing))
        raise Undo


def post_that_sits() -> None:
    """A post with its holder, in a seat of its own, and the paper of an item that was referred."""
    made = {"source": "Made up"}
    council = rows.Organisation.objects.get(key="stockport-council")
    post = rows.Post.objects.create(key="director", name="Director", organisation=council, **made)
    person = rows.Person.objects.get(key="lp-lead")
    start = dt.date(2020, 4, 1)
    rows.PostHolding.objects.create(key="held", post=post, person=person, start=start, **made)
    acb = rows.Forum.objects.get(key="acb")
    seat = rows.Seat.objects.create(key="director", forum=acb, name="The director", **made)
    rows.Sitting.objects.create(key="director", seat=seat, post=post, start=start, **made)
    meeting = rows.Meeting.objects.filter(forum=acb).earliest("day")
    paper = rows.Paper.objects.create(key="paper", title="Access", meeting=meeting, presenter=person, **made)
    paper.authors.add(person)
    steering = rows.Forum.objects.get(name="LP Steering")
    rows.Referral.objects.create(key="on", paper=paper, from_meeting=meeting, to_forum=steering, **made)


def test_an_empty_register_filled_from_the_file_is_the_same_register(tmp_path: Path) -> None:
    """Through the taking in that anybody uses: each value and tie, under keys made anew."""
    load_example("stockport", BY)
    Thread.objects.all().delete()  # threads and stories hold fast to the rows they name
    Story.objects.all().delete()
    rows.Person.objects.update(visibility="members", identity="pseudonymous")
    homeless = rows.Organisation.objects.filter(place=None)  # whoever takes a file in says where those are
    homeless.update(place=rows.Place.objects.get(key="stockport"))
    post_that_sits()
    before = standing_facts(Standing(BY))
    popolo().write(Standing(BY), tmp_path / "stockport.json")
    empty_the_register()
    rows.Place.objects.create(key="elsewhere", name="Elsewhere", kind="borough")
    source = Source(popolo(), "Ours", rows.Place.objects.get())
    carry_out(look_at([tmp_path / "stockport.json"], source, ASKED, BY), BY)
    ids = {(fact.kind, fact.key): fact.source_id for fact in rows.SourcedFact.objects.all()}
    after = standing_facts(Standing(BY), lambda kind, key: ids.get((kind, str(key)), ""))
    del after["place", ""]
    assert after == before
