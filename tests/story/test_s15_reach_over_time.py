"""S15, the part could: reach on two days, said to be what could reach, beside no figure for what did."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from groundswell.interchange.example import load_example
from groundswell.records.asking import operator
from tests.terminal import Terminal, served
from tests.web.reading import page

TODAY = dt.date(2021, 2, 15)
JAN, FEB = "2021-01-05", "2021-02-28"
DID = "Did reach: not recorded. It is counted for each thread, on its page, by evidenced steps. So no figure is shown."
NEW_SEAT = "key,forum,name,role,order\nsteering-gmm,lp-steering,GM Moving,member,9\n"
NEW_SITTING = "key,seat,person,from\nsteering-gmm-lever,steering-gmm,hayley-lever,2021-02-01\n"


def names(things: list[dict[str, Any]]) -> list[str]:
    return [one["name"] for one in things]


@pytest.mark.mission("S15", part="could")
def test_could_reach_of_5_january_and_28_february_is_compared_by_seats(stockport: Terminal) -> None:
    told = stockport.ask("reach-compare", "That Counts", "--on", JAN, "--and", FEB, "--json")
    before, later = told["could"]["before"], told["could"]["later"]
    # 26 February is the day after the Public Health Lead's one invitation to the SEND Board.
    ladder = ["That Counts", "LP Ops", "LP Steering", "Active Communities Board"]
    assert (names(before["forums"]), names(later["forums"])) == ([*ladder, "SEND Board"], ladder)
    assert names(told["could"]["lost"]["forums"]) == ["SEND Board"]
    assert [names(before[kind]) for kind in ("sectors", "places")] == [
        ["Council", "Voluntary, community and social enterprise"],
        ["Brinnington", "Stockport"],
    ]
    assert names(before["people_in_deciding_seats"]) == ["Public Health Lead", "Director of Public Health"]


@pytest.mark.mission("S15", part="could")
def test_a_seat_taken_between_the_two_days_broadens_what_could_be_reached(
    changed: Terminal, tmp_path: Path
) -> None:
    folder = tmp_path / "seat"
    folder.mkdir()
    (folder / "seats.csv").write_text(NEW_SEAT, encoding="utf-8")
    (folder / "sittings.csv").write_text(NEW_SITTING, encoding="utf-8")
    assert changed.type("import", "workbook", str(folder), "--as-new", "seat/steering-gmm").code == 0
    with served(changed) as api:
        told = api.get("reach/compare", from_="That Counts", on=JAN, **{"and": FEB})
    added = told["could"]["added"]
    assert names(added["forums"]) == ["GM Moving executive"]
    assert names(added["places"]) == ["Greater Manchester"]
    assert names(added["people_in_deciding_seats"]) == ["Cllr Eve Holt", "Hayley Lever"]
    assert told["did"] == {"recorded": False, "says": DID}


@pytest.mark.django_db
@pytest.mark.mission("S15", part="could")
def test_the_page_keeps_could_and_did_apart(client: Client) -> None:
    load_example("stockport", operator(TODAY))
    shown = page(client, "/reach/compare/", **{"from": "that-counts", "on": JAN, "and": FEB})
    assert shown.status == 200
    assert "could reach 5 forums on 5 January 2021, and 4 on 28 February 2021" in shown.said
    assert shown.section("Did reach").strip() == DID
    assert "did reach 5" not in shown.said
