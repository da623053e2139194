"""Whether a record bears a claimed hand-off out: every case there is, held against the rule said in words."""

from __future__ import annotations

import itertools

import pytest

from groundswell.engine.handed_on import Finding, Reason, RecordedAt, Verdict, bears_out, best_of, order_of

AT_A_MEETING = (
    Reason.PRESENT,
    Reason.STOOD_IN,
    Reason.APOLOGIES,
    Reason.ABSENT,
    Reason.REPLACED,
    Reason.NOT_HELD,
    Reason.NOT_LISTED,
    Reason.NOT_RECORDED,
    Reason.TO_COME,
    Reason.NO_MEETING,
)
TIMES = ((None, None), (600, None), (600, 660), (660, 720), (540, 600))


def said_in_words(first: RecordedAt, second: RecordedAt) -> str:
    """The rule, once more and slowly: away, not held or back in time is against; then anything unknown is unsaid."""
    was_there = first.carrier.value in ("present", "stood_in") or (
        first.stood_for_was_there and second.carrier.value == "stood_in"
    )
    is_there = second.carrier.value in ("present", "stood_in")
    gone = ("apologies", "absent", "replaced", "not_held")
    if (first.carrier.value in gone and not was_there) or second.carrier.value in gone:
        return "contradicted"
    if first.meeting == second.meeting != -1 or second.day < first.day:
        return "contradicted"
    if first.day == second.day:
        end = first.end if first.end is not None else first.start
        if end is not None and second.start is not None and second.start <= end:
            return "contradicted"
        if first.end is None or second.start is None:
            return "cannot_be_said"
    return "borne_out" if was_there and is_there else "cannot_be_said"


def every_case() -> list[tuple[RecordedAt, RecordedAt]]:
    """Each two records at two meetings, on each two days, at each two times, with and without a person stood for."""
    return [
        (
            RecordedAt(-1 if a is Reason.NO_MEETING else 0, 10, a, *early, stood_for_was_there=stood_for),
            RecordedAt(-1 if b is Reason.NO_MEETING else m, day, b, *late),
        )
        for a, b in itertools.product(AT_A_MEETING, repeat=2)
        for day in (9, 10, 11)
        for m in (0, 1)
        for early, late in itertools.product(TIMES, repeat=2)
        for stood_for in (False, True)
    ]


def test_every_case_is_what_the_rule_says_in_words() -> None:
    cases = every_case()
    assert len(cases) > 10_000
    for first, second in cases:
        assert bears_out(first, second).verdict.value == said_in_words(first, second), (first, second)


def test_each_verdict_comes_about() -> None:
    assert {bears_out(*case).verdict for case in every_case()} == set(Verdict)


def test_a_meeting_that_starts_when_another_ends_comes_too_soon() -> None:
    first, second = RecordedAt(0, 5, Reason.PRESENT, 600, 660), RecordedAt(1, 5, Reason.PRESENT, 660)
    assert order_of(first, second) is Reason.EARLIER


def test_two_meetings_of_a_day_without_times_leave_their_order_unsaid() -> None:
    first, second = RecordedAt(0, 5, Reason.PRESENT), RecordedAt(1, 5, Reason.PRESENT, 660)
    assert bears_out(first, second) == Finding(
        Verdict.CANNOT_BE_SAID, Reason.PRESENT, Reason.PRESENT, Reason.SAME_DAY, (0, 1)
    )


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_meetings_of_a_day_the_one_that_speaks_for_the_claim_is_meant(turned: bool) -> None:
    first = RecordedAt(0, 5, Reason.PRESENT)
    seconds = [RecordedAt(1, 6, Reason.APOLOGIES), RecordedAt(2, 6, Reason.PRESENT)]
    found = best_of([first], seconds[::-1] if turned else seconds)
    assert (found.verdict, found.meetings) == (Verdict.BORNE_OUT, (0, 2))


def test_a_substitute_takes_up_what_the_person_stood_for_had() -> None:
    first = RecordedAt(0, 5, Reason.NOT_LISTED, stood_for_was_there=True)
    found = bears_out(first, RecordedAt(1, 6, Reason.STOOD_IN))
    assert (found.verdict, found.first) == (Verdict.BORNE_OUT, Reason.PERSON_STOOD_FOR)
    assert bears_out(first, RecordedAt(1, 6, Reason.PRESENT)).verdict is Verdict.CANNOT_BE_SAID
