"""The shapes of the planner's answers, each field with its meaning: they are the API's contract."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema
from pydantic import ConfigDict

from groundswell.api.limits import LimitsTold

WayIn = Literal["standing_item", "open_floor", "chair", "invitation", "paper"]


class Question(LimitsTold):
    """The question as it was understood."""

    model_config = ConfigDict(populate_by_name=True)

    origin: str = Field(alias="from", description=_("Where it is said: the name in use, whatever was asked."))
    target: str = Field(alias="to", description=_("Where it should be heard."))
    after: dt.date | None = Field(description=_("The first day it can be said."))
    by: dt.date | None = Field(
        description=_("The last day it should be heard; asks how late it can be said.")
    )
    about: str | None = Field(description=_("The subject; null where none was named."))
    without: list[str] = Field(description=_("People who are taken to be away everywhere."))
    today: dt.date = Field(description=_("The day the question is asked on."))
    horizon: dt.date = Field(description=_("The last day looked at."))
    standing_items: bool = Field(description=_("Whether standing items count."))
    back: bool = Field(description=_("Whether this is the way back: from where it was decided."))


class Stop(Schema):
    """One meeting on the way, or the day a person starts from."""

    forum: str | None = Field(description=_("The forum; null at a person's own start."))
    meeting: str | None = Field(description=_("The meeting's key; null at a person's own start."))
    date: dt.date = Field(description=_("Its day."))
    start: str | None = Field(
        description=_("When it starts, local time, HH:MM; null where only the day is known.")
    )
    chair: str | None = Field(description=_("Who chairs it: whom to speak to before the meeting."))
    synthetic: bool = Field(description=_("Whether its date is made up for an example."))


class Leg(Schema):
    """One carrying, from one meeting to the next. It could happen; it is not said that it did."""

    model_config = ConfigDict(populate_by_name=True)

    carrier: str = Field(description=_("Who could carry it, or “the paper”."))
    kind: Literal["seat", "paper"] = Field(description=_("Whether a person or a referred paper carries it."))
    start: Stop = Field(alias="from", description=_("Where the carrier comes to hold it."))
    end: Stop = Field(alias="to", description=_("Where it could be heard next."))
    paper_by: dt.date | None = Field(
        description=_("The last day a paper can be handed in, where a paper counts.")
    )
    way_in: WayIn = Field(description=_("What lets it be heard there; the one with the latest moment."))
    way_in_also: list[WayIn] = Field(description=_("Other ways in that would serve as well."))
    could_also: list[str] = Field(description=_("Who else could carry this leg."))
    by_substitute: str | None = Field(description=_("The person the carrier stands in for."))
    expected: bool = Field(description=_("Whether a presence it rests on is expected, not recorded."))


class Chance(Schema):
    """How likely something is, as the share of made-up runs of the calendar in which it came about."""

    about: str = Field(description=_("The share in words: “4 in 5”."))
    share: float = Field(description=_("The share, from 0 to 1."))
    low: float = Field(description=_("The low end of its 95 % interval (Wilson)."))
    high: float = Field(description=_("The high end of its 95 % interval."))
    worlds: int = Field(description=_("How many runs were drawn."))
    seed: int = Field(description=_("The seed they were drawn with."))


class Reliability(Chance):
    """How likely one way is: that all its carriers come. People and meetings are taken as independent."""

    rests_on: int = Field(description=_("Recorded meetings of the carriers' own seats it rests on."))
    certain: bool = Field(description=_("Whether all of it is recorded, so that nothing is left to chance."))


class ChanceBy(Chance):
    """How likely it is heard by a day, by any way."""

    date: dt.date = Field(description=_("The day, which counts."))


class Journey(Schema):
    """One good way; none of those given is beaten by another."""

    arrives: dt.date = Field(description=_("The day it could be heard."))
    days: int = Field(description=_("Whole days from the meeting where it is said to the arrival."))
    waited_days: int = Field(description=_("Days from “after” to the meeting where it can first be said."))
    hand_offs: int = Field(description=_("Changes of carrier: carriers less one."))
    reliability: Reliability | None = Field(
        description=_("How likely this way is; null where nothing is carried.")
    )
    saved_by_standing_item: int | None = Field(
        description=_("Days the standing item saves; null where none.")
    )
    legs: list[Leg] = Field(description=_("The carryings in order."))


class Change(Schema):
    """One change that would open a way."""

    change: str = Field(
        description=_(
            "Its kind: deadline, apology, invitation, moved, standing_item, open_floor, sitting, seat or meeting."
        )
    )
    says: str = Field(description=_("It in a sentence."))
    who: str | None = Field(description=_("Whom it concerns."))
    meeting: Stop | None = Field(description=_("The meeting it concerns."))
    days_short: int | None = Field(description=_("How many days too late, for a deadline."))
    arrives: dt.date | None = Field(description=_("When it would then be heard."))
    days: int | None = Field(description=_("In how many days."))
    paper_by: dt.date | None = Field(description=_("The paper deadline that would then matter."))


class NoWay(Schema):
    """Why there is no journey, and what came nearest."""

    reason: str = Field(description=_("The reason in a sentence."))
    nearest_miss: Change | None = Field(description=_("The smallest change that would open a way."))
    would_open: list[Change] = Field(description=_("Every single change that would open one."))


class OpenChannel(Schema):
    """A public post, call or event that reaches the target. Never certain, and never a journey."""

    kind: str = Field(description=_("post, call or event."))
    says: str = Field(description=_("What it was."))
    to: str = Field(description=_("The forum it reaches."))
    answered_by: str | None = Field(description=_("Who answered."))
    answered_on: dt.date | None = Field(description=_("When; null where the date is not recorded."))


class Coverage(Schema):
    """How much of what the answer needs is recorded."""

    meetings: int = Field(description=_("Meetings looked at."))
    recorded: int = Field(description=_("Of these, with a complete record of who came."))
    expected: int = Field(description=_("Of these, where we expect who holds a seat."))


class Answer(Schema):
    """The whole answer. “journeys” is empty exactly where “no_way” says why."""

    question: Question
    journeys: list[Journey] = Field(description=_("A few good ways, the earliest first."))
    open_channels: list[OpenChannel] = Field(description=_("Open channels, apart from journeys."))
    no_way: NoWay | None = Field(description=_("Why there is no journey; null where there is one."))
    coverage: Coverage
    assumes: str | None = Field(description=_("The subject the answer rests on where none was named."))
    earlier: dt.date | None = Field(description=_("The meeting before at which it could be said."))
    later: dt.date | None = Field(description=_("The meeting after at which it could be said."))
    chance_by: ChanceBy | None = Field(
        description=_(
            "How likely it is heard by “by”, else by the last arrival given; null where there is no way."
        )
    )


class Pair(Schema):
    """Two forums and who sits on both."""

    forums: list[str] = Field(description=_("The two forums."))
    count: int = Field(description=_("How many people sit on both."))
    people: list[str] = Field(description=_("Who they are."))
    by_invitation: list[str] = Field(description=_("Those among them who are only invited to one."))


class Overlaps(Schema):
    """Which forums share people on a day."""

    on: dt.date
    forums: list[str] = Field(description=_("Every forum open that day, nearest to residents first."))
    pairs: list[Pair] = Field(description=_("Every pair, shared or not."))


class Carriers(Schema):
    """Who could take it from one forum to another, by seats alone."""

    model_config = ConfigDict(populate_by_name=True)

    on: dt.date
    origin: str = Field(alias="from", description=_("The forum it comes from."))
    target: str = Field(alias="to", description=_("The forum it goes to."))
    direct: list[str] = Field(description=_("Who sits on both."))
    last: list[str] = Field(description=_("Where nobody does: who would bring it in."))
    through: list[str] = Field(description=_("The forums they would bring it from."))
