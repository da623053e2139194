"""Saying something over the API, and following it with the seven words. No account; no words are ever given back."""

from __future__ import annotations

import unicodedata
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_noop as _
from ninja import Field, Router, Schema, Status
from pydantic import AfterValidator, ConfigDict

from groundswell.api.asked import Name, asker_on
from groundswell.api.mistakes import UnknownKey
from groundswell.api.register_shapes import Mistake, Named
from groundswell.register.models import Forum, Meeting
from groundswell.threads import actions, own_voice
from groundswell.threads.actions import Said
from groundswell.threads.consent import Uses
from groundswell.threads.errors import CannotSayHere
from groundswell.threads.listening import Listening, listening, may_be_carried_to
from groundswell.threads.models import Voice
from groundswell.threads.own_way import ways_of
from groundswell.threads.own_way_words import ToldWay, finding, told_way
from groundswell.threads.rules import is_own

MOST_FORUMS = 50
LONGEST = 100_000  # characters that are read at all; how many are kept is the actions' rule

router = Router(tags=["voices"], by_alias=True)
REFUSALS = {400: Mistake, 404: Mistake, 422: Mistake}


def _can_be_kept(value: str) -> str:
    """No NUL and no half of a character: no database keeps them."""
    if "\x00" in value or any(unicodedata.category(sign) == "Cs" for sign in value):
        raise ValueError(say("It holds a character that is no text."))
    return value


Text = Annotated[str, Field(max_length=LONGEST), AfterValidator(_can_be_kept)]
Line = Annotated[str, Field(max_length=200), AfterValidator(_can_be_kept)]


class Saying(Schema):
    """What somebody says, and what they allow. Nothing is allowed unless it says so."""

    model_config = ConfigDict(extra="forbid")

    forum: Name | None = Field(
        None, description=_("The key of the forum it is said to. May be left out where only one listens.")
    )
    meeting: Name | None = Field(
        None, description=_("The key of the meeting where it was said; the forum follows.")
    )
    where: Literal["session", "home", "elsewhere"] = Field(
        "elsewhere", description=_("Where it was said, if not at a meeting.")
    )
    where_said: Line = Field("", description=_("Which session or place."))
    words: Text = Field("", description=_("The words, as they were said."))
    chosen: Annotated[list[Literal["good", "bad", "more", "stop"]], Field(max_length=4)] = Field(
        [], description=_("Chosen pictures, instead of words or beside them.")
    )
    said_by: Literal["themselves", "written_down", "on_behalf"] = Field(
        "themselves", description=_("Whose words they are.")
    )
    how_known: Text = Field(
        "", description=_("For on_behalf: how the supporter knows that this is what they mean.")
    )
    under_13: bool = Field(False, description=_("true: the person is under 13."))
    guardian_agrees: bool = Field(False, description=_("true: a parent or carer agrees. Needed under 13."))
    share_inside: bool = Field(False, description=_("true: people in that forum may read it."))
    forums: Annotated[list[Name], Field(max_length=MOST_FORUMS)] = Field(
        [], description=_("Keys of forums it may be carried to. People there may read it.")
    )
    quote_without_name: bool = Field(
        False, description=_("true: a wording agreed with the person may travel, without the name.")
    )
    quote_with_name: bool = Field(False, description=_("true: the same, with the name."))
    name: Line = Field("", description=_("The name to use. Only for quote_with_name."))
    publish: bool = Field(False, description=_("true: the agreed wording may be published."))
    wishes_to_know: bool = Field(True, description=_("false: the person does not want to be told."))
    told_as: Literal[
        "plain_text", "easy_read", "large_print", "phone", "audio", "bsl", "symbols", "language"
    ] = Field("plain_text", description=_("How the person likes to be told."))
    language: Line = Field("", description=_("Which language."))
    contact: Line = Field("", description=_("An e-mail address or phone number, if the person wants."))


class Receipt(Schema):
    """The seven words. They are told this once, and kept nowhere."""

    receipt: list[str] = Field(
        description=_("The seven words, in order. Keep them: nobody can tell them again.")
    )
    forum: Named = Field(description=_("The forum that hears it."))
    next_meeting: str | None = Field(description=_("The forum's next meeting day; null where none is known."))


class Typed(Schema):
    """The seven words, in the body only: an address would be kept in logs."""

    model_config = ConfigDict(extra="forbid")

    words: Annotated[str, Field(max_length=500)] = Field(description=_("The seven words, in order."))


class LineTold(Schema):
    """One thing at a stop."""

    when: str = Field(description=_("The day, as people say it; empty where it is not known."))
    text: str = Field(description=_("What happened, or is meant to, in plain words."))
    known: str = Field(description=_("How we know it; empty where that goes without saying."))


class StopTold(Schema):
    """One of the eight stops."""

    kind: str = Field(
        description=_("said, carried, tabled, discussed, decided, resourced, changed, told_back.")
    )
    name: str = Field(description=_("The stop in plain words."))
    is_done: bool = Field(description=_("Whether it was reached."))
    lines: list[LineTold] = Field(description=_("What happened there, was tried, or is meant to."))


class WayTold(Schema):
    """The way of the words in one thread."""

    title: str = Field(description=_("The thread's title; empty where it is in none yet."))
    stops: list[StopTold] = Field(description=_("The eight stops, in order."))
    next: str = Field(description=_("What is meant to happen next; empty where nothing is."))
    ended: str = Field(description=_("When it ended; empty while it goes on."))
    reason: str = Field(description=_("Why it ended."))


class Tracked(Schema):
    """Where the words are. The words themselves are not told."""

    finding: str = Field(description=_("One sentence: how far they came."))
    state: str = Field(description=_("kept or withdrawn."))
    who_may_see: list[str] = Field(
        description=_("Who may see the words now, a sentence each; empty for who helps the person.")
    )
    ways: list[WayTold] = Field(description=_("A way for each thread they are in."))


@router.post(
    "/voices",
    response={201: Receipt, **REFUSALS},
    summary="Say something",
    operation_id="say_something",
    url_name="say_something",
)
def say_something(request: HttpRequest, asked: Saying) -> Status[dict[str, Any]]:
    """Keeps it, and gives the seven words once. Pictures and recordings are sent on the page."""
    asker = asker_on(request)
    listened = listening(asker)
    if listened.closed and not listened.forums:
        raise CannotSayHere
    said = _said(asked, listened, today=asker.today)
    _are_known(asked.forums, may_be_carried_to(asker, said.forum))
    heard = actions.hear(asker, said, now=timezone.now())
    forum, meeting = heard.voice.forum, heard.next_meeting
    told = {
        "receipt": list(heard.receipt),
        "forum": {"key": forum.key, "name": forum.name},
        "next_meeting": meeting.day.isoformat() if meeting else None,
    }
    return Status(201, told)


@router.post(
    "/voices/track",
    response={200: Tracked, 429: Mistake, **REFUSALS},
    summary="Where the words are",
    operation_id="track_voice",
    url_name="track_voice",
)
def track_voice(request: HttpRequest, asked: Typed) -> dict[str, Any]:
    """Opened by the seven words. Wrong tries are counted, and then slowed down."""
    voice, asker = actions.open_by_receipt(
        asked.words,
        address=request.META.get("REMOTE_ADDR", ""),
        today=asker_on(request).today,
        now=timezone.now(),
    )
    ways = ways_of(asker, voice)
    return {
        "finding": finding(ways),
        "state": voice.state,
        "who_may_see": own_voice.who_may_see(asker, voice) if is_own(asker, voice) else [],
        "ways": [_way(told_way(way)) for way in ways],
    }


def _said(asked: Saying, listened: Listening, *, today: Any) -> Said:
    meeting = _meeting(asked.meeting, listened) if asked.meeting else None
    return Said(
        forum=meeting.forum if meeting else _forum(asked.forum, listened),
        form=Voice.Form.CHOSEN if asked.chosen else Voice.Form.WORDS,
        where=Voice.Where.MEETING if meeting else asked.where,
        said_on=meeting.day if meeting else today,
        words=asked.words,
        chosen=tuple(asked.chosen),
        meeting=meeting,
        where_said=asked.where_said,
        said_by=asked.said_by,
        how_known=asked.how_known,
        age=Voice.Age.UNDER_13 if asked.under_13 else Voice.Age.NOT_SAID,
        guardian_agrees=asked.guardian_agrees,
        name=asked.name,
        contact=asked.contact,
        told_as=asked.told_as,
        language=asked.language,
        wishes_to_know=asked.wishes_to_know,
        uses=Uses(
            share_inside=asked.share_inside,
            carry=bool(asked.forums),
            forums=tuple(asked.forums),
            quote_without_name=asked.quote_without_name,
            quote_with_name=asked.quote_with_name,
            publish=asked.publish,
        ),
    )


def _forum(key: str | None, listened: Listening) -> Forum:
    """The forum named, or the only one that listens. Raises UnknownKey: 404."""
    if key is None and len(listened.forums) == 1:
        return listened.forums[0]
    found = next((forum for forum in listened.forums if forum.key == key), None)
    if found is None:
        raise UnknownKey("forum", key or "", known=tuple(f.key for f in listened.forums))
    return found


def _are_known(keys: list[str], forums: list[Forum]) -> None:
    """Raises UnknownKey, 404, for a forum it may not be carried to from there."""
    known = tuple(forum.key for forum in forums)
    for key in keys:
        if key not in known:
            raise UnknownKey("forum", key, known=known)


def _meeting(key: str, listened: Listening) -> Meeting:
    """A meeting of a forum that listens. Raises UnknownKey: 404."""
    rows = Meeting.objects.filter(forum__in=[f.pk for f in listened.forums])
    found = rows.select_related("forum__place").filter(key=key).first()
    if found is None:
        raise UnknownKey("meeting", key)
    return found


def _way(way: ToldWay) -> dict[str, Any]:
    return {
        "title": way.title,
        "stops": [
            {
                "kind": stop.kind,
                "name": stop.name,
                "is_done": stop.is_done,
                "lines": [{"when": line.when, "text": line.text, "known": line.known} for line in stop.lines],
            }
            for stop in way.stops
        ],
        "next": way.next,
        "ended": way.ended,
        "reason": way.reason,
    }
