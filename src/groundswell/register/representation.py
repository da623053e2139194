"""Who speaks for whom, who sets the agenda, and which sectors sit where. Counts of seats; no judgement of people."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.records.asking import Asker
from groundswell.register.models import Forum, Organisation, Seat
from groundswell.register.who_sits import SeatHeld, seats_held

OWN = (Seat.Mandate.SELF, Seat.Mandate.LIVED_EXPERIENCE)
ORDER = (Seat.Role.CHAIR, Seat.Role.VICE_CHAIR, Seat.Role.OFFICER, Seat.Role.MEMBER)  # observers only listen


@dataclass(frozen=True)
class GroupSpokenFor:
    """One group and the seats that speak for it on a day. `own` are held by its own people, by the seat's mandate."""

    name: str
    seats: tuple[SeatHeld, ...]
    forums: tuple[Forum, ...]  # where others than its own people speak for it
    mandates: tuple[tuple[str, int], ...]  # (mandate in words, seats)
    own: tuple[SeatHeld, ...]

    @property
    def only_by_others(self) -> bool:
        """Whether no seat is stated to be held by the group's own people."""
        return not self.own

    @property
    def finding(self) -> str:
        """“SEND community: spoken for by practitioners at 3 forums; seats held by …: none stated.”"""
        told = {"group": self.name, "n": len(self.forums), "who": _speakers(self.seats)}
        by_others = ngettext(
            "%(group)s: spoken for by %(who)s at %(n)d forum;",
            "%(group)s: spoken for by %(who)s at %(n)d forums;",
            len(self.forums),
        )
        held = _("seats held by %(people)s or parent-carers: %(count)s.") % {
            "people": _people_of(self.name),
            "count": len(self.own) or _("none stated"),
        }
        return f"{by_others % told} {held}"


def groups_spoken_for(asker: Asker, on: dt.date) -> tuple[GroupSpokenFor, ...]:
    """Every group a seat speaks for, those spoken for only by others first. Three queries."""
    seats = Seat.objects.visible_to(asker).exclude(speaks_for="")
    groups: dict[str, list[SeatHeld]] = {}
    for held in seats_held(seats, asker, on):
        groups.setdefault(held.seat.speaks_for, []).append(held)
    told = [_group(name, several) for name, several in sorted(groups.items())]
    return tuple(sorted(told, key=lambda group: not group.only_by_others))


def _group(name: str, seats: list[SeatHeld]) -> GroupSpokenFor:
    own = tuple(held for held in seats if held.seat.mandate in OWN)
    others = [held for held in seats if held not in own]
    forums = {held.seat.forum_id: held.seat.forum for held in others}
    mandates = Counter(str(held.seat.get_mandate_display()) for held in seats)
    return GroupSpokenFor(name, tuple(seats), tuple(forums.values()), tuple(sorted(mandates.items())), own)


def _people_of(group: str) -> str:
    """“people with SEND” for “SEND community”; else the group's own name."""
    named = re.fullmatch(r"(.+) community", group)
    return _("people with %(what)s") % {"what": named[1]} if named else group


def _speakers(seats: Iterable[SeatHeld]) -> str:
    """What those who speak are: “practitioners” where their names all end so, else their names."""
    names = list(dict.fromkeys(h.person.name for h in seats if h.person and h.seat.mandate not in OWN))
    ends = {re.sub(r"[\s\d]+$", "", name).split()[-1].casefold() for name in names if name.split()}
    if len(names) > 1 and len(ends) == 1:
        return _("%(role)ss") % {"role": ends.pop()}
    return _(" and ").join(names) or _("people not named")


def who_can_add_items(forum: Forum, asker: Asker, on: dt.date) -> tuple[SeatHeld, ...]:
    """The seats that can put an item on the agenda: the chair first, then vice-chair, officers and members.

    Observers cannot, and several people not named stand last in their role. Three queries.
    """
    seats = [held for held in held_at(forum, asker, on) if held.seat.role in ORDER]
    return tuple(
        sorted(seats, key=lambda held: (ORDER.index(Seat.Role(held.seat.role)), held.seat.is_aggregate))
    )


@dataclass(frozen=True)
class SectorMix:
    """Which sectors sit on a forum: (sector, its words, seats), in the register's order; and seats not stated."""

    sectors: tuple[tuple[str, str, int], ...]
    not_stated: int

    @property
    def finding(self) -> str:
        """“Council, Health and Education.”"""
        return ", ".join(words for _sector, words, _count in self.sectors) or _("No sector is stated.")


def sector_mix(forum: Forum, asker: Asker, on: dt.date) -> SectorMix:
    """The sectors of the forum's seats on a day, several people's seats included: the seat's, else its holder's."""
    counts = Counter(_sector(held) for held in held_at(forum, asker, on))
    stated = tuple(
        (s.value, str(s.label), counts[s]) for s in Organisation.Sector if s != NOT_STATED and counts[s]
    )
    return SectorMix(stated, counts[NOT_STATED])


NOT_STATED = Organisation.Sector.NOT_STATED


def _sector(held: SeatHeld) -> str:
    bodies = [held.seat.organisation, held.person.organisation if held.person else None]
    return next((b.sector for b in bodies if b and b.sector != NOT_STATED), NOT_STATED)


@dataclass(frozen=True)
class MembersCount:
    """How many sit on a forum: `known`, and whether there are more whose number the source does not give."""

    known: int
    is_least: bool

    def __str__(self) -> str:
        if self.is_least:
            return _("at least %(known)d") % {"known": self.known}
        return str(self.known)


def members_count(forum: Forum, asker: Asker, on: dt.date) -> MembersCount:
    """The people on a forum on a day: named ones once each, and several not named where their number is known."""
    held = held_at(forum, asker, on)
    named = {h.person.pk for h in held if h.person}
    hidden = any(h.is_hidden for h in held)
    several = [h.seat for h in held if h.seat.is_aggregate]
    unknown = any(seat.how_many is None for seat in several)
    return MembersCount(len(named) + sum(seat.how_many or 0 for seat in several), unknown or hidden)


def held_at(forum: Forum, asker: Asker, on: dt.date) -> list[SeatHeld]:
    """The forum's seats that the asker may see, each with who holds it on a day."""
    return seats_held(Seat.objects.visible_to(asker).filter(forum=forum), asker, on)
