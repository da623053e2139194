"""Standing items on coming agendas: what is put there, and what is taken off again."""

from __future__ import annotations

import datetime as dt
import re

from groundswell.records.dated import Dated
from groundswell.register.keys import key_for
from groundswell.register.models import AgendaItem, Forum, Meeting, StandingItem


def place_items(forum: Forum, *, today: dt.date) -> list[AgendaItem]:
    """Puts each standing item on the forum's meetings from `today` on that fall in its days; gives the new ones.

    Items it had put where they no longer belong are taken off, unless something is recorded of them.
    Past agendas are never touched. Three queries and one insert.
    """
    meetings = list(forum.meetings.that_met().filter(day__gte=today).exclude(status=Meeting.Status.HELD))
    standing = list(forum.standing_items.select_related("subject"))
    coming = AgendaItem.objects.filter(meeting__forum=forum, meeting__day__gte=today)
    placed = coming.filter(standing_item__isnull=False).exclude(meeting__status=Meeting.Status.HELD)
    there = {(item.meeting_id, item.standing_item_id): item for item in placed}
    wanted = {
        (m.pk, s.pk): (m, s) for m in meetings for s in standing if Dated(s.start, s.until).holds_on(m.day)
    }
    _take_off([item for pair, item in there.items() if pair not in wanted])
    new = [pair for pair in wanted if pair not in there]
    return _put_on([wanted[pair] for pair in new])


def _take_off(items: list[AgendaItem]) -> None:
    unrecorded = [i.pk for i in items if i.slot == AgendaItem.Slot.NOT_RECORDED and not i.noted]
    AgendaItem.objects.filter(pk__in=unrecorded).delete()


def _put_on(pairs: list[tuple[Meeting, StandingItem]]) -> list[AgendaItem]:
    numbers = _next_numbers([meeting for meeting, _ in pairs])
    taken = set(AgendaItem.objects.values_list("key", flat=True)) if pairs else set()
    items = []
    for meeting, standing in pairs:
        item = AgendaItem(
            meeting=meeting,
            standing_item=standing,
            number=str(numbers[meeting.pk]),
            title=standing.subject.name,
            subject=standing.subject,
            needs_paper=False,
            source=standing.source,
        )
        item.key = key_for(item, taken)
        taken.add(item.key)
        numbers[meeting.pk] += 1
        items.append(item)
    return AgendaItem.objects.bulk_create(items)


def _next_numbers(meetings: list[Meeting]) -> dict[int, int]:
    """The number after the highest on each agenda."""
    following = {meeting.pk: 1 for meeting in meetings}
    for pk, number in AgendaItem.objects.filter(meeting__in=meetings).values_list("meeting", "number"):
        whole = re.match(r"\d+", number)
        if whole:
            following[pk] = max(following[pk], int(whole[0]) + 1)
    return following
