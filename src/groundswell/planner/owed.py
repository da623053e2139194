"""What people are still owed: each thread that moved and was not told back, since when, and who could tell it where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.planner.way_back import WayBack, way_back, way_back_in_short, way_back_sentences
from groundswell.records.asking import Asker
from groundswell.register.models import Meeting
from groundswell.threads.models import Step, Thread
from groundswell.threads.rules import may_work_on
from groundswell.threads.told_back import Untold, sentence, untold_of


@dataclass(frozen=True)
class Owed:
    """One thread whose people wait. `moved_at`: the meeting that moved it, None where none is recorded.

    `says`: who has not been told. `way`: how they could be; None where the asker may not see their forum, and then
    nothing is told at all.
    """

    thread: Thread
    says: str
    since: dt.date
    due: dt.date
    is_overdue: bool
    moved_at: Meeting | None
    way: WayBack | None
    may_tell: bool

    @property
    def way_says(self) -> tuple[str, ...]:
        """The way back, a sentence each."""
        name = self.moved_at.forum.label if self.moved_at else ""
        return way_back_sentences(self.way, moved_at=name) if self.way else ()

    @property
    def way_in_short(self) -> str:
        """The meetings of the way back, in order; empty where there is none."""
        return way_back_in_short(self.way) if self.way else ""


def owed_to_people(asker: Asker) -> tuple[Owed, ...]:
    """Each open thread the asker may see that moved and was not told back: the longest overdue first.

    Single voices that wait are told of to those alone who work on the thread, and never counted. Six queries, and
    those of the rules; one pass through the calendar for each thread.
    """
    rows = Thread.objects.visible_to(asker).open().select_related("forum__place", "place")
    threads = list(rows)
    found = untold_of(threads)
    seen = _moves_seen(asker, list(found.values()))
    owed = [_owed(asker, one) for one in found.values() if one.move.pk in seen]
    told = (one for one in owed if _may_be_told(one))
    return tuple(sorted(told, key=lambda one: (one.due, one.since, one.thread.pk)))


def owed_by(asker: Asker, thread: Thread) -> Owed | None:
    """The same of one thread the asker may see; None where nothing is owed, as far as they may know."""
    found = untold_of([thread]).get(thread.pk)
    if found is None or found.move.pk not in _moves_seen(asker, [found]):
        return None
    owed = _owed(asker, found)
    return owed if _may_be_told(owed) else None


def owed_finding(rows: Sequence[Owed]) -> str:
    """“Telling people back is overdue for 1 thread. 2 more are to be told.”"""
    late = sum(row.is_overdue for row in rows)
    if not rows:
        return _("Nobody waits to be told back, as far as is shown to you.")
    first = ngettext(
        "Telling people back is overdue for %(n)d thread.",
        "Telling people back is overdue for %(n)d threads.",
        late,
    )
    told = first % {"n": late} if late else _("No telling back is overdue.")
    coming = len(rows) - late
    if not coming:
        return told
    more = ngettext(
        "People of %(n)d thread are to be told next.", "People of %(n)d threads are to be told next.", coming
    )
    return f"{told} {more % {'n': coming}}"


def owed_told(rows: Sequence[Owed], today: dt.date) -> dict[str, Any]:
    """The same for a program: days as 2021-02-02, names with their keys."""
    return {
        "today": today.isoformat(),
        "finding": owed_finding(rows),
        "threads": [_told(row) for row in rows],
    }


def _owed(asker: Asker, found: Untold) -> Owed:
    works = not asker.is_public and may_work_on(asker, found.thread)
    at = found.move.to_meeting
    return Owed(
        thread=found.thread,
        says=sentence(found, with_voices=works),
        since=found.since,
        due=found.due,
        is_overdue=found.is_overdue(asker.today),
        moved_at=at,
        way=way_back(asker, moved_at=at.key if at else "", forum=found.thread.forum.key),
        may_tell=works,
    )


def _may_be_told(owed: Owed) -> bool:
    """Whether there is something to tell, of a forum the asker may see: it is named."""
    return bool(owed.says) and owed.way is not None


def _moves_seen(asker: Asker, found: Sequence[Untold]) -> frozenset[int]:
    """The ids of the moves the asker may see (one query)."""
    rows = Step.objects.visible_to(asker).filter(pk__in=[one.move.pk for one in found])
    return frozenset(rows.values_list("pk", flat=True))


def _told(row: Owed) -> dict[str, Any]:
    way = row.way
    return {
        "thread": {"key": row.thread.key, "name": row.thread.title},
        "not_told": row.says,
        "since": row.since.isoformat(),
        "due": row.due.isoformat(),
        "is_overdue": row.is_overdue,
        "moved_at": _meeting(row.moved_at.key, row.moved_at.forum.name, row.moved_at.day)
        if row.moved_at
        else None,
        "next_meeting": _meeting(way.next.meeting, way.next.forum, way.next.day)
        if way and way.next
        else None,
        "who_knows": [{"key": one.key, "name": one.name} for one in way.knows] if way else [],
        "way_back": [_meeting(one.to.meeting, one.to.forum, one.to.day) for one in way.passings]
        if way
        else [],
        "way_back_says": [told for told in row.way_says if told],
    }


def _meeting(key: str, forum: str, day: dt.date) -> dict[str, str]:
    return {"key": key, "forum": forum, "day": day.isoformat()}
