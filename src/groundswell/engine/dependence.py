"""Whose leaving cuts a source off on the calendar: single persons, and the smallest sets of up to three."""

from __future__ import annotations

from collections.abc import Iterable

from groundswell.engine.away import follow
from groundswell.engine.calendar import Calendar
from groundswell.engine.ids import ForumIdx, PersonIdx
from groundswell.engine.journeys import Source
from groundswell.engine.ways_in import Terms

Away = frozenset[PersonIdx]
NO_ONE: Away = frozenset()


def cuts_on_the_calendar(
    calendar: Calendar,
    source: Source,
    terms: Terms,
    targets: Iterable[ForumIdx],
    *,
    spared: Away = NO_ONE,
    most: int = 3,
) -> dict[ForumIdx, tuple[Away, ...]]:
    """Target -> every smallest set of up to `most` persons whose leaving leaves no way; no set holds another.

    Each cutting set must take somebody from any one way there is. So we take a way to each target, try
    each of its persons away, and look again: all tries of one size, for all targets, in one pass.
    Targets that do not hear it at all are left out; empty where no such set cuts one off, as where a way
    needs nobody (a paper referred). `spared` never leave. Order: by size, then the register's.
    Cost: `most` + 1 passes, with a bit for each try: k, then k^2 ... of them, for k persons on a way.

    >>> from groundswell.engine.brinnington import ACB, THAT_COUNTS, brinnington
    >>> from groundswell.engine.journeys import first_meeting
    >>> calendar = brinnington()
    >>> source = Source(first_meeting(calendar, THAT_COUNTS, after=33))
    >>> [sorted(cut) for cut in cuts_on_the_calendar(calendar, source, Terms(until=131), [ACB])[ACB]]
    [[2], [0, 1]]
    """
    tries: dict[ForumIdx, set[Away]] = {target: {NO_ONE} for target in targets}
    cuts: dict[ForumIdx, list[Away]] = {}
    for size in range(most + 1):
        worlds = {away: world for world, away in enumerate(set[Away]().union(*tries.values()))}
        found = follow(calendar, source, terms, list(worlds))
        for target in list(tries):
            reached, more = found.reached.get(target, 0), set[Away]()
            if not size and not reached:
                del tries[target]
                continue
            cut = cuts.setdefault(target, [])
            for away in tries[target]:
                if not reached >> worlds[away] & 1:
                    cut.append(away)
                elif size < most:
                    more |= {away | {p} for p in found.way_to(target, worlds[away]) - spared}
            tries[target] = {away for away in more if not any(known <= away for known in cut)}
    return {
        target: tuple(sorted(found, key=lambda cut: (len(cut), sorted(cut))))
        for target, found in cuts.items()
    }
