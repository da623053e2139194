"""Voices and a thread over the cast's small register. Every name and word here is made up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

import pytest

from groundswell.records.asking import Asker, Grant, operator
from groundswell.register.actions import apply
from groundswell.register.models import Forum, Meeting, Person
from groundswell.register.plan import Plan
from groundswell.threads import actions
from groundswell.threads.consent import Uses
from groundswell.threads.models import Thread, Voice
from tests.cast import TODAY, Cast, asker, row

NOW = dt.datetime(2021, 2, 15, 12, tzinfo=dt.UTC)
WORDS = "The changing room has no hoist, so my brother waits in the car every week."


@dataclass(frozen=True)
class Saying:
    """The forum it is said to, its officer who is named to open private voices, and how to say something."""

    forum: Forum
    meeting: Meeting
    keeper: Asker
    lead: Asker
    public: Asker

    def said(self, **changes: Any) -> actions.Said:
        """Words said at the meeting of 2 February, with the strictest answers."""
        said = actions.Said(
            forum=self.forum,
            form=Voice.Form.WORDS,
            where=Voice.Where.MEETING,
            meeting=self.meeting,
            said_on=self.meeting.day,
            words=WORDS,
        )
        return replace(said, **changes)

    def hear(self, **changes: Any) -> actions.Heard:
        """Heard from a visitor."""
        return actions.hear(Asker(today=TODAY), self.said(**changes), now=NOW)

    def mine(self, heard: actions.Heard) -> Asker:
        """Whoever holds the receipt."""
        return actions.asker_with_receipt(heard.voice, TODAY)

    def thread(self, *voices: Voice) -> Thread:
        """A thread opened by the forum's officer."""
        return actions.open_thread(
            self.keeper,
            self.forum,
            title="Accessible swimming",
            population="Disabled children",
            started=self.meeting.day,
            voices=voices,
        )


@pytest.fixture
def saying(cast: Cast) -> Saying:
    apply(
        operator(TODAY),
        Plan(
            (
                row(
                    "help_contact",
                    "somebody",
                    place="westshire",
                    name="Somebody to tell",
                    what_for="Worried about somebody",
                    phone="0800 1111",
                ),
            )
        ),
    )
    forum = Forum.objects.get(key="open-door")
    lead = cast.lead
    actions.name_keyholder(lead, forum, "keeper")
    return Saying(
        forum=forum,
        meeting=Meeting.objects.get(key="open-feb"),
        keeper=asker("keeper", Grant("officer", "forum", "open-door")),
        lead=asker("lead", Grant("place_lead", "place", "millbrook")),
        public=Asker(today=TODAY),
    )


@pytest.fixture
def practitioner(cast: Cast) -> Person:
    return Person.objects.get(key="practitioner")


#: Each use alone, and what it lets the words do
SHARED = Uses(share_inside=True)
CARRIED = Uses(carry=True, forums=("steering",))
QUOTED = Uses(quote_without_name=True)
NAMED = Uses(quote_with_name=True)
PUBLISHED = Uses(publish=True)
