"""What an asker may see of whom and what a thread names: looked up once for the whole thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.models import Meeting, Paper, Person, Seat
from groundswell.register.rules import audience_of, may_lead
from groundswell.threads.inside import is_inside
from groundswell.threads.models import Step, Thread
from groundswell.threads.rules import may_work_on


@dataclass(frozen=True)
class Seen:
    """The ids of the people, seats, meetings and papers of one thread that the asker may see; and who they are to it.

    `inside`: they belong to a forum it came to, or lead its place. `works`: they may add steps and evidence.
    """

    asker: Asker
    inside: bool
    works: bool
    leads: bool
    people: frozenset[int]
    seats: frozenset[int]
    meetings: frozenset[int]
    papers: frozenset[int]

    def person(self, person: Person | None) -> Person | None:
        """The person, where the asker may see them."""
        return person if person is not None and person.pk in self.people else None

    def meeting(self, meeting: Meeting) -> bool:
        """Whether the asker may see the meeting."""
        return meeting.pk in self.meetings

    def paper(self, paper: Paper) -> bool:
        """Whether the asker may see the paper."""
        return paper.pk in self.papers

    def belongs_to(self, forum: int) -> bool:
        """Whether the asker is inside this forum, or leads the thread's place."""
        return self.leads or forum in audience_of(self.asker).forums

    def through(self, step: Step) -> tuple[str, str]:
        """Who carried it and the key of their page: the person, else their seat, else nobody that may be told.

        A person in a hidden seat is not named there: it would give the seat away.
        """
        if step.carrier_id is None:
            return "", ""
        person, seat = self.person(step.carrier), step.seat
        seat_is_hidden = seat is not None and seat.pk not in self.seats
        if person is not None and not seat_is_hidden:
            return person.name, person.key
        if seat is not None and not seat_is_hidden:
            return _("the seat “%(seat)s”") % {"seat": seat.name}, ""
        return _("somebody not shown to you"), ""


def seen_by(asker: Asker, thread: Thread, steps: Iterable[Step]) -> Seen:
    """What the asker may see of these steps' people, seats, meetings and papers (four queries, and those of rules).

    Reads each step's `evidence` (prefetch it).
    """
    rows = list(steps)
    pieces = [piece for step in rows for piece in step.evidence.all()]
    people = {
        key
        for step in rows
        for key in (step.carrier_id, step.stood_in_for_id, step.listener_id)
        if key is not None
    } | {piece.given_by_id for piece in pieces if piece.given_by_id is not None}
    if thread.owner_id is not None:
        people.add(thread.owner_id)
    seats = {step.seat_id for step in rows if step.seat_id is not None}
    meetings = {piece.meeting_id for piece in pieces if piece.meeting_id is not None}
    papers = {step.paper_id for step in rows if step.paper_id} | {p.paper_id for p in pieces if p.paper_id}
    return Seen(
        asker=asker,
        inside=is_inside(asker, thread),
        works=may_work_on(asker, thread),
        leads=may_lead(asker, thread.place),
        people=ids_seen(Person, asker, people),
        seats=ids_seen(Seat, asker, seats),
        meetings=ids_seen(Meeting, asker, meetings),
        papers=ids_seen(Paper, asker, papers),
    )


def ids_seen(model: type[Person | Seat | Meeting | Paper], asker: Asker, wanted: set[int]) -> frozenset[int]:
    """Those of the wanted ids whose rows the asker may see (one query, none where none is wanted)."""
    if not wanted:
        return frozenset()
    rows = model.objects.visible_to(asker).filter(pk__in=wanted)
    return frozenset(rows.values_list("pk", flat=True))
