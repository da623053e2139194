"""Whether a thread moves, waits or fades, by the calendar of the forum it stands at. Never by a number of days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from groundswell.records.asking import Asker
from groundswell.register.models import AgendaItem, Forum, Meeting
from groundswell.threads.ladder import Strength, strength_of_step
from groundswell.threads.models import Step, Thread
from groundswell.threads.steps_seen import steps_of
from groundswell.threads.told_back import day_of

FADES_AT = 2  # chances passed: two meetings of a board without it, as the people who asked for this say


class Moves(Enum):
    """How a thread stands. One that nobody can tell of is never called fading."""

    MOVING = "moving"
    WAITING = "waiting"
    ONE_PASSED = "one_chance_passed"
    FADING = "fading"
    CLOSED = "closed"
    TOO_FEW = "too_few_to_say"

    @property
    def label(self) -> Any:
        """The state in words."""
        return LABELS[self]


LABELS: dict[Moves, Any] = {
    Moves.MOVING: _("moving"),
    Moves.WAITING: _("waiting"),
    Moves.ONE_PASSED: _("one chance passed"),
    Moves.FADING: _("fading"),
    Moves.CLOSED: _("closed"),
    Moves.TOO_FEW: _("too few to say"),
}


@dataclass(frozen=True)
class Stand:
    """Where a thread stands. `forum`: the one whose calendar counts, None where the asker may not know of it.

    `since`: the day of its last step with evidence, else the day it was first said. `came`: the last day it was at
    that forum with evidence, None where it never was. `only_told`: steps that are claimed or meant, not counted,
    of `since` or later.
    """

    forum: Forum | None
    since: dt.date
    came: dt.date | None
    has_evidence: bool
    only_told: int


@dataclass(frozen=True)
class Momentum:
    """`passed`: chances that passed since, oldest first. `unknown`: meetings that may never have been held.

    `with_agenda`: the keys of the passed meetings that have an item the asker may see. `coming`: the next meeting.
    """

    state: Moves
    stand: Stand
    passed: tuple[Meeting, ...] = ()
    unknown: tuple[Meeting, ...] = ()
    with_agenda: frozenset[str] = frozenset()
    coming: Meeting | None = None


def momentum_now(thread: Thread, asker: Asker) -> Momentum:
    """The momentum of one thread (six queries)."""
    begun = Forum.objects.visible_to(asker).filter(pk=thread.forum_id).first()
    where = {thread.pk: begun} if begun else {}
    return momentum_of([thread], {thread.pk: steps_of(thread, asker)}, where, asker)[thread.pk]


def momentum_of(
    threads: Sequence[Thread], steps: Mapping[int, Sequence[Step]], begun: Mapping[int, Forum], asker: Asker
) -> dict[int, Momentum]:
    """Thread id -> its momentum (one query, however many).

    `steps`: thread id -> those the asker may see, in time order, with their evidence and meetings' forums.
    `begun`: thread id -> the forum it began in, for those where the asker may see it.
    """
    stands = {t.pk: stand_of(t, steps.get(t.pk, ()), begun.get(t.pk), asker.today) for t in threads}
    calendars = _calendars([stands[t.pk] for t in threads if t.closed_on is None], asker)
    return {
        t.pk: Momentum(Moves.CLOSED, stands[t.pk])
        if t.closed_on is not None
        else _read(stands[t.pk], calendars, asker.today)
        for t in threads
    }


def stand_of(thread: Thread, steps: Sequence[Step], begun: Forum | None, today: dt.date) -> Stand:
    """The forum it last came to with evidence; where it came to none, the one it began in.

    Not the forum it is meant for next: an intention is no evidence, and whoever named a new one after each meeting
    would keep a thread from ever fading. Steps after today, or without a day, count for nothing.
    """
    sure = [s for s in steps if is_sure(s) and _is_by(s, today)]
    days = [day for s in sure if (day := day_of(s)) is not None]
    came = [s.to_meeting for s in sure if s.to_meeting is not None]
    since = max([*days, *(m.day for m in came)], default=thread.started)
    return Stand(
        forum=came[-1].forum if came else begun,
        since=since,
        came=came[-1].day if came else None,
        has_evidence=bool(sure),
        only_told=sum(_is_only_told(s) and (day_of(s) or since) >= since for s in steps),
    )


def is_sure(step: Step) -> bool:
    """Whether it happened, with evidence that is at least documented in draft. Reads `step.evidence` (prefetch it)."""
    return step.state == Step.State.HAPPENED and strength_of_step(step) > Strength.CLAIMED


def state_of(
    *, since: dt.date, came: dt.date | None, meetings: Sequence[Meeting], today: dt.date
) -> tuple[Moves, list[Meeting], list[Meeting]]:
    """How it stands, the chances that passed, and the meetings of which nobody recorded whether they were held.

    A chance is a meeting known to have met by `today`. One on the very day `since` is no chance passed. Called off,
    put off or with too few there is none either. `meetings`: of the one forum, in time order, from `came` on, or
    from `since` on where it never came. Two passed: fading. One: one chance passed; none: moving, if it came with
    evidence to one of the last two chances, else waiting. Where one that was only expected could change that: too
    few to say, as where none after `since` is in the calendar: a calendar that ends says nothing of who met.
    """
    after = [m for m in meetings if m.day > since]
    passed = [m for m in after if m.has_met_by(today)]
    unknown = [m for m in after if m.status == Meeting.Status.EXPECTED and m.day < today]
    if len(passed) >= FADES_AT:
        return Moves.FADING, passed, unknown
    if unknown or not after:
        return Moves.TOO_FEW, passed, unknown
    if passed:
        return Moves.ONE_PASSED, passed, unknown
    later = [m for m in meetings if came is not None and m.day > came and m.has_met_by(today)]
    is_recent = came is not None and len(later) < FADES_AT
    return (Moves.MOVING if is_recent else Moves.WAITING), passed, unknown


def _is_by(step: Step, today: dt.date) -> bool:
    day = day_of(step)
    return day is not None and day <= today


def _is_only_told(step: Step) -> bool:
    is_claimed = step.state == Step.State.HAPPENED and not is_sure(step)
    return is_claimed or step.state == Step.State.INTENDED


def _calendars(stands: Sequence[Stand], asker: Asker) -> dict[int, list[Meeting]]:
    """Forum id -> its meetings that the asker may see, from the earliest day that any stand needs (one query)."""
    forums = {s.forum.pk for s in stands if s.forum is not None}
    if not forums:
        return {}
    first = min(s.came or s.since for s in stands if s.forum is not None)
    items = AgendaItem.objects.visible_to(asker).filter(meeting=OuterRef("pk"))
    rows = Meeting.objects.visible_to(asker).filter(forum__in=forums, day__gte=first)
    found: dict[int, list[Meeting]] = {pk: [] for pk in forums}
    for meeting in rows.select_related("forum__place").annotate(has_agenda=Exists(items)):
        found[meeting.forum_id].append(meeting)
    return found


def _read(stand: Stand, calendars: Mapping[int, Sequence[Meeting]], today: dt.date) -> Momentum:
    if stand.forum is None:
        return Momentum(Moves.TOO_FEW, stand)
    first = stand.came or stand.since
    meetings = [m for m in calendars[stand.forum.pk] if m.day >= first]
    state, passed, unknown = state_of(since=stand.since, came=stand.came, meetings=meetings, today=today)
    left = (m for m in meetings if m.day >= today and m.status not in Meeting.NOT_MET and m not in passed)
    return Momentum(
        state=state,
        stand=stand,
        passed=tuple(passed),
        unknown=tuple(unknown),
        with_agenda=frozenset(m.key for m in passed if getattr(m, "has_agenda", False)),
        coming=next((m for m in left if m.day > stand.since), None),
    )
