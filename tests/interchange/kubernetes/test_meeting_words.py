"""When a group meets, read from the words people write; what they leave open is never guessed."""

from __future__ import annotations

import datetime as dt

import pytest

from groundswell.interchange.kubernetes.meeting_words import rhythm_of

FIRST, LAST = dt.date(2025, 1, 1), dt.date(2025, 12, 31)
PT = "PT (Pacific Time)"


def days(day: str, time: str, zone: str, frequency: str, *, last: dt.date = LAST) -> list[str]:
    rhythm = rhythm_of(day, time, zone, frequency)
    assert rhythm is not None
    return [f"{at.astimezone(dt.UTC):%m-%d %H:%M}" for at in rhythm.moments(FIRST, last)]


def test_every_week_and_the_clocks_change_where_they_meet() -> None:
    found = days("Thursday", "11:00", PT, "weekly")
    assert len(found) == 52
    assert found[0] == "01-02 19:00"
    assert "03-06 19:00" in found
    assert "03-13 18:00" in found  # the clocks of California went forward on 9 March 2025


def test_every_two_weeks_from_a_day_that_is_named() -> None:
    rhythm = rhythm_of("Tuesday", "06:00", PT, "biweekly starting Tuesday Oct 28, 2025")
    assert rhythm is not None
    assert rhythm.is_certain
    assert [at.date().isoformat() for at in rhythm.moments(FIRST, LAST)] == [
        "2025-10-28", "2025-11-11", "2025-11-25", "2025-12-09", "2025-12-23",
    ]  # fmt: skip


def test_every_two_weeks_from_a_day_long_ago_keeps_its_weeks() -> None:
    found = days(
        "Tuesday", "10:00", PT, "bi-weekly starting Tuesday August 13, 2019", last=dt.date(2025, 1, 31)
    )
    assert found == ["01-07 18:00", "01-21 18:00"]
    assert (dt.date(2025, 1, 7) - dt.date(2019, 8, 13)).days % 14 == 0


def test_every_two_weeks_without_a_day_is_not_certain() -> None:
    rhythm = rhythm_of("Tuesday", "9:00", PT, "biweekly")
    assert rhythm is not None
    assert not rhythm.is_certain
    assert len(list(rhythm.moments(FIRST, LAST))) == 26


@pytest.mark.parametrize(
    ("day", "frequency", "found"),
    [
        ("first Wednesday", "monthly", "01-01 16:00"),
        ("third Wednesday", "monthly", "01-15 16:00"),
        ("Tuesday", "first Tuesday of the month", "01-07 16:00"),
    ],
)
def test_the_nth_weekday_of_a_month(day: str, frequency: str, found: str) -> None:
    told = days(day, "8:00", PT, frequency)
    assert told[0] == found
    assert len(told) == 12


@pytest.mark.parametrize("zone", ["EST (Eastern Time)", "ET (Eastern Time)", "Eastern Time (ET)"])
def test_eastern_time_is_summer_time_in_summer(zone: str) -> None:
    assert "07-03 18:00" in days("Thursday", "2PM", zone, "weekly")


@pytest.mark.parametrize(
    ("day", "time", "zone", "frequency"),
    [
        ("Thursday", "8:00", PT, "monthly"),
        ("Wednesday", "05:30", "UTC", "monthly - Wednesday, after the fourth Tuesday, every month"),
        ("Thursday", "25:00", PT, "weekly"),
        ("Thursday", "9", PT, "weekly"),
        ("Thursday", "13PM", PT, "weekly"),
        ("Thursday", "9:00", "Moon time", "weekly"),
        ("Thursday or Friday", "9:00", PT, "weekly"),
        ("", "9:00", PT, "weekly"),
        ("Thursday", "9:00", PT, "now and then"),
        ("Thursday", "9:00", "PT or ET", "weekly"),
    ],
)
def test_what_leaves_the_day_or_hour_open_is_not_understood(
    day: str, time: str, zone: str, frequency: str
) -> None:
    assert rhythm_of(day, time, zone, frequency) is None
