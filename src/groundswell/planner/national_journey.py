"""The few good answers on a log, leg by leg: no other arrives as early with as few hand-offs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import numpy as np

from groundswell.engine.first_hearing import first_hearing
from groundswell.engine.ids import MINUTES_A_DAY, NOWHERE
from groundswell.engine.log_journeys import Levels, LogLeg, levels_from, levels_from_person
from groundswell.planner.columns import Columns
from groundswell.planner.national import Terms, forum_or_person
from groundswell.planner.national_start import ForumTold, Origin, Start, forum_told, start_of
from groundswell.planner.timetable import date_of


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


def journeys(
    columns: Columns, *, origin: str, target: str, terms: Terms, earliest: bool = False
) -> NationalJourneys:
    """The Pareto set of (arrival, hand-offs), up to MOST hand-offs. One pass from the day it is said to the last.

    Ties: the carrier who got it earliest, then the order of the log. A forum that is also its own target, and
    a person who is, have no journey. `earliest`: only the first of them; between two forums the pass then stops
    at its answer. Raises UnknownName, AmbiguousName, NothingSaidThere, UnknownPlace.
    """
    kind, index = forum_or_person(columns, target, field="to")
    start = start_of(columns, origin, terms)
    name = columns.forums[index] if kind == "forum" else columns.people[index]
    told = NationalJourneys(start.origin(), name, kind, (), same=False)
    if (kind, index) == (start.kind, start.index):
        return replace(told, same=True)
    last = start.last
    if earliest and kind == "forum" and start.meeting != NOWHERE:
        found = first_hearing(start.laid.scan, start.meeting, last=last, target=index)
        if found.arrives == NOWHERE:
            return told
        last = int(columns.log.day[found.arrives])
    levels = _levels(start, last)
    if kind == "forum":
        meetings = start.meetings_of(index).tolist()
    elif index in {int(start.laid.scan.person_of[holder]) for holder in start.holders()}:
        return replace(told, same=True)
    else:
        meetings = _meetings_that_tell(start, index)
    kept = levels.front(meetings)
    return replace(told, journeys=tuple(_journey(start, levels, m) for m in (kept[:1] if earliest else kept)))


def _levels(start: Start, last: int) -> Levels:
    scan = start.laid.scan
    if start.meeting != NOWHERE:
        return levels_from(scan, start.meeting, last=last)
    return levels_from_person(scan, start.holders(), begin=start.begin, last=last)


def _meetings_that_tell(start: Start, person: int) -> list[int]:
    """The meetings a person is at, after the start, in time order."""
    log = start.log
    places = np.flatnonzero(log.who == person)
    found = np.searchsorted(log.first, places, side="right") - 1
    return [int(m) for m in found if m != start.meeting and log.day[m] <= start.last]


def _journey(start: Start, levels: Levels, m: int) -> Journey:
    arrives = int(start.log.day[m])
    legs = tuple(_leg(start, leg) for leg in levels.way_to(start.log, m))
    return Journey(date_of(arrives), arrives - start.day, int(levels.heard[m]), legs)


def _leg(start: Start, leg: LogLeg) -> Leg:
    log, people = start.log, start.columns.people
    starts_here = leg.from_meeting == NOWHERE
    there = set() if starts_here else {int(p) for p in start.there(leg.from_meeting)}
    both = sorted(p for p in start.there(leg.to_meeting).tolist() if p in there and p != leg.person)
    by_papers = int(log.cutoff[leg.to_meeting]) < int(log.start[leg.to_meeting]) - 1
    return Leg(
        people[leg.person],
        None if starts_here else _stop(start, leg.from_meeting),
        _stop(start, leg.to_meeting),
        date_of(int(log.cutoff[leg.to_meeting]) // MINUTES_A_DAY) if by_papers else None,
        tuple(people[p] for p in both),
    )


def _stop(start: Start, m: int) -> Stop:
    minute = int(start.log.start[m]) % MINUTES_A_DAY
    at = dt.time(minute // 60, minute % 60) if minute else None
    return Stop(forum_told(start.columns, int(start.log.forum[m])), date_of(int(start.log.day[m])), at)
