"""Why there is no way, what came nearest, and what would open one. "No way" is a value."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.engine.calendar import Line, day_of
from groundswell.engine.direction import held_since, order_of
from groundswell.engine.ids import ForumIdx
from groundswell.engine.journeys import NEVER, Spread
from groundswell.engine.nearest import nearest_misses
from groundswell.engine.onward import KINDS, Miss
from groundswell.engine.ways_in import is_free
from groundswell.planner.answers import Change, NoWay
from groundswell.planner.asked import Asked, source_day
from groundswell.planner.phrases import short_date
from groundswell.planner.reasons import carrier_name, held_for_target, never_meets, no_source, reason
from groundswell.planner.stops import stop
from groundswell.planner.timetable import SittingRow, date_of, day_number

MOST_SHOWN = 6  # changes that would open a way


def no_way(asked: Asked, found: Spread | None) -> NoWay:
    """The reason in one sentence, the nearest miss, and the changes that would open a way."""
    if found is None:
        return NoWay(no_source(asked), None)
    if asked.target.kind == "person":
        return NoWay(never_meets(asked), None)
    misses = _misses(asked, found)
    changes = _worth_showing(asked, found, misses)
    return NoWay(reason(asked, found, misses), changes[0] if changes else None, changes)


def _misses(asked: Asked, found: Spread) -> list[Miss]:
    table = asked.timetable
    last_day = table.last_day or asked.horizon
    members = [(s.forum, _line_of(s)) for s in table.sittings if s.days.holds_on(last_day)]
    misses = nearest_misses(
        found,
        ForumIdx(asked.target.index),
        apologies=table.apologies,
        ended=table.ended,
        members=members,
    )
    age = asked.limits.told.age
    oldest = NEVER if age is None else day_number(source_day(found)) + age
    return [m for m in misses if KINDS[m.kind] != "meeting" or m.arrives <= oldest]


def _line_of(s: SittingRow) -> Line:
    return Line(s.person, raises=s.role != "observer")


def _worth_showing(asked: Asked, found: Spread, misses: list[Miss]) -> tuple[Change, ...]:
    """The equal best of the smallest kind, then the best of each other kind; the nearest miss first."""
    if not misses:
        return ()
    best = misses[0]
    equal = [m for m in misses if m[:5] == best[:5]]
    others: dict[int, Miss] = {}
    for miss in misses:
        if miss.kind != best.kind:
            others.setdefault(miss.kind, miss)
    return tuple(_change(asked, found, m) for m in [*equal, *others.values()][:MOST_SHOWN])


def _change(asked: Asked, found: Spread, miss: Miss) -> Change:
    kind, table = KINDS[miss.kind], asked.timetable
    who = carrier_name(table, miss.person)
    if kind == "meeting":
        says = _("One more meeting of %(forum)s after %(day)s would hear it, from %(who)s.") % {
            "forum": asked.target.name,
            "day": short_date(date_of(day_of(held_for_target(asked, found, miss.person)))),
            "who": who,
        }
        return Change(kind, says, who, None, None, None, None, None)
    at, row = stop(table, miss.meeting), table.meetings[miss.meeting]
    arrives = date_of(miss.arrives)
    days = (arrives - source_day(found)).days
    short = miss.days_short if kind == "deadline" else None
    paper_by = row.papers_by if kind == "invitation" and _needs_paper(asked, found, miss) else None
    says = _says(
        kind, who=who, forum=at.forum, day=row.day, short=miss.days_short, paper_by=paper_by, days=days
    )
    return Change(kind, says, who, at, short, arrives, days, paper_by)


def _needs_paper(asked: Asked, found: Spread, miss: Miss) -> bool:
    """Whether the invited person would raise it there with a paper; whoever is invited to listen needs none."""
    calendar = asked.timetable.calendar
    if is_free(calendar, miss.meeting, asked.terms) or not calendar.has_paper_rule[miss.meeting]:
        return False
    order = order_of(calendar.forum[miss.meeting], found.terms)
    return held_since(found, miss.person, order) <= calendar.deadline[miss.meeting]


def _says(
    kind: str, *, who: str, forum: str, day: dt.date, short: int, paper_by: dt.date | None, days: int
) -> str:
    """The change in one sentence."""
    values = {"who": who, "forum": forum, "day": short_date(day), "days": days, "short": short}
    if kind == "deadline":
        return (
            ngettext(
                "A paper deadline %(short)d day later for %(forum)s of %(day)s would open it; %(who)s could carry.",
                "A paper deadline %(short)d days later for %(forum)s of %(day)s would open it; %(who)s could carry.",
                short,
            )
            % values
        )
    if kind == "apology":
        return (
            _("If %(who)s came to %(forum)s of %(day)s after all, it would be heard in %(days)d days.")
            % values
        )
    if kind == "invitation" and paper_by is not None:
        values["paper_by"] = short_date(paper_by)
        return (
            _(
                "An invitation for %(who)s to %(forum)s of %(day)s, paper by %(paper_by)s, opens it in %(days)d days."
            )
            % values
        )
    if kind == "invitation":
        return _("An invitation for %(who)s to %(forum)s of %(day)s opens it in %(days)d days.") % values
    if kind == "sitting":
        return _("If %(who)s still sat on %(forum)s on %(day)s, it would be heard in %(days)d days.") % values
    return _("A seat for %(who)s on %(forum)s opens it in %(days)d days, at the meeting of %(day)s.") % values
