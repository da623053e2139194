"""A whole thread as one asker may see it: its stops, its steps, and what came of it, decided and changed kept apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.models import Forum, Meeting
from groundswell.threads.disclosure import Purpose, Shown, Words, words_for
from groundswell.threads.how_many import voices_told
from groundswell.threads.ladder import DECIDES, STAGES, Strength, stage_of, strength_of_step
from groundswell.threads.models import Gathering, Step, Thread, Voice
from groundswell.threads.momentum import Momentum, momentum_of
from groundswell.threads.seen import Seen, seen_by
from groundswell.threads.steps_seen import StepShown, shown, steps_of
from groundswell.threads.thread_lines import meant_for, where_it_is
from groundswell.threads.told_back import day_of
from groundswell.threads.words_carried import voices_ever_in

MOST_WORDINGS = 20


@dataclass(frozen=True)
class Stop:
    """One stage of the way: reached on a day, meant for a day, or not yet. `strength`: of the best step there."""

    kind: Step.Kind
    day: dt.date | None
    reached: bool
    intended: bool
    strength: Strength | None


@dataclass(frozen=True)
class Way:
    """A thread and all that may be told of it to one asker."""

    thread: Thread
    seen: Seen
    forum: Forum | None  # where it began; None where the asker may not see that forum
    stage: Step.Kind | None
    stops: tuple[Stop, ...]
    steps: tuple[StepShown, ...]
    last: StepShown | None  # the last step with evidence
    next_meeting: Meeting | None
    momentum: Momentum
    voices: str
    wordings: tuple[Words, ...]
    decided: tuple[StepShown, ...]
    resourced: tuple[StepShown, ...]
    changed: tuple[StepShown, ...]
    changed_without_evidence: int

    @property
    def attempts(self) -> int:
        """How many attempts failed so far. They count, and stay."""
        return sum(step.is_attempt for step in self.steps)


def way_of(thread: Thread, asker: Asker) -> Way:
    """The thread's way, for one asker (about 15 queries)."""
    rows = steps_of(thread, asker)
    seen = seen_by(asker, thread, rows)
    voices = voices_ever_in(thread)
    told = tuple(shown(row, seen, voices=voices) for row in rows)
    now = set(Gathering.objects.filter(thread=thread, until=None).values_list("voice", flat=True))
    here = [v for v in voices if v.pk in now and v.state == Voice.State.KEPT]
    changed = [s for s in told if s.step.kind == Step.Kind.CHANGED and _has_happened(s)]
    forum = Forum.objects.visible_to(asker).filter(pk=thread.forum_id).first()
    begun = {thread.pk: forum} if forum else {}
    evidenced = [s for s in told if _has_happened(s) and s.strength > Strength.CLAIMED]
    return Way(
        thread=thread,
        seen=seen,
        forum=forum,
        stage=stage_of(rows),
        stops=stops_of(rows),
        steps=told,
        last=evidenced[-1] if evidenced else None,
        next_meeting=next_meeting(rows, thread.forum, asker),
        momentum=momentum_of([thread], {thread.pk: rows}, begun, asker)[thread.pk],
        voices=voices_told(len(here), inside=seen.inside),
        wordings=_wordings(here, seen),
        decided=tuple(
            s for s in told if s.step.kind == Step.Kind.DECIDED and _has_happened(s) and _decides(s)
        ),
        resourced=tuple(s for s in told if s.step.kind == Step.Kind.RESOURCED and _has_happened(s)),
        changed=tuple(s for s in changed if s.strength > Strength.CLAIMED),
        changed_without_evidence=sum(s.strength <= Strength.CLAIMED for s in changed),
    )


def stops_of(steps: Sequence[Step]) -> tuple[Stop, ...]:
    """The eight stages from said to told back, each with the first day it was reached, or the first it is meant for."""
    return tuple(_stop(kind, steps) for kind in STAGES)


def _stop(kind: Step.Kind, steps: Sequence[Step]) -> Stop:
    there = [s for s in steps if stage_of([s]) == kind]
    if there:
        return Stop(kind, day_of(there[0]), True, False, max(strength_of_step(s) for s in there))
    meant = [s for s in steps if s.kind == kind and s.state == Step.State.INTENDED]
    return Stop(kind, day_of(meant[0]) if meant else None, False, bool(meant), None)


def next_meeting(steps: Sequence[Step], begun: Forum, asker: Asker) -> Meeting | None:
    """The first coming meeting it is meant for; else the next of the forum it came to last, or began in (one query)."""
    meant = meant_for(steps, asker)
    if meant is not None:
        return meant
    there = where_it_is(steps) or begun
    rows = Meeting.objects.visible_to(asker).that_met().filter(forum=there, day__gte=asker.today)
    return rows.select_related("forum").order_by("day", "start", "id").first()


def finding(way: Way) -> str:
    """The thread in one sentence: how far it came, by which last step with evidence, and what comes next."""
    stage = way.stage.label if way.stage else _("nothing yet")
    if way.thread.closed_on is not None:
        closed = way.thread.get_closing_display()
        return _("Closed as “%(closing)s”. It came as far as: %(stage)s.") % {
            "closing": closed,
            "stage": stage,
        }
    last = way.last.says if way.last else _("No step has evidence yet.")
    return _("It has come as far as: %(stage)s. Last with evidence: %(last)s") % {
        "stage": stage,
        "last": last,
    }


def _has_happened(told: StepShown) -> bool:
    return told.step.state == Step.State.HAPPENED


def _decides(told: StepShown) -> bool:
    """Whether the item's own outcome is a decision: a correction to “noted” takes it away again."""
    return told.step.item is not None and told.step.item.outcome in DECIDES


def _wordings(voices: Sequence[Voice], seen: Seen) -> tuple[Words, ...]:
    """The agreed wordings that the asker may read, the first MOST_WORDINGS."""
    purpose = Purpose.THREAD if seen.inside else Purpose.PUBLIC
    found = (words_for(voice, seen.asker, purpose) for voice in voices[:MOST_WORDINGS])
    return tuple(words for words in found if words.shown is Shown.AGREED_WORDING)
