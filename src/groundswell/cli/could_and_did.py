"""`could-and-did` and `reach-compare`: claimed hand-offs against the record, and reach on two days."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from groundswell.cli.days import read_day
from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson, AsPublic, From, Today
from groundswell.cli.limits import Place, Upward, Without, options
from groundswell.cli.saying import BAD_QUESTION, tell_json
from groundswell.errors import GroundswellError


class CannotRead(GroundswellError):
    """The file is not there, or may not be read."""

    code = "cannot_read"
    remedy = "Check its name, and that you may read it."

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(f"{file} cannot be read: {why}.", field="file")


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.command("could-and-did")(could_and_did)
    app.command("reach-compare")(reach_compare)


def could_and_did(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="The claimed hand-offs: a CSV or a JSON list. Nothing is kept."),
    ],
    today: Today = None,
    as_public: AsPublic = False,
    as_json: AsJson = False,
) -> None:
    """Whether recorded attendance bears claimed hand-offs out, beside what could have been."""
    asker = open_for(today, as_public=as_public)
    from groundswell.planner.could_and_did import could_and_did as ask

    found = ask(asker, _bytes_of(file))
    if as_json:
        from groundswell.planner.shown_claims import could_and_did_as_json

        tell_json(could_and_did_as_json(found))
    else:
        from groundswell.cli.claims_told import tell_claims

        tell_claims(found)
    if found.faults:
        raise typer.Exit(BAD_QUESTION)


def _bytes_of(file: Path) -> bytes:
    """The file, and one byte more than may be read, so that too large a one is told as such."""
    from groundswell.planner.bad_hand_offs import MOST_BYTES

    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as fault:
        raise CannotRead(file, (getattr(fault, "strerror", None) or str(fault)).lower()) from fault


def reach_compare(
    origin: From,
    on: Annotated[
        dt.date, typer.Option("--on", parser=read_day, metavar="DATE", help="By the seats of this day.")
    ],
    later: Annotated[
        dt.date, typer.Option("--and", parser=read_day, metavar="DATE", help="And of this later day.")
    ],
    without: Without = None,
    upward: Upward = False,
    place: Place = None,
    today: Today = None,
    as_public: AsPublic = False,
    as_json: AsJson = False,
) -> None:
    """What a word could reach by seats on two days: what was added, and what was lost."""
    asker = open_for(today, as_public=as_public)
    from groundswell.planner.reach_over_time import reach_compared

    asked = options(without, None, upward, place)
    found = reach_compared(asker, origin=origin, on=on, later=later, options=asked)
    if as_json:
        from groundswell.planner.shown_reach_over_time import reach_compared_as_json

        tell_json(reach_compared_as_json(found))
        return
    from groundswell.cli.claims_told import tell_reach_compared

    tell_reach_compared(found)
