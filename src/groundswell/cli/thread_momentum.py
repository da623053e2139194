"""`thread momentum`: whether a thread moves, waits or fades, by the calendar of the forum it stands at."""

from __future__ import annotations

import typer

from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson, AsPublic, Today
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell_json, tell_paragraph
from groundswell.cli.thread_named import Key, thread_named


def add_verbs(family: typer.Typer) -> None:
    """Add this command."""
    family.command("momentum")(momentum)


def momentum(key: Key, today: Today = None, as_public: AsPublic = False, as_json: AsJson = False) -> None:
    """Whether a thread moves, waits or fades, by its forum's own calendar, never by a number of days."""
    asker = open_for(today, as_public=as_public)
    from groundswell.planner.shown_momentum import momentum_as_json
    from groundswell.threads.momentum import momentum_now
    from groundswell.threads.momentum_told import momentum_finding, notes_on

    found = momentum_now(thread_named(asker, key), asker)
    if as_json:
        tell_json(momentum_as_json(found))
        return
    tell_paragraph(momentum_finding(found))
    for meeting in found.passed:
        recorded = _("agenda recorded") if meeting.key in found.with_agenda else _("no agenda recorded")
        tell_paragraph(
            f"{meeting.day.isoformat()} {meeting.forum.name}: {recorded} [{meeting.key}]",
            first="- ",
            indent="  ",
        )
    for note in notes_on(found):
        tell_paragraph(note)
