"""Why there is no way, what came nearest, and what would open one. "No way" is a value."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.engine.calendar import Line, day_of
from groundswell.engine.ids import ForumIdx, PersonIdx
from groundswell.engine.journeys import NEVER, Spread
from groundswell.engine.nearest import nearest_misses
from groundswell.engine.onward import KINDS, Miss
from groundswell.engine.ways_in import is_free
from groundswell.planner.answers import Change, NoWay
from groundswell.planner.asked import Asked, source_day
from groundswell.planner.phrases import THE_PAPER, short_date
from groundswell.planner.stops import stop
from groundswell.planner.timetable import SittingRow, Timetable, date_of, day_number

MOST_SHOWN = 6  # changes that would open a way


def no_way(asked: Asked, found: Spread | None) -> NoWay:
    """The reason in one sentence, the nearest miss, and the changes that would open a way."""
    if found is None:
        return NoWay(_no_source(asked), None)
    if asked.target.kind == "person":
        return NoWay(_never_meets(asked), None)
    misses = _misses(asked, found)
    changes = _worth_showing(asked, found, misses)
    return NoWay(_reason(asked, found, misses), changes[0] if changes else None, changes)


def _no_source(asked: Asked) -> str:
    first = date_of(asked.from_day)
    return _("No %(forum)s meeting is in the calendar from %(day)s on.") % {
        "forum": asked.origin.name,
        "day": short_date(first),
    }


def _never_meets(asked: Asked) -> str:
    return _("%(person)s is at no meeting the word reaches by %(day)s.") % {
        "person": asked.target.name,
        "day": short_date(asked.horizon),
    }


def _misses(asked: Asked, found: Spread) -> list[Miss]:
    table = asked.timetable
    last_day = table.last_day or asked.horizon
    members = [(s.forum, _line_of(s)) for s in table.sittings if s.days.holds_on(last_day)]
    return nearest_misses(
        found,
        ForumIdx(asked.target.index),
        apologies=table.apologies,
        ended=table.ended,
        members=members,
    )


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


def changes_towards(asked: Asked, found: Spread) -> tuple[Change, ...]:
    """Of each kind of single change the one that lets the target hear soonest (equal ones, six at most).

    Whether or not there is a way already. Soonest first, then the smaller kind.
    """
    best: dict[int, list[Miss]] = {}
    for miss in sorted(_misses(asked, found), key=lambda m: (m.arrives, m.kind, m)):
        if KINDS[miss.kind] == "meeting":
            continue  # no day is known for a meeting that does not exist
        row = best.setdefault(miss.kind, [miss])
        if miss not in row and miss.arrives == row[0].arrives and len(row) < MOST_SHOWN:
            row.append(miss)
    return tuple(_change(asked, found, m) for row in best.values() for m in row)


def _change(asked: Asked, found: Spread, miss: Miss) -> Change:
    kind, table = KINDS[miss.kind], asked.timetable
    who = _carrier(table, miss.person)
    if kind == "meeting":
        says = _("One more meeting of %(forum)s after %(day)s would hear it, from %(who)s.") % {
            "forum": asked.target.name,
            "day": short_date(date_of(day_of(found.held_since(miss.person)))),
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


def _carrier(table: Timetable, person: int) -> str:
    return table.people[person].name if person >= 0 else str(THE_PAPER)


def _needs_paper(asked: Asked, found: Spread, miss: Miss) -> bool:
    """Whether the invited person would raise it there with a paper; whoever is invited to listen needs none."""
    calendar = asked.timetable.calendar
    if is_free(calendar, miss.meeting, asked.terms) or not calendar.has_paper_rule[miss.meeting]:
        return False
    return found.held_since(miss.person) <= calendar.deadline[miss.meeting]


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


def _reason(asked: Asked, found: Spread, misses: list[Miss]) -> str:
    """What stopped it, in one sentence: the nearest to being heard first."""
    target = ForumIdx(asked.target.index)
    holders = _seat_holders_with_the_word(asked, found, target)
    if holders:
        return _stopped_at_the_door(asked, found, misses, holders)
    told = [p for p in range(len(asked.timetable.people)) if found.held_since(p) < NEVER]
    for sentence in (_invited_before(asked, target, told), _sat_before(asked, target, told)):
        if sentence:
            return sentence
    return _no_shared_seat(asked, target)


def _seat_holders_with_the_word(asked: Asked, found: Spread, target: ForumIdx) -> list[PersonIdx]:
    """Those with a seat on the target, on some day until the horizon, who would hold the word."""
    first, last = source_day(found), max(asked.horizon, source_day(found))
    table = asked.timetable
    sitting = {
        s.person
        for s in table.sittings
        if s.forum == target and (s.days.holds_on(first) or s.days.holds_on(last)) and s.role != "observer"
    }
    return sorted(p for p in sitting if found.held_since(p) < NEVER and p not in asked.terms.without)


def _stopped_at_the_door(asked: Asked, found: Spread, misses: list[Miss], holders: list[PersonIdx]) -> str:
    table, target = asked.timetable, asked.target.name
    first = min(holders, key=lambda p: (found.held_since(p), p))
    holds = date_of(day_of(found.held_since(first)))
    late = [
        m
        for m in misses
        if KINDS[m.kind] == "deadline" and table.meetings[m.meeting].forum == asked.target.index
    ]
    if late:
        row = table.meetings[late[0].meeting]
        return ngettext(
            "%(who)s would hold it %(short)d day after the paper deadline for %(forum)s of %(day)s.",
            "%(who)s would hold it %(short)d days after the paper deadline for %(forum)s of %(day)s.",
            late[0].days_short,
        ) % {
            "who": _carrier(table, late[0].person),
            "short": late[0].days_short,
            "forum": target,
            "day": short_date(row.day),
        }
    away = [
        m
        for m in misses
        if KINDS[m.kind] == "apology" and table.meetings[m.meeting].forum == asked.target.index
    ]
    if away:
        return _("%(who)s sent apologies for %(forum)s of %(day)s.") % {
            "who": table.people[away[0].person].name,
            "forum": target,
            "day": short_date(table.meetings[away[0].meeting].day),
        }
    values = {
        "forum": target,
        "day": short_date(holds),
        "who": table.people[first].name,
        "end": short_date(asked.horizon),
    }
    after = [m for m in table.meetings_of(ForumIdx(asked.target.index)) if table.meetings[m].day > holds]
    if not any(table.meetings[m].day <= asked.horizon for m in after):
        if asked.by is not None:
            return _("%(who)s would hold it on %(day)s; no %(forum)s meeting follows by %(end)s.") % values
        return (
            _("%(who)s would hold it on %(day)s, but no %(forum)s meeting is left in the calendar.") % values
        )
    return _("%(who)s would hold it on %(day)s, too late for every %(forum)s meeting by %(end)s.") % values


def _invited_before(asked: Asked, target: ForumIdx, told: list[int]) -> str:
    """Somebody who would hold the word was invited there, but for another day."""
    table = asked.timetable
    rows = [i for i in table.invitations if i.forum == target and i.person in told]
    rows = [i for i in rows if i.person not in asked.terms.without]
    if not rows:
        return ""
    who = rows[-1].person
    days = [i.day for i in rows if i.person == who]
    values = {
        "who": table.people[who].name,
        "forum": asked.target.name,
        "day": short_date(days[-1]),
        "n": len(days),
    }
    if len(days) == 1:
        return _("%(who)s was invited once, for %(day)s.") % values
    return _("%(who)s was invited %(n)d times, last for %(day)s.") % values


def _sat_before(asked: Asked, target: ForumIdx, told: list[int]) -> str:
    table = asked.timetable
    past = [s for s in table.sittings if s.forum == target and s.person in told and s.days.until is not None]
    past = [s for s in past if s.person not in asked.terms.without]
    if not past:
        return ""
    last = max(past, key=lambda s: day_number(s.days.until or dt.date.min))
    assert last.days.until is not None
    return _("%(who)s's seat on %(forum)s ended on %(day)s.") % {
        "who": table.people[last.person].name,
        "forum": asked.target.name,
        "day": short_date(last.days.until - dt.timedelta(days=1)),
    }


def _no_shared_seat(asked: Asked, target: ForumIdx) -> str:
    values = {"forum": asked.target.name, "from": asked.origin.name}
    has_meetings = any(row.forum == target for row in asked.timetable.meetings)
    if has_meetings:
        return _("No shared seat: nobody the word reaches from %(from)s sits on %(forum)s.") % values
    return (
        _(
            "No shared seat: nobody the word reaches from %(from)s sits on %(forum)s, and it has no calendar here."
        )
        % values
    )
