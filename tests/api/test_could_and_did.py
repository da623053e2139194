"""Claimed hand-offs and reach on two days over the API: the planner's own answers, and faults in one shape."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groundswell.planner.could_and_did import could_and_did
from groundswell.planner.reach_over_time import reach_compared
from groundswell.planner.shown_claims import could_and_did_as_json
from groundswell.planner.shown_reach_over_time import reach_compared_as_json
from groundswell.records.asking import Asker
from groundswell.records.models import Change

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stockport")]
PUBLIC = Asker(today=dt.date(2021, 2, 15))
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "stockport-hand-offs.csv"
ROW = {
    "carrier": "LP Lead",
    "from_forum": "That Counts",
    "from_date": "2021-01-05",
    "to_forum": "LP Ops",
    "to_date": "2021-01-07",
}


def post(
    client: Client, body: bytes | str, path: str = "could-and-did", kind: str = "application/json"
) -> Any:
    return client.post(f"/api/v1/{path}", body, content_type=kind)


def test_a_csv_and_a_json_list_get_the_planners_own_answer(client: Client) -> None:
    given_csv = EXAMPLE.read_bytes()
    told = post(client, given_csv, kind="text/csv")
    assert told.status_code == 200, told.content
    assert told.json() == could_and_did_as_json(could_and_did(PUBLIC, given_csv))
    listed = json.dumps([ROW])
    assert post(client, listed).json() == could_and_did_as_json(could_and_did(PUBLIC, listed.encode()))


def test_it_can_be_asked_as_if_on_another_day(client: Client) -> None:
    row = {**ROW, "to_date": "2021-02-18"}
    assert post(client, json.dumps([row])).json()["hand_offs"][0]["to"]["record"] == "to_come"
    later = post(client, json.dumps([row]), "could-and-did?today=2021-03-01").json()
    assert (later["today"], later["hand_offs"][0]["to"]["record"]) == ("2021-03-01", "not_recorded")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "no_hand_offs"),
        (b"[]", "no_hand_offs"),
        (b"[1]", "not_a_list"),
        (b'[{"mood": "x"}]', "wrong_columns"),
        (b"\xff", "not_utf8"),
        (b"x" * 1_000_001, "too_large"),
        (b"x" * 3_000_000, "too_large"),
        (json.dumps([{}] * 5_001).encode(), "too_large"),
    ],
)
def test_a_list_that_cannot_be_read_is_a_400_with_its_remedy(client: Client, body: bytes, code: str) -> None:
    told = post(client, body)
    assert (told.status_code, told.json()["error"]) == (400, code)
    assert told.json()["remedy"]


def test_a_bad_row_is_told_beside_the_good_ones(client: Client) -> None:
    rows = [ROW, {**ROW, "carrier": "LP Leed"}, {**ROW, "to_date": "soon"}, {**ROW, "carrier": "=A1"}]
    told = post(client, json.dumps(rows)).json()
    assert [h["row"] for h in told["hand_offs"]] == [1]
    assert [(f["row"], f["error"]) for f in told["faults"]] == [
        (2, "unknown_name"),
        (3, "bad_date"),
        (4, "formula"),
    ]
    assert "Did you mean LP Lead" in told["faults"][0]["remedy"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(
            lambda text: ("carrier,from_forum,from_date,to_forum,to_date\n" + text).encode()
        ),
        st.lists(
            st.dictionaries(
                st.sampled_from([*ROW, "thread", "x"]),
                st.one_of(st.none(), st.text(max_size=20), st.sampled_from(list(ROW.values()))),
            )
        ).map(lambda rows: json.dumps(rows).encode()),
    )
)
def test_no_list_at_all_makes_a_5xx(client: Client, body: bytes) -> None:
    assert post(client, body).status_code in (200, 400)


def test_nothing_is_stored_and_no_token_is_needed() -> None:
    before = Change.objects.count()
    assert post(Client(enforce_csrf_checks=True), json.dumps([ROW])).status_code == 200
    assert Change.objects.count() == before


def test_reach_on_two_days_is_the_planners_own(client: Client) -> None:
    told = client.get("/api/v1/reach/compare?from=that+counts&on=2021-01-05&and=2021-02-28")
    found = reach_compared(PUBLIC, origin="That Counts", on=dt.date(2021, 1, 5), later=dt.date(2021, 2, 28))
    assert told.status_code == 200
    assert told.json() == reach_compared_as_json(found)


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ("from=That+Counts&on=2021-01-05", 422, "bad_parameter"),
        ("from=That+Counts&on=2021-02-05&and=2021-01-05", 400, "bad_question"),
        ("from=Nowhere&on=2021-01-05&and=2021-02-05", 400, "unknown_name"),
        ("from=That+Counts&on=2021-01-05&and=2021-02-05&age=9", 422, "bad_parameter"),
    ],
)
def test_a_comparison_that_cannot_be_made_says_why(
    client: Client, asked: str, status: int, code: str
) -> None:
    told = client.get(f"/api/v1/reach/compare?{asked}")
    assert (told.status_code, told.json()["error"]) == (status, code)


def test_an_outsider_cannot_post_anything_that_writes(client: Client) -> None:
    assert client.put("/api/v1/could-and-did", "[]", content_type="application/json").status_code == 405
    assert post(client, json.dumps({"values": {}}), "register/forum").status_code == 401
