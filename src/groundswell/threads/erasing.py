"""Erasing what is left of a voice beside its own rows: sessions, letters, requests; and the bytes of them on disk."""

from __future__ import annotations

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction

from groundswell.notices.models import Letter, Notice
from groundswell.records.on_disk import leave_no_bytes
from groundswell.threads.models import DataRequest, Voice

#: Under which names a session may know a voice: by its number on the tracking page, and after saying it.
SESSION_SAID = "say_heard"
SESSION_VOICE = ("tracked_voice", SESSION_SAID)
#: What goes from a session with it: the seven words that were waiting to be kept, and when they were shown.
SESSION_WORDS, SESSION_SHOWN = "say_receipt", "say_shown"


def wipe_around(voice: Voice) -> None:
    """Takes out, in the caller's transaction, what stands around a voice: letters about it, what its requests said,
    and whatever a session still knows of it.

    Cost: reads every session once.
    """
    _wipe_letters(voice)
    _wipe_requests(voice)
    _wipe_sessions(voice)


def leave_none_on_disk() -> None:
    """After the transaction that erased: nothing of it stays in the database's log. See records/on_disk.py."""
    transaction.on_commit(leave_no_bytes)


def _wipe_letters(voice: Voice) -> None:
    """Each letter that went to, or waits for, whoever said it: a notice ties it to the voice."""
    tied = Notice.objects.filter(account=f"voice {voice.key}")
    Letter.objects.filter(notices__in=tied).delete()
    tied.delete()


def _wipe_requests(voice: Voice) -> None:
    """A request stays as a kind with its days. An open complaint keeps its text, or nobody could answer it."""
    requests = voice.requests.exclude(kind=DataRequest.Kind.COMPLAINT, answered_on__isnull=True)
    requests.update(text="", contact="", answer="")


def _wipe_sessions(voice: Voice) -> None:
    """Takes the voice out of each session that knows it. The session stays: it may be an officer's."""
    for session in Session.objects.iterator(chunk_size=500):
        known = session.get_decoded()
        if voice.pk not in (known.get(name) for name in SESSION_VOICE):
            continue
        for name in (*SESSION_VOICE, SESSION_WORDS, SESSION_SHOWN):
            known.pop(name, None)
        session.session_data = SessionStore().encode(known)
        session.save(update_fields=["session_data"])
