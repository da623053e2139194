"""Answers on a log as JSON: the same fields whatever the log, in the same order. Days as 2021-02-09."""

from __future__ import annotations

import datetime as dt
from typing import Any

from groundswell.planner import national_sentences as sentences
from groundswell.planner.columns import Columns
from groundswell.planner.national import Terms
from groundswell.planner.national_coverage import coverage_as_json
from groundswell.planner.national_dependence import NationalDependence
from groundswell.planner.national_journey import Journey, Leg, NationalJourneys, Stop
from groundswell.planner.national_openings import NationalOpenings, Opening
from groundswell.planner.national_reach_told import Group, NationalReach
from groundswell.planner.national_start import ForumTold, Origin
from groundswell.planner.timetable import date_of


def terms_as_json(terms: Terms) -> dict[str, Any]:
    """The options, as they were understood."""
    return {
        "after": _day(terms.after),
        "age": terms.age,
        "upward": terms.upward,
        "place": terms.place,
        "without": list(terms.without),
    }


def reach_as_json(found: NationalReach, columns: Columns) -> dict[str, Any]:
    """`groundswell national reach --json`."""
    question = found.question
    return {
        "question": {
            "from_layer": question.from_layer,
            "to_layer": question.to_layer,
            "and_above": question.and_above,
            "within": question.within,
            **terms_as_json(question.terms),
            "said_from": date_of(found.days.after).isoformat(),
            "followed_to": date_of(found.days.last).isoformat(),
        },
        "finding": sentences.reach_finding(found),
        "sources": len(found.sources),
        "in_time": found.in_time,
        "share": round(found.in_time / len(found.sources), 4),
        "by_every_board": found.by_every_board,
        "median_days": found.median_days,
        "never_said": found.never_said,
        "cut_short": found.cut_short,
        "by_layer": [_group(group, "layer") for group in found.by_layer],
        "by_place": [_group(group, "place") for group in found.by_place],
        "boards": [
            {
                "forum": board.forum,
                "layer": board.layer,
                "place": board.place,
                "in_time": board.sources_in_time,
                "median_days": board.median_days,
            }
            for board in found.boards
        ],
        "forums": [
            {
                "forum": source.forum,
                "place": source.place,
                "said_on": _day(source.said_on),
                "first_heard_on": _day(source.first_heard_on),
                "first_heard_by": source.first_heard_by,
                "days": source.days,
                "boards_in_time": source.boards_in_time,
            }
            for source in found.sources
        ],
        "coverage": coverage_as_json(columns),
    }


def journeys_as_json(found: NationalJourneys, columns: Columns, terms: Terms) -> dict[str, Any]:
    """`groundswell national journey --json`."""
    return {
        "question": {
            "from": _origin(found.origin),
            "to": {"kind": found.target_kind, "name": found.target},
            **terms_as_json(terms),
        },
        "finding": sentences.journeys_finding(found),
        "known_from_the_start": found.same,
        "journeys": [_journey(journey) for journey in found.journeys],
        "coverage": coverage_as_json(columns),
    }


def dependence_as_json(
    found: NationalDependence, columns: Columns, terms: Terms, *, to_layer: str | None
) -> dict[str, Any]:
    """`groundswell national dependence --json`."""
    return {
        "question": {"from": _origin(found.origin), "to_layer": to_layer, **terms_as_json(terms)},
        "finding": sentences.dependence_finding(found),
        "asked": found.asked,
        "largest_sets": found.most,
        "forums": [
            {
                **_forum(row.forum),
                "heard_on": row.heard_on.isoformat(),
                "days": row.days,
                "cut_by": [
                    {"were_at": [list(forums) for forums in cut.were_at], "people": list(cut.people)}
                    for cut in row.cuts
                ],
            }
            for row in found.forums
        ],
        "coverage": coverage_as_json(columns),
    }


def openings_as_json(found: NationalOpenings, columns: Columns, terms: Terms) -> dict[str, Any]:
    """`groundswell national openings --json`."""
    return {
        "question": {
            "from": _origin(found.origin),
            "to_layer": found.to_layer,
            **terms_as_json(terms),
        },
        "finding": sentences.openings_finding(found),
        "assumes": sentences.openings_assumption(),
        "boards": found.boards,
        "heard": found.heard,
        "tried": found.tried,
        "found": found.found,
        "openings": [_opening(opening) for opening in found.openings],
        "coverage": coverage_as_json(columns),
    }


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _group(group: Group, called: str) -> dict[str, Any]:
    return {
        called: group.name,
        "boards": group.boards,
        "sources": group.sources,
        "in_time": group.in_time,
        "median_days": group.median_days,
    }


def _origin(origin: Origin) -> dict[str, Any]:
    return {
        "kind": origin.kind,
        "name": origin.name,
        "said_on": origin.said_on.isoformat(),
        "followed_to": origin.last_day.isoformat(),
    }


def _forum(forum: ForumTold) -> dict[str, str]:
    return {"forum": forum.name, "layer": forum.layer, "place": forum.place}


def _stop(stop: Stop | None) -> dict[str, Any] | None:
    if stop is None:
        return None
    start = None if stop.start is None else stop.start.isoformat("minutes")
    return {**_forum(stop.forum), "date": stop.day.isoformat(), "start": start}


def _journey(journey: Journey) -> dict[str, Any]:
    return {
        "arrives": journey.arrives.isoformat(),
        "days": journey.days,
        "hand_offs": journey.hand_offs,
        "legs": [_leg(leg) for leg in journey.legs],
    }


def _leg(leg: Leg) -> dict[str, Any]:
    return {
        "carrier": leg.carrier,
        "from": _stop(leg.from_stop),
        "to": _stop(leg.to_stop),
        "paper_by": _day(leg.held_by),
        "could_also": list(leg.could_also),
    }


def _opening(opening: Opening) -> dict[str, Any]:
    return {
        "seat_at": _forum(opening.seat_at),
        "opens": opening.opens,
        "days_saved": opening.days_saved,
        "gains": [
            {**_forum(gain.forum), "days": gain.days, "days_saved": gain.days_saved} for gain in opening.gains
        ],
        "people": list(opening.people),
    }
