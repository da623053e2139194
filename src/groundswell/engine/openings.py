"""The one change that opens most or speeds most: every single change on the calendar, and what each gives.

A change lets a meeting hear, or somebody hold the word earlier; what follows is read off one pass backwards
(ahead.py). A change of a forum's rule may help at several meetings, so each gets a bit in one pass forwards
(freer_floors.py). Nothing here asks again for each candidate, and every answer is that of asking again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from groundswell.engine.ahead import Ahead
from groundswell.engine.freer_floors import freer_floors
from groundswell.engine.ids import ForumIdx
from groundswell.engine.journeys import Spread
from groundswell.engine.later_papers import later_deadlines
from groundswell.engine.moved_meetings import Moves, NewDeadline
from groundswell.engine.nearest import Absence
from groundswell.engine.opening import Opening, Score, score
from groundswell.engine.places_given import came_after_all, invited, sat_on, seated

MOST_DAYS = 14  # a meeting is moved by


def same_notice(found: Spread) -> NewDeadline:
    """Papers due as many days before as now, on any day: for a calendar without a rule of working days."""
    calendar = found.calendar

    def new_deadline(m: int, day: int) -> int:
        return day - (calendar.day[m] - (calendar.deadline[m] + 1) // 1440)

    return new_deadline


@dataclass(frozen=True)
class Known:
    """What only the register knows: who would have been there, who only hears for want of a seat, new deadlines."""

    apologies: tuple[Absence, ...] = ()
    ended: tuple[Absence, ...] = ()
    visitors: tuple[Absence, ...] = ()
    new_deadline: NewDeadline | None = None
    age: int | None = None
    most_days: int = MOST_DAYS


def openings(
    found: Spread, forums: Iterable[ForumIdx], *, earliest: int, known: Known | None = None
) -> list[Opening]:
    """Every single change that lets some of `forums` hear on an earlier day, or at all; in no order of worth.

    `earliest` is the first day the word might have been said on. Equal changes of one meeting or forum stand
    in one row. Cost: two passes to the last meeting that would be news, and people times forums look-ups.

    >>> from groundswell.engine.brinnington import ACB, SEND, THAT_COUNTS, brinnington
    >>> from groundswell.engine.journeys import Source, first_meeting, spread
    >>> from groundswell.engine.ways_in import Terms
    >>> calendar = brinnington()
    >>> terms = Terms(until=131, standing_items=False)
    >>> found = spread(calendar, Source(first_meeting(calendar, THAT_COUNTS, after=33)), terms)
    >>> [o.days for o in openings(found, [ACB], earliest=33) if o.kind == "deadline"]
    [3]
    """
    known = known or Known()
    ahead = Ahead(found, forums, earliest=earliest)
    new_deadline = known.new_deadline or same_notice(found)
    return [
        *later_deadlines(ahead),
        *came_after_all(ahead, known.apologies),
        *invited(ahead),
        *Moves(ahead, known.most_days, new_deadline, known.age).found(),
        *freer_floors(ahead, known.visitors),
        *sat_on(ahead, known.ended),
        *seated(ahead),
    ]


def best(found: list[Opening], first_day: list[int]) -> tuple[list[tuple[Opening, Score]], ...]:
    """(Those that open most forums, those that save most days in all); equal ones stand together."""
    scored = [(o, score(o, first_day)) for o in found]
    rows = []
    for place in range(2):
        most = max((s[place] for _, s in scored), default=0)
        rows.append([(o, s) for o, s in scored if most and s[place] == most])
    return tuple(rows)
