"""The few good answers on a log, leg by leg: no other arrives as early with as few hand-offs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from groundswell.engine.frontier import Frontier
from groundswell.engine.ids import MINUTES_A_DAY, NOWHERE
from groundswell.engine.levels import carry_levels
from groundswell.planner.columns import Columns
from groundswell.planner.national import Terms, forum_or_person
from groundswell.planner.national_start import ForumTold, Origin, Start, forum_told, start_of
from groundswell.planner.timetable import date_of

MOST = 16  # hand-offs followed
ITSELF = -2  # the word starts with this person


@dataclass(frozen=True)
class Stop:
    """A meeting on a journey. `start` is local, None where only the day is known."""

    forum: ForumTold
    day: dt.date
    start: dt.time | None


@dataclass(frozen=True)
class Leg:
    """One carrying. `from_stop` is None where the word starts with the carrier.

    `held_by`: the last day by which the carrier must hold the word, where papers have a deadline; else None.
    `could_also`: others who were at both meetings.
    """

    carrier: str
    from_stop: Stop | None
    to_stop: Stop
    held_by: dt.date | None
    could_also: tuple[str, ...]


@dataclass(frozen=True)
class Journey:
    """A good answer: `days` from when it is said to when it is heard; none where it is heard at the source."""

    arrives: dt.date
    days: int
    hand_offs: int
    legs: tuple[Leg, ...]


@dataclass(frozen=True)
class NationalJourneys:
    """The answers, the earliest first; empty where there is no way by `origin.last_day`. `same`: FROM is TO."""

    origin: Origin
    target: str
    target_kind: str
    journeys: tuple[Journey, ...]
    same: bool


def journeys(columns: Columns, *, origin: str, target: str, terms: Terms) -> NationalJourneys:
    """The Pareto set of (arrival, hand-offs), up to MOST hand-offs. One pass from the day it is said to the last.

    Ties: the carrier who got it earliest, then the order of the log. A forum that is also its own target, and
    a person who is, have no journey. Raises UnknownName, AmbiguousName, NothingSaidThere, UnknownPlace.
    """
    kind, index = forum_or_person(columns, target, field="to")
    start = start_of(columns, origin, terms)
    name = columns.forums[index] if kind == "forum" else columns.people[index]
    if (kind, index) == (start.kind, start.index):
        return NationalJourneys(start.origin(), name, kind, (), same=True)
    levels = _Levels(start)
    if kind == "forum":
        meetings = start.meetings_of(index).tolist()
    elif index in levels.held_at_start:
        return NationalJourneys(start.origin(), name, kind, (), same=True)
    else:
        meetings = levels.meetings_that_tell(index)
    return NationalJourneys(start.origin(), name, kind, levels.good_answers(meetings), same=False)


class _Levels:
    """One pass, and its journeys told; lives for one question."""

    def __init__(self, start: Start) -> None:
        self.start, self.columns, self.log = start, start.columns, start.log
        scan, speed = start.laid.scan, start.laid.speed
        holders = len(scan.person_of)
        level, self.heard = speed.levels(holders), speed.levels(len(scan.forum))
        self.told_at: Any = speed.numbers(holders * (MOST + 1), NOWHERE)
        source = ITSELF if start.meeting == NOWHERE else start.meeting
        self.held_at_start: set[int] = set()
        for holder in start.holders():
            level[holder], self.told_at[holder * (MOST + 1)] = 0, source
            self.held_at_start.add(int(scan.person_of[holder]))
        last = (start.last + 1) * MINUTES_A_DAY - 1
        speed.kernel(carry_levels)(scan, start.begin, last, MOST, level, self.heard, self.told_at)

    def meetings_that_tell(self, person: int) -> list[int]:
        """The meetings a person is at, after the start, in time order."""
        places = np.flatnonzero(self.log.who == person)
        found = np.searchsorted(self.log.first, places, side="right") - 1
        return [int(m) for m in found if m != self.start.meeting and self.log.day[m] <= self.start.last]

    def good_answers(self, meetings: Iterable[int]) -> tuple[Journey, ...]:
        frontier = Frontier[int]()
        for m in meetings:
            if self.heard[m] <= MOST:
                frontier.offer(int(self.log.start[m]), int(self.heard[m]), m)
        return tuple(self.journey(m) for m in frontier.kept())

    def journey(self, m: int) -> Journey:
        legs: list[Leg] = []
        here, arrives = m, int(self.log.day[m])
        while here != self.start.meeting and here != NOWHERE:
            carrier, came = self.best_raiser(here)
            legs.append(self.leg(carrier, came, here))
            here = came
        return Journey(date_of(arrives), arrives - self.start.day, int(self.heard[m]), tuple(reversed(legs)))

    def best_raiser(self, m: int) -> tuple[int, int]:
        """(Who brings it to `m` with its fewest hand-offs, from which meeting): whoever got it earliest."""
        scan, level = self.start.laid.scan, int(self.heard[m])
        found = []
        for i in range(scan.raise_first[m], scan.raise_first[m + 1]):
            came = int(self.told_at[scan.raiser[i] * (MOST + 1) + level])
            since = self.since(came)
            if came != NOWHERE and since <= self.log.cutoff[m]:
                found.append((since, int(scan.person_of[scan.raiser[i]]), came))
        _since, person, came = min(found)
        return person, NOWHERE if came == ITSELF else came

    def since(self, came: int) -> int:
        return int(self.log.end[came]) if came >= 0 else self.start.day * MINUTES_A_DAY - 1

    def leg(self, carrier: int, came: int, m: int) -> Leg:
        there = set() if came == NOWHERE else {int(p) for p in self.start.there(came)}
        both = sorted(p for p in self.start.there(m).tolist() if p in there and p != carrier)
        by_papers = int(self.log.cutoff[m]) < int(self.log.start[m]) - 1
        return Leg(
            self.columns.people[carrier],
            None if came == NOWHERE else self.stop(came),
            self.stop(m),
            date_of(int(self.log.cutoff[m]) // MINUTES_A_DAY) if by_papers else None,
            tuple(self.columns.people[p] for p in both),
        )

    def stop(self, m: int) -> Stop:
        minute = int(self.log.start[m]) % MINUTES_A_DAY
        start = dt.time(minute // 60, minute % 60) if minute else None
        return Stop(forum_told(self.columns, int(self.log.forum[m])), date_of(int(self.log.day[m])), start)
