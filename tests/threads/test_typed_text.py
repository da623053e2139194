"""What people type is kept whole; what hides, turns or breaks text is taken out, and said so."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.threads.receipt_errors import NothingTyped, TooMuchTyped
from groundswell.threads.typed_text import MOST, cleaned


@pytest.mark.parametrize(
    "text",
    [
        "The pool has no hoist.",
        "Two lines\nand a\ttab",
        "<b>bold</b> & <script>alert(1)</script>",
        "I feel 👨‍👩‍👧 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿 and 👍🏽",
        "میں تیراکی کرنا چاہتا ہوں",
        "我想游泳",
        "Ŵyf eisiau nofio",
        "=HYPERLINK('x')",
    ],
)
def test_words_of_every_kind_stay_as_they_were(text: str) -> None:
    assert cleaned(text).text == unicodedata.normalize("NFC", text)
    assert cleaned(text).changed == ()


def test_line_ends_become_line_feeds_and_nothing_is_told() -> None:
    assert cleaned("a\r\nb\rc\u2028d\x0be").text == "a\nb\nc\nd\ne"
    assert cleaned("a\r\nb").changed == ()


def test_an_accent_typed_apart_is_put_on_its_letter() -> None:
    assert cleaned("cafe\u0301").text == "café"


def test_spaces_round_the_words_go() -> None:
    assert cleaned("  \n a word \n").text == "a word"


def test_nul_and_other_control_characters_are_taken_out_and_said_so() -> None:
    told = cleaned("a\x00b\x07c\x9bd\ufeffe\x1b[31mf")
    assert told.text == "abcde[31mf"
    assert told.changed == ("We took out marks that cannot be seen.",)


def test_marks_that_turn_letters_round_are_taken_out_and_said_so() -> None:
    told = cleaned("I said \u202eon\u202c and \u2066yes\u2069")
    assert told.text == "I said on and yes"
    assert told.changed == ("We took out hidden marks that turn letters round.",)


def test_half_a_character_and_text_hidden_in_tags_are_taken_out() -> None:
    assert cleaned("a\ud800b").text == "ab"
    assert cleaned("hello\U000e0041\U000e0042").text == "hello"


@pytest.mark.parametrize("text", ["", "   \n", "\x00", "\u202e", "\u200b\u200d"])
def test_an_empty_text_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(NothingTyped) as error:
        cleaned(text)
    assert error.value.remedy == "Type a few words. Or send a picture or a sound."


def test_twenty_thousand_characters_are_kept_and_one_more_is_refused_with_its_words() -> None:
    assert len(cleaned("a" * MOST).text) == MOST
    typed = "swim " * 20_000
    with pytest.raises(TooMuchTyped) as error:
        cleaned(typed)
    assert error.value.text == typed
    assert error.value.message == "This has more than 20,000 characters."
    assert "two parts" in str(error.value.remedy)


@given(st.text(max_size=80))
def test_cleaning_twice_changes_nothing_and_no_letter_is_lost(text: str) -> None:
    try:
        once = cleaned(text)
    except NothingTyped:
        assert not any(unicodedata.category(c)[0] in "LNPS" for c in text)
        return
    assert cleaned(once.text) == type(once)(once.text)
    once.text.encode("utf-8")
    letters = [c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c)[0] in "LN"]
    assert [c for c in once.text if unicodedata.category(c)[0] in "LN"] == letters
