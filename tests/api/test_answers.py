"""The API answers as the planner and the register do, and only what the asker may see."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from groundswell.planner import ask
from groundswell.planner.shown import as_json, carriers_as_json, overlaps_as_json
from groundswell.records.asking import Asker, operator
from groundswell.register import actions
from groundswell.register.models import Forum, Person, Seat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stockport")]
PUBLIC = Asker(today=dt.date(2021, 2, 15))
BY = operator(PUBLIC.today)


def get(client: Client, path: str, **asked: Any) -> Any:
    response = client.get(f"/api/v1/{path}", {name.rstrip("_"): value for name, value in asked.items()})
    assert response.status_code == 200, response.content
    return response.json()


def test_journeys_are_the_planners_own(client: Client) -> None:
    told = get(client, "journeys", from_="that counts", to="ACB", after="2021-02-02")
    answer = ask.journeys(PUBLIC, origin="That Counts", target="ACB", after=dt.date(2021, 2, 2))
    assert told == as_json(answer)


def test_every_option_of_the_command_is_a_parameter(client: Client) -> None:
    asked = {
        "from_": "That Counts",
        "to": "ACB",
        "by": "2021-05-11",
        "about": "Physical activity for SEND",
        "without": ["LP Lead", "Seashell practitioner 1"],
        "standing_items": "false",
        "back": "false",
        "today": "2021-01-02",
    }
    question = get(client, "journeys", **asked)["question"]
    assert question["without"] == ["LP Lead", "Seashell practitioner 1"]
    assert question["today"] == "2021-01-02"
    assert question["by"] == "2021-05-11"
    assert question["standing_items"] is False


def test_overlaps_and_carriers_are_the_planners_own(client: Client) -> None:
    day = dt.date(2021, 2, 15)
    assert get(client, "overlaps", on="2021-02-15") == overlaps_as_json(ask.overlaps(PUBLIC, on=day))
    told = get(client, "who-could-carry", from_="That Counts", to="ACB")
    assert told == carriers_as_json(ask.who_could_carry(PUBLIC, origin="That Counts", target="ACB", on=day))


def test_what_is_not_public_is_nowhere_in_the_api(client: Client, lead: Client) -> None:
    actions.amend(BY, Forum.objects.get(key="send-board"), {"visibility": "members"})
    actions.amend(BY, Person.objects.get(key="seashell-practitioner-2"), {"visibility": "place"})
    paths = (
        "forums",
        "people",
        "seats",
        "meetings",
        "overlaps",
        "spoken-for",
        "search?q=send",
        "search?q=seashell",
    )
    for path in paths:
        said = client.get(f"/api/v1/{path}").content.decode()
        assert "SEND Board" not in said, path
        assert '"key": "seashell-practitioner-2"' not in said, path  # a seat may be called as they are
    assert client.get("/api/v1/forums/send-board").status_code == 404
    assert client.get("/api/v1/people/seashell-practitioner-2").status_code == 404
    assert lead.get("/api/v1/forums/send-board").status_code == 200


def test_a_sensitive_seat_is_shown_to_the_places_lead_only(client: Client, lead: Client) -> None:
    actions.amend(BY, Seat.objects.filter(forum__key="lp-ops").first(), {"sensitive": True})  # type: ignore[arg-type]
    assert get(client, "seats", forum="lp-ops")["count"] == get(lead, "seats", forum="lp-ops")["count"] - 1


def test_lists_come_in_parts(client: Client) -> None:
    whole = get(client, "meetings", limit=200)
    part = get(client, "meetings", limit=2, offset=3)
    assert part["count"] == whole["count"] == 14
    assert part["meetings"] == whole["meetings"][3:5]


def test_meetings_are_kept_to_the_days_asked_and_both_count(client: Client) -> None:
    told = get(client, "meetings", forum="acb", from_="2021-02-09", until="2021-02-09")
    assert [m["papers_by"] for m in told["meetings"]] == ["2021-02-01"]


def test_the_chair_can_add_to_the_agenda_first(client: Client) -> None:
    can_add = get(client, "forums/lp-ops/who-can-add")["can_add"]
    assert (can_add[0]["name"], can_add[0]["role"]) == ("Public Health Lead", "chair")


def test_residents_of_brinnington_can_walk_into_that_counts(client: Client) -> None:
    told = get(client, "forums", place="brinnington", walk_in="true")
    assert [f["name"] for f in told["forums"]] == ["That Counts"]


def test_an_old_name_finds_the_place_partnership(client: Client) -> None:
    hit = get(client, "search", q="Local Delivery Pilot")["hits"][0]
    assert (hit["name"], hit["by_alias"]) == ("Stockport Place Partnership", "Local Delivery Pilot")


def test_nobody_with_send_is_stated_to_hold_a_seat_for_the_send_community(client: Client) -> None:
    group = get(client, "spoken-for")["groups"][0]
    assert (group["group"], len(group["forums"]), group["own_seats_stated"]) == ("SEND community", 3, 0)


def test_people_the_source_does_not_name_are_several_and_hold_no_name(client: Client) -> None:
    seats = get(client, "seats", forum="acb")["seats"]
    several = [s for s in seats if s["several"]]
    assert [(s["how_many"], s["holders"]) for s in several] == [(None, [])]
