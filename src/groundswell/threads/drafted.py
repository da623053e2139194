"""From the answers in a draft to what is said. Reads rows; writes none, and checks no more than what must be known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.models import Forum, Meeting, Person
from groundswell.threads.actions.hearing import Said
from groundswell.threads.consent import Uses
from groundswell.threads.errors import NotSaidEnough
from groundswell.threads.listening import Listening
from groundswell.threads.models import Draft, DraftFile, Voice
from groundswell.threads.models.voices import Told
from groundswell.threads.pictures_given import GivenFile

AT_MEETING = "meeting:"  # before a meeting's key, where it was said there


def said_of(asker: Asker, draft: Draft, listened: Listening, *, held_by: Person | None = None) -> Said:
    """What the draft says so far. Choices never made keep the strictest value.

    `held_by`: the practitioner who enters it for somebody else. Raises NotSaidEnough where nobody could hear it:
    no form yet, or no forum that listens.
    """
    told: Mapping[str, Any] = draft.answers
    if not told.get("form"):
        raise NotSaidEnough(_("Choose how you would like to say it."), field="form")
    meeting = meeting_in(told, listened)
    forum = meeting.forum if meeting else forum_in(told, listened)
    elsewhere = str(told.get("where", "")).startswith(AT_MEETING) and meeting is None
    if forum is None or elsewhere or not told.get("where"):
        raise NotSaidEnough(_("Choose where you said it."), field="where")
    held = held_by if told.get("origin", Voice.Origin.PERSON) != Voice.Origin.PERSON else None
    return Said(
        forum=forum,
        form=told["form"],
        where=Voice.Where.MEETING if meeting else told["where"],
        said_on=meeting.day if meeting else asker.today,
        words=told.get("words", ""),
        chosen=tuple(told.get("chosen", ())) if told["form"] == Voice.Form.CHOSEN else (),
        files=files_in(draft) if told["form"] in (Voice.Form.PICTURE, Voice.Form.SOUND) else (),
        file_words=told.get("file_words", ""),
        meeting=meeting,
        where_said=told.get("where_said", ""),
        origin=told.get("origin", Voice.Origin.PERSON),
        said_by=told.get("said_by", Voice.SaidBy.THEMSELVES),
        how_known=told.get("how_known", ""),
        age=Voice.Age.UNDER_13 if told.get("under_13") else Voice.Age.NOT_SAID,
        guardian_agrees=bool(told.get("guardian_agrees")),
        name=told.get("name", "") if told.get("quote_with_name") and held is None else "",
        contact=told.get("contact", ""),
        held_by=held,
        contact_strength=told.get("contact_strength", Voice.Contact.NOT_SAID),
        told_as=told.get("told_as", Told.PLAIN_TEXT),
        language=told.get("language", "") if told.get("told_as") == Told.LANGUAGE else "",
        wishes_to_know=told.get("wishes_to_know", "yes") == "yes",
        uses=uses_in(told),
    )


def uses_in(told: Mapping[str, Any]) -> Uses:
    """The six answers. Naming a forum is allowing it to be carried there."""
    forums = tuple(told.get("forums", ()))
    return Uses(
        share_inside=bool(told.get("share_inside")),
        carry=bool(forums),
        forums=forums,
        quote_without_name=bool(told.get("quote_without_name")),
        quote_with_name=bool(told.get("quote_with_name")),
        publish=bool(told.get("publish")),
    )


def meeting_in(told: Mapping[str, Any], listened: Listening) -> Meeting | None:
    """The meeting it was said at, if it is one of a forum that listens in the place chosen (one query)."""
    where = str(told.get("where", ""))
    if not where.startswith(AT_MEETING):
        return None
    here = Meeting.objects.filter(forum__in=[f.pk for f in _forums_of(told, listened)])
    return here.select_related("forum__place").filter(key=where.removeprefix(AT_MEETING)).first()


def forum_in(told: Mapping[str, Any], listened: Listening) -> Forum | None:
    """The forum it is said to where it was not said at a meeting: the one chosen, else the first of the place."""
    here = _forums_of(told, listened)
    return next((f for f in here if f.key == told.get("forum")), here[0] if here else None)


def _forums_of(told: Mapping[str, Any], listened: Listening) -> list[Forum]:
    """The forums that listen in the place chosen; in all places where none is chosen."""
    return [f for f in listened.forums if f.place.key == told.get("place")] or list(listened.forums)


def files_in(draft: Draft) -> tuple[GivenFile, ...]:
    """The picture or recording of the draft (one query)."""
    kept = DraftFile.objects.filter(draft=draft).first()
    if kept is None:
        return ()
    content = bytes(kept.content)
    return (GivenFile(kept.kind, kept.media_type, content, kept.width, kept.height, kept.seconds),)
