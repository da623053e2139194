"""The slow, obvious journey engine: every journey written out, then the best of them. No arrays, no cleverness.

It is documentation that runs: each function is one rule of the planner's "Exactly". It looks at nothing in
`groundswell.engine`, so that the two can be compared. Only for small calendars: it takes every road there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.engine.small_calendar import (
    DAWN,
    NIGHT,
    PAPER,
    WAYS,
    Answer,
    Cal,
    Departure,
    Journey,
    Leg,
    Meet,
    Moment,
    Question,
    There,
    clock,
    is_before,
    passing,
)

__all__ = ["Answer", "Cal", "Departure", "Journey", "Leg", "Meet", "Question", "There"]
__all__ += ["Asked", "ask", "every_journey", "has_way", "latest_departure", "sources", "starts"]


class Asked:
    """One question put to one calendar."""

    def __init__(self, cal: Cal, q: Question) -> None:
        self.cal, self.q = cal, q
        self.known_steps: dict[int, list[tuple[int, Leg]]] = {}

    # Who is where ----------------------------------------------------------------------------------------

    def counts(self, m: int) -> bool:
        """A forum left out neither hears nor passes; upward only, nor does one without a layer."""
        forum = self.cal.meets[m].forum
        return forum not in self.q.without_forums and (not self.q.upward or self.q.upward[forum] > 0)

    def leads_up(self, a: int | None, b: int) -> bool:
        """Upward only, what is told in one layer is never raised nearer to residents; one's own word anywhere."""
        if not self.q.upward or a is None:
            return True
        return self.q.upward[self.cal.meets[a].forum] <= self.q.upward[self.cal.meets[b].forum]

    def last_day(self, source: int | None) -> int:
        """The horizon, or the day on which the word is as old as it may get; either counts."""
        said = self.q.after if source is None else self.cal.meets[source].day
        return self.q.horizon if self.q.age is None else min(self.q.horizon, said + self.q.age)

    def there(self, m: int) -> list[There]:
        """The lines of a meeting, less those who are taken away; the meeting stands."""
        if not self.counts(m):
            return []
        return [line for line in self.cal.meets[m].there if line.person not in self.q.without]

    def is_their_subject(self, line: There) -> bool:
        """An invitee is there for one subject only; everybody else for any."""
        return not line.invited or self.q.about is None or self.q.about == line.subject

    def told(self, m: int) -> set[int]:
        """Everybody who holds the word after a meeting that heard it: a substitute, and whom they stand for."""
        told = set()
        for line in self.there(m):
            if line.receives and self.is_their_subject(line):
                told.add(line.person)
                if line.stands_in_for is not None:
                    told.add(line.stands_in_for)
        return told - self.q.without

    # Ways in ---------------------------------------------------------------------------------------------

    def ways(self, m: int, line: There) -> list[str]:
        """The ways in that this agenda opens to this person, whatever the time."""
        meet, ways = self.cal.meets[m], []
        wanted = line.subject if line.invited else self.q.about
        any_subject = not line.invited and self.q.about is None
        if self.q.use_standing_items and (wanted in meet.standing or (any_subject and meet.standing)):
            ways.append("standing_item")
        without_paper = wanted in meet.no_paper_subjects or (any_subject and meet.no_paper_subjects)
        if meet.open_floor or meet.deadline is None or without_paper:
            ways.append("open_floor")
        if line.is_chair and not line.invited:
            ways.append("chair")
        if meet.deadline is not None:
            ways.append("invitation" if line.invited else "paper")
        return ways

    def way_in(self, got: Moment, m: int, line: There) -> str | None:
        """The way with the latest cutoff that this person met, or None if they came too late for all."""
        meet = self.cal.meets[m]
        if not line.raises or not self.is_their_subject(line) or not is_before(got, meet):
            return None
        start = (meet.day, DAWN if meet.start is None else meet.start)
        in_time = []
        for way in self.ways(m, line):
            needs_paper = way in ("invitation", "paper")
            if needs_paper and meet.deadline is not None:
                if got.day > meet.deadline:
                    continue
                in_time.append((min(start, (meet.deadline, NIGHT)), way))
            else:
                in_time.append((start, way))
        if not in_time:
            return None
        latest = max(cutoff for cutoff, _ in in_time)
        return min((way for cutoff, way in in_time if cutoff == latest), key=WAYS.index)

    # Steps: one leg on from a meeting that heard ----------------------------------------------------------

    def legs_of(self, holders: set[int], got: Moment, from_meet: int | None) -> list[tuple[int, Leg]]:
        """Each leg a holder (or their substitute) can carry, beside the person whose word it is."""
        legs = []
        for b in [b for b in range(len(self.cal.meets)) if self.leads_up(from_meet, b)]:
            for line in self.there(b):
                way = self.way_in(got, b, line)
                if way is None:
                    continue
                if line.person in holders:
                    legs.append((line.person, Leg(line.person, from_meet, b, way, None)))
                p = line.stands_in_for
                if p is not None and p in holders:
                    legs.append((p, Leg(line.person, from_meet, b, way, p)))
        return legs

    def referred(self, a: int) -> list[tuple[int, Leg]]:
        """The legs of papers that a meeting refers: each to the receiving forum's first meeting in time."""
        legs = []
        for referring, forum, subject in self.cal.papers:
            if referring != a or (None not in (self.q.about, subject) and self.q.about != subject):
                continue
            day = self.cal.meets[a].day
            later = [
                b
                for b, m in enumerate(self.cal.meets)
                if m.forum == forum
                and is_before(passing(self.cal.meets[a]), m)
                and (m.deadline is None or m.deadline >= day)
            ]
            if later:
                first = min(later, key=lambda b: (clock(self.cal.meets[b]), b))
                if self.counts(a) and self.counts(first) and self.leads_up(a, first):
                    legs.append((-1, Leg(PAPER, a, first, PAPER, None)))
        return legs

    def steps(self, a: int) -> list[tuple[int, Leg]]:
        """Every leg on from a meeting that heard, with the person whose word it is (-1 for a paper)."""
        if a not in self.known_steps:
            carried = self.legs_of(self.told(a), passing(self.cal.meets[a]), a)
            self.known_steps[a] = carried + self.referred(a)
        return self.known_steps[a]

    def first_steps(self, source: int | None) -> list[tuple[int, Leg]]:
        """The legs out of the source meeting, or of the person who asks."""
        if source is not None:
            return self.steps(source)
        own = {self.q.origin[1]} - self.q.without
        return self.legs_of(own, Moment(self.q.after, DAWN), None)

    # Journeys --------------------------------------------------------------------------------------------

    def arrives(self, m: int) -> bool:
        """Whether the target has heard once this meeting has."""
        kind, which = self.q.target
        return self.cal.meets[m].forum == which if kind == "forum" else which in self.told(m)

    def every_journey(self, source: int | None) -> Iterator[Journey]:
        """Every journey there is, good and bad: nobody's word is used twice, and it ends where it arrives."""
        if self.q.origin == self.q.target or (source is not None and self.arrives(source)):
            yield Journey(source, 0, ())
            return
        last = self.last_day(source)
        for whose, leg in self.first_steps(source):
            # A paper and a substitute cost one hand-off even straight from the source.
            cost = 1 if leg.carrier == PAPER or leg.by_substitute is not None else 0
            yield from self.onward((leg,), frozenset({whose}), cost, last)

    def onward(self, legs: tuple[Leg, ...], used: frozenset[int], cost: int, last: int) -> Iterator[Journey]:
        """Every journey that begins with these legs, up to the last day."""
        here = legs[-1].to_meet
        if self.cal.meets[here].day > last:
            return
        if self.arrives(here):
            yield Journey(here, cost, legs)
            return
        for whose, leg in self.steps(here):
            if whose == -1 or whose not in used:
                yield from self.onward((*legs, leg), used | {whose}, cost + 1, last)

    def arrival_clock(self, j: Journey) -> tuple[int, int]:
        """When a journey arrives."""
        return (self.q.after, 0) if j.arrival is None else clock(self.cal.meets[j.arrival])

    def tie_key(self, j: Journey) -> tuple[object, ...]:
        """Smallest is best: the last leg's carrier who got it earliest, the register's order, then the leg before.

        A paper comes after all people. Where the same person got it at the same moment twice: their own word
        before another's, then the meeting that comes first.
        """
        key: list[object] = []
        for leg in reversed(j.legs):
            a = leg.from_meet
            got = Moment(self.q.after, DAWN) if a is None else passing(self.cal.meets[a])
            carrier = self.cal.n_people if leg.carrier == PAPER else leg.carrier
            whose = -1 if leg.by_substitute is None else leg.by_substitute
            came = (-1, -1, -1) if a is None else (*clock(self.cal.meets[a]), a)
            key.append((got.day, got.minute, carrier, whose, came))
        return (tuple(key), -1 if j.arrival is None else j.arrival)

    def could_also(self, leg: Leg) -> tuple[int, ...]:
        """The others there at the from-meeting who could have carried the same leg in their own right."""
        a = leg.from_meet
        if a is None:
            return ()
        got, were_there = passing(self.cal.meets[a]), {line.person for line in self.there(a)}
        return tuple(
            sorted(
                line.person
                for line in self.there(leg.to_meet)
                if line.person in self.told(a) & were_there
                and line.person != leg.carrier
                and line.stands_in_for is None
                and self.way_in(got, leg.to_meet, line) is not None
            )
        )

    def answer_from(self, source: int | None) -> Answer:
        """The journeys no other beats, one for each (arrival, hand-offs)."""
        best: dict[tuple[tuple[int, int], int], Journey] = {}
        for j in self.every_journey(source):
            at = (self.arrival_clock(j), j.hand_offs)
            if at not in best or self.tie_key(j) < self.tie_key(best[at]):
                best[at] = j
        kept = []
        for at in sorted(best):
            is_beaten = any(o != at and o[0] <= at[0] and o[1] <= at[1] for o in best)
            if not is_beaten:
                legs = tuple(replace(leg, could_also=self.could_also(leg)) for leg in best[at].legs)
                kept.append(replace(best[at], legs=legs))
        return Answer(source, tuple(kept))


def sources(cal: Cal, q: Question) -> list[int]:
    """The meetings of the origin forum from `after` to the horizon, in time order."""
    days = range(q.after, q.horizon + 1)
    held = [i for i, m in enumerate(cal.meets) if m.forum == q.origin[1] and m.day in days]
    return sorted(held, key=lambda i: (clock(cal.meets[i]), i))


def starts(cal: Cal, q: Question) -> list[int | None]:
    """Where the word starts: one source meeting, None for a person, nothing where it cannot be said at all."""
    if q.origin[0] == "person":
        return [] if q.origin[1] in q.without else [None]
    return list(sources(cal, q)[:1])


def every_journey(cal: Cal, q: Question) -> list[Journey]:
    """Every journey there is, good and bad; `could_also` is not filled in."""
    return [j for start in starts(cal, q) for j in Asked(cal, q).every_journey(start)]


def ask(cal: Cal, q: Question) -> Answer:
    """The earliest hearings against the fewest hand-offs; an empty frontier means no way."""
    for start in starts(cal, q):
        return Asked(cal, q).answer_from(start)
    return Answer(None, ())


def has_way(cal: Cal, q: Question) -> bool:
    """Whether there is any journey at all; stops at the first."""
    return any(any(Asked(cal, q).every_journey(start)) for start in starts(cal, q))


def first_hearings(cal: Cal, q: Question) -> dict[int, int]:
    """Forum -> the first day it could hear the word, whatever the target; forums never heard are left out."""
    hears: dict[int, int] = {}
    for start in starts(cal, q):
        if start is not None:
            hears[cal.meets[start].forum] = cal.meets[start].day
        for forum in range(cal.n_forums):
            for j in Asked(cal, replace(q, target=("forum", forum))).every_journey(start):
                if j.arrival is not None:
                    day = cal.meets[j.arrival].day
                    hears[forum] = min(hears.get(forum, day), day)
    return hears


def latest_departure(cal: Cal, q: Question, by: int) -> Departure | None:
    """The last time, from `q.after` on, at which the word can be said and still arrive on or before `by`."""
    q = replace(q, horizon=by)
    if q.origin[0] == "person":
        days = [day for day in range(by, q.after - 1, -1) if has_way(cal, replace(q, after=day))]
        return Departure(days[0], ask(cal, replace(q, after=days[0]))) if days else None
    for source in reversed(sources(cal, q)):
        answer = Asked(cal, q).answer_from(source)
        if answer.frontier:
            return Departure(cal.meets[source].day, answer)
    return None
