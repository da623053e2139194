"""Upward only: what was told in one layer is never raised in a layer nearer to residents. Free where not asked.

Each layer has an order, 1 nearest to residents. Where direction is free every order is 0, and so is that of a
person's own word: it may be raised anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from groundswell.engine.calendar import Calendar
from groundswell.engine.journeys import NEVER, Holding, Spread
from groundswell.engine.ways_in import Terms


def counts(calendar: Calendar, m: int, terms: Terms) -> bool:
    """Whether meeting `m` hears and passes at all: its forum is not left out, and upward only it has a layer.

    >>> from groundswell.engine.brinnington import ACB, THAT_COUNTS, brinnington
    >>> calendar = brinnington()
    >>> [counts(calendar, 0, terms) for terms in (Terms(131), Terms(131, upward=(0, 2, 3, 4, 4)))]
    [True, False]
    """
    forum = calendar.forum[m]
    return forum not in terms.without_forums and not (terms.upward and terms.upward[forum] == 0)


def order_of(forum: int, terms: Terms) -> int:
    """The order of the forum's layer."""
    return terms.upward[forum] if terms.upward else 0


def order_at(calendar: Calendar, m: int, terms: Terms) -> int:
    """The order of the layer in which meeting `m` tells; 0 for NOWHERE, a person's own word."""
    return order_of(calendar.forum[m], terms) if m >= 0 else 0


def may_use(found: Spread, held: Holding, m: int) -> bool:
    """Whether a word held so may be raised at meeting `m`, as far as direction goes."""
    return order_at(found.calendar, held.meeting, found.terms) <= order_at(found.calendar, m, found.terms)


def held_since(found: Spread, person: int, order: int) -> int:
    """The first minute `person` holds the word so that they may raise it in a layer of this order, or NEVER.

    >>> from groundswell.engine.brinnington import ACB, PUBLIC_HEALTH_LEAD, brinnington
    >>> from groundswell.engine.journeys import Source, first_meeting, spread
    >>> calendar, terms = brinnington(), Terms(131, upward=(1, 2, 3, 4, 4))
    >>> found = spread(calendar, Source(first_meeting(calendar, ACB, after=0)), terms)
    >>> [held_since(found, PUBLIC_HEALTH_LEAD, order) < NEVER for order in (2, 4)]
    [False, True]
    """
    if not found.terms.upward:
        return found.held_since(person)
    calendar, terms = found.calendar, found.terms
    held = (h.since for h in found.holdings[person] if order_at(calendar, h.meeting, terms) <= order)
    return min(held, default=NEVER)


class Told:
    """What somebody would hold if they could receive at `meetings` too: (end, meeting) that tells them, by order."""

    def __init__(self, found: Spread, person: int, meetings: Iterable[int]) -> None:
        self.found, self.person = found, person
        self.first: dict[int, tuple[int, int]] = {}
        calendar = found.calendar
        for m in meetings:
            if found.heard[m] < NEVER and counts(calendar, m, found.terms):
                order, told = order_at(calendar, m, found.terms), (calendar.end[m], m)
                self.first[order] = min(told, self.first.get(order, told))

    def news(self) -> list[tuple[int, int, int]]:
        """(Order, end, meeting) of each telling that comes before they hold it so anyway."""
        return [
            (order, end, m)
            for order, (end, m) in self.first.items()
            if end < held_since(self.found, self.person, order)
        ]

    def held_at(self, m: int) -> int:
        """The first minute they would hold the word so that they may raise it at meeting `m`, or NEVER."""
        at = order_at(self.found.calendar, m, self.found.terms)
        told = (end for order, (end, _) in self.first.items() if order <= at)
        return min([held_since(self.found, self.person, at), *told])
