"""Which voices are in a thread, and which could be put into it, as far as an asker may know of them. No words here."""

from __future__ import annotations

from django.db.models import QuerySet

from groundswell.records.asking import Asker
from groundswell.threads.models import Thread, Voice


def voices_in(asker: Asker, thread: Thread) -> QuerySet[Voice]:
    """The voices that are in the thread now; the newest first."""
    rows = Voice.objects.visible_to(asker).filter(gatherings__thread=thread, gatherings__until=None)
    return _told(rows).distinct()


def voices_to_gather(asker: Asker, thread: Thread) -> QuerySet[Voice]:
    """Those that are not in the thread now; the newest first."""
    rows = Voice.objects.visible_to(asker).exclude(gatherings__thread=thread, gatherings__until=None)
    return _told(rows)


def _told(rows: QuerySet[Voice]) -> QuerySet[Voice]:
    return rows.select_related("forum", "meeting", "content").order_by("-said_on", "-id")
