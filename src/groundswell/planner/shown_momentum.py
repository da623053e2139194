"""Momentum as plain values, for the API and `--json`. Its sentences are those of the page."""

from __future__ import annotations

from typing import Any

from groundswell.register.deadlines import papers_due
from groundswell.register.models import Meeting
from groundswell.threads.momentum import Momentum
from groundswell.threads.momentum_told import momentum_finding, notes_on

Json = dict[str, Any]


def momentum_as_json(found: Momentum) -> Json:
    """How a thread stands, by which forum's calendar, and the meetings that passed."""
    stand = found.stand
    return {
        "state": found.state.value,
        "state_says": str(found.state.label),
        "finding": momentum_finding(found),
        "notes": notes_on(found),
        "forum": {"key": stand.forum.key, "name": stand.forum.name} if stand.forum else None,
        "since": stand.since.isoformat(),
        "has_evidence": stand.has_evidence,
        "passed": [_chance(meeting, found) for meeting in found.passed],
        "not_recorded": [_chance(meeting, found) for meeting in found.unknown],
        "next_meeting": _chance(found.coming, found) if found.coming else None,
    }


def _chance(meeting: Meeting, found: Momentum) -> Json:
    due = papers_due(meeting)
    return {
        "key": meeting.key,
        "day": meeting.day.isoformat(),
        "papers_by": due.isoformat() if due else None,
        "has_recorded_agenda": meeting.key in found.with_agenda,
    }
