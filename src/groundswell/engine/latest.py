"""By when a word must be said to be heard in time: the last source from which it still gets there."""

from __future__ import annotations

from collections.abc import Callable

from groundswell.engine.calendar import Calendar
from groundswell.engine.ids import ForumIdx, MeetingIdx, PersonIdx
from groundswell.engine.journeys import Journey, Source, Spread, spread
from groundswell.engine.ways_in import Terms

Ends = Callable[[Spread], tuple[Journey, ...]]


def latest_meeting(
    calendar: Calendar, forum: ForumIdx, *, after: int, by: int, terms: Terms, ends: Ends
) -> tuple[Spread, tuple[Journey, ...]] | None:
    """The last meeting of `forum` from day `after` on from which a journey arrives on or before day `by`.

    `terms.until` should be `by`. `ends` picks the journeys out of a spread. None where there is none.
    Cost: one pass for each meeting of the forum looked at, the last first.
    """
    plain = calendar.plain
    for m in range(calendar.n_meetings - 1, -1, -1):
        if plain.forum[m] != forum or plain.day[m] > by:
            continue
        if plain.day[m] < after:
            return None
        found = spread(calendar, Source(MeetingIdx(m)), terms)
        arrived = ends(found)
        if arrived:
            return found, arrived
    return None


def latest_day(
    calendar: Calendar, person: PersonIdx, *, after: int, by: int, terms: Terms, ends: Ends
) -> tuple[Spread, tuple[Journey, ...]] | None:
    """The last day from `after` to `by` on which `person` can hold the word and it still arrives.

    Halving is exact here: who holds it a day earlier arrives no later.
    """

    def tried(day: int) -> tuple[Spread, tuple[Journey, ...]]:
        found = spread(calendar, Source(person=person, day=day), terms)
        return found, ends(found)

    best, low, high = tried(after), after, by
    if not best[1]:
        return None
    while low < high:
        middle = (low + high + 1) // 2
        now = tried(middle)
        if now[1]:
            best, low = now, middle
        else:
            high = middle - 1
    return best
