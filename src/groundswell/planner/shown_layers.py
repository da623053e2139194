"""Reach between two layers as plain values: one shape for command and API."""

from __future__ import annotations

from typing import Any

from groundswell.planner.answers_on_layers import Between
from groundswell.planner.sentences_on_layers import account_of_between, between_finding
from groundswell.planner.shown import limits_as_json

Json = dict[str, Any]


def between_as_json(found: Between) -> Json:
    """Each forum's days to each board, in the order of `boards`; null where no meeting could hear it."""
    return {
        "question": {
            "from_layer": found.from_layer,
            "to_layer": found.to_layer,
            "within": found.within,
            "after": found.after.isoformat(),
            "today": found.today.isoformat(),
            "horizon": found.horizon.isoformat(),
            "without": list(found.options.without),
            "standing_items": found.options.standing_items,
            **limits_as_json(found.options),
        },
        "finding": between_finding(found),
        "account": account_of_between(found),
        "counted": len(found.said),
        "heard": len(found.heard),
        "median_days": found.median_days,
        "boards": [
            {"forum": b.name, "key": b.key, "sectors": list(b.sectors), "heard": b.heard}
            for b in found.boards
        ],
        "forums": [
            {
                "forum": f.name,
                "key": f.key,
                "said_on": f.said_on.isoformat() if f.said_on else None,
                "days": list(f.days),
                "soonest": f.soonest,
            }
            for f in found.forums
        ],
        "sectors": [{"sector": sector, "heard": n} for sector, n in found.sectors],
    }
