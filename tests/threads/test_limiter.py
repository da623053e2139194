"""How many wrong tries are let through, from one address and from all together."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from groundswell.threads.limiter import KEPT, MOST_EVERYWHERE, WINDOW, hashed_address, wait

NOW = dt.datetime(2021, 2, 15, 12, tzinfo=dt.UTC)
NO_WAIT = dt.timedelta()


def ago(**how_long: float) -> dt.datetime:
    return NOW - dt.timedelta(**how_long)


def test_whoever_has_not_tried_is_let_through() -> None:
    assert wait([], [], NOW) == NO_WAIT


def test_twenty_wrong_tries_in_ten_minutes_and_the_next_one_waits() -> None:
    tries = [ago(minutes=5, seconds=i) for i in range(20)]
    assert not wait(tries[:19], tries[:19], NOW)
    assert wait(tries, tries, NOW)


def test_the_wait_ends_when_the_oldest_of_twenty_is_ten_minutes_old() -> None:
    tries = [ago(minutes=9), *[ago(minutes=1)] * 19]
    assert wait(tries, tries, NOW) == dt.timedelta(minutes=1)
    assert not wait(tries, tries, NOW + dt.timedelta(minutes=1))
    assert wait(tries, tries, NOW + dt.timedelta(seconds=59))


def test_one_address_does_not_hold_up_another() -> None:
    assert not wait([], [ago(minutes=1)] * 499, NOW)


def test_after_five_hundred_in_a_day_an_address_has_three_tries_in_ten_minutes() -> None:
    everywhere = [ago(hours=3)] * MOST_EVERYWHERE
    assert not wait([ago(minutes=1)] * 2, everywhere, NOW)
    assert wait([ago(minutes=1)] * 3, everywhere, NOW)
    assert not wait([ago(minutes=1)] * 3, everywhere[1:], NOW)


def test_whoever_has_not_tried_is_let_through_whatever_others_do() -> None:
    """A guesser cannot lock residents out."""
    assert not wait([], [ago(seconds=1)] * 100_000, NOW)


def test_yesterdays_tries_are_forgotten() -> None:
    assert not wait([NOW - KEPT] * 1000, [NOW - KEPT] * 1000, NOW)


@given(
    st.lists(st.integers(0, 90_000), max_size=40),
    st.lists(st.integers(0, 90_000), max_size=20),
    st.booleans(),
)
def test_no_lock_lasts_and_who_waits_as_told_is_let_through(
    here: list[int], others: list[int], busy: bool
) -> None:
    mine = [ago(seconds=s) for s in here]
    everywhere = mine + [ago(seconds=s) for s in others] + [ago(hours=1)] * (600 if busy else 0)
    told = wait(mine, everywhere, NOW)
    assert NO_WAIT <= told <= WINDOW
    assert not wait(mine, everywhere, NOW + told)
    if told:
        assert wait(mine, everywhere, NOW + told - dt.timedelta(seconds=1))


def test_an_address_is_kept_as_a_hash_that_the_salt_alone_explains() -> None:
    kept = hashed_address("192.0.2.7", "salt")
    assert len(kept) == 64
    assert kept == hashed_address(" 192.0.2.7 ", "salt") == hashed_address("::ffff:192.0.2.7", "salt")
    assert kept != hashed_address("192.0.2.8", "salt")
    assert kept != hashed_address("192.0.2.7", "another salt")


def test_a_household_counts_as_one_address() -> None:
    assert hashed_address("2001:db8:1:2::1", "s") == hashed_address("2001:db8:1:2:ffff::9", "s")
    assert hashed_address("2001:db8:1:2::1", "s") != hashed_address("2001:db8:1:3::1", "s")


def test_what_is_no_address_counts_as_one() -> None:
    assert hashed_address("", "s") == hashed_address("unix:", "s") == hashed_address("nonsense", "s")
    assert hashed_address("", "s") != hashed_address("192.0.2.7", "s")
