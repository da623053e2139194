"""How one log is fed to every peer, so that one rule holds for all. NumPy only: it runs in each peer's Python.

The rule: a node for each meeting and for each holder of the word; an edge holder -> meeting that can be
used at the meeting's start, and an edge meeting -> holder that can be used at its end; each step takes
a minute, or what is used at 11:00 cannot be used again at 11:00. So a meeting that ends at 11:00 does not
feed one that starts at 11:00. A holder is a person; where the word goes upward only, a person and a
layer in which they raise it: told in one layer, they may raise it in that layer and those above.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

NEVER = -1
DAY = 1440


@dataclass(frozen=True)
class Fed:
    """A log, and what is asked of it. F forums, M meetings, A attendances, P people.

    `days_alive`: the word dies so many days after it is said, which counts; 0: it lives on.
    """

    forum: Any  # meeting -> forum; [M]
    start: Any  # meeting -> minutes since 1970-01-01; [M], never falls
    end: Any  # meeting -> minutes; [M]
    first: Any  # meeting -> its first attendance; [M + 1]
    who: Any  # attendance -> person; [A]
    layer: Any  # forum -> order of its layer, 1 nearest to residents; [F]
    place: Any  # forum -> council; [F]
    seat_first: Any  # meeting -> its first line of those who sit there, come or not; [M + 1]
    seat_who: Any  # such a line -> person
    n_people: int
    is_upward: bool
    days_alive: int

    @property
    def n_meetings(self) -> int:
        """How many meetings there are."""
        return len(self.forum)

    @property
    def meeting(self) -> Any:
        """Attendance -> its meeting; [A]."""
        return np.repeat(np.arange(self.n_meetings, dtype=np.int64), np.diff(self.first))

    def last_minute(self, said: int) -> int:
        """The last minute at which a word said at meeting `said` is alive."""
        if self.days_alive == 0:
            return int(self.end.max())
        return (int(self.start[said]) // DAY + self.days_alive + 1) * DAY - 1

    def first_meeting(self, forum: int, minute: int) -> int:
        """The first meeting of `forum` that starts at `minute` or later."""
        begin = int(np.searchsorted(self.start, minute))
        return begin + int(np.flatnonzero(self.forum[begin:] == forum)[0])


def fed(path: Path) -> Fed:
    """The workload kept at `path` (a folder of arrays)."""
    told = json.loads((path / "workload.json").read_text(encoding="utf-8"))
    names = ("forum", "start", "end", "first", "who", "layer", "place")
    arrays = {name: np.load(path / f"{name}.npy") for name in names}
    # Only the worlds need these: elsewhere they cost no memory.
    seats = {name: np.load(path / f"{name}.npy", mmap_mode="r") for name in ("seat_first", "seat_who")}
    return Fed(**arrays, **seats, **told)


def seats_of(log: Fed) -> Fed:
    """The same meetings had everybody come who sits there."""
    return replace(log, first=np.array(log.seat_first), who=np.array(log.seat_who))


@dataclass(frozen=True)
class Holders:
    """Who holds: as whom each attendance raises, and as whom it is told."""

    raises: Any  # attendance -> holder; [A]
    told: Any  # -> holder; [B]
    told_at: Any  # -> the attendance that is told so; [B]
    person: Any  # holder -> person; [H]


def holders(log: Fed) -> Holders:
    """A holder a person; upward, one for each layer a person is ever in, told what is said there or below."""
    every = np.arange(len(log.who), dtype=np.int64)
    if not log.is_upward:
        return Holders(log.who.astype(np.int64), log.who.astype(np.int64), every, np.arange(log.n_people))
    width = int(log.layer.max()) + 1
    order = log.layer[log.forum].astype(np.int64)[log.meeting]
    keys, raises = np.unique(log.who.astype(np.int64) * width + order, return_inverse=True)
    person, own = keys // width, keys % width
    last = np.searchsorted(
        person, log.who, side="right"
    )  # a person's holders stand together, lowest layer first
    counts = last - raises
    told_at = np.repeat(every, counts)
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    told = np.repeat(raises, counts) + within
    assert (own[told] >= order[told_at]).all()
    return Holders(raises, told, told_at, person)


@dataclass(frozen=True)
class Edges:
    """Edges with the minute at which each can be used, in that order. Nodes: meetings, then holders."""

    tail: Any
    head: Any
    minute: Any
    n_nodes: int


def timed_edges(log: Fed, held: Holders) -> Edges:
    """Holder -> meeting at its start, meeting -> holder at its end."""
    meeting, offset = log.meeting, log.n_meetings
    told_at = meeting[held.told_at]
    tail = np.concatenate([held.raises + offset, told_at])
    head = np.concatenate([meeting, held.told + offset])
    minute = np.concatenate([log.start[meeting], log.end[told_at]])
    order = np.argsort(minute, kind="stable")
    return Edges(tail[order], head[order], minute[order], offset + len(held.person))


def expanded(log: Fed, held: Holders) -> Edges:
    """The time-expanded graph, for tools that know no time: what is reached in it is heard.

    Nodes: meetings, then a chance to raise for each attendance, in the order of the log. Edges: from a
    chance to its meeting and to the same holder's next chance, and from a meeting to the next chance of
    each holder it tells that starts after its end. `minute` is not used.
    """
    meeting, offset, n = log.meeting, log.n_meetings, len(log.who)
    begin = int(log.start.min())
    span = int(log.end.max()) - begin + 2
    key = held.raises * span + (log.start[meeting] - begin)
    chances = np.argsort(key, kind="stable")
    key = key[chances]
    same = held.raises[chances[1:]] == held.raises[chances[:-1]]
    told_at = meeting[held.told_at]
    place = np.searchsorted(key, held.told * span + (log.end[told_at] - begin), side="right")
    there = place < n
    there[there] = held.raises[chances[place[there]]] == held.told[there]
    tail = np.concatenate([np.arange(n) + offset, chances[:-1][same] + offset, told_at[there]])
    head = np.concatenate([meeting, chances[1:][same] + offset, chances[place[there]] + offset])
    return Edges(tail, head, np.zeros(0, np.int64), offset + n)


def arrivals(log: Fed, heard: Any, last: int) -> Any:
    """Person -> the end of the first meeting that told them, or NEVER; from the meetings that heard; [P]."""
    heard = heard[log.start[heard] <= last]
    heard = heard[np.argsort(-log.end[heard])]
    lengths = log.first[heard + 1] - log.first[heard]
    places = np.repeat(log.first[heard + 1] - np.cumsum(lengths), lengths) + np.arange(lengths.sum())
    first = np.full(log.n_people, NEVER, np.int64)
    first[log.who[places]] = np.repeat(log.end[heard], lengths)  # the earliest is written last
    return first


def board_hears(log: Fed, heard: Any, board: int, last: int) -> int:
    """The start of the first meeting of `board` among those that heard, or NEVER."""
    starts = log.start[heard[log.forum[heard] == board]]
    starts = starts[starts <= last]
    return int(starts.min()) if len(starts) else NEVER


def by_person(log: Fed, held: Holders, minutes: Any) -> Any:
    """Holder -> minute, or NEVER, as person -> the earliest of theirs; [P]."""
    far = np.iinfo(np.int64).max
    first = np.full(log.n_people, far)
    np.minimum.at(first, held.person, np.where(minutes == NEVER, far, minutes))
    return np.where(first == far, NEVER, first)
