"""`import workbook` and `export workbook`: the register as one .xlsx, or a folder of CSVs.

Copies for evaluators are in exports.py, `import story` in stories.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli import exports, importing, instance_files, stories, tables
from groundswell.cli.file_faults import MOST_SHOWN, WorkbookFaults
from groundswell.cli.file_written import CannotWrite
from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson
from groundswell.cli.saying import BAD_QUESTION, tell, tell_json, tell_paragraph
from groundswell.cli.saying import said as _

if TYPE_CHECKING:
    from groundswell.interchange.workbook.preview import Preview
    from groundswell.records.asking import Asker
    from groundswell.register.plan import Applied

taking = typer.Typer(help="Take a file into the register.", no_args_is_help=True, rich_markup_mode=None)
giving = typer.Typer(
    help="Write the register, or a copy for an evaluator, to a file.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    exports.add_verbs(giving)
    stories.add_verbs(taking)
    importing.add_verbs(taking)
    importing.add_writers(giving)
    tables.add_verbs(giving)
    instance_files.add_verbs(taking=taking, giving=giving)
    app.add_typer(taking, name="import")
    app.add_typer(giving, name="export")


@taking.callback()
def take() -> None:
    """Take a file into the register."""


@giving.callback()
def give() -> None:
    """Write the register, or a copy for an evaluator, to a file."""


@taking.command("workbook")
def import_workbook(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An .xlsx, or a folder of CSVs.")],
    preview: Annotated[
        bool, typer.Option("--preview", help="Say what would change; change nothing.")
    ] = False,
    as_new: Annotated[
        list[str] | None,
        typer.Option("--as-new", metavar="KIND/KEY", help="This unsure row is new. May be given again."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Take in a workbook, all or nothing."""
    asker = open_for()
    seen = _look_at(asker, file, as_new or ())
    if preview:
        _tell_preview(seen, as_json=as_json)
        if seen.faults:
            raise typer.Exit(BAD_QUESTION)
        return
    done = _apply(asker, seen)
    if as_json:
        tell_json({"new": done.new, "changed": done.changed, "same": done.same, "kinds": dict(done.kinds)})
        return
    tell(
        _("Took in {file}: {new} new, {changed} changed, {same} the same.").format(
            file=file.name, new=done.new, changed=done.changed, same=done.same
        )
    )


@giving.command("workbook")
def export_workbook(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An .xlsx, or a folder for CSVs.")],
) -> None:
    """Write the whole register as a workbook that can be taken in again."""
    asker = open_for()
    from groundswell.interchange.workbook.write import write

    try:
        write(file, asker)
    except OSError as fault:
        raise CannotWrite(file, (fault.strerror or str(fault)).lower()) from fault
    tell(_("Wrote the register to {file}.").format(file=file))


def take_in(asker: Asker, path: Path) -> Applied:
    """Take in a workbook, all or nothing. Raises WorkbookFaults."""
    return _apply(asker, _look_at(asker, path, ()))


def _look_at(asker: Asker, path: Path, as_new: Iterable[str]) -> Preview:
    from groundswell.interchange.workbook.preview import look_at

    return look_at(path, asker, as_new=frozenset(as_new))


def _apply(asker: Asker, seen: Preview) -> Applied:
    from groundswell.interchange.workbook.taking_in import carry_out
    from groundswell.register.errors import PlanFaults

    try:
        return carry_out(seen, asker)
    except PlanFaults as refused:
        raise WorkbookFaults(refused.faults) from refused


def _tell_preview(seen: Preview, *, as_json: bool) -> None:
    verbs = Counter(row.verb for row in seen.rows)
    if as_json:
        rows = [
            {"kind": r.kind, "key": r.key, "verb": r.verb, "where": r.where, "why": r.why} for r in seen.rows
        ]
        faults = [{"where": f.where, "what": f.what, "remedy": f.remedy} for f in seen.faults]
        tell_json({"counts": dict(verbs), "rows": rows, "faults": faults})
        return
    for row in seen.rows:
        if row.verb in ("changed", "unsure"):
            tell_paragraph(f"{row.verb}: {row.where}: {row.kind} {row.key}. {row.why}", indent="  ", first="")
    for fault in seen.faults[:MOST_SHOWN]:
        tell_paragraph(f"{fault.where}: {fault.what} {fault.remedy}", indent="  ", first="")
    tell(
        _(
            "It would add {new}, change {changed} and leave {same} the same; {unsure} unsure, {faults} faults."
        ).format(
            new=verbs["new"],
            changed=verbs["changed"],
            same=verbs["same"],
            unsure=verbs["unsure"],
            faults=len(seen.faults),
        )
    )
