"""Search and the groups that are spoken for, over the API."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Query, Router

from groundswell.api.asked import Asked, Name, asker_on
from groundswell.api.register_shapes import Found, Mistake, SpokenFor
from groundswell.search.directory import directory_for
from groundswell.search.lookup import find
from groundswell.search.spoken_for import spoken_for as groups_spoken_for
from groundswell.search.told import found_told, spoken_for_told

router = Router(tags=["register"], by_alias=True)


class SearchAsked(Asked):
    """What to look for."""

    q: Name = Field(description=_("Any name, old or new, or a part of one."))


@router.get(
    "/search",
    response={200: Found, 422: Mistake},
    summary="Find anything by any name it ever had",
    operation_id="search",
)
def search(request: HttpRequest, asked: Query[SearchAsked]) -> dict[str, Any]:
    """Forums, people, organisations and places, best first; else the nearest names."""
    return found_told(find(asker_on(request), asked.q))


@router.get(
    "/spoken-for",
    response={200: SpokenFor, 422: Mistake},
    summary="Groups that seats speak for, and whether they hold a seat themselves",
    operation_id="spoken_for",
)
def spoken_for(request: HttpRequest) -> dict[str, Any]:
    """Groups spoken for only by others come first. Not stated is not the same as none."""
    asker = asker_on(request)
    return spoken_for_told(groups_spoken_for(directory_for(asker), on=asker.today), asker.today)
