"""The nearest miss by brute force: make each single change to the calendar, and ask again.

A meeting that does not exist yet is left out: here the calendar is all there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.engine.random_calendars import SUBJECTS
from tests.engine.slow_version import Asked, ask, has_way
from tests.engine.small_calendar import Cal, Meet, Question, There

KINDS = ("deadline", "apology", "invitation", "ended_sitting", "seat")  # the smallest first


@dataclass(frozen=True)
class Miss:
    """One change that would open a way, and the earliest arrival it gives."""

    kind: str
    meet: int | None  # None for a seat and an ended sitting, which are of a forum
    forum: int
    person: int | None  # None for a deadline
    days_short: int | None  # by how many days the deadline was missed; None for the other kinds
    arrival: tuple[int, int]  # (day, start or 0)
    hand_offs: int


@dataclass(frozen=True)
class NearestMiss:
    """Every kind of change that opens a way, and the best change of the first such kind."""

    opens: frozenset[str]
    nearest: Miss | None


@dataclass(frozen=True)
class Change:
    """A calendar with one thing changed."""

    kind: str
    cal: Cal
    meet: int | None
    forum: int
    person: int | None
    days_short: int | None = None


def with_meet(cal: Cal, i: int, meet: Meet) -> Cal:
    """The calendar with one meeting replaced."""
    return replace(cal, meets=(*cal.meets[:i], meet, *cal.meets[i + 1 :]))


def with_line(cal: Cal, i: int, line: There) -> Cal:
    """The calendar with one more person at one meeting, in place of any line of theirs."""
    others = tuple(other for other in cal.meets[i].there if other.person != line.person)
    return with_meet(cal, i, replace(cal.meets[i], there=(*others, line)))


def later_deadlines(cal: Cal, q: Question) -> Iterator[Change]:
    """Each deadline moved later, day by day, to the day of the meeting at the latest."""
    for i, m in enumerate(cal.meets):
        if m.deadline is not None:
            for day in range(m.deadline + 1, m.day + 1):
                moved = with_meet(cal, i, replace(m, deadline=day))
                yield Change("deadline", moved, i, m.forum, None, day - m.deadline)


def no_apologies(cal: Cal, q: Question) -> Iterator[Change]:
    """Each person who apologised, there after all."""
    for i, line in cal.apologies:
        yield Change("apology", with_line(cal, i, line), i, cal.meets[i].forum, line.person)


def invitations(cal: Cal, q: Question) -> Iterator[Change]:
    """Each person invited to each meeting they are not at: for its subject, or for any where none is named."""
    subjects = (q.about,) if q.about is not None else (None, *SUBJECTS)
    for i, m in enumerate(cal.meets):
        for p in set(range(cal.n_people)) - {line.person for line in m.there}:
            for subject in subjects:
                line = There(p, invited=True, subject=subject)
                yield Change("invitation", with_line(cal, i, line), i, m.forum, p)


def longer_sittings(cal: Cal, q: Question) -> Iterator[Change]:
    """Each sitting that ended, gone on: the person at all the meetings it would have covered."""
    for forum, person in sorted({(cal.meets[i].forum, line.person) for i, line in cal.ended}):
        changed = cal
        for i, line in cal.ended:
            if cal.meets[i].forum == forum and line.person == person:
                changed = with_line(changed, i, line)
        yield Change("ended_sitting", changed, None, forum, person)


def new_seats(cal: Cal, q: Question) -> Iterator[Change]:
    """Each person given a seat on each forum: at all its meetings, observers and invitees now members."""
    for forum in range(cal.n_forums):
        for person in range(cal.n_people):
            changed = cal
            for i, m in enumerate(cal.meets):
                lines = [line for line in m.there if line.person == person]
                has_voice = any(line.raises and not line.invited for line in lines)
                is_substitute = any(line.stands_in_for is not None for line in lines)
                if m.forum == forum and not has_voice and not is_substitute:
                    changed = with_line(changed, i, There(person))
            yield Change("seat", changed, None, forum, person)


CHANGES = (later_deadlines, no_apologies, invitations, longer_sittings, new_seats)  # in the order of KINDS


def slow_nearest_miss(cal: Cal, q: Question) -> NearestMiss:
    """What would open a way where there is none: the kinds, and of the first the fewest days, then the earliest.

    Equal ones: the fewest hand-offs, then the first meeting, forum and person. Nothing where a way stands already.
    """
    opens: set[str] = set()
    nearest: Miss | None = None
    if has_way(cal, q):
        return NearestMiss(frozenset(), None)
    for changes in CHANGES:
        for change in changes(cal, q):
            if change.kind in opens and nearest is not None and nearest.kind != change.kind:
                break
            if has_way(change.cal, q):
                opens.add(change.kind)
                miss = missed_by(change, q)
                if nearest is None or (nearest.kind == miss.kind and order(miss) < order(nearest)):
                    nearest = miss
    return NearestMiss(frozenset(opens), nearest)


def missed_by(change: Change, q: Question) -> Miss:
    """The change with the earliest arrival it opens."""
    answer = ask(change.cal, q)
    first = answer.frontier[0]
    arrival = Asked(change.cal, q).arrival_clock(first)
    c = change
    return Miss(c.kind, c.meet, c.forum, c.person, c.days_short, arrival, first.hand_offs)


def order(miss: Miss) -> tuple[object, ...]:
    """Fewest days short, then the earliest arrival, then the register's order."""
    none_last = tuple(-1 if n is None else n for n in (miss.meet, miss.forum, miss.person))
    return (miss.days_short or 0, miss.arrival, miss.hand_offs, none_last)
