"""Questions on reach: `reach`, `dependence` and `openings`."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from groundswell.cli.days import read_day
from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson, AsPublic, From, Today
from groundswell.cli.limits import Age, Place, Upward, Without, options
from groundswell.cli.saying import tell_json

ToForum = Annotated[
    str | None, typer.Argument(metavar="TO", help="Where it should be heard: a forum. Left out: any.")
]
After = Annotated[
    dt.date | None,
    typer.Option(
        "--after",
        parser=read_day,
        metavar="DATE",
        help="Said on or after this day; seats are those of this day. Left out: today.",
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.command("reach")(reach)
    app.command("dependence")(dependence)
    app.command("openings")(openings)


def reach(
    origin: From,
    after: After = None,
    without: Without = None,
    without_forum: Annotated[
        list[str] | None,
        typer.Option(
            "--without-forum",
            metavar="FORUM",
            help="As if this forum and its seats were not there. May be given again.",
        ),
    ] = None,
    age: Age = None,
    upward: Upward = False,
    place: Place = None,
    today: Today = None,
    as_public: AsPublic = False,
    as_json: AsJson = False,
) -> None:
    """Which forums a word could reach: by seats alone, and on the calendar, and by when."""
    asker = open_for(today, as_public=as_public)
    from groundswell.planner import reaching

    asked = options(without, age, upward, place, without_forums=without_forum)
    found = reaching.reach(asker, origin=origin, after=after, options=asked)
    if as_json:
        from groundswell.planner.shown_reach import reach_as_json

        tell_json(reach_as_json(found))
        return
    from groundswell.cli.reach_told import tell_reach

    tell_reach(found)


def dependence(
    origin: From,
    target: ToForum = None,
    after: After = None,
    without: Without = None,
    age: Age = None,
    upward: Upward = False,
    place: Place = None,
    today: Today = None,
    as_public: AsPublic = False,
    as_json: AsJson = False,
) -> None:
    """Which seats are the only road to a forum, and which two or three people together are."""
    asker = open_for(today, as_public=as_public)
    from groundswell.planner import reaching

    asked = options(without, age, upward, place)
    found = reaching.dependence(asker, origin=origin, target=target, after=after, options=asked)
    if as_json:
        from groundswell.planner.shown_reach import dependence_as_json

        tell_json(dependence_as_json(found))
        return
    from groundswell.cli.reach_told import tell_dependence

    tell_dependence(found)


def openings(
    origin: From,
    target: ToForum = None,
    after: After = None,
    without: Without = None,
    without_standing_items: Annotated[
        bool,
        typer.Option(
            "--without-standing-items", help="On the calendar by paper only: no standing item counts."
        ),
    ] = False,
    age: Age = None,
    upward: Upward = False,
    place: Place = None,
    today: Today = None,
    as_public: AsPublic = False,
    as_json: AsJson = False,
) -> None:
    """The one change that could open or speed most: a seat, an item, an invitation, a deadline, a meeting moved."""
    asker = open_for(today, as_public=as_public)
    from groundswell.planner import opening

    asked = options(without, age, upward, place, standing_items=not without_standing_items)
    found = opening.openings(asker, origin=origin, target=target, after=after, options=asked)
    if as_json:
        from groundswell.planner.shown_openings import openings_as_json

        tell_json(openings_as_json(found))
        return
    from groundswell.cli.reach_told import tell_openings

    tell_openings(found)
