"""Finding things by any name: which comes first, by which name, and what stays hidden."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.records.asking import operator
from groundswell.register import actions
from groundswell.search import directory
from groundswell.search.lookup import find, plain
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
BY = operator(TODAY)


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("  That   Counts ", "that counts"),
        ("Children’s Trust", "childrens trust"),
        ("Ynys Môn", "ynys mon"),
        ("ACB / Active", "acb active"),
        ("!!!", ""),
    ],
)
def test_a_name_is_compared_without_case_accents_or_signs(typed: str, compared: str) -> None:
    assert plain(typed) == compared


@given(st.text(max_size=60))
def test_comparing_a_compared_name_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def names(text: str, cast: Cast, who: str = "operator", day: dt.date | None = None) -> list[str]:
    return [hit.name for hit in find(getattr(cast, who), text, day=day).hits]


def test_the_very_name_comes_before_names_that_only_begin_so(cast: Cast) -> None:
    for key, name in (("a", "Mill Lane Friends"), ("b", "Mill"), ("c", "Friends of the Mill")):
        actions.add(BY, "organisation", {"key": key, "name": name, "sector": "vcse"})
    found = [n for n in names("mill", cast) if n in ("Mill", "Mill Lane Friends", "Friends of the Mill")]
    assert found == ["Mill", "Mill Lane Friends", "Friends of the Mill"]


def test_a_thing_is_found_once_however_many_of_its_names_fit(cast: Cast) -> None:
    for number, name in enumerate(("Open House", "Open Door Club")):
        actions.add(BY, "alias", {"key": f"also-{number}", "name": name, "forum": "open-door"})
    assert names("open", cast).count("Open Door") == 1


def test_an_old_name_says_until_when_it_was_used(cast: Cast) -> None:
    actions.add(
        BY,
        "alias",
        {"key": "old", "name": "Mothers' Meeting", "forum": "open-door", "until": dt.date(2020, 7, 1)},
    )
    hit = find(cast.outsider, "mothers meeting").hits[0]
    assert (hit.name, hit.by_alias, hit.alias_last_day) == (
        "Open Door",
        "Mothers' Meeting",
        dt.date(2020, 6, 30),
    )


def test_a_misspelt_name_finds_nothing_and_offers_the_nearest(cast: Cast) -> None:
    found = find(cast.outsider, "Opne Door")
    assert not found.hits
    assert found.nearest[0].name == "Open Door"


def test_what_was_read_is_read_again_after_a_change(cast: Cast) -> None:
    assert not names("Brand New", cast, "outsider")
    actions.add(
        BY,
        "forum",
        {"key": "brand-new", "name": "Brand New", "kind": "network", "place": "millbrook"},
    )
    assert names("Brand New", cast, "outsider") == ["Brand New"]


def test_today_is_no_part_of_what_is_kept(cast: Cast) -> None:
    first = directory.directory_for(cast.outsider)
    later = type(cast.outsider)(today=dt.date(2031, 1, 1))
    assert directory.directory_for(later) is first


def test_an_outsider_cannot_find_what_others_may(cast: Cast) -> None:
    assert names("Steering", cast, "member") == ["Millbrook Steering Group"]
    assert names("Steering", cast, "outsider") == []
    assert names("Inner Board", cast, "member") == []
    assert "Inner Board" in names("Inner Board", cast, "lead")
    assert "Millbrook Steering Group" not in [
        hit.name for hit in find(cast.outsider, "Milbrook Stering Group").nearest
    ]
