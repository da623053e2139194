"""The only door to a voice's words: for this asker and this purpose, which words, or why none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.models import Forum
from groundswell.register.rules import audience_of, may_lead
from groundswell.threads.models import Thread, Voice, VoiceFile
from groundswell.threads.models.voices import Level
from groundswell.threads.rules import is_keyholder, is_own, is_supporter


class Purpose(Enum):
    """What the words are wanted for. Each opens less than the one before."""

    OWN = "own"  # the person themselves, by their receipt
    HELP = "help"  # who helps them, by a receipt the person gave them
    TRIAGE = "triage"  # the named officers of the forum it was said to
    FORUM = "forum"  # members of a forum it is shared with
    THREAD = "thread"  # whoever works on or reads a thread: an agreed wording
    PUBLIC = "public"  # everyone: an agreed wording that may be published


class Shown(Enum):
    """What is shown."""

    OWN_WORDS = "own_words"
    AGREED_WORDING = "agreed_wording"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Words:
    """What may be shown of one voice. `text` is empty where nothing may be; `why` then says so plainly.

    `name` only where the person ticked it. `files`: what was drawn, photographed or recorded.
    """

    shown: Shown
    text: str = ""
    name: str = ""
    why: str = ""
    chosen: tuple[str, ...] = ()
    files: tuple[VoiceFile, ...] = ()


def words_for(voice: Voice, asker: Asker, purpose: Purpose, *, forum: Forum | None = None) -> Words:
    """The words of `voice` that `asker` may read for `purpose`; for FORUM at `forum`. Up to four queries.

    Withdrawn words are read by the person alone; erased ones by nobody.
    """
    if voice.state == Voice.State.ERASED:
        return _nothing(_("The words were erased."))
    if purpose is Purpose.OWN:
        return _whole(voice, with_name=True) if is_own(asker, voice) else _nothing(_("Not shared with you."))
    if voice.state == Voice.State.WITHDRAWN:
        return _nothing(_("The words were withdrawn by the person."))
    if asker.through_token:
        return _nothing(_("Words are read on a page, by somebody signed in."))
    if purpose is Purpose.HELP and is_supporter(asker, voice):
        return _whole(voice, with_name=False)
    if purpose is Purpose.TRIAGE and is_keyholder(asker, voice.forum):
        return _whole(voice, with_name=_allows_name(voice))
    if purpose is Purpose.FORUM and forum is not None and _shared_at(voice, asker, forum):
        return _whole(voice, with_name=_allows_name(voice))
    if purpose is Purpose.THREAD and _knows_thread_of(voice, asker):
        return _agreed(voice, least=Level.PSEUDONYMISED)
    if purpose is Purpose.PUBLIC:
        return _agreed(voice, least=Level.PUBLISH)
    return _nothing(held_by(voice))


def held_by(voice: Voice) -> str:
    """Who keeps the words that are not shared, by role: “held by the officers of That Counts; not shared”."""
    if voice.held_by_id and voice.held_by:
        return _("Held by %(who)s; not shared.") % {"who": voice.held_by.name}
    return _("Held by the named officers of %(forum)s; not shared.") % {"forum": voice.forum.label}


def _nothing(why: str) -> Words:
    return Words(Shown.NOTHING, why=why)


def _whole(voice: Voice, *, with_name: bool) -> Words:
    content = getattr(voice, "content", None)
    if content is None:
        return _nothing(_("No words are kept."))
    return Words(
        Shown.OWN_WORDS,
        text=content.words,
        name=content.name if with_name else "",
        chosen=tuple(content.chosen),
        files=tuple(voice.files.all()),
    )


def _agreed(voice: Voice, *, least: Level) -> Words:
    if voice.level < least:
        return _nothing(held_by(voice))
    wording = voice.wordings.filter(agreed_on__isnull=False, refused_on__isnull=True).last()
    if wording is None:
        return _nothing(_("No wording is agreed with the person yet."))
    name = voice.content.name if _allows_name(voice) and hasattr(voice, "content") else ""
    return Words(Shown.AGREED_WORDING, text=wording.text, name=name)


def _allows_name(voice: Voice) -> bool:
    newest = voice.consents.last()
    return bool(newest and newest.quote_with_name)


def _shared_at(voice: Voice, asker: Asker, forum: Forum) -> bool:
    if voice.level < Level.FORUM or forum.pk not in audience_of(asker).forums:
        return False
    return voice.shared_with.filter(pk=forum.pk).exists()


def _knows_thread_of(voice: Voice, asker: Asker) -> bool:
    if may_lead(asker, voice.place):
        return True
    return Thread.objects.visible_to(asker).filter(gatherings__voice=voice).exists()


def file_for(
    key: int, voice: Voice, asker: Asker, purpose: Purpose, *, forum: Forum | None = None
) -> VoiceFile | None:
    """One picture or recording of a voice, where its words may be read for this purpose; else None."""
    shown = words_for(voice, asker, purpose, forum=forum)
    return next((file for file in shown.files if file.pk == key), None)
