"""What the database itself refuses, past every form and action, on SQLite and on PostgreSQL."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from django.db import IntegrityError, transaction

from groundswell.records.dated import Dated
from groundswell.register.errors import (
    AlreadyThere,
    NotValid,
    OwnSuccessor,
    PlaceLoop,
    PostTaken,
    RegisterError,
    SeatOfSeveral,
    SeatTaken,
)
from groundswell.register.mistakes import mistake_from
from groundswell.register.models import (
    Alias,
    Attendance,
    Forum,
    Layer,
    Meeting,
    Organisation,
    Person,
    Place,
    Post,
    PostHolding,
    Seat,
    Sitting,
    Subject,
)
from tests.cast import Cast

FIRST = dt.date(2021, 1, 1)


def day(number: int | None) -> dt.date | None:
    return None if number is None else FIRST + dt.timedelta(days=number)


def refusal(row: object, *, save: str = "save") -> RegisterError:
    """The mistake that saving a row makes of the database's refusal."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        getattr(row, save)()
    return mistake_from(caught.value)


def _seat_held_from_10_until_20() -> tuple[Seat, list[Person]]:
    seat = Seat.objects.create(key="tried", forum=Forum.objects.get(key="inner"), name="Tried")
    people = list(Person.objects.order_by("pk")[:2])
    Sitting.objects.create(key="a", seat=seat, person=people[0], start=day(10), until=day(20))
    return seat, people


def _with(row: object, **values: object) -> object:
    for name, value in values.items():
        setattr(row, name, value)
    return row


def _ends_first(row: object) -> object:
    return _with(row, start=day(5), until=day(5))


def _stands_in_for_self() -> object:
    row = Attendance.objects.select_related("person").first()
    assert row is not None
    return _with(row, status="substitute", substitute_for=row.person)


def _second_millbrook() -> Place:
    return Place(key="z", name="Millbrook", kind="borough", inside=Place.objects.get(key="westshire"))


def _second_attendance() -> Attendance:
    first = Attendance.objects.select_related("meeting", "person").get(key="a-prac")
    return Attendance(key="z", meeting=first.meeting, person=first.person)


def _second_meeting(**values: object) -> object:
    first = Meeting.objects.get(key="steer-mar")
    Meeting.objects.filter(pk=first.pk).update(**values)
    return Meeting(key="z", forum=first.forum, day=first.day, **values)


@pytest.mark.parametrize(
    ("start", "until"),
    [(10, 20), (None, 11), (19, None), (None, None), (12, 13), (0, 100), (10, 11), (19, 20)],
)
def test_two_sittings_that_share_a_day_in_one_seat_are_refused(
    cast: Cast, start: int | None, until: int | None
) -> None:
    seat, people = _seat_held_from_10_until_20()
    mistake = refusal(Sitting(key="b", seat=seat, person=people[1], start=day(start), until=day(until)))
    assert isinstance(mistake, SeatTaken)
    assert mistake.code == "seat_taken"
    assert str(mistake.remedy) == "End the present sitting first, or choose another seat."


@pytest.mark.parametrize(("start", "until"), [(20, None), (None, 10), (20, 21), (9, 10), (30, 40)])
def test_a_handover_day_belongs_to_the_newcomer(cast: Cast, start: int | None, until: int | None) -> None:
    seat, people = _seat_held_from_10_until_20()
    Sitting.objects.create(key="b", seat=seat, person=people[1], start=day(start), until=day(until))
    assert seat.sittings.count() == 2


def test_moving_a_sitting_onto_another_is_refused_too(cast: Cast) -> None:
    seat, people = _seat_held_from_10_until_20()
    other = Sitting.objects.create(key="b", seat=seat, person=people[1], start=day(20))
    other.start = day(19)
    assert isinstance(refusal(other), SeatTaken)
    elsewhere = Seat.objects.create(key="elsewhere", forum=seat.forum, name="Elsewhere")
    third = Sitting.objects.create(key="c", seat=elsewhere, person=people[1], start=day(15))
    third.seat = seat
    assert isinstance(refusal(third), SeatTaken)


def test_a_sitting_may_be_saved_again_as_it_is(cast: Cast) -> None:
    seat, _people = _seat_held_from_10_until_20()
    seat.sittings.get().save()


def test_the_database_and_the_records_room_agree_on_what_overlaps(cast: Cast) -> None:
    """Random pairs of intervals, open ends included: refused exactly where Dated says they share a day."""
    made_up = random.Random(5)
    seat, people = _seat_held_from_10_until_20()
    first = seat.sittings.get()
    for number in range(150):
        ends = [made_up.choice([None, *range(8)]) for _ in range(4)]
        a, b = Dated(day(ends[0]), day(ends[1])), Dated(day(ends[2]), day(ends[3]))
        if a.is_empty() or b.is_empty():
            continue
        Sitting.objects.filter(pk=first.pk).update(start=a.start, until=a.until)
        second = Sitting(key=f"n{number}", seat=seat, person=people[1], start=b.start, until=b.until)
        try:
            with transaction.atomic():
                second.save()
            refused = False
            second.delete()
        except IntegrityError:
            refused = True
        assert refused == a.overlaps(b), (a, b)


def test_two_holders_of_one_post_on_one_day_are_refused(cast: Cast) -> None:
    post, person = Post.objects.get(key="commissioner"), Person.objects.get(key="chair")
    assert isinstance(refusal(PostHolding(key="two", post=post, person=person, start=day(5))), PostTaken)
    PostHolding.objects.update(until=day(5))
    PostHolding.objects.create(key="two", post=post, person=person, start=day(5))


def test_nobody_sits_in_a_seat_that_stands_for_several(cast: Cast) -> None:
    several = Seat.objects.get(key="steer-others")
    assert isinstance(refusal(Sitting(key="x", seat=several, person=Person.objects.first())), SeatOfSeveral)
    moved = Sitting.objects.get(key="s-chair")
    moved.seat = several
    assert isinstance(refusal(moved), SeatOfSeveral)
    sat_in = Seat.objects.get(key="steer-1")
    sat_in.is_aggregate = True
    assert isinstance(refusal(sat_in), SeatOfSeveral)


def test_a_place_never_lies_inside_itself_nor_inside_its_parts(cast: Cast) -> None:
    top = Place.objects.get(key="westshire")
    for inside in ("westshire", "millbrook", "old-mill"):
        top.inside = Place.objects.get(key=inside)
        assert isinstance(refusal(top), PlaceLoop), inside


def test_nothing_is_its_own_successor(cast: Cast) -> None:
    for one in (Forum.objects.get(key="inner"), Organisation.objects.get(key="charity")):
        with pytest.raises(IntegrityError) as caught, transaction.atomic():
            one.successors.add(one)
        assert isinstance(mistake_from(caught.value), OwnSuccessor)


@pytest.mark.parametrize(
    ("make", "kind", "field"),
    [
        (lambda: Sitting(key="z", seat=Seat.objects.get(key="inner-1"), until=day(0)), NotValid, "person"),
        (lambda: _ends_first(Sitting.objects.get(key="s-chair")), NotValid, "until"),
        (lambda: _ends_first(PostHolding.objects.get()), NotValid, "until"),
        (lambda: Alias(key="z", name="Nobody's"), NotValid, "name"),
        (lambda: Seat(key="z", forum=Forum.objects.first(), name="z", how_many=3), NotValid, "how_many"),
        (lambda: _with(Forum.objects.get(key="inner"), quorum=0), NotValid, "quorum"),
        (lambda: _with(Forum.objects.get(key="inner"), opened=day(5), closed=day(5)), NotValid, "closed"),
        (lambda: _with(Meeting.objects.first(), start=dt.time(10), end=dt.time(10)), NotValid, "end"),
        (lambda: _with(Meeting.objects.first(), end=dt.time(10)), NotValid, "end"),
        (lambda: _with(Meeting.objects.first(), moved_to=Meeting.objects.last()), NotValid, "moved_to"),
        (lambda: _with(Attendance.objects.first(), status="substitute"), NotValid, "substitute_for"),
        (_stands_in_for_self, NotValid, "substitute_for"),
        (lambda: _with(Attendance.objects.first(), status="invited"), NotValid, "invited_for"),
        (lambda: Person(key="chair", name="Another"), AlreadyThere, "key"),
        (lambda: Subject(key="z", name="Accessible swimming"), AlreadyThere, "name"),
        (lambda: Layer(key="z", name="Third", position=1), AlreadyThere, "position"),
        (lambda: Place(key="z", name="Westshire", kind="borough"), AlreadyThere, "name"),
        (_second_millbrook, AlreadyThere, "name"),
        (_second_attendance, AlreadyThere, "person"),
        (_second_meeting, AlreadyThere, "day"),
        (lambda: _second_meeting(start=dt.time(9)), AlreadyThere, "day"),
    ],
)
def test_each_refusal_names_its_field_and_the_next_step(
    cast: Cast, make: object, kind: type[RegisterError], field: str
) -> None:
    mistake = refusal(make())  # type: ignore[operator]
    assert type(mistake) is kind
    assert mistake.field == field
    assert str(mistake).endswith(".") and str(mistake.remedy).endswith(".")
    assert "constraint" not in str(mistake).lower()
