"""Reach between two layers over the API. The answer is the planner's own."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Query, Router, Schema

from groundswell.api.asked import Day, Name, asker_on
from groundswell.api.limits import Limited, LimitsTold
from groundswell.api.reach_shapes import Told
from groundswell.api.register_shapes import Mistake
from groundswell.planner.reach_between import LONGEST, WITHIN, between_layers
from groundswell.planner.shown_layers import between_as_json

router = Router(tags=["planner"], by_alias=True)


class LayersQuestion(Limited):
    """Every option of the command `groundswell reach-layers`."""

    from_layer: Name | None = Field(None, description=_("Said there. Left out: nearest to residents."))
    to_layer: Name | None = Field(None, description=_("Heard there. Left out: the last layer but one."))
    within: int = Field(
        WITHIN, ge=0, le=LONGEST, description=_("Heard within so many days; the last one counts.")
    )
    after: Day | None = Field(None, description=_("Said on or after this day. Left out: today."))
    standing_items: bool = Field(True, description=_("false: by paper only, no standing item counts."))
    today: Day | None = Field(None, description=_("Ask as if it were this day."))


class LayersAsked(LimitsTold):
    """The question as it was understood."""

    from_layer: str = Field(description=_("The layer where it is said."))
    to_layer: str = Field(description=_("The layer where it should be heard."))
    within: int = Field(description=_("Days that count as in time; the last one counts."))
    after: dt.date = Field(description=_("The first day it can be said; seats are those of this day."))
    today: dt.date = Field(description=_("The day the question is asked on."))
    horizon: dt.date = Field(description=_("The last day looked at on the calendar."))
    without: list[str] = Field(description=_("People who are taken to be away everywhere."))
    standing_items: bool = Field(description=_("Whether standing items count."))


class BoardTold(Schema):
    """A forum of the layer that should hear."""

    forum: str = Field(description=_("Its name."))
    key: str = Field(description=_("Its key in the register."))
    sectors: list[str] = Field(description=_("Sectors of those who sit there, as stated."))
    heard: int = Field(description=_("How many forums it could hear in time."))


class FromTold(Schema):
    """A forum of the layer where it is said."""

    forum: str = Field(description=_("Its name."))
    key: str = Field(description=_("Its key in the register."))
    said_on: dt.date | None = Field(description=_("The day it is said; null where no meeting is left."))
    days: list[int | None] = Field(
        description=_("Whole days to each board, in their order; null where none could hear it.")
    )
    soonest: int | None = Field(description=_("Days to the first board; null where none could hear it."))


class SectorTold(Schema):
    """A sector with a seat on a board."""

    sector: str = Field(description=_("The sector."))
    heard: int = Field(description=_("How many forums a board where it sits could hear in time."))


class LayersAnswer(Told):
    """Which boards could hear the forums of a layer."""

    question: LayersAsked
    counted: int = Field(description=_("Forums that have a meeting left to say it at."))
    heard: int = Field(description=_("Of those, how many at least one board could hear in time."))
    median_days: float | None = Field(
        description=_("The middle of the soonest days; null where they are too few to say.")
    )
    boards: list[BoardTold] = Field(description=_("The forums that should hear, in the register's order."))
    forums: list[FromTold] = Field(description=_("The forums where it is said, in the register's order."))
    sectors: list[SectorTold] = Field(description=_("The sectors with a seat on one of the boards, by name."))


@router.get(
    "/reach/layers",
    response={200: LayersAnswer, 400: Mistake, 422: Mistake},
    summary="Which boards could hear the forums of a layer",
    operation_id="reach_layers",
)
def reach_layers(request: HttpRequest, asked: Query[LayersQuestion]) -> dict[str, Any]:
    """From every forum of a layer at once, each said at its first meeting from the day on. Could, never did."""
    found = between_layers(
        asker_on(request, asked.today),
        from_layer=asked.from_layer,
        to_layer=asked.to_layer,
        within=asked.within,
        after=asked.after,
        options=asked.options(standing_items=asked.standing_items),
    )
    return between_as_json(found)
