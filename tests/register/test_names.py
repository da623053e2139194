"""Finding things by any name in any case; the nearest names; figures of attendance; who speaks for whom."""

from __future__ import annotations

import pytest

from groundswell.register.actions import add
from groundswell.register.names import find, nearest
from tests.cast import Cast


@pytest.mark.parametrize(
    ("kind", "text", "key"),
    [
        ("forum", "Millbrook Steering Group", "steering"),
        ("forum", "  millbrook  STEERING group ", "steering"),
        ("forum", "steering", "steering"),
        ("forum", "the thursday group", "steering"),
        ("person", "DIRECTOR", "chair"),
        ("place", "old mill", "old-mill"),
        ("organisation", "mill trust", "charity"),
    ],
)
def test_a_row_answers_to_each_of_its_names_in_any_case(cast: Cast, kind: str, text: str, key: str) -> None:
    found = find(kind, text, cast.lead)
    assert found is not None and found.key == key


def test_a_key_goes_before_a_name(cast: Cast) -> None:
    add(cast.lead, "forum", {"key": "other", "name": "inner", "kind": "board", "place": "millbrook"})
    found = find("forum", "inner", cast.lead)
    assert found is not None and found.key == "inner"


def test_nothing_answers_to_a_strange_name(cast: Cast) -> None:
    assert find("forum", "Steering Wheel", cast.lead) is None
    assert find("forum", "", cast.lead) is None


def test_the_nearest_names_come_likest_first(cast: Cast) -> None:
    assert nearest("Milbrook Stearing Group", cast.lead)[0] == "Millbrook Steering Group"
    assert nearest("Iner Bord", cast.lead)[0] == "Inner Board"
    assert nearest("zzzzqqq", cast.lead) == []
    assert len(nearest("board", cast.operator, n=1)) <= 1


def test_an_outsider_cannot_find_or_be_told_a_hidden_name(cast: Cast) -> None:
    for text in ("steering", "The Thursday Group", "Inner Board"):
        assert find("forum", text, cast.outsider) is None
        assert not {"Millbrook Steering Group", "The Thursday Group", "Inner Board"} & set(
            nearest(text, cast.outsider)
        )
    assert find("person", "Champion", cast.outsider) is None
