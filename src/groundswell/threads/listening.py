"""Which forums listen to somebody: where residents can walk in, and those the asker sits in. No rows are written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from groundswell.records.asking import Asker
from groundswell.records.dated import on
from groundswell.register.help_contacts import can_open
from groundswell.register.models import Forum, Meeting, Place
from groundswell.register.rules import audience_of
from groundswell.threads.models import Keyholder

RECENT = dt.timedelta(days=120)
MOST_MEETINGS = 3  # a forum; more would be a list to search in


@dataclass(frozen=True)
class Listening:
    """The forums that listen today, and the places where nobody can be told at once, so that none of theirs does."""

    forums: tuple[Forum, ...]
    closed: tuple[Place, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of those forums, each once, in the forums' order."""
        return tuple({forum.place_id: forum.place for forum in self.forums}.values())

    def at(self, place: Place | None) -> tuple[Forum, ...]:
        """Those of one place; all where none is named."""
        return tuple(f for f in self.forums if place is None or f.place_id == place.pk)


def listening(asker: Asker) -> Listening:
    """Who listens to the asker today: one query for the forums, two for each of their places."""
    inside = Q(pk__in=audience_of(asker).forums) if asker.account else Q(pk__in=[])
    rows = Forum.objects.visible_to(asker).open_on(asker.today).filter(Q(walk_in=True) | inside)
    forums = list(rows.select_related("place"))
    opens = {place.pk: can_open(place) for place in {f.place_id: f.place for f in forums}.values()}
    closed = {f.place_id: f.place for f in forums if not opens[f.place_id]}
    return Listening(tuple(f for f in forums if opens[f.place_id]), tuple(closed.values()))


def recent_meetings(forum: Forum, today: dt.date) -> list[Meeting]:
    """The forum's last few meetings up to today, newest first (one query)."""
    met = forum.meetings.that_met().filter(day__lte=today, day__gte=today - RECENT)
    return list(met.order_by("-day", "-start")[:MOST_MEETINGS])


def may_be_carried_to(asker: Asker, forum: Forum) -> list[Forum]:
    """The forums that words said to this one may be carried to, as far as the asker may know of them (one query).

    Those open today in its place and in the places around it and in them, by the register's order.
    """
    near = [forum.place_id]
    here: Place | None = forum.place.inside
    while here is not None:
        near.append(here.pk)
        here = here.inside
    around = Forum.objects.visible_to(asker).open_on(asker.today).filter(place__in=near)
    return list(around.exclude(pk=forum.pk))


def somebody_reads(forum: Forum, today: dt.date) -> bool:
    """Whether an officer is named today to read the forum's private words (one query)."""
    return Keyholder.objects.filter(on(today), forum=forum).exists()
