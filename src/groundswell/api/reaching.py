"""Reach, dependence and openings over the API. The answers are the planner's own; see reach_shapes.py."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Query, Router

from groundswell.api.asked import Day, Name, asker_on
from groundswell.api.limits import MOST_AWAY, Limited
from groundswell.api.opening_shapes import OpeningsAnswer
from groundswell.api.reach_shapes import DependenceAnswer, ReachAnswer
from groundswell.api.register_shapes import Mistake
from groundswell.planner import opening, reaching
from groundswell.planner.shown_openings import openings_as_json
from groundswell.planner.shown_reach import dependence_as_json, reach_as_json

router = Router(tags=["planner"], by_alias=True)


class StartQuestion(Limited):
    """Where a word starts, and who is taken to be away."""

    origin: Name = Field(
        alias="from", description=_("Where it was said: a forum or person, by name, other name or key.")
    )
    after: Day | None = Field(
        None, description=_("Said on or after this day; seats are those of this day. Left out: today.")
    )
    today: Day | None = Field(None, description=_("Ask as if it were this day."))


class ReachQuestion(StartQuestion):
    """Every option of the command `groundswell reach`."""

    without_forum: Annotated[list[Name], Field(max_length=MOST_AWAY)] = Field(
        [],
        description=_("As if this forum and its seats were not there. May be given again, up to 20 times."),
    )


@router.get(
    "/reach",
    response={200: ReachAnswer, 400: Mistake, 422: Mistake},
    summary="Which forums a word could reach",
    operation_id="reach",
)
def reach(request: HttpRequest, asked: Query[ReachQuestion]) -> dict[str, Any]:
    """By seats alone on a day, and on the calendar with the day each forum could first hear it.

    What could happen; never what did.
    """
    found = reaching.reach(
        asker_on(request, asked.today),
        origin=asked.origin,
        after=asked.after,
        options=asked.options(without_forums=tuple(asked.without_forum)),
    )
    return reach_as_json(found)


class DependenceQuestion(StartQuestion):
    """Every option of the command `groundswell dependence`."""

    target: Name | None = Field(None, alias="to", description=_("One forum only. Left out: every forum."))


@router.get(
    "/dependence",
    response={200: DependenceAnswer, 400: Mistake, 422: Mistake},
    summary="Which seats are the only road to a forum",
    operation_id="dependence",
)
def dependence(request: HttpRequest, asked: Query[DependenceQuestion]) -> dict[str, Any]:
    """One person's seats, and those of two or three people together; by seats alone and on the calendar.

    In the order of the forums. Nobody is ranked.
    """
    found = reaching.dependence(
        asker_on(request, asked.today),
        origin=asked.origin,
        target=asked.target,
        after=asked.after,
        options=asked.options(),
    )
    return dependence_as_json(found)


class OpeningsQuestion(StartQuestion):
    """Every option of the command `groundswell openings`."""

    target: Name | None = Field(
        None,
        alias="to",
        description=_("The forum where it should be heard. Left out: any."),
    )
    standing_items: bool = Field(
        True, description=_("false: on the calendar by paper only, no standing item counts.")
    )


@router.get(
    "/openings",
    response={200: OpeningsAnswer, 400: Mistake, 422: Mistake},
    summary="The one change that could open most",
    operation_id="openings",
)
def openings(request: HttpRequest, asked: Query[OpeningsQuestion]) -> dict[str, Any]:
    """By seats: the new seats that could open most, equal ones together. On the calendar every kind of single
    change: towards one forum those that let it be heard soonest; else those that give most at all forums.
    """
    found = opening.openings(
        asker_on(request, asked.today),
        origin=asked.origin,
        target=asked.target,
        after=asked.after,
        options=asked.options(standing_items=asked.standing_items),
    )
    return openings_as_json(found)
