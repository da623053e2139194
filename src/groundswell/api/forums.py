"""Forums and their seats over the API."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Query, Router

from groundswell.api.asked import Name, Paged, asker_on, part, row_of
from groundswell.api.register_shapes import AgendaSetters, Forums, Mistake, Seats, WholeForum
from groundswell.search.agenda_setters import who_can_add as setters_of
from groundswell.search.directory import directory_for
from groundswell.search.forums import forums_of
from groundswell.search.told import agenda_setters_told, forum_told, seat_told, whole_forum_told

router = Router(tags=["register"], by_alias=True)


class ForumsAsked(Paged):
    """Which forums."""

    place: Name | None = Field(None, description=_("The key of a place: it and what lies inside it."))
    walk_in: bool = Field(False, description=_("true: only those residents can walk into."))


@router.get(
    "/forums",
    response={200: Forums, 404: Mistake, 422: Mistake},
    summary="The forums, nearest to residents first",
    operation_id="forums",
)
def forums(request: HttpRequest, asked: Query[ForumsAsked]) -> dict[str, Any]:
    """The forums you may see."""
    directory = directory_for(asker_on(request))
    place = None if asked.place is None else row_of(directory.places, asked.place, kind="place")
    found = part(forums_of(directory, place=place, walk_in=asked.walk_in), asked)
    return {"count": found.count, "forums": [forum_told(directory, f) for f in found.rows]}


@router.get(
    "/forums/{key}",
    response={200: WholeForum, 404: Mistake, 422: Mistake},
    summary="One forum: its seats, who sits in them, and its standing items",
    operation_id="forum",
)
def forum(request: HttpRequest, key: Name) -> dict[str, Any]:
    """Everything around one forum that you may see, as it stands today."""
    asker = asker_on(request)
    directory = directory_for(asker)
    return whole_forum_told(directory, row_of(directory.forums, key, kind="forum"), asker)


@router.get(
    "/forums/{key}/who-can-add",
    response={200: AgendaSetters, 404: Mistake, 422: Mistake},
    summary="Who can put an item on its agenda, the chair first",
    operation_id="who_can_add",
)
def who_can_add(request: HttpRequest, key: Name) -> dict[str, Any]:
    """The seats that can add an item, by role. Observers listen only."""
    asker = asker_on(request)
    directory = directory_for(asker)
    found = row_of(directory.forums, key, kind="forum")
    return agenda_setters_told(found, setters_of(directory, found, on=asker.today), asker.today)


class SeatsAsked(Paged):
    """Which seats."""

    forum: Name | None = Field(None, description=_("The key of a forum."))


@router.get(
    "/seats",
    response={200: Seats, 404: Mistake, 422: Mistake},
    summary="The seats and who sits in them today",
    operation_id="seats",
)
def seats(request: HttpRequest, asked: Query[SeatsAsked]) -> dict[str, Any]:
    """The seats you may see, forum by forum."""
    asker = asker_on(request)
    directory = directory_for(asker)
    only = None if asked.forum is None else row_of(directory.forums, asked.forum, kind="forum")
    of = [only] if only else list(directory.forums.values())
    found = part([s for f in of for s in directory.seats_of.get(f.pk, ())], asked)
    return {"count": found.count, "seats": [seat_told(directory, s, asker.today) for s in found.rows]}
