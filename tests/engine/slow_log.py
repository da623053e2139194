"""The slow, obvious version of every question to a log: one word followed meeting by meeting. No arrays, no bits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

import numpy as np

from groundswell.engine.log import Log


@dataclass(frozen=True)
class Meet:
    """One meeting of a small log. Times are minutes; `cutoff` counts."""

    forum: int
    day: int
    start: int
    end: int
    cutoff: int
    there: tuple[int, ...]


@dataclass(frozen=True)
class SmallLog:
    """Meetings in order of start, the layer of each forum (0: none) and its place."""

    meets: tuple[Meet, ...]
    layer: tuple[int, ...]
    place: tuple[int, ...]
    n_people: int


@dataclass(frozen=True)
class Rules:
    """How the word may travel."""

    last: int
    upward: bool = False
    place: int | None = None
    away: frozenset[int] = frozenset()


def random_log(rng: Random) -> SmallLog:
    """Up to nine forums, ten people and thirty meetings over sixteen days; deadlines up to three days before."""
    n_forums, n_people = rng.randint(2, 9), rng.randint(3, 10)
    seats = [rng.sample(range(n_people), rng.randint(1, min(4, n_people))) for _ in range(n_forums)]
    notice = [rng.choice((None, None, 0, 1, 3)) for _ in range(n_forums)]
    meets = [
        _random_meet(rng, f, seats[f], notice[f]) for f in rng.choices(range(n_forums), k=rng.randint(5, 30))
    ]
    once = {(m.forum, m.start): m for m in meets}
    return SmallLog(
        tuple(sorted(once.values(), key=lambda m: m.start)),
        tuple(rng.choice((0, 1, 1, 2, 3, 4)) for _ in range(n_forums)),
        tuple(rng.choice((0, 0, 1)) for _ in range(n_forums)),
        n_people,
    )


def _random_meet(rng: Random, forum: int, seats: list[int], notice: int | None) -> Meet:
    day = rng.randrange(16)
    start = day * 1440 + rng.choice((540, 600, 660, 720))
    end = start + rng.choice((60, 120))
    cutoff = start - 1 if notice is None else min(start - 1, (day - notice) * 1440 + 1438)
    there = tuple(p for p in seats if rng.random() < 0.85)
    return Meet(forum, day, start, end, cutoff, there)


def as_log(small: SmallLog) -> Log:
    """The same log as arrays."""
    meets = small.meets

    def row(values: list[int]) -> np.ndarray:  # type: ignore[type-arg]
        return np.array(values, np.int32)

    return Log(
        forum=row([m.forum for m in meets]),
        day=row([m.day for m in meets]),
        start=row([m.start for m in meets]),
        end=row([m.end for m in meets]),
        cutoff=row([m.cutoff for m in meets]),
        first=row([0, *np.cumsum([len(m.there) for m in meets])]),
        who=row([p for m in meets for p in m.there]),
        layer=row(list(small.layer)),
        place=row(list(small.place)),
        n_people=small.n_people,
    )


def with_seat(small: SmallLog, person: int, forum: int) -> SmallLog:
    """The same log, had this person been at every meeting of this forum."""
    there = [
        replace(m, there=(*m.there, person)) if m.forum == forum and person not in m.there else m
        for m in small.meets
    ]
    return replace(small, meets=tuple(there))


def hand_offs(small: SmallLog, source: int, rules: Rules) -> list[int | None]:
    """Meeting -> the fewest hand-offs with which it hears a word that starts at meeting `source`; None: it does not."""
    heard: list[int | None] = [None] * len(small.meets)
    held: list[tuple[int, int, int, int]] = []  # (person, since, layer told in, hand-offs)
    for i, m in enumerate(small.meets):
        order = small.layer[m.forum]
        if (
            m.day > rules.last
            or (rules.upward and order == 0)
            or rules.place not in (None, small.place[m.forum])
        ):
            continue
        there = [p for p in m.there if p not in rules.away]
        if i == source:
            heard[i] = 0
            held += [(p, m.end, order, 0) for p in there]
        elif m.start > small.meets[source].end:
            fits = [
                n
                for person, since, told_in, n in held
                if person in there and since <= m.cutoff and not (rules.upward and told_in > order)
            ]
            if fits:
                heard[i] = min(fits)
                held += [(p, m.end, order, min(fits) + 1) for p in there]
    return heard


def first_day(small: SmallLog, source: int, forum: int, rules: Rules) -> int:
    """The day a forum first hears, -1 where it does not."""
    heard = hand_offs(small, source, rules)
    return next(
        (m.day for m, n in zip(small.meets, heard, strict=True) if m.forum == forum and n is not None), -1
    )


def front(small: SmallLog, source: int, forum: int, rules: Rules) -> list[tuple[int, int]]:
    """The (start, hand-offs) of a forum's hearings that no other beats, the earliest first."""
    heard = hand_offs(small, source, rules)
    pairs = {
        (m.start, n)
        for m, n in zip(small.meets, heard, strict=True)
        if m.forum == forum and n is not None and n <= 16
    }
    return sorted(p for p in pairs if not any(q != p and q[0] <= p[0] and q[1] <= p[1] for q in pairs))
