"""A standing item, or an open floor, at a forum from the day asked on: every such change in one pass forwards.

Such a change may help at several meetings of its forum, one after the other. So each has a bit, and a
meeting's or holder's bits are the changes with which it has the word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from groundswell.engine.ahead import Ahead
from groundswell.engine.calendar import minutes
from groundswell.engine.ids import NO_SUBJECT, NOWHERE
from groundswell.engine.journeys import NEVER
from groundswell.engine.nearest import Absence
from groundswell.engine.opening import Opening


class _Freer(NamedTuple):
    """One change of one forum's rule."""

    kind: str
    forum: int


class _Raised(NamedTuple):
    """What a change allows at one meeting: these holders raise the word there until the minute before it starts."""

    by: int
    meeting: int
    world: int
    holders: tuple[int, ...]


def freer_floors(ahead: Ahead, visitors: Iterable[Absence]) -> Iterator[Opening]:
    """A standing item on the question's subject, and an open floor, at each forum that has paper deadlines.

    Under a standing item seats raise that subject without a paper; an invitee only where invited for it.
    On an open floor everybody there raises anything who may raise at all, and so do `visitors`: those at a
    meeting without a seat, who else only hear. Cost: O(attendances until the last meeting wanted).
    """
    floors = _Floors(ahead, visitors)
    floors.look_forward()
    yield from floors.found()


class _Floors:
    def __init__(self, ahead: Ahead, visitors: Iterable[Absence]) -> None:
        self.ahead, self.calendar, self.laid = ahead, ahead.calendar, ahead.laid
        self.visitors: dict[int, list[int]] = {}
        for v in visitors:
            if v.line.person not in ahead.terms.without:
                self.visitors.setdefault(v.meeting, []).append(v.line.person)
        self.holder_at = _holders_by_layer(ahead) if ahead.terms.upward and self.visitors else {}
        self.changes: list[_Freer] = []
        self.extra = self._extra()
        self.every = (1 << len(self.changes)) - 1
        self.worlds = [0] * self.calendar.n_meetings
        self.held = [0] * len(self.laid.scan.person_of)

    def _extra(self) -> list[_Raised]:
        """What each change allows, by its minute."""
        ahead, calendar, scan = self.ahead, self.calendar, self.laid.scan
        seats: dict[int, list[int]] = {}  # meeting -> holders who raise there on any subject of theirs
        lines: dict[int, list[int]] = {}  # the same, by attendance
        last = ahead.wanted[-1] if ahead.wanted else -1
        for group, m in enumerate(scan.meeting_of):
            if m <= last and calendar.day[m] >= ahead.said and not calendar.open_floor[m]:
                for i in range(scan.raise_first[group], scan.raise_first[group + 1]):
                    seats.setdefault(m, []).append(scan.raiser[i])
                    lines.setdefault(m, []).append(self.laid.lines.raiser[i])
        rows: list[_Raised] = []
        worlds: dict[_Freer, int] = {}
        for m in sorted({*seats, *(m for m in self.visitors if self._counts(m, last))}):
            forum = calendar.forum[m]
            theirs = zip(seats.get(m, ()), lines.get(m, ()), strict=True)
            members = tuple(h for h, a in theirs if self._may_use_an_item(a))
            everybody = (*seats.get(m, ()), *self._visiting(m))
            for kind, holders in (("standing_item", members), ("open_floor", everybody)):
                world = worlds.setdefault(_Freer(kind, forum), len(worlds))
                rows.append(_Raised(calendar.start[m] - 1, m, 1 << world, holders))
        self.changes = list(worlds)
        return sorted(rows)

    def _counts(self, m: int, last: int) -> bool:
        calendar, ahead = self.calendar, self.ahead
        is_shut = m <= last and calendar.day[m] >= ahead.said and not calendar.open_floor[m]
        return is_shut and ahead.counts(calendar.forum[m])

    def _may_use_an_item(self, a: int) -> bool:
        invited = self.calendar.invited_for[a]
        return invited in (NO_SUBJECT, self.ahead.terms.about)

    def _visiting(self, m: int) -> list[int]:
        upward, forum = self.ahead.terms.upward, self.calendar.forum[m]
        people = self.visitors.get(m, ())
        return [self.holder_at[p, upward[forum]] if upward else p for p in people]

    def look_forward(self) -> None:
        """The worlds in which each meeting hears, until the last meeting wanted."""
        scan, worlds, held, groups = self.laid.scan, self.worlds, self.held, len(self.laid.scan.meeting_of)
        if not self.changes or not self.ahead.wanted:
            return
        last = max(scan.tells_at[m] for m in self.ahead.wanted)
        begin, moment = self._set_down()
        extra = iter([row for row in self.extra if row.by >= moment] + [_Raised(NEVER, -1, 0, ())])
        upcoming = next(extra)
        for e in range(begin, last + 1):
            while upcoming.by < scan.at[e]:
                self._raise(upcoming)
                upcoming = next(extra)
            code = scan.event[e]
            if code < 0:
                bits = worlds[~code]
                if bits:
                    for i in range(scan.tell_first[~code], scan.tell_first[~code + 1]):
                        held[scan.told[i]] |= bits
            elif code < groups:
                m = scan.meeting_of[code]
                bits = worlds[m]
                if bits != self.every:
                    for i in range(scan.raise_first[code], scan.raise_first[code + 1]):
                        bits |= held[scan.raiser[i]]
                    worlds[m] = bits
            else:
                worlds[scan.paper_to[code - groups]] |= worlds[scan.paper_from[code - groups]]

    def _set_down(self) -> tuple[int, int]:
        """Set the word down where it starts; (the first event to look at, the minute it is held from)."""
        scan, source = self.laid.scan, self.ahead.found.source
        if source.meeting != NOWHERE:
            self.worlds[source.meeting] = self.every
            for i in range(scan.tell_first[source.meeting], scan.tell_first[source.meeting + 1]):
                self.held[scan.told[i]] = self.every
            return scan.tells_at[source.meeting] + 1, self.calendar.end[source.meeting]
        if source.person not in self.ahead.terms.without:
            for holder in self.laid.holders[source.person]:
                self.held[holder] = self.every
        moment = minutes(source.day) - 1
        return bisect_left(scan.at, moment), moment

    def _raise(self, row: _Raised) -> None:
        bits = 0
        for holder in row.holders:
            bits |= self.held[holder]
        self.worlds[row.meeting] |= bits & row.world

    def found(self) -> Iterator[Opening]:
        """Each change that lets something wanted hear."""
        news = [0] * len(self.changes)
        for bit, m in enumerate(self.ahead.wanted):
            worlds = self.worlds[m]
            while worlds:
                lowest = worlds & -worlds
                news[lowest.bit_length() - 1] |= 1 << bit
                worlds ^= lowest
        for world, (change, bits) in enumerate(zip(self.changes, news, strict=True)):
            if bits:
                at, people = self._first_use(1 << world)
                yield Opening(change.kind, change.forum, at, 0, people, self.ahead.gains(bits))

    def _first_use(self, world: int) -> tuple[int, tuple[int, ...]]:
        """(The forum's first meeting that hears only with this change, those who then could raise it there)."""
        rows = (r for r in self.extra if r.world == world and self.worlds[r.meeting] & world)
        row = next(r for r in rows if self.ahead.found.heard[r.meeting] == NEVER)
        holds = self.ahead.holds(self.calendar.forum[row.meeting])
        person_of = self.laid.scan.person_of
        return row.meeting, tuple(
            sorted({person_of[h] for h in row.holders if holds[person_of[h]] <= row.by})
        )


def _holders_by_layer(ahead: Ahead) -> dict[tuple[int, int], int]:
    """(Person, order of the layer they raise in) -> holder, numbered as scan.py numbers them."""
    calendar, upward = ahead.calendar, ahead.terms.upward
    holder: dict[tuple[int, int], int] = {}
    for m, forum in enumerate(calendar.forum):
        for a in range(calendar.first[m], calendar.first[m + 1]):
            for person in (calendar.who[a], calendar.stands_in_for[a]):
                if person >= 0:
                    holder.setdefault((person, upward[forum]), len(holder))
    return holder
