"""Threads to read: the list, one with its steps and evidence, where it did reach, and what you are asked."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Path, Query, Router

from groundswell.api.asked import Asked, Day, Name, Paged, asker_on
from groundswell.api.mistakes import UnknownKey
from groundswell.api.register_shapes import Mistake
from groundswell.api.thread_shapes import AskedOf, DidReachTold, Threads, ThreadTold
from groundswell.planner.shown_threads import asked_as_json, did_reach_as_json, line_as_json, way_as_json
from groundswell.planner.steps_and_record import record_of_steps
from groundswell.planner.thread_reach import could_beside_did
from groundswell.records.asking import Asker
from groundswell.threads.asked import asked_of
from groundswell.threads.did_reach import did_reach_compared
from groundswell.threads.models import Thread
from groundswell.threads.sentences import step_sentence
from groundswell.threads.thread_lines import lines_of
from groundswell.threads.way import way_of

router = Router(tags=["threads"], by_alias=True)


class ThreadsAsked(Paged):
    """Which threads."""

    closed: bool = Field(False, description=_("true: the closed ones."))


@router.get(
    "/threads",
    response={200: Threads, 422: Mistake},
    summary="The threads you may see",
    operation_id="threads",
    url_name="threads",
)
def threads(request: HttpRequest, asked: Query[ThreadsAsked]) -> dict[str, Any]:
    """The newest first, each with how far it came."""
    asker = asker_on(request)
    rows = Thread.objects.visible_to(asker).filter(closed_on__isnull=not asked.closed)
    part = rows.select_related("forum", "place").order_by("-started", "-id")
    found = list(part[asked.offset : asked.offset + asked.limit])
    return {"count": rows.count(), "threads": [line_as_json(line) for line in lines_of(found, asker)]}


@router.get(
    "/threads/{key}",
    response={200: ThreadTold, 404: Mistake, 422: Mistake},
    summary="One thread with its steps and evidence",
    operation_id="thread",
    url_name="thread",
)
def thread(request: HttpRequest, key: Path[Name]) -> dict[str, Any]:
    """Decided, and changed for people, stand apart; so do could reach and did reach."""
    asker = asker_on(request)
    return told_thread(thread_of(asker, key), asker)


class ReachAsked(Asked):
    """Which two days."""

    on: Day | None = Field(
        None, description=_("By the end of this day. Left out: the day it was first said.")
    )
    later: Day | None = Field(None, alias="and", description=_("And of this one. Left out: today."))


@router.get(
    "/threads/{key}/reach",
    response={200: DidReachTold, 404: Mistake, 422: Mistake},
    summary="Where a thread did reach by two days",
    operation_id="thread_reach",
    url_name="thread_reach",
)
def thread_reach(request: HttpRequest, key: Path[Name], asked: Query[ReachAsked]) -> dict[str, Any]:
    """By steps with evidence alone. Where it could reach is another question."""
    asker = asker_on(request)
    found = thread_of(asker, key)
    on, later = asked.on or found.started, asked.later or asker.today
    return did_reach_as_json(did_reach_compared(found, asker, on=on, later=later), found)


@router.get(
    "/asked",
    response={200: AskedOf, 422: Mistake},
    summary="What you are asked: did it happen?",
    operation_id="asked",
    url_name="asked",
)
def asked(request: HttpRequest) -> dict[str, Any]:
    """What was meant to happen and whose day has passed, the longest waiting first."""
    asker = asker_on(request)
    steps = asked_of(asker)
    told = [asked_as_json(step, step_sentence(step, today=asker.today)) for step in steps]
    return {"count": len(told), "asked": told}


def thread_of(asker: Asker, key: str) -> Thread:
    """The thread with this key, that the asker may see. Raises UnknownKey: 404."""
    rows = Thread.objects.visible_to(asker).select_related("forum__place", "place", "owner", "subject")
    found: Thread | None = rows.filter(key=key).first()
    if found is None:
        raise UnknownKey("thread", key)
    return found


def told_thread(found: Thread, asker: Asker) -> dict[str, Any]:
    """The whole thread as plain values."""
    way = way_of(found, asker)
    rows = [told.step for told in way.steps]
    return way_as_json(way, record=record_of_steps(asker, rows), reach=could_beside_did(asker, found, rows))
