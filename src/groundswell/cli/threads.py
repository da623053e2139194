"""`thread …`, `asked` and `notices send`: threads to read, and what is asked. Writing is in thread_steps.py."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli.could_and_did import CannotRead
from groundswell.cli.days import read_day
from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson, AsPublic, Today
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json, tell_paragraph
from groundswell.cli.thread_named import Key, thread_named

if TYPE_CHECKING:
    from groundswell.threads.way import Way

family = typer.Typer(
    help="Threads: from what people said to what came of it.", no_args_is_help=True, rich_markup_mode=None
)
letters = typer.Typer(help="Letters that are due.", no_args_is_help=True, rich_markup_mode=None)


@family.callback()
def thread() -> None:
    """Threads: from what people said to what came of it."""


@letters.callback()
def notices() -> None:
    """Letters that are due."""


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    from groundswell.cli import thread_gathering, thread_keeping, thread_momentum, thread_steps

    thread_steps.add_verbs(family)
    thread_keeping.add_verbs(family)
    thread_gathering.add_verbs(family)
    thread_momentum.add_verbs(family)
    app.add_typer(family, name="thread")
    app.command("asked")(asked)
    app.add_typer(letters, name="notices")


@family.command("list")
def list_threads(
    closed: Annotated[bool, typer.Option("--closed", help="The closed ones.")] = False,
    today: Today = None,
    as_public: AsPublic = False,
    as_json: AsJson = False,
) -> None:
    """Threads, the newest first: how far each came, and what comes next."""
    asker = open_for(today, as_public=as_public)
    from groundswell.planner.shown_threads import line_as_json
    from groundswell.threads.models import Thread
    from groundswell.threads.thread_lines import lines_of

    rows = Thread.objects.visible_to(asker).filter(closed_on__isnull=not closed)
    lines = lines_of(list(rows.select_related("forum", "place").order_by("-started", "-id")), asker)
    if as_json:
        tell_json({"count": len(lines), "threads": [line_as_json(line) for line in lines]})
        return
    if not lines:
        tell(_("No thread is here."))
    for line in lines:
        tell_paragraph(f"{line.thread.title} [{line.thread.key}] {line.finding}", indent="  ", first="")


@family.command("show")
def show(key: Key, today: Today = None, as_public: AsPublic = False, as_json: AsJson = False) -> None:
    """One thread: each step with its day, its carrier and how sure it is."""
    asker = open_for(today, as_public=as_public)
    from groundswell.planner.shown_threads import way_as_json
    from groundswell.planner.steps_and_record import record_of_steps
    from groundswell.planner.thread_reach import could_and_did_finding, could_beside_did
    from groundswell.threads.way import way_of

    way = way_of(thread_named(asker, key), asker)
    rows = [told.step for told in way.steps]
    record, reach = record_of_steps(asker, rows), could_beside_did(asker, way.thread, rows)
    if as_json:
        tell_json(way_as_json(way, record=record, reach=reach))
        return
    _tell_way(way, {k for k, hand_off in record.items() if hand_off.verdict == "contradicted"})
    tell_paragraph(could_and_did_finding(reach))


def _tell_way(way: Way, contradicted: set[str]) -> None:
    from groundswell.threads.momentum_told import momentum_finding
    from groundswell.threads.way import finding

    tell_paragraph(f"{way.thread.title}. {finding(way)}")
    tell_paragraph(momentum_finding(way.momentum))
    for told in way.steps:
        how = told.step.get_state_display() if told.is_attempt else told.strength.label
        through = _(" Through {who}").format(who=told.through) if told.through else ""
        flag = _(" The record contradicts it.") if told.step.key in contradicted else ""
        day = told.day.isoformat() if told.day else _("day not known")
        tell_paragraph(
            f"{day} {told.says}{through} ({how}).{flag} [{told.step.key}]", first="- ", indent="  "
        )
    decided = ", ".join(str(told.step.item) for told in way.decided) or _("nothing yet")
    changed = ", ".join(told.step.what for told in way.changed) or _("nothing with evidence yet")
    tell_paragraph(_("What was decided: {what}.").format(what=decided))
    tell_paragraph(_("What changed for people: {what}.").format(what=changed))


@family.command("reach")
def reach(
    key: Key,
    on: Annotated[
        dt.date | None,
        typer.Option(
            "--on",
            parser=read_day,
            metavar="DATE",
            help="By the end of this day. Left out: the day it was first said.",
        ),
    ] = None,
    later: Annotated[
        dt.date | None,
        typer.Option("--and", parser=read_day, metavar="DATE", help="And of this one. Left out: today."),
    ] = None,
    today: Today = None,
    as_public: AsPublic = False,
    as_json: AsJson = False,
) -> None:
    """Where a thread did reach by two days, by steps with evidence."""
    asker = open_for(today, as_public=as_public)
    from groundswell.planner.shown_threads import did_reach_as_json
    from groundswell.planner.thread_reach import account_of_did_reach, did_reach_added, did_reach_finding
    from groundswell.threads.did_reach import did_reach_compared

    found = thread_named(asker, key)
    compared = did_reach_compared(found, asker, on=on or found.started, later=later or asker.today)
    if as_json:
        tell_json(did_reach_as_json(compared, found))
        return
    for says in (
        did_reach_finding(compared),
        did_reach_added(compared),
        *account_of_did_reach(compared.later),
    ):
        tell_paragraph(says)


@family.command("import")
def import_threads(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A JSON file of threads, as in examples/.")],
    as_json: AsJson = False,
) -> None:
    """Take in threads with their steps and evidence: all of them, or nothing and the reasons."""
    asker = open_for()
    from groundswell.interchange.threads_file.read import MOST_BYTES
    from groundswell.interchange.threads_file.taking_in import take_in_threads

    try:
        with file.open("rb") as opened:
            given = opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as fault:
        raise CannotRead(file, (getattr(fault, "strerror", None) or str(fault)).lower()) from fault
    taken = take_in_threads(given, asker)
    if as_json:
        tell_json({"new": [t.key for t in taken.new], "same": taken.same})
        return
    tell(_("{new} threads are new; {same} stood already.").format(new=len(taken.new), same=taken.same))


def asked(today: Today = None, as_json: AsJson = False) -> None:
    """What was meant to happen and whose day has passed: did it?"""
    asker = open_for(today)
    from groundswell.planner.shown_threads import asked_as_json
    from groundswell.threads.asked import asked_of
    from groundswell.threads.sentences import step_sentence

    steps = [(step, step_sentence(step, today=asker.today)) for step in asked_of(asker)]
    if as_json:
        tell_json({"count": len(steps), "asked": [asked_as_json(step, says) for step, says in steps]})
        return
    if not steps:
        tell(_("Nothing is asked now."))
    for step, says in steps:
        tell_paragraph(f"{step.thread.title}: {says} [{step.key}]", indent="  ", first="")


@letters.command("send")
def send(today: Today = None) -> None:
    """Do what is due: write to those who are asked “did it happen?”, once about each, and throw away what is old.

    For cron, every hour or every morning.
    """
    asker = open_for(today)
    from django.utils import timezone

    from groundswell.threads.actions import ask_what_happened
    from groundswell.threads.actions.tidying import tidy

    now = timezone.now()
    written = ask_what_happened(asker, now=now)
    gone = tidy(today=asker.today, now=now)
    tell(_("Wrote {n} letters.").format(n=written))
    if gone.sessions or gone.drafts:
        tell(
            _("Threw away {n} old sessions and {drafts} drafts.").format(n=gone.sessions, drafts=gone.drafts)
        )
