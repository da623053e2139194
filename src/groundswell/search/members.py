"""How many sit on a forum, and from which sectors; people the source does not name are never invented."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.register.models import Forum, Organisation
from groundswell.search.directory import Directory
from groundswell.search.seats import SeatOn


def people_on(directory: Directory, forum: Forum, day: dt.date) -> str:
    """“3 people”, “at least 2 people”, “people not named in the source”, “nobody recorded”."""
    seats = directory.seats_on(forum, day)
    known = len(directory.sitters(forum, day)) + sum(s.seat.how_many or 0 for s in seats)
    hidden = any(h.hidden for s in seats for h in s.holders)
    unknown = hidden or any(s.seat.is_aggregate and s.seat.how_many is None for s in seats)
    if unknown and known:
        return ngettext("at least %(n)d person", "at least %(n)d people", known) % {"n": known}
    if hidden:
        return _("people who are not shown")
    if unknown:
        return _("people not named in the source")
    if not known:
        return _("nobody recorded")
    return ngettext("%(n)d person", "%(n)d people", known) % {"n": known}


def sectors_of(seats: tuple[SeatOn, ...]) -> list[tuple[str, int]]:
    """(sector in words, seats), in the order sectors are listed; seats without one under “not stated”."""
    counts = Counter(_sector(seat) for seat in seats)
    named = [(str(s.label), counts[s.value]) for s in Organisation.Sector if counts[s.value]]
    return named + ([(_("Not stated"), counts[""])] if counts[""] else [])


def _sector(seat: SeatOn) -> str:
    """The sector the seat speaks from: its organisation's, else its holder's; empty where none is stated."""
    for body in (seat.seat.organisation, *(p.organisation for p in seat.people)):
        if body and body.sector != Organisation.Sector.NOT_STATED:
            return str(body.sector)
    return ""
