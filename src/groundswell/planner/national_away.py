"""A word followed through a log with different people away, all at once: a bit for each set of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from groundswell.engine.blocks import NEVER_DAY
from groundswell.engine.ids import NOWHERE
from groundswell.engine.log import Ints
from groundswell.engine.worlds import carry_worlds
from groundswell.planner.national_start import Start

Away = frozenset[int]
AT_ONCE = 512  # worlds in one pass


def follow(start: Start, away: Sequence[Away]) -> Followed:
    """Where the word gets to in each world; in world w those of `away[w]` are never told, so never raise.

    At most AT_ONCE worlds. Cost: one pass over the days looked at, with 512 bits a person.
    """
    scan, speed = start.laid.scan, start.laid.speed
    every = (1 << len(away)) - 1
    masks, row_of = [every], np.zeros(start.log.n_people, np.int32)
    for person in sorted(set[int]().union(*away)):
        row_of[person] = len(masks)
        masks.append(every & ~sum(1 << w for w, people in enumerate(away) if person in people))
    bits, room = speed.bits(len(scan.person_of)), speed.bits(scan.n_slots)
    heard, kept = speed.bits(len(scan.forum)), speed.masks(masks)
    begin = start.begin
    if start.meeting != NOWHERE:
        begin -= 1  # the telling of the source itself, so that its masks count
        _put(room, int(scan.slot[start.meeting]), kept, 0, speed.words)
    else:
        for holder in start.holders():
            _put(bits, int(holder), kept, int(row_of[start.index]), speed.words)
    tell_row = speed.row(row_of[np.asarray(scan.person_of, np.int32)[np.asarray(scan.told, np.int32)]])
    none = speed.numbers(max(len(scan.raiser), len(scan.forum)), 0)
    speed.kernel(carry_worlds)(scan, begin, start.end, kept, none, tell_row, none, bits, room, heard)
    return Followed(start, tuple(away), heard)


def _put(bits: Any, to: int, masks: Any, row: int, words: int) -> None:
    for w in range(words):
        bits[to * words + w] = masks[row * words + w]


@dataclass(frozen=True)
class Followed:
    """Where the word got to. `heard`: meeting -> the worlds in which it hears it, as the speed keeps bits."""

    start: Start
    away: tuple[Away, ...]
    heard: Any

    def worlds(self, meeting: int) -> int:
        """The worlds in which a meeting hears it, a bit each."""
        words = self.start.laid.speed.words
        return _whole(self.heard[meeting * words : (meeting + 1) * words])

    def reached(self, forum: int) -> int:
        """The worlds in which one of a forum's meetings after the source hears it."""
        found = 0
        for m in self.start.meetings_of(forum):
            found |= self.worlds(int(m))
        return found

    def first_days(self, world: int) -> Ints:
        """Forum -> the day its first meeting after the source hears it in a world, NEVER_DAY where none does."""
        log, words = self.start.log, self.start.laid.speed.words
        heard = np.array(self.heard, object if words == 1 else np.uint64).reshape(-1, words)
        bit = (
            heard[:, world // 64] >> np.uint64(world % 64) & np.uint64(1)
            if words > 1
            else heard[:, 0] >> world & 1
        )
        meetings = np.flatnonzero(bit.astype(bool))[::-1]
        meetings = meetings[meetings != self.start.meeting]
        days = np.full(log.n_forums, NEVER_DAY, np.int32)
        days[log.forum[meetings]] = log.day[meetings]  # from the last back, so that the first stays
        return days

    def way_to(self, forum: int, world: int) -> Away:
        """Those one way to a forum rests on in a world in which it hears: its first hearing, back to the source.

        The person a word starts with is never among them.
        """
        bit, people = 1 << world, set[int]()
        here = next(int(m) for m in self.start.meetings_of(forum) if self.worlds(int(m)) & bit)
        while here != self.start.meeting:
            person, came = self._brought(here, bit, self.away[world])
            if came == NOWHERE:
                break
            people.add(person)
            here = came
        return frozenset(people)

    def _brought(self, m: int, bit: int, away: Away) -> tuple[int, int]:
        """(Who brought it to `m`, from which meeting): whoever held it first, then the order of the log."""
        log, start = self.start.log, self.start
        found = []
        for p in start.there(m).tolist():
            if p in away:
                continue
            if start.kind == "person" and p == start.index:
                return p, NOWHERE
            for came in self.attended.of(p):
                if log.end[came] > log.cutoff[m]:
                    break
                if self._told_there(came, m) and self.worlds(came) & bit:
                    found.append((int(log.end[came]), p, came))
                    break
        _end, person, came = min(found)
        return person, came

    def _told_there(self, came: int, m: int) -> bool:
        """Whether word told at `came` may be raised at `m`: upward only where that is asked."""
        log = self.start.log
        return not self.start.upward or bool(log.layer[log.forum[came]] <= log.layer[log.forum[m]])

    @cached_property
    def attended(self) -> Attended:
        """Who was where, on the days looked at."""
        return Attended.of_start(self.start)


@dataclass(frozen=True)
class Attended:
    """Person -> the meetings they were at on the days looked at, in the order those end."""

    meetings: Ints
    first: npt.NDArray[np.intp]  # person -> their first place in `meetings`; [P + 1]

    @classmethod
    def of_start(cls, start: Start) -> Attended:
        """From the source meeting, or the start of a person's day, through the last day."""
        log = start.log
        begin = start.meeting if start.meeting != NOWHERE else int(np.searchsorted(log.day, start.day))
        stop = int(np.searchsorted(log.day, start.last, side="right"))
        who = log.who[log.first[begin] : log.first[stop]]
        meeting = np.repeat(np.arange(begin, stop, dtype=np.int32), np.diff(log.first[begin : stop + 1]))
        order = np.lexsort((log.end[meeting], who))
        first = np.searchsorted(who[order], np.arange(log.n_people + 1))
        return cls(meeting[order], first)

    def of(self, person: int) -> Ints:
        """The meetings of one person."""
        return self.meetings[self.first[person] : self.first[person + 1]]


def _whole(words: Any) -> int:
    """One number of all its words."""
    if isinstance(words, list):
        return int(words[0])
    return int.from_bytes(words.astype("<u8").tobytes(), "little")
