"""Who can put an item on a forum's agenda: by role, the chair first. Observers listen only."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from groundswell.register.models import Forum, Seat
from groundswell.search.directory import Directory, Holding

IN_ORDER = (Seat.Role.CHAIR, Seat.Role.VICE_CHAIR, Seat.Role.OFFICER, Seat.Role.MEMBER)


@dataclass(frozen=True)
class AgendaSetter:
    """One seat that can add an item, and who sits in it that day; several not named have no holders."""

    seat: Seat
    holders: tuple[Holding, ...]

    @property
    def name(self) -> str:
        """The people's names; the seat's own name where nobody who may be shown sits in it."""
        names = [h.person.name for h in self.holders if h.person]
        return ", ".join(names) or self.seat.name


def who_can_add(directory: Directory, forum: Forum, *, on: dt.date) -> tuple[AgendaSetter, ...]:
    """The seats that can add an item on a day, the chair's first. Chairs set the agenda; others ask them."""
    seats = [s for s in directory.seats_of.get(forum.pk, ()) if s.role in IN_ORDER]
    ordered = sorted(seats, key=lambda s: IN_ORDER.index(Seat.Role(s.role)))
    rows = [AgendaSetter(s, directory.holders(s, on)) for s in ordered]
    return tuple(r for r in rows if r.holders or r.seat.is_aggregate)
