"""Measuring, breaking and shortening text without a font."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.pictures.lettering import clean, shorten, width_of, wrap


@pytest.mark.parametrize(
    ("text", "drawn"),
    [("Active Communities Board", 11.94), ("Public Health Strategic Lead", 13.37), ("LP Ops", 3.29)],
)
def test_the_estimate_is_never_under_and_at_most_a_fifth_over_what_a_browser_draws(
    text: str, drawn: float
) -> None:
    """Widths in em of the bold reading face, measured in Chromium."""
    assert drawn <= width_of(text, 1) <= drawn * 1.2


def test_a_long_name_is_broken_at_spaces() -> None:
    assert wrap("Active Communities Board", 17, 190) == ("Active Communities", "Board")


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = wrap("one two three four five six seven eight", 17, 60, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_control_and_bidirectional_characters_are_taken_out() -> None:
    assert clean("a\u202eb\u2066\x00c\n  d\ud800") == "ab c d"


def test_accents_joined_to_a_letter_take_no_room() -> None:
    assert width_of("e\u0301", 16) == width_of("e", 16)


@given(st.text(max_size=80), st.floats(20, 400), st.integers(1, 4))
def test_no_line_is_wider_than_asked(text: str, limit: float, most: int) -> None:
    lines = wrap(text, 16, limit, most)
    assert len(lines) <= most
    assert all(width_of(line, 16) <= limit + 0.001 for line in lines)


@given(st.text(max_size=80))
def test_a_text_that_fits_is_left_as_it_is(text: str) -> None:
    assert shorten(text, 16, width_of(text, 16)) == text
