"""The shapes of the register's rows, each field with its meaning. Only what the asker may see is ever filled in."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema
from pydantic import ConfigDict


class Named(Schema):
    """A thing by its key and name."""

    key: str = Field(description=_("The key: it stays when the name changes."))
    name: str = Field(description=_("The name in use."))


class FaultTold(Schema):
    """One thing that needs mending, or is good to know."""

    where: str = Field(description=_("Where it stands: a line, a file, a row."))
    what: str = Field(description=_("What was found."))
    remedy: str = Field(description=_("What to do about it."))


class Mistake(Schema):
    """What could not be done, and what to do about it: the same sentence as on the page and in the terminal."""

    error: str = Field(description=_("The mistake's code."))
    message: str = Field(description=_("What went wrong, in one sentence."))
    remedy: str = Field(description=_("The next step, in one sentence."))
    field: str | None = Field(None, description=_("The parameter or field at fault."))
    nearest: list[str] = Field([], description=_("The nearest names or keys, where one is not known."))
    faults: list[FaultTold] = Field([], description=_("Each thing that needs mending, where it is a file."))


class Layer(Schema):
    """A tier forums work at."""

    key: str
    name: str
    order: int = Field(description=_("1 is nearest to residents."))


class Forum(Schema):
    """Any body that meets."""

    key: str
    name: str
    short_name: str
    kind: str = Field(description=_("board, committee, community_forum and so on."))
    layers: list[Layer]
    place: Named
    walk_in: bool = Field(description=_("Whether residents can walk in."))
    paper_days: int | None = Field(
        description=_("Clear working days papers are due before; null: none needed.")
    )
    open_floor: bool = Field(description=_("Whether anybody there may raise a matter without a paper."))
    quorum: int | None
    opened: dt.date | None
    last_day: dt.date | None = Field(description=_("The last day it stands or stood; null: no end."))
    successors: list[Named]


class Forums(Schema):
    """A part of the list of forums."""

    count: int = Field(description=_("How many there are in all."))
    forums: list[Forum]


class Holding(Schema):
    """One time in a seat."""

    model_config = ConfigDict(populate_by_name=True)

    person: Named | None
    post: str | None = Field(description=_("The post that sits, whoever holds it."))
    not_shown: bool = Field(description=_("Somebody sits there whom you may not see."))
    start: dt.date | None = Field(alias="from")
    last_day: dt.date | None


class Seat(Schema):
    """A chair on a forum and who sits in it today. No holders, and not several: vacant."""

    key: str
    name: str
    forum: Named
    role: str = Field(description=_("chair, vice_chair, member, officer or observer."))
    organisation: Named | None
    speaks_for: str = Field(description=_("The group it speaks for; empty where not stated."))
    mandate: str
    several: bool = Field(description=_("Several people the source does not name."))
    how_many: int | None = Field(description=_("How many they are; null: not known."))
    holders: list[Holding]


class Seats(Schema):
    """A part of the list of seats."""

    count: int
    seats: list[Seat]


class StandingItem(Schema):
    """An item on every agenda of a forum."""

    model_config = ConfigDict(populate_by_name=True)

    key: str
    subject: str
    owner: Named | None
    start: dt.date | None = Field(alias="from")
    last_day: dt.date | None


class WholeForum(Forum):
    """A forum with everything around it."""

    about: str
    aliases: list[str] = Field(description=_("Other names it answers to."))
    predecessors: list[Named]
    chairs: list[Named]
    seats: list[Seat]
    standing_items: list[StandingItem]
    source: str


class AgendaSetter(Schema):
    """A seat that can put an item on the agenda."""

    name: str
    role: str
    seat: str
    people: list[Named]


class AgendaSetters(Schema):
    """Who can put an item on a forum's agenda, the chair first."""

    on: dt.date
    forum: Named
    can_add: list[AgendaSetter]


class Person(Schema):
    """One person, by public name or by the role the source gives."""

    key: str
    name: str
    identity: str = Field(description=_("public or pseudonymous."))
    organisation: Named | None


class People(Schema):
    """A part of the list of people."""

    count: int
    people: list[Person]


class SeatHeld(Schema):
    """A seat somebody holds or held."""

    model_config = ConfigDict(populate_by_name=True)

    seat: Named
    forum: Named
    role: str
    holds: bool = Field(description=_("Whether they hold it today."))
    start: dt.date | None = Field(alias="from")
    last_day: dt.date | None


class WholePerson(Person):
    """A person with every seat they hold or held."""

    aliases: list[str]
    seats: list[SeatHeld]
    source: str


class Organisation(Schema):
    """A body people work or speak for."""

    key: str
    name: str
    kind: str
    sector: str = Field(description=_("not_stated where the source does not say."))
    user_led: bool | None = Field(
        description=_("Run by the people it is for, by its own word; null: not stated.")
    )
    aliases: list[str]


class Organisations(Schema):
    """A part of the list of organisations."""

    count: int
    organisations: list[Organisation]


class Meeting(Schema):
    """One meeting and its paper deadline."""

    key: str
    forum: Named
    date: dt.date
    start: dt.time | None
    end: dt.time | None
    status: str = Field(description=_("expected, confirmed, held, cancelled, postponed or inquorate."))
    papers_by: dt.date | None = Field(
        description=_("The last day papers can be handed in; null: none needed.")
    )
    attendance_complete: bool = Field(description=_("Whether the list of who came is complete."))
    synthetic: bool = Field(description=_("Whether its date is made up for an example."))


class Meetings(Schema):
    """A part of the list of meetings, in time order."""

    count: int
    meetings: list[Meeting]


class Group(Schema):
    """A group some seat speaks for."""

    group: str
    forums: list[Named]
    people: list[str]
    seats: int
    own_seats_stated: int = Field(description=_("Seats stated to be held by people of the group themselves."))
    only_by_others: bool
    finding: str = Field(description=_("What the register says of it, in one sentence."))


class SpokenFor(Schema):
    """Groups that seats speak for, on a day."""

    on: dt.date
    groups: list[Group]


class Hit(Schema):
    """One thing a search found."""

    kind: str = Field(description=_("forum, person, organisation, place or meeting."))
    key: str
    name: str
    detail: str
    by_alias: str | None = Field(description=_("The other name it was found by."))
    date: dt.date | None


class Found(Schema):
    """What a search found, best first; else the nearest names."""

    asked: str
    hits: list[Hit]
    nearest: list[Hit]
    more: int = Field(description=_("How many were left off."))


class Written(Schema):
    """A row that was written."""

    kind: str
    key: str
    name: str
