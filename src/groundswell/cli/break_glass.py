"""`account break-glass`: ask to open something closed, or list what was asked. Approving is for the page alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli.account_named import account_of
from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json, tell_paragraph, tell_table
from groundswell.errors import GroundswellError

if TYPE_CHECKING:
    from groundswell.records.asking import Asker


class WhoAsksForGlass(GroundswellError):
    """An asking names the administrator who asks, so that somebody else approves it."""

    code = "who_asks_for_glass"
    remedy = "Give --reason, and --by with the address of an administrator."

    def __init__(self) -> None:
        super().__init__("Say why, and who asks.", field="by")


def add_verbs(family: typer.Typer) -> None:
    """Add this command to `account`."""
    family.command("break-glass")(break_glass)


def break_glass(
    about: Annotated[
        str | None, typer.Argument(metavar="[WHAT]", help="What to open, by kind and key: 'voice 12'.")
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", help="Why. The person it concerns will read it.")
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="EMAIL", help="The administrator who asks.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Ask to open something for 24 hours; another administrator approves, on the page. Alone: list what was asked."""
    asker = open_for()
    if about is None:
        _list(as_json=as_json)
        return
    if not reason or not by:
        raise WhoAsksForGlass
    from django.utils import timezone

    from groundswell.accounts.actions import ask_to_open

    glass = ask_to_open(_administrator(asker, by), about, reason=reason, now=timezone.now())
    tell(_("Asked to open {about}.").format(about=glass.about))
    tell_paragraph(_("It opens when another administrator approves it on the page “Break-glass”."))


def _administrator(asker: Asker, email: str) -> Asker:
    """The account of this address as the one who asks at the terminal. Its own roles decide whether it may."""
    from groundswell.accounts.grants import asker_for

    named = asker_for(account_of(email), asker.today, is_strong=True)
    return replace(named, through="terminal")


def _list(*, as_json: bool) -> None:
    from django.utils import timezone

    from groundswell.accounts.glass import state_of
    from groundswell.accounts.models import GlassBreak

    now = timezone.now()
    found = list(GlassBreak.objects.order_by("-asked_at", "-pk"))
    if as_json:
        told = [
            {
                "about": g.about,
                "reason": g.reason,
                "state": state_of(g, now),
                "asked_at": g.asked_at.isoformat(),
            }
            for g in found
        ]
        tell_json({"asked": told})
        return
    if not found:
        tell(_("Nothing was ever asked."))
        return
    tell_table(
        (_("What"), _("Why"), _("How it stands")), [(g.about, g.reason, state_of(g, now)) for g in found]
    )
