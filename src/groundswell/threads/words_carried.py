"""The words a step carries, version by version, as one asker may read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.rules import audience_of
from groundswell.threads.disclosure import held_by
from groundswell.threads.models import Step, StepWords, Thread, Voice
from groundswell.threads.models.voices import Level
from groundswell.threads.quoting import quotes
from groundswell.threads.rules import is_keyholder


@dataclass(frozen=True)
class Version:
    """One version. `text` is empty where the asker may not read it; `why` then says so plainly.

    `is_withdrawn`: because whoever said them took them back.
    """

    number: int
    written_on: dt.date
    text: str = ""
    why: str = ""
    is_withdrawn: bool = False


def voices_ever_in(thread: Thread) -> list[Voice]:
    """Every voice that is or was in the thread, with its content (one query): words stay in a step after parting."""
    found = Voice.objects.filter(gatherings__thread=thread).distinct()
    return list(
        found.select_related("content", "forum", "held_by").prefetch_related("wordings", "shared_with")
    )


def versions_for(step: Step, asker: Asker, *, inside: bool, voices: Sequence[Voice]) -> tuple[Version, ...]:
    """The step's words, oldest version first. Reads `step.words` (prefetch it).

    What repeats a voice is read only where that voice may be: by members of the forum it was carried to while
    it is shared there, by its named officers, or, within an agreed wording, as far as that may travel.
    """
    return tuple(
        _version(words, _kept_from(words.text, step, asker, inside=inside, voices=voices))
        for words in step.words.all()
    )


def _version(words: StepWords, kept_for: Voice | None) -> Version:
    if kept_for is None:
        return Version(words.number, words.written_on, words.text)
    is_withdrawn = kept_for.state != Voice.State.KEPT
    why = _("Words withdrawn by the person.") if is_withdrawn else held_by(kept_for)
    return Version(words.number, words.written_on, why=why, is_withdrawn=is_withdrawn)


def _kept_from(text: str, step: Step, asker: Asker, *, inside: bool, voices: Sequence[Voice]) -> Voice | None:
    """The voice for whose sake the asker may not read the text; None where they may."""
    for voice in voices:
        content = getattr(voice, "content", None)
        if content is None or not quotes(text, content.words):
            continue
        if voice.state != Voice.State.KEPT or not _may_read(
            text, content.words, voice, step, asker, inside=inside
        ):
            return voice
    return None


def _may_read(text: str, said: str, voice: Voice, step: Step, asker: Asker, *, inside: bool) -> bool:
    if asker.through_token:
        return False
    least = Level.PSEUDONYMISED if inside else Level.PUBLISH
    agreed = [w for w in voice.wordings.all() if w.agreed_on is not None and w.refused_on is None]
    if agreed and voice.level >= least and not quotes(text.replace(agreed[-1].text, "\n"), said):
        return True
    if is_keyholder(asker, voice.forum):
        return True
    to = step.to_meeting
    if to is None or voice.level < Level.FORUM or to.forum_id not in audience_of(asker).forums:
        return False
    return any(forum.pk == to.forum_id for forum in voice.shared_with.all())
