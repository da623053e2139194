"""Meetings over the API, in time order, each with its paper deadline."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Query, Router

from groundswell.api.asked import Day, Name, Paged, asker_on, part_of_rows, row_of
from groundswell.api.register_shapes import Meetings, Mistake
from groundswell.register.models import Meeting
from groundswell.search.directory import directory_for
from groundswell.search.told import meeting_told

router = Router(tags=["register"], by_alias=True)


class MeetingsAsked(Paged):
    """Which meetings. Both days count."""

    forum: Name | None = Field(None, description=_("The key of a forum."))
    first_day: Day | None = Field(None, alias="from", description=_("On or after this day."))
    last_day: Day | None = Field(None, alias="until", description=_("On or before this day: it counts."))


@router.get(
    "/meetings",
    response={200: Meetings, 404: Mistake, 422: Mistake},
    summary="The meetings in time order",
    operation_id="meetings",
)
def meetings(request: HttpRequest, asked: Query[MeetingsAsked]) -> dict[str, Any]:
    """Held, coming and cancelled ones, of the forums you may see."""
    asker = asker_on(request)
    rows = Meeting.objects.visible_to(asker).select_related("forum__place").order_by("day", "start", "id")
    if asked.forum is not None:
        row_of(directory_for(asker).forums, asked.forum, kind="forum")
        rows = rows.filter(forum__key=asked.forum)
    if asked.first_day is not None:
        rows = rows.filter(day__gte=asked.first_day)
    if asked.last_day is not None:
        rows = rows.filter(day__lte=asked.last_day)
    found = part_of_rows(rows, asked)
    return {"count": found.count, "meetings": [meeting_told(m) for m in found.rows]}
