"""Days as people type them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.cli.days import BadDate, in_words, read_day, short


@pytest.mark.parametrize(
    "text",
    [
        "2021-02-02",
        "2/2/2021",
        "02/02/2021",
        "2.2.2021",
        "2 February 2021",
        "2 feb 2021",
        "2nd February 2021",
    ],
)
def test_each_way_of_typing_the_2nd_of_february_is_read(text: str) -> None:
    assert read_day(text) == dt.date(2021, 2, 2)


def test_the_day_comes_first() -> None:
    assert read_day("3/4/2021") == dt.date(2021, 4, 3)


@pytest.mark.parametrize(
    "text", ["31/2/2021", "29/2/2021", "0/1/2021", "1/13/2021", "1/1/1899", "1/1/2101", "٢/٢/٢٠٢١"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        read_day(text)


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    try:
        assert 1900 <= read_day(text).year <= 2100
    except BadDate as refused:
        assert refused.remedy


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 12, 31)))
def test_what_we_write_can_be_typed_back(day: dt.date) -> None:
    assert read_day(day.isoformat()) == read_day(short(day)) == read_day(in_words(day)) == day
