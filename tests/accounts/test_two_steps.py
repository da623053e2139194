"""Passwords and second steps: what each proves, once, and what a sign-in without them is worth."""

from __future__ import annotations

import datetime as dt

import pytest

from groundswell.accounts import authenticator, waiting
from groundswell.accounts.actions import (
    choose_password,
    grant,
    open_account,
    prove_second_step,
    reset_sign_in,
    set_up_second_step,
    sign_in_by_password,
)
from groundswell.accounts.errors import (
    MayNotKeepAccounts,
    TooManyTries,
    WeakPassword,
    WrongPassword,
    WrongSecondStep,
)
from groundswell.accounts.grants import asker_for, has_second_step
from groundswell.accounts.models import Account, SecondStep
from groundswell.accounts.passwords import require_good
from groundswell.records.asking import Grant, operator
from tests.cast import TODAY, Cast
from tests.signing_in import totp_at

NOW = dt.datetime(2021, 2, 15, 9, 0, tzinfo=dt.UTC)
HALF_MINUTE = dt.timedelta(seconds=30)
EMAIL = "lead@example.org"
GOOD = "four lanterns under a bridge"
HERE, ELSEWHERE = "198.51.100.7", "203.0.113.9"


@pytest.fixture
def account(cast: Cast) -> Account:
    """A place lead with a password and an app."""
    opened, _code = open_account(
        operator(TODAY), EMAIL, role="place_lead", scope="place", scope_key="millbrook", today=TODAY, now=NOW
    )
    choose_password(opened, GOOD)
    return opened


@pytest.fixture
def codes(account: Account) -> list[str]:
    """Its recovery codes; the app showed its first figures at NOW."""
    salt = authenticator.new_salt()
    return set_up_second_step(account, salt, totp_at(salt, NOW), NOW, address=HERE)


def figures(account: Account, at: dt.datetime) -> str:
    return totp_at(SecondStep.objects.get(account=account).salt, at)


def test_without_both_steps_staff_roles_sleep_and_an_officer_is_a_member(
    cast: Cast, account: Account
) -> None:
    grant(cast.administrator, account, role="officer", scope="forum", scope_key="steering")
    grant(cast.administrator, account, role="officer", scope="place", scope_key="millbrook")
    for role in ("evaluator", "administrator", "data_protection", "place_lead"):
        grant(cast.administrator, account, role=role, scope="instance")
    assert asker_for(account, TODAY).grants == (Grant("member", "forum", "steering"),)
    assert len(asker_for(account, TODAY, is_strong=True).grants) == 7


def test_the_right_password_opens_and_every_wrong_one_sounds_alike(account: Account) -> None:
    assert sign_in_by_password(EMAIL.upper(), GOOD, NOW, address=HERE) == account
    told = set()
    for email, password in ((EMAIL, GOOD + " "), ("stranger@example.org", GOOD), (EMAIL, "")):
        with pytest.raises(WrongPassword) as caught:
            sign_in_by_password(email, password, NOW, address=HERE)
        told.add(str(caught.value.as_json()))
    assert len(told) == 1


def test_accents_typed_in_two_ways_are_one_password(account: Account) -> None:
    choose_password(account, "caf\u00e9 lanterns by the canal")
    assert sign_in_by_password(EMAIL, "cafe\u0301 lanterns by the canal", NOW, address=HERE)


@pytest.mark.parametrize(
    "weak",
    [
        "short",
        "fourteen chars",
        "aaaaaaaaaaaaaaaaaaaa",
        "passwordpassword",
        "password20212021!!",
        "qwertyqwertyqwerty",
        "lead@example.org!!!",
        "x" * 201,
    ],
)
def test_a_password_that_could_be_guessed_is_refused(weak: str) -> None:
    with pytest.raises(WeakPassword):
        require_good(weak, email=EMAIL)


@pytest.mark.parametrize(
    "good", [GOOD, "žluťoučký kůň pěl", "correct horse battery staple", "9 wet tin cans!"]
)
def test_any_long_phrase_of_ones_own_will_do(good: str) -> None:
    require_good(good, email=EMAIL)


def test_figures_are_taken_once_and_never_older_ones(account: Account, codes: list[str]) -> None:
    later = NOW + HALF_MINUTE
    with pytest.raises(WrongSecondStep):
        prove_second_step(account, figures(account, NOW), NOW, address=HERE)
    assert not prove_second_step(account, figures(account, later), later, address=HERE)
    for again in (later, NOW):
        with pytest.raises(WrongSecondStep):
            prove_second_step(account, figures(account, again), later, address=HERE)


def test_a_clock_half_a_minute_off_is_forgiven_and_more_is_not(account: Account, codes: list[str]) -> None:
    now = NOW + 10 * HALF_MINUTE
    for off in (-2, 2):
        with pytest.raises(WrongSecondStep):
            prove_second_step(account, figures(account, now + off * HALF_MINUTE), now, address=HERE)
    typed = figures(account, now - HALF_MINUTE)
    assert not prove_second_step(account, f"{typed[:3]} {typed[3:]}", now, address=HERE)


def test_a_recovery_code_works_once_in_any_case(account: Account, codes: list[str]) -> None:
    typed = authenticator.in_fours(codes[3]).lower()
    assert prove_second_step(account, typed, NOW, address=HERE)
    with pytest.raises(WrongSecondStep):
        prove_second_step(account, typed, NOW, address=HERE)


def test_wrong_figures_wait_wherever_they_come_from_and_a_recovery_code_goes_past(
    account: Account, codes: list[str]
) -> None:
    for _try in range(waiting.FREE):
        with pytest.raises(WrongSecondStep):
            prove_second_step(account, "000000", NOW, address=HERE)
    with pytest.raises(TooManyTries):
        prove_second_step(account, figures(account, NOW + HALF_MINUTE), NOW, address=ELSEWHERE)
    assert prove_second_step(account, codes[0], NOW, address=ELSEWHERE)


def test_wrong_passwords_make_only_their_own_address_wait(account: Account) -> None:
    for _try in range(waiting.FREE):
        with pytest.raises(WrongPassword):
            sign_in_by_password(EMAIL, "guess", NOW, address=HERE)
    with pytest.raises(TooManyTries):
        sign_in_by_password(EMAIL, GOOD, NOW, address=HERE)
    assert sign_in_by_password(EMAIL, GOOD, NOW, address=ELSEWHERE) == account


def test_waits_double_up_to_a_quarter_of_an_hour_and_no_further() -> None:
    waits = [waiting.wait([NOW] * wrong, NOW) for wrong in range(4, 12)]
    minutes = [wait.total_seconds() / 60 for wait in waits]
    assert minutes == [0, 1, 2, 4, 8, 15, 15, 15]
    assert waiting.wait([NOW] * 500, NOW) == waiting.LONGEST_WAIT
    assert not waiting.wait([NOW] * 500, NOW + waiting.LONGEST_WAIT)
    assert not waiting.wait([NOW] * 500, NOW + waiting.KEPT)


def test_no_secret_of_an_app_nor_recovery_code_is_kept(account: Account, codes: list[str]) -> None:
    step = SecondStep.objects.get(account=account)
    assert authenticator.secret_of(step.salt) not in str(vars(step))
    assert not {c.hashed for c in account.recovery_codes.all()} & set(codes)


def test_another_app_ends_the_one_before_and_its_codes(account: Account, codes: list[str]) -> None:
    before = SecondStep.objects.get(account=account).salt
    later = NOW + 4 * HALF_MINUTE
    salt = authenticator.new_salt()
    set_up_second_step(account, salt, totp_at(salt, later), later, address=HERE)
    for old in (totp_at(before, later + HALF_MINUTE), codes[0]):
        with pytest.raises(WrongSecondStep):
            prove_second_step(account, old, later + HALF_MINUTE, address=HERE)


def test_a_reset_takes_everything_away_and_gives_a_code(
    cast: Cast, account: Account, codes: list[str]
) -> None:
    sealed = account.get_session_auth_hash()
    assert reset_sign_in(cast.administrator, account, NOW)
    account.refresh_from_db()
    assert not has_second_step(account) and not account.has_usable_password()
    assert account.get_session_auth_hash() != sealed, "everybody signed in with it is signed out"


def test_an_outsider_cannot(cast: Cast, account: Account) -> None:
    for one in cast.everybody_but("administrator", "operator").values():
        with pytest.raises(MayNotKeepAccounts):
            reset_sign_in(one, account, NOW)
    assert sign_in_by_password(EMAIL, GOOD, NOW, address=HERE) == account
