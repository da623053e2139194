"""Who took part in a step, and on whose behalf: people, seats, forums and organisations the asker may see."""

from __future__ import annotations

from groundswell.interchange.prov.document import Document
from groundswell.register.models import Forum, Person, Seat
from groundswell.threads.models import Step
from groundswell.threads.seen import Seen


class Who:
    """Names the agents of one thread. Reads its seats with their organisations (one query)."""

    def __init__(self, document: Document, seen: Seen) -> None:
        self.document = document
        self.seen = seen
        seats = Seat.objects.filter(pk__in=seen.seats).select_related("organisation")
        self.seats = {seat.pk: seat for seat in seats}

    def took_part(self, step: Step, activity: str) -> None:
        """Who carried it, in which seat and in whose place; and who saw or heard it."""
        _name, is_shown = self.seen.through(step)
        seat = self.seats.get(step.seat_id or 0)
        if step.carrier is not None and is_shown:
            person = self.person(step.carrier)
            self.document.relate("wasAssociatedWith", activity, person, role="groundswell:carrier")
            self._on_behalf(person, seat, step, activity)
        elif seat is not None:
            agent = self.document.thing("agent", f"seat/{seat.key}", "Seat", label=seat.name)
            self.document.relate("wasAssociatedWith", activity, agent, role="groundswell:carrier")
        if listener := self.seen.person(step.listener):
            role = "groundswell:listener"
            self.document.relate("wasAssociatedWith", activity, self.person(listener), role=role)

    def person(self, person: Person) -> str:
        """A person by the name they are shown by. The caller has asked whether they may be seen."""
        return self.named(person.key, person.name)

    def named(self, key: str, name: str) -> str:
        """A person whose key and name the asker was shown."""
        return self.document.thing("agent", f"person/{key}", "prov:Person", label=name)

    def _on_behalf(self, person: str, seat: Seat | None, step: Step, activity: str) -> None:
        """For whom the seat speaks, and whom they stood in for."""
        for responsible in self._spoken_for(seat):
            self.document.relate("actedOnBehalfOf", person, responsible, activity=activity)
        if away := self.seen.person(step.stood_in_for):
            self.document.relate("actedOnBehalfOf", person, self.person(away), activity=activity)

    def _spoken_for(self, seat: Seat | None) -> list[str]:
        found = []
        if seat is not None and seat.organisation is not None:
            name = f"organisation/{seat.organisation.key}"
            label = seat.organisation.name
            found.append(self.document.thing("agent", name, "prov:Organization", label=label))
        if seat is not None and seat.speaks_for:
            name = f"seat/{seat.key}/speaks-for"
            found.append(self.document.thing("agent", name, "Group", label=seat.speaks_for))
        return found


def forum_agent(document: Document, forum: Forum) -> str:
    """A forum, as the body that meets."""
    return document.thing("agent", f"forum/{forum.key}", "prov:Organization", label=forum.name)
