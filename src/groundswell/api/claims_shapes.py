"""The shapes of could and did, and of reach on two days, each field with its meaning; could and claimed apart."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema
from pydantic import ConfigDict

from groundswell.api.limits import LimitsTold
from groundswell.api.reach_shapes import Told


class ByName(Schema):
    """A shape whose fields may be given by their own names or by those of the JSON."""

    model_config = ConfigDict(populate_by_name=True)


class Share(Schema):
    """How much of what a figure needs is recorded."""

    meetings: int = Field(description=_("Meetings looked at."))
    recorded: int = Field(description=_("Of these, with a full record of who came."))
    says: str = Field(description=_("The same as a sentence."))


class ClaimedEnd(Schema):
    """One end of a claimed hand-off, and what is recorded of the carrier there."""

    forum: str = Field(description=_("The forum, by the name in use."))
    date: dt.date = Field(description=_("The day claimed."))
    meeting: str | None = Field(description=_("The meeting's key; null where none is known on that day."))
    record: str = Field(
        description=_(
            "What is recorded: present, stood_in, person_stood_for, apologies, absent, replaced, not_held, "
            "not_listed, not_recorded, to_come or no_meeting."
        )
    )
    fully_recorded: bool = Field(description=_("Whether the list of who came is complete."))
    is_synthetic: bool = Field(description=_("Whether the meeting's date is made up."))


class HandOffLookedAt(ByName):
    """One claimed hand-off held against the record. Borne out does not mean that it happened."""

    row: int = Field(description=_("Its line in the CSV, or its place in the JSON list."))
    thread: str = Field(description=_("The thread as given; empty where none was."))
    claimed_by: str = Field(description=_("Who claims it, as given."))
    carrier: str = Field(description=_("The carrier, by the name in use."))
    start: ClaimedEnd = Field(alias="from", description=_("Where it was taken from."))
    to: ClaimedEnd = Field(description=_("Where it was taken to."))
    verdict: Literal["borne_out", "contradicted", "cannot_be_said"] = Field(
        description=_("What the record says of it.")
    )
    says: str = Field(description=_("The verdict in plain words."))
    contradicted_by_attendance: bool = Field(
        description=_("Whether recorded attendance contradicts it, and not only the calendar.")
    )
    order: str | None = Field(
        description=_("same_meeting, earlier or same_day where the times do not allow it; else null.")
    )
    rests_on: list[str] = Field(description=_("The records the verdict rests on, a sentence each."))


class Place(Schema):
    """A forum on a day."""

    forum: str = Field(description=_("The forum; a person's name where a word starts with a person."))
    date: dt.date = Field(description=_("The day."))


class Carrying(ByName):
    """One carrying. The row it stands in says whether it could be, or is claimed."""

    carrier: str = Field(description=_("Who carries it."))
    start: Place = Field(alias="from", description=_("From where."))
    to: Place = Field(description=_("To where."))


class WayTold(Schema):
    """One answer to a thread's question, under its own word."""

    label: str = Field(description=_("Which of the three it is."))
    says: str = Field(description=_("The answer in a sentence."))
    said_on: dt.date | None = Field(description=_("When it is said; null where there is no such meeting."))
    arrives: dt.date | None = Field(description=_("When it is heard; null where there is no way."))
    days: int | None = Field(description=_("Days from the one to the other; null where there is no way."))
    steps: list[Carrying] = Field(description=_("Who carries it from where to where."))
    coverage: Share


class ThreadQuestion(ByName):
    """The journey question that a thread's first and last claim give."""

    origin: str = Field(alias="from", description=_("Where it is said."))
    to: str = Field(description=_("Where it is heard."))
    after: dt.date = Field(description=_("The first day it can be said."))


class ThreadCompared(Schema):
    """One thread's question, answered three ways that are never mixed."""

    thread: str = Field(description=_("The thread as given; empty where none was."))
    question: ThreadQuestion
    could: WayTold = Field(description=_("By seats and calendar: seat-holders are expected to come."))
    by_the_record: WayTold = Field(description=_("By fully recorded meetings alone: nobody is expected."))
    claimed: WayTold = Field(description=_("As claimed."))


class RowFault(Schema):
    """One row that could not be looked at."""

    row: int = Field(description=_("Its line in the CSV, or its place in the JSON list."))
    error: str = Field(description=_("What is wrong, as a word for programs."))
    message: str = Field(description=_("What is wrong, in a sentence."))
    remedy: str = Field(description=_("What mends it."))


class CouldAndDidAnswer(Told):
    """Claimed hand-offs held against recorded attendance, beside what could have been."""

    today: dt.date = Field(description=_("The day it is asked on: later meetings are still to come."))
    coverage: Share = Field(description=_("Of the meetings claimed, how many have recorded attendance."))
    hand_offs: list[HandOffLookedAt] = Field(description=_("Each claim that could be looked at."))
    compared: list[ThreadCompared] = Field(description=_("Each thread's journey, up to 20 threads."))
    not_compared: int = Field(description=_("Threads past the twentieth."))
    faults: list[RowFault] = Field(description=_("Rows that could not be looked at."))


class Reached(Schema):
    """One thing a word could reach."""

    key: str = Field(description=_("Its key in the register; for a sector its code."))
    name: str = Field(description=_("What it is called."))


class PersonReached(Reached):
    """Somebody in a deciding seat."""

    seats: list[str] = Field(description=_("The deciding forums they sit on."))


class ReachedThings(Schema):
    """Forums, sectors, places, and people in deciding seats."""

    forums: list[Reached] = Field(description=_("Forums, nearest to residents first."))
    sectors: list[Reached] = Field(description=_("Sectors of those who sit there, as stated."))
    places: list[Reached] = Field(description=_("Places these forums belong to."))
    people_in_deciding_seats: list[PersonReached] = Field(
        description=_("In the register's order; nobody is ranked.")
    )


class ReachedOn(ReachedThings):
    """What a word could reach by the seats of one day."""

    on: dt.date = Field(description=_("The day whose seats count."))
    seats_not_named: int = Field(
        description=_("Deciding seats that stand for several people, who are not counted.")
    )


class CouldReach(Schema):
    """Could reach on both days."""

    before: ReachedOn = Field(description=_("On the earlier day."))
    later: ReachedOn = Field(description=_("On the later day."))
    added: ReachedThings = Field(description=_("Reached on the later day only."))
    lost: ReachedThings = Field(description=_("Reached on the earlier day only."))


class DidReach(Schema):
    """Did reach: not recorded yet, so no figure stands for it."""

    recorded: bool = Field(description=_("false: no step with evidence is held."))
    says: str = Field(description=_("The same as a sentence."))


class TwoDays(LimitsTold):
    """The question as it was understood."""

    model_config = ConfigDict(populate_by_name=True)

    origin: str = Field(alias="from", description=_("Where the word starts."))
    on: dt.date = Field(description=_("The earlier day."))
    later: dt.date = Field(alias="and", description=_("The later day."))
    without: list[str] = Field(description=_("People who are taken to be away."))
    today: dt.date = Field(description=_("The day the question is asked on."))


class ReachComparedAnswer(Told):
    """What a word could reach by seats on two days. What it did reach is not recorded."""

    question: TwoDays
    deciding_layers: list[str] = Field(description=_("Layers whose seats count as deciding."))
    could: CouldReach = Field(description=_("Could reach, by the seats of each day."))
    did: DidReach = Field(description=_("Did reach: that it is not recorded."))
