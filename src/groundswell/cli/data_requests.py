"""`requests`: which requests about people's data wait, and by when. What was asked is read on the officer's page."""

from __future__ import annotations

import typer

from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json, tell_table


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.command("requests")(requests)


def requests(as_json: AsJson = False) -> None:
    """List requests about people's data that wait for an answer: what is due first on top."""
    who = open_for()
    from groundswell.threads.requested import due_first

    waiting = [one for one in due_first(who) if one.verb]
    rows = [
        {
            "key": one.request.key,
            "kind": one.request.kind,
            "place": one.request.place.key,
            "received_on": one.request.received_on.isoformat(),
            "do": one.verb,
            "by": one.by.isoformat() if one.by else None,
            "late": one.is_late,
        }
        for one in waiting
    ]
    if as_json:
        tell_json(rows)
    elif not rows:
        tell(_("No request waits."))
    else:
        head = (_("Request"), _("What is asked"), _("Place"), _("Do"), _("By"))
        told = [
            (
                one.request.key,
                str(one.request.get_kind_display()),
                one.request.place.name,
                _("say that it came") if one.verb == "acknowledge" else _("answer"),
                (one.by.isoformat() if one.by else _("without delay")) + (_(", late") if one.is_late else ""),
            )
            for one in waiting
        ]
        tell_table(head, told)
