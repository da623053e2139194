"""What a seat's own record is, and how likely a way is by it: who counts, and what never does."""

from __future__ import annotations

import datetime as dt

import pytest

from groundswell.engine.chance import CERTAIN, Record
from groundswell.planner import keeping
from groundswell.planner.answers import PlannedJourney, Reliability
from groundswell.planner.phrases import about_so_many
from groundswell.planner.timetable import Timetable
from groundswell.records.asking import Asker
from groundswell.register.models import Forum, Meeting, Seat
from tests.planner.conftest import TODAY, Stockport


def table() -> Timetable:
    keeping.forget()
    return keeping.timetable_for(Asker(today=TODAY))


def own_record(forum: str, person: str) -> Record:
    """Of the first sitting of this person on this forum."""
    told = table()
    for s, record in zip(told.sittings, told.odds.record, strict=False):
        if (told.forums[s.forum].key, told.people[s.person].name) == (forum, person):
            return record
    raise LookupError(forum, person)


def record(stockport: Stockport, forum: str, day: str, **came: str) -> Meeting:
    """A complete list of who came; names with underscores for spaces."""
    meeting = stockport.meeting(forum, day)
    for name, status in came.items():
        stockport.attend(meeting, name.replace("_", " "), status)
    Meeting.objects.filter(pk=meeting.pk).update(attendance_complete=True)
    return meeting


def reliability(journey: PlannedJourney) -> Reliability:
    assert journey.reliability is not None
    return journey.reliability


def test_present_and_absent_count_and_what_is_not_recorded_does_not(stockport: Stockport) -> None:
    record(stockport, "lp-ops", "2021-01-07", LP_Lead="present", Public_Health_Lead="apologies")
    record(stockport, "lp-ops", "2021-01-21", LP_Lead="not_recorded", Public_Health_Lead="present")
    assert own_record("lp-ops", "LP Lead") == Record(1, 0)
    assert own_record("lp-ops", "Public Health Lead") == Record(1, 1)
    # not on a list that is complete: they did not come
    assert own_record("lp-ops", "Seashell practitioner 1") == Record(0, 2)


def test_a_list_that_is_not_complete_counts_for_nobody(stockport: Stockport) -> None:
    stockport.attend(stockport.meeting("lp-ops", "2021-01-07"), "LP Lead", "present")
    assert own_record("lp-ops", "LP Lead") == Record(0, 0)


def test_a_substitute_fills_the_seat_but_the_person_did_not_come(stockport: Stockport) -> None:
    other = stockport.somebody("Deputy")
    meeting = record(stockport, "lp-ops", "2021-01-07", LP_Lead="present")
    stockport.attend(meeting, other.name, "substitute", substitute_for=stockport.person("Public Health Lead"))
    assert own_record("lp-ops", "Public Health Lead") == Record(0, 1)


def test_a_cancelled_meeting_counts_for_nobody(stockport: Stockport) -> None:
    meeting = record(stockport, "lp-ops", "2021-01-07", LP_Lead="absent")
    Meeting.objects.filter(pk=meeting.pk).update(status="cancelled")
    assert own_record("lp-ops", "LP Lead") == Record(0, 0)


def test_meetings_before_the_seat_was_held_never_count(stockport: Stockport) -> None:
    stockport.somebody("Newcomer")
    stockport.seat("lp-ops", "Newcomer", start=dt.date(2021, 1, 15))
    for day in ("2021-01-07", "2021-01-21"):
        record(stockport, "lp-ops", day, LP_Lead="present")
    assert own_record("lp-ops", "Newcomer") == Record(0, 1)


def test_recorded_attendance_is_certain(stockport: Stockport) -> None:
    meeting = record(stockport, "lp-ops", "2021-01-07", LP_Lead="present")
    told = table()
    m = next(i for i, row in enumerate(told.meetings) if row.key == meeting.key)
    there = range(told.calendar.first[m], told.calendar.first[m + 1])
    assert [told.odds.sitting[a] for a in there] == [CERTAIN]


def test_the_chance_is_that_of_the_carriers_at_both_ends(stockport: Stockport) -> None:
    """LP Lead at That Counts and LP Ops: two sittings, so 0.8 times 0.8."""
    told = reliability(stockport.ask("That Counts", "LP Ops", "2021-03-02").journeys[0])
    assert told.low < 0.64 < told.high
    assert not told.certain


def test_a_quorum_makes_a_way_less_likely(stockport: Stockport) -> None:
    free = reliability(stockport.ask("That Counts", "LP Ops", "2021-03-02").journeys[0])
    Forum.objects.filter(key="lp-ops").update(quorum=4)
    bound = reliability(stockport.ask("That Counts", "LP Ops", "2021-03-02").journeys[0])
    # all four must come to LP Ops, and the one who carries to That Counts
    assert bound.low < 0.8**5 < bound.high < free.low


def test_a_quorum_of_more_than_are_known_by_name_is_taken_as_met(stockport: Stockport) -> None:
    free = stockport.ask("That Counts", "LP Ops", "2021-03-02").journeys
    Forum.objects.filter(key="lp-ops").update(quorum=9)
    assert stockport.ask("That Counts", "LP Ops", "2021-03-02").journeys == free


def test_a_quorum_where_a_seat_stands_for_several_is_taken_as_met(stockport: Stockport) -> None:
    free = stockport.ask("That Counts", "LP Ops", "2021-03-02").journeys
    Forum.objects.filter(key="lp-ops").update(quorum=4)
    seat = Seat.objects.create(
        key="several", forum=stockport.forum("lp-ops"), name="Residents", is_aggregate=True, position=99
    )
    assert stockport.ask("That Counts", "LP Ops", "2021-03-02").journeys == free
    seat.delete()
    assert stockport.ask("That Counts", "LP Ops", "2021-03-02").journeys != free


def test_by_any_way_is_likelier_than_by_one(stockport: Stockport) -> None:
    """Any of three may carry it from That Counts to LP Ops: 1 less the chance that none does, at both ends."""
    answer = stockport.ask("That Counts", "LP Ops", "2021-03-02")
    assert answer.chance_by is not None
    assert answer.chance_by.low < 1 - (1 - 0.64) ** 3 < answer.chance_by.high
    assert answer.chance_by.date == dt.date(2021, 3, 4)


def test_a_day_to_be_heard_by_is_the_day_the_chance_is_for(stockport: Stockport) -> None:
    answer = stockport.ask("That Counts", "ACB", "2021-01-05", by="2021-02-20")
    assert answer.chance_by is not None
    assert answer.chance_by.date == dt.date(2021, 2, 20)


def test_somebody_left_out_comes_in_no_world(stockport: Stockport) -> None:
    """Without two of the three, LP Lead is the only way there is: by any way is by that way."""
    answer = stockport.ask(
        "That Counts", "LP Ops", "2021-03-02", without=("Seashell practitioner 1", "Seashell practitioner 2")
    )
    assert answer.chance_by is not None
    assert answer.chance_by.share == reliability(answer.journeys[0]).share


def test_a_way_to_a_person_needs_them_there(stockport: Stockport) -> None:
    """LP Lead at both ends, and the Public Health Lead at LP Ops."""
    told = reliability(stockport.ask("That Counts", "Public Health Lead", "2021-03-02").journeys[0])
    assert told.low < 0.8**3 < told.high


def test_no_way_and_nothing_carried_have_no_chance_to_tell(stockport: Stockport) -> None:
    assert stockport.ask("That Counts", "SEND Board", "2021-03-02").chance_by is None
    at_once = stockport.ask("LP Ops", "LP Ops", "2021-03-02")
    assert (at_once.chance_by, at_once.journeys[0].reliability) == (None, None)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.82, "4 in 5"),
        (0.5, "1 in 2"),
        (0.36, "1 in 3"),
        (0.96, "19 in 20"),
        (0.99, "more than 19 in 20"),
        (0.01, "fewer than 1 in 20"),
    ],
)
def test_a_share_is_said_in_plain_words(share: float, words: str) -> None:
    assert about_so_many(share) == words


def test_every_face_starts_from_the_same_seed(stockport: Stockport) -> None:
    from groundswell.api import planning
    from groundswell.cli import journeys

    told = reliability(stockport.ask("That Counts", "LP Ops", "2021-03-02").journeys[0])
    assert told.seed == planning.SEED == journeys.SEED == 20210215
