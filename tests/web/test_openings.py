"""The one change that would open most or speed most: seats together where equal, days saved, and what it assumes."""

from __future__ import annotations

from typing import Any

from django.test import Client

from groundswell.records.asking import Asker
from groundswell.register import actions
from groundswell.register.models import Person
from tests.web.reading import Page, page

MOST_QUERIES = 12


def asked(client: Client, after: str, **more: Any) -> Page:
    return page(client, "/openings/", **{"from": "That Counts", "after": after, **more})


def test_without_a_question_the_page_asks_one(visitor: Client) -> None:
    shown = page(visitor, "/openings/")
    assert shown.status == 200
    assert shown.headings[0] == (1, "Which one change would open most, or speed most?")


def test_equal_seats_stand_together(visitor: Client) -> None:
    seats = asked(visitor, "2021-01-05", without="Public Health Lead").section("By seats: one new seat")
    assert "By seats, no way leads to Active Communities Board and SEND Board." in seats
    for row in (
        "A seat on Active Communities Board for LP Lead, Seashell practitioner 1 or Seashell practitioner 2 "
        "would open a way to Active Communities Board.",
        "A seat on SEND Board for LP Lead, Seashell practitioner 1 or Seashell practitioner 2 "
        "would open a way to SEND Board.",
        "A seat on That Counts, LP Ops or LP Steering for Director of Public Health "
        "would open a way to Active Communities Board.",
    ):
        assert row in seats
    assert seats.count("A seat on") == 3


def test_a_later_paper_deadline_saves_91_days(visitor: Client) -> None:
    shown = asked(visitor, "2021-02-02", to="acb", without_standing_items="1").said
    assert "On the calendar it could be heard at Active Communities Board on 11 May 2021." in shown
    assert (
        "A paper deadline of 2 clear working days instead of 5 for Active Communities Board of 9 February 2021: "
        "papers by 4 February 2021. Public Health Lead could carry it."
    ) in shown
    assert "It could then be heard on Tuesday 9 February 2021, 91 days sooner." in shown
    assert "Each of these assumes that nothing else changes" in shown
    assert "Standing items are left out." in shown


def test_an_invitation_opens_the_send_board_in_51_days(visitor: Client) -> None:
    shown = asked(visitor, "2021-03-02", to="send-board")
    assert "On the calendar it could not be heard at SEND Board by 11 May 2021." in shown.said
    assert (
        "An invitation for Public Health Lead, LP Lead, Seashell practitioner 1 or Seashell practitioner 2 "
        "to SEND Board of 22 April 2021, paper by 14 April 2021."
    ) in shown.said
    assert "It could then be heard on Thursday 22 April 2021." in [t for n, t in shown.headings if n == 3]
    assert "Any one of these" in shown.said
    assert shown.links["SEND Board, Thursday 22 April 2021"] == "/meetings/send-board-2021-04-22/"


def test_without_an_end_the_calendar_is_asked_for_every_forum(visitor: Client) -> None:
    shown = asked(visitor, "2021-01-05")
    assert "No single change that we know of would let one more forum hear it." in shown.said
    assert "By seats, no way leads to GM Moving executive and Salford SEND champions." in shown.said
    shown = asked(visitor, "2021-01-05", without="Public Health Lead")
    assert "On the calendar: heard at most forums by one change" in [t for n, t in shown.headings if n == 2]
    assert "Active Communities Board: It could then be heard on Tuesday 9 February 2021." in shown.said
    assert "A seat on Active Communities Board for LP Lead, Seashell practitioner 1 or" in shown.said


def test_every_change_says_what_it_assumes_and_how_an_item_differs_from_a_floor(visitor: Client) -> None:
    shown = asked(visitor, "2021-02-02", to="acb", without_standing_items="1").said
    assert "A standing item at Active Communities Board, used on 9 February 2021." in shown
    assert "An open floor at Active Communities Board, used on 9 February 2021." in shown
    assert shown.count("This assumes") == 8
    assert "Under a standing item those with a seat may raise that one subject without a paper." in shown
    assert "On an open floor anybody there may raise any subject, with or without a seat." in shown


def test_a_meeting_moved_later_hears_what_is_then_in_time(visitor: Client) -> None:
    shown = asked(visitor, "2021-02-02", to="acb", without_standing_items="1").said
    assert (
        "Moving Active Communities Board of 9 February 2021 3 days later, to Friday 12 February 2021. "
        "Public Health Lead could carry it there."
    ) in shown
    assert "It could then be heard on Friday 12 February 2021, 88 days sooner." in shown


def test_where_nothing_would_be_sooner_the_page_says_so(visitor: Client) -> None:
    shown = asked(visitor, "2021-01-05", to="lp-ops").said
    assert "The way is open by seats, so no new seat is needed to open it." in shown
    assert "No single change that we know of would let it be heard sooner." in shown


def test_an_unknown_end_is_told_with_the_nearest_as_links(visitor: Client) -> None:
    shown = asked(visitor, "2021-02-02", to="SEND Bord", without_standing_items="1")
    assert shown.status == 422
    assert (
        shown.links["SEND Board"]
        == "?from=That+Counts&to=SEND+Board&after=2021-02-02&without_standing_items=1"
    )


def test_an_answer_takes_few_queries(visitor: Client, django_assert_max_num_queries: Any) -> None:
    asked(visitor, "2021-02-02", to="acb")
    with django_assert_max_num_queries(MOST_QUERIES):
        asked(visitor, "2021-02-02", to="acb")


def way(client: Client, **more: Any) -> Page:
    asked_so = {"from": "That Counts", "to": "acb", "after": "2021-02-02", "without_standing_items": "1"}
    return page(client, "/openings/way/", **{**asked_so, **more})


def test_each_change_leads_to_the_way_that_it_would_open(visitor: Client) -> None:
    shown = asked(visitor, "2021-02-02", to="acb", without_standing_items="1")
    ways = [at for at in shown.links.values() if at.startswith("/openings/way/")]
    assert len(ways) == 8
    for at in ways:
        told = page(visitor, at)
        assert (told.status, "It could then be heard on" in told.said) == (200, True), at
        assert "to Active Communities Board of" in told.said, at


def test_the_way_with_a_shorter_deadline_is_by_lp_ops(visitor: Client) -> None:
    told = way(visitor, change="deadline", at="acb-2021-02-09", days="3").said
    assert "LP Lead could carry it from That Counts of 2 February 2021 to LP Ops of 4 February 2021." in told
    assert (
        "Public Health Lead could carry it from LP Ops of 4 February 2021 to "
        "Active Communities Board of 9 February 2021."
    ) in told
    assert "This is how it could go with that one change, and nothing else changed." in told


def test_a_moved_meeting_is_told_on_its_new_day(visitor: Client) -> None:
    told = way(visitor, change="moved", at="acb-2021-02-09", days="3").said
    assert "to Active Communities Board of 12 February 2021." in told


def test_a_change_that_gives_nothing_is_a_mistake_with_a_remedy(visitor: Client) -> None:
    for wrong in (
        {"at": "gone"},
        {"at": "acb-2021-02-09", "days": "1"},
        {"at": "acb-2021-02-09", "days": "x"},
    ):
        told = way(visitor, change="deadline", **wrong)
        assert told.status == 422
        assert "That change would bring nothing sooner here." in told.said


def test_an_outsider_cannot_see_a_way_through_somebody_they_may_not_know(
    visitor: Client, stockport: Asker
) -> None:
    hidden = {"change": "seat", "at": "lp-ops-2021-02-04", "who": "director-of-public-health"}
    assert way(visitor, **hidden).status == 200
    actions.amend(stockport, Person.objects.get(key="director-of-public-health"), {"visibility": "place"})
    told = way(visitor, **hidden)
    assert (told.status, "Director of Public Health" in told.html) == (422, False)


def test_an_outsider_cannot_learn_whose_seat_would_open_it(visitor: Client, stockport: Asker) -> None:
    actions.amend(stockport, Person.objects.get(key="director-of-public-health"), {"visibility": "place"})
    shown = asked(visitor, "2021-01-05", without="Public Health Lead")
    assert shown.status == 200
    assert "Director of Public Health" not in shown.html
