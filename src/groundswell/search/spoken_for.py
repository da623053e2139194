"""Groups that seats speak for, and whether anybody in them speaks for themselves. Only stated facts are counted."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.planner.phrases import names_together
from groundswell.register.models import Forum, Seat
from groundswell.search.directory import Directory
from groundswell.search.seats import SeatOn

OWN_VOICE = (Seat.Mandate.SELF, Seat.Mandate.LIVED_EXPERIENCE)


@dataclass(frozen=True)
class SpokenFor:
    """One group, the seats in use that speak for it, and those of them that are its own by their mandate."""

    group: str
    seats: tuple[SeatOn, ...]
    own: tuple[SeatOn, ...]
    by_others: tuple[SeatOn, ...]

    @property
    def only_by_others(self) -> bool:
        """Whether no seat is stated to be held by somebody of the group."""
        return not self.own

    @property
    def forums(self) -> tuple[Forum, ...]:
        """Where a seat speaks for the group, each once."""
        return _forums(self.seats)

    @property
    def people(self) -> tuple[str, ...]:
        """Those who hold these seats and may be named, each once."""
        return _people(self.seats)

    @property
    def finding(self) -> str:
        """What the register says about this group, in one sentence. Not stated is not the same as none."""
        own = (
            _("seats held by people of the %(group)s themselves: %(own)d.")
            if self.own
            else _("seats held by people of the %(group)s themselves: none stated.")
        )
        return f"{self._said_by_others()}; {own % {'group': self.group, 'own': len(self.own)}}"

    def _said_by_others(self) -> str:
        """“SEND community: spoken for by LP Lead at 3 forums”."""
        count = len(_forums(self.by_others))
        if not count:
            return _("%(group)s: no others are recorded as speaking for it") % {"group": self.group}
        told = ngettext(
            "%(group)s: spoken for by %(who)s at %(count)d forum",
            "%(group)s: spoken for by %(who)s at %(count)d forums",
            count,
        )
        return told % {"group": self.group, "who": _who(self.by_others), "count": count}


def spoken_for(directory: Directory, *, on: dt.date) -> tuple[SpokenFor, ...]:
    """Every group some seat the asker may see speaks for on a day, those spoken for only by others first."""
    seats_of: dict[str, list[SeatOn]] = defaultdict(list)
    for forum in directory.forums.values():
        for seat in directory.seats_on(forum, on):
            if seat.seat.speaks_for and seat.is_in_use:
                seats_of[seat.seat.speaks_for].append(seat)
    groups = [_group(name, seats) for name, seats in seats_of.items()]
    return tuple(sorted(groups, key=lambda g: (not g.only_by_others, g.group)))


def _group(name: str, seats: list[SeatOn]) -> SpokenFor:
    own = tuple(s for s in seats if s.seat.mandate in OWN_VOICE)
    return SpokenFor(name, tuple(seats), own, tuple(s for s in seats if s not in own))


def _forums(seats: Iterable[SeatOn]) -> tuple[Forum, ...]:
    return tuple({s.seat.forum.pk: s.seat.forum for s in seats}.values())


def _people(seats: Iterable[SeatOn]) -> tuple[str, ...]:
    return tuple({p.pk: p.name for s in seats for p in s.people}.values())


def _who(seats: Iterable[SeatOn]) -> str:
    """Names, and that there are others, where somebody is not shown or not named in the source."""
    all_seats = tuple(seats)
    names = _people(all_seats)
    others = any(s.seat.is_aggregate or not s.people for s in all_seats)
    if not names:
        return _("people who are not named")
    return names_together((*names, _("others who are not named")) if others else names)
