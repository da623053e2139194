"""Meetings called off, postponed, invited to, and recorded. Presence is never assent."""

from __future__ import annotations

import datetime as dt

import pytest

from groundswell.register.actions import (
    AttendanceRecord,
    ItemRecord,
    add,
    call_off,
    invite,
    postpone,
    record_meeting,
    set_instance,
    withdraw_invitation,
)
from groundswell.register.errors import NoSuchRow, NotAllowed, NotValid, RegisterError
from groundswell.register.models import AgendaItem, Attendance, Instance, Meeting, Paper, Person, Subject
from groundswell.register.today import instance, today
from tests.cast import Cast

D = dt.date
CAME, SORRY = AttendanceRecord("present"), AttendanceRecord("apologies")


def meeting(key: str) -> Meeting:
    return Meeting.objects.get(key=key)


def invited(cast: Cast) -> Attendance:
    return invite(cast.lead, meeting("steer-mar"), Person.objects.get(key="champion"), Subject.objects.get())


def test_a_meeting_called_off_never_met(cast: Cast) -> None:
    call_off(cast.officer, meeting("steer-mar"))
    assert meeting("steer-mar").status == "cancelled"
    assert not Meeting.objects.that_met().filter(key="steer-mar").exists()


def test_a_postponed_meeting_is_its_new_date_and_takes_its_business_along(cast: Cast) -> None:
    invitation = invited(cast)
    paper = add(cast.lead, "paper", {"title": "Coming", "meeting": "steer-mar"})
    add(cast.lead, "agenda_item", {"meeting": "steer-mar", "number": "2", "title": "Coming", "paper": paper})
    new = postpone(
        cast.officer, meeting("steer-mar"), to_day=D(2021, 3, 23), start=dt.time(14), end=dt.time(15)
    )
    old = meeting("steer-mar")
    assert (old.status, old.moved_to, new.status, new.day) == ("postponed", new, "confirmed", D(2021, 3, 23))
    assert sorted(new.agenda_items.values_list("title", flat=True)) == ["Accessible swimming", "Coming"]
    assert Paper.objects.get(pk=paper.pk).meeting == new
    assert Attendance.objects.get(pk=invitation.pk).meeting == new
    assert not old.agenda_items.exists()
    assert list(Meeting.objects.that_met().filter(pk__in=[old.pk, new.pk])) == [new]


@pytest.mark.parametrize("status", ["held", "cancelled", "postponed", "inquorate"])
def test_what_was_held_or_is_off_is_not_called_off_postponed_or_invited_to(cast: Cast, status: str) -> None:
    Meeting.objects.filter(key="steer-mar").update(status=status)
    for write in (
        lambda: call_off(cast.lead, meeting("steer-mar")),
        lambda: postpone(cast.lead, meeting("steer-mar"), to_day=D(2021, 4, 1)),
        lambda: invited(cast),
    ):
        with pytest.raises(NotValid):
            write()


def test_an_invitation_is_for_one_subject_and_can_be_taken_back(cast: Cast) -> None:
    invitation = invited(cast)
    assert (invitation.status, invitation.invited_for) == ("invited", Subject.objects.get())
    assert invited(cast).pk == invitation.pk
    withdraw_invitation(cast.lead, invitation)
    assert not Attendance.objects.filter(pk=invitation.pk).exists()


def test_only_an_invitation_is_taken_back(cast: Cast) -> None:
    with pytest.raises(NotValid, match="not as invited"):
        withdraw_invitation(cast.lead, Attendance.objects.get(key="a-chair"))


def test_recording_says_who_came_and_nothing_of_what_they_think(cast: Cast) -> None:
    held = record_meeting(
        cast.officer,
        meeting("steer-feb"),
        attendance={"chair": SORRY, "practitioner": AttendanceRecord("substitute", substitute_for="chair")},
        complete=True,
        noted="  The ramp was discussed.  ",
        outcomes={"swim-item": ItemRecord("noted", noted="Heard.")},
    )
    assert (held.status, held.attendance_complete, held.noted) == ("held", True, "The ramp was discussed.")
    rows = {
        a.person.key: (a.status, a.substitute_for and a.substitute_for.key) for a in held.attendances.all()
    }
    assert rows == {"chair": ("apologies", None), "practitioner": ("substitute", "chair")}
    item = AgendaItem.objects.get(key="swim-item")
    assert (item.outcome, item.noted, item.slot) == ("noted", "Heard.", "not_recorded")
    assert item.paper is not None and item.paper.outcome == "noted"


def test_recording_again_changes_what_stood_and_keeps_who_is_not_named(cast: Cast) -> None:
    record_meeting(cast.lead, meeting("steer-feb"), attendance={"practitioner": CAME}, complete=False)
    record_meeting(cast.lead, meeting("steer-feb"), attendance={"practitioner": SORRY}, complete=True)
    rows = dict(meeting("steer-feb").attendances.values_list("person__key", "status"))
    assert rows == {"chair": "present", "practitioner": "apologies"}


def test_an_invitee_who_came_stays_an_invitee_for_that_subject(cast: Cast) -> None:
    invited(cast)
    Meeting.objects.filter(key="steer-mar").update(day=D(2021, 2, 14))
    record_meeting(cast.lead, meeting("steer-mar"), attendance={"champion": CAME}, complete=True)
    row = Attendance.objects.get(meeting__key="steer-mar", person__key="champion")
    assert (row.status, row.invited_for) == ("present", Subject.objects.get())


@pytest.mark.parametrize(
    ("record", "slot"),
    [
        (ItemRecord(), "not_recorded"),
        (ItemRecord(outcome="noted"), "kept"),
        (ItemRecord(noted="A verbal update."), "kept"),
        (ItemRecord(slot="missed"), "missed"),
        (ItemRecord(slot="not_recorded", outcome="approved"), "kept"),
    ],
)
def test_a_standing_item_s_slot_is_kept_missed_or_not_recorded(
    cast: Cast, record: ItemRecord, slot: str
) -> None:
    item = AgendaItem.objects.get(standing_item__key="steer-swim")
    Meeting.objects.filter(key="steer-mar").update(day=D(2021, 2, 14))
    record_meeting(
        cast.lead, meeting("steer-mar"), attendance={}, complete=False, outcomes={item.key: record}
    )
    assert AgendaItem.objects.get(pk=item.pk).slot == slot


def test_of_a_meeting_to_come_only_apologies_are_recorded(cast: Cast) -> None:
    with pytest.raises(NotValid, match="still to come"):
        record_meeting(cast.lead, meeting("steer-mar"), attendance={"chair": CAME}, complete=True)
    coming = record_meeting(cast.lead, meeting("steer-mar"), attendance={"chair": SORRY}, complete=True)
    assert (coming.status, coming.attendance_complete) == ("confirmed", False)
    assert coming.attendances.get().status == "apologies"


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_meeting_that_did_not_take_place_has_nobody_present(cast: Cast, status: str) -> None:
    Meeting.objects.filter(key="steer-feb").update(status=status)
    with pytest.raises(NotValid, match="did not take place"):
        record_meeting(cast.lead, meeting("steer-feb"), attendance={"chair": CAME}, complete=True)


def test_too_few_came_stays_so(cast: Cast) -> None:
    Meeting.objects.filter(key="steer-feb").update(status="inquorate")
    assert (
        record_meeting(cast.lead, meeting("steer-feb"), attendance={"chair": CAME}, complete=True).status
        == "inquorate"
    )


def test_nobody_both_came_and_was_stood_in_for(cast: Cast) -> None:
    both = {"chair": CAME, "practitioner": AttendanceRecord("substitute", substitute_for="chair")}
    with pytest.raises(NotValid, match="stood in for"):
        record_meeting(cast.lead, meeting("steer-feb"), attendance=both, complete=True)


def test_a_person_or_item_nobody_knows_is_refused_and_nothing_is_kept(cast: Cast) -> None:
    for people, items in (
        ({"nobody": CAME}, {}),
        ({"practitioner": CAME}, {"open-item": ItemRecord("noted")}),
    ):
        with pytest.raises(NoSuchRow):
            record_meeting(cast.lead, meeting("steer-feb"), attendance=people, complete=True, outcomes=items)
    assert meeting("steer-feb").attendances.count() == 1


def test_a_substitute_says_for_whom(cast: Cast) -> None:
    with pytest.raises(NotValid) as caught:
        record_meeting(
            cast.lead,
            meeting("steer-feb"),
            attendance={"practitioner": AttendanceRecord("substitute")},
            complete=True,
        )
    assert caught.value.field == "substitute_for"


def test_the_installation_is_named_and_its_today_fixed(cast: Cast) -> None:
    assert instance().name == "Groundswell"
    assert today(D(2026, 1, 1)) == D(2026, 1, 1)
    set_instance(cast.administrator, name="Millbrook", fixed_today=D(2021, 2, 15))
    set_instance(cast.operator, notice="Made up.")
    assert (instance().name, instance().notice, today(D(2026, 1, 1))) == (
        "Millbrook",
        "Made up.",
        D(2021, 2, 15),
    )
    assert Instance.objects.count() == 1
    for values in ({"colour": "red"}, {"notice": "a\x00b"}, {"fixed_today": "2021-02-31"}):
        with pytest.raises(NotValid):
            set_instance(cast.operator, **values)
    for one in cast.everybody_but("administrator", "operator").values():
        with pytest.raises(NotAllowed):
            set_instance(one, name="Mine")


def test_an_outsider_cannot(cast: Cast) -> None:
    invitation = invited(cast)
    for one in cast.everybody_but("lead", "officer", "operator").values():
        for write in (
            lambda by: call_off(by, meeting("steer-mar")),
            lambda by: postpone(by, meeting("steer-mar"), to_day=D(2021, 4, 1)),
            lambda by: invite(
                by, meeting("steer-mar"), Person.objects.get(key="chair"), Subject.objects.get()
            ),
            lambda by: withdraw_invitation(by, invitation),
            lambda by: record_meeting(by, meeting("steer-feb"), attendance={}, complete=True),
        ):
            with pytest.raises(RegisterError) as caught:
                write(one)
            assert caught.value.code in ("not_allowed", "no_such_row")
