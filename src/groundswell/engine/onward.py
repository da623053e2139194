"""Where a word would go on to: which meetings lead to the target, and by when somebody must hold it for that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from groundswell.engine.calendar import Calendar
from groundswell.engine.direction import counts, order_at
from groundswell.engine.ids import NO_SUBJECT, NOBODY, ForumIdx
from groundswell.engine.journeys import NEVER
from groundswell.engine.ways_in import Terms, cutoff, is_free, takes_part

#: Which kind of change is the smallest, in the order of the question.
KINDS = ("deadline", "apology", "invitation", "sitting", "seat", "meeting")


class Miss(NamedTuple):
    """One change that would open a way. `arrives` is the day it would be heard at the target.

    `days_short` is 0 but for a deadline. `known` is 0 for somebody invited there before, else 1.
    `elsewhere` is 0 at the target itself, else 1. `person` is PAPER
    where a referred paper would arrive. In this order the smaller change comes first.
    """

    kind: int  # index into KINDS
    days_short: int
    known: int
    arrives: int
    elsewhere: int
    person: int
    meeting: int


@dataclass(frozen=True)
class Onward:
    """What a pass backwards found.

    `arrives`: meeting -> the earliest day the target hears if this meeting does, or NEVER; list[M].
    `chances`: person -> (moment they must hold the word by, day the target then hears, order of the layer they
    raise it in); list[P].
    """

    arrives: list[int]
    chances: list[list[tuple[int, int, int]]]

    def arrival_for(self, person: int, held: int, order: int = 0) -> int:
        """The earliest day the target hears if `person` holds the word from minute `held`.

        `order` is that of the layer they were told in: see direction.order_at.
        """
        days = (day for moment, day, layer in self.chances[person] if held <= moment and order <= layer)
        return min(days, default=NEVER)


def onward(calendar: Calendar, target: ForumIdx, *, terms: Terms, after: int) -> Onward:
    """Which meetings from day `after` on lead to `target`, and by when each person must hold the word.

    Cost: O(attendances), times the few chances a person has.
    """
    found = Onward([NEVER] * calendar.n_meetings, [[] for _ in range(calendar.n_people)])
    sent_on: dict[int, list[int]] = {}
    for m in range(calendar.n_meetings - 1, -1, -1):
        if calendar.day[m] < after or calendar.day[m] > terms.until or not counts(calendar, m, terms):
            continue
        arrives = (
            calendar.day[m]
            if calendar.forum[m] == target
            else min(_passed_on(calendar, found, m, terms), *sent_on.get(m, [NEVER]))
        )
        found.arrives[m] = arrives
        if arrives < NEVER:
            _add_chances(calendar, found, m, terms)
            for a, subject in calendar.papers_to.get(m, ()):
                leads_up = order_at(calendar, a, terms) <= order_at(calendar, m, terms)
                if leads_up and (NO_SUBJECT in (terms.about, subject) or terms.about == subject):
                    sent_on.setdefault(a, [NEVER]).append(arrives)
    return found


def _passed_on(calendar: Calendar, found: Onward, m: int, terms: Terms) -> int:
    """The earliest day the target hears through those who receive the word at `m`."""
    best, order = NEVER, order_at(calendar, m, terms)
    for a in range(calendar.first[m], calendar.first[m + 1]):
        if calendar.receives[a] and takes_part(calendar, a, terms):
            for person in (calendar.who[a], calendar.stands_in_for[a]):
                if person != NOBODY and person not in terms.without:
                    best = min(best, found.arrival_for(person, calendar.end[m], order))
    return best


def _add_chances(calendar: Calendar, found: Onward, m: int, terms: Terms) -> None:
    arrives, order = found.arrives[m], order_at(calendar, m, terms)
    free = is_free(calendar, m, terms)
    for a in range(calendar.first[m], calendar.first[m + 1]):
        if calendar.raises[a] and takes_part(calendar, a, terms):
            moment = cutoff(calendar, m, a, terms, free=free)
            for person in (calendar.who[a], calendar.stands_in_for[a]):
                if person != NOBODY and person not in terms.without:
                    found.chances[person].append((moment, arrives, order))
