"""The planner over the API: journeys, overlaps and who could carry. The answers are the planner's own."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Query, Router

from groundswell.api.asked import Asked, Day, Name, asker_on
from groundswell.api.journey_shapes import Answer, Carriers, Overlaps
from groundswell.api.limits import Limited
from groundswell.api.register_shapes import Mistake
from groundswell.planner import ask
from groundswell.planner.shown import as_json, carriers_as_json, overlaps_as_json

SEED = 20210215
router = Router(tags=["planner"], by_alias=True)


class JourneyQuestion(Limited):
    """Every option of the command `groundswell journey`."""

    origin: Name = Field(
        alias="from", description=_("Where it was said: a forum or person, by name, other name or key.")
    )
    target: Name = Field(alias="to", description=_("Where it should be heard."))
    after: Day | None = Field(None, description=_("Said on or after this day. Left out: today."))
    by: Day | None = Field(None, description=_("Must be heard by this day: asks how late it can be said."))
    about: Name | None = Field(
        None, description=_("The subject it is about. Left out: any standing item counts.")
    )
    standing_items: bool = Field(True, description=_("false: by paper only, no standing item counts."))
    back: bool = Field(
        False, description=_("true: the way back, from where it was decided to those who asked.")
    )
    today: Day | None = Field(None, description=_("Ask as if it were this day."))
    seed: int = Field(
        SEED,
        ge=0,
        le=2**31 - 1,
        description=_("Where the made-up runs that tell how likely each way is begin."),
    )


@router.get(
    "/journeys",
    response={200: Answer, 400: Mistake, 422: Mistake},
    summary="How what was said could be heard",
    operation_id="journeys",
)
def journeys(request: HttpRequest, asked: Query[JourneyQuestion]) -> dict[str, Any]:
    """Through whom, by when, and which paper deadline matters; or why there is no way.

    What could happen by seats and calendar; never what did.
    """
    answer = ask.journeys(
        asker_on(request, asked.today),
        origin=asked.origin,
        target=asked.target,
        after=asked.after,
        by=asked.by,
        about=asked.about,
        back=asked.back,
        options=asked.options(standing_items=asked.standing_items),
        seed=asked.seed,
    )
    return as_json(answer)


class OverlapQuestion(Asked):
    """The day of an overlap table."""

    on: Day | None = Field(None, description=_("On this day. Left out: today."))


@router.get(
    "/overlaps",
    response={200: Overlaps, 422: Mistake},
    summary="Which forums share people",
    operation_id="overlaps",
)
def overlaps(request: HttpRequest, asked: Query[OverlapQuestion]) -> dict[str, Any]:
    """Every pair of forums on a day with who sits on both; invitations are marked."""
    asker = asker_on(request)
    return overlaps_as_json(ask.overlaps(asker, on=asked.on or asker.today))


class CarrierQuestion(OverlapQuestion):
    """Two forums and a day."""

    origin: Name = Field(alias="from", description=_("The forum it comes from."))
    target: Name = Field(alias="to", description=_("The forum it should go to."))


@router.get(
    "/who-could-carry",
    response={200: Carriers, 400: Mistake, 422: Mistake},
    summary="Who could take it from one forum to another",
    operation_id="who_could_carry",
)
def who_could_carry(request: HttpRequest, asked: Query[CarrierQuestion]) -> dict[str, Any]:
    """By seats alone, on a day, the calendar left out."""
    asker = asker_on(request)
    found = ask.who_could_carry(asker, origin=asked.origin, target=asked.target, on=asked.on or asker.today)
    return carriers_as_json(found)
