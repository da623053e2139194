"""A public call and the post that shows it, in one write: the text is kept as it stood."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from groundswell.records.asking import Asker
from groundswell.register.models import Person
from groundswell.threads.actions.carrying import call_publicly
from groundswell.threads.actions.evidencing import attach
from groundswell.threads.models import Evidence, Step, Thread


def call_with_post(
    by: Asker,
    thread: Thread,
    *,
    what: str,
    carrier: Person | None = None,
    day: dt.date | None = None,
    text: str = "",
    address: str = "",
    author_shown: str = "",
    platform: str = "",
    is_public_figure: bool = False,
) -> Step:
    """A step “public call”; where the text or address of a post is given, with the post as its evidence.

    All or nothing. Raises as call_publicly and attach do: an address alone is no evidence.
    """
    with transaction.atomic():
        step = call_publicly(by, thread, what=what, carrier=carrier, day=day)
        if text.strip() or address.strip():
            attach(
                by,
                step,
                kind=Evidence.Kind.POST,
                text=text,
                address=address,
                author_shown=author_shown,
                platform=platform,
                is_public_figure=is_public_figure,
                dated=day,
            )
    return step
