"""Index types, so that a person's number is never taken for a meeting's. No arrays here."""

from __future__ import annotations

from typing import NewType

MeetingIdx = NewType("MeetingIdx", int)
PersonIdx = NewType("PersonIdx", int)
ForumIdx = NewType("ForumIdx", int)
SubjectIdx = NewType("SubjectIdx", int)

NOBODY = PersonIdx(-1)
NOWHERE = MeetingIdx(-1)
NO_SUBJECT = SubjectIdx(-1)

MINUTES_A_DAY = 1440
