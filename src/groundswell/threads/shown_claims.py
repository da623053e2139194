"""A claim as plain rows, for commands and the API. Nothing here that the page does not show."""

from __future__ import annotations

import datetime as dt
from typing import Any

from groundswell.threads.claims_seen import ClaimSeen
from groundswell.threads.models import EvidenceTest


def claim_as_json(told: ClaimSeen) -> dict[str, Any]:
    """The claim, its links weakest first, its other explanations, and how much of it has evidence."""
    claim = told.claim
    return {
        "key": claim.key,
        "text": claim.text,
        "thread": told.thread.key if told.thread else "",
        "story": claim.story.key if claim.story else "",
        "finding": told.finding,
        "standing": told.standing.name.lower(),
        "strength": told.strength.name.lower(),
        "pieces": len(told.evidence),
        "links": [
            {
                "number": one.link.number,
                "cause": one.link.cause,
                "effect": one.link.effect,
                "cause_day": _day(one.cause_day),
                "effect_day": _day(one.effect_day),
                "date_order": one.order.value,
                "standing": one.standing.name.lower(),
                "tests": [_test(test) for test in one.tests],
            }
            for one in told.links
        ],
        "rivals": [
            {
                "number": one.rival.pk,
                "text": one.rival.text,
                "standing": one.standing.name.lower(),
                "tests": [_test(test) for test in one.tests],
            }
            for one in told.rivals
        ],
    }


def _test(test: EvidenceTest) -> dict[str, Any]:
    return {
        "number": test.pk,
        "kind": test.kind,
        "question": test.question,
        "result": test.result,
        "note": test.note,
        "tested_on": _day(test.tested_on),
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
