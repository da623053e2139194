"""Openings as plain values, seats and calendar told apart: one shape for command and API."""

from __future__ import annotations

from typing import Any

from groundswell.planner.answers_on_openings import Opening, Openings
from groundswell.planner.sentences_on_openings import openings_finding
from groundswell.planner.sentences_on_options import with_limits
from groundswell.planner.sentences_on_reach import account_sentences
from groundswell.planner.shown import change_as_json
from groundswell.planner.shown_reach import question_as_json

Json = dict[str, Any]


def openings_as_json(openings: Openings) -> Json:
    """The one change that could open or speed most; towards a target, or for every forum."""
    return {
        "question": {**question_as_json(openings.origin), "to": openings.target},
        "finding": with_limits(openings_finding(openings), openings.origin.options),
        "account": list(account_sentences(openings.origin)),
        "by_seats": {
            "on": openings.origin.after.isoformat(),
            "lost": list(openings.lost),
            "opened": max((len(seat.opens) for seat in openings.seats), default=0),
            "seats": [
                {"person": seat.person, "forum": seat.forum, "opens": list(seat.opens)}
                for seat in openings.seats
            ],
        },
        "by_calendar": {
            "until": openings.origin.horizon.isoformat(),
            "arrives": None if openings.arrives is None else openings.arrives.isoformat(),
            "changes": [_towards(opening) for opening in openings.changes],
            "opening_most": [_everywhere(opening) for opening in openings.opening_most],
            "saving_most": [_everywhere(opening) for opening in openings.saving_most],
        },
    }


def _towards(opening: Opening) -> Json:
    saved = opening.hears[0].days
    return {**_change(opening), "saved_days": saved, "opens": saved is None}


def _everywhere(opening: Opening) -> Json:
    return {
        **_change(opening),
        "opens": list(opening.opens),
        "saved_days": opening.days_saved,
        "hears": [{"forum": h.forum, "on": h.on.isoformat(), "days_sooner": h.days} for h in opening.hears],
    }


def _change(opening: Opening) -> Json:
    return {
        **change_as_json(opening.change),
        "forum": opening.forum,
        "people": list(opening.people),
        "moved_days": opening.moved or None,
        "assumes": opening.assumes,
    }
