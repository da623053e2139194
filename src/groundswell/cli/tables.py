"""`export table`: one table of the register as CSV."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli.file_written import OWNER_ONLY, CannotWrite
from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsPublic
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell
from groundswell.errors import GroundswellError

if TYPE_CHECKING:
    from groundswell.interchange.workbook.sheets import Sheet


class UnknownTable(GroundswellError):
    """The register has no table of this name."""

    code = "unknown_table"

    def __init__(self, named: str, known: list[str]) -> None:
        super().__init__(
            _("The register has no table “{named}”.").format(named=named[:100]),
            remedy=_("Choose one of: {names}.").format(names=", ".join(known)),
            field="kind",
        )


class NoFileNamed(GroundswellError):
    """It is not said where the table goes."""

    code = "no_file_named"

    def __init__(self) -> None:
        super().__init__(
            _("It is not said where the table goes."),
            remedy=_("Name one file, or write --stdout to have it here."),
            field="file",
        )


def add_verbs(giving: typer.Typer) -> None:
    """Add this command."""
    giving.command("table")(table)


def table(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="Which table: forum, sitting, meeting, …")],
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="The .csv file to write.")] = None,
    to_stdout: Annotated[bool, typer.Option("--stdout", help="Write it here, not to a file.")] = False,
    as_public: AsPublic = False,
) -> None:
    """Write one table of the register as CSV. The workbook takes it in again."""
    if (file is None) != to_stdout:
        raise NoFileNamed
    asker = open_for(as_public=as_public)
    from groundswell.interchange.workbook.standing import Standing
    from groundswell.interchange.workbook.write import table as as_csv

    sheet = _sheet(kind)
    text = as_csv(sheet.kind, Standing(asker))
    if file is None:
        typer.echo(text.encode(), nl=False)
        return
    _write(file, text)
    tell(_("Wrote the table “{name}” to {file}.").format(name=sheet.name, file=file))


def _sheet(named: str) -> Sheet:
    """By its kind or its sheet's name: "agenda_item", "Agenda items", "agenda-items". Raises UnknownTable."""
    from groundswell.interchange.workbook.sheets import sheets

    wanted = named.strip().casefold().replace("-", "_").replace(" ", "_")
    for sheet in sheets():
        if wanted in (sheet.kind, sheet.name.casefold().replace(" ", "_")):
            return sheet
    raise UnknownTable(named, [sheet.kind for sheet in sheets()])


def _write(file: Path, text: str) -> None:
    """Beside first, so that a half-written table never stands there; with the UTF-8 mark that Excel looks for."""
    try:
        beside = file.with_name(f".{file.name}.{os.getpid()}")
        try:
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as out:
                out.write(text.encode("utf-8-sig"))
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, ValueError) as fault:
        raise CannotWrite(file, (getattr(fault, "strerror", None) or str(fault)).lower()) from fault
