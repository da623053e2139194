"""Opening somebody's words to read them: it is recorded who did and when, and shown to nobody who may not."""

from __future__ import annotations

from groundswell.records.asking import Asker
from groundswell.records.models import Change
from groundswell.register.models import Forum
from groundswell.threads.actions.one_change import actor_of, one_change
from groundswell.threads.disclosure import Purpose, Shown, Words, words_for
from groundswell.threads.models import Voice

OPENED = "open words"


def open_words(by: Asker, voice: Voice, purpose: Purpose, *, forum: Forum | None = None) -> Words:
    """The words that `by` may read, as disclosure gives them. Somebody's own words are recorded as opened, once a
    day for each voice and reader; a wording agreed for others, and nothing, are not.
    """
    words = words_for(voice, by, purpose, forum=forum)
    if words.shown is Shown.OWN_WORDS and purpose is not Purpose.OWN and not _opened_today(by, voice):
        with one_change(by, OPENED) as entry:
            entry.subject = f"voice {voice.key}"
            entry.detail = {"day": by.today.isoformat(), "as": purpose.value}
    return words


def _opened_today(by: Asker, voice: Voice) -> bool:
    """Whether this reader opened this voice today already (one query)."""
    rows = Change.objects.filter(verb=OPENED, actor=actor_of(by), subject=f"voice {voice.key}")
    return rows.filter(detail__day=by.today.isoformat()).exists()
