"""`export instance` and `import instance`: the whole installation as a folder of plain files, and back."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson
from groundswell.cli.progress import Tell, watched
from groundswell.cli.putting_back import put_back, tell_erased_again
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json

if TYPE_CHECKING:
    from groundswell.records.restoring import Kept


def add_verbs(*, taking: typer.Typer, giving: typer.Typer) -> None:
    """Add these commands: one under `import`, one under `export`."""
    taking.command("instance")(import_instance)
    giving.command("instance")(export_instance)


def export_instance(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder that does not exist yet.")],
    with_secrets: Annotated[
        bool,
        typer.Option(
            "--with-secrets", help="Passwords, second steps, sign-in codes and tokens too, as they are kept."
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write everything as plain files. It holds what people said: keep it as safe as the home itself."""
    open_for()
    from groundswell.records.writing_folder import write_folder

    with watched() as told:
        written = write_folder(folder, with_secrets=with_secrets, tell=told)
    if as_json:
        tell_json({"folder": str(folder), "rows": written.rows, "files": written.blobs})
        return
    tell(
        _("Wrote {rows} rows and {files} pictures or recordings to {folder}.").format(
            rows=written.rows, files=written.blobs, folder=folder
        )
    )
    if not with_secrets:
        tell(_("No password and no second step is in it: staff choose new ones there."))


def import_instance(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="What `groundswell export instance` wrote.")
    ],
    into: Annotated[
        Path | None, typer.Option("--into", metavar="DIR", help="A home that does not exist yet.")
    ] = None,
    erased: Annotated[
        Path | None,
        typer.Option("--erasures", metavar="LEDGER", help="What was erased since: see groundswell erasures."),
    ] = None,
) -> None:
    """Take such a folder into an empty home, or not at all. What was erased since stays erased."""
    target, rows, again = put_back(partial(_opened, folder), into=into, erased=erased)
    tell(_("Took in {rows} rows as {home}.").format(rows=rows, home=target))
    tell_erased_again(again)


def _opened(folder: Path, *, tell: Tell) -> AbstractContextManager[Kept]:
    """The folder, checked; asked for once Django is awake."""
    from groundswell.records.reading_folder import opened

    return opened(folder, tell=tell)
