"""Reach and dependence as plain values, seats and calendar told apart: one shape for command and API."""

from __future__ import annotations

import datetime as dt
from typing import Any

from groundswell.planner.answers_on_reach import Dependence, Origin, Reach
from groundswell.planner.sentences_on_options import with_limits
from groundswell.planner.sentences_on_reach import (
    Roads,
    account_sentences,
    dependence_finding,
    reach_finding,
    single_roads,
    smallest_sets,
)
from groundswell.planner.shown import limits_as_json

Json = dict[str, Any]


def reach_as_json(reach: Reach) -> Json:
    """Which forums a word could reach by seats, and which could hear it on the calendar, and when."""
    return {
        "question": question_as_json(reach.origin),
        "finding": with_limits(reach_finding(reach), reach.origin.options),
        "account": list(account_sentences(reach.origin)),
        "forums": [{"forum": f.name, "key": f.key, "layer": f.layer} for f in reach.forums],
        "by_seats": {
            "on": reach.origin.after.isoformat(),
            "forums": [f.name for f in reach.by_seats],
            "not_reached": [f.name for f in reach.forums if not f.by_seats],
            "sectors": list(reach.sectors),
        },
        "by_calendar": {
            "until": reach.origin.horizon.isoformat(),
            "said_on": _day(reach.said_on),
            "forums": [{"forum": f.name, "on": _day(f.on), "days": f.days} for f in reach.by_calendar],
            "not_heard": [f.name for f in reach.forums if f.on is None],
        },
    }


def dependence_as_json(dependence: Dependence) -> Json:
    """Whose absence could cut which forums off: seats first, in the order of the forums. No ranking."""
    on_calendar = [f for f in dependence.forums if f.by_calendar is not None]
    return {
        "question": question_as_json(dependence.origin),
        "finding": with_limits(dependence_finding(dependence), dependence.origin.options),
        "account": list(account_sentences(dependence.origin, calendar_sets=dependence.calendar_sets)),
        "forums": [f.name for f in dependence.forums],
        "by_seats": {
            "on": dependence.origin.after.isoformat(),
            "single_roads": _roads(single_roads(dependence)),
            "together": _roads(smallest_sets(dependence)),
            "not_cut": [f.name for f in dependence.forums if not f.by_seats],
        },
        "by_calendar": {
            "until": dependence.origin.horizon.isoformat(),
            "single_roads": _roads(single_roads(dependence, calendar=True)),
            "together": _roads(smallest_sets(dependence, calendar=True)),
            "not_cut": [f.name for f in on_calendar if not f.by_calendar],
            "not_heard": [f.name for f in dependence.forums if f.by_calendar is None],
        },
    }


def question_as_json(origin: Origin) -> Json:
    """The question as it was understood."""
    return {
        "from": origin.name,
        "kind": origin.kind,
        "after": origin.after.isoformat(),
        "without": list(origin.without),
        "without_forums": list(origin.without_forums),
        **limits_as_json(origin.options),
        "today": origin.today.isoformat(),
        "horizon": origin.horizon.isoformat(),
    }


def _roads(roads: Roads) -> list[Json]:
    return [
        {"seats_at": list(cut.seats), "people": list(cut.people), "cuts_off": list(forums)}
        for cut, forums in roads
    ]


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
