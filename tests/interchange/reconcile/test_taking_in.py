"""What a source says is taken in once, followed when it changes, and never lost or overwritten in silence."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.core.exceptions import ObjectDoesNotExist

from groundswell.interchange.reconcile.decisions import Decisions, typed
from groundswell.interchange.understood import Said
from groundswell.records.asking import Asker, operator
from groundswell.records.changes import verify
from groundswell.register import actions
from groundswell.register.errors import NotAllowed, NotValid, PlanFaults
from groundswell.register.models import (
    Attendance,
    Forum,
    Import,
    Meeting,
    Person,
    Place,
    Seat,
    Sitting,
    SourcedFact,
)
from tests.interchange.reconcile.council import DAY, changed, council, seen, taken, without

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


def test_everything_is_new_the_first_time(by: Asker, file: Path) -> None:
    done = taken(council(), by, file)
    assert (done.new, done.changed, done.meetings, done.recorded) == (10, 0, 2, 1)
    assert done.state == Import.State.DONE
    assert Forum.objects.get(name="Cabinet").place.key == "stockport"
    assert Attendance.objects.get().person.name == "Ada Blackwood"
    assert Forum.objects.get(name="Cabinet").source == "Council"
    assert verify() == []


def test_the_same_file_twice_changes_nothing(by: Asker, file: Path) -> None:
    taken(council(), by, file)
    again = seen(council(), by, file)
    assert again.changes_nothing
    done = taken(council(), by, file)
    assert (done.new, done.changed, done.same) == (0, 0, 10)
    assert SourcedFact.objects.count() == 10


def test_a_newer_file_changes_only_what_changed(by: Asker, file: Path) -> None:
    taken(council(), by, file)
    done = taken(changed(council(), "meeting", "m1", start=dt.time(14)), by, file)
    assert (done.new, done.changed) == (0, 1)
    assert Meeting.objects.get(forum__name="Scrutiny Committee").start == dt.time(14)


def test_a_forum_that_is_renamed_stays_the_same_forum(by: Asker, file: Path) -> None:
    taken(council(), by, file)
    key = Forum.objects.get(name="Scrutiny Committee").key
    taken(changed(council(), "forum", "1", name="Overview and Scrutiny"), by, file)
    assert Forum.objects.get(key=key).name == "Overview and Scrutiny"


def test_what_somebody_wrote_here_is_not_overwritten_and_that_is_told(by: Asker, file: Path) -> None:
    taken(council(), by, file)
    row = Forum.objects.get(name="Scrutiny Committee")
    actions.amend(by, row, {"name": "Scrutiny (our name)"})
    look = seen(changed(council(), "forum", "1", name="Overview"), by, file)
    assert any("somebody had written" in note.what for note in look.what.notes)
    taken(changed(council(), "forum", "1", name="Overview"), by, file)
    row.refresh_from_db()
    assert row.name == "Scrutiny (our name)"


def test_what_vanished_is_marked_and_not_deleted(by: Asker, file: Path) -> None:
    taken(council(), by, file)
    done = taken(without(council(), "meeting", "m2"), by, file)
    assert done.vanished == 1
    assert Meeting.objects.filter(day=dt.date(2021, 3, 9)).exists()
    assert SourcedFact.objects.get(kind="meeting", source_id="m2").vanished == DAY
    taken(council(), by, file)
    assert SourcedFact.objects.get(kind="meeting", source_id="m2").vanished is None


def test_the_same_name_is_a_candidate_and_never_a_match(by: Asker, file: Path) -> None:
    actions.add(
        by, "forum", {"key": "ours", "name": "scrutiny  committee", "kind": "committee", "place": "stockport"}
    )
    look = seen(council(), by, file)
    assert [(each.fact, each.candidates) for each in look.unsure] == [(("forum", "1"), ("ours",))]
    with pytest.raises(PlanFaults):
        taken(council(), by, file)
    assert not SourcedFact.objects.exists()
    assert Forum.objects.count() == 1


def test_decided_as_the_same_it_fills_what_is_blank_and_leaves_what_stands(by: Asker, file: Path) -> None:
    values = {"key": "ours", "name": "Scrutiny Committee", "kind": "board", "place": "stockport"}
    actions.add(by, "forum", values)
    rows = changed(council(), "forum", "1", quorum=5)
    taken(rows, by, file, typed(same=["forum/1=ours"]))
    row = Forum.objects.get(key="ours")
    assert (row.quorum, row.kind) == (5, "board")
    assert Forum.objects.count() == 2
    assert seen(rows, by, file).changes_nothing


def test_decided_as_new_it_stands_beside_the_other(by: Asker, file: Path) -> None:
    actions.add(
        by, "forum", {"key": "ours", "name": "Scrutiny Committee", "kind": "board", "place": "stockport"}
    )
    taken(council(), by, file, typed(new=["forum/1"]))
    assert Forum.objects.filter(name="Scrutiny Committee").count() == 2
    assert seen(council(), by, file).is_ready


def test_left_out_it_takes_what_belongs_to_it_along_and_is_not_asked_again(by: Asker, file: Path) -> None:
    taken(council(), by, file, typed(left_out=["forum/1"]))
    assert [forum.name for forum in Forum.objects.all()] == ["Cabinet"]
    assert not Attendance.objects.exists()
    again = seen(council(), by, file)
    assert again.is_ready
    assert again.count("new") == 0


def test_meetings_we_have_already_are_the_same_meetings(by: Asker, file: Path) -> None:
    actions.add(
        by, "forum", {"key": "ours", "name": "Scrutiny Committee", "kind": "board", "place": "stockport"}
    )
    actions.add(
        by, "meeting", {"key": "here", "forum": "ours", "day": dt.date(2021, 3, 2), "start": dt.time(10)}
    )
    taken(council(), by, file, typed(same=["forum/1=ours"]))
    assert Meeting.objects.filter(forum__key="ours").count() == 1
    assert Attendance.objects.get().meeting.key == "here"


def test_a_seat_is_the_same_only_with_the_same_person_in_it(by: Asker, file: Path) -> None:
    actions.add(
        by, "forum", {"key": "ours", "name": "Scrutiny Committee", "kind": "board", "place": "stockport"}
    )
    actions.add(by, "person", {"key": "ada", "name": "Ada Blackwood"})
    actions.add(by, "seat", {"key": "chair", "forum": "ours", "name": "Chair"})
    actions.add(by, "sitting", {"seat": "chair", "person": "ada"})
    taken(council(), by, file, typed(same=["forum/1=ours", "person/7=ada"]))
    assert Seat.objects.filter(forum__key="ours").count() == 1
    assert Person.objects.count() == 1


def test_a_row_that_belongs_to_nothing_is_left_out_and_told(by: Asker, file: Path) -> None:
    rows = [*council(), Said("meeting", "m9", {"forum": "99", "day": DAY}, "line 11")]
    look = seen(rows, by, file)
    assert any("left out" in note.what and note.where == "line 11" for note in look.what.notes)
    assert taken(rows, by, file).left_out == 1


def test_what_the_source_says_twice_is_counted_once(by: Asker, file: Path) -> None:
    twice = Said("attendance", "again", {"meeting": "m1", "person": "7", "status": "apologies"}, "line 11")
    taken([*council(), twice], by, file)
    assert Attendance.objects.count() == 1
    assert seen([*council(), twice], by, file).changes_nothing


def test_original_words_and_days_are_kept(by: Asker, file: Path) -> None:
    taken(council(), by, file)
    fact = SourcedFact.objects.get(kind="attendance")
    assert (fact.words, fact.where) == ({"status": "In attendance"}, "line 10")
    assert fact.first_seen == fact.last_seen == DAY


def test_hidden_characters_are_taken_out_and_told(by: Asker, file: Path) -> None:
    rows = changed(council(), "person", "7", name="Ada\u202e Black\u200bwood")
    look = seen(rows, by, file)
    assert any("cannot be seen" in note.what for note in look.what.notes)
    taken(rows, by, file)
    assert Person.objects.get().name == "Ada Blackwood"
    assert SourcedFact.objects.get(kind="person").words["name"] == "Ada\u202e Black\u200bwood"


@pytest.mark.parametrize(
    ("name", "says"), [("=1+1", "formula"), ("Аda Blackwood", "two alphabets"), ("x" * 300, "too long")]
)
def test_text_that_may_mislead_is_told(by: Asker, file: Path, name: str, says: str) -> None:
    look = seen(changed(council(), "person", "7", name=name), by, file)
    assert any(says in note.what for note in look.what.notes)
    assert look.is_ready


def test_a_value_the_register_refuses_stops_it_all(by: Asker, file: Path) -> None:
    with pytest.raises(PlanFaults) as refused:
        taken(changed(council(), "forum", "2", kind="circus"), by, file)
    assert [fault.where for fault in refused.value.faults] == ["line 2"]
    assert not Forum.objects.exists()
    assert not Import.objects.exists()


def test_who_leads_no_place_takes_nothing_in(by: Asker, file: Path) -> None:
    with pytest.raises(NotAllowed):
        taken(council(), Asker(today=DAY), file)


def test_names_can_be_public_where_the_source_names_people_in_office(by: Asker, file: Path) -> None:
    look = seen(council(), by, file, public=True)
    from groundswell.interchange.reconcile.review import carry_out

    carry_out(look, by)
    assert Person.objects.get().visibility == "public"


@pytest.mark.parametrize("text", ["person/1", "=key", "person=key"])
def test_a_decision_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(NotValid):
        typed(same=[text])


def test_a_row_taken_out_here_is_not_brought_back(by: Asker, file: Path) -> None:
    taken(council(), by, file)
    actions.remove(by, Meeting.objects.get(day=dt.date(2021, 3, 9)))
    rows = changed(council(), "meeting", "m2", start=dt.time(9))
    done = taken(rows, by, file)
    assert done.changed == 0
    with pytest.raises(ObjectDoesNotExist):
        Meeting.objects.get(day=dt.date(2021, 3, 9))


def test_another_place_is_said_once(by: Asker, file: Path) -> None:
    taken(council(), by, file)
    assert {forum.place for forum in Forum.objects.all()} == {Place.objects.get()}
    assert Sitting.objects.count() == 2
    assert isinstance(Decisions().same, dict)
