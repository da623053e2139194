"""A mistake is one shape with an honest status, and no input at all makes a 5xx."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groundswell.api.docs_page import document

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stockport")]
NASTY = [
    "",
    " ",
    "\0",
    "that\0counts",
    "a" * 100_000,
    "99999-01-01",
    "2021-02-31",
    "0001-01-01",
    "9999-12-31",
    "-1",
    "1e999",
    "NaN",
    "null",
    "[]",
    "{}",
    "' OR 1=1 --",
    "../../etc/passwd",
    "%00",
    "\u202e\u2066",
    "\ud7ff\U0001f600",
    "18446744073709551616",
    "true",
    "That Counts",
    "acb",
    "2021-02-02",
]
NAMES = sorted(
    {p["name"] for ops in document()["paths"].values() for o in ops.values() for p in o.get("parameters", ())}
)
READS = [(path, told["get"]) for path, told in document()["paths"].items() if "get" in told]


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("journeys?from=That+Cuonts&to=ACB", 400, "unknown_name"),
        ("journeys?from=That+Counts&to=ACB&about=cricket", 400, "unknown_subject"),
        ("journeys?from=That+Counts&to=ACB&after=2021-03-01&by=2021-02-01", 400, "bad_question"),
        ("journeys?from=That+Counts", 422, "bad_parameter"),
        ("journeys?from=That+Counts&to=ACB&after=31/2/2021", 422, "bad_parameter"),
        ("journeys?from=That+Counts&to=ACB&aftre=2021-02-02", 422, "bad_parameter"),
        ("reach?from=That+Cuonts", 400, "unknown_name"),
        ("reach?from=That+Counts&without_forum=LP+Lead", 400, "bad_question"),
        ("reach?from=LP+Lead&without=LP+Lead", 400, "bad_question"),
        ("dependence?from=That+Counts&to=LP+Lead", 400, "bad_question"),
        ("openings?from=That+Counts&without_forum=ACB", 422, "bad_parameter"),
        ("openings?from=That+Counts&standing_items=perhaps", 422, "bad_parameter"),
        ("reach?from=That+Counts&age=-1", 422, "bad_parameter"),
        ("dependence?from=That+Counts&upward=perhaps", 422, "bad_parameter"),
        ("journeys?from=That+Counts&to=ACB&place=Atlantis", 400, "unknown_place"),
        ("openings?from=That+Counts&to=GMM+executive&place=Stockport", 400, "bad_question"),
        ("forums/abc", 404, "unknown_key"),
        ("forums?place=atlantis", 404, "unknown_key"),
        ("forums?limit=100000", 422, "bad_parameter"),
        ("people/nobody", 404, "unknown_key"),
        ("nothing-here", 404, "no_such_address"),
    ],
)
def test_a_mistake_says_what_went_wrong_and_the_next_step(
    client: Client, path: str, status: int, code: str
) -> None:
    response = client.get(f"/api/v1/{path}")
    told = response.json()
    assert (response.status_code, told["error"]) == (status, code)
    assert told["message"].endswith((".", "”."))
    assert told["remedy"]


def test_an_unknown_forum_is_answered_with_the_nearest_names(client: Client) -> None:
    told = client.get("/api/v1/journeys?from=That+Cuonts&to=ACB").json()
    assert told["nearest"][0] == "That Counts"
    assert told["field"] == "from"


def test_a_repeated_parameter_may_not_be_given_without_end(client: Client) -> None:
    away = "&without=LP+Lead" * 21
    assert client.get(f"/api/v1/journeys?from=That+Counts&to=ACB{away}").status_code == 422


@pytest.mark.parametrize("value", NASTY)
def test_no_value_in_any_parameter_makes_a_5xx(client: Client, value: str) -> None:
    for path, told in READS:
        for parameter in told.get("parameters", ()):
            asked = {"from": "That Counts", "to": "ACB", "q": "acb"}
            names = {p["name"] for p in told["parameters"] if p["in"] == "query"}
            query = {k: v for k, v in asked.items() if k in names}
            if parameter["in"] == "path":
                address = path.replace("{key}", _in_a_path(value))
            else:
                address, query = path.replace("{key}", "acb"), {**query, parameter["name"]: value}
            response = client.get(address, query)
            assert response.status_code < 500, (address, parameter["name"], response.content[:300])
            _is_one_shape(response)


def _in_a_path(value: str) -> str:
    from urllib.parse import quote

    return quote(value[:2000], safe="") or "x"


def _is_one_shape(response: Any) -> None:
    if response.status_code >= 400 and response.headers["Content-Type"].startswith("application/json"):
        assert {"error", "message", "remedy"} <= set(response.json())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    which=st.sampled_from(READS),
    asked=st.dictionaries(
        st.sampled_from(NAMES), st.text(max_size=30) | st.sampled_from(NASTY[5:]), max_size=5
    ),
    key=st.text(max_size=20) | st.sampled_from(["acb", "lp-lead", "that-counts"]),
)
def test_no_made_up_call_makes_a_5xx(client: Client, which: Any, asked: dict[str, str], key: str) -> None:
    path, _told = which
    encodable = {k: v.encode("utf-8", "ignore").decode() for k, v in asked.items()}
    safe = key.encode("utf-8", "ignore").decode()
    response = client.get(path.replace("{key}", _in_a_path(safe)), encodable)
    assert response.status_code < 500
    _is_one_shape(response)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(after=st.dates(), by=st.none() | st.dates(), today=st.dates())
def test_any_day_of_the_calendar_is_answered_or_refused(
    client: Client, after: dt.date, by: dt.date | None, today: dt.date
) -> None:
    asked = {"from": "That Counts", "to": "ACB", "after": after.isoformat(), "today": today.isoformat()}
    if by is not None:
        asked["by"] = by.isoformat()
    assert client.get("/api/v1/journeys", asked).status_code in (200, 400, 422)


def test_what_is_not_offered_is_refused(client: Client) -> None:
    for method in (client.post, client.put, client.delete, client.patch):
        assert method("/api/v1/forums").status_code in (401, 403, 405)
