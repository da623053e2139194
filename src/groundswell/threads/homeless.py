"""Open threads that a closed forum leaves without a home: they came to it, or were meant for it."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from groundswell.records.asking import Asker
from groundswell.register.models import Forum
from groundswell.threads.models import Step, Thread


def threads_to_rehome(forum: Forum, asker: Asker) -> list[Thread]:
    """Open threads that began at the forum, came to it or are meant for it, and have no step yet to what took over.

    As far as the asker may see; in the order they began (two queries). Nothing is moved by itself: what was, stays.
    """
    came = Step.objects.filter(thread=OuterRef("pk"), to_meeting__forum=forum)
    successors = list(forum.successors.values_list("pk", flat=True))
    taken_on = Step.objects.filter(
        thread=OuterRef("pk"), to_meeting__forum__in=successors, state__in=("intended", "happened")
    )
    rows = Thread.objects.visible_to(asker).open().filter(Q(forum=forum) | Exists(came))
    return list(rows.exclude(Exists(taken_on)).select_related("forum", "place").order_by("started", "id"))
