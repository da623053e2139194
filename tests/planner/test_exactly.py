"""The planner's "Exactly", a named test a line, on the Stockport example with one thing changed."""

from __future__ import annotations

import datetime as dt

import pytest

from groundswell.planner import ask
from groundswell.planner.answers import Answer, Leg
from groundswell.planner.naming import BadQuestion
from groundswell.planner.sentences import expected_sentence
from groundswell.records.asking import Asker
from groundswell.register.models import (
    AgendaItem,
    Attendance,
    Paper,
    Post,
    PostHolding,
    Referral,
    Sitting,
    StandingItem,
    Subject,
)
from tests.planner.conftest import TODAY, Stockport


def legs(answer: Answer) -> list[str]:
    """Each leg of the first journey as "carrier: from day > to day, way in"."""
    return [
        f"{leg.carrier}: {leg.start.short} {leg.start.day:%d %b} > {leg.end.short} {leg.end.day:%d %b}, {leg.way_in}"
        for leg in answer.journeys[0].legs
    ]


def last(answer: Answer) -> Leg:
    return answer.journeys[0].legs[-1]


def test_01_a_word_starts_at_the_first_meeting_held_on_or_after_the_day(stockport: Stockport) -> None:
    assert stockport.ask("That Counts", "LP Ops", "2021-02-02").said_on.day == dt.date(2021, 2, 2)
    assert stockport.ask("That Counts", "LP Ops", "2021-02-03").said_on.day == dt.date(2021, 3, 2)


def test_01_a_person_holds_the_word_from_the_start_of_the_day(stockport: Stockport) -> None:
    assert legs(stockport.ask("LP Lead", "LP Ops", "2021-02-04")) == [
        "LP Lead: LP Lead 04 Feb > LP Ops 04 Feb, open_floor"
    ]


def test_02_days_count_from_the_source_meeting_and_waiting_stands_apart(stockport: Stockport) -> None:
    journey = stockport.ask("That Counts", "LP Ops", "2021-01-20").journeys[0]
    assert (journey.days, journey.waited_days) == (2, 13)


def test_02_from_a_forum_to_itself_takes_no_days_and_no_legs(stockport: Stockport) -> None:
    journey = stockport.ask("ACB", "Active Communities Board", "2021-02-09").journeys[0]
    assert (journey.days, journey.hand_offs, journey.legs) == (0, 0, ())


def test_03_without_a_subject_any_standing_item_counts_and_the_answer_says_which(
    stockport: Stockport,
) -> None:
    answer = stockport.ask("That Counts", "ACB", "2021-02-02")
    assert (answer.journeys[0].days, answer.assumes) == (7, "Physical activity for SEND")


def test_03_a_question_on_another_subject_cannot_use_the_standing_item(stockport: Stockport) -> None:
    Subject.objects.create(key="housing", name="Housing")
    assert stockport.days("That Counts", "ACB", "2021-02-02", about="housing") == 98


def test_04_of_two_ways_in_the_later_cutoff_is_told_first(stockport: Stockport) -> None:
    leg = last(stockport.ask("That Counts", "ACB", "2021-01-05"))
    assert (leg.way_in, leg.way_in_also) == ("standing_item", ("paper",))


def test_04_a_forum_without_a_paper_rule_has_an_open_floor(stockport: Stockport) -> None:
    stockport.forum("acb").__class__.objects.filter(key="acb").update(paper_days=None)
    StandingItem.objects.all().delete()
    leg = last(stockport.ask("That Counts", "ACB", "2021-02-02"))
    assert (leg.way_in, leg.end.day) == ("open_floor", dt.date(2021, 2, 9))


def test_05_that_a_forum_has_a_chair_opens_nothing(stockport: Stockport) -> None:
    assert stockport.days("That Counts", "ACB", "2021-02-02", standing_items=False) == 98


def test_05_the_chair_who_holds_the_word_may_raise_it_without_a_paper(stockport: Stockport) -> None:
    stockport.seat("lp-ops", "Director of Public Health")
    answer = stockport.ask("That Counts", "ACB", "2021-02-02", standing_items=False)
    assert legs(answer)[-1] == "Director of Public Health: LP Ops 04 Feb > ACB 09 Feb, chair"


def test_06_an_invitation_takes_the_place_of_a_seat_not_of_a_paper(stockport: Stockport) -> None:
    """The word reaches LP Ops on 18 February, the paper was due on the 17th."""
    assert stockport.days("LP Ops", "SEND Board", "2021-02-04") == 21
    assert stockport.days("LP Ops", "SEND Board", "2021-02-18") is None


def test_06_an_invitation_needs_no_paper_where_the_item_stands_without_one(stockport: Stockport) -> None:
    meeting = stockport.meeting("send-board", "2021-02-25")
    AgendaItem.objects.create(
        key="x", meeting=meeting, number="4", title="SEND", subject=stockport.subject, needs_paper=False
    )
    assert stockport.days("LP Ops", "SEND Board", "2021-02-18") == 7


def test_06_an_invitee_raises_only_that_items_subject(stockport: Stockport) -> None:
    Subject.objects.create(key="housing", name="Housing")
    assert stockport.days("LP Ops", "SEND Board", "2021-02-04", about="Physical activity for SEND") == 21
    assert stockport.days("LP Ops", "SEND Board", "2021-02-04", about="Housing") is None


def test_07_whoever_holds_the_word_by_the_end_of_the_deadline_day_is_in_time(stockport: Stockport) -> None:
    stockport.add_meeting("lp-ops", "2021-02-01")
    assert stockport.days("LP Ops", "ACB", "2021-02-01", standing_items=False) == 8


def test_07_a_meeting_that_ends_at_eleven_does_not_feed_one_that_starts_at_eleven(
    stockport: Stockport,
) -> None:
    for forum, start, end in (("that-counts", 9, 11), ("lp-ops", 11, 12), ("lp-steering", 11, 12)):
        late = 1 if forum == "lp-steering" else 0
        stockport.add_meeting(
            forum, "2021-03-20", start=dt.time(start, late), end=dt.time(end, 30 if end == 12 else 0)
        )
    assert stockport.days("That Counts", "LP Ops", "2021-03-20") is None
    assert stockport.days("That Counts", "LP Steering", "2021-03-20") == 0


def test_07_where_only_the_day_is_known_the_same_day_never_passes(stockport: Stockport) -> None:
    stockport.add_meeting("lp-ops", "2021-02-02", start=dt.time(20), end=dt.time(21))
    assert stockport.days("That Counts", "LP Ops", "2021-02-02") == 2


def test_07_without_an_end_two_hours_are_assumed(stockport: Stockport) -> None:
    stockport.add_meeting("that-counts", "2021-03-20", start=dt.time(9))
    stockport.add_meeting("lp-ops", "2021-03-20", start=dt.time(11), end=dt.time(12))
    stockport.add_meeting("lp-steering", "2021-03-20", start=dt.time(11, 1), end=dt.time(12))
    assert stockport.days("That Counts", "LP Ops", "2021-03-20") is None
    assert stockport.days("That Counts", "LP Steering", "2021-03-20") == 0


def test_08_a_complete_record_wins_over_the_seats(stockport: Stockport) -> None:
    """Only practitioner 1 came on 2 February, so only they could carry."""
    meeting = stockport.meeting("that-counts", "2021-02-02")
    stockport.attend(meeting, "Seashell practitioner 1", "present")
    meeting.__class__.objects.filter(pk=meeting.pk).update(attendance_complete=True)
    answer = stockport.ask("That Counts", "LP Ops", "2021-02-02")
    assert legs(answer) == ["Seashell practitioner 1: That Counts 02 Feb > LP Ops 04 Feb, open_floor"]
    assert last(answer).could_also == ()
    assert (answer.coverage.meetings, answer.coverage.recorded, answer.coverage.expected) == (2, 1, 1)


def test_08_where_a_row_is_missing_the_sittings_of_that_day_count_and_are_marked(
    stockport: Stockport,
) -> None:
    stockport.attend(stockport.meeting("that-counts", "2021-02-02"), "LP Lead", "apologies")
    leg = last(stockport.ask("That Counts", "LP Ops", "2021-02-02"))
    assert (leg.carrier, leg.expected) == ("Seashell practitioner 1", True)


@pytest.mark.parametrize("status", ["cancelled", "inquorate", "postponed"])
def test_09_a_meeting_that_did_not_meet_neither_hears_nor_passes(stockport: Stockport, status: str) -> None:
    meeting = stockport.meeting("lp-ops", "2021-02-04")
    meeting.__class__.objects.filter(pk=meeting.pk).update(status=status)
    assert stockport.days("That Counts", "LP Ops", "2021-02-02") == 16
    assert stockport.days("That Counts", "ACB", "2021-02-02") == 98


def test_09_a_postponed_meeting_is_its_new_date(stockport: Stockport) -> None:
    meeting = stockport.meeting("lp-ops", "2021-02-04")
    new = stockport.add_meeting("lp-ops", "2021-02-08")
    meeting.__class__.objects.filter(pk=meeting.pk).update(status="postponed", moved_to=new)
    assert stockport.days("That Counts", "LP Ops", "2021-02-02") == 6


def test_10_a_substitute_carries_what_the_other_held_for_one_hand_off(stockport: Stockport) -> None:
    stockport.somebody("Deputy")
    meeting = stockport.meeting("acb", "2021-02-09")
    stockport.attend(meeting, "Deputy", "substitute", substitute_for=stockport.person("Public Health Lead"))
    answer = stockport.ask("That Counts", "ACB", "2021-02-02")
    leg = last(answer)
    assert (leg.carrier, leg.by_substitute, answer.journeys[0].hand_offs) == (
        "Deputy",
        "Public Health Lead",
        1,
    )
    assert answer.journeys[0].days == 7


def test_11_an_observer_receives_and_never_raises(stockport: Stockport) -> None:
    Sitting.objects.filter(seat__forum__key="acb", person__name="Public Health Lead").delete()
    stockport.seat("acb", "Public Health Lead", "observer")
    assert stockport.days("That Counts", "ACB", "2021-02-02") is None
    assert stockport.days("ACB", "LP Ops", "2021-02-09") == 9


def test_11_a_seat_of_several_never_carries(stockport: Stockport) -> None:
    """The SEND Board's three seats are of several not named: without the invitation nobody brings it in or out."""
    assert stockport.days("SEND Board", "LP Ops", "2021-04-22") is None


def test_11_a_successor_does_not_inherit_the_word_and_the_one_who_left_keeps_it(stockport: Stockport) -> None:
    """The Public Health Lead's seat on the ACB goes to a newcomer on 8 February, after LP Ops heard it."""
    sitting = Sitting.objects.get(seat__forum__key="acb", person__name="Public Health Lead")
    handover = dt.date(2021, 2, 8)
    Sitting.objects.filter(pk=sitting.pk).update(until=handover)
    newcomer = stockport.somebody("Newcomer")
    Sitting.objects.create(key="newcomer", seat=sitting.seat, person=newcomer, start=handover)
    assert stockport.days("That Counts", "ACB", "2021-02-02") is None
    assert stockport.days("LP Ops", "SEND Board", "2021-02-04") == 21  # he still carries elsewhere


def test_11_a_posts_holder_of_the_day_sits_in_its_seat(stockport: Stockport) -> None:
    Sitting.objects.filter(seat__forum__key="acb", person__name="Public Health Lead").delete()
    post = Post.objects.create(key="phl", name="Public Health post")
    PostHolding.objects.create(
        key="phl", post=post, person=stockport.person("Public Health Lead"), start=dt.date(2021, 2, 9)
    )
    seat = Sitting.objects.get(seat__forum__key="acb", person__name="Director of Public Health").seat
    new = seat.__class__.objects.create(key="acb-post", forum=seat.forum, name="Public Health", position=9)
    Sitting.objects.create(key="acb-post", seat=new, post=post)
    assert stockport.days("That Counts", "ACB", "2021-02-02") == 7
    PostHolding.objects.update(start=dt.date(2021, 2, 10))
    assert stockport.days("That Counts", "ACB", "2021-02-02") == 98


def test_12_hand_offs_are_changes_of_carrier_and_one_carrier_is_one_leg(stockport: Stockport) -> None:
    """The Public Health Lead goes through LP Steering and LP Ops: still one leg."""
    journey = stockport.ask("That Counts", "SEND Board", "2021-01-05").journeys[0]
    assert (journey.hand_offs, len(journey.legs)) == (1, 2)


def test_13_equal_carriers_stand_in_the_registers_order(stockport: Stockport) -> None:
    leg = last(stockport.ask("That Counts", "LP Ops", "2021-02-02"))
    assert (leg.carrier, leg.could_also) == (
        "LP Lead",
        ("Seashell practitioner 1", "Seashell practitioner 2"),
    )


def test_14_a_referred_paper_needs_nobody_present_and_is_one_hand_off(stockport: Stockport) -> None:
    """LP Ops of 4 March refers it to the SEND Board: first meeting with papers due on or after that day."""
    meeting = stockport.meeting("lp-ops", "2021-03-04")
    paper = Paper.objects.create(key="p", title="Swimming", subject=stockport.subject, meeting=meeting)
    Referral.objects.create(
        key="r", paper=paper, from_meeting=meeting, to_forum=stockport.forum("send-board")
    )
    answer = stockport.ask("LP Ops", "SEND Board", "2021-03-04")
    leg, journey = last(answer), answer.journeys[0]
    assert (leg.kind, leg.end.day, leg.paper_by) == ("paper", dt.date(2021, 4, 22), dt.date(2021, 4, 14))
    assert (journey.hand_offs, leg.carrier) == (1, "the paper")


def test_15_an_open_channel_is_never_a_journey(stockport: Stockport) -> None:
    answer = stockport.ask("That Counts", "GM Moving executive", "2021-01-05")
    assert answer.journeys == ()
    assert [(c.answered_by, c.answered_on) for c in answer.open_channels] == [("Hayley Lever", None)]


def test_16_the_horizon_is_the_last_known_meeting_or_18_months(stockport: Stockport) -> None:
    assert stockport.ask("That Counts", "ACB", "2021-02-02").question.horizon == dt.date(2021, 5, 11)
    stockport.add_meeting("acb", "2024-01-09")
    assert stockport.ask("That Counts", "ACB", "2021-02-02").question.horizon == dt.date(2022, 8, 2)


def test_17_a_person_left_out_is_absent_everywhere_and_meetings_still_stand(stockport: Stockport) -> None:
    leg = last(stockport.ask("That Counts", "LP Ops", "2021-02-02", without=("LP Lead",)))
    assert (leg.carrier, leg.could_also) == ("Seashell practitioner 1", ("Seashell practitioner 2",))
    assert stockport.days("That Counts", "ACB", "2021-02-02", without=("Public Health Lead",)) is None


def test_17_by_asks_for_the_last_meeting_it_can_be_said_at(stockport: Stockport) -> None:
    assert stockport.ask("That Counts", "ACB", by="2021-02-09").said_on.day == dt.date(2021, 2, 2)
    assert stockport.ask("That Counts", "ACB", by="2021-02-08").no_way is not None
    assert stockport.ask("That Counts", "ACB", by="2021-05-11").said_on.day == dt.date(2021, 3, 2)


def test_18_the_nearest_miss_comes_in_its_order(stockport: Stockport) -> None:
    """2 March, SEND Board of 22 April: no deadline, no apology; an invitation, paper by 14 April, in 51 days."""
    no_way = stockport.ask("That Counts", "SEND Board", "2021-03-02").no_way
    assert no_way is not None and no_way.nearest_miss is not None
    miss = no_way.nearest_miss
    assert (miss.change, miss.who, miss.days, miss.paper_by) == (
        "invitation",
        "Public Health Lead",
        51,
        dt.date(2021, 4, 14),
    )
    assert no_way.reason == "Public Health Lead was invited once, for 25 February 2021."


def test_18_a_missed_deadline_comes_first_by_days_short(stockport: Stockport) -> None:
    no_way = stockport.ask("LP Ops", "SEND Board", "2021-02-18").no_way
    assert no_way is not None and no_way.nearest_miss is not None
    assert (no_way.nearest_miss.change, no_way.nearest_miss.days_short) == ("deadline", 1)


def test_18_an_apology_comes_before_an_invitation(stockport: Stockport) -> None:
    stockport.attend(stockport.meeting("acb", "2021-05-11"), "Public Health Lead", "apologies")
    no_way = stockport.ask("That Counts", "ACB", "2021-03-02").no_way
    assert no_way is not None and no_way.nearest_miss is not None
    assert no_way.nearest_miss.change == "apology"
    assert no_way.reason == "Public Health Lead sent apologies for Active Communities Board of 11 May 2021."


def test_18_a_referred_paper_may_miss_a_deadline_too(stockport: Stockport) -> None:
    """Trying everything on 20,000 calendars found that only people's deadlines were looked at."""
    Attendance.objects.all().delete()  # nobody is invited
    meeting = stockport.meeting("lp-ops", "2021-02-18")
    paper = Paper.objects.create(key="p", title="Swimming", subject=stockport.subject, meeting=meeting)
    Referral.objects.create(
        key="r", paper=paper, from_meeting=meeting, to_forum=stockport.forum("send-board")
    )
    no_way = stockport.ask("LP Ops", "SEND Board", "2021-02-18", by="2021-03-01").no_way
    assert no_way is not None and no_way.nearest_miss is not None
    miss = no_way.nearest_miss
    assert (miss.change, miss.who, miss.days_short, miss.days) == ("deadline", "the paper", 1, 7)


def test_19_structure_counts_an_invitation_made_and_marks_it(stockport: Stockport) -> None:
    pairs = {(p.first, p.second): p for p in ask.overlaps(Asker(today=TODAY), on=TODAY).pairs}
    pair = pairs["Active Communities Board", "SEND Board"]
    assert (pair.people, pair.by_invitation) == (("Public Health Lead",), ("Public Health Lead",))


def test_21_direction_is_free(stockport: Stockport) -> None:
    assert stockport.days("ACB", "That Counts", "2021-02-09") == 21


def test_a_question_with_an_unknown_name_says_the_nearest(stockport: Stockport) -> None:
    with pytest.raises(BadQuestion) as told:
        stockport.ask("That Count", "ACB", "2021-02-02")
    assert told.value.code == "unknown_name"
    assert "That Counts" in told.value.remedy


def test_a_day_to_be_heard_by_before_it_is_said_is_refused(stockport: Stockport) -> None:
    with pytest.raises(BadQuestion):
        stockport.ask("That Counts", "ACB", "2021-02-02", by="2021-02-01")


def test_an_outsider_cannot_plan_through_a_forum_they_may_not_see(stockport: Stockport) -> None:
    stockport.forum("lp-ops").__class__.objects.filter(key="lp-ops").update(visibility="members")
    with pytest.raises(BadQuestion):
        stockport.ask("That Counts", "LP Ops", "2021-02-02")
    assert stockport.days("That Counts", "ACB", "2021-02-02") == 98, "by LP Steering of 11 March only"


def test_an_outsider_cannot_see_who_sits_in_a_sensitive_seat(stockport: Stockport) -> None:
    seat = Sitting.objects.get(seat__forum__key="acb", person__name="Public Health Lead").seat
    seat.__class__.objects.filter(pk=seat.pk).update(sensitive=True)
    assert stockport.days("That Counts", "ACB", "2021-02-02") is None


def test_07_an_assumed_end_is_said(stockport: Stockport) -> None:
    stockport.add_meeting("that-counts", "2021-03-20", start=dt.time(9))
    stockport.add_meeting("lp-ops", "2021-03-20", start=dt.time(13), end=dt.time(14))
    leg = last(stockport.ask("That Counts", "LP Ops", "2021-03-20"))
    assert expected_sentence(leg, TODAY) == "Expected. When That Counts ends is assumed."
    known = last(stockport.ask("That Counts", "LP Ops", "2021-02-02"))
    assert expected_sentence(known, TODAY) == "Expected, not recorded."
