"""Who has opened somebody's words, told to the person who said them: by role and day, never by name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from groundswell.accounts.models import GlassBreak
from groundswell.records.asking import Asker
from groundswell.records.models import Change
from groundswell.threads.actions.opening import OPENED
from groundswell.threads.disclosure import Purpose
from groundswell.threads.errors import MayNot
from groundswell.threads.models import Voice
from groundswell.threads.rules import is_own


@dataclass(frozen=True)
class Opening:
    """One opening: on which day, by whom in a sentence, and the reason where two administrators gave one."""

    day: dt.date
    text: str
    reason: str = ""


def openings(asker: Asker, voice: Voice) -> list[Opening]:
    """Every opening that is recorded, oldest first (two queries). Raises MayNot for anybody but the person."""
    if not is_own(asker, voice):
        raise MayNot(_("Only the person with the receipt may do this."))
    about = f"voice {voice.key}"
    read = [_read(entry) for entry in Change.objects.filter(verb=OPENED, subject=about)]
    broken = [_broken(glass) for glass in GlassBreak.objects.filter(about=about, opened__isnull=False)]
    return sorted([*read, *broken], key=lambda one: one.day)


def _read(entry: Change) -> Opening:
    day = dt.date.fromisoformat(str(entry.detail.get("day")))
    told = {"day": date_format(day, "l j F Y")}
    if entry.detail.get("as") == Purpose.TRIAGE.value:
        return Opening(day, _("A named officer opened them on %(day)s.") % told)
    if entry.detail.get("as") == Purpose.HELP.value:
        return Opening(day, _("Somebody you chose to help you opened them on %(day)s.") % told)
    return Opening(day, _("Somebody in a forum you allowed opened them on %(day)s.") % told)


def _broken(glass: GlassBreak) -> Opening:
    assert glass.opened is not None
    day = glass.opened.date()
    told = {"day": date_format(day, "l j F Y")}
    return Opening(day, _("Two administrators together could open them from %(day)s.") % told, glass.reason)
