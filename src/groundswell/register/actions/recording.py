"""Recording a meeting: who came, what was noted, what became of each item. Presence is never assent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.actions.filling import NUL, check, fill, finder_for
from groundswell.register.actions.one_change import one_change
from groundswell.register.actions.rows import name_in_chain, seen_again
from groundswell.register.errors import NoSuchRow, NotValid
from groundswell.register.keys import key_for
from groundswell.register.models import AgendaItem, Attendance, Meeting, Person
from groundswell.register.models.agendas import Outcome
from groundswell.register.rules import require_edit

BEFOREHAND = (
    Attendance.Status.APOLOGIES,
    Attendance.Status.EXPECTED,
    Attendance.Status.INVITED,
    Attendance.Status.NOT_RECORDED,
)


@dataclass(frozen=True)
class AttendanceRecord:
    """What is known of one person: `status`, whom they stood in for, and the subject they were invited for, by key.

    Without `invited_for` an invitation that stands is kept.
    """

    status: str
    substitute_for: str | Person | None = None
    invited_for: str | None = None


@dataclass(frozen=True)
class ItemRecord:
    """What became of one agenda item. `slot` (kept, missed) is for standing items; empty: worked out."""

    outcome: str = Outcome.NOT_RECORDED
    slot: str = ""
    noted: str = ""


def record_meeting(
    by: Asker,
    meeting: Meeting,
    *,
    attendance: Mapping[str, AttendanceRecord],
    complete: bool,
    noted: str = "",
    outcomes: Mapping[str, ItemRecord] | None = None,
) -> Meeting:
    """Records a meeting as held: people by key, agenda items by key. People not named keep what stands of them.

    `complete` says that everybody who came is on the list. Of a meeting still to come only apologies
    and expectations can be recorded, and it is not marked held. Raises NotValid, NoSuchRow.
    """
    with one_change(by, "record meeting") as entry:
        held: Meeting = seen_again(by, meeting)
        require_edit(by, held.forum)
        to_come = held.day > by.today
        _refuse_what_cannot_be(held, attendance.values(), to_come=to_come)
        _refuse_two_in_one_place(attendance)
        _record_people(by, held, attendance)
        _record_items(held, outcomes or {})
        fill(held, {"noted": noted}, finder_for(by))
        if not to_come:
            held.attendance_complete = complete
            if held.status != Meeting.Status.INQUORATE:
                held.status = Meeting.Status.HELD
        held.save()
        entry.subject = name_in_chain(held)
        entry.detail = {
            "people": len(attendance),
            "complete": held.attendance_complete,
            "items": len(outcomes or {}),
        }
    return held


def _refuse_what_cannot_be(meeting: Meeting, people: Iterable[AttendanceRecord], *, to_come: bool) -> None:
    if meeting.status in (Meeting.Status.CANCELLED, Meeting.Status.POSTPONED):
        raise NotValid(
            _("This meeting did not take place."),
            remedy=_("Set its status back first, or record another meeting."),
        )
    if to_come and any(record.status not in BEFOREHAND for record in people):
        raise NotValid(
            _("This meeting is still to come, so nobody came or stayed away yet."),
            remedy=_("Record apologies now, and who came afterwards."),
        )


def _refuse_two_in_one_place(attendance: Mapping[str, AttendanceRecord]) -> None:
    """Raises NotValid where somebody came who was stood in for."""
    for record in attendance.values():
        member = (
            record.substitute_for.key if isinstance(record.substitute_for, Person) else record.substitute_for
        )
        if member and member in attendance and attendance[member].status == Attendance.Status.PRESENT:
            raise NotValid(
                _("Somebody is down as having come and as having been stood in for."),
                remedy=_("Say that they sent apologies, or that nobody stood in for them."),
                field="substitute_for",
            )


def _record_people(by: Asker, meeting: Meeting, attendance: Mapping[str, AttendanceRecord]) -> None:
    """One row a person: three queries to look, one to write each that changed."""
    people = {
        p.key: p
        for p in Person.objects.visible_to(by).filter(key__in=[k for k in attendance if NUL not in k])
    }
    standing = {row.person_id: row for row in meeting.attendances.all()}
    find = finder_for(by)
    for key, record in attendance.items():
        if key not in people:
            raise NoSuchRow("person", key, field="person")
        person = people[key]
        row = standing.get(person.pk) or Attendance(meeting=meeting, person=person)
        values = {"status": record.status, "substitute_for": record.substitute_for}
        fill(row, values | ({"invited_for": record.invited_for} if record.invited_for else {}), find)
        row.key = row.key or key_for(row)
        check(row)
        row.save()


def _record_items(meeting: Meeting, outcomes: Mapping[str, ItemRecord]) -> None:
    items = {item.key: item for item in meeting.agenda_items.select_related("paper")}
    for key, record in outcomes.items():
        if key not in items:
            raise NoSuchRow("agenda_item", key)
        item = items[key]
        fill(
            item,
            {"outcome": record.outcome, "noted": record.noted, "slot": _slot(item, record)},
            _find_nothing,
        )
        check(item)
        item.save()
        if item.paper and record.outcome != Outcome.NOT_RECORDED:
            item.paper.outcome = record.outcome
            item.paper.save()


def _slot(item: AgendaItem, record: ItemRecord) -> str:
    """Whether a standing item was kept: as said, else kept where something came of it, else not recorded."""
    if item.standing_item_id is None:
        return AgendaItem.Slot.NOT_RECORDED
    if record.slot and record.slot != AgendaItem.Slot.NOT_RECORDED:
        return record.slot
    came_of_it = record.outcome != Outcome.NOT_RECORDED or record.noted.strip()
    return AgendaItem.Slot.KEPT if came_of_it else AgendaItem.Slot.NOT_RECORDED


def _find_nothing(model: object, key: str) -> None:
    """An item's record points at no other row."""
