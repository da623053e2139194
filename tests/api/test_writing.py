"""Writing over the API goes through the same actions, for those who may, with the CSRF token."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groundswell.accounts.models import Account
from groundswell.records.changes import verify
from groundswell.register.kinds import KINDS
from groundswell.register.models import Forum, Meeting
from tests.signing_in import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stockport")]
READING = {"name": "Reddish Forum", "kind": "community_forum", "place": "stockport"}


def send(client: Client, method: str, path: str, body: object, **headers: str) -> Any:
    return client.generic(
        method, f"/api/v1/{path}", json.dumps(body), content_type="application/json", headers=headers
    )


def test_the_places_lead_adds_a_forum_and_amends_it(lead: Client) -> None:
    added = send(lead, "POST", "register/forum", {"values": READING})
    assert added.status_code == 201, added.content
    key = added.json()["key"]
    amended = send(lead, "PATCH", f"register/forum/{key}", {"values": {"walk_in": True}})
    assert amended.status_code == 200
    assert Forum.objects.get(key=key).walk_in
    assert verify() == []


def test_the_places_lead_records_who_came(lead: Client) -> None:
    body = {"came": [{"person": "lp-lead", "status": "present"}], "complete": True, "noted": "Swimming"}
    assert send(lead, "POST", "meetings/that-counts-2021-02-02/record", body).status_code == 200
    meeting = Meeting.objects.get(key="that-counts-2021-02-02")
    assert (meeting.status, meeting.attendance_complete) == ("held", True)


def test_an_outsider_cannot(client: Client) -> None:
    for method, path in (
        ("POST", "register/forum"),
        ("PATCH", "register/forum/acb"),
        ("POST", "meetings/acb-2021-02-09/record"),
    ):
        refused = send(client, method, path, {"values": {"name": "x"}})
        assert refused.status_code == 401
        assert refused.json()["error"] == "not_allowed"


def test_a_lead_of_another_place_cannot(lead: Client) -> None:
    refused = send(lead, "PATCH", "register/forum/gmm-executive", {"values": {"name": "Ours"}})
    assert refused.status_code == 403
    assert Forum.objects.get(key="gmm-executive").name == "GM Moving executive"


def test_without_the_csrf_token_nothing_is_written(lead: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    sign_in(strict, Account.objects.get(email="lead@example.org"))
    refused = send(strict, "POST", "register/forum", {"values": READING})
    assert refused.status_code == 403
    assert not Forum.objects.filter(name="Reddish Forum").exists()


@pytest.mark.parametrize(
    ("path", "values", "status"),
    [
        ("register/dragon", {"name": "x"}, 404),
        ("register/forum", {"name": "x"}, 400),
        ("register/forum", {"nonsense": "x"}, 400),
        ("register/meeting", {"forum": "acb", "day": "2021-02-31"}, 400),
        ("register/meeting", {"forum": "nowhere", "day": "2021-02-03"}, 404),
        ("register/forum", {**READING, "key": "acb"}, 409),
        ("register/sitting", {"seat": "acb-director-of-public-health", "person": "lp-lead"}, 409),
    ],
)
def test_what_cannot_be_written_says_why(lead: Client, path: str, values: Any, status: int) -> None:
    refused = send(lead, "POST", path, {"values": values})
    assert refused.status_code == status, refused.content
    assert {"error", "message", "remedy"} <= set(refused.json())


@pytest.mark.parametrize(
    ("field", "value"),
    [("last_day", ["2021-02-02"]), ("opened", 5), ("usual_start", True), ("name", ["a"]), ("layers", 7)],
)
def test_a_value_of_another_kind_is_refused(lead: Client, field: str, value: Any) -> None:
    """A list where a day belongs once ended in a broken answer."""
    refused = send(lead, "PATCH", "register/forum/acb", {"values": {field: value}})
    assert (refused.status_code, refused.json()["error"]) in {(400, "not_valid"), (422, "not_valid")}


FIELDS = sorted({f.name for model in KINDS.values() for f in model._meta.get_fields()} | {"last_day"})
VALUES = (
    st.text(max_size=20)
    | st.integers()
    | st.booleans()
    | st.none()
    | st.lists(st.text(max_size=5), max_size=3)
    | st.sampled_from(
        ["acb", "stockport", "2021-02-02", "9999-12-31", "0001-01-01", "25:99", "\0", "a" * 30_000]
    )
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from([*KINDS, "dragon"]),
    values=st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=6),
    amend=st.booleans(),
)
def test_no_made_up_row_makes_a_5xx(lead: Client, kind: str, values: dict[str, Any], amend: bool) -> None:
    path = f"register/{kind}/acb" if amend else f"register/{kind}"
    response = send(lead, "PATCH" if amend else "POST", path, {"values": values})
    assert response.status_code < 500, (kind, values)


@pytest.mark.parametrize(
    "body", ["", "{", "[]", "null", '{"values": 1}', '{"values": {"a": NaN}}', '{"values": {"a": 1e999}}']
)
def test_a_body_that_is_no_answer_is_refused(lead: Client, body: str) -> None:
    response = lead.generic("POST", "/api/v1/register/forum", body, content_type="application/json")
    assert response.status_code in (400, 422)
