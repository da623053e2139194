"""An import can be taken back: what it made goes, what it changed is put back, what others wrote since stays."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from groundswell.records.asking import Asker, operator
from groundswell.records.changes import verify
from groundswell.register import actions
from groundswell.register.actions.undoing_imports import NotTheLast
from groundswell.register.errors import PlanFaults
from groundswell.register.models import Forum, Import, Meeting, Person, SourcedFact
from tests.interchange.reconcile.council import DAY, changed, council, taken, without

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Asker:
    asker = operator(DAY)
    actions.add(asker, "place", {"key": "stockport", "name": "Stockport", "kind": "borough"})
    return asker


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "council.json"
    path.write_text("{}")
    return path


def test_the_first_import_undone_leaves_nothing(by: Asker, file: Path) -> None:
    actions.undo_import(by, taken(council(), by, file))
    assert not Forum.objects.exists()
    assert not Person.objects.exists()
    assert not SourcedFact.objects.exists()
    assert Import.objects.get().state == Import.State.UNDONE
    assert verify() == []


def test_a_second_import_undone_puts_back_what_stood(by: Asker, file: Path) -> None:
    taken(council(), by, file)
    newer = without(changed(council(), "forum", "1", name="Overview"), "meeting", "m2")
    actions.undo_import(by, taken(newer, by, file))
    assert Forum.objects.filter(name="Scrutiny Committee").exists()
    fact = SourcedFact.objects.get(kind="forum", source_id="1")
    assert fact.values["name"] == "Scrutiny Committee"
    assert SourcedFact.objects.get(kind="meeting", source_id="m2").vanished is None


def test_what_somebody_wrote_since_stays(by: Asker, file: Path) -> None:
    taken(council(), by, file)
    second = taken(changed(council(), "forum", "1", name="Overview"), by, file)
    actions.amend(by, Forum.objects.get(name="Overview"), {"name": "Our own"})
    actions.undo_import(by, second)
    assert Forum.objects.filter(name="Our own").exists()


def test_only_the_last_can_be_undone(by: Asker, file: Path) -> None:
    first = taken(council(), by, file)
    taken(council(), by, file)
    with pytest.raises(NotTheLast):
        actions.undo_import(by, first)


def test_an_undone_import_cannot_be_undone_again(by: Asker, file: Path) -> None:
    run = actions.undo_import(by, taken(council(), by, file))
    with pytest.raises(NotTheLast):
        actions.undo_import(by, run)


def test_a_row_something_else_needs_by_now_stops_the_undoing(by: Asker, file: Path) -> None:
    run = taken(council(), by, file)
    forum = Forum.objects.get(name="Cabinet")
    actions.add(by, "meeting", {"forum": forum.key, "day": dt.date(2021, 6, 1)})
    with pytest.raises(PlanFaults):
        actions.undo_import(by, run)
    assert Person.objects.exists()
    assert Meeting.objects.count() == 3
    assert Import.objects.get(pk=run.pk).state == Import.State.DONE


def test_after_undoing_it_can_be_taken_in_again(by: Asker, file: Path) -> None:
    actions.undo_import(by, taken(council(), by, file))
    assert taken(council(), by, file).new == 10
