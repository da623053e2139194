"""`doctor`: looks at everything Groundswell stands on, and says how to mend what is wrong."""

from __future__ import annotations

import typer

from groundswell.cli.journeys import AsJson
from groundswell.cli.saying import ANSWERED, BROKEN, tell, tell_json, tell_paragraph
from groundswell.cli.saying import said as _


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.command("doctor")(doctor)


def doctor(as_json: AsJson = False) -> None:
    """Look at everything Groundswell stands on. Ends with 1 where something is broken."""
    from groundswell.cli.checks import look

    found = look()
    broken = sum(f.state == "broken" for f in found)
    if as_json:
        tell_json({"healthy": not broken, "checks": [f.as_json() for f in found]})
        raise typer.Exit(BROKEN if broken else ANSWERED)
    for finding in found:
        tell_paragraph(f"{finding.state:<7} {finding.name}: {finding.says}", indent="        ", first="")
        if finding.remedy:
            tell_paragraph(finding.remedy, indent="          ", first="        > ")
    tell(
        _("{n} broken.").format(n=broken)
        if broken
        else _("Nothing is broken; {n} things looked at.").format(n=len(found))
    )
    raise typer.Exit(BROKEN if broken else ANSWERED)
