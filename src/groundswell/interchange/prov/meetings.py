"""Meetings as activities of their forums."""

from __future__ import annotations

import datetime as dt

from groundswell.interchange.prov.document import Document
from groundswell.interchange.prov.who import forum_agent
from groundswell.register.models import Meeting


def tell_meeting(document: Document, meeting: Meeting) -> str:
    """A meeting with its forum; its times are local, and left out where nobody recorded them."""
    name = document.thing(
        "activity",
        f"meeting/{meeting.key}",
        "Meeting",
        day=meeting.day,
        startTime=dt.datetime.combine(meeting.day, meeting.start) if meeting.start else None,
        endTime=dt.datetime.combine(meeting.day, meeting.end) if meeting.start and meeting.end else None,
        minutes=meeting.minutes,
        synthetic=meeting.is_synthetic or None,
    )
    document.relate("wasAssociatedWith", name, forum_agent(document, meeting.forum))
    return name
