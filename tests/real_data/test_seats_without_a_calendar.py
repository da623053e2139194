"""Reach, dependence and openings where only seats are known and no meeting is."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from groundswell.planner import reaching
from groundswell.planner.options import Options
from groundswell.planner.shown_reach import dependence_as_json, reach_as_json
from groundswell.planner.starts import start_of
from groundswell.records.asking import Asker
from tests.engine.fewest_by_flow import fewest, two_modes
from tests.real_data.conftest import TODAY
from tests.real_data.seats_as_a_plan import Seats

PUBLIC = Asker(today=TODAY)
FISCHER, BOTH = ["Deb Fischer"], ["Deb Fischer", "Mitch McConnell"]


def reach(origin: str, **options: Any) -> dict[str, Any]:
    return reach_as_json(reaching.reach(PUBLIC, origin=origin, options=Options(**options)))


def dependence(origin: str, target: str | None = None, **options: Any) -> dict[str, Any]:
    asked = reaching.dependence(PUBLIC, origin=origin, target=target, options=Options(**options))
    return dependence_as_json(asked)


def openings(origin: str, **options: Any) -> dict[str, Any]:
    """As the API gives them."""
    answer = Client(SERVER_NAME="localhost").get("/api/v1/openings", {"from": origin, **options})
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def cuts(answer: dict[str, Any]) -> dict[tuple[str, ...], list[str]]:
    """Who, together -> the forums they cut off, by seats."""
    told = answer["by_seats"]
    return {tuple(sorted(row["people"])): row["cuts_off"] for row in told["single_roads"] + told["together"]}


# --- Extracts small enough to check by eye -------------------------------------------------------------------------


def test_the_ethics_committee_hangs_on_one_senator(four_committees: Seats) -> None:
    """Of its six members only Deb Fischer sits on anything else of these four committees."""
    names = {b.key: b.name for b in four_committees.boards}
    found = cuts(dependence("slet"))
    assert list(found) == [("Deb Fischer",)]
    assert set(found["Deb Fischer",]) == set(names.values()) - {names["slet"]}


def test_two_senators_together_cut_the_houses_off_from_each_other(four_committees: Seats) -> None:
    """The joint committee is the only bridge, and two of its senators sit on Agriculture."""
    names = {b.key: b.name for b in four_committees.boards}
    found = cuts(dependence("hsha"))
    assert found == {
        ("Deb Fischer",): [names["slet"]],
        tuple(BOTH): [names[key] for key in ("ssaf13", "ssaf14", "ssaf15", "ssaf16", "ssaf17", "ssaf")],
    }


def test_without_those_two_only_one_house_is_reached_and_a_seat_could_reopen_the_other(
    four_committees: Seats,
) -> None:
    names = {b.key: b.name for b in four_committees.boards}
    left = reach("hsha", without=BOTH)["by_seats"]["forums"]
    assert set(left) == {names[key] for key in ("hsha", "hsha08", "hsha27", "jspr")}
    found = openings("hsha", without=BOTH)["by_seats"]
    assert set(found["lost"]) == {name for key, name in names.items() if key[:4] in ("ssaf", "slet")}
    assert found["opened"] == 6, "Agriculture and its five; the Ethics committee shares nobody else with them"
    tables = {(seat["person"], seat["forum"]) for seat in found["seats"]}
    assert ("Amy Klobuchar", names["hsha"]) in tables
    assert ("Joseph D. Morelle", names["ssaf17"]) in tables


def test_what_cuts_one_group_off_from_another_is_a_person_a_pair_or_three(seven_groups: Seats) -> None:
    """Shared: crofting, gaelic and islands Grant and Burgess; disability and gaelic Roddick; the rest see the pairs."""
    short = {b.name: b.short_name for b in seven_groups.boards}
    found = {people: sorted(short[n] for n in names) for people, names in cuts(dependence("gaelic")).items()}
    assert found == {
        ("Ariane Burgess", "Rhoda Grant"): ["Crofting", "Islands"],
        ("Emma Roddick",): ["Disability", "Health Inequalities", "Sport", "Visual Impairment"],
        ("Jeremy Balfour", "Pam Duncan-Glancy"): ["Health Inequalities", "Sport", "Visual Impairment"],
        ("Jeremy Balfour", "Miles Briggs"): ["Health Inequalities", "Sport"],
        ("Brian Whittle", "Carol Mochan", "Miles Briggs"): ["Health Inequalities"],
        ("Brian Whittle", "Carol Mochan", "Jeremy Balfour"): ["Sport"],
    }


def test_upward_only_a_subcommittee_reaches_committees_and_none_reaches_down(four_committees: Seats) -> None:
    names = {b.key: b.name for b in four_committees.boards}
    assert names["ssaf13"] in reach("ssaf17", upward=True)["by_seats"]["forums"], "of the same layer"
    assert set(reach("ssaf", upward=True)["by_seats"]["forums"]) == {
        names[key] for key in ("ssaf", "jspr", "hsha", "slet")
    }


# --- The whole lists -----------------------------------------------------------------------------------------------


def test_in_congress_a_word_could_reach_every_committee_that_has_members(
    congress_in_register: Seats,
) -> None:
    names = {b.key: b.name for b in congress_in_register.boards}
    found = reach("slet")["by_seats"]
    assert (len(found["forums"]), len(found["not_reached"])) == (228, 2)
    assert set(found["not_reached"]) == {names["sscm39"], names["ssju27"]}
    only = {("Joaquin Castro", "Ronny Jackson"): [names["hlig09"]]}
    assert cuts(dependence("slet")) == only, "a subcommittee of two"
    opened = openings("slet")["by_seats"]
    assert (opened["opened"], len(opened["seats"])) == (1, 2 * 528), "anybody on either empty one"


def test_no_three_people_cut_any_cross_party_group_off(scotland_in_register: Seats) -> None:
    assert len(reach("sport")["by_seats"]["forums"]) == 104
    assert cuts(dependence("sport")) == {}
    assert openings("sport")["by_seats"]["seats"] == []


def test_cuts_are_as_small_as_networkx_finds_them(congress_in_register: Seats) -> None:
    start = start_of(PUBLIC, origin="slet", after=TODAY, options=Options())
    graph, forums = two_modes(start.seating), {row.key: f for f, row in enumerate(start.table.forums)}
    for origin, target in (("slet", "hlig09"), ("hlig09", "ssaf"), ("slet", "hsag"), ("hsha27", "ssaf17")):
        size = fewest(graph, forums[origin], forums[target])
        told = dependence(origin, target)["by_seats"]
        smallest = min((len(row["people"]) for row in told["single_roads"] + told["together"]), default=0)
        assert smallest == (size if size <= 3 else 0), f"{origin} to {target}"


# --- Through the faces --------------------------------------------------------------------------------------------


def test_the_api_answers_all_three_from_seats_alone(congress_in_register: Seats) -> None:
    client = Client(SERVER_NAME="localhost")
    found = client.get("/api/v1/reach", {"from": "slet"}).json()
    assert len(found["by_seats"]["forums"]) == 228
    assert found["by_calendar"]["forums"] == []
    found = client.get("/api/v1/dependence", {"from": "slet", "to": "hlig09"}).json()
    assert [sorted(row["people"]) for row in found["by_seats"]["together"]] == [
        ["Joaquin Castro", "Ronny Jackson"]
    ]
    found = client.get("/api/v1/openings", {"from": "slet"}).json()
    assert len(found["by_seats"]["lost"]) == 2


@pytest.mark.parametrize("question", ["reach", "dependence", "openings"])
def test_a_page_says_there_is_no_calendar_and_answers_by_seats(
    scotland_in_register: Seats, question: str
) -> None:
    answer = Client(SERVER_NAME="localhost").get(f"/{question}/", {"from": "sport"})
    assert answer.status_code == 200
    assert "Cross-Party Group in the Scottish Parliament on Sport" in answer.content.decode()


def test_a_map_that_nobody_could_read_is_left_to_the_table(scotland_in_register: Seats) -> None:
    page = Client(SERVER_NAME="localhost").get("/reach/", {"from": "sport"}).content.decode()
    assert "A map of 104 forums could not be read. The table has them all." in page
    assert "<svg" not in page.split("<h2>How soon", 1)[1].split("</section>", 1)[0]
    assert page.count("Cross-Party Group in the Scottish Parliament on Gaelic") >= 1
