"""Numbers, addresses and birth dates are pointed out before words are sent; a swimming time is none of them."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from groundswell.threads.plain_checks import Found, Kind, found_in, is_nhs_number, without


def kinds(text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, one.text) for one in found_in(text)]


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("My number is 943 476 5919, ask them", "nhs_number", "943 476 5919"),
        ("9434765919", "nhs_number", "9434765919"),
        ("943-476-5919.", "nhs_number", "943-476-5919"),
        ("9 4 3 4 7 6 5 9 1 9", "nhs_number", "9 4 3 4 7 6 5 9 1 9"),
        ("٩٤٣٤٧٦٥٩١٩", "nhs_number", "٩٤٣٤٧٦٥٩١٩"),
        ("943\u00a0476\u20115919", "nhs_number", "943\u00a0476\u20115919"),
        ("943\u200b476\u200b5919", "nhs_number", "943\u200b476\u200b5919"),
        ("ring 07700 900123 please", "phone", "07700 900123"),
        ("ring (0161) 496 0000", "phone", "(0161) 496 0000"),
        ("+44 (0)161 496 0000", "phone", "+44 (0)161 496 0000"),
        ("0044 7700 900 123", "phone", "0044 7700 900 123"),
        ("07700.900.123", "phone", "07700.900.123"),
        ("0\uff17700900123", "phone", "0\uff17700900123"),
        ("7700 900123", "phone", "7700 900123"),
        ("+353 86 123 4567", "phone", "+353 86 123 4567"),
        ("write to ann.b+c@exa-mple.co.uk.", "email", "ann.b+c@exa-mple.co.uk"),
        ("ann \uff20 example.org", "email", "ann \uff20 example.org"),
        ("ann at example dot com", "email", "ann at example dot com"),
        ("born 3/4/2019", "birth_date", "3/4/2019"),
        ("DOB: 4th of July 2015", "birth_date", "4th of July 2015"),
        ("he was born in May 2020", "birth_date", "May 2020"),
        ("her birthday is on 3 May", "birth_date", "3 May"),
        ("Sam (12.03.1985)", "birth_date", "12.03.1985"),
        ("12/03/85", "birth_date", "12/03/85"),
        ("1985-03-12", "birth_date", "1985-03-12"),
        ("March 12th, 1985", "birth_date", "March 12th, 1985"),
        ("we live in SK1 3XE now", "postcode", "SK1 3XE"),
        ("sk13xe", "postcode", "sk13xe"),
        ("M1 1AE", "postcode", "M1 1AE"),
        ("EC1A 1BB", "postcode", "EC1A 1BB"),
    ],
)
def test_what_could_tell_who_somebody_is_is_found(text: str, kind: str, what: str) -> None:
    assert kinds(text) == [(kind, what)]


@pytest.mark.parametrize(
    "text",
    [
        "At 10:30 I swim 25 metres, in 2021 I swam 50.",
        "It was said at That Counts on 2 February 2021.",
        "Between 2/2/2021 and 11/5/2021 nothing moved.",
        "It costs £1,234,567.89 for 2021-22.",
        "12-15 people, 3 hoists and 1 lift.",
        "Call 999 or 111 or 101.",
        "Room A1 2nd floor, then M1 3am, on my PS5 2TB.",
        "943 476 5918 is not a number of the NHS",
        "My best is 0.25 and 10 20 30 40.",
        "I may go to the pool in May.",
        "We meet at the pool dot dot dot",
        "Tickets 00000000000000000000",
        "The 31/13/1990 is no day.",
        "Bus 192, 10 stops; 11/2 is a score.",
        "On 10.12.2024 10 came.",
    ],
)
def test_times_lengths_meetings_and_money_are_no_false_alarm(text: str) -> None:
    assert kinds(text) == []


def test_several_are_found_in_their_order() -> None:
    text = "Ann, born 3/4/2012, SK1 3XE, 07700 900123, ann@example.org, 943 476 5919."
    assert [kind for kind, _ in kinds(text)] == ["birth_date", "postcode", "phone", "email", "nhs_number"]


def test_what_was_found_can_be_taken_out_or_left() -> None:
    text = "Ring 07700 900123 or write to ann@example.org."
    phone, email = found_in(text)
    assert without(text, [phone]) == "Ring (taken out) or write to ann@example.org."
    assert without(text, [email, phone]) == "Ring (taken out) or write to (taken out)."
    assert without(text, []) == text


def test_each_kind_is_told_in_plain_words() -> None:
    assert [str(kind) for kind in Kind] == [
        "This may be an NHS number",
        "This may be an email address",
        "This may be a phone number",
        "This may be a birth date",
        "This may be a postcode",
    ]


@given(
    st.integers(100_000_000, 999_999_999),
    st.lists(st.sampled_from(["", " ", "-", "\u2009"]), min_size=9, max_size=9),
)
def test_every_nhs_number_is_found_however_it_is_spaced(nine: int, gaps: list[str]) -> None:
    tens = [f"{nine}{check}" for check in range(10) if is_nhs_number(f"{nine}{check}")]
    assume(tens)
    spaced = tens[0][0] + "".join(gap + digit for gap, digit in zip(gaps, tens[0][1:], strict=True))
    assert kinds(f"It is {spaced}, I think") == [("nhs_number", spaced)]


@given(st.integers(100_000_000, 999_999_999))
def test_at_most_one_digit_completes_an_nhs_number(nine: int) -> None:
    assert sum(is_nhs_number(f"{nine}{check}") for check in range(10)) <= 1


@given(
    st.from_regex(r"0[127][0-9]{2,3} ?[0-9]{3} ?[0-9]{3}", fullmatch=True), st.text("abc ,.\n", max_size=9)
)
def test_every_phone_number_of_ten_or_eleven_digits_is_found(phone: str, before: str) -> None:
    assert ("phone", phone) in kinds(f"{before} {phone} please")


made_up = st.lists(
    st.one_of(
        st.sampled_from(
            ["943 476 5919", "07700 900123", "a@b.org", "born 1/2/2003", "SK1 3XE", "10:30", "25 metres"]
        ),
        st.text("0123456789 .-/()+@ab\u0663\uff11", max_size=12),
        st.text(max_size=8),
    ),
    max_size=8,
).map(" ".join)


@given(made_up)
def test_what_is_found_stands_there_in_order_and_never_overlaps(text: str) -> None:
    found = found_in(text)
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert all(one.start < one.end for one in found)


@given(made_up)
def test_taking_out_takes_just_what_was_found(text: str) -> None:
    found = found_in(text)
    at, left = 0, []
    for one in found:
        left.append(text[at : one.start])
        at = one.end
    assert without(text, found) == "(taken out)".join([*left, text[at:]])


def test_twenty_thousand_characters_are_looked_through_quickly() -> None:
    """The longest texts that are kept, made of what each pattern begins with."""
    for piece in ("0", "0 ", "a", "a.", "1/", "born ", "+4", "(((", "SK1 ", "7 ", "at ", "may ", "9-"):
        assert all(isinstance(one, Found) for one in found_in((piece * 20_000)[:20_000]))
