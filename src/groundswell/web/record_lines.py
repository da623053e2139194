"""The lines of the record page: who is on a meeting's list, and what is known of each. No writing here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groundswell.records.asking import Asker
from groundswell.register.models import Attendance, Meeting, Seat
from groundswell.search.attendance import at_meeting
from groundswell.search.directory import Directory, directory_for

PRESENT, SUBSTITUTE = Attendance.Status.PRESENT, Attendance.Status.SUBSTITUTE
NOT_YET = (Attendance.Status.NOT_RECORDED, Attendance.Status.EXPECTED, Attendance.Status.INVITED)
CHOICES: tuple[tuple[str, str | Promise], ...] = (
    (Attendance.Status.PRESENT, _("Came")),
    (Attendance.Status.APOLOGIES, _("Apologies")),
    (Attendance.Status.ABSENT, _("Did not come")),
)


@dataclass(frozen=True)
class Line:
    """One person on the list: in which seat or for what, and how they stand in the record."""

    key: str  # the person's
    name: str
    role: str  # "Chair: Public Health", "Invited for Physical activity for SEND", or empty
    status: str = Attendance.Status.NOT_RECORDED
    stored: str = ""  # the status that stands in the register; empty where there is no row
    stands_in_for: str = ""  # a person's key
    has_seat: bool = True
    invitation: str = ""  # the attendance's key, where it is an invitation not yet answered

    @property
    def blank(self) -> str:
        """The status that says nothing is recorded: what was expected of an invitee or member stays."""
        return self.stored if self.stored in NOT_YET else Attendance.Status.NOT_RECORDED

    @property
    def chosen(self) -> str:
        """Which of the choices is marked. A substitute came."""
        return PRESENT if self.status == SUBSTITUTE else self.status

    @property
    def options(self) -> list[tuple[str, str | Promise]]:
        """The choices for this person, the last one leaving it open."""
        return [*CHOICES, (self.blank, _("Not recorded"))]

    def everybody_came(self) -> Line:
        """The line with “came” where nothing is recorded yet; what is recorded stays."""
        return replace(self, status=PRESENT) if self.status in NOT_YET else self


def lines_of(meeting: Meeting, asker: Asker) -> list[Line]:
    """Those with a seat that day in the order of the seats, then invitees and others (two queries, where kept)."""
    directory = directory_for(asker)
    people = {p.pk: p for p in directory.people.values()}
    found = {line.key: line for line in _sitting(directory, meeting)}
    for row in at_meeting(directory, meeting):
        person, stood_for = people[row.person_id], people.get(row.substitute_for_id or 0)
        line = found.get(person.key) or Line(person.key, person.name, _role_of(row), has_seat=False)
        found[line.key] = replace(
            line,
            status=row.status,
            stored=row.status,
            stands_in_for=stood_for.key if stood_for else "",
            invitation=row.key if row.status == Attendance.Status.INVITED else "",
        )
    return list(found.values())


def _role_of(row: Attendance) -> str:
    return gettext("Invited for %(subject)s") % {"subject": row.invited_for} if row.invited_for else ""


def _sitting(directory: Directory, meeting: Meeting) -> Iterable[Line]:
    """A line a person with a seat that day, by themselves or by a post they held."""
    for held in directory.seats_on(meeting.forum, meeting.day):
        for person in held.people:
            yield Line(person.key, person.name, _seat_name(held.seat))


def _seat_name(seat: Seat) -> str:
    """“Public Health”, or “Chair: Public Health”; the role alone where the seat is named for it."""
    role, name = seat.get_role_display(), seat.name
    if seat.role == Seat.Role.MEMBER or role.casefold() == name.casefold():
        return name
    return f"{role}: {name}"
