"""`backup`, `restore` and `erasures`: a copy of everything in one file, back from it, and what must stay erased."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson
from groundswell.cli.progress import Tell
from groundswell.cli.putting_back import erase_again, ledger_in, put_back, tell_erased_again
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json

if TYPE_CHECKING:
    from groundswell.records.restoring import Kept

File = Annotated[Path, typer.Argument(metavar="FILE", help="The backup: one file.")]


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
    target, rows, again = put_back(partial(_opened, file), into=into, erased=erased)
    tell(_("Restored {rows} rows into {home}.").format(rows=rows, home=target))
    tell_erased_again(again)


def erasures(
    as_json: AsJson = False,
    take: Annotated[
        Path | None, typer.Option("--take", metavar="LEDGER", help="Erase what this ledger says.")
    ] = None,
) -> None:
    """Write the ledger of what was erased: a key and a day on each line. Keep it apart from backups."""
    ledger = ledger_in(take) if take else None
    who = open_for()
    if ledger is not None:
        tell(_("Erased again: {n}.").format(n=erase_again(who, ledger)))
        return
    from groundswell.threads.actions import erasing_again

    told = erasing_again.erasures(who)
    if as_json:
        tell_json([{"key": line.key, "on": line.on.isoformat()} for line in told])
        return
    for line in told:
        tell(f"{line.key} {line.on.isoformat()}")


def _opened(file: Path, *, tell: Tell) -> AbstractContextManager[Kept]:
    """The backup, checked; asked for once Django is awake."""
    from groundswell.records.restoring import opened

    return opened(file, tell=tell)
