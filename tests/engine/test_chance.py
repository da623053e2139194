"""Worlds of attendance: what is drawn has the chances it should have, and the same seed draws the same."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from groundswell.engine.brinnington import brinnington
from groundswell.engine.chance import CERTAIN, WORLDS, Beta, Odds, Record, believed, draw, rate, wilson
from groundswell.engine.points import PLACES, POINTS, WEIGHT_PLACES, points, quadrature
from groundswell.engine.quorum import quorate

MANY = 1 << 18  # worlds, for a share within 0.005 of its chance
BETAS = [(3.2, 0.8), (3.2 + 9, 0.8 + 1), (0.2, 3.8), (4 * 0.97, 0.12), (2.0, 2.0), (60.0, 12.0)]


@pytest.mark.parametrize(("a", "b"), [*BETAS, (300.2, 0.05), (1e-3, 4.0), (500.0, 500.0)])
def test_a_few_points_have_the_moments_of_the_beta(a: float, b: float) -> None:
    """What befalls up to 11 meetings of one sitting has exactly the Beta's chance, before rounding."""
    found = quadrature(a, b)
    for k in range(2 * POINTS):
        assert sum(w * p**k for p, w in found) == pytest.approx(Beta(a, b).moment(k), abs=1e-11)


def test_any_record_gives_points_with_the_moments_of_its_beta() -> None:
    rng = Random(20210215)
    for _ in range(300):
        told = believed(Record(rng.randrange(40), rng.randrange(25)), rng.uniform(0.001, 0.999))
        for k in (1, 2, 5, 11):
            there = sum(w * p**k for p, w in quadrature(told.a, told.b))
            assert there == pytest.approx(told.moment(k), abs=1e-10)


@pytest.mark.parametrize(("a", "b"), BETAS)
def test_rounding_to_binary_places_moves_a_chance_by_no_more_than_it_says(a: float, b: float) -> None:
    one, whole = 1 << PLACES, 1 << WEIGHT_PLACES
    told, exact = points(a, b), quadrature(a, b)
    for chance, (p, _) in zip(told.chances, exact, strict=True):
        assert abs(chance / one - p) <= (2 ** -(PLACES + 1) if p < 1 - 2**-PLACES else 2**-PLACES)
    summed = 0.0
    for upto, (_, w) in zip(told.upto, exact, strict=True):
        summed += w
        assert upto / whole == pytest.approx(summed, abs=2 ** -(WEIGHT_PLACES + 1))


@pytest.mark.parametrize(("a", "b"), BETAS)
def test_those_drawn_come_together_as_often_as_one_chance_for_all_their_meetings_makes_them(
    a: float, b: float
) -> None:
    """Not merely each as often as on average: who came to three came to the fourth more often than not."""
    beta = Beta(a, b)
    there = draw(Odds([0] * 4, [beta], [Record()]), [0], worlds=MANY)
    for k in (1, 2, 3, 4):
        for together in combinations(range(4), k):
            bits = (1 << MANY) - 1
            for attendance in together:
                bits &= there[attendance]
            assert bits.bit_count() / MANY == pytest.approx(beta.moment(k), abs=0.005)


def test_two_sittings_are_drawn_independently_of_each_other() -> None:
    there = draw(Odds([0, 1], [Beta(3.2, 0.8)] * 2, [Record()] * 2), [0, 1], worlds=MANY)
    assert (there[0] & there[1]).bit_count() / MANY == pytest.approx(0.64, abs=0.005)


def test_the_same_seed_draws_the_same_and_another_draws_others() -> None:
    odds = Odds([0, 1, 0, 1], [Beta(3.2, 0.8), Beta(2, 2)], [Record()] * 2)
    assert draw(odds, [0, 1], seed=7) == draw(odds, [0, 1], seed=7)
    assert draw(odds, [0, 1], seed=7) != draw(odds, [0, 1], seed=8)


def test_an_attendance_is_drawn_alike_whatever_else_is_drawn() -> None:
    odds = Odds([0, 1, 0, 1], [Beta(3.2, 0.8), Beta(2, 2)], [Record()] * 2)
    together, alone = draw(odds, [0, 1]), draw(odds, [1])
    assert {a: together[a] for a in (1, 3)} == alone


def test_what_is_recorded_is_never_drawn() -> None:
    assert list(draw(Odds([CERTAIN, 0, CERTAIN], [Beta(3.2, 0.8)], [Record()]), [0])) == [1]


def test_where_nobody_ever_missed_a_meeting_everybody_comes() -> None:
    always = Odds([0, 0], [believed(Record(5, 0), 1.0)], [Record(5, 0)])
    never = Odds([0], [believed(Record(0, 5), 0.0)], [Record(0, 5)])
    assert list(draw(always, [0], worlds=8).values()) == [255, 255]
    assert list(draw(never, [0], worlds=8).values()) == [0]


def test_ones_own_record_outweighs_the_forum_after_some_meetings() -> None:
    usual = rate([Record(8, 2), Record(0, 10)])
    assert usual == 0.4
    beta = believed(Record(18, 2), usual)
    assert beta.moment(1) == pytest.approx((4 * 0.4 + 18) / 24)


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)],
)
def test_the_interval_is_wilsons(successes: int, n: int, low: float, high: float) -> None:
    """The last figures are those of Newcombe 1998, table I."""
    found = wilson(successes, n)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_a_quorum_counts_members_and_no_observers_or_invitees() -> None:
    """The SEND Board's only line is an invitee's: a quorum of one is never there."""
    calendar = brinnington()
    send_board = next(m for m in range(calendar.n_meetings) if calendar.forum[m] == 4)
    everybody = dict.fromkeys(range(len(calendar.who)), 1)
    assert quorate(calendar, send_board, 0, there=everybody, every=1) == 1
    assert quorate(calendar, send_board, 1, there=everybody, every=1) == 0


def test_a_boroughs_attendances_are_drawn_at_once() -> None:
    rng = Random(1)
    betas = [believed(Record(rng.randrange(10), rng.randrange(4)), 0.85) for _ in range(385)]
    odds = Odds([s for s in range(385) for _ in range(24)], betas, [Record()] * 385)
    assert len(draw(odds, range(385), worlds=WORLDS)) == 9240
