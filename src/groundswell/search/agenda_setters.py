"""Who can put an item on a forum's agenda: by role, the chair first. Observers listen only."""

from __future__ import annotations

import datetime as dt

from groundswell.register.models import Forum, Person, Seat
from groundswell.search.directory import Directory
from groundswell.search.seats import SeatOn

IN_ORDER = (Seat.Role.CHAIR, Seat.Role.VICE_CHAIR, Seat.Role.OFFICER, Seat.Role.MEMBER)


def who_can_add(directory: Directory, forum: Forum, *, on: dt.date) -> tuple[SeatOn, ...]:
    """The seats in use that can add an item on a day, the chair's first. Chairs set the agenda; others ask them."""
    seats = [s for s in directory.seats_on(forum, on) if s.is_in_use and s.seat.role in IN_ORDER]
    return tuple(sorted(seats, key=lambda s: IN_ORDER.index(Seat.Role(s.seat.role))))


def who_can_carry(directory: Directory, forum: Forum, *, on: dt.date) -> tuple[Person, ...]:
    """Those who may raise a matter there by a seat and also sit on another forum, in the register's order."""
    able = {
        p.pk
        for s in who_can_add(directory, forum, on=on)
        for p in s.people
        if any(other.pk != forum.pk for other in directory.forums_of(p, on))
    }
    return tuple(p for p in directory.people.values() if p.pk in able)
