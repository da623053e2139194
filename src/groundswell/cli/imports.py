"""`imports list`, `show`, `undo`, `data-sets`, `facts`, `separate` and `join`; and `formats`: what was taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from groundswell.cli.file_faults import StillStands
from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json, tell_paragraph, tell_table

if TYPE_CHECKING:
    from groundswell.register.models import Import, SourcedFact

MOST_SHOWN = 50  # imports and things told in the terminal; --json gives all

family = typer.Typer(help="What was taken in, and undoing it.", no_args_is_help=True, rich_markup_mode=None)
Number = Annotated[
    int, typer.Argument(metavar="NUMBER", min=1, help="The import's number, as “imports list” gives it.")
]
DataSetKey = Annotated[
    str, typer.Argument(metavar="DATA-SET", help="The source's key, as “imports data-sets” gives it.")
]
Thing = Annotated[
    str,
    typer.Argument(metavar="KIND/ID", help="The thing under its source's id, as “imports facts” gives it."),
]


@family.callback()
def imports() -> None:
    """What was taken in, and undoing it."""


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.add_typer(family, name="imports")
    app.command("formats")(formats)


@family.command("list")
def list_imports(as_json: AsJson = False) -> None:
    """Every time a file was taken in, the latest first."""
    asker = open_for()
    from groundswell.interchange.reconcile.taken_in import import_as_json, imports_seen

    rows = imports_seen(asker)
    if as_json:
        tell_json({"count": rows.count(), "imports": [import_as_json(row) for row in rows]})
        return
    lines = [
        (str(row.pk), row.day.isoformat(), row.data_set.key, row.file_name, str(row.get_state_display()))
        for row in rows[:MOST_SHOWN]
    ]
    if not lines:
        tell(_("No file has been taken in yet. Type: groundswell formats"))
        return
    tell_table((_("number"), _("day"), _("data set"), _("file"), _("state")), lines)
    _tell_rest(rows.count())


@family.command("show")
def show(number: Number, as_json: AsJson = False) -> None:
    """One import: what it did, and what it left out or kept as it was."""
    asker = open_for()
    from groundswell.interchange.reconcile.taken_in import import_as_json, import_numbered

    run = import_numbered(asker, number)
    if as_json:
        tell_json(import_as_json(run))
        return
    _tell_import(run, import_as_json(run))


@family.command("undo")
def undo(number: Number, as_json: AsJson = False) -> None:
    """Take an import back: what it made goes, what it changed is put back; all of it or nothing."""
    asker = open_for()
    from groundswell.interchange.reconcile.taken_in import import_as_json, import_numbered
    from groundswell.register.actions import undo_import
    from groundswell.register.errors import PlanFaults

    try:
        run = undo_import(asker, import_numbered(asker, number))
    except PlanFaults as refused:
        raise StillStands(refused.faults) from refused
    if as_json:
        tell_json(import_as_json(run))
        return
    tell(_("Import {number} was undone.").format(number=run.pk))


@family.command("data-sets")
def data_sets(as_json: AsJson = False) -> None:
    """The sources, and how much each holds."""
    asker = open_for()
    from groundswell.interchange.reconcile.taken_in import data_set_as_json, data_sets_seen

    rows = [data_set_as_json(row) for row in data_sets_seen(asker)]
    if as_json:
        tell_json({"count": len(rows), "data_sets": rows})
        return
    if not rows:
        tell(_("No file has been taken in yet. Type: groundswell formats"))
    for row in rows:
        tell_paragraph(
            _("{key}  {name} ({format}): {things} things, {gone} no longer in the source.").format(
                gone=row["no_longer_in_the_source"],
                **{name: row[name] for name in ("key", "name", "format", "things")},
            ),
            indent="  ",
            first="",
        )


@family.command("facts")
def facts(
    data_set: DataSetKey,
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="Only these: forum, person, …")] = "",
    decision: Annotated[
        Literal["new", "same", "left_out"] | None,
        typer.Option("--decision", help="Only what was taken so."),
    ] = None,
    vanished: Annotated[bool, typer.Option("--vanished", help="Only what the source no longer has.")] = False,
    as_json: AsJson = False,
) -> None:
    """What a source says of each thing, and which row here it is."""
    asker = open_for()
    from groundswell.interchange.reconcile.taken_in import data_set_named, fact_as_json, facts_asked

    found = data_set_named(asker, data_set)
    rows = facts_asked(found, kind=kind, decision=decision or "", vanished=vanished)
    if as_json:
        told = [fact_as_json(row) for row in rows.iterator()]
        tell_json({"count": len(told), "data_set": found.key, "facts": told})
        return
    for row in rows[:MOST_SHOWN]:
        _tell_fact(row)
    tell(_("{n} things.").format(n=rows.count()))
    _tell_rest(rows.count())


@family.command("separate")
def separate(data_set: DataSetKey, thing: Thing, as_json: AsJson = False) -> None:
    """Make two of what was taken as one: a row of its own, with what this source brought along."""
    asker = open_for()
    from groundswell.interchange.reconcile.taken_in import data_set_named, fact_as_json, fact_named
    from groundswell.register import actions
    from groundswell.register.errors import PlanFaults

    fact = fact_named(data_set_named(asker, data_set), thing)
    old = fact.key
    try:
        made = actions.separate(asker, fact)
    except PlanFaults as refused:
        raise StillStands(refused.faults) from refused
    if as_json:
        tell_json(fact_as_json(fact))
        return
    tell(
        _("{thing} is a row of its own now: {new}. It was taken as {old}.").format(
            thing=thing, new=made.key, old=old
        )
    )


@family.command("join")
def join(
    data_set: DataSetKey,
    thing: Thing,
    to: Annotated[str, typer.Argument(metavar="KEY", help="The key of the row that it is.")],
    as_json: AsJson = False,
) -> None:
    """Say that what was taken as new is a row the register has. The row made for it goes."""
    asker = open_for()
    from groundswell.interchange.reconcile.taken_in import (
        data_set_named,
        fact_as_json,
        fact_named,
        row_it_could_be,
    )
    from groundswell.register import actions
    from groundswell.register.errors import PlanFaults

    fact = fact_named(data_set_named(asker, data_set), thing)
    try:
        actions.join(asker, fact, row_it_could_be(asker, fact, to))
    except PlanFaults as refused:
        raise StillStands(refused.faults) from refused
    if as_json:
        tell_json(fact_as_json(fact))
        return
    tell(_("{thing} is {key} now. The row made for it is gone.").format(thing=thing, key=fact.key))


def formats(as_json: AsJson = False) -> None:
    """The formats that are read, written, or both."""
    from groundswell.interchange.formats import FORMATS

    rows = [
        {
            "name": each.name,
            "title": each.title,
            "holds": each.takes,
            "read": bool(each.read_by),
            "written": bool(each.written_by),
        }
        for each in FORMATS
    ]
    if as_json:
        tell_json({"count": len(rows), "formats": rows})
        return
    for row in rows:
        ways = [word for word, is_so in ((_("read"), row["read"]), (_("written"), row["written"])) if is_so]
        tell_paragraph(
            f"{row['name']}  {row['title']} ({', '.join(ways)}). {row['holds']}", indent="  ", first=""
        )


def _tell_import(run: Import, told: dict[str, Any]) -> None:
    said = {**told, "state": run.get_state_display(), "name": run.data_set.name}
    tell_paragraph(_("Import {number} of {name}, {day}: {file_name}. {state}.").format(**said))
    tell(_("{new} new, {changed} changed, {same} the same, {left_out} left out.").format(**said))
    tell(_("No longer in the source: {n}.").format(n=run.vanished))
    if run.meetings:
        told_of = {"meetings": run.meetings, "recorded": run.recorded}
        tell(_("{meetings} meetings, {recorded} with recorded attendance.").format(**told_of))
    for note in run.notes:
        tell_paragraph(f"{note['where']}: {note['what']} {note['remedy']}", indent="  ")
    if told["can_be_undone"]:
        tell(_("To undo it, type: groundswell imports undo {number}").format(number=run.pk))


def _tell_fact(fact: SourcedFact) -> None:
    name = fact.values.get("name") or fact.values.get("title") or ""
    ends = _("No longer in the source since {day}.").format(day=fact.vanished) if fact.vanished else ""
    line = f"{fact.kind}/{fact.source_id}  {name} → {fact.key or '-'} ({fact.get_decision_display()}). {ends}"
    tell_paragraph(line.strip(), indent="  ", first="")


def _tell_rest(count: int) -> None:
    if count > MOST_SHOWN:
        tell(_("And {n} more; --json gives them all.").format(n=count - MOST_SHOWN))
