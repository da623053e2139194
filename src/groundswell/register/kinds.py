"""The kinds of row the register keeps, in the order in which they can be made; and what each belongs to."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from groundswell.register import models as rows
from groundswell.register.errors import NotValid
from groundswell.register.models.keyed import Keyed

KINDS: dict[str, type[Keyed]] = {
    "subject": rows.Subject,
    "place": rows.Place,
    "help_contact": rows.HelpContact,
    "layer": rows.Layer,
    "organisation": rows.Organisation,
    "person": rows.Person,
    "post": rows.Post,
    "post_holding": rows.PostHolding,
    "forum": rows.Forum,
    "seat": rows.Seat,
    "sitting": rows.Sitting,
    "meeting": rows.Meeting,
    "standing_item": rows.StandingItem,
    "paper": rows.Paper,
    "agenda_item": rows.AgendaItem,
    "attendance": rows.Attendance,
    "referral": rows.Referral,
    "open_channel": rows.OpenChannel,
    "alias": rows.Alias,
}
_NAMES = {model: kind for kind, model in KINDS.items()}

Scope = rows.Place | rows.Forum | None


def model_of(kind: str) -> type[Keyed]:
    """The model of a kind; raises NotValid for a kind the register does not know."""
    if kind not in KINDS:
        raise NotValid(_("The register keeps no “%(kind)s”.") % {"kind": kind})
    return KINDS[kind]


def kind_of(row: models.Model) -> str:
    """The kind of a row: "forum", "standing_item"."""
    return kind_of_model(type(row))


def kind_of_model(model: type[models.Model]) -> str:
    """The kind of a model: "forum" for Forum."""
    return _NAMES[model]  # type: ignore[index]


def scope_of(row: models.Model) -> Scope:
    """The forum or place that a row belongs to, whose officer or lead may write it; None for what all share."""
    match row:
        case rows.Forum():
            return row if row.pk else row.place
        case rows.Place():
            return row if row.pk else row.inside
        case rows.Alias():
            named = row.forum or row.place or row.organisation or row.person
            return scope_of(named) if named else None
        case rows.Person() | rows.Post():
            return row.organisation.place if row.organisation else None
        case rows.HelpContact() | rows.Layer() | rows.Organisation():
            return row.place
        case rows.PostHolding():
            return scope_of(row.post)
        case _:
            return _forum_of(row)


def _forum_of(row: Any) -> rows.Forum | None:
    match row:
        case rows.Seat() | rows.Meeting() | rows.StandingItem():
            return row.forum
        case rows.Sitting():
            return row.seat.forum
        case rows.AgendaItem() | rows.Attendance():
            return row.meeting.forum
        case rows.Paper():
            return row.meeting.forum if row.meeting else None
        case rows.Referral():
            return row.from_meeting.forum
        case rows.OpenChannel():
            return row.to_forum
        case _:
            return None
