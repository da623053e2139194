"""Threads as plain values: one shape for command and API. Could and did stand under their own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from groundswell.planner.answers_on_claims import HandOff
from groundswell.planner.sentences_on_claims import records_of, verdict_sentence
from groundswell.planner.shown_momentum import momentum_as_json
from groundswell.planner.thread_reach import (
    ForumReach,
    account_of_did_reach,
    could_and_did_finding,
    did_reach_finding,
)
from groundswell.register.models import AgendaItem, Forum, Meeting
from groundswell.threads.did_reach import DidReach, DidReachCompared
from groundswell.threads.evidence_seen import EvidenceShown
from groundswell.threads.models import Step, Thread
from groundswell.threads.steps_seen import StepShown
from groundswell.threads.thread_lines import ThreadLine
from groundswell.threads.way import Way, finding

Json = dict[str, Any]


def line_as_json(line: ThreadLine) -> Json:
    """A thread as it stands in a list."""
    return {
        **_thread(line.thread, line.forum),
        "stage": line.stage.value if line.stage else None,
        "finding": line.finding,
        "next_meeting": _meeting(line.next_meeting),
        "momentum": line.momentum.state.value,
    }


def way_as_json(way: Way, *, record: Mapping[str, HandOff], reach: Sequence[ForumReach]) -> Json:
    """A whole thread: what was decided and what changed for people apart, could apart from did."""
    thread = way.thread
    owner = way.seen.person(thread.owner)
    return {
        **_thread(thread, way.forum),
        "population": thread.population,
        "inequality": thread.inequality,
        "change_wanted": thread.change_wanted,
        "target_kind": thread.target_kind,
        "target": thread.target,
        "owner": {"key": owner.key, "name": owner.name} if owner else None,
        "closing_reason": thread.closing_reason,
        "stage": way.stage.value if way.stage else None,
        "finding": finding(way),
        "voices": way.voices,
        "wordings": [words.text for words in way.wordings],
        "next_meeting": _meeting(way.next_meeting),
        "momentum": way.momentum.state.value,
        "momentum_rests_on": momentum_as_json(way.momentum),
        "attempts": way.attempts,
        "steps": [step_as_json(told, record.get(told.step.key)) for told in way.steps],
        "decided": [told.step.key for told in way.decided],
        "resourced": [told.step.key for told in way.resourced],
        "changed_for_people": [told.step.key for told in way.changed],
        "could_and_did": {
            "finding": could_and_did_finding(reach),
            "forums": [_forum_reach(row) for row in reach],
        },
    }


def step_as_json(told: StepShown, hand_off: HandOff | None = None) -> Json:
    """One step, with what recorded attendance says of it where the asker may know who carried it."""
    step = told.step
    known = hand_off if told.through_key else None
    return {
        "key": step.key,
        "kind": step.kind,
        "state": step.state,
        "says": told.says,
        "day": _day(told.day),
        "from": _meeting(step.from_meeting),
        "to": _meeting(step.to_meeting),
        "through": told.through or None,
        "through_key": told.through_key or None,
        "substitute_for": told.stood_in_for or None,
        "item": _item(step.item),
        "what": step.what,
        "words": [
            {"version": v.number, "written_on": _day(v.written_on), "text": v.text, "why_not": v.why}
            for v in told.versions
        ],
        "strength": told.strength.name.lower(),
        "strength_says": str(told.strength.label),
        "evidence": [evidence_as_json(piece) for piece in told.evidence],
        "is_asked": told.asks,
        "record": None
        if known is None
        else {
            "verdict": known.verdict,
            "says": verdict_sentence(known),
            "contradicted_by_attendance": known.by_attendance,
            "rests_on": records_of(known),
        },
    }


def evidence_as_json(piece: EvidenceShown) -> Json:
    """One piece of evidence, as far as the asker may see it; `kept_back` says why not."""
    return {
        "key": piece.key,
        "kind": piece.kind,
        "strength": piece.strength.name.lower(),
        "meeting": _meeting(piece.meeting),
        "reference": piece.reference,
        "paper": piece.paper,
        "given_by": piece.given_by or None,
        "author": piece.author,
        "platform": piece.platform,
        "address": piece.address,
        "dated": _day(piece.dated),
        "text": piece.text,
        "sha256": piece.sha256,
        "may_have_been_deleted_since": piece.may_be_gone,
        "kept_back": piece.kept_back,
    }


def did_reach_as_json(found: DidReachCompared, thread: Thread) -> Json:
    """Where a thread did reach by two days, by steps with evidence."""
    return {
        "thread": thread.key,
        "finding": did_reach_finding(found),
        "account": list(account_of_did_reach(found.later)),
        "did": {
            "before": _did(found.before),
            "later": _did(found.later),
            "added": {
                "forums": [_named(forum) for forum in found.added_forums()],
                "sectors": found.added_sectors(),
            },
        },
    }


def _did(reach: DidReach) -> Json:
    return {
        "on": _day(reach.on),
        "forums": [_named(forum) for forum in reach.forums],
        "sectors": reach.sector_names(),
        "places": [{"key": place.key, "name": place.name} for place in reach.places],
        "steps_with_evidence": reach.with_evidence,
        "steps_only_claimed": reach.without_evidence,
    }


def _thread(thread: Thread, forum: Forum | None) -> Json:
    return {
        "key": thread.key,
        "title": thread.title,
        "forum": _named(forum) if forum else None,
        "place": {"key": thread.place.key, "name": thread.place.name},
        "started": _day(thread.started),
        "visibility": thread.visibility,
        "closed_on": _day(thread.closed_on),
        "closing": thread.closing or None,
        "source": thread.source,
    }


def _forum_reach(row: ForumReach) -> Json:
    return {
        "key": row.key,
        "name": row.name,
        "could": row.could,
        "could_on": _day(row.could_on),
        "did_on": _day(row.did_on),
        "only_claimed_on": _day(row.claimed_on),
    }


def _named(forum: Forum) -> Json:
    return {"key": forum.key, "name": forum.name}


def _meeting(meeting: Meeting | None) -> Json | None:
    if meeting is None:
        return None
    return {
        "key": meeting.key,
        "forum": meeting.forum.name,
        "day": _day(meeting.day),
        "minutes": meeting.minutes,
        "is_synthetic": meeting.is_synthetic,
    }


def _item(item: AgendaItem | None) -> Json | None:
    if item is None:
        return None
    return {"key": item.key, "number": item.number, "title": item.title, "outcome": item.outcome}


def asked_as_json(step: Step, says: str) -> Json:
    """Something that was meant to happen, and whose day has passed."""
    return {"step": step.key, "thread": step.thread.key, "says": says, "meant_for": _meeting(step.to_meeting)}


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
