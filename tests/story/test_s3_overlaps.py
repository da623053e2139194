"""S3: layers of overlapping influence: which forums share people on 15 February 2021."""

from __future__ import annotations

import pytest

from tests.terminal import Api, Terminal

TRIO = ["LP Lead", "Seashell practitioner 1", "Seashell practitioner 2"]
ACB = "Active Communities Board"


@pytest.mark.mission("S3")
def test_the_overlaps_on_15_february_are_the_storys(stockport: Terminal) -> None:
    pairs = {
        tuple(p["forums"]): p for p in stockport.ask("overlaps", "--on", "2021-02-15", "--json")["pairs"]
    }
    assert pairs["That Counts", "LP Ops"]["people"] == TRIO
    assert pairs["That Counts", "LP Ops"]["count"] == 3
    assert pairs["LP Steering", ACB]["people"] == ["Public Health Lead"]
    assert pairs[ACB, "SEND Board"]["people"] == ["Public Health Lead"]
    assert pairs[ACB, "SEND Board"]["by_invitation"] == ["Public Health Lead"]
    assert pairs["That Counts", ACB]["count"] == 0


@pytest.mark.mission("S3")
def test_once_the_invitation_is_past_the_acb_and_the_send_board_share_nobody(api: Api) -> None:
    pairs = {tuple(p["forums"]): p for p in api.get("overlaps", on="2021-02-26")["pairs"]}
    assert pairs[ACB, "SEND Board"]["count"] == 0


@pytest.mark.mission("S3")
def test_the_same_table_is_a_plain_list_in_words_and_marks_the_invitation(stockport: Terminal) -> None:
    told = " ".join(stockport.type("overlaps", "--on", "15 February 2021").out.split())
    assert f"{ACB} + SEND Board: 1: Public Health Lead (by invitation)" in told


@pytest.mark.mission("S3")
def test_forums_stand_in_layer_order_nearest_to_residents_first(api: Api) -> None:
    forums = api.get("forums")["forums"]
    order = [f["layers"][0]["order"] for f in forums if f["layers"]]
    assert order == sorted(order)
    assert forums[0]["name"] == "That Counts"
