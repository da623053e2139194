"""Erasing again what was erased before: a backup is older than the wish to be forgotten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from groundswell.records.asking import Asker
from groundswell.threads import erasing
from groundswell.threads.actions.minding import empty
from groundswell.threads.actions.one_change import one_change
from groundswell.threads.errors import MayNot
from groundswell.threads.models import Erasure, Voice


@dataclass(frozen=True)
class Erased:
    """One line of the ledger: a voice's key, and the day it was erased."""

    key: str
    on: dt.date


def erasures(by: Asker, *, using: str = "default") -> list[Erased]:
    """The ledger, by key; it holds nothing else. `using`: the database it is read from. For the machine's operator."""
    _require_operator(by)
    rows = Erasure.objects.using(using).order_by("voice_key")
    return [Erased(row.voice_key, row.erased_on) for row in rows]


def erase_again(by: Asker, ledger: Iterable[Erased]) -> int:
    """Erases each voice of the ledger that is not erased here, and gives how many those were.

    Keys of voices that are not here are kept in the ledger all the same. For the machine's operator. All or nothing.
    """
    _require_operator(by)
    erased = 0
    with one_change(by, "erase again") as entry:
        for line in ledger:
            Erasure.objects.get_or_create(voice_key=line.key, defaults={"erased_on": line.on})
            for voice in Voice.objects.filter(key=line.key).exclude(state=Voice.State.ERASED):
                empty(voice, today=line.on)
                erased += 1
        erasing.leave_none_on_disk()
        entry.subject, entry.detail = "voices", {"erased": erased}
    return erased


def _require_operator(by: Asker) -> None:
    if by.through != "terminal":
        raise MayNot
