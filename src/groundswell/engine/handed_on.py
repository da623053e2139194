"""Whether a record of who came bears a claimed hand-off out. Only what is recorded counts; nothing is expected here.

Presence is never assent, and a carrier recorded at both ends need not have carried anything: the best a record
can do for a claim is not to speak against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    """What the record says of one claim."""

    BORNE_OUT = "borne_out"
    CONTRADICTED = "contradicted"
    CANNOT_BE_SAID = "cannot_be_said"


class Reason(Enum):
    """What a verdict rests on, at one of the two meetings or between them."""

    PRESENT = "present"
    STOOD_IN = "stood_in"  # there as somebody's substitute
    PERSON_STOOD_FOR = "person_stood_for"  # the one they later stand in for was there, and may have told them
    APOLOGIES = "apologies"
    ABSENT = "absent"
    REPLACED = "replaced"  # a substitute came in their place
    NOT_HELD = "not_held"
    NOT_LISTED = "not_listed"  # who came is fully recorded, without a word of this person
    NOT_RECORDED = "not_recorded"
    TO_COME = "to_come"
    NO_MEETING = "no_meeting"  # none is known on that day
    SAME_MEETING = "same_meeting"
    EARLIER = "earlier"  # the second meeting is over, or begun, before the first has ended
    SAME_DAY = "same_day"  # and at least one of the two has no time recorded


THERE = frozenset({Reason.PRESENT, Reason.STOOD_IN, Reason.PERSON_STOOD_FOR})
AGAINST = frozenset(
    {
        Reason.APOLOGIES,
        Reason.ABSENT,
        Reason.REPLACED,
        Reason.NOT_HELD,
        Reason.SAME_MEETING,
        Reason.EARLIER,
    }
)


@dataclass(frozen=True)
class RecordedAt:
    """One meeting as a claim sees it: which, when, and what is recorded of the carrier there.

    `meeting` is any number that tells it from others; `day` is days since 1970-01-01; `start` and `end` are
    minutes after midnight, None where not recorded. `stood_for_was_there` says, of the first meeting, that
    somebody was there in whose place the carrier sits at the second one.
    """

    meeting: int
    day: int
    carrier: Reason
    start: int | None = None
    end: int | None = None
    stood_for_was_there: bool = False


@dataclass(frozen=True)
class Finding:
    """A verdict and what it rests on: what is recorded at the first meeting, at the second, and of their order."""

    verdict: Verdict
    first: Reason
    second: Reason
    order: Reason | None = None  # None where the times allow it
    meetings: tuple[int, int] = (-1, -1)  # of the two meetings found; -1 where there is none


def bears_out(first: RecordedAt, second: RecordedAt) -> Finding:
    """What is recorded of a carrier said to have taken a word from one meeting to another.

    Contradicted as soon as one thing speaks against it; else not to be said as soon as one thing is unknown.
    The second meeting must start strictly after the first has ended; without times a later day will do.

    >>> ops, acb = RecordedAt(0, 35, Reason.PRESENT), RecordedAt(1, 40, Reason.APOLOGIES)
    >>> bears_out(ops, acb).verdict.value
    'contradicted'
    """
    at_first = first.carrier
    if at_first not in THERE and first.stood_for_was_there and second.carrier is Reason.STOOD_IN:
        at_first = Reason.PERSON_STOOD_FOR
    order = order_of(first, second)
    told = [at_first, second.carrier, *([] if order is None else [order])]
    if any(reason in AGAINST for reason in told):
        verdict = Verdict.CONTRADICTED
    elif all(reason in THERE for reason in told):
        verdict = Verdict.BORNE_OUT
    else:
        verdict = Verdict.CANNOT_BE_SAID
    return Finding(verdict, at_first, second.carrier, order, (first.meeting, second.meeting))


def order_of(first: RecordedAt, second: RecordedAt) -> Reason | None:
    """What the times say against going from the first meeting to the second; None where they allow it."""
    if first.meeting == second.meeting and first.meeting >= 0:
        return Reason.SAME_MEETING
    if second.day != first.day:
        return Reason.EARLIER if second.day < first.day else None
    if first.end is not None and second.start is not None:
        return None if second.start > first.end else Reason.EARLIER
    if first.start is not None and second.start is not None and second.start <= first.start:
        return Reason.EARLIER
    return Reason.SAME_DAY


#: Of several meetings of a day the one that speaks best for the claim is meant.
BEST_FIRST = (Verdict.BORNE_OUT, Verdict.CANNOT_BE_SAID, Verdict.CONTRADICTED)


def best_of(firsts: Sequence[RecordedAt], seconds: Sequence[RecordedAt]) -> Finding:
    """The finding for the two meetings that speak best for the claim; ties go to the earliest pair given.

    A forum may meet twice on a day, and a claim names the day only. Both lists hold at least one; a day
    without a known meeting is one with Reason.NO_MEETING. O(firsts x seconds).
    """
    found = [bears_out(first, second) for first in firsts for second in seconds]
    return min(found, key=lambda one: BEST_FIRST.index(one.verdict))
