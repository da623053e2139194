"""Who has not been told back, over the API. Answers themselves are written and read on pages only."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Router, Schema

from groundswell.api.asked import asker_on
from groundswell.api.register_shapes import Mistake, Named
from groundswell.planner.owed import owed_to_people, owed_told

router = Router(tags=["threads"], by_alias=True)


class MeetingTold(Schema):
    """A meeting by its key, its forum's name and its day."""

    key: str = Field(description=_("The meeting's key."))
    forum: str = Field(description=_("The forum's name."))
    day: dt.date = Field(description=_("The day it meets or met."))


class ThreadOwed(Schema):
    """A thread that moved and whose people have not been told. How many people that are is never told."""

    thread: Named = Field(description=_("The thread."))
    not_told: str = Field(description=_("Who has not been told, in one sentence."))
    since: dt.date = Field(description=_("The day it moved last."))
    due: dt.date = Field(
        description=_("The day of their first meeting after that; 28 days where none is in the calendar.")
    )
    is_overdue: bool = Field(description=_("Whether that day has passed."))
    moved_at: MeetingTold | None = Field(
        description=_("The meeting that moved it; null where none is recorded.")
    )
    next_meeting: MeetingTold | None = Field(
        description=_("The next meeting of the forum where they asked; null where none is in the calendar.")
    )
    who_knows: list[Named] = Field(
        description=_("Who was there when it moved, and is expected at their next meeting.")
    )
    way_back: list[MeetingTold] = Field(
        description=_("Where nobody is at both: the meetings by which it could come back to them.")
    )
    way_back_says: list[str] = Field(
        description=_("The same in sentences. It could; it does not say that it did.")
    )


class ToldBack(Schema):
    """Everybody who waits to be told back, as far as you may see: the longest overdue first."""

    today: dt.date = Field(description=_("The day this was asked on."))
    finding: str = Field(description=_("What stands out, in a sentence or two."))
    threads: list[ThreadOwed] = Field(description=_("A row a thread, the longest overdue first."))


@router.get(
    "/told-back",
    response={200: ToldBack, 422: Mistake},
    summary="Who has not been told back",
    operation_id="told_back",
    url_name="told_back",
)
def told_back(request: HttpRequest) -> dict[str, Any]:
    """Threads that moved, whose people have not been told since."""
    asker = asker_on(request)
    return owed_told(owed_to_people(asker), asker.today)
