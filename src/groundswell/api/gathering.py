"""Looking after a thread over the API: its voices by key, what it says of itself, evidence taken away, publishing."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Path, Query, Router, Schema
from pydantic import ConfigDict

from groundswell.api import threads, writing
from groundswell.api.asked import Name, Paged, asker_on, part_of_rows
from groundswell.api.register_shapes import Mistake, Named
from groundswell.api.thread_shapes import StepTold, ThreadTold
from groundswell.api.thread_writing import Given, Key, Line, Text, told_step
from groundswell.api.threads import thread_of, told_thread
from groundswell.api.writing import REFUSALS
from groundswell.interchange.threads_file.kept_from_texts import (
    amend_from,
    detach_from,
    gather_from,
    part_from,
)
from groundswell.threads import actions
from groundswell.threads.gathered_voices import voices_in, voices_to_gather
from groundswell.threads.models import Voice
from groundswell.threads.rules import may_work_on, require

router = Router(tags=["threads"], by_alias=True)
MOST_VOICES = 300

Title = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]
Which = Annotated[str, Field(max_length=300, pattern=r"^[^\x00]*$")]


class VoiceKnown(Schema):
    """A voice by its key. What it says is read on its own page, by those who may."""

    key: str = Field(description=_("The voice's key."))
    said_on: dt.date = Field(description=_("The day it was said."))
    forum: Named = Field(description=_("The forum it was said to."))
    form: str = Field(description=_("words, picture, sound or chosen."))


class VoicesKnown(Schema):
    """A part of a list of voices."""

    count: int = Field(description=_("How many you may know of."))
    voices: list[VoiceKnown] = Field(description=_("The voices, the newest first."))


class VoicesAsked(Paged):
    """Which voices."""

    others: bool = Field(False, description=_("true: those that could be put into it."))


class Gathered(Given):
    """Which voices are put into a thread."""

    voices: Annotated[list[Key], Field(min_length=1, max_length=MOST_VOICES)] = Field(
        description=_("The keys of the voices: all of them are put in, or none.")
    )


class Parted(Given):
    """Why a voice is taken out of a thread."""

    why: Which = Field(description=_("The reason. That it was there stays known."))


class Amended(Schema):
    """What changes; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    title: Title | None = Field(None, description=_("What it is called."))
    population: Title | None = Field(None, description=_("For whom."))
    inequality: Text | None = Field(None, description=_("What is unequal now."))
    change_wanted: Text | None = Field(None, description=_("The change it wants."))
    target_kind: (
        Literal[
            "commissioning_structure", "commissioning_intention", "contract", "service_specification",
            "strategy", "policy", "budget", "not_stated",
        ]
        | None
    ) = Field(None, description=_("What would have to change."))  # fmt: skip
    target: Which | None = Field(None, description=_("Which one."))
    source: Line | None = Field(None, description=_("Where this comes from."))
    subject: Key | None = Field(None, description=_("The key of its subject on agendas."))
    owner: Key | None = Field(None, description=_("The key of the person who looks after it."))


@router.get(
    "/threads/{key}/voices", response={200: VoicesKnown, 401: Mistake, 403: Mistake, 404: Mistake, 422: Mistake},
    summary="The voices in a thread, by their keys", operation_id="thread_voices", url_name="thread_voices",
)  # fmt: skip
def thread_voices(request: HttpRequest, key: Path[Name], asked: Query[VoicesAsked]) -> dict[str, Any]:
    """For those who work on it. No words of anybody are given."""
    asker = asker_on(request)
    found = thread_of(asker, key)
    require(may_work_on(asker, found))
    part = part_of_rows(voices_to_gather(asker, found) if asked.others else voices_in(asker, found), asked)
    return {"count": part.count, "voices": [_known(voice) for voice in part.rows]}


@router.post(
    "/threads/{key}/voices", response={200: ThreadTold, **REFUSALS}, auth=writing.router.auth,
    summary="Put voices into a thread", operation_id="gather_voices", url_name="thread_voices",
)  # fmt: skip
def gather_voices(request: HttpRequest, key: Path[Name], asked: Gathered) -> dict[str, Any]:
    """The lowest consent counts for all of them together."""
    asker = asker_on(request)
    found = thread_of(asker, key)
    gather_from(found, asked.voices, asker)
    return told_thread(found, asker)


@router.post(
    "/threads/{key}/voices/{voice}/part", response={200: ThreadTold, **REFUSALS}, auth=writing.router.auth,
    summary="Take a voice out of a thread", operation_id="part_voice", url_name="part_voice",
)  # fmt: skip
def part_voice(request: HttpRequest, key: Path[Name], voice: Path[Name], asked: Parted) -> dict[str, Any]:
    """With the reason; from today."""
    asker = asker_on(request)
    found = thread_of(asker, key)
    part_from(found, voice, asker, why=asked.why)
    return told_thread(found, asker)


@threads.router.patch(  # the router that reads it: one address answers all its methods
    "/threads/{key}", response={200: ThreadTold, **REFUSALS}, auth=writing.router.auth,
    summary="Change what a thread says of itself", operation_id="amend_thread", url_name="thread",
)  # fmt: skip
def amend_thread(request: HttpRequest, key: Path[Name], asked: Amended) -> dict[str, Any]:
    """What is not named stays as it is."""
    asker = asker_on(request)
    found = thread_of(asker, key)
    given = {name: str(text) for name, text in asked.model_dump(exclude_none=True).items()}
    return told_thread(amend_from(found, given, asker), asker)


@router.post(
    "/threads/{key}/publication", response={200: ThreadTold, **REFUSALS}, auth=writing.router.auth,
    summary="Ask that everyone may see a thread", operation_id="publish_thread", url_name="publish_thread",
)  # fmt: skip
def publish_thread(request: HttpRequest, key: Path[Name]) -> dict[str, Any]:
    """It takes two people: somebody else says yes."""
    asker = asker_on(request)
    found = thread_of(asker, key)
    actions.ask_publication(asker, found)
    return told_thread(found, asker)


@router.post(
    "/threads/{key}/publication/approve", response={200: ThreadTold, **REFUSALS}, auth=writing.router.auth,
    summary="Say yes to letting everyone see a thread", operation_id="approve_thread", url_name="approve_thread",
)  # fmt: skip
def approve_thread(request: HttpRequest, key: Path[Name]) -> dict[str, Any]:
    """For a lead of its place, who is not the one that asked."""
    asker = asker_on(request)
    return told_thread(actions.approve_thread(asker, thread_of(asker, key)), asker)


@router.post(
    "/threads/{key}/publication/end", response={200: ThreadTold, **REFUSALS}, auth=writing.router.auth,
    summary="Show a thread to members only again", operation_id="unpublish_thread", url_name="unpublish_thread",
)  # fmt: skip
def unpublish_thread(request: HttpRequest, key: Path[Name]) -> dict[str, Any]:
    """At once."""
    asker = asker_on(request)
    return told_thread(actions.end_publication(asker, thread_of(asker, key)), asker)


@router.post(
    "/evidence/{key}/remove", response={200: StepTold, **REFUSALS}, auth=writing.router.auth,
    summary="Take a piece of evidence away", operation_id="detach_evidence", url_name="detach_evidence",
)  # fmt: skip
def detach_evidence(request: HttpRequest, key: Path[Name]) -> dict[str, Any]:
    """The chain of changes keeps that it was there."""
    asker = asker_on(request)
    return told_step(detach_from(key, asker), asker)


def _known(voice: Voice) -> dict[str, Any]:
    forum = voice.forum
    return {
        "key": voice.key,
        "said_on": voice.said_on,
        "forum": {"key": forum.key, "name": forum.name},
        "form": voice.form,
    }
