"""What is thrown away when its time is over: old sessions, seven words nobody kept, drafts, ended receipts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction

from groundswell.records.dated import not_ended_by
from groundswell.threads import limiter
from groundswell.threads.actions.drafting import KEPT
from groundswell.threads.erasing import SESSION_SAID, SESSION_SHOWN, SESSION_WORDS, leave_none_on_disk
from groundswell.threads.models import Draft, Supporter, Try

#: How long seven words wait in a session to be kept. Each look at their page begins the hour anew.
SHOWN_FOR = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Tidied:
    """How many of each were thrown away."""

    sessions: int
    words: int
    drafts: int
    receipts: int


NOTHING = Tidied(0, 0, 0, 0)


def tidy(*, today: dt.date, now: dt.datetime) -> Tidied:
    """Throws away what nobody needs any more, and leaves no byte of it on disk. All or nothing.

    Run every day by `groundswell notices send`, and whenever somebody begins to say something.
    Cost: reads every session once. Nothing of it goes into the chain of changes: nobody did it.
    """
    with transaction.atomic():
        sessions, _each = Session.objects.filter(expire_date__lte=now).delete()
        words = sum(_forget_words(session, now) for session in Session.objects.iterator(chunk_size=500))
        drafts, _each = Draft.objects.filter(changed__lt=now - KEPT).delete()
        over = Supporter.objects.filter(receipt__isnull=False).exclude(not_ended_by(today))
        receipts = over.update(receipt=None)
        Try.objects.filter(at__lt=now - limiter.KEPT).delete()
        gone = Tidied(sessions, words, drafts, receipts)
        if gone != NOTHING:  # emptying the log waits for whoever reads: never for nothing
            leave_none_on_disk()
    return gone


def are_old(shown: object, now: dt.datetime) -> bool:
    """Whether words shown at that moment, as a session keeps it, have waited too long. A moment unknown is long ago."""
    try:
        at = dt.datetime.fromisoformat(str(shown))
        return now - at >= SHOWN_FOR
    except (ValueError, TypeError):
        return True


def _forget_words(session: Session, now: dt.datetime) -> bool:
    """Takes old words out of a session, which stays: it may be an officer's."""
    known = session.get_decoded()
    if SESSION_WORDS not in known or not are_old(known.get(SESSION_SHOWN), now):
        return False
    for name in (SESSION_WORDS, SESSION_SHOWN, SESSION_SAID):
        known.pop(name, None)
    session.session_data = SessionStore().encode(known)
    session.save(update_fields=["session_data"])
    return True
