"""The journey page: the mission's own questions, the ways they can go wrong, and who may see what."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from groundswell.records.asking import Asker
from groundswell.register import actions
from groundswell.register.models import Attendance, Forum, Person
from tests.web.reading import Page, page

MOST_QUERIES = 12


def asked(client: Client, to: str, after: str, **more: Any) -> Page:
    return page(client, "/journey/", **{"from": "That Counts", "to": to, "after": after, **more})


def test_without_a_question_the_page_asks_one(visitor: Client) -> None:
    shown = page(visitor, "/journey/")
    assert shown.status == 200
    assert shown.headings[0] == (1, "How could what people said get heard?")
    assert "There is a problem" not in shown.said


@pytest.mark.mission("S13b")
def test_the_standing_item_brings_it_to_the_board_in_7_days_and_saves_91(visitor: Client) -> None:
    with_it = asked(visitor, "ACB", "2021-02-02").said
    assert "It could be heard at Active Communities Board in 7 days: Tuesday 9 February 2021." in with_it
    assert "The standing item saves 91 days." in with_it
    assert "This assumes the subject is “Physical activity for SEND”." in with_it
    without = asked(visitor, "ACB", "2021-02-02", without_standing_items="1").said
    assert "in 98 days: Tuesday 11 May 2021." in without
    assert "The paper for Active Communities Board is due by Friday 30 April 2021." in without


@pytest.mark.mission("S13c")
def test_each_stop_names_its_chair_to_speak_to(visitor: Client) -> None:
    shown = asked(visitor, "ACB", "2021-02-02")
    assert "Tuesday 9 February 2021. Chair: Director of Public Health" in shown.said
    assert (
        "Speak to the chair before the meeting: Public Health Lead (LP Ops), Director of Public Health (ACB)"
        in (shown.said)
    )
    assert shown.links["Director of Public Health"] == "/people/director-of-public-health/"


@pytest.mark.mission("S6")
def test_the_path_exists_in_time_and_says_why_when_it_does_not(visitor: Client) -> None:
    board = asked(visitor, "ACB", "5/1/2021").said
    assert "in 35 days: Tuesday 9 February 2021." in board
    assert "Thursday 7 January 2021" in board
    send = asked(visitor, "SEND Board", "5 January 2021").said
    assert "in 51 days: Thursday 25 February 2021." in send
    assert "In 51 days, with 1 hand-off." in send
    too_late = asked(visitor, "SEND Board", "2021-03-02").said
    assert (
        "There is no way to SEND Board by seats. Public Health Lead was invited once, for 25 February 2021."
        in (too_late)
    )
    assert "The nearest miss" in too_late
    assert (
        "An invitation for Public Health Lead to SEND Board of 22 April 2021, paper by 14 April 2021"
        in too_late
    )


@pytest.mark.mission("S14b")
def test_the_send_board_depends_on_an_invitation_for_one_item(visitor: Client, stockport: Asker) -> None:
    assert "in 51 days: Thursday 25 February 2021." in asked(visitor, "SEND Board", "2021-01-05").said
    meeting = page(visitor, "/meetings/send-board-2021-02-25/")
    assert (
        "Invited for one item Public Health Lead, for the item “Physical activity for SEND” only"
        in meeting.said
    )
    assert "In the UK, to table a paper is to put it before the meeting." in meeting.said
    actions.withdraw_invitation(stockport, Attendance.objects.get(status="invited"))
    gone = asked(visitor, "SEND Board", "2021-01-05").said
    assert "There is no way to SEND Board by seats." in gone


def test_the_way_back_tells_that_counts_in_21_days(visitor: Client) -> None:
    there = asked(visitor, "ACB", "2021-02-02")
    back = page(visitor, "/journey/" + there.links["The way back: who could tell them?"])
    assert back.headings[0][1].endswith("From Active Communities Board to That Counts")
    assert "in 21 days: Tuesday 2 March 2021." in back.said


def test_an_open_channel_stands_apart_and_is_never_certain(visitor: Client) -> None:
    shown = asked(visitor, "GMM executive", "2021-02-02").said
    assert "There is no way to GM Moving executive by seats." in shown
    assert "Open channels: never certain" in shown
    assert "Answered by Hayley Lever; the date is not recorded." in shown


def test_a_day_to_be_heard_by_says_the_last_day_it_can_be_said(visitor: Client) -> None:
    shown = page(visitor, "/journey/", **{"from": "that-counts", "to": "acb", "by": "30 May 2021"}).said
    assert "To be heard by 30 May 2021 it can be said as late as That Counts, Tuesday 2 March 2021." in shown


def test_without_the_one_who_carries_it_there_is_no_way(visitor: Client) -> None:
    shown = asked(visitor, "ACB", "2021-02-02", without="Public Health Lead").said
    assert "Planned without Public Health Lead." in shown
    assert "There is no way to Active Communities Board by seats." in shown


def test_earlier_and_later_lead_to_the_meetings_beside(visitor: Client) -> None:
    shown = asked(visitor, "ACB", "2021-02-02")
    earlier = page(visitor, "/journey/" + shown.links["Said at the meeting before"]).said
    assert "The word starts at That Counts on Tuesday 5 January 2021." in earlier
    later = page(visitor, "/journey/" + shown.links["Said at the meeting after"]).said
    assert "The word starts at That Counts on Tuesday 2 March 2021." in later


def test_the_answer_says_its_coverage_and_never_that_it_happened(visitor: Client) -> None:
    shown = asked(visitor, "ACB", "2021-02-02").said
    assert "0 of 3 meetings have recorded attendance" in shown
    assert "It does not say that anybody carried it." in shown
    assert "Expected, not recorded." in shown


def test_the_same_question_is_offered_as_json_and_in_a_terminal(visitor: Client) -> None:
    shown = asked(visitor, "ACB", "2021-02-02", without_standing_items="1")
    link = shown.links["The same answer as JSON"]
    assert link == "/api/v1/journeys?from=That+Counts&to=ACB&after=2021-02-02&standing_items=false"
    assert visitor.get(link).json()["journeys"][0]["days"] == 98
    assert "groundswell journey 'That Counts' ACB --after 2021-02-02 --without-standing-items" in shown.said


def test_an_unknown_name_is_told_with_the_nearest_as_links(visitor: Client) -> None:
    shown = asked(visitor, "SEND Bord", "2021-02-02")
    assert shown.status == 422
    assert "No forum or person here is called “SEND Bord”." in shown.said
    assert shown.links["SEND Board"] == "?from=That+Counts&to=SEND+Board&after=2021-02-02"
    assert 'value="SEND Bord"' in shown.html  # what was typed is kept


def test_a_day_that_is_not_in_the_calendar_is_told_at_its_field(visitor: Client) -> None:
    shown = asked(visitor, "ACB", "31/2/2021")
    assert shown.status == 422
    assert shown.links["There is no 31 February 2021. February 2021 has 28 days."] == "#id-after"
    assert 'id="id-after-error"' in shown.html


def test_a_question_with_one_end_only_asks_for_the_other(visitor: Client) -> None:
    shown = page(visitor, "/journey/", to="acb", after="")
    assert shown.status == 422
    assert "Choose where it was said." in shown.said
    assert page(visitor, "/journey/", to="acb").status == 200  # a link that only fills the form in


def test_a_question_far_from_every_meeting_is_explained(visitor: Client) -> None:
    shown = asked(visitor, "ACB", "2031-01-01")
    assert shown.status == 200
    assert "No That Counts meeting is in the calendar from 1 January 2031 on." in shown.said


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "x" * 5000, "'\"--", "\0", "✨"])
def test_whatever_is_typed_is_told_back_as_text(visitor: Client, name: str) -> None:
    shown = asked(visitor, name, "2021-02-02")
    assert shown.status == 422
    assert "<script>alert" not in shown.html


def test_an_answer_takes_few_queries_and_little_paper(
    visitor: Client, django_assert_max_num_queries: Any
) -> None:
    asked(visitor, "SEND Board", "2021-01-05")
    with django_assert_max_num_queries(MOST_QUERIES):
        shown = asked(visitor, "SEND Board", "2021-01-05")
    assert len(shown.html.encode()) < 40_000


def test_an_outsider_cannot_plan_through_a_hidden_forum_or_person(visitor: Client, stockport: Asker) -> None:
    actions.amend(stockport, Forum.objects.get(key="lp-steering"), {"visibility": "members"})
    actions.amend(stockport, Person.objects.get(key="public-health-lead"), {"visibility": "place"})
    hidden = asked(visitor, "LP Steering", "2021-02-02")
    assert hidden.status == 422
    assert "LP Steering" not in page(visitor, "/journey/").said
    assert "There is no way to Active Communities Board" in asked(visitor, "ACB", "2021-02-02").said
    assert "Public Health Lead" not in asked(visitor, "ACB", "2021-02-02").said


def test_today_is_shown_on_the_page_and_used_where_no_day_is_given(visitor: Client) -> None:
    shown = page(visitor, "/journey/", **{"from": "That Counts", "to": "LP Ops", "after": ""})
    assert "Today in this example: Monday 15 February 2021" in shown.said
    assert f"in 2 days: {dt.date(2021, 3, 4):%A} 4 March 2021." in shown.said


@pytest.mark.mission("S6")
def test_each_card_says_how_likely_its_way_is_and_how_that_was_worked_out(visitor: Client) -> None:
    said = asked(visitor, "ACB", "2021-02-02").said
    assert "How likely: about 2 in 5. No record yet; this assumes that each comes 4 times in 5." in said
    assert "How this chance was worked out" in said
    assert "In 512 made-up runs of the calendar it worked in" in said
    assert "People and meetings are taken as independent of each other." in said
    assert "Seed: 20210215." in said
    assert (
        "By any way, the chance that Active Communities Board hears it by Tuesday 9 February 2021 is" in said
    )


def test_where_nothing_is_carried_no_chance_is_told(visitor: Client) -> None:
    for to, day in (("That Counts", "2021-02-02"), ("SEND Board", "2021-03-02")):
        said = asked(visitor, to, day).said
        assert "How likely" not in said
        assert "By any way" not in said
