"""By when a word must be said to be heard in time: the last source from which it still gets there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from groundswell.engine.calendar import Calendar
from groundswell.engine.ids import ForumIdx, MeetingIdx, PersonIdx
from groundswell.engine.journeys import Source, Spread, spread
from groundswell.engine.ways_in import Terms

Arrives = Callable[[Spread], bool]


def latest_meeting(
    calendar: Calendar,
    forum: ForumIdx,
    *,
    after: int,
    by: int,
    terms: Terms,
    arrives: Arrives,
    age: int | None = None,
) -> Spread | None:
    """What follows from the last meeting of `forum`, from day `after` on, that arrives on or before day `by`.

    `terms.until` should be `by`. `arrives` says whether a spread gets there. `age`: most days from the
    meeting to the arrival, None for any. None where none does.
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
        found = spread(calendar, Source(MeetingIdx(m)), _no_older(terms, calendar.day[m], age))
        if arrives(found):
            return found
    return None


def latest_day(
    calendar: Calendar,
    person: PersonIdx,
    *,
    after: int,
    by: int,
    terms: Terms,
    arrives: Arrives,
    age: int | None = None,
) -> Spread | None:
    """What follows from the last day, from `after` to `by`, on which `person` can hold the word in time.

    Halving is exact here: who holds it a day earlier arrives no later. With an `age` (most days from that day
    to the arrival) only the last day before each arrival can do: such days are tried, the last first.

    >>> from groundswell.engine.brinnington import ACB, LP_LEAD, brinnington
    >>> from groundswell.engine.itineraries import journeys_to_forum
    >>> calendar, in_time = brinnington(), lambda found: bool(journeys_to_forum(found, ACB))
    >>> latest_day(calendar, LP_LEAD, after=0, by=40, terms=Terms(until=40), arrives=in_time).source.day
    35
    """

    def tried(day: int, until: int) -> Spread:
        return spread(calendar, Source(person=person, day=day), replace(terms, until=until))

    last = by
    while True:
        found = _last_in_time(tried, arrives, after=after, by=last)
        if found is None or age is None:
            return found
        day = found.source.day
        fresh = tried(day, min(by, day + age))
        if arrives(fresh):
            return fresh
        last = day + age - 1  # from a day before, the word must be there sooner still


def _no_older(terms: Terms, said: int, age: int | None) -> Terms:
    return terms if age is None else replace(terms, until=min(terms.until, said + age))


def _last_in_time(
    tried: Callable[[int, int], Spread], arrives: Arrives, *, after: int, by: int
) -> Spread | None:
    """What follows from the last day, from `after` to `by`, from which it arrives on or before day `by`."""
    if by < after:
        return None
    best, low, high = tried(after, by), after, by
    if not arrives(best):
        return None
    while low < high:
        middle = (low + high + 1) // 2
        now = tried(middle, by)
        if arrives(now):
            best, low = now, middle
        else:
            high = middle - 1
    return best
