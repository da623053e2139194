"""Putting an installation back into an empty home, from a backup or a folder: whole or not at all, erased words again.

No commands here.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from groundswell.cli.home import DATABASE, HomeUnusable, asker, home, leave, make_home, set_home
from groundswell.cli.progress import Tell
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell
from groundswell.errors import GroundswellError

if TYPE_CHECKING:
    from groundswell.records.asking import Asker
    from groundswell.records.restoring import Kept

SALT_FILE = "receipts.txt"
PRESENT = "present"  # the database whose ledger of erasures is read
Ledger = list[tuple[str, dt.date]]  # the key of a voice, and the day it was erased


class Open(Protocol):
    """Opens and checks what is put back."""

    def __call__(self, *, tell: Tell) -> AbstractContextManager[Kept]:
        """Called once Django is awake."""


class NotALedger(GroundswellError):
    """The file is no ledger of erasures."""

    code = "not_a_ledger"
    remedy = "Give a file that `groundswell erasures` wrote: a key and a day on each line."

    def __init__(self, why: str) -> None:
        super().__init__(f"This is no ledger of erasures: {why}.", field="erasures")


class HomeNotEmpty(GroundswellError):
    """There is something already where an installation would be put back to."""

    code = "not_empty"
    remedy = "Restore into a folder that does not exist yet: --into DIR. This one is left as it is."

    def __init__(self, where: Path) -> None:
        super().__init__(f"{where} already holds data.", field="into")


class SaltDiffers(GroundswellError):
    """The environment sets another salt than the backup's, so no receipt in it would open anything."""

    code = "salt_differs"
    remedy = "Take GROUNDSWELL_RECEIPT_SALT away: the backup brings its own, kept in the home folder."

    def __init__(self) -> None:
        super().__init__("GROUNDSWELL_RECEIPT_SALT is not what the receipts of this backup are hashed with.")


def put_back(open_kept: Open, *, into: Path | None, erased: Path | None) -> tuple[Path, int, int | None]:
    """Puts everything back into an empty home, or not at all; then erases again what a ledger says.

    The ledger is the file `erased`; without one, that of the present home where `into` names another.
    Gives that home, how many rows, and how many voices were erased again: None where there was no ledger.
    """
    present, target = home(), into or home()
    ledger = ledger_in(erased) if erased else None
    if os.environ.get("GROUNDSWELL_DATABASE"):
        make_home()
        return target, *_put_back(open_kept, target, ledger, present=None)
    return target, *_put_back_beside(open_kept, target, ledger, present=present if into else None)


def tell_erased_again(again: int | None) -> None:
    """Says how many were erased again, or that those who erased their words since are to be thought of."""
    if again is None:
        tell(
            _(
                "Whoever erased their words since that backup: they are back. Erase them again with: "
                "groundswell erasures --take LEDGER"
            )
        )
    else:
        tell(_("Erased again, as people had wished since: {n}.").format(n=again))


def _put_back_beside(
    open_kept: Open, target: Path, ledger: Ledger | None, *, present: Path | None
) -> tuple[int, int | None]:
    """Builds the home beside, then gives it its name: it is there whole, or not at all."""
    beside = target.with_name(f".{target.name}.part")
    _require_empty(target)
    shutil.rmtree(beside, ignore_errors=True)
    set_home(beside)
    make_home()
    try:
        told = _put_back(open_kept, beside, ledger, present=present)
        leave()
        beside.rename(target)
    except OSError as fault:
        raise HomeUnusable(target, (fault.strerror or str(fault)).lower()) from fault
    finally:
        leave()
        shutil.rmtree(beside, ignore_errors=True)
    return told


def _require_empty(target: Path) -> None:
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise HomeNotEmpty(target)
    except OSError as fault:
        raise HomeUnusable(target, (fault.strerror or str(fault)).lower()) from fault


def _put_back(
    open_kept: Open, folder: Path, ledger: Ledger | None, *, present: Path | None
) -> tuple[int, int | None]:
    """The rows, the salt, and what must stay erased: how many rows, how many erased again; None without a ledger."""
    from django.db import transaction

    from groundswell.cli.progress import watched
    from groundswell.cli.up_to_date import bring_up_to_date
    from groundswell.records.restoring import restore

    if ledger is None and present is not None and (present / DATABASE).is_file():
        ledger = _ledger_of(present)
    with watched() as told, open_kept(tell=told) as found:
        _require_salt(found)
        bring_up_to_date()
        with (
            transaction.atomic()
        ):  # in one: a machine that stops between would leave erased words in the database
            rows = restore(found, tell=told)
            again = None if ledger is None else erase_again(asker(), ledger)
            _keep_salt(folder, found.salt)
    return rows, again


def _require_salt(found: Kept) -> None:
    given = os.environ.get("GROUNDSWELL_RECEIPT_SALT")
    if given and given != found.salt:
        raise SaltDiffers


def _keep_salt(folder: Path, salt: str) -> None:
    kept = folder / SALT_FILE
    with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        out.write(salt)


def _ledger_of(present: Path) -> Ledger | None:
    """What was erased in the home that is here now, read beside the one that is built; None where it cannot say."""
    from django.db import DatabaseError, connections
    from django.utils import timezone

    from groundswell.records.asking import operator
    from groundswell.threads.actions.erasing_again import erasures as told_by

    connections.settings[PRESENT] = {**connections.settings["default"], "NAME": str(present / DATABASE)}
    try:
        return [(line.key, line.on) for line in told_by(operator(timezone.localdate()), using=PRESENT)]
    except DatabaseError:
        return None


def ledger_in(file: Path) -> Ledger:
    """The ledger in a file; read before a home is open. Raises NotALedger, with the line at fault."""
    told = []
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, ValueError) as fault:
        raise NotALedger(getattr(fault, "strerror", None) or "it is no text") from fault
    for number, line in enumerate(lines, start=1):
        key, _space, day = line.strip().partition(" ")
        try:
            told += [(key[:20], dt.date.fromisoformat(day))] if key else []
        except ValueError as fault:
            raise NotALedger(f"line {number} has no key and day") from fault
    return told


def erase_again(who: Asker, ledger: Ledger) -> int:
    """Erases what the ledger says, and gives how many voices those were."""
    from groundswell.threads.actions import erasing_again

    return erasing_again.erase_again(who, [erasing_again.Erased(key, on) for key, on in ledger])
