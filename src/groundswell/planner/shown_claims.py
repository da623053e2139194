"""Could and did as plain values, each under its own word: one shape for command and API."""

from __future__ import annotations

import datetime as dt
from typing import Any

from groundswell.planner.answers import Coverage
from groundswell.planner.answers_on_claims import Compared, CouldAndDid, HandOff, RestsOn, Step
from groundswell.planner.sentences_on_claims import (
    account_of_claims,
    claims_finding,
    coverage_sentence,
    records_of,
    three_rows,
    verdict_sentence,
)

Json = dict[str, Any]


def could_and_did_as_json(found: CouldAndDid) -> Json:
    """Each claimed hand-off with its verdict, then could | by the record | claimed for each thread."""
    return {
        "today": found.today.isoformat(),
        "finding": claims_finding(found),
        "account": list(account_of_claims()),
        "coverage": _coverage(found.coverage),
        "hand_offs": [_hand_off(h) for h in found.hand_offs],
        "compared": [_compared(c) for c in found.compared],
        "not_compared": found.not_compared,
        "faults": [
            {"row": f.row, "error": f.code, "message": f.says, "remedy": f.remedy} for f in found.faults
        ],
    }


def _coverage(coverage: Coverage) -> Json:
    return {
        "meetings": coverage.meetings,
        "recorded": coverage.recorded,
        "says": coverage_sentence(coverage),
    }


def _hand_off(h: HandOff) -> Json:
    return {
        "row": h.row,
        "thread": h.thread,
        "claimed_by": h.claimed_by,
        "carrier": h.carrier,
        "from": _rests_on(h.first),
        "to": _rests_on(h.second),
        "verdict": h.verdict,
        "says": verdict_sentence(h),
        "contradicted_by_attendance": h.by_attendance,
        "order": h.order or None,
        "rests_on": records_of(h),
    }


def _rests_on(r: RestsOn) -> Json:
    return {
        "forum": r.forum,
        "date": r.day.isoformat(),
        "meeting": r.meeting or None,
        "record": r.reason,
        "fully_recorded": r.recorded,
        "is_synthetic": r.is_synthetic,
    }


def _compared(c: Compared) -> Json:
    rows = {
        code: {
            "label": name,
            "says": says,
            "said_on": _day(way.said_on),
            "arrives": _day(way.arrives),
            "days": way.days,
            "steps": [_step(step) for step in way.steps],
            "coverage": _coverage(way.coverage),
        }
        for name, code, says, way, _covered in three_rows(c)
    }
    return {
        "thread": c.thread,
        "question": {"from": c.origin, "to": c.target, "after": c.after.isoformat()},
        **rows,
    }


def _step(step: Step) -> Json:
    return {
        "carrier": step.carrier,
        "from": {"forum": step.from_forum, "date": step.from_day.isoformat()},
        "to": {"forum": step.to_forum, "date": step.to_day.isoformat()},
    }


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
