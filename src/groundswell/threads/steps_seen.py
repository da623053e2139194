"""The steps of a thread in time order, each as one asker may see it: through whom, in which words, how sure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from groundswell.records.asking import Asker
from groundswell.threads.evidence_seen import EvidenceShown, evidence_for
from groundswell.threads.inside import may_answer
from groundswell.threads.ladder import Strength, strength_of_step
from groundswell.threads.models import Evidence, Step, StepAnswer, Thread, Voice
from groundswell.threads.seen import Seen
from groundswell.threads.sentences import step_sentence
from groundswell.threads.told_back import day_of
from groundswell.threads.words_carried import Version, versions_for

WITH_IT = (
    "thread",
    "from_meeting__forum",
    "to_meeting__forum__place",
    "item__meeting",
    "paper",
    "carrier",
    "seat",
    "stood_in_for",
    "listener",
    "told_forum",
)
BESIDE = (
    "words",
    Prefetch("answers", StepAnswer.objects.select_related("now_due__forum")),
    Prefetch(
        "evidence",
        Evidence.objects.select_related("meeting__forum", "item__meeting", "paper", "given_by").defer(
            "content"
        ),
    ),
)


@dataclass(frozen=True)
class StepShown:
    """One step. `says` is its sentence; `through` whom, as far as the asker may know.

    `asks`: “did it happen?” is open, and the asker may answer. `works`: the asker may add words and evidence.
    """

    step: Step
    day: dt.date | None
    says: str
    through: str
    through_key: str
    stood_in_for: str
    outcome: str
    versions: tuple[Version, ...]
    strength: Strength
    evidence: tuple[EvidenceShown, ...]
    is_intended: bool
    is_attempt: bool
    note: str
    asks: bool
    works: bool


def steps_of(thread: Thread, asker: Asker) -> list[Step]:
    """The steps the asker may see, in the order of their days; of one day in the order they were recorded.

    Those without a day come last. Four queries, however many steps.
    """
    rows = thread.steps.visible_to(asker).select_related(*WITH_IT).prefetch_related(*BESIDE)
    return in_time_order(rows)


def in_time_order(steps: Iterable[Step]) -> list[Step]:
    """By their days, then by the order they were recorded in; those without a day last."""
    return sorted(steps, key=lambda step: (day_of(step) or dt.date.max, step.pk))


def shown(step: Step, seen: Seen, *, voices: Sequence[Voice]) -> StepShown:
    """One step as the asker may see it (no query, but those of the rule who may answer)."""
    asker = seen.asker
    name, key = seen.through(step)
    listener = seen.person(step.listener)
    stood_for = seen.person(step.stood_in_for)
    answers = list(step.answers.all())
    put_off = next((a.now_due for a in reversed(answers) if a.now_due is not None), None)
    return StepShown(
        step=step,
        day=day_of(step),
        says=step_sentence(
            step, today=asker.today, listener=listener.name if listener else "", put_off_to=put_off
        ),
        through=name,
        through_key=key,
        stood_in_for=stood_for.name if stood_for and key else "",
        outcome=str(step.item.get_outcome_display()) if step.item else "",
        versions=versions_for(step, asker, inside=seen.inside, voices=voices),
        strength=strength_of_step(step),
        evidence=evidence_for(step, seen),
        is_intended=step.state == Step.State.INTENDED,
        is_attempt=step.state not in (Step.State.INTENDED, Step.State.HAPPENED),
        note=answers[-1].note if answers and seen.inside else "",
        asks=is_due(step, asker.today) and may_answer(asker, step),
        works=seen.works,
    )


def is_due(step: Step, today: dt.date) -> bool:
    """Whether “did it happen?” is asked: from the day after the meeting an intention is for."""
    return step.state == Step.State.INTENDED and step.to_meeting is not None and step.to_meeting.day < today
