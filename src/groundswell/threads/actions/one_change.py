"""What every write of a thread or voice shares: one transaction, and an entry in the audit chain without any words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from groundswell.records.asking import Asker
from groundswell.records.changes import record
from groundswell.threads.rules import HELPS, SUPPORTER

CONTRIBUTOR = "contributor"  # whoever holds a receipt: the chain never says which one


@dataclass
class Entry:
    """What the audit chain will say: to what, and the particulars. Keys and kinds only, no names and no text."""

    subject: str = ""
    detail: dict[str, object] = field(default_factory=dict)


@contextmanager
def one_change(by: Asker, verb: str) -> Iterator[Entry]:
    """All or nothing: the block runs, the entry is sealed."""
    entry = Entry()
    with transaction.atomic():
        yield entry
        record(actor_of(by), verb, entry.subject, entry.detail, moment())
    if not {"receipt", HELPS} & set(by.kept):
        by.kept.clear()  # what the rules worked out may have changed


def moment() -> dt.datetime:
    """Now, for what the chain and a letter say of when they were written. Days come from the asker instead."""
    return timezone.now()


def actor_of(by: Asker) -> str:
    """Who is named in the chain and on rows: the account, a contributor, who helps one, or the public."""
    if HELPS in by.kept:
        return SUPPORTER
    return by.account or (CONTRIBUTOR if "receipt" in by.kept else "public")
