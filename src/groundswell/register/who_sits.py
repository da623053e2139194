"""Seats and who holds them on a day, as one asker may see it: named, not shown, vacant, or several not named."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.models import Person, PostHolding, Seat, Sitting
from groundswell.register.models.people import Post


@dataclass(frozen=True)
class SeatHeld:
    """One seat on one day. `person` is None where nobody sits, where several do, or where who sits is not shown."""

    seat: Seat
    person: Person | None
    post: Post | None = None
    is_hidden: bool = False

    @property
    def says(self) -> str:
        """The holder's name, or why there is none."""
        if self.person:
            return self.person.name
        if self.seat.is_aggregate:
            return _("not named in the source")
        return _("not shown") if self.is_hidden else _("vacant")


def seats_held(seats: QuerySet[Seat], asker: Asker, on: dt.date) -> list[SeatHeld]:
    """Each of the seats, in the register's order, with its holder on a day. Three queries."""
    ordered = list(
        seats.select_related("forum", "organisation").order_by("forum__position", "forum", "position", "id")
    )
    sittings = (
        Sitting.objects.on(on)
        .filter(seat__in=[seat.pk for seat in ordered])
        .select_related("person__organisation", "post")
    )
    sitting_of = {sitting.seat_id: sitting for sitting in sittings}
    posts = [s.post_id for s in sitting_of.values() if s.post_id]
    holdings = PostHolding.objects.on(on).filter(post__in=posts).select_related("person__organisation")
    holder_of = {holding.post_id: holding.person for holding in holdings}
    shown = _shown([*(s.person for s in sittings if s.person), *holder_of.values()], asker)
    return [_held(seat, sitting_of.get(seat.pk), holder_of, shown) for seat in ordered]


def _held(seat: Seat, sitting: Sitting | None, holder_of: dict[int, Person], shown: set[int]) -> SeatHeld:
    if sitting is None:
        return SeatHeld(seat, None)
    person = sitting.person or (holder_of.get(sitting.post_id) if sitting.post_id else None)
    if person is not None and person.pk not in shown:
        return SeatHeld(seat, None, sitting.post, is_hidden=True)
    return SeatHeld(seat, person, sitting.post)


def _shown(people: list[Person], asker: Asker) -> set[int]:
    """The ids of those the asker may see."""
    ids = [person.pk for person in people]
    return set(Person.objects.visible_to(asker).filter(pk__in=ids).values_list("pk", flat=True))
