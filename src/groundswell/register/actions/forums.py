"""What happens to a whole forum: it closes, and its coming meetings are worked out from its rhythm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.records.dated import DAY, Dated, not_ended_by
from groundswell.register.actions.one_change import one_change
from groundswell.register.actions.placing import place_items
from groundswell.register.actions.rows import name_in_chain, seen_again
from groundswell.register.errors import BadRecurrence, NotValid
from groundswell.register.keys import key_for
from groundswell.register.models import AgendaItem, Forum, Meeting, Seat, Sitting, StandingItem
from groundswell.register.recurrence import days_of
from groundswell.register.rules import require_edit

COMING = (Meeting.Status.EXPECTED, Meeting.Status.CONFIRMED)


@dataclass(frozen=True)
class AtRisk:
    """What a closing forum leaves without a home."""

    seats: tuple[Seat, ...]  # those somebody sat in until it closed
    standing_items: tuple[StandingItem, ...]
    meetings: tuple[Meeting, ...]  # those called off because they came later


def close_forum(by: Asker, forum: Forum, *, last_day: dt.date, successors: Iterable[Forum] = ()) -> AtRisk:
    """Closes a forum with its last day: who sat and what stood there ends then; later meetings are called off.

    What was before stays as it was. Gives what is at risk and wants a new home.
    """
    with one_change(by, "close forum") as entry:
        closing: Forum = seen_again(by, forum)
        require_edit(by, closing)
        closed = last_day + DAY
        closing.closed = closed
        closing.save()
        closing.successors.add(*successors)
        at_risk = _end_all(closing, closed)
        entry.subject = name_in_chain(closing)
        entry.detail = {
            "closed": closed,
            "successors": sorted(f.key for f in closing.successors.all()),
            "seats": [s.key for s in at_risk.seats],
            "standing_items": [s.key for s in at_risk.standing_items],
            "meetings": [m.key for m in at_risk.meetings],
        }
    return at_risk


def _end_all(forum: Forum, closed: dt.date) -> AtRisk:
    goes_on = not_ended_by(closed)
    here = Sitting.objects.filter(goes_on, seat__forum=forum)
    sittings = list(here.select_related("seat", "person", "post"))
    standing = list(forum.standing_items.filter(goes_on).select_related("subject"))
    ending: list[Sitting | StandingItem] = [*sittings, *standing]
    for row in ending:
        if Dated(row.start, closed).is_empty():
            raise NotValid(
                _("“%(name)s” starts after the forum's last day.") % {"name": row},
                remedy=_("Remove it first, or close the forum later."),
                field="last_day",
            )
        row.until = closed
        row.save()
    meetings = list(forum.meetings.filter(day__gte=closed, status__in=COMING))
    forum.meetings.filter(pk__in=[m.pk for m in meetings]).update(status=Meeting.Status.CANCELLED)
    seats = {sitting.seat.pk: sitting.seat for sitting in sittings}
    return AtRisk(tuple(seats.values()), tuple(standing), tuple(meetings))


def expect_meetings(by: Asker, forum: Forum, *, until: dt.date) -> list[Meeting]:
    """Adds the meetings the forum's rhythm makes from today up to and with `until`, marked as expected.

    Skips days that have a meeting already, whatever became of it; never goes past the forum's last day.
    Raises BadRecurrence.
    """
    with one_change(by, "expect meetings") as entry:
        expecting: Forum = seen_again(by, forum)
        require_edit(by, expecting)
        taken = set(expecting.meetings.values_list("day", flat=True))
        days = [day for day in _days(expecting, first=by.today, last=until) if day not in taken]
        made = Meeting.objects.bulk_create(_expected(expecting, days))
        place_items(expecting, today=by.today)
        entry.subject, entry.detail = name_in_chain(expecting), {"until": until, "meetings": len(made)}
    return made


def _days(forum: Forum, *, first: dt.date, last: dt.date) -> list[dt.date]:
    if not forum.recurrence or forum.recurs_from is None:
        raise BadRecurrence(_("“%(forum)s” has no rule for how often it meets.") % {"forum": forum.name})
    life = Dated(forum.opened, forum.closed)
    days = days_of(forum.recurrence, starts=forum.recurs_from, first=first, last=last)
    return [day for day in days if life.holds_on(day)]


def _expected(forum: Forum, days: Sequence[dt.date]) -> list[Meeting]:
    keys = set(Meeting.objects.filter(key__startswith=forum.key[:50]).values_list("key", flat=True))
    meetings = []
    for day in days:
        meeting = Meeting(forum=forum, day=day, start=forum.usual_start, end=usual_end(forum))
        meeting.status, meeting.source = Meeting.Status.EXPECTED, forum.recurrence
        meeting.key = key_for(meeting, keys)
        keys.add(meeting.key)
        meetings.append(meeting)
    return meetings


def usual_end(forum: Forum) -> dt.time | None:
    """When the forum's meetings usually end; None where it is not known, or past midnight."""
    if forum.usual_start is None or not forum.usual_minutes:
        return None
    minutes = forum.usual_start.hour * 60 + forum.usual_start.minute + forum.usual_minutes
    return dt.time(minutes // 60, minutes % 60) if minutes < 24 * 60 else None


def place_standing_items(by: Asker, forum: Forum) -> list[AgendaItem]:
    """Puts each standing item on the forum's coming agendas, and gives the items that were new."""
    with one_change(by, "place standing items") as entry:
        placing: Forum = seen_again(by, forum)
        require_edit(by, placing)
        made = place_items(placing, today=by.today)
        entry.subject, entry.detail = name_in_chain(placing), {"items": len(made)}
    return made
