"""Whom a person chose to help them: who that is today, what their seven words open, and how it ends."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from groundswell.records.asking import Asker
from groundswell.records.dated import Dated, last_day_from_until, on
from groundswell.threads.models import Supporter, Voice
from groundswell.threads.rules import HELPS

KEY = "supporter"  # under which name an asker knows the row


def supporter_of(voice: Voice, today: dt.date) -> Supporter | None:
    """Who helps today, if anybody does (one query). Nobody helps with words that were taken back or erased."""
    if voice.state != Voice.State.KEPT:
        return None
    return voice.supporters.filter(on(today), receipt__isnull=False).first()


def asker_by_receipt(kept: bytes, today: dt.date) -> tuple[Voice, Asker] | None:
    """The voice that a supporter's receipt opens, and the asker who holds it; None where it opens nothing today."""
    return _opened(Supporter.objects.filter(receipt=kept), today)


def asker_by_key(key: str, today: dt.date) -> tuple[Voice, Asker] | None:
    """The same for a page that is open already: it closes on the day, and at once when it is taken back."""
    return _opened(Supporter.objects.filter(key=key, receipt__isnull=False), today)


def last_day_of(supporter: Supporter) -> dt.date:
    """The last day they may look."""
    last = last_day_from_until(supporter.until)
    assert last is not None
    return last


def end_helping(voice: Voice, today: dt.date) -> int:
    """Ends every supporter's receipt at once, in the caller's transaction; gives how many there were."""
    held = list(voice.supporters.filter(receipt__isnull=False))
    for one in held:
        one.receipt = None
        if not Dated(None, one.until).ended_by(today):
            one.until = max(today, one.start)
        one.save(update_fields=["receipt", "until"])
    return len(held)


def _opened(rows: QuerySet[Supporter], today: dt.date) -> tuple[Voice, Asker] | None:
    wanted = ("voice__forum__place", "voice__place", "voice__meeting", "voice__content")
    found = rows.filter(on(today), voice__state=Voice.State.KEPT).select_related(*wanted).first()
    if found is None:
        return None
    return found.voice, Asker(today=today, kept={HELPS: found.voice.pk, KEY: found.key})
