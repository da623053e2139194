"""A planner's answer as JSON: the same for the command and the API."""

from __future__ import annotations

import datetime as dt
from typing import Any

from groundswell.planner.answers import (
    Answer,
    Carriers,
    ChanceBy,
    Change,
    Channel,
    Leg,
    NoWay,
    Overlaps,
    PlannedJourney,
    Question,
    Reliability,
    Stop,
)
from groundswell.planner.options import Options

Json = dict[str, Any]
DIGITS = 4  # of a share


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def as_json(answer: Answer) -> Json:
    """The journey JSON, version 1. Dates are ISO; times are local, HH:MM; what is not known is null."""
    return {
        "question": _question(answer.question),
        "journeys": [_journey(journey) for journey in answer.journeys],
        "open_channels": [_channel(channel) for channel in answer.open_channels],
        "no_way": None if answer.no_way is None else _no_way(answer.no_way),
        "coverage": {
            "meetings": answer.coverage.meetings,
            "recorded": answer.coverage.recorded,
            "expected": answer.coverage.expected,
        },
        "assumes": answer.assumes,
        "earlier": _day(answer.earlier),
        "later": _day(answer.later),
        "chance_by": None if answer.chance_by is None else _chance_by(answer.chance_by),
    }


def _question(q: Question) -> Json:
    return {
        "from": q.origin,
        "to": q.target,
        "after": _day(q.after),
        "by": _day(q.by),
        "about": q.about,
        "without": list(q.without),
        "today": q.today.isoformat(),
        "horizon": q.horizon.isoformat(),
        "standing_items": q.standing_items,
        "back": q.back,
        **limits_as_json(q.options),
    }


def limits_as_json(options: Options) -> Json:
    """How old the word may be, which way it goes and where; null or false where it is not limited."""
    return {"age": options.age, "upward": options.upward, "place": options.place}


def _journey(j: PlannedJourney) -> Json:
    return {
        "arrives": j.arrives.isoformat(),
        "days": j.days,
        "waited_days": j.waited_days,
        "hand_offs": j.hand_offs,
        "reliability": None if j.reliability is None else _reliability(j.reliability),
        "saved_by_standing_item": j.saved_by_standing_item,
        "legs": [_leg(leg) for leg in j.legs],
    }


def _reliability(r: Reliability) -> Json:
    return {**_chance(r), "rests_on": r.rests_on, "certain": r.certain}


def _chance(chance: Reliability | ChanceBy) -> Json:
    return {
        "about": chance.about,
        "share": round(chance.share, DIGITS),
        "low": round(chance.low, DIGITS),
        "high": round(chance.high, DIGITS),
        "worlds": chance.n_worlds,
        "seed": chance.seed,
    }


def _chance_by(chance: ChanceBy) -> Json:
    return {"date": chance.date.isoformat(), **_chance(chance)}


def _leg(leg: Leg) -> Json:
    return {
        "carrier": leg.carrier,
        "kind": leg.kind,
        "from": _stop(leg.start),
        "to": _stop(leg.end),
        "paper_by": _day(leg.paper_by),
        "way_in": leg.way_in,
        "way_in_also": list(leg.way_in_also),
        "could_also": list(leg.could_also),
        "by_substitute": leg.by_substitute,
        "expected": leg.expected,
    }


def _stop(stop: Stop) -> Json:
    return {
        "forum": stop.forum or None,
        "meeting": stop.meeting or None,
        "date": stop.day.isoformat(),
        "start": stop.start.strftime("%H:%M") if stop.start else None,
        "chair": stop.chair,
        "synthetic": stop.is_synthetic,
    }


def _channel(channel: Channel) -> Json:
    return {
        "kind": channel.kind,
        "says": channel.says,
        "to": channel.to,
        "answered_by": channel.answered_by,
        "answered_on": _day(channel.answered_on),
    }


def _no_way(no_way: NoWay) -> Json:
    miss = no_way.nearest_miss
    return {
        "reason": no_way.reason,
        "nearest_miss": None if miss is None else change_as_json(miss),
        "would_open": [change_as_json(change) for change in no_way.would_open],
    }


def change_as_json(change: Change) -> Json:
    """One change: what, whom and which meeting it concerns, and when the word would then be heard."""
    return {
        "change": change.change,
        "says": change.says,
        "who": change.who,
        "meeting": None if change.meeting is None else _stop(change.meeting),
        "days_short": change.days_short,
        "arrives": _day(change.arrives),
        "days": change.days,
        "paper_by": _day(change.paper_by),
    }


def overlaps_as_json(overlaps: Overlaps) -> Json:
    """Every pair of forums on a day, with who sits on both; `by_invitation` are among `people`."""
    return {
        "on": overlaps.on.isoformat(),
        "forums": [name for _, name in overlaps.forums],
        "pairs": [
            {
                "forums": [pair.first, pair.second],
                "count": pair.count,
                "people": list(pair.people),
                "by_invitation": list(pair.by_invitation),
            }
            for pair in overlaps.pairs
        ],
    }


def carriers_as_json(carriers: Carriers) -> Json:
    """Who could take a word from one forum to another, by seats alone."""
    return {
        "on": carriers.on.isoformat(),
        "from": carriers.origin,
        "to": carriers.target,
        "direct": list(carriers.direct),
        "last": list(carriers.last),
        "through": list(carriers.through),
    }
