"""Who sat in a seat and when, as one asker may see it; and a seat on one day."""

from __future__ import annotations

from dataclasses import dataclass

from groundswell.records.dated import Dated
from groundswell.register.models import Person, Post, Seat


@dataclass(frozen=True)
class Holding:
    """One time in a seat. `person` None: nobody known, or somebody the asker may not see (`hidden`)."""

    seat: Seat
    person: Person | None
    post: Post | None
    days: Dated
    hidden: bool = False


@dataclass(frozen=True)
class SeatOn:
    """A seat on one day, and who sits in it then: nobody where it is empty, or where several sit not named."""

    seat: Seat
    holders: tuple[Holding, ...]

    @property
    def people(self) -> tuple[Person, ...]:
        """The holders the asker may see."""
        return tuple(h.person for h in self.holders if h.person)

    @property
    def is_in_use(self) -> bool:
        """Whether anybody sits in it that day, named or not."""
        return bool(self.holders) or self.seat.is_aggregate

    @property
    def name(self) -> str:
        """The people's names; the seat's own name where nobody who may be shown sits in it."""
        return ", ".join(p.name for p in self.people) or self.seat.name
