"""The list of forums and a forum's page."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from groundswell.records.asking import Asker
from groundswell.register import actions
from groundswell.register.models import Forum, Meeting, Person, Seat
from tests.web.reading import page
from tests.web.small_town import signed_in

MOST_QUERIES = 12


@pytest.mark.mission("S5c")
def test_the_forums_residents_of_brinnington_can_walk_into_are_that_counts(visitor: Client) -> None:
    shown = page(visitor, "/forums/", place="brinnington", walk_in="1")
    assert "Forums residents of Brinnington can walk into: That Counts." in shown.said
    assert shown.links["That Counts"] == "/forums/that-counts/"
    assert "LP Ops" not in shown.links


def test_a_place_holds_the_forums_of_the_places_inside_it(visitor: Client) -> None:
    stockport = page(visitor, "/forums/", place="stockport")
    assert "5 forums meet for Stockport or a place inside it." in stockport.said
    assert "That Counts" in stockport.links
    assert "GM Moving executive" not in stockport.links
    assert "GM Moving executive" in page(visitor, "/forums/", place="greater-manchester").links


def test_forums_stand_under_their_layers_nearest_to_residents_first(visitor: Client) -> None:
    shown = page(visitor, "/forums/")
    layers = [text for level, text in shown.headings if level == 2]
    assert [name.lower() for name in layers] == [
        "hyper-local",
        "operational",
        "steering",
        "strategic",
        "executive",
        "no layer stated",
    ]


@pytest.mark.mission("S4a")
def test_the_chair_comes_first_among_those_who_can_add_an_item(visitor: Client) -> None:
    shown = page(visitor, "/forums/lp-ops/").said
    told = shown[shown.index("Who can put an item on the agenda") : shown.index("How often it meets")]
    assert told.index("Public Health Lead, chair (shapes the agenda: ask first)") < told.index(
        "LP Lead, member"
    )


@pytest.mark.mission("S4c")
def test_people_the_source_does_not_name_are_never_invented(visitor: Client) -> None:
    shown = page(visitor, "/forums/acb/").said
    assert "On it: at least 2 people." in shown
    assert "other senior system leaders (not named) Several people, not named in the source" in shown


@pytest.mark.mission("S2", part="structure")
def test_the_page_says_who_else_could_bring_a_word_here(visitor: Client) -> None:
    steering = page(visitor, "/forums/lp-steering/", carry_from="that-counts").said
    assert (
        "LP Lead, Seashell practitioner 1 and Seashell practitioner 2 could take it from That Counts"
        in steering
    )
    board = page(visitor, "/forums/acb/", carry_from="That Counts").said
    assert "Nobody but Public Health Lead could take it to Active Communities Board" in board
    assert "This is who could. It does not say that anybody did" in board


def test_an_unknown_forum_to_bring_a_word_from_is_told(visitor: Client) -> None:
    shown = page(visitor, "/forums/acb/", carry_from="Nowhere").said
    assert "No forum or person here is called “Nowhere”." in shown


@pytest.mark.mission("S14c", part="mix")
def test_the_send_board_joins_council_health_and_education(visitor: Client) -> None:
    shown = page(visitor, "/forums/send-board/").section("Sectors")
    assert shown.strip() == "Council (1 seat), Health (1 seat), Education (1 seat)."


def test_a_seat_without_a_stated_sector_is_counted_in_none(visitor: Client) -> None:
    shown = page(visitor, "/forums/lp-ops/").section("Sectors")
    assert "Not stated (1 seat)" in shown  # the LP Lead's organisation is not stated


def test_the_standing_item_and_the_paper_rule_are_told(visitor: Client) -> None:
    shown = page(visitor, "/forums/acb/").said
    assert "Physical activity for SEND, owner Public Health Lead, from 1 Jan 2021" in shown
    assert "A paper is due 5 clear working days before the meeting." in shown
    assert "Tuesday 11 May 2021 Friday 30 April 2021" in shown


def test_papers_say_how_they_were_put_and_what_tabled_means(visitor: Client, stockport: Asker) -> None:
    paper = {"key": "activity-paper", "title": "Active for all", "meeting": "acb-2021-02-09"}
    actions.add(stockport, "paper", {**paper, "purpose": "noting", "circulation": "tabled_on_day"})
    shown = page(visitor, "/forums/acb/").said
    assert (
        "Active for all, Tuesday 9 February 2021. For noting. Tabled on the day (UK: put before the meeting)."
        in shown
    )
    assert "In the UK, to table a paper is to put it before the meeting." in shown


@pytest.mark.mission("E1", part="register")
def test_a_closed_forum_names_its_successor_and_later_ways_avoid_it(
    visitor: Client, stockport: Asker
) -> None:
    after = actions.add(
        stockport,
        "forum",
        {
            "key": "one-stockport",
            "name": "ONE Stockport Active Communities Partnership",
            "kind": "partnership_board",
            "place": "stockport",
        },
    )
    steering = Forum.objects.get(key="lp-steering")
    actions.add(
        stockport,
        "meeting",
        {"key": "lp-steering-2022-09-01", "forum": "lp-steering", "day": dt.date(2022, 9, 1)},
    )
    actions.close_forum(stockport, steering, last_day=dt.date(2022, 7, 31), successors=(after,))
    shown = page(visitor, "/forums/lp-steering/").said
    assert "This forum closes. Its last day is Sunday 31 July 2022." in shown
    assert "What takes over: ONE Stockport Active Communities Partnership." in shown
    assert "LP Lead" in shown  # its history is intact
    question = {"from": "LP Lead", "to": "LP Steering", "after": "2022-08-01"}
    assert "There is no way to LP Steering by seats." in page(visitor, "/journey/", **question).said


@pytest.mark.mission("E6")
def test_cancelled_meetings_and_those_before_the_seat_do_not_count(visitor: Client, stockport: Asker) -> None:
    seat = Seat.objects.get(key="lp-ops-lp-lead")
    sitting = seat.sittings.get()
    actions.amend(stockport, sitting, {"start": dt.date(2021, 1, 15)})
    actions.call_off(stockport, Meeting.objects.get(forum__key="lp-ops", day=dt.date(2021, 1, 21)))
    shown = page(visitor, "/people/lp-lead/").said
    # 7 January came before the seat, 21 January was called off: 4 February alone counts.
    told = shown[shown.index("LP Ops LP Lead") :]
    assert told.index("0 of 1 meetings have recorded attendance") < 120


def test_a_forum_page_takes_few_queries(visitor: Client, django_assert_max_num_queries: Any) -> None:
    for address in ("/forums/", "/forums/acb/?carry_from=that-counts"):
        visitor.get(address)
        with django_assert_max_num_queries(MOST_QUERIES):
            visitor.get(address)


def test_a_lead_is_led_to_editing_and_a_visitor_is_not(visitor: Client) -> None:
    lead = signed_in("place_lead", "place", "stockport")
    assert "Edit this forum" in page(lead, "/forums/acb/").links
    assert "Edit this forum" not in page(visitor, "/forums/acb/").links


def test_a_person_who_is_not_shown_leaves_their_seat_in_sight(visitor: Client, stockport: Asker) -> None:
    actions.amend(stockport, Person.objects.get(key="lp-lead"), {"visibility": "place"})
    shown = page(visitor, "/forums/lp-ops/").said
    assert "LP Lead Not shown" in shown  # the seat is called so; its holder is not told
    assert "On it: at least 3 people." in shown


def test_an_outsider_cannot_see_a_members_forum_or_a_sensitive_seat(
    visitor: Client, stockport: Asker
) -> None:
    actions.amend(stockport, Forum.objects.get(key="lp-steering"), {"visibility": "members"})
    actions.amend(
        stockport,
        Seat.objects.get(key="that-counts-seashell-1"),
        {"sensitive": True, "name": "Lives with it"},
    )
    assert page(visitor, "/forums/lp-steering/").status == 404
    assert "LP Steering" not in page(visitor, "/forums/").said
    assert "Lives with it" not in page(visitor, "/forums/that-counts/").html
    lead = signed_in("place_lead", "place", "stockport")
    assert "Lives with it" in page(lead, "/forums/that-counts/").said
    assert page(lead, "/forums/lp-steering/").status == 200
