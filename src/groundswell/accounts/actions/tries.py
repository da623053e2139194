"""Counting wrong tries at signing in, so that guessing is slow and nobody else's tries shut an owner out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import transaction

from groundswell.accounts import waiting
from groundswell.accounts.errors import TooManyTries
from groundswell.accounts.models import WrongTry


@contextmanager
def one_try(what: str, who: str, *, address: str, now: dt.datetime) -> Iterator[None]:
    """One try at `what` ("code", "password", "second step") for `who`, as typed, from an address.

    The try is counted before anything is compared, so that many at once can't slip past; it is forgotten again, with
    those before it, where the block ends well. Raises TooManyTries.
    """
    about = waiting.about(what, who, address=address, key=settings.SECRET_KEY)
    with transaction.atomic():
        tried = list(WrongTry.objects.filter(about=about).values_list("at", flat=True))
        if wait := waiting.wait(tried, now):
            raise TooManyTries(wait)
        WrongTry.objects.filter(at__lte=now - waiting.KEPT).delete()
        WrongTry.objects.create(about=about, at=now)
    yield
    WrongTry.objects.filter(about=about).delete()
