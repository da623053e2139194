"""Half-open days."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from groundswell.records.dated import Dated, last_day_from_until, until_from_last_day

FIRST = dt.date(2021, 1, 1)
ENDS = st.one_of(st.none(), st.integers(0, 12).map(lambda n: FIRST + dt.timedelta(days=n)))
INTERVALS = st.builds(Dated, ENDS, ENDS)
DAYS = [FIRST + dt.timedelta(days=n) for n in range(-2, 15)]


def days_of(interval: Dated) -> set[dt.date]:
    """The slow, obvious version: every day of the test's small world that is inside."""
    return {
        day
        for day in DAYS
        if not (interval.start and day < interval.start) and not (interval.until and day >= interval.until)
    }


@given(INTERVALS)
def test_a_day_is_inside_from_the_start_until_the_day_before_the_end(interval: Dated) -> None:
    assert {day for day in DAYS if interval.holds_on(day)} == days_of(interval)


@given(INTERVALS, INTERVALS)
def test_two_overlap_where_they_share_a_day(one: Dated, other: Dated) -> None:
    if not one.is_empty() and not other.is_empty():
        assert one.overlaps(other) == bool(days_of(one) & days_of(other))
        assert one.overlaps(other) == other.overlaps(one)


@given(INTERVALS, INTERVALS)
def test_what_is_within_both_is_what_they_share(one: Dated, other: Dated) -> None:
    assert days_of(one.within(other)) == days_of(one) & days_of(other)


@given(INTERVALS)
def test_empty_means_no_day_is_inside(interval: Dated) -> None:
    assert interval.is_empty() == (not days_of(interval))


def test_a_handover_day_belongs_to_the_newcomer() -> None:
    handover = dt.date(2021, 3, 1)
    assert not Dated(None, handover).holds_on(handover)
    assert Dated(handover, None).holds_on(handover)
    assert Dated(None, handover).ended_by(handover)


def test_people_type_the_last_day_and_we_store_the_day_after() -> None:
    assert until_from_last_day(dt.date(2022, 7, 31)) == dt.date(2022, 8, 1)
    assert last_day_from_until(dt.date(2022, 8, 1)) == dt.date(2022, 7, 31)
    assert until_from_last_day(None) is None and last_day_from_until(None) is None
