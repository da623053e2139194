"""A plan of many rows: all or nothing, in any order, every fault named by its place."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from groundswell.records.changes import verify
from groundswell.records.models import Change
from groundswell.register.actions import apply
from groundswell.register.errors import PlanFaults
from groundswell.register.models import (
    AgendaItem,
    Forum,
    Paper,
    Person,
    Place,
    RegisterVersion,
    Seat,
    Sitting,
)
from groundswell.register.plan import Plan, PlanRow
from tests.cast import Cast, row

D = dt.date


def changed(kind: str, key: str, /, **values: object) -> PlanRow:
    return PlanRow(kind, key, "changed", values, where=f"{kind} {key}")


def faults_of(cast: Cast, *rows: PlanRow) -> dict[str, str]:
    """where -> what, of a plan that is refused; and nothing of it was written."""
    before = _counts()
    with pytest.raises(PlanFaults) as caught:
        apply(cast.lead, Plan(rows))
    assert _counts() == before
    assert all(fault.remedy.endswith(".") for fault in caught.value.faults)
    return {fault.where: fault.what for fault in caught.value.faults}


def _counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Person, Seat, Sitting, Place, Change, Forum))


def test_rows_may_point_at_rows_that_come_later(cast: Cast) -> None:
    applied = apply(
        cast.lead,
        Plan(
            (
                row("sitting", "s", seat="new-seat", person="new-person", start=D(2021, 1, 1)),
                row("seat", "new-seat", forum="new-forum", name="Member"),
                row("forum", "new-forum", name="New", kind="board", place="new-place", successors=["newer"]),
                row("forum", "newer", name="Newer", kind="board", place="new-place", layers=["near", "far"]),
                row("person", "new-person", name="New person"),
                row("place", "new-place", name="New place", kind="ward", inside="new-wood"),
                row("place", "new-wood", name="New wood", kind="ward", inside="millbrook"),
            )
        ),
    )
    assert (applied.new, applied.changed, applied.kinds["place"]) == (7, 0, 2)
    assert Forum.objects.get(key="new-forum").successors.get().key == "newer"
    assert Forum.objects.get(key="newer").layers.count() == 2
    assert Place.objects.get(key="new-place").inside == Place.objects.get(key="new-wood")


def test_one_plan_is_one_change(cast: Cast) -> None:
    version, entries = RegisterVersion.objects.get().number, Change.objects.count()
    apply(cast.lead, Plan((row("subject", "a", name="A"), row("subject", "b", name="B"))))
    assert RegisterVersion.objects.get().number == version + 1
    last = Change.objects.order_by("number").last()
    assert last is not None
    assert Change.objects.count() == entries + 1
    assert last.detail == {"new": 2, "changed": 0, "kinds": {"subject": 2}}
    assert verify() == []


def test_changed_rows_change_only_what_they_say(cast: Cast) -> None:
    applied = apply(cast.lead, Plan((changed("forum", "inner", quorum=4, layers=["far"]),)))
    forum = Forum.objects.get(key="inner")
    assert (applied.changed, forum.quorum, forum.name) == (1, 4, "Inner Board")
    assert forum.layers.get().key == "far"


def test_the_same_rows_are_left_alone(cast: Cast) -> None:
    applied = apply(cast.lead, Plan((PlanRow("forum", "inner", "same", {"quorum": 9}),)))
    assert (applied.same, applied.new, applied.changed) == (1, 0, 0)
    assert Forum.objects.get(key="inner").quorum is None


def test_a_seat_changes_hands_in_one_plan_whatever_the_order(cast: Cast) -> None:
    """The newcomer starts on the day the other stops; told newcomer first, once new and once changed."""
    apply(
        cast.lead,
        Plan(
            (
                row("sitting", "next", seat="steer-1", person="champion", start=D(2021, 6, 1)),
                changed("sitting", "s-steer-1", until=D(2021, 6, 1)),
            )
        ),
    )
    apply(
        cast.lead,
        Plan(
            (
                changed("sitting", "next", start=D(2021, 5, 1)),
                changed("sitting", "s-steer-1", until=D(2021, 5, 1)),
            )
        ),
    )
    assert list(Seat.objects.get(key="steer-1").sittings.values_list("start", flat=True)) == [
        D(2021, 1, 1),
        D(2021, 5, 1),
    ]


def test_every_fault_is_named_by_its_row_and_nothing_is_written(cast: Cast) -> None:
    told = faults_of(
        cast,
        row("subject", "good", name="Good"),
        row("person", "nameless", name=""),
        row("seat", "lost", forum="no-such-forum", name="Lost"),
        row("sitting", "too-early", seat="steer-1", person="chair", start=D(2021, 1, 5)),
        row("sitting", "backwards", seat="far-off", person="chair", start=D(2021, 5, 1), until=D(2021, 4, 1)),
        row("seat", "far-off", forum="inner", name="Far off"),
        row("meeting", "steer-mar", forum="steering", day=D(2022, 1, 1)),
        row("meeting", "february-31", forum="steering", day="2021-02-31"),
        row("choir", "x", name="X"),
        row("subject", "twice", name="Once"),
        PlanRow("subject", "twice", "new", {"name": "Twice"}, where="subject twice, again"),
        PlanRow("person", "champion", "unsure", {}, where="person unsure", why="Two rows are like this one."),
        changed("person", "nobody", name="Nobody"),
    )
    assert told == {
        "person nameless": "“name” is missing.",
        "seat lost": "There is no forum with the key “no-such-forum”.",
        "sitting too-early": "Somebody else sits in this seat on some of those days.",
        "sitting backwards": "The last day comes before the first day.",
        "meeting steer-mar": "Something else has this key already.",
        "meeting february-31": "“2021-02-31” is no value for “day”.",
        "choir x": "This row is of no kind the register keeps.",
        "subject twice, again": "The key “twice” stands twice, here and at subject twice.",
        "person unsure": "Two rows are like this one.",
        "person nobody": "There is no person with the key “nobody”.",
    }


def test_faults_come_in_the_order_of_the_rows(cast: Cast) -> None:
    told = faults_of(
        cast,
        row("sitting", "a", seat="nowhere", person="chair"),
        row("person", "b", name=""),
        row("place", "c", name="C", kind="hamlet"),
    )
    assert list(told) == ["sitting a", "person b", "place c"]


def test_a_row_that_leans_on_a_bad_one_is_not_blamed_for_it(cast: Cast) -> None:
    told = faults_of(
        cast,
        row("seat", "bad", forum="nowhere", name="Bad"),
        row("sitting", "on-bad", seat="bad", person="chair"),
        row("forum", "f", name="F", kind="board", place="millbrook", successors=["g"]),
        row("forum", "g", name="", kind="board", place="millbrook"),
    )
    assert list(told) == ["seat bad", "forum g"]


def test_places_in_a_ring_are_refused(cast: Cast) -> None:
    told = faults_of(
        cast,
        row("place", "a", name="A", kind="ward", inside="b"),
        row("place", "b", name="B", kind="ward", inside="a"),
    )
    assert set(told.values()) == {"These rows point at each other in a ring."}


def test_two_new_sittings_in_one_seat_blame_the_second(cast: Cast) -> None:
    told = faults_of(
        cast,
        row("seat", "n", forum="inner", name="N"),
        *[
            row("sitting", f"s{i}", seat="n", person="chair", start=D(2021, i, 1), until=D(2021, i + 1, 1))
            for i in (1, 2)
        ],
        row("sitting", "late", seat="n", person="discreet", start=D(2021, 2, 20)),
    )
    assert list(told) == ["sitting late"]


def test_nothing_is_its_own_successor_in_a_plan_either(cast: Cast) -> None:
    told = faults_of(cast, row("forum", "f", name="F", kind="board", place="millbrook", successors=["f"]))
    assert told == {"forum f": "Nothing can be its own successor."}


def test_standing_items_are_placed_on_the_plan_s_meetings(cast: Cast) -> None:
    apply(cast.lead, Plan((row("meeting", "jun", forum="steering", day=D(2021, 6, 1)),)))
    assert AgendaItem.objects.get(meeting__key="jun").standing_item.key == "steer-swim"  # type: ignore[union-attr]


def test_a_row_without_a_key_is_given_one(cast: Cast) -> None:
    apply(cast.lead, Plan((row("person", "", name="Champion"), row("person", "", name="Champion"))))
    assert Person.objects.filter(key__in=["champion-2", "champion-3"]).count() == 2


def test_five_thousand_rows_are_taken_in_quickly_and_in_few_queries(cast: Cast) -> None:
    many = [
        line
        for i in range(700)
        for line in (
            row("person", f"p{i}", name=f"Person {i}"),
            row("seat", f"m{i}", forum="steering", name=f"Member {i}"),
            row("sitting", f"t{i}", seat=f"m{i}", person=f"p{i}", start=D(2020, 1, 1)),
            row("meeting", f"d{i}", forum="steering", day=D(2018, 1, 1) + dt.timedelta(days=i)),
            row("attendance", f"a{i}", meeting=f"d{i}", person=f"p{i}", status="present"),
            row("agenda_item", f"g{i}", meeting=f"d{i}", number="1", title="Item", subject="swimming"),
            row("paper", f"w{i}", title="Paper", meeting=f"d{i}", authors=[f"p{i}", "chair"]),
        )
    ]
    with CaptureQueriesContext(connection) as asked:
        apply(cast.lead, Plan(tuple(many)))
    assert Paper.objects.get(key="w699").authors.count() == 2
    assert len(asked) < 250  # inserts in batches: never a query a row


def test_an_outsider_cannot(cast: Cast) -> None:
    for name, one in cast.everybody_but("lead", "operator").items():
        with pytest.raises(PlanFaults) as caught:
            apply(
                one,
                Plan(
                    (row("seat", "mine", forum="inner", name="Mine"), changed("seat", "inner-1", name="Mine"))
                ),
            )
        assert len(caught.value.faults) == 2, name
    assert not Seat.objects.filter(name="Mine").exists()
