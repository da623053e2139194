"""The shapes of openings, each field with its meaning; seats and calendar told apart."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema

from groundswell.api.journey_shapes import Change
from groundswell.api.reach_shapes import StartTowards, Told


class NewSeat(Schema):
    """One new seat and what it could open."""

    person: str = Field(description=_("Who would sit there."))
    forum: str = Field(description=_("The forum the seat would be on."))
    opens: list[str] = Field(description=_("Forums it could open."))


class OpeningsBySeats(Schema):
    """The new seats that could open most; equal ones stand together."""

    on: dt.date = Field(description=_("The day whose seats count."))
    lost: list[str] = Field(
        description=_("Forums the seats are asked to open: cut off by who is away; else not reached.")
    )
    opened: int = Field(description=_("How many of them one new seat could open at most."))
    seats: list[NewSeat] = Field(description=_("Every seat that could open that many, none before another."))


class OneChange(Change):
    """One change on the calendar, whose it is and what it assumes."""

    forum: str = Field(description=_("The forum whose meeting, seat or rule it is."))
    people: list[str] = Field(
        description=_("Each of whom would do: invited, seated, or able to carry it then. Nobody is ranked.")
    )
    moved_days: int | None = Field(
        description=_("Days the meeting moves later, earlier below 0; null for other changes.")
    )
    assumes: str = Field(description=_("What has to hold for it."))


class SoonerChange(OneChange):
    """One change that lets it be heard sooner at the forum asked for, or at all."""

    saved_days: int | None = Field(description=_("Days it could save; null where it opens a closed way."))
    opens: bool = Field(description=_("Whether it could not be heard without this change."))


class HeardSooner(Schema):
    """A forum that could hear it on an earlier day, or at all."""

    forum: str = Field(description=_("The forum."))
    on: dt.date = Field(description=_("The day it could then first be heard."))
    days_sooner: int | None = Field(
        description=_("Days sooner; null where it could not be heard there without the change.")
    )


class WideChange(OneChange):
    """One change, and what it gives at all forums."""

    opens: list[str] = Field(description=_("Forums that could not hear it without this change."))
    saved_days: int = Field(description=_("Days saved in all, at forums that hear it anyway."))
    hears: list[HeardSooner] = Field(description=_("Every forum that hears sooner or only so."))


class OpeningsByCalendar(Schema):
    """Single changes on the dated calendar; of each kind at most six, all equal."""

    until: dt.date = Field(description=_("The last day looked at."))
    arrives: dt.date | None = Field(
        description=_("When it could be heard as things stand; null: not by then, or no forum was named.")
    )
    changes: list[SoonerChange] = Field(
        description=_("Towards the forum named, the soonest arrival first; empty where none was named.")
    )
    opening_most: list[WideChange] = Field(
        description=_("Where no forum is named: of each kind what lets most forums hear it.")
    )
    saving_most: list[WideChange] = Field(
        description=_("Where no forum is named: of each kind what saves most days in all.")
    )


class OpeningsAnswer(Told):
    """The one change that could open or speed most."""

    question: StartTowards
    by_seats: OpeningsBySeats = Field(description=_("By seats alone, on one day."))
    by_calendar: OpeningsByCalendar = Field(description=_("On the dated calendar."))
