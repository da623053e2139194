"""The shapes of reach and dependence, each field with its meaning; seats and calendar told apart."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema
from pydantic import ConfigDict

from groundswell.api.limits import LimitsTold


class Start(LimitsTold):
    """The question as it was understood."""

    model_config = ConfigDict(populate_by_name=True)

    origin: str = Field(alias="from", description=_("Where it is said: the name in use, whatever was asked."))
    kind: Literal["forum", "person"] = Field(description=_("Whether it starts at a forum or with a person."))
    after: dt.date = Field(description=_("The first day it can be said; seats are those of this day."))
    without: list[str] = Field(description=_("People who are taken to be away everywhere."))
    without_forums: list[str] = Field(description=_("Forums taken away, with their seats."))
    today: dt.date = Field(description=_("The day the question is asked on."))
    horizon: dt.date = Field(description=_("The last day looked at on the calendar."))


class StartTowards(Start):
    """The question as it was understood, with the forum it is asked for."""

    target: str | None = Field(
        alias="to", description=_("Where it should be heard; null where none was named.")
    )


class Told(Schema):
    """What every answer on reach begins with."""

    finding: str = Field(description=_("The answer in a sentence: what could happen, never what did."))
    account: list[str] = Field(description=_("What is taken into account, and what is left out of it."))


class ForumLookedAt(Schema):
    """One forum that was looked at."""

    forum: str = Field(description=_("Its name."))
    key: str = Field(description=_("Its key in the register."))
    layer: str = Field(description=_("The layers it works at; empty where it has none."))


class ReachBySeats(Schema):
    """Where seats lead on one day, meeting days left out."""

    on: dt.date = Field(description=_("The day whose seats count."))
    forums: list[str] = Field(description=_("Forums a word could reach, nearest to residents first."))
    not_reached: list[str] = Field(description=_("Forums it could not."))
    sectors: list[str] = Field(description=_("Sectors of those who sit where it could reach, as stated."))


class Hearing(Schema):
    """A forum's first meeting that could hear it."""

    forum: str = Field(description=_("The forum."))
    on: dt.date = Field(description=_("The day it could first be heard."))
    days: int = Field(description=_("Whole days from the day it is first said."))


class ReachByCalendar(Schema):
    """What meetings and paper deadlines let through."""

    until: dt.date = Field(description=_("The last day looked at."))
    said_on: dt.date | None = Field(description=_("The day it is first said; null where no meeting is left."))
    forums: list[Hearing] = Field(description=_("Forums that could hear it, nearest to residents first."))
    not_heard: list[str] = Field(description=_("Forums that could not by then."))


class ReachAnswer(Told):
    """Which forums a word could reach."""

    question: Start
    forums: list[ForumLookedAt] = Field(description=_("Every forum looked at, nearest to residents first."))
    by_seats: ReachBySeats = Field(description=_("By seats alone, on one day."))
    by_calendar: ReachByCalendar = Field(description=_("On the dated calendar."))


class Road(Schema):
    """Seats without which no way leads to some forums."""

    seats_at: list[str] = Field(description=_("Where the seats are; invitations count."))
    people: list[str] = Field(description=_("Who holds them. In the register's order; nobody is ranked."))
    cuts_off: list[str] = Field(description=_("Forums that could not be reached without them."))


class DependenceBySeats(Schema):
    """What seats on one day depend on, meeting days left out."""

    on: dt.date = Field(description=_("The day whose seats count."))
    single_roads: list[Road] = Field(description=_("One person's seats that are the only road."))
    together: list[Road] = Field(description=_("Smallest sets of two or three people that are."))
    not_cut: list[str] = Field(description=_("Forums that no three people or fewer could cut off."))


class DependenceByCalendar(Schema):
    """What the dated calendar depends on."""

    until: dt.date = Field(description=_("The last day looked at."))
    single_roads: list[Road] = Field(description=_("One person's seats that are the only road."))
    together: list[Road] = Field(description=_("Smallest sets of two or three people that are."))
    not_cut: list[str] = Field(description=_("Forums that no three people or fewer could cut off."))
    not_heard: list[str] = Field(description=_("Forums that could not hear it by then anyway."))


class DependenceAnswer(Told):
    """Which seats are the only road to a forum."""

    question: Start
    forums: list[str] = Field(description=_("Every forum looked at: those a word could reach by seats."))
    by_seats: DependenceBySeats = Field(description=_("By seats alone, on one day."))
    by_calendar: DependenceByCalendar = Field(description=_("On the dated calendar."))
