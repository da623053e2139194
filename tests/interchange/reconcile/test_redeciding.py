"""A decision can be changed: what was taken as one becomes two again, and two become one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from groundswell.interchange.reconcile.decisions import typed
from groundswell.records.asking import Asker, operator
from groundswell.records.changes import verify
from groundswell.register import actions
from groundswell.register.errors import NotAllowed, NotValid, StillNeeded
from groundswell.register.models import Attendance, Meeting, Person, Sitting, SourcedFact
from tests.interchange.reconcile.council import DAY, council, seen, taken

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


def ada() -> SourcedFact:
    return SourcedFact.objects.get(kind="person", source_id="7")


def test_one_becomes_two_and_each_keeps_what_is_theirs(by: Asker, file: Path) -> None:
    old = actions.add(by, "person", {"key": "ada", "name": "Ada Blackwood"})
    forum = {"key": "ours", "name": "Ours", "kind": "board", "place": "stockport"}
    actions.add(by, "forum", forum)
    actions.add(by, "meeting", {"key": "own", "forum": "ours", "day": dt.date(2021, 1, 5)})
    actions.add(by, "attendance", {"meeting": "own", "person": "ada", "status": "present"})
    taken(council(), by, file, typed(same=["person/7=ada"]))
    assert Attendance.objects.filter(person=old).count() == 2
    new = actions.separate(by, ada())
    assert new.key != "ada"
    assert [a.meeting.key for a in Attendance.objects.filter(person=old)] == ["own"]
    assert Sitting.objects.filter(person__key=new.key).count() == 2
    assert (ada().decision, ada().key) == ("new", new.key)
    assert seen(council(), by, file).changes_nothing
    assert verify() == []


def test_two_become_one(by: Asker, file: Path) -> None:
    taken(council(), by, file)
    to = actions.add(by, "person", {"key": "ada", "name": "A. Blackwood"})
    actions.join(by, ada(), to)
    assert [person.key for person in Person.objects.all()] == ["ada"]
    assert Sitting.objects.filter(person=to.pk).count() == 2
    assert seen(council(), by, file).is_ready
    taken(council(), by, file)
    assert Person.objects.count() == 1


def test_joined_and_separated_again_all_is_as_before(by: Asker, file: Path) -> None:
    taken(council(), by, file)
    to = actions.add(by, "person", {"key": "ada", "name": "A. Blackwood"})
    actions.join(by, ada(), to)
    new = actions.separate(by, ada())
    assert str(new) == "Ada Blackwood"
    assert Sitting.objects.filter(person__key=new.key).count() == 2
    assert not Sitting.objects.filter(person=to.pk).exists()


def test_a_row_others_hang_something_on_is_not_joined(by: Asker, file: Path) -> None:
    taken(council(), by, file)
    to = actions.add(by, "person", {"key": "ada", "name": "A. Blackwood"})
    meeting = Meeting.objects.get(day=dt.date(2021, 3, 9))
    actions.add(by, "attendance", {"meeting": meeting.key, "person": ada().key, "status": "present"})
    with pytest.raises(StillNeeded):
        actions.join(by, ada(), to)
    assert ada().decision == "new"
    assert Sitting.objects.filter(person=to.pk).count() == 0


def test_what_was_new_cannot_be_separated(by: Asker, file: Path) -> None:
    taken(council(), by, file)
    with pytest.raises(NotValid):
        actions.separate(by, ada())


def test_another_kind_of_row_is_refused(by: Asker, file: Path) -> None:
    taken(council(), by, file)
    with pytest.raises(NotValid):
        actions.join(by, ada(), Meeting.objects.first())  # type: ignore[arg-type]


def test_who_leads_no_place_changes_no_decision(by: Asker, file: Path) -> None:
    taken(council(), by, file)
    with pytest.raises(NotAllowed):
        actions.separate(Asker(today=DAY), ada())
