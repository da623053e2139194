"""Claimed hand-offs against the record, on copies of the example with some attendance recorded."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from groundswell.planner import keeping
from groundswell.planner.answers_on_claims import CouldAndDid, HandOff
from groundswell.planner.claims import Fault
from groundswell.planner.could_and_did import could_and_did
from groundswell.planner.sentences_on_claims import records_of
from groundswell.records.asking import Asker, operator
from groundswell.register.models import Attendance, Meeting
from tests.planner.conftest import TODAY, Stockport

HEAD = "thread,carrier,from_forum,from_date,to_forum,to_date\n"
ASKER = Asker(today=TODAY)


def looked_at(*rows: str, asker: Asker = ASKER) -> CouldAndDid:
    keeping.forget()
    return could_and_did(asker, (HEAD + "".join(row + "\n" for row in rows)).encode())


def claim(row: str, asker: Asker = ASKER) -> HandOff:
    found = looked_at(row, asker=asker)
    assert found.faults == ()
    return found.hand_offs[0]


def fault(row: str) -> Fault:
    found = looked_at(row)
    assert found.hand_offs == ()
    return found.faults[0]


@pytest.fixture
def recorded(stockport: Stockport) -> Stockport:
    """The voice of 5 January as the record has it: both meetings of the LP in full, the ACB with an apology."""
    there = {
        ("that-counts", "2021-01-05"): ["LP Lead", "Seashell practitioner 1"],
        ("lp-ops", "2021-01-07"): ["LP Lead", "Public Health Lead"],
        ("acb", "2021-02-09"): ["Director of Public Health"],
    }
    for (forum, day), people in there.items():
        meeting = stockport.meeting(forum, day)
        for name in people:
            stockport.attend(meeting, name, "present")
        Meeting.objects.filter(pk=meeting.pk).update(attendance_complete=True, status="held")
    stockport.attend(stockport.meeting("acb", "2021-02-09"), "Public Health Lead", "apologies")
    return stockport


TO_OPS = "Swimming,LP Lead,That Counts,2021-01-05,LP Ops,2021-01-07"
TO_ACB = "Swimming,Public Health Lead,LP Ops,2021-01-07,ACB,2021-02-09"


def test_recorded_as_present_at_both_the_record_bears_it_out(recorded: Stockport) -> None:
    hand_off = claim(TO_OPS)
    assert (hand_off.verdict, hand_off.first.reason, hand_off.second.reason) == (
        "borne_out",
        "present",
        "present",
    )
    assert (hand_off.first.meeting, hand_off.second.meeting) == (
        "that-counts-2021-01-05",
        "lp-ops-2021-01-07",
    )
    assert records_of(hand_off) == [
        "LP Lead is recorded as present at That Counts, Tuesday 5 January 2021.",
        "LP Lead is recorded as present at LP Ops, Thursday 7 January 2021.",
        "The second meeting comes after the first.",
    ]


def test_an_apology_contradicts_it_by_attendance(recorded: Stockport) -> None:
    hand_off = claim(TO_ACB)
    assert (hand_off.verdict, hand_off.by_attendance) == ("contradicted", True)
    assert "sending apologies to Active Communities Board" in records_of(hand_off)[1]


def test_a_substitute_in_their_place_contradicts_it_and_is_named(recorded: Stockport) -> None:
    board = recorded.meeting("acb", "2021-02-09")
    recorded.attend(board, "LP Lead", "substitute", substitute_for=recorded.person("Public Health Lead"))
    hand_off = claim(TO_ACB)
    assert (hand_off.verdict, hand_off.second.reason) == ("contradicted", "replaced")
    assert "LP Lead is recorded as substitute for Public Health Lead" in records_of(hand_off)[1]
    stands_in = claim("Swimming,LP Lead,LP Ops,2021-01-07,ACB,2021-02-09")
    assert (stands_in.verdict, stands_in.second.reason) == ("borne_out", "stood_in")


def test_a_substitute_takes_up_what_the_one_they_stood_for_had(recorded: Stockport) -> None:
    board = recorded.meeting("acb", "2021-02-09")
    lead = recorded.person("Public Health Lead")
    recorded.attend(board, "Seashell practitioner 2", "substitute", substitute_for=lead)
    hand_off = claim("Swimming,Seashell practitioner 2,LP Ops,2021-01-07,ACB,2021-02-09")
    assert (hand_off.verdict, hand_off.first.reason) == ("borne_out", "person_stood_for")
    assert records_of(hand_off)[0] == (
        "Public Health Lead, for whom Seashell practitioner 2 was substitute later, is recorded as present at "
        "LP Ops, Thursday 7 January 2021."
    )


def test_a_cancelled_meeting_contradicts_it_but_not_by_attendance(recorded: Stockport) -> None:
    Meeting.objects.filter(key="lp-ops-2021-01-07").update(status="cancelled")
    hand_off = claim(TO_OPS)
    assert (hand_off.verdict, hand_off.by_attendance, hand_off.second.reason) == (
        "contradicted",
        False,
        "not_held",
    )


def test_a_postponed_meeting_tells_where_it_went(recorded: Stockport) -> None:
    later = recorded.meeting("lp-ops", "2021-01-21")
    Meeting.objects.filter(key="lp-ops-2021-01-07").update(status="postponed", moved_to=later)
    assert "It was moved to Thursday 21 January 2021." in records_of(claim(TO_OPS))[1]


def test_back_in_time_contradicts_it(recorded: Stockport) -> None:
    hand_off = claim("Swimming,LP Lead,LP Ops,2021-01-07,That Counts,2021-01-05")
    assert (hand_off.verdict, hand_off.order) == ("contradicted", "earlier")


def test_a_name_missing_from_a_full_list_is_not_said_to_be_away(recorded: Stockport) -> None:
    """A row may be hidden from whoever asks: a gap in a list is no absence."""
    hand_off = claim("Swimming,Seashell practitioner 2,That Counts,2021-01-05,LP Ops,2021-01-07")
    assert (hand_off.verdict, hand_off.first.reason) == ("cannot_be_said", "not_listed")
    assert "as far as you may see it" in records_of(hand_off)[0]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("x,LP Lead,LP Ops,2021-01-07,LP Ops,2021-01-21", "not_recorded"),
        ("x,LP Lead,LP Ops,2021-01-07,LP Ops,2021-01-22", "no_meeting"),
        ("x,LP Lead,LP Ops,2021-01-07,LP Ops,2021-02-18", "to_come"),
    ],
)
def test_what_nobody_recorded_cannot_be_said(recorded: Stockport, row: str, reason: str) -> None:
    hand_off = claim(row)
    assert (hand_off.verdict, hand_off.second.reason) == ("cannot_be_said", reason)


def test_who_is_only_expected_or_invited_is_not_recorded_as_there(stockport: Stockport) -> None:
    for forum, day in (("that-counts", "2021-01-05"), ("lp-ops", "2021-01-07")):
        stockport.attend(stockport.meeting(forum, day), "LP Lead", "expected")
    assert claim(TO_OPS).verdict == "cannot_be_said"
    assert (
        claim(
            "x,Public Health Lead,LP Ops,2021-01-07,SEND Board,2021-02-25",
            asker=operator(dt.date(2021, 3, 1)),
        ).second.reason
        == "not_recorded"
    )


def test_names_aliases_and_keys_mean_the_same(recorded: Stockport) -> None:
    rows = ("a,lp lead,that-counts,2021-01-05,lp-ops,2021-01-07", TO_OPS)
    first, second = looked_at(*rows).hand_offs
    assert (first.carrier, first.from_forum, first.verdict) == (
        second.carrier,
        second.from_forum,
        "borne_out",
    )
    assert claim("a,public-health-lead,LP Ops,2021-01-07,Active Communities Board,2021-02-09").to_key == "acb"


@pytest.mark.parametrize(
    ("row", "code", "said"),
    [
        ("x,LP Leed,That Counts,2021-01-05,LP Ops,2021-01-07", "unknown_name", "carrier"),
        ("x,LP Lead,That Cuonts,2021-01-05,LP Ops,2021-01-07", "unknown_name", "from_forum"),
        ("x,LP Lead,That Counts,2021-01-05,Nowhere,2021-01-07", "unknown_name", "to_forum"),
        ("x,LP Ops,That Counts,2021-01-05,LP Ops,2021-01-07", "wrong_kind", "carrier"),
        ("x,LP Lead,LP Lead,2021-01-05,LP Ops,2021-01-07", "wrong_kind", "from_forum"),
    ],
)
def test_a_name_that_cannot_be_used_is_a_fault_with_its_row(
    stockport: Stockport, row: str, code: str, said: str
) -> None:
    found = fault(row)
    assert (found.row, found.code) == (2, code)
    assert found.says.startswith(f"{said}: ")
    assert found.remedy


def test_past_twenty_unknown_names_the_nearest_are_no_longer_sought(stockport: Stockport) -> None:
    """To seek the nearest of thousands of names would keep the page busy for a minute."""
    rows = [f"x,LP Leed{n},That Counts,2021-01-05,LP Ops,2021-01-07" for n in range(30)]
    told = [fault.remedy.startswith("Did you mean") for fault in looked_at(*rows).faults]
    assert told == [True] * 20 + [False] * 10


def test_the_three_answers_stand_apart_each_with_its_coverage(recorded: Stockport) -> None:
    (compared,) = looked_at(TO_OPS, TO_ACB).compared
    assert (compared.origin, compared.target, compared.after) == (
        "That Counts",
        "Active Communities Board",
        dt.date(2021, 1, 5),
    )
    # By seats the Public Health Lead would bring it to the ACB of 11 May: his apologies of 9 February count.
    assert compared.could.arrives == dt.date(2021, 5, 11)
    assert compared.by_the_record.arrives is None
    assert compared.claimed.arrives == dt.date(2021, 2, 9)
    # 7 meetings lie from 5 January to today, 15 February; three of them are fully recorded.
    assert (compared.by_the_record.coverage.recorded, compared.by_the_record.coverage.meetings) == (3, 7)
    assert (compared.claimed.coverage.recorded, compared.claimed.coverage.meetings) == (3, 3)


def test_by_the_record_nobody_is_expected(recorded: Stockport) -> None:
    """By seats both practitioners and the LP Lead go on to LP Ops; the record has only the LP Lead at both."""
    (compared,) = looked_at(TO_OPS).compared
    (step,) = compared.by_the_record.steps
    assert (step.carrier, step.from_forum, step.to_forum, step.to_day) == (
        "LP Lead",
        "That Counts",
        "LP Ops",
        dt.date(2021, 1, 7),
    )
    Attendance.objects.filter(meeting__key="lp-ops-2021-01-07", person__key="lp-lead").delete()
    (without,) = looked_at(TO_OPS).compared
    assert without.by_the_record.arrives is None


def test_a_meeting_not_recorded_in_full_is_no_part_of_the_record(recorded: Stockport) -> None:
    Meeting.objects.filter(key="lp-ops-2021-01-07").update(attendance_complete=False)
    found = looked_at(TO_OPS)
    assert found.hand_offs[0].verdict == "borne_out"  # the carrier's own rows stand all the same
    assert found.compared[0].by_the_record.arrives is None
    assert (found.coverage.recorded, found.coverage.meetings) == (1, 2)


def test_without_any_record_nothing_starts_by_the_record(stockport: Stockport) -> None:
    (compared,) = looked_at(TO_OPS).compared
    assert compared.could.arrives == dt.date(2021, 1, 7)
    assert (compared.by_the_record.said_on, compared.by_the_record.arrives) == (None, None)


def test_each_thread_is_asked_by_itself_and_at_most_twenty(recorded: Stockport) -> None:
    rows = [TO_OPS.replace("Swimming", f"Thread {n}") for n in range(22)]
    found = looked_at(*rows)
    assert (len(found.compared), found.not_compared) == (20, 2)
    assert [c.thread for c in found.compared[:2]] == ["Thread 0", "Thread 1"]


def test_a_long_list_costs_no_query_a_row(recorded: Stockport, django_assert_max_num_queries: Any) -> None:
    given = (HEAD + (TO_OPS + "\n" + TO_ACB + "\n") * 200).encode()
    could_and_did(ASKER, given)
    with django_assert_max_num_queries(8):
        could_and_did(ASKER, given)


def test_nothing_is_stored(recorded: Stockport) -> None:
    from groundswell.records.models import Change
    from groundswell.register.models import RegisterVersion

    def kept() -> tuple[int, int, list[Any]]:
        return Change.objects.count(), Attendance.objects.count(), list(RegisterVersion.objects.values())

    before = kept()
    looked_at(TO_OPS, TO_ACB, "x,Nobody,a,2021-01-05,b,2021-01-07")
    assert kept() == before


def test_an_outsider_cannot_learn_who_came_where_they_may_not_look(recorded: Stockport) -> None:
    recorded.forum("lp-ops").seats.update(visibility="place")
    person = recorded.person("LP Lead")
    person.visibility = "place"
    person.save()
    found = looked_at(TO_OPS)
    assert found.hand_offs == ()
    assert found.faults[0].code == "unknown_name"
    assert looked_at(TO_OPS, asker=operator(TODAY)).hand_offs[0].verdict == "borne_out"
