"""The few good answers of one pass, leg by leg: who carries the word from which meeting to which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from groundswell.engine.direction import may_use, order_at
from groundswell.engine.frontier import Frontier
from groundswell.engine.ids import NO_SUBJECT, NOBODY, NOWHERE, ForumIdx, MeetingIdx, PersonIdx
from groundswell.engine.journeys import NEVER, Spread, told_at
from groundswell.engine.ways_in import cutoff, is_free, takes_part, ways_in

PAPER = PersonIdx(-2)


@dataclass(frozen=True)
class Carry:
    """One leg: `carrier` (or PAPER) takes the word from one meeting to another.

    `from_meeting` is NOWHERE where the word starts with a person. `stands_in_for` is NOBODY but for
    a substitute. `could_also` are the other persons who could carry the very same leg.
    """

    carrier: PersonIdx
    from_meeting: MeetingIdx
    to_meeting: MeetingIdx
    ways_in: tuple[str, ...]
    stands_in_for: PersonIdx = NOBODY
    could_also: tuple[PersonIdx, ...] = ()


@dataclass(frozen=True)
class Journey:
    """A way for the word: where it arrives, after how many hand-offs, and its legs in order."""

    arrives: MeetingIdx
    hand_offs: int
    legs: tuple[Carry, ...]


def journeys_to_forum(found: Spread, forum: ForumIdx) -> tuple[Journey, ...]:
    """The good answers: no other arrives as early with as few hand-offs. Earliest first.

    Equal (arrival, hand-offs) stand once: the one whose carrier got the word earliest, then the
    register's order.

    >>> from groundswell.engine.brinnington import ACB, THAT_COUNTS, brinnington
    >>> from groundswell.engine.journeys import Source, first_meeting, spread
    >>> from groundswell.engine.ways_in import Terms
    >>> calendar = brinnington()
    >>> found = spread(calendar, Source(first_meeting(calendar, THAT_COUNTS, after=33)), Terms(until=131))
    >>> [(calendar.day[j.arrives], j.hand_offs, j.legs[-1].ways_in) for j in journeys_to_forum(found, ACB)]
    [(40, 1, ('standing_item',))]
    """
    calendar, frontier = found.calendar, Frontier[MeetingIdx]()
    for m in range(found.calendar.n_meetings):
        if calendar.forum[m] == forum and 0 <= found.heard[m] < NEVER:
            frontier.offer(calendar.start[m], found.heard[m], MeetingIdx(m))
    return tuple(journey_to(found, m) for m in frontier.kept())


def journeys_to_person(found: Spread, person: PersonIdx) -> tuple[Journey, ...]:
    """The good answers until `person` holds the word; none where they held it from the start.

    >>> from groundswell.engine.brinnington import DIRECTOR, THAT_COUNTS, brinnington
    >>> from groundswell.engine.journeys import Source, first_meeting, spread
    >>> from groundswell.engine.ways_in import Terms
    >>> calendar = brinnington()
    >>> found = spread(calendar, Source(first_meeting(calendar, THAT_COUNTS, after=33)), Terms(until=131))
    >>> [calendar.day[j.arrives] for j in journeys_to_person(found, DIRECTOR)]
    [40]
    """
    start, heard = found.calendar.start, found.heard
    meetings = [
        MeetingIdx(m)
        for m in range(found.calendar.n_meetings)
        if 0 <= heard[m] < NEVER and person in told_at(found, m)
    ]
    frontier = Frontier[MeetingIdx]()
    for m in sorted(meetings, key=lambda m: (start[m], heard[m], _best_raiser(found, m), m)):
        frontier.offer(start[m], heard[m], m)
    return tuple(journey_to(found, m) for m in frontier.kept())


def journey_to(found: Spread, m: MeetingIdx) -> Journey:
    """The best journey that ends with `m` hearing, leg by leg from its end back to the source."""
    legs: list[Carry] = []
    here = m
    while found.heard[here] >= 0:
        leg = _last_leg(found, here)
        legs.append(leg)
        if leg.from_meeting == NOWHERE:
            break
        here = leg.from_meeting
    return Journey(m, found.heard[m], tuple(reversed(legs)))


class Raiser(NamedTuple):
    """A way to raise the word at a meeting; in this order the better comes first. Papers come after people."""

    since: int
    person: int  # n_people for a paper
    stands_in_for: int
    attendance: int  # -1 for a paper
    meeting: int


def _last_leg(found: Spread, m: MeetingIdx) -> Carry:
    """The leg into `m` with the fewest hand-offs, then the earliest hand-over, then the register's order."""
    best = _best_raiser(found, m)
    if best.attendance < 0:
        return Carry(PAPER, MeetingIdx(best.meeting), m, ("paper",))
    ways = ways_in(found.calendar, m, best.attendance, held=best.since, terms=found.terms)
    also = could_also(found, m, best)
    return Carry(
        PersonIdx(best.person),
        MeetingIdx(best.meeting),
        m,
        ways,
        PersonIdx(best.stands_in_for),
        could_also=also,
    )


def _best_raiser(found: Spread, m: MeetingIdx) -> Raiser:
    return min([*_raisers(found, m), *_papers(found, m)])


def _raisers(found: Spread, m: MeetingIdx) -> list[Raiser]:
    """Everybody who raises the word at `m` with exactly its fewest hand-offs."""
    calendar, terms = found.calendar, found.terms
    level, raisers = found.heard[m], list[Raiser]()
    free = is_free(calendar, m, terms)
    for a in range(calendar.first[m], calendar.first[m + 1]):
        if not calendar.raises[a] or not takes_part(calendar, a, terms):
            continue
        moment, person, other = (
            cutoff(calendar, m, a, terms, free=free),
            calendar.who[a],
            calendar.stands_in_for[a],
        )
        for h in found.holdings[person]:
            if h.since <= moment and h.hand_offs == level and may_use(found, h, m):
                raisers.append(Raiser(h.since, person, NOBODY, a, h.meeting))
        if other == NOBODY or other in terms.without:
            continue
        for h in found.holdings[other]:
            if h.since <= moment and max(h.hand_offs, 1) == level and may_use(found, h, m):
                raisers.append(Raiser(h.since, person, other, a, h.meeting))
    return raisers


def _papers(found: Spread, m: MeetingIdx) -> list[Raiser]:
    """Every referred paper that brings the word to `m` with exactly its fewest hand-offs."""
    calendar, about, level = found.calendar, found.terms.about, found.heard[m]
    return [
        Raiser(calendar.end[a], calendar.n_people, NOBODY, -1, a)
        for a, subject in calendar.papers_to.get(m, ())
        if (NO_SUBJECT in (about, subject) or about == subject)
        and found.heard[a] < NEVER
        and max(found.heard[a], 0) + 1 == level
        and order_at(calendar, a, found.terms) <= order_at(calendar, m, found.terms)
    ]


def could_also(found: Spread, m: MeetingIdx, best: Raiser) -> tuple[PersonIdx, ...]:
    """The other persons who get the word where `best` did and may raise it at `m`, in register order."""
    calendar, terms = found.calendar, found.terms
    there = best.meeting
    if there == NOWHERE:
        return ()
    told = {
        calendar.who[a]
        for a in range(calendar.first[there], calendar.first[there + 1])
        if calendar.receives[a] and takes_part(calendar, a, terms)
    }
    free = is_free(calendar, m, terms)
    others = [
        PersonIdx(calendar.who[a])
        for a in range(calendar.first[m], calendar.first[m + 1])
        if calendar.who[a] in told
        and calendar.who[a] != best.person
        and calendar.stands_in_for[a] == NOBODY
        and calendar.raises[a]
        and takes_part(calendar, a, terms)
        and calendar.end[there] <= cutoff(calendar, m, a, terms, free=free)
    ]
    return tuple(sorted(others))
