"""Threads as they stand in a list: how far each came, by which step with evidence, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.models import Forum, Meeting, Person
from groundswell.threads.ladder import Strength, stage_of, strength_of_step
from groundswell.threads.models import Evidence, Step, Thread
from groundswell.threads.momentum import Momentum, momentum_of
from groundswell.threads.sentences import step_sentence
from groundswell.threads.steps_seen import in_time_order

WITH_IT = ("from_meeting__forum", "to_meeting__forum", "item", "listener", "told_forum")
BESIDE = Prefetch("evidence", Evidence.objects.select_related("meeting").defer("content", "text"))


@dataclass(frozen=True)
class ThreadLine:
    """One thread in a list. `forum`: where it began, None where the asker may not see it.

    `last`: the sentence of its last step with evidence; empty where none has any.
    """

    thread: Thread
    stage: Step.Kind | None
    last: str
    last_step: Step | None
    next_meeting: Meeting | None
    momentum: Momentum
    forum: Forum | None = None

    @property
    def finding(self) -> str:
        """“Come as far as: discussed. Last with evidence: Talked about at ACB.”"""
        stage = self.stage.label if self.stage else _("nothing yet")
        last = self.last or _("no step yet.")
        return _("Come as far as: %(stage)s. Last with evidence: %(last)s") % {"stage": stage, "last": last}


def lines_of(threads: Sequence[Thread], asker: Asker) -> list[ThreadLine]:
    """A line for each thread, in their order (seven queries, however many)."""
    rows = Step.objects.visible_to(asker).filter(thread__in=threads)
    steps: dict[int, list[Step]] = {thread.pk: [] for thread in threads}
    for step in rows.select_related(*WITH_IT).prefetch_related(BESIDE):
        steps[step.thread_id].append(step)
    ordered = {pk: in_time_order(found) for pk, found in steps.items()}
    forums = {pk: where_it_is(found) for pk, found in ordered.items()}
    coming = _coming([forums[t.pk] or t.forum for t in threads], asker)
    known = _known(asker)
    begun = _begun(threads, asker)
    where = {t.pk: t.forum for t in threads if t.forum_id in begun}
    moves = momentum_of(threads, ordered, where, asker)
    lines = [
        _line(t, ordered[t.pk], coming.get((forums[t.pk] or t.forum).pk), known, asker, moves[t.pk])
        for t in threads
    ]
    return [replace(one, forum=one.thread.forum) if one.thread.forum_id in begun else one for one in lines]


def where_it_is(steps: Sequence[Step]) -> Forum | None:
    """The forum of the last meeting it came to; None where it came to none. `steps` in time order."""
    came = [s.to_meeting.forum for s in steps if s.state == Step.State.HAPPENED and s.to_meeting is not None]
    return came[-1] if came else None


def meant_for(steps: Sequence[Step], asker: Asker) -> Meeting | None:
    """The first coming meeting it is meant for; None where it is meant for none."""
    coming = [
        s.to_meeting
        for s in steps
        if s.state == Step.State.INTENDED and s.to_meeting is not None and s.to_meeting.day >= asker.today
    ]
    return min(coming, key=lambda m: m.day) if coming else None


def _coming(forums: Sequence[Forum], asker: Asker) -> dict[int, Meeting]:
    """Forum id -> its next meeting from today on, that is not called off (one query)."""
    rows = Meeting.objects.visible_to(asker).that_met().filter(forum__in=forums, day__gte=asker.today)
    return {m.forum_id: m for m in rows.select_related("forum").order_by("-day", "-start", "-id")}


def _begun(threads: Sequence[Thread], asker: Asker) -> frozenset[int]:
    """The ids of the forums they began in that the asker may see (one query)."""
    rows = Forum.objects.visible_to(asker).filter(pk__in={thread.forum_id for thread in threads})
    return frozenset(rows.values_list("pk", flat=True))


def _known(asker: Asker) -> frozenset[int]:
    """The listeners the asker may see (one query)."""
    people = Person.objects.visible_to(asker).filter(heard__isnull=False)
    return frozenset(people.values_list("pk", flat=True))


def _line(
    thread: Thread,
    steps: Sequence[Step],
    coming: Meeting | None,
    known: frozenset[int],
    asker: Asker,
    momentum: Momentum,
) -> ThreadLine:
    sure = [s for s in steps if s.state == Step.State.HAPPENED and strength_of_step(s) > Strength.CLAIMED]
    last = sure[-1] if sure else None
    listener = last.listener.name if last and last.listener and last.listener_id in known else ""
    return ThreadLine(
        thread=thread,
        stage=stage_of(steps),
        last=step_sentence(last, today=asker.today, listener=listener) if last else "",
        last_step=last,
        next_meeting=meant_for(steps, asker) or (None if thread.closed_on else coming),
        momentum=momentum,
    )
