"""How likely a word arrives: by one way, and by a date by any way. Worlds of attendance are drawn once an answer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from groundswell.engine.chance import (
    CERTAIN,
    PRIOR,
    SEED,
    UNKNOWN_RATE,
    WORLDS,
    Interval,
    Odds,
    counted,
    draw,
)
from groundswell.engine.ids import NOWHERE, ForumIdx, PersonIdx
from groundswell.engine.itineraries import Journey
from groundswell.engine.journeys import NEVER, Spread
from groundswell.engine.quorum import quorate
from groundswell.engine.reliable import Way, ways_to_forum, ways_to_person
from groundswell.engine.ways_in import takes_part
from groundswell.engine.worlds import heard_in
from groundswell.planner.answers import ChanceBy, Reliability
from groundswell.planner.asked import Asked
from groundswell.planner.phrases import about_so_many
from groundswell.planner.timetable import Timetable, date_of

EVERY = (1 << WORLDS) - 1
SAME = 1e-9


def _usual(odds: Odds, sitting: int) -> float:
    """The share of comings that is taken as usual where somebody sits."""
    return (odds.beta[sitting].a - odds.record[sitting].present) / PRIOR


def good_ways(asked: Asked, found: Spread) -> tuple[Way, ...]:
    """The few good ways: the earliest, those with fewer hand-offs, and those that are clearly likelier."""
    journeys = asked.ends(found)
    if not journeys:
        return ()
    if _all_recorded(asked, found, journeys):
        return tuple(Way(journey, 1.0, ()) for journey in journeys)
    odds = asked.timetable.odds
    if asked.target.kind == "forum":
        return ways_to_forum(found, ForumIdx(asked.target.index), odds=odds).handful()
    return ways_to_person(found, PersonIdx(asked.target.index), odds=odds).handful()


def _all_recorded(asked: Asked, found: Spread, journeys: Sequence[Journey]) -> bool:
    """Whether every attendance from the source to the last arrival is recorded, so that no chance is left."""
    calendar = found.calendar
    first, last = _first_meeting(found), max(journey.arrives for journey in journeys)
    attendances = range(calendar.first[first], calendar.first[last + 1])
    return all(asked.timetable.odds.sitting[a] == CERTAIN for a in attendances)


def _first_meeting(found: Spread) -> int:
    source = found.source
    return source.meeting if source.meeting != NOWHERE else bisect_left(found.calendar.day, source.day)


def simulated(asked: Asked, found: Spread, ways: Sequence[Way], *, seed: int) -> Simulated:
    """The worlds of an answer, up to the day it should be heard by, else to the last arrival shown."""
    arrivals = [found.calendar.day[way.journey.arrives] for way in ways]
    return Simulated(asked, found, max(arrivals) if asked.by is None else asked.terms.until, seed)


def _drawn(table: Timetable, sittings: Sequence[int], *, seed: int) -> dict[int, int]:
    """Attendance -> the worlds in which they come, of these sittings at least. Kept with the timetable for SEED."""
    if seed != SEED:
        return draw(table.odds, sittings, seed=seed)
    new = [s for s in sittings if s not in table.drawn_sittings]
    table.drawn.update(draw(table.odds, new, seed=seed))
    table.drawn_sittings.update(new)  # only now: another question may look while this one draws
    return table.drawn


@dataclass(frozen=True)
class Simulated:
    """One answer's worlds: who comes to which meeting, from the source to day `last` (which counts)."""

    asked: Asked
    found: Spread
    last: int
    seed: int

    @cached_property
    def meetings(self) -> range:
        """The meetings from the source to the last day."""
        return range(_first_meeting(self.found), bisect_right(self.found.calendar.day, self.last))

    @cached_property
    def comes(self) -> dict[int, int]:
        """Attendance -> the worlds in which they come, at each meeting that could hear. Those left out never do."""
        calendar, terms, odds = self.found.calendar, self.found.terms, self.asked.timetable.odds
        attendances = [
            a
            for m in self.meetings
            if self.found.heard[m] < NEVER
            for a in range(calendar.first[m], calendar.first[m + 1])
        ]
        sittings = sorted({odds.sitting[a] for a in attendances} - {CERTAIN})
        drawn = _drawn(self.asked.timetable, sittings, seed=self.seed)
        return {a: 0 if calendar.who[a] in terms.without else drawn.get(a, EVERY) for a in attendances}

    def quorate(self, m: int) -> int:
        """The worlds in which enough members come to meeting `m`."""
        return quorate(self.found.calendar, m, self._least(m), there=self.comes, every=EVERY)

    def _least(self, m: int) -> int:
        """The quorum of a meeting still to be held; 0 where it met, where none is stated, or where too few
        members are known by name to tell.
        """
        table, row = self.asked.timetable, self.asked.timetable.meetings[m]
        least = table.forums[row.forum].quorum
        if not least or row.has_met:
            return 0
        return least if table.named_members(row.forum, row.day) >= least else 0

    def of(self, way: Way) -> Reliability:
        """How likely one way is: that all its carriers come, and enough others where there is a quorum."""
        bits = EVERY
        for a in way.attendances:
            bits &= self.comes[a]
        ends = {m for leg in way.journey.legs for m in (leg.from_meeting, leg.to_meeting) if m != NOWHERE}
        for m in ends:
            bits &= self.quorate(m)
        odds = self.asked.timetable.odds
        sittings = {odds.sitting[a] for a in way.attendances}
        found = counted(bits)
        return Reliability(
            about=about_so_many(found.share),
            share=found.share,
            low=found.low,
            high=found.high,
            n_worlds=WORLDS,
            seed=self.seed,
            rests_on=sum(odds.record[s].meetings for s in sittings),
            assumes_four_in_five=all(abs(_usual(odds, s) - UNKNOWN_RATE) < SAME for s in sittings),
            certain=not way.attendances and all(not self._least(m) for m in ends),
        )

    def by_any_way(self) -> ChanceBy:
        """How likely the word arrives by the last day, by any way."""
        found = self._arrived()
        return ChanceBy(
            date=date_of(self.last),
            about=about_so_many(found.share),
            share=found.share,
            low=found.low,
            high=found.high,
            n_worlds=WORLDS,
            seed=self.seed,
        )

    def _arrived(self) -> Interval:
        """The worlds in which the target holds the word by the last day."""
        calendar, terms = self.found.calendar, replace(self.found.terms, until=self.last)
        there, meets = [0] * len(calendar.who), [EVERY] * calendar.n_meetings
        for a, bits in self.comes.items():
            there[a] = bits
        for m in self.meetings:
            if self.found.heard[m] < NEVER:
                meets[m] = self.quorate(m)
        heard = heard_in(calendar, self.found.source, terms, there=there, every=EVERY, held_meets=meets)
        bits, target = 0, self.asked.target
        for m in self.meetings:
            if target.kind == "person":
                bits |= heard[m] & self._told(m, target.index)
            elif calendar.forum[m] == target.index:
                bits |= heard[m]
        return counted(bits)

    def _told(self, m: int, person: int) -> int:
        """The worlds in which `person` is told at meeting `m`, if it hears: they come, or somebody for them."""
        calendar, bits = self.found.calendar, 0
        for a in range(calendar.first[m], calendar.first[m + 1]):
            is_told = person in (calendar.who[a], calendar.stands_in_for[a]) and calendar.receives[a]
            if is_told and takes_part(calendar, a, self.found.terms):
                bits |= self.comes.get(a, 0)
        return bits
