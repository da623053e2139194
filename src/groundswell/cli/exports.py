"""`export evaluation` and `export copies`: an evaluator's pseudonymised copy, and who holds one until when."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from groundswell.cli.account_named import account_of
from groundswell.cli.days import read_day
from groundswell.cli.file_written import new_file
from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson, Today
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json, tell_table
from groundswell.cli.thread_named import UnknownThread


def add_verbs(family: typer.Typer) -> None:
    """Add these commands."""
    for verb in (evaluation, copies):
        family.command(verb.__name__)(verb)


def evaluation(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new .json file.")],
    evaluator: Annotated[
        str, typer.Option("--for", metavar="EMAIL", help="The evaluator of the place who gets it.")
    ],
    place: Annotated[str, typer.Option("--place", metavar="PLACE", help="The key of the place.")],
    project: Annotated[str, typer.Option("--project", help="Pseudonyms differ from project to project.")],
    purpose: Annotated[str, typer.Option("--purpose", help="What it is for.")],
    recipient: Annotated[str, typer.Option("--recipient", help="Who will hold it.")],
    last_day: Annotated[
        dt.date,
        typer.Option(
            "--last-day", parser=read_day, metavar="DATE", help="The last day they keep it, within a year."
        ),
    ],
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Make a copy for an evaluator: no names, days or titles, and nobody alone in a group."""
    asker = open_for(today)
    from groundswell.accounts.grants import asker_for
    from groundswell.register.models import Place
    from groundswell.threads.actions.exporting import Project, export_for

    account = account_of(evaluator)
    about = Place.objects.filter(key=place).first()
    if about is None:
        raise UnknownThread(_("place"), place, nearest=())
    # Their roles count as if both steps were done: whoever types this has the machine, and the chain says so.
    holder = asker_for(account, asker.today, is_strong=True, through=asker.through)
    with new_file(file) as opened:
        made, rows = export_for(
            asker, about, Project(project, purpose, recipient, last_day), evaluator=holder
        )
        opened.write(rows)
    if as_json:
        tell_json({"key": made.key, "sha256_of_rows": made.sha256, "delete_after": last_day.isoformat()})
        return
    tell(
        _("Wrote the copy {key} to {file}. {recipient} deletes it by {day}.").format(
            key=made.key, file=file, recipient=recipient, day=last_day.isoformat()
        )
    )


def copies(today: Today = None, as_json: AsJson = False) -> None:
    """Every copy that was made: what for, who holds it, and until when."""
    asker = open_for(today)
    from groundswell.threads.actions.exporting import exports_of

    made = exports_of(asker)
    if as_json:
        told = [
            {
                "key": one.key,
                "project": one.project,
                "purpose": one.purpose,
                "recipient": one.recipient,
                "sha256_of_rows": one.sha256,
                "last_day": one.expires_on.isoformat(),
                "is_over": one.expires_on < asker.today,
            }
            for one in made
        ]
        tell_json(told)
    elif not made:
        tell(_("No copy was made."))
    else:
        head = (_("Copy"), _("Project"), _("Who holds it"), _("Last day"))
        over = _(" (over: ask for it to be deleted)")
        tell_table(
            head,
            [
                (
                    one.key,
                    one.project,
                    one.recipient,
                    one.expires_on.isoformat() + (over if one.expires_on < asker.today else ""),
                )
                for one in made
            ],
        )
