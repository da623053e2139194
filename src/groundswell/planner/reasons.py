"""Why there is no way, in one sentence: what was nearest to being heard, and what stopped it."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.engine.calendar import day_of
from groundswell.engine.direction import held_since, order_of
from groundswell.engine.ids import ForumIdx, PersonIdx
from groundswell.engine.journeys import NEVER, Spread
from groundswell.engine.onward import KINDS, Miss
from groundswell.planner.asked import Asked, source_day
from groundswell.planner.phrases import THE_PAPER, short_date
from groundswell.planner.timetable import Timetable, date_of, day_number


def no_source(asked: Asked) -> str:
    """The forum has no meeting left to say it at."""
    first = date_of(asked.from_day)
    return _("No %(forum)s meeting is in the calendar from %(day)s on.") % {
        "forum": asked.origin.name,
        "day": short_date(first),
    }


def never_meets(asked: Asked) -> str:
    """The person is at no meeting that hears it."""
    return _("%(person)s is at no meeting the word reaches by %(day)s.") % {
        "person": asked.target.name,
        "day": short_date(asked.horizon),
    }


def held_for_target(asked: Asked, found: Spread, person: int) -> int:
    """The first minute the person holds the word so that they may raise it at the target, or NEVER."""
    return held_since(found, person, order_of(asked.target.index, found.terms))


def carrier_name(table: Timetable, person: int) -> str:
    """The person's name, or “the paper”."""
    return table.people[person].name if person >= 0 else str(THE_PAPER)


def reason(asked: Asked, found: Spread, misses: list[Miss]) -> str:
    """What stopped it, in one sentence: the nearest to being heard first."""
    target = ForumIdx(asked.target.index)
    holders = _seat_holders_with_the_word(asked, found, target)
    if holders:
        return _stopped_at_the_door(asked, found, misses, holders)
    told = [p for p in range(len(asked.timetable.people)) if held_for_target(asked, found, p) < NEVER]
    for sentence in (
        _invited_before(asked, target, told),
        _sat_before(asked, target, told),
        _only_from_above(asked, found, target),
    ):
        if sentence:
            return sentence
    return _no_shared_seat(asked, target)


def _seat_holders_with_the_word(asked: Asked, found: Spread, target: ForumIdx) -> list[PersonIdx]:
    """Those with a seat on the target, on some day until the horizon, who would hold the word and may raise it."""
    sitting = _sitting(asked, found, target)
    return sorted(
        p for p in sitting if held_for_target(asked, found, p) < NEVER and p not in asked.terms.without
    )


def _sitting(asked: Asked, found: Spread, target: ForumIdx) -> set[PersonIdx]:
    """Those with a seat on the target that may raise something, when it is said or on the last day looked at."""
    first, last = source_day(found), max(asked.horizon, source_day(found))
    table = asked.timetable
    return {
        s.person
        for s in table.sittings
        if s.forum == target and (s.days.holds_on(first) or s.days.holds_on(last)) and s.role != "observer"
    }


def _stopped_at_the_door(asked: Asked, found: Spread, misses: list[Miss], holders: list[PersonIdx]) -> str:
    table, target = asked.timetable, asked.target.name
    first = min(holders, key=lambda p: (held_for_target(asked, found, p), p))
    holds = date_of(day_of(held_for_target(asked, found, first)))
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
            "who": carrier_name(table, late[0].person),
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
        if asked.by is not None or asked.limits.told.age is not None:
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


def _only_from_above(asked: Asked, found: Spread, target: ForumIdx) -> str:
    """Upward only: somebody on the target would hold the word, but was told it in a layer above."""
    if not found.terms.upward:
        return ""
    above = [(h.since, p, h) for p in _sitting(asked, found, target) for h in found.holdings[p]]
    if not above:
        return ""
    _since, person, held = min(above)
    row = asked.timetable.meetings[held.meeting]
    return _("%(who)s would be told it only at %(above)s, in a layer above that of %(forum)s.") % {
        "who": asked.timetable.people[person].name,
        "above": asked.timetable.forums[row.forum].name,
        "forum": asked.target.name,
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
