"""What the tests of a claim add up to: which link is weakest, what is ruled out, and what still stands.

Van Evera (1997, Guide to Methods) gave the four tests, Collier (2011, Understanding Process Tracing) their table, Beach
and Pedersen (2019, Process-Tracing Methods) the chain that is as strong as its weakest link. Of each test:

- hoop: to fail it rules out; to pass it is needed, and proves little;
- smoking gun: to pass it supports strongly; to fail it rules nothing out;
- doubly decisive: to pass it supports most, to fail it rules out;
- straw in the wind: alone it decides nothing, either way.

Date order is a hoop that each link with two days jumps by itself: the cause comes before the effect. No score, and no
percentage. No database here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum, IntEnum

from groundswell.threads.models.claims import EvidenceTest

Kind, Result = EvidenceTest.Kind, EvidenceTest.Result


class DateOrder(Enum):
    """Whether the cause came before the effect, as far as days tell."""

    PASSED = "passed"
    SAME_DAY = "same_day"
    FAILED = "failed"
    NOT_RECORDED = "not_recorded"


class Standing(IntEnum):
    """How a link or a rival stands, the weakest first. None of them is a likelihood."""

    RULED_OUT = 0
    NOT_TESTED = 1
    POSSIBLE = 2  # came through a hoop
    SUPPORTED = 3  # a smoking gun was found
    DECISIVE = 4  # came through a doubly decisive test


@dataclass(frozen=True)
class Tested:
    """One test of a link or a rival: its kind and its result."""

    kind: str
    result: str


@dataclass(frozen=True)
class LinkTold:
    """What is known of one link: both days where they are known, and its tests in any order."""

    cause_day: dt.date | None
    effect_day: dt.date | None
    tests: tuple[Tested, ...] = ()


@dataclass(frozen=True)
class Weighed:
    """A claim's standing, that of its links and its rivals, each in the order they were given."""

    standing: Standing
    links: tuple[Standing, ...]
    rivals: tuple[Standing, ...]


#: What each test lends when it is passed
LENDS = {
    Kind.STRAW: Standing.NOT_TESTED,
    Kind.HOOP: Standing.POSSIBLE,
    Kind.SMOKING_GUN: Standing.SUPPORTED,
    Kind.DOUBLY_DECISIVE: Standing.DECISIVE,
}
RULES_OUT = (Kind.HOOP, Kind.DOUBLY_DECISIVE)  # when it is failed


def date_order(cause: dt.date | None, effect: dt.date | None) -> DateOrder:
    """Whether the cause came first. Same day: the order is not known, so it neither passes nor fails.

    >>> date_order(dt.date(2021, 1, 4), dt.date(2021, 1, 20)).value
    'passed'
    >>> date_order(dt.date(2021, 1, 4), dt.date(2021, 1, 4)).value
    'same_day'
    """
    if cause is None or effect is None:
        return DateOrder.NOT_RECORDED
    if cause == effect:
        return DateOrder.SAME_DAY
    return DateOrder.PASSED if cause < effect else DateOrder.FAILED


def standing_of_link(link: LinkTold) -> Standing:
    """How one link stands, by its date order and its tests."""
    return _standing([*_of_dates(link), *link.tests])


def standing_of_rival(tests: Iterable[Tested], links: Collection[Standing]) -> Standing:
    """How another explanation stands. It is ruled out where every link came through a doubly decisive test.

    One such link is not enough: another explanation is of the whole change, and a chain is as strong as its weakest.

    Its own doubly decisive test supports it, and rules out neither the claim nor its other rivals: several causes can
    have worked together.
    """
    return Standing.RULED_OUT if set(links) == {Standing.DECISIVE} else _standing(tests)


def weigh(links: Iterable[LinkTold], rivals: Iterable[Iterable[Tested]]) -> Weighed:
    """A claim is as strong as its weakest link; without a link nothing of it is tested.

    >>> came_first = LinkTold(dt.date(2021, 1, 4), dt.date(2021, 1, 20))
    >>> weigh([came_first], [[Tested("hoop", "failed")]]).standing.name
    'POSSIBLE'
    """
    of_links = tuple(standing_of_link(link) for link in links)
    return Weighed(
        standing=min(of_links, default=Standing.NOT_TESTED),
        links=of_links,
        rivals=tuple(standing_of_rival(tests, of_links) for tests in rivals),
    )


def _of_dates(link: LinkTold) -> list[Tested]:
    order = date_order(link.cause_day, link.effect_day)
    return [Tested(Kind.HOOP, order.value)] if order in (DateOrder.PASSED, DateOrder.FAILED) else []


def _standing(tests: Iterable[Tested]) -> Standing:
    done = list(tests)
    if any(test.result == Result.FAILED and test.kind in RULES_OUT for test in done):
        return Standing.RULED_OUT
    passed = (LENDS[Kind(test.kind)] for test in done if test.result == Result.PASSED)
    return max(passed, default=Standing.NOT_TESTED)
