"""Moving, waiting, one chance passed, fading: by the forum's own calendar, and against a slow and obvious count."""

from __future__ import annotations

import datetime as dt
import os
import random

from groundswell.register.models import Meeting
from groundswell.threads.momentum import Moves, state_of

CASES = 50_000 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 3_000
FEB = dt.date(2021, 2, 9)
MAY = dt.date(2021, 5, 11)
AUGUST = dt.date(2021, 8, 10)
DAY = dt.timedelta(days=1)
STATUSES = [str(status) for status in Meeting.Status]


def met(day: dt.date, status: str = "held") -> Meeting:
    """One meeting of the forum."""
    return Meeting(day=day, status=status)


def state(*meetings: Meeting, today: dt.date, since: dt.date = FEB, came: dt.date | None = FEB) -> Moves:
    """How a thread stands whose last step with evidence was at the meeting of 9 February."""
    return state_of(since=since, came=came, meetings=meetings, today=today)[0]


def test_forty_quiet_days_with_no_meeting_in_between_are_not_fading() -> None:
    assert state(met(FEB), met(MAY, "confirmed"), today=FEB + 40 * DAY) is Moves.MOVING


def test_two_meetings_that_pass_without_it_are_fading_and_one_is_not() -> None:
    calendar = (met(FEB), met(MAY), met(AUGUST))
    assert state(*calendar, today=MAY) is Moves.ONE_PASSED
    assert state(*calendar, today=AUGUST - DAY) is Moves.ONE_PASSED
    assert state(*calendar, today=AUGUST) is Moves.FADING


def test_a_meeting_on_the_very_day_of_the_step_is_no_chance_passed() -> None:
    calendar = (met(FEB), met(MAY), met(AUGUST, "confirmed"))
    assert state(*calendar, today=MAY, since=MAY, came=MAY) is Moves.MOVING
    assert state(*calendar, today=MAY, since=MAY - DAY) is Moves.ONE_PASSED


def test_what_is_called_off_or_put_off_or_had_too_few_is_no_chance() -> None:
    for status in ("cancelled", "postponed", "inquorate"):
        calendar = (met(FEB), met(MAY, status), met(AUGUST, status))
        assert state(*calendar, today=AUGUST + DAY) is Moves.MOVING


def test_a_meeting_in_the_calendar_counts_from_the_day_after_it() -> None:
    calendar = (met(FEB), met(MAY, "confirmed"))
    assert state(*calendar, today=MAY) is Moves.MOVING
    assert state(*calendar, today=MAY + DAY) is Moves.ONE_PASSED


def test_one_that_was_only_expected_makes_it_too_few_to_say_unless_two_others_passed() -> None:
    expected = met(MAY + DAY, "expected")
    assert state(met(FEB), met(MAY), expected, today=AUGUST) is Moves.TOO_FEW
    assert state(met(FEB), met(MAY), expected, met(AUGUST), today=AUGUST) is Moves.FADING


def test_a_calendar_that_ends_says_nothing() -> None:
    assert state(met(FEB), today=AUGUST) is Moves.TOO_FEW
    assert state(today=AUGUST, came=None) is Moves.TOO_FEW


def test_it_waits_where_its_last_evidence_lies_past_the_last_two_chances() -> None:
    """It came to ACB in February; something with evidence happened elsewhere after ACB's next two meetings."""
    calendar = (met(FEB), met(MAY), met(AUGUST), met(AUGUST + 90 * DAY, "confirmed"))
    assert state(*calendar, today=AUGUST + 3 * DAY, since=AUGUST + DAY) is Moves.WAITING
    assert state(*calendar, today=MAY + 3 * DAY, since=MAY + DAY) is Moves.MOVING


def slowly(since: dt.date, came: dt.date | None, meetings: list[Meeting], today: dt.date) -> Moves:
    """The same, told day by day from the last step to today."""
    chances, in_doubt, day = 0, 0, since
    while day < today:
        day += DAY
        for meeting in meetings:
            if meeting.day == day:
                chances += meeting.status == "held" or (meeting.status == "confirmed" and day != today)
                in_doubt += meeting.status == "expected" and day != today
    if chances > 1:
        return Moves.FADING
    if in_doubt > 0 or max((m.day for m in meetings), default=since) <= since:
        return Moves.TOO_FEW
    if chances == 1:
        return Moves.ONE_PASSED
    held = sorted(
        m.day
        for m in meetings
        if m.day <= today
        and (m.status, m.day == today) in (("held", True), ("held", False), ("confirmed", False))
    )
    before_the_last_two = held[-2] if len(held) > 1 else dt.date.min
    return Moves.MOVING if came is not None and came >= before_the_last_two else Moves.WAITING


def test_it_agrees_with_the_slow_count() -> None:
    draw = random.Random(1)
    seen = set()
    for case in range(CASES):
        days = sorted(draw.sample(range(60), draw.randint(0, 7)))
        meetings = [met(FEB + n * DAY, draw.choice([*STATUSES, "held", "held"])) for n in days]
        came = draw.choice([None, *(m.day for m in meetings)])
        since = came or FEB + draw.randint(0, 60) * DAY
        since += draw.choice([0, 0, draw.randint(1, 20)]) * DAY
        today = since + draw.randint(0, 60) * DAY
        given = [m for m in meetings if m.day >= (came or since)]
        found, passed, _unknown = state_of(since=since, came=came, meetings=given, today=today)
        assert found is slowly(since, came, given, today), (case, since, came, today, given)
        assert all(since < m.day <= today for m in passed)
        seen.add(found)
    assert seen == set(Moves) - {Moves.CLOSED}
