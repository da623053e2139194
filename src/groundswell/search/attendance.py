"""How often somebody came: of the meetings that met while the seat was theirs, and how many of those have a record.

Counts for one person's own seats; nobody is ranked or compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from groundswell.records.asking import Asker
from groundswell.register.models import Attendance, Meeting, Person
from groundswell.search.directory import Directory
from groundswell.search.seats import Holding

CAME = (Attendance.Status.PRESENT, Attendance.Status.SUBSTITUTE)
SAYS = (*CAME, Attendance.Status.APOLOGIES, Attendance.Status.ABSENT)


@dataclass(frozen=True)
class SeatFigures:
    """One time in a seat: meetings that `met` meanwhile, those `recorded` for this person, those they `came` to.

    Somebody they sent in their place does not make them present.
    """

    holding: Holding
    came: int
    recorded: int
    met: int


def at_meeting(directory: Directory, meeting: Meeting) -> list[Attendance]:
    """What the asker may see of who was at a meeting of a forum they may see (one query)."""
    rows = Attendance.objects.filter(meeting=meeting).select_related("meeting", "invited_for")
    return [row for row in rows if _may_be_seen(directory, row)]


def of_person(directory: Directory, person: Person) -> list[Attendance]:
    """What the asker may see of a person's attendance, and of those who stood in for them, by day (one query)."""
    theirs = Q(person=person) | Q(substitute_for=person)
    rows = Attendance.objects.filter(theirs).select_related("meeting", "invited_for").order_by("meeting__day")
    return [row for row in rows if _may_be_seen(directory, row)]


def _may_be_seen(directory: Directory, row: Attendance) -> bool:
    """The rule of Attendance.visible_to, read off the directory: the few rows of a page need no larger question.

    A test holds the two equal, for everybody in the cast.
    """
    forum = row.meeting.forum_id
    people = [person for person in (row.person_id, row.substitute_for_id) if person is not None]
    return forum in directory.forum_ids and all(
        person in directory.person_ids and (forum, person) not in directory.kept_back for person in people
    )


def figures_of(
    directory: Directory, person: Person, attended: Iterable[Attendance], asker: Asker
) -> tuple[SeatFigures, ...]:
    """Figures for each seat of the person that the asker may see, up to the asker's today (one query).

    `attended` is what the asker may see of the person's attendance, and of those who stood in for them.
    """
    holdings = directory.seats_held.get(person.pk, ())
    if not holdings:
        return ()
    forums = {h.seat.forum_id for h in holdings}
    fields = ("forum", "day", "status", "attendance_complete")
    rows = Meeting.objects.visible_to(asker).filter(forum__in=forums, day__lte=asker.today).only(*fields)
    met = [m for m in rows if m.has_met_by(asker.today)]
    said = _said_of(person, attended)
    return tuple(_figures(h, met, said) for h in holdings)


def _said_of(person: Person, attended: Iterable[Attendance]) -> dict[int, str]:
    """Meeting id -> what its record says of the person. Somebody stood in for was not there themselves."""
    rows = list(attended)
    away = {a.meeting_id: str(Attendance.Status.APOLOGIES) for a in rows if a.substitute_for_id == person.pk}
    return away | {a.meeting_id: a.status for a in rows if a.person_id == person.pk and a.status in SAYS}


def _figures(holding: Holding, met: list[Meeting], said: dict[int, str]) -> SeatFigures:
    theirs = [m for m in met if m.forum_id == holding.seat.forum_id and holding.days.holds_on(m.day)]
    told = [m for m in theirs if m.attendance_complete or m.pk in said]
    return SeatFigures(
        holding=holding,
        came=sum(said.get(m.pk) in CAME for m in told),
        recorded=len(told),
        met=len(theirs),
    )


def recorded_of(meetings: Iterable[Meeting], asker: Asker) -> tuple[int, int]:
    """(meetings whose list of who came is complete, meetings that met by the asker's today)."""
    met = [m for m in meetings if m.has_met_by(asker.today)]
    return sum(m.attendance_complete for m in met), len(met)
