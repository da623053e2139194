"""By when a word must be said to be heard in time: the last source from which it still gets there."""

from __future__ import annotations

from collections.abc import Callable

from groundswell.engine.calendar import Calendar
from groundswell.engine.ids import ForumIdx, MeetingIdx, PersonIdx
from groundswell.engine.journeys import Source, Spread, spread
from groundswell.engine.ways_in import Terms

Arrives = Callable[[Spread], bool]


def latest_meeting(
    calendar: Calendar, forum: ForumIdx, *, after: int, by: int, terms: Terms, arrives: Arrives
) -> Spread | None:
    """What follows from the last meeting of `forum`, from day `after` on, that arrives on or before day `by`.

    `terms.until` should be `by`. `arrives` says whether a spread gets there. None where none does.
    Cost: one pass for each meeting of the forum looked at, the last first.

    >>> from groundswell.engine.brinnington import ACB, THAT_COUNTS, brinnington
    >>> from groundswell.engine.itineraries import journeys_to_forum
    >>> calendar, in_time = brinnington(), lambda found: bool(journeys_to_forum(found, ACB))
    >>> found = latest_meeting(calendar, THAT_COUNTS, after=0, by=40, terms=Terms(until=40), arrives=in_time)
    >>> calendar.day[found.source.meeting]
    33
    """
    for m in range(calendar.n_meetings - 1, -1, -1):
        if calendar.forum[m] != forum or calendar.day[m] > by:
            continue
        if calendar.day[m] < after:
            return None
        found = spread(calendar, Source(MeetingIdx(m)), terms)
        if arrives(found):
            return found
    return None


def latest_day(
    calendar: Calendar, person: PersonIdx, *, after: int, by: int, terms: Terms, arrives: Arrives
) -> Spread | None:
    """What follows from the last day, from `after` to `by`, on which `person` can hold the word in time.

    Halving is exact here: who holds it a day earlier arrives no later.

    >>> from groundswell.engine.brinnington import ACB, LP_LEAD, brinnington
    >>> from groundswell.engine.itineraries import journeys_to_forum
    >>> calendar, in_time = brinnington(), lambda found: bool(journeys_to_forum(found, ACB))
    >>> latest_day(calendar, LP_LEAD, after=0, by=40, terms=Terms(until=40), arrives=in_time).source.day
    35
    """

    def tried(day: int) -> Spread:
        return spread(calendar, Source(person=person, day=day), terms)

    best, low, high = tried(after), after, by
    if not arrives(best):
        return None
    while low < high:
        middle = (low + high + 1) // 2
        now = tried(middle)
        if arrives(now):
            best, low = now, middle
        else:
            high = middle - 1
    return best
