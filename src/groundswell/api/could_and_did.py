"""Claimed hand-offs against the record, and reach on two days, over the API. Nothing sent here is kept."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Query, Router

from groundswell.api.asked import Asked, Day, Name, asker_on
from groundswell.api.claims_shapes import CouldAndDidAnswer, ReachComparedAnswer
from groundswell.api.limits import MOST_AWAY
from groundswell.api.register_shapes import Mistake
from groundswell.planner.bad_hand_offs import COLUMNS, MOST_BYTES, NEEDED, TooLarge
from groundswell.planner.could_and_did import could_and_did as ask
from groundswell.planner.options import Options
from groundswell.planner.reach_over_time import reach_compared
from groundswell.planner.shown_claims import could_and_did_as_json
from groundswell.planner.shown_reach_over_time import reach_compared_as_json

router = Router(tags=["planner"], by_alias=True)

BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The claimed hand-offs: a JSON list, or a CSV with these columns. At most 1 MB, 5,000 rows.",
        "content": {
            "application/json": {
                "schema": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {name: {"type": "string"} for name in COLUMNS},
                        "required": list(NEEDED),
                        "additionalProperties": False,
                    },
                }
            },
            "text/csv": {"schema": {"type": "string"}},
        },
    }
}


class ClaimsAsked(Asked):
    """On which day it is asked."""

    today: Day | None = Field(
        None, description=_("Ask as if it were this day: later meetings are still to come.")
    )


@router.post(
    "/could-and-did",
    response={200: CouldAndDidAnswer, 400: Mistake, 422: Mistake},
    summary="Whether recorded attendance bears claimed hand-offs out",
    operation_id="could_and_did",
    url_name="could_and_did",
    openapi_extra=BODY,
)
def could_and_did(request: HttpRequest, asked: Query[ClaimsAsked]) -> dict[str, Any]:
    """A JSON list or a CSV of hand-offs. Nothing is written and nothing kept, so no token is needed.

    A record that bears a hand-off out does not show that it happened. Rows with faults are told beside the others.
    """
    length = str(request.META.get("CONTENT_LENGTH") or "")
    if length.isdecimal() and int(length[:20]) > MOST_BYTES:  # before a byte of it is read
        raise TooLarge
    return could_and_did_as_json(ask(asker_on(request, asked.today), request.body))


class ReachComparedQuestion(Asked):
    """Every option of the command `groundswell reach-compare`."""

    origin: Name = Field(alias="from", description=_("Where it is said: a forum or person."))
    on: Day = Field(description=_("By the seats of this day."))
    later: Day = Field(alias="and", description=_("And of this later day."))
    without: Annotated[list[Name], Field(max_length=MOST_AWAY)] = Field(
        [], description=_("As if this person were away. May be given again, up to 20 times.")
    )
    upward: bool = Field(False, description=_("true: never from one layer to a layer nearer to residents."))
    place: Name | None = Field(None, description=_("Only forums of this place and of places inside it."))
    today: Day | None = Field(None, description=_("Ask as if it were this day."))


@router.get(
    "/reach/compare",
    response={200: ReachComparedAnswer, 400: Mistake, 422: Mistake},
    summary="What a word could reach by seats on two days",
    operation_id="reach_compare",
)
def reach_compare(request: HttpRequest, asked: Query[ReachComparedQuestion]) -> dict[str, Any]:
    """Forums, sectors, places and people in deciding seats, with what was added and lost.

    What could reach; what did is not recorded yet, and no figure stands for it.
    """
    found = reach_compared(
        asker_on(request, asked.today),
        origin=asked.origin,
        on=asked.on,
        later=asked.later,
        options=Options(without=tuple(asked.without), upward=asked.upward, place=asked.place),
    )
    return reach_compared_as_json(found)
