"""How far a word could reach by seats on one day and on a later one: what was added, and what was lost.

Could reach only. What did reach is a thread's own: it is counted by its steps with evidence, in thread_reach.py.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.engine.ids import ForumIdx
from groundswell.planner.naming import BadQuestion
from groundswell.planner.options import NO_OPTIONS, Options
from groundswell.planner.starts import Start, start_of
from groundswell.planner.timetable import Timetable
from groundswell.records.asking import Asker

DECIDING_LAYERS = 2  # the two farthest from residents: strategic and executive, whatever a place calls them


@dataclass(frozen=True)
class Named:
    """One thing reached: a forum, sector, place, or a person in a deciding seat. `key` is "" where it has no page."""

    kind: str  # "forum", "sector", "place" or "person"
    key: str
    name: str
    seats: tuple[str, ...] = ()  # for a person: the deciding forums they sit on


KINDS = ("forum", "sector", "place", "person")


@dataclass(frozen=True)
class ReachOn:
    """What a word could reach by the seats of one day. Where it starts counts too, if it was open.

    `not_named` counts seats on reached deciding forums that stand for several people, who are not counted.
    """

    on: dt.date
    reached: tuple[Named, ...]
    not_named: int

    def of(self, kind: str) -> tuple[Named, ...]:
        """Those of one kind: forums nearest to residents first, people and places in the register's order."""
        return tuple(one for one in self.reached if one.kind == kind)


@dataclass(frozen=True)
class ReachCompared:
    """Could reach on two days. `deciding` names the layers whose seats count as deciding."""

    origin: str
    origin_key: str
    today: dt.date
    options: Options
    deciding: tuple[str, ...]
    before: ReachOn
    later: ReachOn

    def added(self, kind: str) -> tuple[Named, ...]:
        """Reached on the later day only."""
        return _without(self.later.of(kind), self.before.of(kind))

    def lost(self, kind: str) -> tuple[Named, ...]:
        """Reached on the earlier day only."""
        return _without(self.before.of(kind), self.later.of(kind))


def _without(these: Iterable[Named], those: Iterable[Named]) -> tuple[Named, ...]:
    gone = {(one.key, one.name) for one in those}
    return tuple(one for one in these if (one.key, one.name) not in gone)


def reach_compared(
    asker: Asker,
    *,
    origin: str,
    on: dt.date,
    later: dt.date,
    options: Options = NO_OPTIONS,
) -> ReachCompared:
    """What a word from `origin` could reach by seats on `on` and on `later`.

    Invitations made for a day or later count on that day. Raises BadQuestion and its kinds; also where
    `later` comes before `on`. One query where the timetable is kept.
    """
    if later < on:
        raise BadQuestion(
            _("The second day comes before the first."),
            remedy=_("Put the earlier day first."),
            field="and",
        )
    first = start_of(asker, origin=origin, after=on, options=options)
    second = start_of(asker, origin=origin, after=later, options=options)
    deciding = _deciding(first.table)
    return ReachCompared(
        origin=first.origin.name,
        origin_key=first.origin.key,
        today=asker.today,
        options=first.origin.options,
        deciding=tuple(first.table.layers[rank - 1] for rank in sorted(deciding)),
        before=_reach_on(first, deciding),
        later=_reach_on(second, deciding),
    )


def _deciding(table: Timetable) -> frozenset[int]:
    """The orders of the layers farthest from residents; of two layers the farther one, of one none."""
    last = len(table.layers)
    return frozenset(range(max(2, last - DECIDING_LAYERS + 1), last + 1))


def _reach_on(start: Start, deciding: frozenset[int]) -> ReachOn:
    """The forums by seats, and whom and what their seats lead to, on the start's day."""
    found = start.reached()
    forums = [f for f in start.forums() if f in found]
    rows = [start.table.forums[f] for f in forums]
    tops = [f for f in forums if start.table.forums[f].layer in deciding]
    gathered: dict[str, Callable[[], Iterable[Named]]] = {
        "forum": lambda: (Named("forum", row.key, row.name) for row in rows),
        "sector": lambda: _sectors(start, forums),
        "place": lambda: _places(start, forums),
        "person": lambda: _people(start, tops),
    }
    return ReachOn(
        on=start.origin.after,
        reached=tuple(one for kind in KINDS for one in gathered[kind]()),
        not_named=sum(len(start.table.forums[f].not_named) for f in tops),
    )


def _sectors(start: Start, forums: Iterable[ForumIdx]) -> Iterable[Named]:
    """Of those who sit there, as far as stated; by their code."""
    people = {p for f in forums for p in start.seating.hears[f]} - start.away
    return (
        Named("sector", sector, sector)
        for sector in sorted({start.table.people[p].sector for p in people} - {""})
    )


def _places(start: Start, forums: Iterable[ForumIdx]) -> Iterable[Named]:
    """The places these forums belong to, in the register's order; a larger place only where a forum is its own."""
    rows = start.table.places
    return (
        Named("place", rows[i].key, rows[i].name)
        for i in sorted({start.table.forums[f].place for f in forums})
    )


def _people(start: Start, deciding: list[ForumIdx]) -> Iterable[Named]:
    """Those who hold a seat of their own on a deciding forum, in the register's order; nobody is ranked."""
    table, day = start.table, start.origin.after
    members = table.members_on(day)
    for p, person in enumerate(table.people):
        seats = tuple(table.forums[f].name for f in deciding if p in members[f])
        if seats and p not in start.away:
            yield Named("person", person.key, person.name, seats)
