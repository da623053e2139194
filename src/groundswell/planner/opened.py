"""The journey that one change makes possible: the change is made, and the word followed again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from groundswell.engine.ahead import first_days
from groundswell.engine.changed import followed_again
from groundswell.engine.ids import NOWHERE, ForumIdx
from groundswell.engine.itineraries import PAPER, Carry, journeys_to_forum
from groundswell.engine.journeys import Spread
from groundswell.engine.opening import Opening as Found
from groundswell.planner.answers import Stop
from groundswell.planner.answers_on_openings import Carried, Opened, OpenedWay
from groundswell.planner.asked import source_day
from groundswell.planner.naming import BadQuestion
from groundswell.planner.opening import every_one, known_beside
from groundswell.planner.options import NO_OPTIONS, Options
from groundswell.planner.phrases import THE_PAPER
from groundswell.planner.reaching import forum_named
from groundswell.planner.starts import Start, start_of
from groundswell.planner.stops import stop, stop_of_person
from groundswell.planner.telling_openings import told
from groundswell.planner.timetable import date_of
from groundswell.records.asking import Asker


@dataclass(frozen=True)
class Which:
    """One change as a link names it: its kind, the meeting and person it is about, and the days it moves by."""

    kind: str
    meeting: str
    who: str = ""
    days: int = 0


def opened(
    asker: Asker,
    *,
    origin: str,
    which: Which,
    target: str | None = None,
    after: dt.date | None = None,
    options: Options = NO_OPTIONS,
) -> Opened:
    """The earliest journey with this change, to `target` or to each forum that hears sooner.

    Raises BadQuestion, also where the change gives nothing, or nothing any more.
    """
    start = start_of(asker, origin=origin, after=after, options=options)
    wanted = forum_named(start, target) if target else None
    found = start.spread()
    change = None if found is None else _named_so(start, every_one(start, found, wanted), which)
    if found is None or change is None:
        raise BadQuestion(
            _("That change would bring nothing sooner here."),
            remedy=_("Ask again which one change would open most."),
            field="to",
        )
    opening = told(start, found, change, first_days(found), towards=wanted)
    again = followed_again(found, change, known_beside(start))
    by_name = {start.table.forums[f].key: ForumIdx(f) for f, _day in change.gains}
    ways = tuple(OpenedWay(h, _legs(start, again, by_name[h.key])) for h in opening.hears)
    return Opened(start.origin, opening.hears[0].forum if wanted is not None else None, opening, ways)


def _named_so(start: Start, every: list[Found], which: Which) -> Found | None:
    """The change of that name, with the person named first."""
    table = start.table
    for change in every:
        keys = {table.people[p].key: p for p in change.people if p >= 0}
        is_so = (change.kind, table.meetings[change.meeting].key) == (which.kind, which.meeting)
        if is_so and change.days == which.days and (not which.who or which.who in keys):
            first = [keys[which.who]] if which.who else []
            return change._replace(people=(*first, *(p for p in change.people if p not in first)))
    return None


def _legs(start: Start, again: Spread, forum: ForumIdx) -> tuple[Carried, ...]:
    ways = journeys_to_forum(again, forum)
    return tuple(_carried(start, again, leg) for leg in ways[0].legs) if ways else ()


def _carried(start: Start, again: Spread, leg: Carry) -> Carried:
    name = str(THE_PAPER) if leg.carrier == PAPER else start.table.people[leg.carrier].name
    if leg.from_meeting == NOWHERE:
        begins = stop_of_person(start.origin.name, source_day(again))
    else:
        begins = _stop(start, again, leg.from_meeting)
    return Carried(name, begins, _stop(start, again, leg.to_meeting))


def _stop(start: Start, again: Spread, m: int) -> Stop:
    """A meeting of the changed calendar, on its day there."""
    at = stop(start.table, again.calendar.given_order[m])
    return replace(at, day=date_of(again.calendar.day[m]))
