"""The Stockport example, loaded, and a copy of it with one thing changed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from groundswell.interchange.example import load_example
from groundswell.planner import ask, keeping
from groundswell.planner.answers import Answer
from groundswell.planner.options import Options
from groundswell.records.asking import Asker, operator
from groundswell.register.models import Attendance, Forum, Meeting, Person, Seat, Sitting, Subject

TODAY = dt.date(2021, 2, 15)
SUBJECT = "Physical activity for SEND"


class Stockport:
    """The example, and the few changes the tests make to it. Rows are changed in the database directly."""

    def ask(
        self,
        origin: str,
        target: str,
        after: str | None = None,
        *,
        by: str | None = None,
        about: str | None = None,
        back: bool = False,
        **options: Any,
    ) -> Answer:
        """The public's answer on 15 February 2021."""
        keeping.forget()
        return ask.journeys(
            Asker(today=TODAY),
            origin=origin,
            target=target,
            after=None if after is None else dt.date.fromisoformat(after),
            by=None if by is None else dt.date.fromisoformat(by),
            about=about,
            back=back,
            options=Options(**options),
        )

    def days(self, origin: str, target: str, after: str, **options: Any) -> int | None:
        """Days of the earliest journey; None where there is no way."""
        answer = self.ask(origin, target, after, **options)
        return answer.journeys[0].days if answer.journeys else None

    def forum(self, key: str) -> Forum:
        """A forum by its key."""
        return Forum.objects.get(key=key)

    def person(self, name: str) -> Person:
        """A person by the name shown."""
        return Person.objects.get(name=name)

    def meeting(self, forum: str, day: str) -> Meeting:
        """A forum's meeting on a day."""
        return Meeting.objects.get(forum__key=forum, day=day)

    def add_meeting(self, forum: str, day: str, **values: object) -> Meeting:
        """One meeting more."""
        key = f"{forum}-{day}-new"
        return Meeting.objects.create(
            key=key, forum=self.forum(forum), day=dt.date.fromisoformat(day), **values
        )

    def attend(self, meeting: Meeting, name: str, status: str, **values: object) -> Attendance:
        """What is recorded of somebody at a meeting."""
        row, _ = Attendance.objects.update_or_create(
            meeting=meeting,
            person=self.person(name),
            defaults={"key": f"{meeting.key}-{self.person(name).key}", "status": status, **values},
        )
        return row

    def seat(self, forum: str, name: str, role: str = "member", **sitting: object) -> Sitting:
        """A new seat, and somebody in it."""
        key = f"{forum}-new-{Seat.objects.count()}"
        seat = Seat.objects.create(key=key, forum=self.forum(forum), name=name, role=role, position=99)
        return Sitting.objects.create(key=key, seat=seat, person=self.person(name), **sitting)

    def somebody(self, name: str) -> Person:
        """One person more, whom everybody may see."""
        return Person.objects.create(
            key=name.lower().replace(" ", "-"), name=name, visibility="public", position=99
        )

    @property
    def subject(self) -> Subject:
        """The example's one subject."""
        return Subject.objects.get(name=SUBJECT)


@pytest.fixture
def stockport(db: None) -> Stockport:
    """The example as it is loaded."""
    load_example("stockport", operator(TODAY))
    return Stockport()
