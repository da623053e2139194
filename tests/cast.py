"""The cast of every rules test: who asks, over a small made-up register. No story of any real place.

Millbrook (a borough) lies in Westshire, and Old Mill in Millbrook; Farfield is another borough. Open Door is public,
the Steering Group is its members', the Inner Board its place's leads' alone.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from groundswell.records.asking import Asker, Grant, operator
from groundswell.register.actions import apply
from groundswell.register.plan import Plan, PlanRow

TODAY = dt.date(2021, 2, 15)
YEAR = dt.date(2021, 1, 1)


def asker(name: str, *grants: Grant) -> Asker:
    """Somebody signed in, with these grants, on the cast's today."""
    return Asker(today=TODAY, account=name, grants=grants)


@dataclass(frozen=True)
class Cast:
    """Who asks. Each is made anew a test, so nothing is remembered of another's."""

    outsider: Asker
    member: Asker
    officer: Asker
    lead: Asker
    far_lead: Asker
    evaluator: Asker
    administrator: Asker
    operator: Asker

    def everybody_but(self, *names: str) -> dict[str, Asker]:
        """name -> asker, without the named ones."""
        return {name: one for name, one in vars(self).items() if name not in names}


def new_cast() -> Cast:
    """The cast, fresh."""
    return Cast(
        outsider=Asker(today=TODAY),
        member=asker("member", Grant("member", "forum", "steering")),
        officer=asker("officer", Grant("officer", "forum", "steering")),
        lead=asker("lead", Grant("place_lead", "place", "millbrook")),
        far_lead=asker("far-lead", Grant("place_lead", "place", "farfield")),
        evaluator=asker("evaluator", Grant("evaluator", "place", "millbrook")),
        administrator=asker("administrator", Grant("administrator", "instance")),
        operator=operator(TODAY),
    )


def row(kind: str, key: str, /, **values: object) -> PlanRow:
    """A new row of a plan, which says of itself where it stands."""
    return PlanRow(kind, key, "new", values, where=f"{kind} {key}")


def small_register() -> Plan:
    """Three forums of Millbrook and one of Farfield, at three levels, with people at three levels."""
    return Plan((*_places(), *_people(), *_seats(), *_calendar()))


def _places() -> list[PlanRow]:
    return [
        row("place", "westshire", name="Westshire", kind="city_region"),
        row("place", "millbrook", name="Millbrook", kind="borough", inside="westshire"),
        row("place", "old-mill", name="Old Mill", kind="neighbourhood", inside="millbrook"),
        row("place", "farfield", name="Farfield", kind="borough", inside="westshire"),
        row(
            "help_contact",
            "millbrook-desk",
            place="millbrook",
            name="Millbrook Safeguarding Desk",
            what_for="You are worried about somebody in Millbrook.",
            phone="01632 960001",
        ),
        row("layer", "near", name="Near", position=1),
        row("layer", "far", name="Far", position=2),
        row("forum", "open-door", name="Open Door", kind="community_forum", place="old-mill", walk_in=True),
        row(
            "forum",
            "steering",
            name="Millbrook Steering Group",
            short_name="Steering",
            kind="steering_group",
            place="millbrook",
            paper_days=5,
            visibility="members",
        ),
        row("forum", "inner", name="Inner Board", kind="board", place="millbrook", visibility="place"),
        row("forum", "far-board", name="Far Board", kind="board", place="farfield", visibility="members"),
        row("alias", "steering-old", name="The Thursday Group", forum="steering"),
    ]


def _people() -> list[PlanRow]:
    return [
        row("organisation", "council", name="Millbrook Council", sector="council", place="millbrook"),
        row("organisation", "charity", name="Mill Trust", sector="vcse"),
        row("person", "chair", name="Director", visibility="public", organisation="council"),
        row("person", "practitioner", name="Practitioner 1", visibility="members", organisation="charity"),
        row("person", "champion", name="Champion", visibility="members", organisation="charity"),
        row("person", "discreet", name="Discreet person", visibility="place", organisation="charity"),
        row("person", "far-person", name="Far person", visibility="members"),
        row("post", "commissioner", name="Commissioner", organisation="council"),
        row("post_holding", "commissioner-now", post="commissioner", person="practitioner", start=YEAR),
    ]


def _seats() -> list[PlanRow]:
    group = {"speaks_for": "Wheelchair users community"}
    return [
        row("seat", "open-1", forum="open-door", name="Trust", organisation="charity", **group),
        row(
            "seat",
            "open-2",
            forum="open-door",
            name="Lived experience",
            sensitive=True,
            mandate="self",
            **group,
        ),
        row("seat", "steer-chair", forum="steering", name="Chair", role="chair", organisation="council"),
        row("seat", "steer-1", forum="steering", name="Trust", position=1),
        row("seat", "steer-2", forum="steering", name="Kept back", visibility="place", position=2),
        row(
            "seat", "steer-others", forum="steering", name="others (not named)", is_aggregate=True, position=3
        ),
        row("seat", "inner-1", forum="inner", name="Member"),
        row("seat", "far-1", forum="far-board", name="Member"),
        row("sitting", "s-open-1", seat="open-1", person="practitioner", start=YEAR),
        row("sitting", "s-open-2", seat="open-2", person="champion", start=YEAR),
        row("sitting", "s-chair", seat="steer-chair", person="chair", start=YEAR),
        row("sitting", "s-steer-1", seat="steer-1", person="practitioner", start=YEAR),
        row("sitting", "s-steer-2", seat="steer-2", person="discreet", start=YEAR),
        row("sitting", "s-inner", seat="inner-1", person="chair", start=YEAR),
        row("sitting", "s-far", seat="far-1", person="far-person", start=YEAR),
    ]


def _calendar() -> list[PlanRow]:
    return [
        row("subject", "swimming", name="Accessible swimming"),
        row(
            "meeting",
            "open-feb",
            forum="open-door",
            day=dt.date(2021, 2, 2),
            status="held",
            attendance_complete=True,
        ),
        row("meeting", "steer-feb", forum="steering", day=dt.date(2021, 2, 9), status="held"),
        row("meeting", "steer-mar", forum="steering", day=dt.date(2021, 3, 9)),
        row("meeting", "inner-mar", forum="inner", day=dt.date(2021, 3, 10)),
        row("meeting", "far-mar", forum="far-board", day=dt.date(2021, 3, 11)),
        row("standing_item", "steer-swim", forum="steering", subject="swimming", owner="chair", start=YEAR),
        row("paper", "swim-paper", title="Swimming", meeting="steer-feb", authors=["practitioner"]),
        row("paper", "draft-paper", title="Not yet put to any meeting"),
        row("paper", "closed-paper", title="A contract", meeting="open-feb"),
        row(
            "agenda_item", "swim-item", meeting="steer-feb", number="1", title="Swimming", paper="swim-paper"
        ),
        row(
            "agenda_item",
            "closed",
            meeting="open-feb",
            number="9",
            title="Contract",
            restricted=True,
            paper="closed-paper",
        ),
        row("agenda_item", "open-item", meeting="open-feb", number="1", title="Ramps"),
        row("attendance", "a-prac", meeting="open-feb", person="practitioner", status="present"),
        row("attendance", "a-champ", meeting="open-feb", person="champion", status="present"),
        row("attendance", "a-chair", meeting="steer-feb", person="chair", status="present"),
        row("referral", "swim-on", paper="swim-paper", from_meeting="steer-feb", to_forum="far-board"),
        row("open_channel", "post", kind="post", name="A public post", to_forum="steering"),
    ]


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast, over the small register."""
    apply(operator(TODAY), small_register())
    return new_cast()
