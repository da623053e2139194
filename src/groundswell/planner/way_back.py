"""The way back: from the meeting that moved something to the next meeting of those who asked. It could; not it did."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.engine.ids import NOWHERE, ForumIdx, MeetingIdx
from groundswell.engine.itineraries import PAPER, Carry, journey_to
from groundswell.engine.journeys import NEVER, Source, Spread, spread
from groundswell.planner.answers import Stop
from groundswell.planner.asked import terms_from, understand
from groundswell.planner.keeping import timetable_for
from groundswell.planner.naming import BadQuestion
from groundswell.planner.options import NO_OPTIONS
from groundswell.planner.phrases import THE_PAPER, names_together, short_date
from groundswell.planner.stops import stop
from groundswell.planner.timetable import Timetable
from groundswell.records.asking import Asker


@dataclass(frozen=True)
class PersonThere:
    """Somebody by key and name."""

    key: str
    name: str


@dataclass(frozen=True)
class Passing:
    """One carrying on the way back: who, to which meeting; `is_past`: that meeting lies before today."""

    carrier: str
    to: Stop
    is_past: bool


@dataclass(frozen=True)
class WayBack:
    """How those who asked could be told at a meeting of theirs.

    `next`: their first meeting from today on, None where the calendar has none. `knows`: who was at the meeting
    that moved it and is expected there, in the register's order. `expected`: all who are expected there.
    `passings`: the way by people, where nobody sits at both; empty where no way leads there. `tells`: the
    meeting at which it could be told: `next` where somebody knows, else the end of the way.
    """

    forum: str
    next: Stop | None
    knows: tuple[PersonThere, ...]
    expected: tuple[PersonThere, ...]
    passings: tuple[Passing, ...]
    tells: Stop | None


def way_back(asker: Asker, *, moved_at: str, forum: str) -> WayBack | None:
    """From the meeting with the key `moved_at` to the forum with the key `forum`, from today on.

    None where the asker may see neither. `moved_at` may be empty: then only who meets next is known. One query
    where the timetable is kept.
    """
    table = timetable_for(asker)
    target = next((ForumIdx(i) for i, row in enumerate(table.forums) if row.key == forum), None)
    if target is None:
        return None
    source = next((MeetingIdx(i) for i, row in enumerate(table.meetings) if row.key == moved_at), None)
    after = table.meetings[source].day if source is not None else asker.today
    coming = [m for m in table.meetings_of(target) if table.meetings[m].day >= asker.today and m != source]
    coming = [m for m in coming if table.meetings[m].day >= after]
    first = coming[0] if coming else None
    there = _people_at(table, first) if first is not None else ()
    knows: tuple[int, ...] = ()
    if source is not None:
        were = set(_people_at(table, source))
        knows = tuple(person for person in there if person in were)
    passings: tuple[Passing, ...] = ()
    tells = stop(table, first) if first is not None and knows else None
    if source is not None and not knows and table.meetings[source].forum != target:
        passings = _passings(asker, table, source, coming)
        tells = passings[-1].to if passings else None
    return WayBack(
        forum=table.forums[target].name,
        next=stop(table, first) if first is not None else None,
        knows=_named(table, knows),
        expected=_named(table, there),
        passings=passings,
        tells=tells,
    )


def way_back_sentences(found: WayBack, *, moved_at: str) -> tuple[str, ...]:
    """“LP Lead was there and sits at That Counts.”, or that nobody does and the way. `moved_at`: the forum's name."""
    if found.next is None:
        return (_("No later meeting of %(forum)s is in the calendar.") % {"forum": found.forum},)
    if found.knows:
        names = names_together([person.name for person in found.knows])
        told = _("%(names)s: at %(moved)s that day, and expected at %(forum)s on %(day)s.")
        return (
            told
            % {"names": names, "moved": moved_at, "forum": found.forum, "day": short_date(found.next.day)},
        )
    values = {"moved": moved_at, "forum": found.forum}
    nobody = (
        _("We know of nobody who was at %(moved)s that day and sits at %(forum)s.") % values
        if moved_at
        else _("It is not recorded at which meeting it moved.")
    )
    if not found.passings:
        none = _("No way back to %(forum)s is in the calendar.") % values
        return (nobody, none) if moved_at else (nobody,)
    return (nobody, *(_passing_sentence(one) for one in found.passings))


def way_back_in_short(found: WayBack) -> str:
    """“18 Feb LP Ops → 2 Mar That Counts”, the meetings of the way in order; empty where there is none."""
    stops = [one.to for one in found.passings] or ([found.tells] if found.tells else [])
    return " → ".join(f"{short_date(at.day)} {at.short or at.forum}" for at in stops)


def _passing_sentence(one: Passing) -> str:
    values = {"who": one.carrier, "forum": one.to.forum, "day": short_date(one.to.day)}
    if one.is_past:
        return _("%(who)s could have told %(forum)s on %(day)s.") % values
    return _("%(who)s could tell %(forum)s on %(day)s.") % values


def _people_at(table: Timetable, m: MeetingIdx) -> tuple[int, ...]:
    """Who is recorded or expected there, in the register's order, each once."""
    calendar = table.calendar
    return tuple(sorted({calendar.who[a] for a in range(calendar.first[m], calendar.first[m + 1])}))


def _named(table: Timetable, people: tuple[int, ...]) -> tuple[PersonThere, ...]:
    return tuple(PersonThere(table.people[p].key, table.people[p].name) for p in people)


def _passings(
    asker: Asker, table: Timetable, source: MeetingIdx, coming: list[MeetingIdx]
) -> tuple[Passing, ...]:
    """The way to the first of these meetings that could hear it; empty where none could."""
    found = _spread(asker, table, source)
    heard = next((m for m in coming if found is not None and 0 <= found.heard[m] < NEVER), None)
    if found is None or heard is None:
        return ()
    return tuple(_passing(asker, table, leg) for leg in journey_to(found, heard).legs)


def _passing(asker: Asker, table: Timetable, leg: Carry) -> Passing:
    carrier = str(THE_PAPER) if leg.carrier == PAPER else table.people[leg.carrier].name
    to = stop(table, leg.to_meeting)
    return Passing(carrier, to, _is_past(to.day, asker.today))


def _is_past(day: dt.date, today: dt.date) -> bool:
    return day < today


def _spread(asker: Asker, table: Timetable, source: MeetingIdx) -> Spread | None:
    """What happens to the word from that very meeting on."""
    row = table.meetings[source]
    key = table.forums[row.forum].key
    try:
        asked = understand(
            table,
            asker,
            origin=key,
            target=key,
            after=row.day,
            by=None,
            about=None,
            options=NO_OPTIONS,
            back=False,
        )
    except BadQuestion:
        return None
    start = Source(source)
    return spread(table.calendar, start, terms_from(asked, start)) if source != NOWHERE else None
