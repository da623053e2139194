"""Letters that wait in the outbox, as an administrator may see them. Who said something is told to nobody."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from groundswell.notices.models import Letter

VOICE, REQUEST = "voice", "request"


@dataclass(frozen=True)
class Waiting:
    """One letter. `goes_to`: “account”, with its address and text; else “voice”, “request” or “”, and both empty."""

    pk: int
    goes_to: str
    written: dt.datetime
    to: str = ""
    subject: str = ""
    body: str = ""


def waiting_letters() -> QuerySet[Letter]:
    """Every letter that was not sent, the newest first, with its notices (two queries)."""
    return Letter.objects.filter(sent__isnull=True).prefetch_related("notices")


def as_seen(letter: Letter) -> Waiting:
    """The letter with its address and text only where it goes to an account: to sign in, or about its own work.

    A letter tied to anything else is a resident's. Its address and its words stay with the sender.
    """
    tied = [notice.account for notice in letter.notices.all()]
    if all(account.isascii() and account.isdigit() for account in tied):
        return Waiting(letter.pk, "account", letter.written, letter.to, letter.subject, letter.body)
    kinds = {account.partition(" ")[0] for account in tied}
    goes_to = next((kind for kind in (VOICE, REQUEST) if kind in kinds), "")
    return Waiting(letter.pk, goes_to, letter.written)
