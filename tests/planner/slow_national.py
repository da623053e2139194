"""The questions on a log, slow and obvious: look again and again who could have told whom, until nothing changes."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from groundswell.engine.calendar import LAST_MINUTE
from groundswell.engine.log import Log
from groundswell.planner.columns import Account, Columns

NOBODY_AWAY: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Met:
    """One meeting, told plainly. Minutes and days since 1970-01-01."""

    forum: int
    day: int
    start: int
    end: int
    cutoff: int
    who: frozenset[int]
    layer: int
    place: int


@dataclass(frozen=True)
class Slow:
    """One word: from a meeting (its number) or from a person and a day, through the last day."""

    columns: Columns
    last: int
    meeting: int | None = None
    person: int | None = None
    day: int = 0
    upward: bool = False
    place: int | None = None
    away: frozenset[int] = NOBODY_AWAY
    gone: frozenset[int] = NOBODY_AWAY  # whom the question itself leaves out
    seat: tuple[int, int] | None = None  # person, forum
    meetings: list[Met] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.meetings.extend(self._met(m) for m in range(self.columns.log.n_meetings))

    def _met(self, m: int) -> Met:
        log = self.columns.log
        forum, day = int(log.forum[m]), int(log.day[m])
        who = {int(p) for p in log.who[log.first[m] : log.first[m + 1]]} - self.away - self.gone
        if self.seat is not None and self.seat[1] == forum and m != self.meeting:
            who.add(self.seat[0])
        layer, place = int(log.layer[forum]), int(log.place[forum])
        if (self.upward and layer == 0) or (self.place is not None and place != self.place):
            who = set()
        times = (int(log.start[m]), int(log.end[m]), int(log.cutoff[m]))
        return Met(forum, day, *times, frozenset(who), layer, place)

    def heard(self) -> dict[int, int]:
        """Meeting -> the fewest hand-offs with which it hears; the source has -1."""
        found: dict[int, int] = {} if self.meeting is None else {self.meeting: -1}
        changed = True
        while changed:
            changed = False
            for m, met in enumerate(self.meetings):
                best = min(self._levels(met, found), default=None) if self._looked_at(m) else None
                if best is not None and best < found.get(m, 1 << 30):
                    found[m], changed = best, True
        return found

    def _looked_at(self, m: int) -> bool:
        return m != self.meeting and self.meetings[m].day <= self.last

    def _levels(self, met: Met, found: dict[int, int]) -> Iterable[int]:
        if self.person in met.who and self.day * 1440 - 1 <= met.cutoff:
            yield 0
        for m, level in found.items():
            before = self.meetings[m]
            below = not self.upward or before.layer <= met.layer
            if before.end <= met.cutoff and below and before.who & met.who:
                yield level + 1

    def first_days(self) -> dict[int, int]:
        """Forum -> the day one of its meetings first hears it, the source's telling left out."""
        heard = [m for m in self.heard() if m != self.meeting]
        return {
            self.meetings[m].forum: self.meetings[m].day for m in sorted(heard, key=self._day, reverse=True)
        }

    def _day(self, m: int) -> int:
        return self.meetings[m].day


def cuts(ask: Slow, forum: int, *, most: int) -> list[list[int]]:
    """The smallest sets of people whose absence leaves no way to the forum, by trying every set."""
    found: list[frozenset[int]] = []
    for size in range(1, most + 1):
        for people in combinations(range(ask.columns.log.n_people), size):
            away = frozenset(people)
            if ask.person in away or any(known <= away for known in found):
                continue
            if forum not in again(ask, away=away).first_days():
                found.append(away)
    return sorted((sorted(cut) for cut in found), key=lambda cut: (len(cut), cut))


def again(ask: Slow, *, away: frozenset[int] = NOBODY_AWAY, seat: tuple[int, int] | None = None) -> Slow:
    """The same question with people away, or a seat more."""
    rest = (ask.meeting, ask.person, ask.day, ask.upward, ask.place)
    return Slow(ask.columns, ask.last, *rest, away=away, gone=ask.gone, seat=seat)


def made_up(seed: int) -> Columns:
    """A small log by chance: a few forums and people, days only and times, papers, equal starts, two places."""
    rng = random.Random(seed)
    n_forums, n_people, n_layers = rng.randint(3, 8), rng.randint(2, 10), rng.randint(1, 3)
    seats = [rng.sample(range(n_people), rng.randint(1, min(3, n_people))) for _ in range(n_forums)]
    met = (_meeting(rng, seats) for _ in range(rng.randint(8, 40)))
    rows = sorted({(row[0], row[1]): row for row in met}.values())
    layer = np.array(
        [rng.randint(0 if rng.random() < 0.2 else 1, n_layers) for _ in range(n_forums)], np.int32
    )
    place = np.array([rng.choice((*[0] * 8, 1, -1)) for _ in range(n_forums)], np.int32)
    start, forum, end, cutoff, who = zip(*rows, strict=True)
    log = Log(
        forum=np.array(forum, np.int32),
        day=np.array(start, np.int32) // 1440,
        start=np.array(start, np.int32),
        end=np.array(end, np.int32),
        cutoff=np.array(cutoff, np.int32),
        first=np.cumsum([0, *(len(w) for w in who)], dtype=np.int32),
        who=np.array([p for w in who for p in w], np.int32),
        layer=layer,
        place=place,
        n_people=n_people,
    )
    return Columns(
        log,
        tuple(f"F{f}" for f in range(n_forums)),
        tuple(f"p{p}" for p in range(n_people)),
        ("low", "middle", "high")[:n_layers],
        ("here", "there"),
        Account(0, 0, 0, 0, 0, 0, 0, 0),
    )


def _meeting(rng: random.Random, seats: list[list[int]]) -> tuple[int, int, int, int, tuple[int, ...]]:
    """(Start, forum, end, cutoff, who)."""
    day, forum = 18_000 + rng.randint(0, 30), rng.randrange(len(seats))
    if rng.random() < 0.2:
        start, end = day * 1440, day * 1440 + LAST_MINUTE
    else:
        start = day * 1440 + rng.choice((540, 600, 660, 1_439))
        end = max(start, min(start + rng.choice((0, 60, 120)), day * 1440 + LAST_MINUTE))
    cutoff = start - 1
    if rng.random() < 0.3:
        cutoff = min(cutoff, (day - rng.randint(0, 5)) * 1440 + LAST_MINUTE)
    return start, forum, end, cutoff, tuple(sorted(p for p in seats[forum] if rng.random() < 0.85))
