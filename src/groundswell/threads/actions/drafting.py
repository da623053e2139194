"""Keeping what somebody types until they send it. A draft is no voice: no list, search or audit chain has it."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from groundswell.records.asking import Asker
from groundswell.threads.actions.hearing import Heard, Said, hear
from groundswell.threads.models import Draft, DraftFile
from groundswell.threads.pictures_given import GivenFile

KEPT = dt.timedelta(hours=24)  # more than the 20 hours after which WCAG 2.2.1 no longer counts a limit


def begin(*, now: dt.datetime) -> Draft:
    """A new, empty draft. Those nobody touched for a day are thrown away first."""
    Draft.objects.filter(changed__lt=now - KEPT).delete()
    return Draft.objects.create(key=secrets.token_urlsafe(32), changed=now)


def draft_of(key: str, *, now: dt.datetime) -> Draft | None:
    """The draft of this key, unless nobody touched it for a day (one query)."""
    return Draft.objects.filter(key=key, changed__gte=now - KEPT).first() if key else None


def keep_answers(draft: Draft, answers: Mapping[str, Any], *, now: dt.datetime) -> Draft:
    """Adds answers to those given; what is answered anew counts. Stored as typed: they are checked when sent."""
    draft.answers = {**draft.answers, **answers}
    draft.changed = now
    draft.save(update_fields=["answers", "changed"])
    return draft


def keep_file(draft: Draft, file: GivenFile) -> DraftFile:
    """The picture or recording, in place of the one before."""
    kept, _made = DraftFile.objects.update_or_create(
        draft=draft,
        defaults={
            "kind": file.kind,
            "media_type": file.media_type,
            "content": file.content,
            "width": file.width,
            "height": file.height,
            "seconds": file.seconds,
        },
    )
    return kept


def throw_away(draft: Draft) -> None:
    """Deletes the draft and its file at once."""
    draft.delete()


def send(
    by: Asker, draft: Draft, said: Said, *, now: dt.datetime, keep: Callable[[Heard], None]
) -> Heard | None:
    """Hears what the draft says, once. `keep` puts the receipt where the person will read it.

    All or nothing: the draft goes, the voice comes and `keep` has run, or nothing happened. None where another
    press of the button sent it already. Raises as hear.
    """
    with transaction.atomic():
        gone, _each = Draft.objects.filter(pk=draft.pk).delete()
        if not gone:
            return None
        heard = hear(by, said, now=now)
        keep(heard)
    return heard
