"""The register's questions of its rows: who may see them, which are in force on a day, which meetings met."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from groundswell.records.asking import Asker
from groundswell.records.dated import on
from groundswell.register.audience import (
    ALL,
    MEMBERS,
    NONE,
    PUBLIC,
    Audience,
    forums_seen,
    insiders,
    seats_seen,
)
from groundswell.register.rules import audience_of

Row = TypeVar("Row", bound=models.Model)
NOT_MET = ("cancelled", "postponed", "inquorate")  # neither hear nor pass


class SharedQuerySet(models.QuerySet[Row]):
    """Rows everybody may see: places, layers, subjects, organisations, posts."""

    def visible_to(self, asker: Asker) -> Self:  # noqa: ARG002 (as every query set)
        """All of them."""
        return self.all()


class DatedQuerySet(models.QuerySet[Row]):
    """Rows with [start, until)."""

    def on(self, day: dt.date) -> Self:
        """Those in force on `day`; a handover day belongs to the newcomer."""
        return self.filter(on(day))


class ForumQuerySet(models.QuerySet[Row]):
    """Forums."""

    def visible_to(self, asker: Asker) -> Self:
        """Public ones; members' ones to those with a grant over them; all to the leads of their place."""
        return self.filter(forums_seen(audience_of(asker)))

    def open_on(self, day: dt.date) -> Self:
        """Those opened by `day` and not yet closed."""
        return self.filter(on(day, start="opened", until="closed"))

    def editable_by(self, asker: Asker) -> Self:
        """Those whose place the asker leads or whose officer the asker is."""
        audience = audience_of(asker)
        if audience.everything:
            return self.all()
        return self.filter(Q(place__in=audience.places) | Q(key__in=asker.scoped("forum", "officer")))


class SeatQuerySet(models.QuerySet[Row]):
    """Seats."""

    def visible_to(self, asker: Asker) -> Self:
        """Those of a forum the asker may see, at their own level; sensitive ones to leads only."""
        return self.filter(seats_seen(audience_of(asker)))


class PersonQuerySet(models.QuerySet[Row]):
    """People."""

    def visible_to(self, asker: Asker) -> Self:
        """Public ones; members' ones to those with a grant where they sit; all to their places' leads."""
        return self.filter(people_seen(audience_of(asker)))


class SittingQuerySet(DatedQuerySet[Row]):
    """Sittings."""

    def visible_to(self, asker: Asker) -> Self:
        """Those in a seat the asker may see, held by a post or by a person the asker may see."""
        audience = audience_of(asker)
        holder = Q(person__isnull=True) | people_seen(audience, "person")
        return self.filter(seats_seen(audience, "seat__") & holder)


class PostHoldingQuerySet(DatedQuerySet[Row]):
    """Who held which post."""

    def visible_to(self, asker: Asker) -> Self:
        """Those of people the asker may see."""
        return self.filter(people_seen(audience_of(asker), "person"))


class MeetingQuerySet(models.QuerySet[Row]):
    """Meetings."""

    def visible_to(self, asker: Asker) -> Self:
        """Those of forums the asker may see."""
        return self.filter(forums_seen(audience_of(asker), "forum__"))

    def that_met(self) -> Self:
        """Not cancelled, postponed or inquorate: held, or still to come."""
        return self.exclude(status__in=NOT_MET)

    def held(self) -> Self:
        """Those recorded as held."""
        return self.filter(status="held")


class AttendanceQuerySet(models.QuerySet[Row]):
    """Who was at which meeting."""

    def visible_to(self, asker: Asker) -> Self:
        """Those of people and forums the asker may see, unless they would give a hidden seat away."""
        audience = audience_of(asker)
        if audience.everything:
            return self.all()
        stands_for = Q(substitute_for__isnull=True) | people_seen(audience, "substitute_for")
        seen = forums_seen(audience, "meeting__forum__") & people_seen(audience, "person") & stands_for
        return self.filter(
            seen & ~_sits_hidden(audience, "person_id") & ~_sits_hidden(audience, "substitute_for_id")
        )


class AgendaItemQuerySet(models.QuerySet[Row]):
    """Agenda items."""

    def visible_to(self, asker: Asker) -> Self:
        """Those of forums the asker may see; what is taken without the public to members and leads only."""
        audience = audience_of(asker)
        in_open = Q(restricted=False) | insiders(audience, "meeting__forum__")
        return self.filter(forums_seen(audience, "meeting__forum__") & in_open)


class StandingItemQuerySet(DatedQuerySet[Row]):
    """Standing items."""

    def visible_to(self, asker: Asker) -> Self:
        """Those of forums the asker may see."""
        return self.filter(forums_seen(audience_of(asker), "forum__"))


class PaperQuerySet(models.QuerySet[Row]):
    """Papers."""

    def visible_to(self, asker: Asker) -> Self:
        """Those put to a meeting the asker may see; one not yet put to any, to leads only."""
        audience = audience_of(asker)
        if audience.everything:
            return self.all()
        put = Q(meeting__isnull=False) & forums_seen(audience, "meeting__forum__")
        not_put = Q(meeting__isnull=True) if audience.places else NONE
        closed = apps.get_model("register", "AgendaItem").objects.filter(
            paper=OuterRef("pk"), restricted=True
        )
        kept_in = Exists(closed.exclude(insiders(audience, "meeting__forum__")))
        return self.filter((put | not_put) & ~kept_in)


class ReferralQuerySet(models.QuerySet[Row]):
    """Papers sent on from forum to forum."""

    def visible_to(self, asker: Asker) -> Self:
        """Those whose paper and both forums the asker may see."""
        audience = audience_of(asker)
        both = forums_seen(audience, "from_meeting__forum__") & forums_seen(audience, "to_forum__")
        papers = apps.get_model("register", "Paper").objects.visible_to(asker)
        return self.filter(both & Q(paper__in=papers.values("pk")))


class OpenChannelQuerySet(models.QuerySet[Row]):
    """Open channels."""

    def visible_to(self, asker: Asker) -> Self:
        """Those that reach a forum the asker may see."""
        return self.filter(forums_seen(audience_of(asker), "to_forum__"))


class AliasQuerySet(DatedQuerySet[Row]):
    """Other names."""

    def visible_to(self, asker: Asker) -> Self:
        """Those of things the asker may see."""
        audience = audience_of(asker)
        forum = Q(forum__isnull=True) | forums_seen(audience, "forum__")
        person = Q(person__isnull=True) | people_seen(audience, "person")
        return self.filter(forum & person)


def people_seen(audience: Audience, at: str = "") -> Q:
    """Filter for rows whose person (the row itself, or its field `at`) may be seen."""
    if audience.everything:
        return ALL
    to = f"{at}__" if at else ""
    seen = Q(**{f"{to}visibility": PUBLIC})
    if audience.forums:
        sits = _sitters(seats_seen(audience, "seat__") & Q(seat__forum__in=audience.forums))
        seen |= Q(**{f"{to}visibility": MEMBERS}) & _is_one_of(at, sits)
    if audience.places:
        seen |= _is_one_of(at, _sitters(Q(seat__forum__place__in=audience.places)))
        seen |= Q(**{f"{to}organisation__place__in": audience.places})
        seen |= Q(**{f"{to}organisation__place__isnull": True}) & ~_is_one_of(at, _sitters(ALL))
    return seen


def _is_one_of(at: str, ids: tuple[Any, Any]) -> Q:
    """Filter for rows whose person's id is among either set of ids."""
    field = f"{at}_id__in" if at else "pk__in"
    return Q(**{field: ids[0]}) | Q(**{field: ids[1]})


def _sitters(where: Q) -> tuple[Any, Any]:
    """The ids of people in sittings that fit `where`: by themselves, and through a post."""
    sittings = apps.get_model("register", "Sitting").objects.filter(where)
    by_post = apps.get_model("register", "PostHolding").objects.filter(
        post__in=sittings.filter(post__isnull=False).values("post")
    )
    return sittings.filter(person__isnull=False).values("person"), by_post.values("person")


def _sits_hidden(audience: Audience, person: str) -> Q:
    """Filter for attendances whose person sits at that forum only in seats the asker may not see."""
    here = apps.get_model("register", "Sitting").objects.filter(
        Q(person=OuterRef(person)) | Q(post__holdings__person=OuterRef(person)),
        seat__forum=OuterRef("meeting__forum_id"),
    )
    shown = seats_seen(audience, "seat__")
    return Q(Exists(here.filter(~shown))) & ~Q(Exists(here.filter(shown)))


class DataSetQuerySet(models.QuerySet[Row]):
    """Data sets, to those who lead their place: a source may name people the pages do not."""

    prefix = ""

    def visible_to(self, asker: Asker) -> Self:
        """Those of the places the asker leads."""
        audience = audience_of(asker)
        if audience.everything:
            return self.all()
        return self.filter(**{f"{self.prefix}place__in": audience.places})


class OfADataSetQuerySet(DataSetQuerySet[Row]):
    """What belongs to a data set, to the same people."""

    prefix = "data_set__"
