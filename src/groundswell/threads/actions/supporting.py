"""Choosing somebody who helps, for a while; taking it back; and saying how the person likes to be told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.records.dated import DAY
from groundswell.threads.actions.one_change import one_change
from groundswell.threads.errors import MayNot, NotSaidEnough
from groundswell.threads.models import Supporter, Voice
from groundswell.threads.models.voices import Told
from groundswell.threads.receipts import digest, new_receipt
from groundswell.threads.rules import is_own, may_follow, require
from groundswell.threads.supporters import end_helping
from groundswell.threads.typed_text import cleaned

LENGTHS = (7, 30, 90)  # days
USUAL = 30


@dataclass(frozen=True)
class Chosen:
    """Who was chosen, and their seven words: shown once, kept nowhere."""

    supporter: Supporter
    receipt: tuple[str, ...]


def choose_supporter(by: Asker, voice: Voice, *, days: int = USUAL) -> Chosen:
    """Seven words for somebody who helps, from today for so many days. Whoever helped until now does no longer.

    With them they read the words and their way, write, and say how the person likes to be told; nothing else.
    Raises MayNot, NotSaidEnough.
    """
    require(is_own(by, voice), _("Only the person with the receipt may do this."))
    if voice.state != Voice.State.KEPT:
        raise MayNot(_("You took your words back."), remedy=_("Bring them back first."))
    if days not in LENGTHS:
        raise NotSaidEnough(_("Choose for how long."), field="days")
    receipt = new_receipt()
    with one_change(by, "choose supporter") as entry:
        end_helping(voice, by.today)
        made = Supporter.objects.create(
            voice=voice,
            receipt=digest(receipt, settings.RECEIPT_SALT.encode()),
            start=by.today,
            until=by.today + dt.timedelta(days=days) + DAY,
        )
        entry.subject, entry.detail = f"voice {voice.key}", {"supporter": made.key, "days": days}
    return Chosen(made, receipt)


def end_supporter(by: Asker, voice: Voice) -> int:
    """Whoever helped sees nothing more, at once. Gives how many receipts ended."""
    require(is_own(by, voice), _("Only the person with the receipt may do this."))
    with one_change(by, "end supporter") as entry:
        ended = end_helping(voice, by.today)
        entry.subject, entry.detail = f"voice {voice.key}", {"ended": ended}
    return ended


def say_how_to_tell(by: Asker, voice: Voice, *, told_as: str, language: str = "") -> Voice:
    """How the person likes to be told: said by them, or by who helps them. Raises MayNot, NotSaidEnough."""
    require(may_follow(by, voice) and voice.state == Voice.State.KEPT)
    if told_as not in Told.values:
        raise NotSaidEnough(_("Choose how you like to be told."), field="told_as")
    named = cleaned(language).text.strip() if language.strip() else ""
    if told_as == Told.LANGUAGE and not named:
        raise NotSaidEnough(_("Type which language."), field="language")
    with one_change(by, "say how to tell") as entry:
        voice.told_as, voice.language = told_as, named[:60]
        voice.save(update_fields=["told_as", "language"])
        entry.subject, entry.detail = f"voice {voice.key}", {"told_as": told_as}
    return voice
