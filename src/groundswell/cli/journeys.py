"""Questions to the planner: `journey`, `overlaps` and `who-could-carry`."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from groundswell.cli.days import read_day
from groundswell.cli.home import open_for
from groundswell.cli.limits import Age, Place, Upward, Without, options
from groundswell.cli.saying import tell_json

AsJson = Annotated[bool, typer.Option("--json", help="Give the data, for a program to read.")]
AsPublic = Annotated[
    bool, typer.Option("--as-public", help="Answer with what everybody may see, not with what leads see.")
]
Today = Annotated[
    dt.date | None,
    typer.Option("--today", parser=read_day, metavar="DATE", help="Ask as if it were this day."),
]
On = Annotated[
    dt.date | None,
    typer.Option("--on", parser=read_day, metavar="DATE", help="On this day. Left out: today."),
]
SEED = 20210215  # the planner's own, which is not loaded only to say so
Seed = Annotated[
    int,
    typer.Option(
        "--seed", min=0, max=2**31 - 1, help="Where the made-up runs that tell how likely each way is begin."
    ),
]
From = Annotated[str, typer.Argument(metavar="FROM", help="Where it was said: a forum or a person.")]
To = Annotated[str, typer.Argument(metavar="TO", help="Where it should be heard: a forum or a person.")]


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.command("journey")(journey)
    app.command("overlaps")(overlaps)
    app.command("who-could-carry")(who_could_carry)


def journey(
    origin: From,
    target: To,
    after: Annotated[
        dt.date | None,
        typer.Option(
            "--after", parser=read_day, metavar="DATE", help="Said on or after this day. Left out: today."
        ),
    ] = None,
    by: Annotated[
        dt.date | None,
        typer.Option(
            "--by",
            parser=read_day,
            metavar="DATE",
            help="Must be heard by this day: how late can it be said?",
        ),
    ] = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="SUBJECT", help="The subject it is about.")
    ] = None,
    without: Without = None,
    without_standing_items: Annotated[
        bool, typer.Option("--without-standing-items", help="By paper only: no standing item counts.")
    ] = False,
    back: Annotated[
        bool, typer.Option("--back", help="The way back: from where it was decided to those who asked.")
    ] = False,
    age: Age = None,
    upward: Upward = False,
    place: Place = None,
    seed: Seed = SEED,
    today: Today = None,
    as_public: AsPublic = False,
    as_json: AsJson = False,
) -> None:
    """How what was said could be heard: through whom, by when, and which paper deadline matters."""
    asker = open_for(today, as_public=as_public)
    from groundswell.planner import ask

    answer = ask.journeys(
        asker,
        origin=origin,
        target=target,
        after=after,
        by=by,
        about=about,
        back=back,
        options=options(without, age, upward, place, standing_items=not without_standing_items),
        seed=seed,
    )
    if as_json:
        from groundswell.planner.shown import as_json as shown

        tell_json(shown(answer))
        return
    from groundswell.cli.itinerary import tell_answer

    tell_answer(answer)


def overlaps(on: On = None, as_public: AsPublic = False, as_json: AsJson = False) -> None:
    """Which forums share people on a day, and whom."""
    asker = open_for(as_public=as_public)
    from groundswell.planner import ask

    found = ask.overlaps(asker, on=on or asker.today)
    if as_json:
        from groundswell.planner.shown import overlaps_as_json

        tell_json(overlaps_as_json(found))
        return
    from groundswell.cli.itinerary import tell_overlaps

    tell_overlaps(found)


def who_could_carry(
    origin: From, target: To, on: On = None, as_public: AsPublic = False, as_json: AsJson = False
) -> None:
    """Who sits at both, and so could take it from one to the other."""
    asker = open_for(as_public=as_public)
    from groundswell.planner import ask

    carriers = ask.who_could_carry(asker, origin=origin, target=target, on=on or asker.today)
    from groundswell.planner.shown import carriers_as_json

    if as_json:
        tell_json(carriers_as_json(carriers))
        return
    from groundswell.cli.itinerary import tell_carriers

    tell_carriers(carriers)
