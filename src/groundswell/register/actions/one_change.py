"""What every write shares: one transaction, the register's version, and an entry in the audit chain."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from groundswell.records.asking import Asker
from groundswell.records.changes import record
from groundswell.register.mistakes import said_plainly
from groundswell.register.models import RegisterVersion


@dataclass
class Entry:
    """What the audit chain will say of this change: to what, and the particulars (no names, no free text)."""

    subject: str = ""
    detail: dict[str, object] = field(default_factory=dict)


@contextmanager
def one_change(by: Asker, verb: str) -> Iterator[Entry]:
    """All or nothing: the version is counted up, the block runs, the entry is sealed.

    The version's row is locked first, so two writers take turns and never wait for each other
    in a ring. What fields, constraints and triggers refuse comes out as the register's mistakes.
    """
    entry = Entry()
    with said_plainly(), transaction.atomic():
        count_up()
        yield entry
        record(by.account or "public", verb, entry.subject, entry.detail, timezone.now())
    by.kept.clear()  # what the rules worked out may have changed


def count_up() -> None:
    """Adds 1 to the register's version, under which timetables are kept."""
    if not RegisterVersion.objects.filter(pk=1).update(number=F("number") + 1):
        RegisterVersion.objects.get_or_create(pk=1)
        RegisterVersion.objects.filter(pk=1).update(number=F("number") + 1)
