"""The audit chain: each entry is salted and sealed over the one before, so that no tampering goes unseen."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
from collections.abc import Mapping

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _

from groundswell.records.models import ChainHead, Change


def record(actor: str, verb: str, subject: str, detail: Mapping[str, object], at: dt.datetime) -> Change:
    """Adds one entry to the chain, in the caller's transaction, and gives it back.

    `actor` and `subject` are text. The head row is locked, so entries by two writers never share a number.
    """
    with transaction.atomic():
        ChainHead.objects.get_or_create(pk=1)
        head = ChainHead.objects.select_for_update().get(pk=1)
        entry = Change(
            number=head.number + 1,
            at=at,
            actor=actor,
            verb=verb,
            subject=subject,
            detail=json.loads(json.dumps(detail, cls=DjangoJSONEncoder)),
            salt=secrets.token_hex(16),
            previous=head.seal,
        )
        entry.seal = seal_of(entry)
        entry.save(force_insert=True)
        head.number, head.seal = entry.number, entry.seal
        head.save()
    return entry


def seal_of(entry: Change) -> str:
    """The SHA-256 of everything the entry says, the seal before it included, as 64 hex digits."""
    said = {
        "number": entry.number,
        "at": entry.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        "actor": entry.actor,
        "verb": entry.verb,
        "subject": entry.subject,
        "detail": entry.detail,
        "salt": entry.salt,
        "previous": entry.previous,
    }
    canonical = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def verify() -> list[str]:
    """What is wrong with the chain, a sentence each; nothing where it is whole.

    Finds entries that were edited, taken out, put in another order or cut off at the end.
    Cost: one pass over all entries, in batches.
    """
    faults: list[str] = []
    number, seal = 0, ""
    for entry in Change.objects.order_by("number", "id").iterator(chunk_size=2000):
        faults += _faults_of(entry, after=number, seal=seal)
        number, seal = entry.number, entry.seal
    return faults + _faults_of_head(number, seal)


def _faults_of(entry: Change, *, after: int, seal: str) -> list[str]:
    faults = []
    if entry.number != after + 1:
        faults.append(
            _("Entry %(number)d does not follow entry %(before)d.")
            % {"number": entry.number, "before": after}
        )
    if entry.previous != seal:
        faults.append(_("Entry %(number)d does not seal the entry before it.") % {"number": entry.number})
    if entry.seal != seal_of(entry):
        faults.append(_("Entry %(number)d is not as it was written.") % {"number": entry.number})
    return faults


def _faults_of_head(number: int, seal: str) -> list[str]:
    head = ChainHead.objects.order_by("pk").first()
    kept = (head.number, head.seal) if head else (0, "")
    if kept == (number, seal):
        return []
    return [
        _("The chain ends at entry %(found)d, but its head says %(kept)d, or another entry with that number.")
        % {"found": number, "kept": kept[0]}
    ]
