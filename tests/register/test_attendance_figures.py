"""How often somebody was there: only meetings held while the seat was held, and how many of those are recorded."""

from __future__ import annotations

import datetime as dt

from groundswell.register.actions import add, amend
from groundswell.register.attendance_figures import AttendanceFigure, figures_of, recorded_of
from groundswell.register.models import Meeting, Person, Sitting
from tests.cast import Cast

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


def figure(cast: Cast, key: str = "chair", seat: str = "steer-chair") -> AttendanceFigure:
    return next(f for f in figures_of(Person.objects.get(key=key), cast.lead) if f.seat.key == seat)


def counts(one: AttendanceFigure) -> tuple[int, int, int]:
    return one.present, one.recorded, one.held


def test_cancelled_postponed_and_inquorate_meetings_are_in_no_count(cast: Cast) -> None:
    for number, status in enumerate(("cancelled", "postponed", "inquorate"), start=11):
        held(cast, D(2021, 1, number), status=status, chair="present")
    assert counts(figure(cast)) == (1, 1, 1)


def test_meetings_before_the_seat_was_held_do_not_count(cast: Cast) -> None:
    """The seat is held from 1 March: what met before is not the holder's to have missed."""
    amend(cast.lead, Sitting.objects.get(key="s-chair"), {"start": D(2021, 3, 1)})
    cast.lead.kept.clear()
    held(cast, D(2021, 2, 12), chair="absent")
    assert counts(figure(cast)) == (0, 0, 0)
    assert figure(cast).finding == "No meeting was held while the seat was held."


def test_what_is_not_recorded_is_said_and_not_counted_as_absence(cast: Cast) -> None:
    held(cast, D(2021, 1, 12), chair="absent")
    held(cast, D(2021, 1, 13), chair="apologies")
    held(cast, D(2021, 1, 14), chair="not_recorded")
    held(cast, D(2021, 1, 15), chair="expected")
    held(cast, D(2021, 1, 16))
    assert counts(figure(cast)) == (1, 3, 6)
    assert figure(cast).finding == "Present at 1 of 3 recorded meetings; 3 of 6 held are recorded."


def test_a_meeting_still_to_come_does_not_count(cast: Cast) -> None:
    held(cast, D(2021, 2, 16), status="confirmed", chair="apologies")
    held(cast, D(2021, 2, 1), status="expected")
    assert counts(figure(cast)) == (1, 1, 1)


def test_somebody_stood_in_for_was_not_there(cast: Cast) -> None:
    held(cast, D(2021, 1, 12), practitioner="substitute")
    assert counts(figure(cast)) == (1, 2, 2)
    assert figure(cast).stood_in == 1


def test_nothing_recorded_is_a_finding_too(cast: Cast) -> None:
    assert figure(cast, "practitioner", "steer-1").finding == "1 meeting was held; who came is not recorded."


def test_a_holder_of_a_post_counts_only_while_they_hold_it(cast: Cast) -> None:
    seat = add(cast.lead, "seat", {"key": "by-post", "forum": "steering", "name": "Commissioning"})
    add(cast.lead, "sitting", {"seat": seat, "post": "commissioner", "start": D(2020, 1, 1)})
    held(cast, D(2020, 6, 1), practitioner="present")
    held(cast, D(2021, 1, 12), practitioner="present")
    assert counts(figure(cast, "practitioner", "by-post")) == (1, 1, 2)


def test_coverage_counts_complete_lists_of_meetings_that_met(cast: Cast) -> None:
    meetings = list(Meeting.objects.all())
    assert recorded_of(meetings, today=D(2021, 2, 15)) == (1, 2)


def test_an_outsider_cannot_see_figures_of_hidden_seats(cast: Cast) -> None:
    assert figures_of(Person.objects.get(key="chair"), cast.outsider) == ()
    assert figures_of(Person.objects.get(key="champion"), cast.outsider) == ()
