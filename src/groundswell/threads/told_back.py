"""Who spoke, wished to know, and has not been told; and since when that is overdue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.register.models import Meeting
from groundswell.threads.ladder import STAGES
from groundswell.threads.models import Feedback, Gathering, Step, Thread, Voice

#: Where a forum's calendar has no later meeting, telling is overdue so many days after the thread moved
WITHOUT_A_MEETING = 28
MOVES = STAGES[STAGES.index(Step.Kind.TABLED) : STAGES.index(Step.Kind.TOLD_BACK)]


@dataclass(frozen=True)
class Untold:
    """Somebody who has not been told of a thread's newest move: its forum, or single voices, or both.

    `move`: the newest step that moved it, on `since`. `meeting`: the forum's first meeting after the move.
    `due`: the day by which they were to be told. `voices`: those who are waiting; counted nowhere people read.
    """

    thread: Thread
    move: Step
    since: dt.date
    due: dt.date
    meeting: Meeting | None
    voices: tuple[Voice, ...]
    forum_is_told: bool

    def is_overdue(self, today: dt.date) -> bool:
        """Whether the day has passed."""
        return self.due < today


def day_of(step: Step) -> dt.date | None:
    """The step's own day, else its meeting's; None where neither is known."""
    return step.day or (step.to_meeting.day if step.to_meeting else None)


def is_move(step: Step) -> bool:
    """Whether those who spoke are told of it: it happened, and took the thread past being carried."""
    return step.state == Step.State.HAPPENED and step.kind in MOVES


def untold(thread: Thread) -> Untold | None:
    """What is owed for the thread's newest move; None where nothing moved, or all were told (four queries)."""
    return untold_of([thread]).get(thread.pk)


def untold_of(threads: Sequence[Thread]) -> dict[int, Untold]:
    """Thread id -> what is owed for its newest move, for those that owe something (four queries, however many)."""
    moves = newest_moves(threads)
    moved = [thread for thread in threads if thread.pk in moves]
    if not moved:
        return {}
    days = {pk: day for pk, (_step, day) in moves.items()}
    forums, voices = _told_since(moved, days)
    waiting = _voices_of(moved)
    coming = _meetings_after(moved, days)
    found: dict[int, Untold] = {}
    for thread in moved:
        step, since = moves[thread.pk]
        left = tuple(v for v in waiting[thread.pk] if (thread.pk, v.pk) not in voices)
        if thread.pk in forums and not left:
            continue
        after = coming.get(thread.pk)
        due = after.day if after else since + dt.timedelta(days=WITHOUT_A_MEETING)
        found[thread.pk] = Untold(thread, step, since, due, after, left, thread.pk in forums)
    return found


def newest_move(thread: Thread) -> dt.date | None:
    """The day of the newest step, past carrying, that happened (one query); None where nothing moved yet."""
    found = newest_moves([thread]).get(thread.pk)
    return found[1] if found else None


def newest_moves(threads: Sequence[Thread]) -> dict[int, tuple[Step, dt.date]]:
    """Thread id -> its newest move and the day of it (one query). Same day: the one recorded last."""
    rows = Step.objects.happened().filter(thread__in=threads, kind__in=MOVES)
    found: dict[int, tuple[Step, dt.date]] = {}
    for step in rows.select_related("to_meeting__forum").order_by("id"):
        day = day_of(step)
        if day is not None and (step.thread_id not in found or day >= found[step.thread_id][1]):
            found[step.thread_id] = (step, day)
    return found


def voices_untold(thread: Thread) -> list[Voice]:
    """Voices now in the thread, kept, that wished to know and were not told since its newest move (three queries)."""
    days = {thread.pk: day} if (day := newest_move(thread)) else {}
    _forums, told = _told_since([thread], days)
    return [voice for voice in _voices_of([thread])[thread.pk] if (thread.pk, voice.pk) not in told]


def forum_is_told(thread: Thread) -> bool:
    """Whether the forum it began in was told since its newest move (two queries)."""
    days = {thread.pk: day} if (day := newest_move(thread)) else {}
    forums, _voices = _told_since([thread], days)
    return thread.pk in forums


def who_is_not_told(thread: Thread) -> str:
    """Whom closing as done would leave untold, as people say it; empty where everybody was told. Never how many."""
    if not forum_is_told(thread):
        return thread.forum.name
    return _("Somebody who spoke") if voices_untold(thread) else ""


def sentence(owed: Untold, *, with_voices: bool) -> str:
    """“That Counts has not been told.” `with_voices`: the asker may know that single voices wait too."""
    forum = owed.thread.forum.name
    if not (with_voices and owed.voices):
        return "" if owed.forum_is_told else _("%(forum)s has not been told.") % {"forum": forum}
    if owed.forum_is_told:
        return _("Somebody who spoke has not been told.")
    return _("%(forum)s and people who spoke have not been told.") % {"forum": forum}


def _told_since(threads: Iterable[Thread], days: dict[int, dt.date]) -> tuple[set[int], set[tuple[int, int]]]:
    """Threads whose own forum was told since its day, and (thread, voice) of voices that were (one query).

    A thread without a day has not moved: whatever was told in it counts.
    """
    begun = {thread.pk: thread.forum_id for thread in threads}
    rows = Feedback.objects.filter(thread__in=begun, told_on__isnull=False)
    forums, voices = set[int](), set[tuple[int, int]]()
    for thread, forum, voice, on in rows.values_list("thread", "forum", "voice", "told_on"):
        if on is None or (thread in days and on < days[thread]):
            continue
        if voice is not None:
            voices.add((thread, voice))
        elif forum == begun[thread]:
            forums.add(thread)
    return forums, voices


def _voices_of(threads: Sequence[Thread]) -> dict[int, list[Voice]]:
    """Thread id -> voices now in it, kept, that wish to know, in the order they were said (one query)."""
    found: dict[int, list[Voice]] = {thread.pk: [] for thread in threads}
    rows = Gathering.objects.filter(
        thread__in=threads, until=None, voice__state=Voice.State.KEPT, voice__wishes_to_know=True
    )
    for row in rows.select_related("voice__forum__place").order_by("voice__said_on", "voice__id"):
        found[row.thread_id].append(row.voice)
    return found


def _meetings_after(threads: Sequence[Thread], days: dict[int, dt.date]) -> dict[int, Meeting]:
    """Thread id -> the first meeting of its own forum after its day, that is not called off (one query)."""
    rows = Meeting.objects.that_met().filter(
        forum__in={thread.forum_id for thread in threads}, day__gt=min(days.values())
    )
    meetings = list(rows.select_related("forum").order_by("day", "start", "id"))
    found: dict[int, Meeting] = {}
    for thread in threads:
        after = (m for m in meetings if m.forum_id == thread.forum_id and m.day > days[thread.pk])
        if (first := next(after, None)) is not None:
            found[thread.pk] = first
    return found
