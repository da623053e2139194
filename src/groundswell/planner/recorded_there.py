"""What is recorded of one person at one forum's meetings of a day: attendance, and whether the meeting met."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from groundswell.engine.handed_on import THERE, Reason, RecordedAt
from groundswell.planner.timetable import day_number
from groundswell.records.asking import Asker
from groundswell.register.models import Attendance, Meeting

NO_MEETING = -1
AWAY = {"apologies": Reason.APOLOGIES, "absent": Reason.ABSENT}


@dataclass(frozen=True)
class RecordedMeeting:
    """One meeting, met or not, as it is recorded. `status` and `stands_for` go by the person's key."""

    key: str
    day: dt.date
    start: dt.time | None
    end: dt.time | None
    has_not_met: bool
    moved_to: dt.date | None
    complete: bool
    is_synthetic: bool
    status: dict[str, str] = field(default_factory=dict)
    stands_for: dict[str, str] = field(default_factory=dict)  # substitute -> the person they stood for

    def of(self, person: str, today: dt.date) -> Reason:
        """What is recorded of this person here. A meeting after `today` is still to come, whatever stands of it."""
        if self.has_not_met:
            return Reason.NOT_HELD
        if self.day > today:
            return Reason.TO_COME
        status = self.status.get(person, "")
        if status == "present":
            return Reason.PRESENT
        if status == "substitute":
            return Reason.STOOD_IN
        if person in self.stands_for.values():
            return Reason.REPLACED
        if status in AWAY:
            return AWAY[status]
        return Reason.NOT_RECORDED if status or not self.complete else Reason.NOT_LISTED

    def others(self, person: str) -> tuple[str, ...]:
        """Keys of those who stood in for this person here, or of the one they themselves stood in for."""
        if person in self.stands_for:
            return (self.stands_for[person],)
        return tuple(sub for sub, other in self.stands_for.items() if other == person)


class Record:
    """The meetings of some forums, as far as the asker may see them. Two queries when it is made."""

    def __init__(self, asker: Asker, *, forums: Collection[str], days: Collection[dt.date]) -> None:
        self.today = asker.today
        self.meetings: list[RecordedMeeting] = []
        self.on: dict[tuple[str, dt.date], list[int]] = defaultdict(list)  # (forum key, day) -> meetings
        if not days:
            return
        between = (min(days), max(days))
        found = Meeting.objects.visible_to(asker).filter(forum__key__in=set(forums), day__range=between)
        places: dict[int, int] = {}
        fields = ("id", "forum__key", "key", "day", "start", "end", "status", "moved_to__day")
        for row in found.order_by("day", "start", "id").values_list(
            *fields, "attendance_complete", "is_synthetic"
        ):
            pk, forum, key, day, start, end, status, moved_to, complete, made_up = row
            places[pk] = len(self.meetings)
            self.on[forum, day].append(len(self.meetings))
            self.meetings.append(
                RecordedMeeting(key, day, start, end, status in Meeting.NOT_MET, moved_to, complete, made_up)
            )
        self._attendances(asker, forums, between, places)

    def _attendances(
        self,
        asker: Asker,
        forums: Collection[str],
        between: tuple[dt.date, dt.date],
        places: dict[int, int],
    ) -> None:
        rows = Attendance.objects.visible_to(asker).filter(
            meeting__forum__key__in=set(forums), meeting__day__range=between
        )
        for meeting, person, status, other in rows.order_by("id").values_list(
            "meeting", "person__key", "status", "substitute_for__key"
        ):
            there = self.meetings[places[meeting]]
            there.status[person] = status
            if other:
                there.stands_for[person] = other

    def at(self, forum: str, day: dt.date, person: str) -> list[RecordedAt]:
        """What is recorded of a person at the forum's meetings of a day; one NO_MEETING where none is known."""
        found = self.on.get((forum, day), [])
        if not found:
            return [RecordedAt(NO_MEETING, day_number(day), Reason.NO_MEETING)]
        return [self._at(m, person) for m in found]

    def with_stood_for(
        self, firsts: Sequence[RecordedAt], seconds: Sequence[RecordedAt], person: str
    ) -> list[RecordedAt]:
        """The first meetings, marked where somebody was there whom the person stands in for at a second one."""
        stood_for = {
            self.meetings[s.meeting].stands_for[person] for s in seconds if s.carrier is Reason.STOOD_IN
        }
        return [
            f if f.meeting == NO_MEETING else self._at(f.meeting, person, stood_for=stood_for) for f in firsts
        ]

    def _at(self, m: int, person: str, *, stood_for: Collection[str] = ()) -> RecordedAt:
        meeting = self.meetings[m]
        return RecordedAt(
            m,
            day_number(meeting.day),
            meeting.of(person, self.today),
            _minute(meeting.start),
            _minute(meeting.end),
            any(meeting.of(other, self.today) in THERE for other in stood_for),
        )


def _minute(time: dt.time | None) -> int | None:
    return None if time is None else time.hour * 60 + time.minute
