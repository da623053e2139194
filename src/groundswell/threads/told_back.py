"""Who spoke, wished to know, and has not been told; and since when that is overdue."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.register.models import Meeting
from groundswell.threads.ladder import STAGES
from groundswell.threads.models import Step, Thread, Voice

#: Where a forum's calendar has no later meeting, telling is overdue so many days after the thread moved
WITHOUT_A_MEETING = 28
MOVES = STAGES[STAGES.index(Step.Kind.TABLED) : STAGES.index(Step.Kind.TOLD_BACK)]


@dataclass(frozen=True)
class Untold:
    """Somebody who has not been told of a thread's newest move: a forum, or single voices said elsewhere.

    `due`: the day by which they were to be told; `meeting`: the forum's first meeting after the move.
    """

    thread: Thread
    since: dt.date
    due: dt.date
    meeting: Meeting | None
    voices: tuple[Voice, ...]
    forum_is_told: bool

    def is_overdue(self, today: dt.date) -> bool:
        """Whether the day has passed."""
        return self.due < today


def voices_untold(thread: Thread) -> list[Voice]:
    """Voices now in the thread, kept, that wished to know and were not told since its newest move (two queries)."""
    moved = newest_move(thread)
    waiting = Voice.objects.kept().filter(
        gatherings__thread=thread, gatherings__until=None, wishes_to_know=True
    )
    told = thread.feedback.filter(voice__isnull=False, told_on__isnull=False)
    if moved is not None:
        told = told.filter(told_on__gte=moved)
    return list(waiting.exclude(pk__in=told.values("voice")).select_related("forum").distinct())


def forum_is_told(thread: Thread) -> bool:
    """Whether the forum it began in was told since its newest move (two queries)."""
    moved = newest_move(thread)
    told = thread.feedback.filter(forum=thread.forum, told_on__isnull=False)
    return (told if moved is None else told.filter(told_on__gte=moved)).exists()


def newest_move(thread: Thread) -> dt.date | None:
    """The day of the newest step, past carrying, that happened (one query); None where nothing moved yet."""
    days = [
        day_of(step) for step in thread.steps.happened().filter(kind__in=MOVES).select_related("to_meeting")
    ]
    return max((day for day in days if day is not None), default=None)


def day_of(step: Step) -> dt.date | None:
    """The step's own day, else its meeting's; None where neither is known."""
    return step.day or (step.to_meeting.day if step.to_meeting else None)


def who_is_not_told(thread: Thread) -> str:
    """Whom closing as done would leave untold, as people say it; empty where everybody was told."""
    if not forum_is_told(thread):
        return thread.forum.name
    waiting = len(voices_untold(thread))
    if not waiting:
        return ""
    told = ngettext("%(count)d person who spoke", "%(count)d people who spoke", waiting)
    return told % {"count": waiting}


def untold(thread: Thread) -> Untold | None:
    """What is owed for the thread's newest move; None where nothing moved, or all were told."""
    moved = newest_move(thread)
    if moved is None:
        return None
    voices, told = tuple(voices_untold(thread)), forum_is_told(thread)
    if told and not voices:
        return None
    after = thread.forum.meetings.that_met().filter(day__gt=moved).order_by("day", "start", "id").first()
    due = after.day if after else moved + dt.timedelta(days=WITHOUT_A_MEETING)
    return Untold(thread, moved, due, after, voices, told)


def sentence(owed: Untold) -> str:
    """“That Counts has not been told (since 9 February 2021).”"""
    who = "" if owed.forum_is_told else owed.thread.forum.name
    if not who:
        count = len(owed.voices)
        who = ngettext("%(count)d person who spoke", "%(count)d people who spoke", count) % {"count": count}
    return _("%(who)s: not told yet.") % {"who": who}
