"""The list of people, a person's page, and the organisations they work or speak for."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from groundswell.records.asking import Asker
from groundswell.register import actions
from groundswell.register.models import Person
from tests.web.reading import page
from tests.web.small_town import signed_in

MOST_QUERIES = 12


@pytest.mark.mission("S5a")
def test_the_lp_leads_page_shows_three_seats(visitor: Client) -> None:
    shown = page(visitor, "/people/lp-lead/")
    assert "LP Lead holds 3 seats on Monday 15 February 2021." in shown.said
    assert "They could carry a word between That Counts, LP Ops and LP Steering." in shown.said
    assert {"That Counts", "LP Ops", "LP Steering"} <= shown.links.keys()


@pytest.mark.mission("S5a")
@pytest.mark.parametrize("away", ["LP Lead", "Seashell practitioner 1", "Seashell practitioner 2"])
def test_leaving_any_one_of_the_three_out_cuts_nothing(visitor: Client, away: str) -> None:
    question = {"from": "That Counts", "to": "ACB", "after": "2021-02-02", "without": away}
    assert "in 7 days: Tuesday 9 February 2021." in page(visitor, "/journey/", **question).said


@pytest.mark.mission("S5a")
@pytest.mark.parametrize("to", ["LP Ops", "LP Steering", "ACB", "SEND Board"])
def test_leaving_all_three_out_cuts_that_counts_off_from_everything(visitor: Client, to: str) -> None:
    away = "LP Lead; Seashell practitioner 1; Seashell practitioner 2"
    question = {"from": "That Counts", "to": to, "after": "2021-02-02", "without": away}
    assert "There is no way to" in page(visitor, "/journey/", **question).said


def test_people_stand_in_the_registers_order_and_are_not_ranked(visitor: Client) -> None:
    shown = page(visitor, "/people/").said
    assert shown.index("LP Lead") < shown.index("Public Health Lead") < shown.index("Hayley Lever")
    assert "Groundswell does not rank people." in shown


def test_an_invitation_is_told_apart_from_a_seat(visitor: Client) -> None:
    shown = page(visitor, "/people/public-health-lead/").said
    assert "Public Health Lead holds 3 seats" in shown  # the SEND Board is none of them
    assert "SEND Board, Thursday 25 February 2021, for “Physical activity for SEND”." in shown


def test_an_organisation_shows_its_sector_and_the_seats_that_speak_from_it(visitor: Client) -> None:
    shown = page(visitor, "/organisations/seashell-trust/").said
    assert "Voluntary, community and social enterprise" in shown
    assert "That Counts Seashell practitioner 1" in shown
    assert "SEND community" in shown
    assert "Seashell Trust" in page(visitor, "/organisations/").links


def test_their_pages_take_few_queries(visitor: Client, django_assert_max_num_queries: Any) -> None:
    lead = signed_in("place_lead", "place", "stockport")
    for client in (visitor, lead):
        for address in ("/people/", "/people/lp-lead/", "/organisations/", "/organisations/seashell-trust/"):
            client.get(address)
            with django_assert_max_num_queries(MOST_QUERIES):
                client.get(address)


def test_an_outsider_cannot_see_somebody_shown_to_members_only(visitor: Client, stockport: Asker) -> None:
    actions.amend(stockport, Person.objects.get(key="seashell-practitioner-1"), {"visibility": "members"})
    assert page(visitor, "/people/seashell-practitioner-1/").status == 404
    assert "/people/seashell-practitioner-1/" not in page(visitor, "/people/").html
    assert "/people/seashell-practitioner-1/" not in page(visitor, "/organisations/seashell-trust/").html
    member = signed_in("member", "forum", "that-counts")
    assert page(member, "/people/seashell-practitioner-1/").status == 200
