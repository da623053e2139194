"""The days by which a request about one's data must be answered. Each expectation is counted by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from groundswell.threads.clocks import acknowledge_by, answer_by, month_after


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2021-02-15", "2021-03-15"),  # a Monday
        ("2021-01-31", "2021-03-01"),  # the last day of February is a Sunday
        ("2024-01-31", "2024-02-29"),  # a leap year's Thursday
        ("2021-03-02", "2021-04-06"),  # 2 April is Good Friday, 5 April Easter Monday
        ("2020-12-25", "2021-01-25"),  # over the end of a year
        ("2021-11-25", "2021-12-29"),  # Christmas on a Saturday: the 27th and 28th are holidays too
    ],
)
def test_a_request_is_answered_within_one_month_on_a_working_day(received: str, due: str) -> None:
    assert answer_by(day(received), "ENG") == day(due)


def test_scotland_has_its_own_bank_holidays() -> None:
    assert answer_by(day("2021-12-03"), "ENG") == day("2022-01-04")
    assert answer_by(day("2021-12-03"), "SCT") == day("2022-01-05")


def test_a_month_is_never_longer_than_the_next_one() -> None:
    assert month_after(day("2023-01-29")) == day("2023-02-28")
    assert month_after(day("2023-12-31")) == day("2024-01-31")


def test_the_day_a_complaint_came_is_the_first_of_thirty() -> None:
    assert acknowledge_by(day("2021-02-01")) == day("2021-03-02")
