"""Signing in with a code: once, soon, ever more slowly after wrong tries; and no word on who has an account."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from groundswell.accounts import codes
from groundswell.accounts.actions import (
    LETTERS_AN_HOUR,
    close_account,
    new_code,
    open_account,
    send_code,
    sign_in,
)
from groundswell.accounts.errors import TooManyTries, WrongCode
from groundswell.accounts.models import Account, SignInCode
from groundswell.notices.models import Letter
from groundswell.records.asking import operator
from tests.cast import TODAY, Cast

NOW = dt.datetime(2021, 2, 15, 9, 0, tzinfo=dt.UTC)
LATER = dt.timedelta
EMAIL = "lead@example.org"


@pytest.fixture
def printed(cast: Cast) -> str:
    """The code printed as the account was opened."""
    _account, code = open_account(
        operator(TODAY), EMAIL, role="place_lead", scope="place", scope_key="millbrook", today=TODAY, now=NOW
    )
    return code


def mailed() -> str:
    """The code in the last letter."""
    letter = Letter.objects.order_by("-written", "-pk").first()
    assert letter is not None
    found = re.search(rf"\b[{codes.ALPHABET}]{{8}}\b", letter.body)
    assert found
    return found[0]


def wrong(email: str, code: str, now: dt.datetime = NOW, *, address: str = "") -> str:
    with pytest.raises(WrongCode) as caught:
        sign_in(email, code, now, address=address)
    return str(caught.value.as_json())


def test_a_printed_code_opens_the_account_once_in_any_case(printed: str) -> None:
    account = sign_in(EMAIL.upper(), f" {printed[:4].lower()}-{printed[4:]}", NOW)
    assert account.email == EMAIL
    wrong(EMAIL, printed)


def test_a_printed_code_is_good_for_a_day_and_no_longer(printed: str) -> None:
    wrong(EMAIL, printed, NOW + LATER(hours=24))
    assert sign_in(EMAIL, printed, NOW + LATER(hours=23, minutes=59))


def test_a_mailed_code_is_good_for_twenty_minutes(printed: str) -> None:
    send_code(EMAIL, NOW)
    wrong(EMAIL, mailed(), NOW + LATER(minutes=20))
    assert sign_in(EMAIL, mailed(), NOW + LATER(minutes=19))


def test_wrong_tries_use_up_no_code_and_make_only_their_own_address_wait(printed: str) -> None:
    """Once five wrong tries by anybody closed a code, so that whoever knew an address could shut its owner out."""
    for _try in range(5):
        wrong(EMAIL, "00000000", address="198.51.100.7")
    with pytest.raises(TooManyTries) as caught:
        sign_in(EMAIL, printed, NOW, address="198.51.100.7")
    assert "1 minute" in str(caught.value.remedy)
    assert sign_in(EMAIL, printed, NOW, address="203.0.113.9")


def test_the_wait_ends_by_itself_and_is_forgotten_with_the_right_code(printed: str) -> None:
    for _try in range(5):
        wrong(EMAIL, "00000000")
    soon = NOW + LATER(minutes=1)
    assert sign_in(EMAIL, printed, soon)
    for _try in range(5):
        wrong(EMAIL, "00000000", soon)


def test_a_stranger_waits_just_as_long(printed: str) -> None:
    for email in (EMAIL, "stranger@example.org"):
        for _try in range(5):
            wrong(email, "00000000")
        with pytest.raises(TooManyTries):
            sign_in(email, "00000000", NOW)


def test_letters_others_ask_for_displace_no_printed_code(printed: str) -> None:
    for minute in range(4):
        send_code(EMAIL, NOW + LATER(minutes=minute))
    assert sign_in(EMAIL, printed, NOW + LATER(minutes=5))


def test_both_a_mailed_and_a_printed_code_work_side_by_side(printed: str) -> None:
    send_code(EMAIL, NOW)
    assert sign_in(EMAIL, printed, NOW) and sign_in(EMAIL, mailed(), NOW)


def test_no_answer_tells_whether_an_address_has_an_account(
    printed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same sentence, and the same number of hashes looked at, for a stranger, a member and a used code."""
    tried: list[str | None] = []
    really = codes.fits
    monkeypatch.setattr(codes, "fits", lambda code, stored: tried.append(stored) or really(code, stored))
    answers = set()
    for email, code in ((EMAIL, "00000000"), ("stranger@example.org", "00000000"), ("", ""), (EMAIL, "")):
        tried.clear()
        answers.add(wrong(email, code))
        assert len(tried) == 2
    assert len(answers) == 1


def test_asking_for_a_code_answers_nothing_and_hashes_either_way(
    printed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashes: list[str] = []
    really = codes.hashed
    monkeypatch.setattr(codes, "hashed", lambda code: hashes.append(code) or really(code))
    assert send_code(EMAIL, NOW) is None and send_code("stranger@example.org", NOW) is None  # type: ignore[func-returns-value]
    assert len(hashes) == 2
    assert [letter.to for letter in Letter.objects.all()] == [EMAIL]


def test_at_most_a_few_letters_an_hour_go_to_one_address(printed: str) -> None:
    for minute in range(20):
        send_code(EMAIL, NOW + LATER(minutes=minute))
    assert Letter.objects.count() <= LETTERS_AN_HOUR
    send_code(EMAIL, NOW + LATER(hours=2))
    assert sign_in(EMAIL, mailed(), NOW + LATER(hours=2))


def test_only_the_hash_of_a_code_is_kept(printed: str) -> None:
    assert all(printed not in kept.hashed for kept in SignInCode.objects.all())


def test_a_closed_or_expired_account_is_not_opened(printed: str) -> None:
    Account.objects.update(expires_on=NOW.date())
    wrong(EMAIL, printed)
    Account.objects.update(expires_on=NOW.date() + LATER(days=1))
    account = sign_in(EMAIL, printed, NOW)
    again = new_code(account, NOW)
    close_account(operator(TODAY), account)
    wrong(EMAIL, again)
    send_code(EMAIL, NOW)
    assert not Letter.objects.exists()


def test_an_outsider_cannot(printed: str) -> None:
    """Somebody else's code opens no other account."""
    _other, code = open_account(
        operator(TODAY), "other@example.org", role="administrator", scope="instance", today=TODAY, now=NOW
    )
    wrong(EMAIL, code)
    wrong("other@example.org", printed)
