"""Who was at an item of a meeting, and where each stands, as one asker may see it. Presence is never assent."""

from __future__ import annotations

from dataclasses import dataclass

from groundswell.records.asking import Asker
from groundswell.register.models import AgendaItem, Attendance, Person
from groundswell.search.attendance import at_meeting
from groundswell.search.directory import directory_for
from groundswell.threads.models import Position

CAME = (Attendance.Status.PRESENT, Attendance.Status.SUBSTITUTE)


@dataclass(frozen=True)
class Standing:
    """One person: whether they are recorded as there, and what they said. Not stated unless they said so."""

    person: Person
    presence: str
    stance: str
    source: str

    @property
    def presence_words(self) -> str:
        """“Present”."""
        return str(Attendance.Status(self.presence).label)

    @property
    def stance_words(self) -> str:
        """“Not stated”."""
        return str(Position.Stance(self.stance).label)


def standings(item: AgendaItem, asker: Asker) -> list[Standing]:
    """Everybody recorded as there, and everybody with a recorded position, as far as the asker may see them."""
    directory = directory_for(asker)
    people = {p.pk: p for p in directory.people.values()}
    said = {p.person_id: p for p in Position.objects.filter(item=item)}
    found: dict[int, str] = {}
    for row in at_meeting(directory, item.meeting):
        if row.status in CAME or row.person_id in said:
            found[row.person_id] = row.status
    for person in said:
        if directory.named_at(item.meeting.forum, people.get(person)):
            found.setdefault(person, str(Attendance.Status.NOT_RECORDED))
    return [_standing(people[pk], presence, said.get(pk)) for pk, presence in found.items() if pk in people]


def _standing(person: Person, presence: str, said: Position | None) -> Standing:
    if said is None:
        return Standing(person, presence, Position.Stance.NOT_STATED, "")
    return Standing(person, presence, said.stance, said.source)
