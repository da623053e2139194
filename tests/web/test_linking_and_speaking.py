"""The map, the overlap table and the report of who speaks for whom."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from groundswell.records.asking import Asker
from groundswell.register import actions
from groundswell.register.models import Forum, Seat
from tests.web.reading import page

MOST_QUERIES = 12


@pytest.mark.mission("S3")
def test_the_overlap_table_counts_shared_seat_holders_on_a_day(visitor: Client) -> None:
    shown = page(visitor, "/overlaps/", on="15 February 2021")
    pairs = shown.section("Pairs of forums that share people")
    assert (
        "That Counts and LP Ops: 3 people (LP Lead, Seashell practitioner 1 and Seashell practitioner 2)"
        in pairs
    )
    assert "LP Steering and Active Communities Board: 1 person (Public Health Lead)" in pairs
    assert "Active Communities Board and SEND Board: 1 person (Public Health Lead, by invitation)" in pairs
    assert "That Counts and Active Communities Board" not in pairs  # none shared


def test_a_day_before_anybody_sat_shares_nobody(visitor: Client, stockport: Asker) -> None:
    for seat in Seat.objects.filter(is_aggregate=False):
        for sitting in seat.sittings.all():
            actions.remove(stockport, sitting)
    shown = page(visitor, "/overlaps/").said
    assert "LP Ops and LP Steering: " not in shown


def test_a_day_that_does_not_exist_is_told_and_today_is_shown_instead(visitor: Client) -> None:
    shown = page(visitor, "/overlaps/", on="31/2/2021")
    assert shown.status == 422
    assert "There is no 31 February 2021. February 2021 has 28 days. Today is shown instead." in shown.said


@pytest.mark.mission("S5b")
def test_the_send_community_is_spoken_for_only_by_others(visitor: Client) -> None:
    shown = page(visitor, "/spoken-for/").said
    assert "1 group is spoken for only by others." in shown
    assert (
        "SEND community: spoken for by Seashell practitioner 1 and Seashell practitioner 2 at 3 forums; "
        "seats held by people of the SEND community themselves: none stated."
    ) in shown


def test_a_seat_held_by_lived_experience_is_the_groups_own(visitor: Client, stockport: Asker) -> None:
    actions.amend(stockport, Seat.objects.get(key="that-counts-seashell-1"), {"mandate": "lived_experience"})
    shown = page(visitor, "/spoken-for/").said
    assert "Every group here holds a seat itself." in shown
    assert "seats held by people of the SEND community themselves: 1." in shown


def test_the_map_says_its_finding_draws_lines_and_tells_the_same_as_a_table(visitor: Client) -> None:
    shown = page(visitor, "/")
    assert "GM Moving executive" in shown.said
    assert shown.html.count("<svg") >= 3  # the mark, the wide map and the upright one
    table = shown.said[shown.said.index("Forums and who sits on them") :]
    assert "LP Lead, Seashell practitioner 1, Seashell practitioner 2" in table
    assert shown.links["LP Ops"] == "/forums/lp-ops/"


def test_the_map_can_draw_one_persons_line_and_ignores_strangers(visitor: Client) -> None:
    one = page(visitor, "/", who="lp-lead")
    assert one.html.count("/people/lp-lead/") >= 1
    assert len(one.html) < len(page(visitor, "/").html)
    assert page(visitor, "/", who="nobody-here").said == page(visitor, "/").said


def test_they_take_few_queries(visitor: Client, django_assert_max_num_queries: Any) -> None:
    for address in ("/", "/overlaps/", "/spoken-for/"):
        visitor.get(address)
        with django_assert_max_num_queries(MOST_QUERIES):
            visitor.get(address)


@pytest.mark.django_db
def test_an_empty_register_has_pages_that_say_so() -> None:
    for address, says in {
        "/": "There is nothing on the map yet.",
        "/journey/": "No forum is recorded yet, so there is no way to plan.",
        "/forums/": "No forum is recorded yet.",
        "/people/": "There is nobody to show here.",
        "/organisations/": "No organisation is recorded yet.",
        "/meetings/": "No meeting to come is in the calendar.",
        "/overlaps/": "No forum is recorded yet.",
        "/spoken-for/": "No seat says which group it speaks for.",
        "/search/?q=anything": "Nothing here is called “anything”",
    }.items():
        shown = page(Client(), address)
        assert says in shown.said, address
        assert [level for level, _text in shown.headings].count(1) == 1


def test_an_outsider_cannot_read_a_hidden_forum_off_the_map_or_the_table(
    visitor: Client, stockport: Asker
) -> None:
    actions.amend(stockport, Forum.objects.get(key="lp-steering"), {"visibility": "members"})
    for address in ("/", "/overlaps/", "/spoken-for/"):
        assert "LP Steering" not in page(visitor, address).html
