"""Reach on two days as plain values: could reach in full, did reach said to be not recorded."""

from __future__ import annotations

from typing import Any

from groundswell.planner.reach_over_time import KINDS, Named, ReachCompared, ReachOn
from groundswell.planner.sentences_on_reach_over_time import (
    account_of_comparing,
    compared_finding,
    did_sentence,
    name_of,
)
from groundswell.planner.shown import limits_as_json

Json = dict[str, Any]
PLURAL = {"forum": "forums", "sector": "sectors", "place": "places", "person": "people_in_deciding_seats"}


def reach_compared_as_json(found: ReachCompared) -> Json:
    """Could reach on both days, what was added and lost; did reach null, with the reason in words."""
    return {
        "question": {
            "from": found.origin,
            "on": found.before.on.isoformat(),
            "and": found.later.on.isoformat(),
            "without": list(found.options.without),
            "today": found.today.isoformat(),
            **limits_as_json(found.options),
        },
        "finding": compared_finding(found),
        "account": list(account_of_comparing(found)),
        "deciding_layers": list(found.deciding),
        "could": {
            "before": _reach_on(found.before),
            "later": _reach_on(found.later),
            "added": {PLURAL[kind]: [_named(one) for one in found.added(kind)] for kind in KINDS},
            "lost": {PLURAL[kind]: [_named(one) for one in found.lost(kind)] for kind in KINDS},
        },
        "did": {"recorded": False, "says": did_sentence()},
    }


def _reach_on(reach: ReachOn) -> Json:
    return {
        "on": reach.on.isoformat(),
        **{PLURAL[kind]: [_named(one) for one in reach.of(kind)] for kind in KINDS},
        "seats_not_named": reach.not_named,
    }


def _named(one: Named) -> Json:
    told: Json = {"key": one.key, "name": name_of(one) if one.kind == "sector" else one.name}
    return {**told, "seats": list(one.seats)} if one.kind == "person" else told
