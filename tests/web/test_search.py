"""The search page."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from groundswell.records.asking import Asker
from groundswell.register import actions
from groundswell.register.models import Forum
from tests.web.reading import page


@pytest.mark.mission("E2")
def test_an_old_name_finds_the_place_partnership_and_says_by_which(visitor: Client) -> None:
    shown = page(visitor, "/search/", q="Local Delivery Pilot")
    assert shown.links["Stockport Place Partnership"] == "/organisations/stockport-place-partnership/"
    assert "Found by its other name “Local Delivery Pilot”." in shown.said


@pytest.mark.parametrize("typed", ["acb", "ACTIVE communities", "  board active ", "GMM executive"])
def test_any_spelling_of_a_name_finds_its_forum(visitor: Client, typed: str) -> None:
    shown = page(visitor, "/search/", q=typed)
    assert {"/forums/acb/", "/forums/gmm-executive/"} & set(shown.links.values())


def test_a_name_and_a_day_find_the_meeting(visitor: Client) -> None:
    shown = page(visitor, "/search/", q="ACB 9 February 2021")
    assert shown.links["Active Communities Board, Tuesday 9 February 2021"] == "/meetings/acb-2021-02-09/"
    assert "/meetings/acb-2021-02-09/" in page(visitor, "/search/", q="9/2/2021").links.values()


def test_nothing_found_offers_the_nearest_names(visitor: Client) -> None:
    shown = page(visitor, "/search/", q="LP Leed")
    assert "Nothing here is called “LP Leed”" in shown.said
    assert shown.links["LP Lead"] == "/people/lp-lead/"


@pytest.mark.parametrize("typed", ["", " ", "\0", "%", "<b>", "x" * 5000, "31/2/2021", "ÅÄÖ"])
def test_whatever_is_typed_gives_a_page(visitor: Client, typed: str) -> None:
    shown = page(visitor, "/search/", q=typed)
    assert shown.status == 200
    assert "<b>" not in shown.html


def test_a_search_takes_few_queries(visitor: Client, django_assert_max_num_queries: Any) -> None:
    visitor.get("/search/?q=lp")
    with django_assert_max_num_queries(12):
        visitor.get("/search/?q=lp")


def test_an_outsider_cannot_find_a_hidden_forum_by_any_name(visitor: Client, stockport: Asker) -> None:
    actions.amend(stockport, Forum.objects.get(key="gmm-executive"), {"visibility": "place"})
    for typed in ("GMM executive", "GM Moving executive", "gmm-executive"):
        assert "/forums/gmm-executive/" not in page(visitor, "/search/", q=typed).html
