"""A word followed with different people away, all at once: a bit for each set of people who are away.

In the world of a bit those of its set neither raise nor are told; their meetings stand. No quorum here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from groundswell.engine.calendar import Calendar, minutes
from groundswell.engine.ids import MINUTES_A_DAY, NOBODY, NOWHERE, ForumIdx, PersonIdx
from groundswell.engine.journeys import Source
from groundswell.engine.scan import Laid, laid_out
from groundswell.engine.ways_in import Terms

PAPER = -1


@dataclass(frozen=True)
class Followed:
    """Where the word gets to in each world, and by whom.

    `heard`: meeting -> the worlds in which it hears; [M]. `brought`: meeting -> (worlds, raiser, or
    PAPER and from which meeting), no world twice. `told`: holder -> (worlds, place in `told` of the scan).
    """

    calendar: Calendar
    source: Source
    laid: Laid
    heard: list[int]
    reached: dict[int, int]  # forum -> the worlds in which one of its meetings hears
    brought: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)
    told: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)

    def way_to(self, forum: ForumIdx, world: int) -> frozenset[PersonIdx]:
        """Everybody one way to the forum rests on in a world in which it hears; empty where papers suffice.

        Its first hearing, back to the source: those who raise and who hold it; a substitute counts
        with whom they stand in for, both where they raise it for them and where they bring it back.
        """
        calendar, bit = self.calendar, 1 << world
        m = next(m for m, worlds in enumerate(self.heard) if worlds & bit and calendar.forum[m] == forum)
        people: set[int] = set()
        while m not in (self.source.meeting, NOWHERE):
            m = self._step_back(m, bit, people)
        return frozenset(map(PersonIdx, people))

    def _step_back(self, m: int, bit: int, people: set[int]) -> int:
        """The meeting from which it was brought to `m`, NOWHERE for the person it starts with."""
        scan, lines, who = self.laid.scan, self.laid.lines, self.calendar.who
        _worlds, raiser, before = next(row for row in self.brought[m] if row[0] & bit)
        if raiser == PAPER:
            return before
        holder = scan.raiser[raiser]
        people |= {who[lines.raiser[raiser]], scan.person_of[holder]}
        _worlds, told, before = next(row for row in self.told[holder] if row[0] & bit)
        if before != NOWHERE and lines.whose[told] != NOBODY:
            people.add(who[lines.told[told]])
        return before


def follow(
    calendar: Calendar, source: Source, terms: Terms, away: Sequence[frozenset[PersonIdx]]
) -> Followed:
    """Follow the word from `source` with each of these sets of people away, beside those of the terms.

    The same rules as `spread`, hand-offs aside. Cost: O(attendances) operations on all worlds at once.

    >>> from groundswell.engine.brinnington import ACB, PUBLIC_HEALTH_LEAD, THAT_COUNTS, brinnington
    >>> from groundswell.engine.journeys import first_meeting
    >>> calendar = brinnington()
    >>> source = Source(first_meeting(calendar, THAT_COUNTS, after=33))
    >>> found = follow(calendar, source, Terms(until=131), [frozenset(), frozenset({PUBLIC_HEALTH_LEAD})])
    >>> bin(found.reached[ACB]), PUBLIC_HEALTH_LEAD in found.way_to(ACB, 0)
    ('0b1', True)
    """
    laid = laid_out(calendar, terms)
    found = Followed(calendar, source, laid, [0] * calendar.n_meetings, {})
    _Pass(found, terms, away).run()
    return found


class _Pass:
    """One pass over the events; lives for one."""

    def __init__(self, found: Followed, terms: Terms, away: Sequence[frozenset[PersonIdx]]) -> None:
        self.found, self.terms = found, terms
        self.every = (1 << len(away)) - 1
        self.here = [self.every] * found.calendar.n_people  # person -> worlds in which they are not away
        for world, people in enumerate(away):
            for p in people:
                self.here[p] &= ~(1 << world)
        self.held = [0] * len(found.laid.scan.person_of)  # holder -> worlds in which they hold it by now

    def run(self) -> None:
        scan, heard, reached = self.found.laid.scan, self.found.heard, self.found.reached
        last, groups = minutes(self.terms.until, MINUTES_A_DAY - 1), len(scan.meeting_of)
        for e in range(self._set_down(), len(scan.event)):
            if scan.at[e] > last:
                break
            code = scan.event[e]
            if code < 0:
                if worlds := heard[~code]:
                    reached[scan.forum[~code]] = reached.get(scan.forum[~code], 0) | worlds
                    self._tell(~code)
            elif code < groups:
                self._raise(code)
            elif worlds := heard[scan.paper_from[code - groups]] & ~heard[scan.paper_to[code - groups]]:
                self._bring(scan.paper_to[code - groups], worlds, PAPER, scan.paper_from[code - groups])

    def _set_down(self) -> int:
        """Set the word down where it starts; the first event to look at."""
        source, scan = self.found.source, self.found.laid.scan
        if source.meeting != NOWHERE:
            self.found.heard[source.meeting] = self.every
            return int(scan.tells_at[source.meeting])
        if source.person not in self.terms.without:
            for holder in self.found.laid.holders[source.person]:
                self._hold(holder, self.here[source.person], -1, NOWHERE)
        return bisect_left(scan.at, minutes(source.day) - 1)

    def _raise(self, group: int) -> None:
        """Those of a group who hold it bring it; whoever stands in for somebody must be there themselves."""
        scan, held = self.found.laid.scan, self.held
        m = scan.meeting_of[group]
        missing = self.every & ~self.found.heard[m]
        if not missing:
            return
        for i in range(scan.raise_first[group], scan.raise_first[group + 1]):
            worlds = held[scan.raiser[i]] & missing
            if worlds and scan.least[group]:
                worlds &= self.here[self.found.calendar.who[self.found.laid.lines.raiser[i]]]
            if worlds:
                self._bring(m, worlds, i, NOWHERE)
                missing &= ~worlds

    def _bring(self, m: int, worlds: int, raiser: int, before: int) -> None:
        self.found.heard[m] |= worlds
        self.found.brought.setdefault(m, []).append((worlds, raiser, before))

    def _tell(self, m: int) -> None:
        """Those who may receive hold it where they are there; whom they stand in for, where both are."""
        scan, lines, held, here = self.found.laid.scan, self.found.laid.lines, self.held, self.here
        heard = self.found.heard[m]
        for i in range(scan.tell_first[m], scan.tell_first[m + 1]):
            holder = scan.told[i]
            worlds = heard & ~held[holder]
            if worlds:
                worlds &= here[scan.person_of[holder]]
                if lines.whose[i] != NOBODY:
                    worlds &= here[self.found.calendar.who[lines.told[i]]]
                if worlds:
                    self._hold(holder, worlds, i, m)

    def _hold(self, holder: int, worlds: int, told: int, m: int) -> None:
        self.held[holder] |= worlds
        self.found.told.setdefault(holder, []).append((worlds, told, m))
