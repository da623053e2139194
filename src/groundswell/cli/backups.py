"""`backup`, `restore` and `erasures`: a copy of everything in one file, back from it, and what must stay erased."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli.home import DATABASE, HomeUnusable, asker, home, leave, make_home, open_for, set_home
from groundswell.cli.journeys import AsJson
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json
from groundswell.errors import GroundswellError

if TYPE_CHECKING:
    from groundswell.records.asking import Asker
    from groundswell.records.restoring import Backup

SALT_FILE = "receipts.txt"
PRESENT = "present"  # the database whose ledger of erasures is read
Ledger = list[tuple[str, dt.date]]  # the key of a voice, and the day it was erased
File = Annotated[Path, typer.Argument(metavar="FILE", help="The backup: one file.")]


class NotALedger(GroundswellError):
    """The file is no ledger of erasures."""

    code = "not_a_ledger"
    remedy = "Give a file that `groundswell erasures` wrote: a key and a day on each line."

    def __init__(self, why: str) -> None:
        super().__init__(f"This is no ledger of erasures: {why}.", field="erasures")


class HomeNotEmpty(GroundswellError):
    """There is something already where a backup would be restored to."""

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


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.command("backup")(backup)
    app.command("restore")(restore)
    app.command("erasures")(erasures)


def backup(file: File) -> None:
    """Copy everything into one file, while people go on writing."""
    open_for()
    from django.utils import timezone

    from groundswell.cli.progress import watched
    from groundswell.records.backing_up import back_up

    with watched() as told:
        made = back_up(file, now=timezone.now(), tell=told)
    tell(_("Backed up {rows} rows into {file}.").format(rows=made.rows, file=made.file))


def restore(
    file: File,
    into: Annotated[
        Path | None, typer.Option("--into", metavar="DIR", help="A home that does not exist yet.")
    ] = None,
    erased: Annotated[
        Path | None,
        typer.Option("--erasures", metavar="LEDGER", help="What was erased since: see groundswell erasures."),
    ] = None,
) -> None:
    """Put a backup back into an empty home, or not at all. What was erased since stays erased."""
    present, target = home(), into or home()
    ledger = _ledger_in(erased) if erased else None
    if os.environ.get("GROUNDSWELL_DATABASE"):
        make_home()
        rows, again = _put_back(file, target, ledger, present=None)
    else:
        rows, again = _put_back_beside(file, target, ledger, present=present if into else None)
    tell(_("Restored {rows} rows into {home}.").format(rows=rows, home=target))
    if again is None:
        tell(
            _(
                "Whoever erased their words since that backup: they are back. Erase them again with: "
                "groundswell erasures --take LEDGER"
            )
        )
    else:
        tell(_("Erased again, as people had wished since: {n}.").format(n=again))


def erasures(
    as_json: AsJson = False,
    take: Annotated[
        Path | None, typer.Option("--take", metavar="LEDGER", help="Erase what this ledger says.")
    ] = None,
) -> None:
    """Write the ledger of what was erased: a key and a day on each line. Keep it apart from backups."""
    ledger = _ledger_in(take) if take else None
    who = open_for()
    if ledger is not None:
        tell(_("Erased again: {n}.").format(n=_erase_again(who, ledger)))
        return
    from groundswell.threads.actions import erasing_again

    told = erasing_again.erasures(who)
    if as_json:
        tell_json([{"key": line.key, "on": line.on.isoformat()} for line in told])
        return
    for line in told:
        tell(f"{line.key} {line.on.isoformat()}")


def _put_back_beside(
    file: Path, target: Path, ledger: Ledger | None, *, present: Path | None
) -> tuple[int, int | None]:
    """Builds the home beside, then gives it its name: it is there whole, or not at all."""
    beside = target.with_name(f".{target.name}.part")
    _require_empty(target)
    shutil.rmtree(beside, ignore_errors=True)
    set_home(beside)
    make_home()
    try:
        told = _put_back(file, beside, ledger, present=present)
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
    file: Path, folder: Path, ledger: Ledger | None, *, present: Path | None
) -> tuple[int, int | None]:
    """The rows, the salt, and what must stay erased: how many rows, how many erased again; None without a ledger."""
    from groundswell.cli.progress import watched
    from groundswell.cli.starting import bring_up_to_date
    from groundswell.records.restoring import opened
    from groundswell.records.restoring import restore as put_back

    if ledger is None and present is not None and (present / DATABASE).is_file():
        ledger = _ledger_of(present)
    with watched() as told, opened(file, tell=told) as found:
        _require_salt(found)
        bring_up_to_date()
        rows = put_back(found, tell=told)
        _keep_salt(folder, found.salt)
    return rows, None if ledger is None else _erase_again(asker(), ledger)


def _require_salt(found: Backup) -> None:
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


def _ledger_in(file: Path) -> Ledger:
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


def _erase_again(who: Asker, ledger: Ledger) -> int:
    from groundswell.threads.actions.erasing_again import Erased, erase_again

    return erase_again(who, [Erased(key, on) for key, on in ledger])
