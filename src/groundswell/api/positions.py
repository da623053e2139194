"""Where people stand on an item of a meeting, over the API. Presence is never assent."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Path, Router, Schema
from pydantic import ConfigDict

from groundswell.api import writing
from groundswell.api.asked import Name, asker_on
from groundswell.api.mistakes import UnknownKey
from groundswell.api.register_shapes import Mistake
from groundswell.api.thread_shapes import Positions
from groundswell.api.writing import REFUSALS
from groundswell.records.asking import Asker
from groundswell.register.models import AgendaItem, Person
from groundswell.search.positions import standings
from groundswell.threads import actions

router = Router(tags=["threads"], by_alias=True)


class NewPosition(Schema):
    """What one person said of an item, with where that is written."""

    model_config = ConfigDict(extra="forbid")

    person: Name = Field(description=_("The person's key."))
    stance: Literal["supports", "objects", "not_stated"] = Field(description=_("What they said."))
    source: Annotated[str, Field(max_length=300, pattern=r"^[^\x00]*$")] = Field(
        "", description=_("Where it is written. Being there is not agreeing.")
    )


@router.get(
    "/items/{key}/positions",
    response={200: Positions, 404: Mistake, 422: Mistake},
    summary="Who was at an item, and where each stands",
    operation_id="positions",
    url_name="positions",
)
def positions(request: HttpRequest, key: Path[Name]) -> dict[str, Any]:
    """Nothing recorded is not_stated, whoever was there."""
    asker = asker_on(request)
    return _told(_item(asker, key), asker)


@router.post(
    "/items/{key}/positions",
    response={200: Positions, **REFUSALS},
    summary="Record what one person said of an item",
    operation_id="take_position",
    url_name="positions",
    auth=writing.router.auth,
)
def take_position(request: HttpRequest, key: Path[Name], asked: NewPosition) -> dict[str, Any]:
    """Only what they said, with where it is written."""
    asker = asker_on(request)
    item = _item(asker, key)
    person = Person.objects.visible_to(asker).filter(key=asked.person).first()
    if person is None:
        raise UnknownKey("person", asked.person)
    actions.take_position(asker, item, person, stance=asked.stance, source=asked.source)
    return _told(item, asker)


def _item(asker: Asker, key: str) -> AgendaItem:
    """The item the asker may see. Raises UnknownKey: 404."""
    rows = AgendaItem.objects.visible_to(asker).select_related("meeting__forum__place")
    found = rows.filter(key=key).first()
    if found is None:
        raise UnknownKey("item", key)
    return found


def _told(item: AgendaItem, asker: Asker) -> dict[str, Any]:
    """The item with everybody recorded as there, or with a recorded position."""
    return {
        "item": {"key": item.key, "number": item.number, "title": item.title, "outcome": item.outcome},
        "positions": [
            {
                "person": {"key": s.person.key, "name": s.person.name},
                "presence": s.presence,
                "stance": s.stance,
                "source": s.source,
            }
            for s in standings(item, asker)
        ],
    }
