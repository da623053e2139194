"""Days as people type them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from groundswell.web.date_fields import ClockField, DayField, LastDayField, day_in_words, read_day

SECOND_OF_FEBRUARY = dt.date(2021, 2, 2)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "2 February 2021",
            "2 feb 2021",
            "02 Feb. 2021",
            "Tuesday 2 February 2021",
            "Tuesday, 2nd February 2021",
        ),
        *("2/2/2021", "02/02/2021", "2.2.2021", "2-2-2021", "2021-02-02", "  2   February\t2021 "),
    ],
)
def test_a_day_can_be_typed_in_three_forms(typed: str) -> None:
    assert read_day(typed) == SECOND_OF_FEBRUARY


def test_the_day_comes_first() -> None:
    assert read_day("3/12/2021") == dt.date(2021, 12, 3)


@pytest.mark.parametrize("typed", ["31 February 2021", "31/2/2021", "2021-02-31"])
def test_31_february_is_refused_with_a_clear_sentence(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read_day(typed)
    assert refused.value.messages == ["There is no 31 February 2021. February 2021 has 28 days."]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2/13/2021", "There is no month 13. Type the day first, then the month: 2/2/2021."),
        ("2 February 21", "“2 February 21” is not a date we can read."),
        ("next Tuesday", "“next Tuesday” is not a date we can read."),
        ("2 Fe 2021", "“2 Fe 2021” is not a date we can read."),
        ("2 February 3021", "The year must be between 1900 and 2100."),
        ("0 March 2021", "There is no 0 March 2021."),
    ],
)
def test_what_is_no_day_is_refused_and_says_how_to_mend_it(typed: str, said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read_day(typed)
    assert refused.value.messages[0].startswith(said)


def test_what_a_field_shows_it_can_read_back() -> None:
    every_month = [dt.date(2024, month, 29) for month in range(1, 13)]
    assert [read_day(day_in_words(day)) for day in every_month] == every_month


def test_an_empty_day_is_none_where_it_may_be_empty() -> None:
    assert DayField(required=False).clean("  ") is None
    with pytest.raises(ValidationError):
        DayField().clean("")


def test_a_last_day_is_stored_as_the_day_after() -> None:
    assert LastDayField.until_of(SECOND_OF_FEBRUARY) == dt.date(2021, 2, 3)
    assert LastDayField.until_of(None) is None


@pytest.mark.parametrize("typed", ["14:30", "14.30", "2:30pm", "2.30 PM"])
def test_a_time_can_be_typed_in_several_forms(typed: str) -> None:
    assert ClockField().clean(typed) == dt.time(14, 30)


def test_a_time_we_cannot_read_says_how_to_type_it() -> None:
    with pytest.raises(ValidationError) as refused:
        ClockField().clean("half two")
    assert refused.value.messages == ["We can't read this time. Type it like 14:30 or 2.30pm."]
