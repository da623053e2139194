"""`reach-layers`: which boards could hear the forums of a layer, from all of them at once."""

from __future__ import annotations

from typing import Annotated

import typer

from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson, AsPublic, Today
from groundswell.cli.limits import Age, Place, Upward, Without, options
from groundswell.cli.reaching import After
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json, tell_paragraph


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.command("reach-layers")(reach_layers)


def reach_layers(
    from_layer: Annotated[
        str | None,
        typer.Option("--from-layer", metavar="LAYER", help="Said there. Left out: nearest to residents."),
    ] = None,
    to_layer: Annotated[
        str | None,
        typer.Option("--to-layer", metavar="LAYER", help="Heard there. Left out: the last layer but one."),
    ] = None,
    within: Annotated[
        int, typer.Option("--within", metavar="DAYS", help="Heard within so many days; the last one counts.")
    ] = 90,
    after: After = None,
    without: Without = None,
    without_standing_items: Annotated[
        bool, typer.Option("--without-standing-items", help="By paper only: no standing item counts.")
    ] = False,
    age: Age = None,
    upward: Upward = False,
    place: Place = None,
    today: Today = None,
    as_public: AsPublic = False,
    as_json: AsJson = False,
) -> None:
    """How many forums of a layer could be heard by the boards of another, and in how many days."""
    asker = open_for(today, as_public=as_public)
    from groundswell.planner.reach_between import between_layers

    asked = options(without, age, upward, place, standing_items=not without_standing_items)
    found = between_layers(
        asker, from_layer=from_layer, to_layer=to_layer, within=within, after=after, options=asked
    )
    if as_json:
        from groundswell.planner.shown_layers import between_as_json

        tell_json(between_as_json(found))
        return
    from groundswell.planner import sentences_on_layers as sentences

    tell_paragraph(sentences.between_finding(found))
    for sentence in (sentences.median_sentence(found), sentences.unsaid_sentence(found)):
        if sentence:
            tell_paragraph(sentence)
    tell()
    for forum in found.said:
        tell_paragraph(f"{forum.name}: {sentences.soonest_sentence(forum, found)}", first="- ", indent="  ")
    if found.boards:
        tell()
        tell(_("Forums each board could hear within the days:"))
        for board in found.boards:
            tell_paragraph(f"{board.name}: {board.heard}", first="- ", indent="  ")
    tell()
    for sentence in sentences.account_of_between(found):
        tell_paragraph(sentence)
