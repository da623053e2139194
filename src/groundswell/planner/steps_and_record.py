"""A thread's carried steps held against recorded attendance: what the record says of each, beside the step."""

from __future__ import annotations

from collections.abc import Sequence

from groundswell.planner.answers_on_claims import HandOff
from groundswell.planner.claims import Claim
from groundswell.planner.could_and_did import held_against_record
from groundswell.records.asking import Asker
from groundswell.register.models import Meeting
from groundswell.threads.models import Step

CARRYING = (Step.Kind.CARRIED, Step.Kind.TABLED)


def record_of_steps(asker: Asker, steps: Sequence[Step]) -> dict[str, HandOff]:
    """Step key -> what recorded attendance says of it, for those somebody carried from a meeting to another.

    `steps` in time order. A step whose carrier or forum the asker may not see is left out. Three queries.
    """
    claims = claims_of(steps)
    hand_offs, _unknown = held_against_record(asker, [claim for _key, claim in claims])
    keys = {claim.row: key for key, claim in claims}
    return {keys[hand_off.row]: hand_off for hand_off in hand_offs}


def claims_of(steps: Sequence[Step]) -> list[tuple[str, Claim]]:
    """(step key, claim) of each step that happened, was carried by somebody, and has a meeting at both ends.

    Where a step does not say from which meeting it came, it is taken from the one the thread came to before. Claims
    go by keys; `row` is the step's place from 1.
    """
    found = []
    for row, step in enumerate(steps, start=1):
        to, start = step.to_meeting, step.from_meeting or _before(step, steps)
        if not _is_carried(step) or to is None or start is None or step.carrier is None:
            continue
        claim = Claim(
            row=row,
            thread=step.thread.title,
            carrier=step.carrier.key,
            from_forum=start.forum.key,
            from_date=start.day,
            to_forum=to.forum.key,
            to_date=to.day,
            claimed_by="",
        )
        found.append((step.key, claim))
    return found


def _is_carried(step: Step) -> bool:
    return step.kind in CARRYING and step.state == Step.State.HAPPENED


def _before(step: Step, steps: Sequence[Step]) -> Meeting | None:
    """The last meeting before the step's own that the thread came to."""
    if step.to_meeting is None:
        return None
    came = [s.to_meeting for s in steps if s.state == Step.State.HAPPENED and s.to_meeting is not None]
    before = [m for m in came if m.day < step.to_meeting.day]
    return max(before, key=lambda m: m.day) if before else None
