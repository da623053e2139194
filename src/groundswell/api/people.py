"""People and organisations over the API. No person is ranked, and a hidden one is not there."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from groundswell.api.asked import Name, Paged, asker_on, part, row_of
from groundswell.api.register_shapes import Mistake, Organisations, People, WholePerson
from groundswell.search.directory import directory_for
from groundswell.search.told import organisation_told, person_told, whole_person_told

router = Router(tags=["register"], by_alias=True)


@router.get(
    "/people", response={200: People, 422: Mistake}, summary="The people you may see", operation_id="people"
)
def people(request: HttpRequest, asked: Query[Paged]) -> dict[str, Any]:
    """In the register's order."""
    directory = directory_for(asker_on(request))
    found = part(list(directory.people.values()), asked)
    return {"count": found.count, "people": [person_told(p) for p in found.rows]}


@router.get(
    "/people/{key}",
    response={200: WholePerson, 404: Mistake, 422: Mistake},
    summary="One person and every seat they hold or held",
    operation_id="person",
)
def person(request: HttpRequest, key: Name) -> dict[str, Any]:
    """One person, by public name or by the role the source gives."""
    asker = asker_on(request)
    directory = directory_for(asker)
    return whole_person_told(directory, row_of(directory.people, key, kind="person"), asker)


@router.get(
    "/organisations",
    response={200: Organisations, 422: Mistake},
    summary="The organisations",
    operation_id="organisations",
)
def organisations(request: HttpRequest, asked: Query[Paged]) -> dict[str, Any]:
    """Each with its sector, where the source states one."""
    directory = directory_for(asker_on(request))
    found = part(list(directory.organisations.values()), asked)
    rows = [organisation_told(directory, o) for o in found.rows]
    return {"count": found.count, "organisations": rows}
