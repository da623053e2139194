"""How often somebody was there: only meetings that met while the seat was held, and how many have a record."""

from __future__ import annotations

import datetime as dt

import pytest

from groundswell.records.asking import Asker
from groundswell.register.actions import add, amend
from groundswell.register.models import Attendance, Meeting, Person, Sitting
from groundswell.search.attendance import SeatFigures, at_meeting, figures_of, of_person, recorded_of
from groundswell.search.directory import directory_for
from tests.cast import Cast, new_cast

D = dt.date


def held(cast: Cast, day: dt.date, *, status: str = "held", **people: str) -> Meeting:
    """One meeting of the steering group, with people's statuses by key; a substitute stands in for the chair."""
    meeting = add(cast.operator, "meeting", {"forum": "steering", "day": day, "status": status})
    for key, what in people.items():
        values = {"meeting": meeting, "person": key, "status": what}
        if what == "substitute":
            values["substitute_for"] = "chair"
        add(cast.operator, "attendance", values)
    return meeting  # type: ignore[return-value]


def all_figures(asker: Asker, key: str) -> tuple[SeatFigures, ...]:
    person = Person.objects.get(key=key)
    directory = directory_for(asker)
    return figures_of(directory, person, of_person(directory, person), asker)


def counts(cast: Cast, key: str = "chair", seat: str = "steer-chair") -> tuple[int, int, int]:
    """Came, recorded, met."""
    one = next(f for f in all_figures(cast.lead, key) if f.holding.seat.key == seat)
    return one.came, one.recorded, one.met


def test_cancelled_postponed_and_inquorate_meetings_are_in_no_count(cast: Cast) -> None:
    for number, status in enumerate(("cancelled", "postponed", "inquorate"), start=11):
        held(cast, D(2021, 1, number), status=status, chair="present")
    assert counts(cast) == (1, 1, 1)


def test_meetings_before_the_seat_was_held_do_not_count(cast: Cast) -> None:
    """The seat is held from 1 March: what met before is not the holder's to have missed."""
    amend(cast.lead, Sitting.objects.get(key="s-chair"), {"start": D(2021, 3, 1)})
    held(cast, D(2021, 2, 12), chair="absent")
    assert counts(cast) == (0, 0, 0)


def test_what_is_not_recorded_is_said_and_not_counted_as_absence(cast: Cast) -> None:
    held(cast, D(2021, 1, 12), chair="absent")
    held(cast, D(2021, 1, 13), chair="apologies")
    held(cast, D(2021, 1, 14), chair="not_recorded")
    held(cast, D(2021, 1, 15), chair="expected")
    held(cast, D(2021, 1, 16))
    assert counts(cast) == (1, 3, 6)
    assert counts(cast, "practitioner", "steer-1") == (0, 0, 6)


def test_whoever_is_not_on_a_complete_list_did_not_come(cast: Cast) -> None:
    meeting = held(cast, D(2021, 1, 12), chair="present")
    Meeting.objects.filter(pk=meeting.pk).update(attendance_complete=True)
    assert counts(cast, "practitioner", "steer-1") == (0, 1, 2)


def test_a_meeting_still_to_come_or_only_expected_does_not_count(cast: Cast) -> None:
    held(cast, D(2021, 2, 16), status="confirmed", chair="apologies")
    held(cast, D(2021, 2, 1), status="expected")
    assert counts(cast) == (1, 1, 1)


def test_a_meeting_of_today_counts_once_it_is_recorded_as_held(cast: Cast) -> None:
    meeting = held(cast, D(2021, 2, 15), status="confirmed")
    assert counts(cast) == (1, 1, 1)
    amend(cast.operator, meeting, {"status": "held"})
    assert counts(cast) == (1, 1, 2)


def test_somebody_stood_in_for_was_not_there(cast: Cast) -> None:
    held(cast, D(2021, 1, 12), practitioner="substitute")
    assert counts(cast) == (1, 2, 2)
    assert counts(cast, "practitioner", "steer-1") == (1, 1, 2)


def test_a_holder_of_a_post_counts_only_while_they_hold_it(cast: Cast) -> None:
    seat = add(cast.lead, "seat", {"key": "by-post", "forum": "steering", "name": "Commissioning"})
    add(cast.lead, "sitting", {"seat": seat, "post": "commissioner", "start": D(2020, 1, 1)})
    held(cast, D(2020, 6, 1), practitioner="present")
    held(cast, D(2021, 1, 12), practitioner="present")
    assert counts(cast, "practitioner", "by-post") == (1, 1, 2)


def test_coverage_counts_complete_lists_of_meetings_that_met(cast: Cast) -> None:
    assert recorded_of(Meeting.objects.all(), cast.operator) == (1, 2)


def test_an_outsider_cannot_see_figures_of_hidden_seats(cast: Cast) -> None:
    assert all_figures(cast.outsider, "chair") == ()
    assert all_figures(cast.outsider, "champion") == ()


@pytest.mark.parametrize("who", list(vars(new_cast())))
def test_pages_show_whom_the_register_s_rule_shows(cast: Cast, who: str) -> None:
    """The directory reads the rule of `Attendance.visible_to` from memory: each asker sees the same by both."""
    asker = getattr(cast, who)
    for number, (key, status) in enumerate((("champion", "public"), ("discreet", "public"))):
        Person.objects.filter(key=key).update(visibility=status)
        held(cast, D(2021, 1, 20 + number), practitioner="substitute", chair="apologies", **{key: "present"})
    for number, other in enumerate(("champion", "discreet", "practitioner")):
        meeting = Meeting.objects.get(key="open-feb") if number else held(cast, D(2021, 1, 25))
        values = {
            "meeting": meeting,
            "person": "chair" if number < 2 else "far-person",
            "substitute_for": other,
        }
        add(cast.operator, "attendance", {**values, "status": "substitute"})
    by_rule = set(Attendance.objects.visible_to(asker).values_list("key", flat=True))
    directory = directory_for(asker)
    meetings = Meeting.objects.visible_to(asker)
    assert {a.key for m in meetings for a in at_meeting(directory, m)} == by_rule
    of_people = {a.key for p in Person.objects.visible_to(asker) for a in of_person(directory, p)}
    assert of_people == by_rule
