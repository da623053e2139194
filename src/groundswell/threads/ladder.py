"""How strong a step's evidence is, from intended to confirmed by the other side; and how far a thread has come."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from groundswell.register.models import Meeting
from groundswell.register.models.agendas import Outcome
from groundswell.threads.models.evidence import Evidence
from groundswell.threads.models.steps import Step


class Strength(IntEnum):
    """One rung each; a higher one holds all that a lower one does."""

    INTENDED = 0
    CLAIMED = 1
    DOCUMENTED_DRAFT = 2
    DOCUMENTED_APPROVED = 3
    CONFIRMED = 4

    @property
    def label(self) -> Any:
        """The rung in words."""
        return STRENGTHS[self]


STRENGTHS: dict[Strength, Any] = {
    Strength.INTENDED: _("intended"),
    Strength.CLAIMED: _("claimed"),
    Strength.DOCUMENTED_DRAFT: _("documented (draft)"),
    Strength.DOCUMENTED_APPROVED: _("documented (approved)"),
    Strength.CONFIRMED: _("confirmed by the other side"),
}

APPROVED = (Meeting.Minutes.APPROVED, Meeting.Minutes.CORRECTED)
#: To note is not to decide; to endorse is to agree, which is not to decide either; what is put off is not decided.
DECIDES = (Outcome.APPROVED, Outcome.REJECTED)
STAGES = (
    Step.Kind.SAID,
    Step.Kind.CARRIED,
    Step.Kind.TABLED,
    Step.Kind.DISCUSSED,
    Step.Kind.DECIDED,
    Step.Kind.RESOURCED,
    Step.Kind.CHANGED,
    Step.Kind.TOLD_BACK,
)


def strength_of(evidence: Evidence) -> Strength:
    """How strong one piece is. A minute is as strong as its minutes are now; a statement or reply confirms only
    where it comes from the other side: from the listener, or from somebody of the forum it came to who did not
    carry it. A like proves no more than that something was claimed.
    """
    match evidence.kind:
        case Evidence.Kind.MINUTE:
            minutes = evidence.meeting.minutes if evidence.meeting else Meeting.Minutes.NONE
            if minutes in APPROVED:
                return Strength.DOCUMENTED_APPROVED
            return Strength.DOCUMENTED_DRAFT if minutes == Meeting.Minutes.DRAFT else Strength.CLAIMED
        case Evidence.Kind.PAPER | Evidence.Kind.POST | Evidence.Kind.FILE:
            return Strength.DOCUMENTED_DRAFT
        case Evidence.Kind.REPLY | Evidence.Kind.STATEMENT:
            return Strength.CONFIRMED if evidence.from_other_side else Strength.CLAIMED
        case _:
            return Strength.CLAIMED


def strength_of_step(step: Step) -> Strength:
    """The strongest of its evidence; intended while it is only meant to happen. Reads `step.evidence` (prefetch it)."""
    if step.state == Step.State.INTENDED:
        return Strength.INTENDED
    return max((strength_of(e) for e in step.evidence.all()), default=Strength.CLAIMED)


def stage_of(steps: Iterable[Step]) -> Step.Kind | None:
    """The farthest stage that happened: noted or endorsed stays at discussed; none where nothing was said yet.

    Steps of heard, seen and public calls are no stage of their own.
    """
    reached = [STAGES.index(kind) for step in steps if (kind := _reached(step)) is not None]
    return STAGES[max(reached)] if reached else None


def _reached(step: Step) -> Step.Kind | None:
    if step.state != Step.State.HAPPENED or step.kind not in STAGES:
        return None
    if step.kind == Step.Kind.DECIDED and (step.item is None or step.item.outcome not in DECIDES):
        return Step.Kind.DISCUSSED
    return Step.Kind(step.kind)
