"""The page that holds claimed hand-offs against the record: could, by the record and claimed stand apart."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from groundswell.records.asking import Asker
from groundswell.records.models import Change
from groundswell.register import actions
from groundswell.register.actions import AttendanceRecord
from groundswell.register.models import Meeting, Person
from tests.web.reading import Page, page

HEAD = "thread,carrier,from_forum,from_date,to_forum,to_date,claimed_by\n"
TO_OPS = "Swimming,LP Lead,That Counts,2021-01-05,LP Ops,2021-01-07,the minutes\n"
TO_ACB = "Swimming,Public Health Lead,LP Ops,2021-01-07,ACB,2021-02-09,a tweet\n"
MOST_QUERIES = 50  # with both timetables built


def posted(client: Client, text: str | bytes, *, as_file: bool = False) -> Page:
    given = text if isinstance(text, bytes) else text.encode()
    data: dict[str, Any] = (
        {"file": SimpleUploadedFile("claims.csv", given, "text/csv")} if as_file else {"hand_offs": text}
    )
    answer = client.post("/could-and-did/", data)
    return Page(answer.content.decode(), answer.status_code)


@pytest.fixture
def recorded(visitor: Client, stockport: Asker) -> Client:
    """A visitor before the example with three meetings recorded in full; at the ACB the Public Health Lead was away."""
    for key, came in {
        "that-counts-2021-01-05": {"lp-lead": "present"},
        "lp-ops-2021-01-07": {"lp-lead": "present", "public-health-lead": "present"},
        "acb-2021-02-09": {"director-of-public-health": "present", "public-health-lead": "apologies"},
    }.items():
        records = {person: AttendanceRecord(status=status) for person, status in came.items()}
        actions.record_meeting(
            stockport, Meeting.objects.get(key=key), attendance=records, complete=True, noted=""
        )
    return visitor


def test_without_a_list_the_page_explains_itself_and_shows_no_figure(visitor: Client) -> None:
    shown = page(visitor, "/could-and-did/")
    assert shown.status == 200
    assert shown.headings[0] == (1, "Does the record bear it out?")
    assert "No hand-off is held here yet. So we show none, and no figure stands for one." in shown.said
    assert "thread,carrier,from_forum,from_date,to_forum,to_date,claimed_by" in shown.said
    assert shown.links["Download an example"] == "/could-and-did/example.csv"


@pytest.mark.parametrize("as_file", [False, True], ids=["pasted", "as a file"])
def test_an_attendance_that_contradicts_a_claim_is_flagged_in_plain_words(
    recorded: Client, as_file: bool
) -> None:
    shown = posted(recorded, HEAD + TO_OPS + TO_ACB, as_file=as_file)
    assert shown.status == 200
    assert (
        "Of 2 claimed hand-offs the record bears out 1, contradicts 1, and for 0 it cannot be said."
        in shown.said
    )
    flagged = shown.section("Contradicted by attendance")
    assert "Recorded attendance contradicts these:" in flagged
    assert "Claimed: Public Health Lead took it from LP Ops on 7 January 2021" in flagged
    assert "LP Lead" not in flagged
    assert "Public Health Lead is recorded as sending apologies to Active Communities Board" in shown.said
    assert "That does not show that it happened, or that anybody agreed." in shown.said
    assert "Claimed by: the minutes" in shown.said


def test_each_claim_leads_to_its_person_and_its_meetings(recorded: Client) -> None:
    shown = posted(recorded, HEAD + TO_ACB)
    assert shown.links["Public Health Lead"] == "/people/public-health-lead/"
    assert shown.links["Active Communities Board, 9 Feb 2021"] == "/meetings/acb-2021-02-09/"


def test_could_by_the_record_and_claimed_stand_in_rows_of_their_own_with_their_coverage(
    recorded: Client,
) -> None:
    told = posted(recorded, HEAD + TO_OPS + TO_ACB).section("Could, and claimedSwimming")
    could, rest = told.split("Could, by the record", 1)
    by_the_record, claimed = rest.split(" Claimed ", 1)
    assert (
        "By seats and calendar it could be heard at Active Communities Board on Tuesday 11 May 2021." in could
    )
    assert "meetings have recorded attendance." in could
    assert "The recorded meetings alone show no way to Active Communities Board." in by_the_record
    assert "3 of 7 meetings have recorded attendance." in by_the_record
    assert "It is claimed that it came to Active Communities Board on Tuesday 9 February 2021." in claimed
    assert "3 of 3 meetings have recorded attendance." in claimed


def test_the_example_shows_three_that_cannot_be_said_and_one_out_of_order(visitor: Client) -> None:
    example = visitor.get("/could-and-did/example.csv")
    assert example["Content-Type"].startswith("text/csv")
    assert all(b"ade up" in line for line in example.content.splitlines()[1:])
    shown = posted(visitor, example.content, as_file=True)
    assert "the record bears out 0, contradicts 1, and for 3 it cannot be said." in shown.said
    assert "Contradicted by attendance" not in shown.said
    assert "The record of meetings contradicts this hand-off." in shown.said
    assert "The order in time is impossible" in shown.said
    assert "Made-up dates" in shown.said


ROW = "x,{carrier},That Counts,{day},LP Ops,2021-01-07,y\n"
FAULTS: tuple[tuple[str, str | bytes, str, str], ...] = (
    ("empty", "", "No hand-off was given", "Give a row of headings"),
    (
        "column",
        "mood\nx\n",
        "Row 1 has a column that is not known: “mood”.",
        "The columns are: thread, carrier",
    ),
    (
        "name",
        HEAD + ROW.format(carrier="LP Leed", day="2021-01-05"),
        "Row 2: carrier: No forum or person here is called “LP Leed”.",
        "Did you mean LP Lead",
    ),
    (
        "date",
        HEAD + ROW.format(carrier="LP Lead", day="5 Jan"),
        "Row 2: “5 Jan” in from_date is not a date.",
        "Write the date like 2021-02-09.",
    ),
    (
        "formula",
        HEAD + ROW.format(carrier="=LP Lead", day="2021-01-05"),
        "Row 2: carrier holds a formula",
        "Write the value itself",
    ),
    (
        "rows",
        HEAD + "a,b,2021-01-05,c,2021-01-07\n" * 5_001,
        "There are more than 5,000 hand-offs.",
        "Split it",
    ),
    ("bytes", HEAD + "x" * 1_000_001, "The list is larger than 1 MB.", "Split it"),
    (
        "utf8",
        HEAD.encode() + b"\xff\xfe",
        "Row 2 holds characters that are not UTF-8.",
        "Save it as CSV UTF-8",
    ),
)


@pytest.mark.parametrize(("text", "said", "remedy"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_fault_is_told_with_its_row_and_its_remedy(
    visitor: Client, text: str | bytes, said: str, remedy: str
) -> None:
    shown = posted(visitor, text, as_file=isinstance(text, bytes) or len(text) > 100_000)
    assert shown.status == 422
    assert "There is a problem" in shown.said
    assert said in shown.said
    assert remedy in shown.said
    assert 'aria-invalid="true"' in shown.html


def test_good_rows_are_answered_beside_bad_ones_and_the_list_stands_in_the_box_again(
    recorded: Client,
) -> None:
    shown = posted(recorded, HEAD + "x,Nobody,That Counts,2021-01-05,LP Ops,2021-01-07,y\n" + TO_OPS)
    assert shown.status == 422
    assert "Row 2: carrier:" in shown.said
    assert "the record bears out 1" in shown.said
    assert "x,Nobody,That Counts" in shown.html


def test_what_is_given_is_shown_as_text_and_never_as_markup(recorded: Client) -> None:
    shown = posted(recorded, HEAD + TO_OPS.replace("Swimming", "<b>Swim</b>"))
    assert "&lt;b&gt;Swim&lt;/b&gt;" in shown.html
    assert "<b>Swim" not in shown.html


def test_a_post_without_the_pages_token_is_refused(recorded: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/could-and-did/", {"hand_offs": HEAD + TO_OPS}).status_code == 403


def test_nothing_is_stored_and_few_queries_are_asked(
    recorded: Client, django_assert_max_num_queries: Any
) -> None:
    changes = Change.objects.count()
    with django_assert_max_num_queries(MOST_QUERIES):
        posted(recorded, HEAD + TO_OPS + TO_ACB)
    assert Change.objects.count() == changes
    assert not recorded.session.keys()


def test_an_outsider_cannot_learn_of_somebody_they_may_not_see(recorded: Client, stockport: Asker) -> None:
    actions.amend(stockport, Person.objects.get(key="lp-lead"), {"visibility": "place"})
    shown = posted(recorded, HEAD + TO_OPS)
    assert shown.status == 422
    assert "Row 2: carrier: No forum or person here is called “LP Lead”." in shown.said
    assert "LP Lead is recorded" not in shown.said
