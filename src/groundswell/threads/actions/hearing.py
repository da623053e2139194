"""Hearing somebody: their words, what they allow, and the receipt they get. The one way a voice comes in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.help_contacts import can_open
from groundswell.register.models import Forum, Meeting, Person
from groundswell.threads.actions.one_change import one_change
from groundswell.threads.consent import WORDING, Uses, level_of
from groundswell.threads.errors import CannotSayHere, NotSaidEnough
from groundswell.threads.models import Consent, Voice, VoiceContent, VoiceFile
from groundswell.threads.models.voices import Level, Told
from groundswell.threads.pictures_given import GivenFile
from groundswell.threads.receipts import digest, new_receipt
from groundswell.threads.typed_text import cleaned

CHOICES = ("good", "bad", "more", "stop")
REVIEW_AFTER = dt.timedelta(days=365)


@dataclass(frozen=True)
class Said:
    """What somebody says, as the page, command or call gives it. Nothing here is stored until `hear`.

    Choices are values of the fields of Voice with the same names. `where_said`, `name`, `contact` and
    `how_known` are the person's own words and are kept and erased with them.
    """

    forum: Forum
    form: str
    where: str
    said_on: dt.date
    words: str = ""
    chosen: tuple[str, ...] = ()
    files: Sequence[GivenFile] = ()
    file_words: str = ""  # what the picture shows or the recording says, in words
    meeting: Meeting | None = None
    where_said: str = ""
    origin: str = Voice.Origin.PERSON
    said_by: str = Voice.SaidBy.THEMSELVES
    how_known: str = ""
    age: str = Voice.Age.NOT_SAID
    guardian_agrees: bool = False
    name: str = ""
    contact: str = ""
    held_by: Person | None = None
    contact_strength: str = Voice.Contact.NOT_SAID
    told_as: str = Told.PLAIN_TEXT
    language: str = ""
    wishes_to_know: bool = True
    uses: Uses = field(default_factory=Uses)


@dataclass(frozen=True)
class Heard:
    """The voice that was kept, its seven words (shown once, never stored), and the next meeting it may come to."""

    voice: Voice
    receipt: tuple[str, ...]
    next_meeting: Meeting | None


def hear(by: Asker, said: Said, *, now: dt.datetime) -> Heard:
    """Keeps what somebody said, and gives the receipt. All or nothing.

    Raises CannotSayHere, NotSaidEnough, and what typed_text raises. The strictest use is the default; the level
    follows from the answers.
    """
    if not can_open(said.forum.place):
        raise CannotSayHere
    words = _checked(said)
    receipt = new_receipt()
    with one_change(by, "hear") as entry:
        voice = Voice.objects.create(
            form=said.form,
            origin=said.origin,
            said_by=said.said_by,
            where=said.where,
            place=said.forum.place,
            forum=said.forum,
            meeting=said.meeting if said.where == Voice.Where.MEETING else None,
            said_on=said.said_on,
            received=now,
            age=said.age,
            guardian_agrees=said.guardian_agrees,
            held_by=said.held_by,
            contact_strength=said.contact_strength,
            told_as=said.told_as,
            language=said.language,
            wishes_to_know=said.wishes_to_know,
            level=level_of(said.uses),
            receipt=digest(receipt, settings.RECEIPT_SALT.encode()),
            review_on=by.today + REVIEW_AFTER,
        )
        VoiceContent.objects.create(
            voice=voice,
            words=words,
            chosen=list(said.chosen),
            name=said.name.strip(),
            contact=said.contact.strip(),
            where_said=said.where_said.strip(),
            how_known=said.how_known.strip(),
        )
        for file in said.files:
            VoiceFile.objects.create(
                voice=voice,
                kind=file.kind,
                media_type=file.media_type,
                content=file.content,
                width=file.width,
                height=file.height,
                seconds=file.seconds,
                says=said.file_words,
            )
        keep_consent(voice, said.uses, now=now, asked_by=by.account, on_behalf=_is_on_behalf(said))
        entry.subject, entry.detail = f"voice {voice.key}", {"form": said.form, "forum": said.forum.key}
    return Heard(voice, receipt, next_meeting_of(said.forum, said.said_on))


def keep_consent(voice: Voice, uses: Uses, *, now: dt.datetime, asked_by: str, on_behalf: bool) -> Consent:
    """Writes the answers down and sets what follows from them: the level, and which forums' members may read.

    Forums named in the answers and those said yes to since are joined where carrying is allowed.
    """
    consent = Consent.objects.create(
        voice=voice,
        given=now,
        keep=uses.keep,
        share_inside=uses.share_inside,
        carry=uses.carry,
        quote_without_name=uses.quote_without_name,
        quote_with_name=uses.quote_with_name,
        publish=uses.publish,
        asked_by=asked_by,
        wording=WORDING,
        on_behalf=on_behalf,
    )
    named = list(Forum.objects.filter(key__in=uses.forums)) if uses.carry else []
    consent.forums.set(named)
    shared = [*named, *([voice.forum] if uses.share_inside else [])]
    voice.shared_with.set(shared)
    voice.level = level_of(uses)
    voice.save(update_fields=["level"])
    return consent


def next_meeting_of(forum: Forum, after: dt.date) -> Meeting | None:
    """The forum's first meeting after a day that is not called off; None where the calendar has none."""
    return forum.meetings.that_met().filter(day__gt=after).order_by("day", "start", "id").first()


def _is_on_behalf(said: Said) -> bool:
    return said.said_by == Voice.SaidBy.ON_BEHALF


def _checked(said: Said) -> str:
    """The words, cleaned; raises NotSaidEnough where something needed is missing."""
    words = cleaned(said.words).text if said.words.strip() else ""
    if said.form == Voice.Form.WORDS and not words:
        raise NotSaidEnough(_("You have not typed anything yet."), field="words")
    if said.form in (Voice.Form.PICTURE, Voice.Form.SOUND) and not said.files:
        raise NotSaidEnough(_("There is no picture or recording yet."), field="file")
    if said.form == Voice.Form.CHOSEN and not said.chosen:
        raise NotSaidEnough(_("No picture is chosen yet."), field="chosen")
    if any(name not in CHOICES for name in said.chosen):
        raise NotSaidEnough(_("That picture cannot be chosen."), field="chosen")
    if said.where == Voice.Where.MEETING and (said.meeting is None or said.meeting.forum_id != said.forum.pk):
        raise NotSaidEnough(_("Choose the meeting where it was said."), field="meeting")
    if said.age == Voice.Age.UNDER_13 and not said.guardian_agrees:
        raise NotSaidEnough(
            _("For somebody under 13 a parent or carer agrees too."),
            remedy=_("Ask a parent or carer to tick the box, or come back with them."),
            field="guardian_agrees",
        )
    if _is_on_behalf(said) and not said.how_known.strip():
        raise NotSaidEnough(_("Say how you know that this is what they mean."), field="how_known")
    if said.uses.carry and not said.uses.forums:
        raise NotSaidEnough(_("Choose the forums it may be carried to."), field="forums")
    if said.uses.quote_with_name and not said.name.strip():
        raise NotSaidEnough(_("Give the name it may be quoted with."), field="name")
    return words


__all__ = ["Heard", "Level", "Said", "hear", "keep_consent", "next_meeting_of"]
