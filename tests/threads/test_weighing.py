"""What the tests of a claim add up to: against a slow version, and what must hold whatever is entered."""

from __future__ import annotations

import datetime as dt
import os
from itertools import permutations
from random import Random

import pytest

from groundswell.threads.weighing import LinkTold, Standing, date_order, weigh
from groundswell.threads.weighing import Tested as Done

KINDS = ("straw", "hoop", "smoking_gun", "doubly_decisive")
RESULTS = ("passed", "failed", "not_yet")
DAY = dt.date(2021, 1, 4)
CASES = 20_000 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 5_000
Claim = tuple[list[LinkTold], list[tuple[Done, ...]]]


def random_tests(rng: Random) -> tuple[Done, ...]:
    return tuple(Done(rng.choice(KINDS), rng.choice(RESULTS)) for _ in range(rng.randrange(4)))


def random_day(rng: Random) -> dt.date | None:
    return None if rng.random() < 0.3 else DAY + dt.timedelta(days=rng.randrange(4))


def random_claim(rng: Random) -> Claim:
    links = [LinkTold(random_day(rng), random_day(rng), random_tests(rng)) for _ in range(rng.randrange(4))]
    return links, [random_tests(rng) for _ in range(rng.randrange(3))]


def slow_link(link: LinkTold) -> str:
    """Said rule by rule, as a person would check them."""
    knows_both = link.cause_day is not None and link.effect_day is not None
    if knows_both and link.cause_day > link.effect_day:  # type: ignore[operator]  # both are days here
        return "RULED_OUT"
    said = slow_tests(link.tests)
    if said == "NOT_TESTED" and knows_both and link.cause_day != link.effect_day:
        return "POSSIBLE"
    return said


def slow_tests(tests: tuple[Done, ...]) -> str:
    for kind in ("hoop", "doubly_decisive"):
        if Done(kind, "failed") in tests:
            return "RULED_OUT"
    for kind, lends in (("doubly_decisive", "DECISIVE"), ("smoking_gun", "SUPPORTED"), ("hoop", "POSSIBLE")):
        if Done(kind, "passed") in tests:
            return lends
    return "NOT_TESTED"


def test_every_standing_is_what_going_rule_by_rule_finds() -> None:
    rng, met = Random(5), set()
    for _ in range(CASES):
        links, rivals = random_claim(rng)
        found = weigh(links, rivals)
        slow = [slow_link(link) for link in links]
        assert [one.name for one in found.links] == slow
        weakest = next((name for name in Standing.__members__ if name in slow), "NOT_TESTED")
        assert found.standing.name == weakest
        decided = bool(slow) and all(name == "DECISIVE" for name in slow)
        assert [r.name for r in found.rivals] == ["RULED_OUT" if decided else slow_tests(r) for r in rivals]
        met.add(found.standing)
    assert met == set(Standing)


def test_another_passed_test_never_weakens_and_a_failed_hoop_always_rules_out() -> None:
    rng = Random(7)
    for _ in range(CASES):
        links, rivals = random_claim(rng)
        if not links:
            continue
        before, one = weigh(links, rivals), rng.randrange(len(links))

        def with_test(
            kind: str, result: str, links: list[LinkTold] = links, one: int = one
        ) -> list[LinkTold]:
            link = links[one]
            more = LinkTold(link.cause_day, link.effect_day, (*link.tests, Done(kind, result)))
            return [*links[:one], more, *links[one + 1 :]]

        for kind in KINDS:
            assert weigh(with_test(kind, "passed"), rivals).standing >= before.standing
            assert weigh(with_test(kind, "not_yet"), rivals) == before
        for kind in ("hoop", "doubly_decisive"):
            assert weigh(with_test(kind, "failed"), rivals).standing is Standing.RULED_OUT
        for kind in ("straw", "smoking_gun"):
            assert weigh(with_test(kind, "failed"), rivals) == before
        assert weigh(links[:one] + links[one + 1 :], rivals).standing >= before.standing or len(links) == 1


def test_the_order_of_entry_never_matters() -> None:
    rng = Random(9)
    for _ in range(300):
        links, rivals = random_claim(rng)
        told = {weigh(list(order), rivals).standing for order in permutations(links)}
        assert len(told) == 1
        turned = [LinkTold(x.cause_day, x.effect_day, x.tests[::-1]) for x in links]
        assert weigh(turned, rivals).standing in told


@pytest.mark.parametrize(
    ("cause", "effect", "told"),
    [
        (0, 1, "passed"),
        (1, 1, "same_day"),
        (2, 1, "failed"),
        (None, 1, "not_recorded"),
        (1, None, "not_recorded"),
    ],
)
def test_date_order(cause: int | None, effect: int | None, told: str) -> None:
    day = [None if n is None else DAY + dt.timedelta(days=n) for n in (cause, effect)]
    assert date_order(*day).value == told
