"""`told-back`: who has not been told what came of what they said, since when, and who could tell them where."""

from __future__ import annotations

import typer

from groundswell.cli.days import short
from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson, AsPublic, Today
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell_json, tell_paragraph


def add_to(app: typer.Typer) -> None:
    """Add this family's command."""
    app.command("told-back")(told_back)


def told_back(today: Today = None, as_public: AsPublic = False, as_json: AsJson = False) -> None:
    """Threads that moved, whose people have not been told: the longest overdue first."""
    asker = open_for(today, as_public=as_public)
    from groundswell.planner.owed import owed_finding, owed_to_people, owed_told

    rows = owed_to_people(asker)
    if as_json:
        tell_json(owed_told(rows, asker.today))
        return
    tell_paragraph(owed_finding(rows))
    for row in rows:
        late = _(" Overdue.") if row.is_overdue else ""
        tell_paragraph(f"{row.thread.title} [{row.thread.key}]: {row.says}{late}", indent="  ", first="")
        since = _("Since {since}; to be told by {due}.").format(since=short(row.since), due=short(row.due))
        tell_paragraph(since, indent="  ")
        for sentence in row.way_says:
            tell_paragraph(sentence, indent="  ")
