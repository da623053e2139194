"""Groups that seats speak for, and whether anybody in them speaks for themselves. Only stated facts are counted."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.register.models import Forum, Seat
from groundswell.search.directory import Directory

OWN_VOICE = (Seat.Mandate.SELF, Seat.Mandate.LIVED_EXPERIENCE)


@dataclass(frozen=True)
class SpokenFor:
    """One group: the forums where a seat speaks for it, who holds those seats, and how many hold one themselves."""

    group: str
    forums: tuple[Forum, ...]
    people: tuple[str, ...]
    seats: int
    own_seats: int

    @property
    def only_by_others(self) -> bool:
        """Whether no seat is stated to be held by somebody of the group."""
        return self.own_seats == 0

    @property
    def finding(self) -> str:
        """What the register says about this group, in one sentence. Not stated is not the same as none."""
        count = len(self.forums)
        told = {"group": self.group, "count": count, "own": self.own_seats}
        one, several = (
            _("%(group)s: spoken for at %(count)d forum"),
            _("%(group)s: spoken for at %(count)d forums"),
        )
        own = (
            _("seats held by people of this group themselves: none stated.")
            if self.only_by_others
            else _("seats held by people of this group themselves: %(own)d.")
        )
        return f"{(one if count == 1 else several) % told}; {own % told}"


def spoken_for(directory: Directory, *, on: dt.date) -> tuple[SpokenFor, ...]:
    """Every group some seat the asker may see speaks for on a day, those spoken for only by others first."""
    seats_of: dict[str, list[Seat]] = defaultdict(list)
    for forum in directory.forums.values():
        for seat in directory.seats_of.get(forum.pk, ()):
            if seat.speaks_for and directory.holders(seat, on):
                seats_of[seat.speaks_for].append(seat)
    groups = [_group(directory, name, seats, on) for name, seats in seats_of.items()]
    return tuple(sorted(groups, key=lambda g: (not g.only_by_others, g.group)))


def _group(directory: Directory, name: str, seats: list[Seat], on: dt.date) -> SpokenFor:
    forums = {s.forum.key: s.forum for s in seats}
    people = {h.person.key: h.person.name for s in seats for h in directory.holders(s, on) if h.person}
    return SpokenFor(
        group=name,
        forums=tuple(forums.values()),
        people=tuple(people.values()),
        seats=len(seats),
        own_seats=sum(s.mandate in OWN_VOICE for s in seats),
    )
