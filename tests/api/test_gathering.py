"""Looking after a thread over the API: voices by key, texts, evidence and publishing, as on its pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from groundswell.records.changes import verify
from groundswell.threads.consent import Uses
from groundswell.threads.models import Evidence, Gathering, Thread, Voice
from tests.api.test_writing import send
from tests.web.small_town import signed_in
from tests.web.test_export import say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stockport")]
SWIMMING = "threads/accessible-swimming"


@pytest.fixture
def other_lead(stockport: None) -> Client:
    """Another lead of the same place."""
    return signed_in("place_lead", "place", "stockport")


def may_be_told() -> Voice:
    """A voice the place's lead may know of: its person lets an agreed wording travel."""
    return say(uses=Uses(quote_without_name=True))


def keys(client: Client, **asked: str) -> list[str]:
    told = client.get(f"/api/v1/{SWIMMING}/voices", asked)
    assert told.status_code == 200, told.content
    assert "canary" not in told.content.decode()
    return [voice["key"] for voice in told.json()["voices"]]


def evidence_of(told: Any) -> list[str]:
    return [piece["key"] for step in told["steps"] for piece in step["evidence"]]


def test_a_voice_is_put_in_by_its_key_and_parted_with_a_reason(lead: Client) -> None:
    voice = may_be_told()
    assert voice.key in keys(lead, others="true")
    put_in = send(lead, "POST", f"{SWIMMING}/voices", {"voices": [voice.key]})
    assert put_in.status_code == 200, put_in.content
    assert "canary" not in put_in.content.decode()
    assert keys(lead) == [voice.key]
    assert voice.key not in keys(lead, others="true")
    path = f"{SWIMMING}/voices/{voice.key}/part"
    assert send(lead, "POST", path, {"why": " "}).json()["error"] == "not_said_enough"
    assert send(lead, "POST", path, {"why": "Another pool"}).status_code == 200
    assert keys(lead) == []
    gathered = Gathering.objects.get(voice=voice)
    assert (gathered.until, gathered.why) == (gathered.start, "Another pool")
    assert verify() == []


def test_all_voices_are_put_in_or_none(lead: Client) -> None:
    """One that the lead may not know of is told like one that is not there."""
    known, private = may_be_told(), say(uses=Uses())
    for stranger in (private.key, "nowhere"):
        refused = send(lead, "POST", f"{SWIMMING}/voices", {"voices": [known.key, stranger]})
        assert (refused.status_code, refused.json()["error"]) == (400, "unknown_name")
    assert not Gathering.objects.filter(voice__in=(known, private)).exists()


def test_what_is_named_changes_and_the_rest_stays(lead: Client) -> None:
    before = lead.get(f"/api/v1/{SWIMMING}").json()
    changes = {"change_wanted": "A hoist", "target_kind": "budget", "target": "Leisure", "owner": "lp-lead"}
    told = send(lead, "PATCH", SWIMMING, changes)
    assert told.status_code == 200, told.content
    after = told.json()
    assert (after["change_wanted"], after["target_kind"], after["target"]) == ("A hoist", "budget", "Leisure")
    assert after["owner"]["key"] == "lp-lead"
    assert (after["title"], after["population"]) == (before["title"], before["population"])
    for wrong in ({"title": " "}, {"owner": "nowhere"}, {"target_kind": "dream"}, {"visibility": "public"}):
        assert send(lead, "PATCH", SWIMMING, wrong).status_code in (400, 422)
    assert Thread.objects.get(key="accessible-swimming").title == before["title"]


def test_evidence_is_taken_away(lead: Client) -> None:
    keys_before = evidence_of(lead.get(f"/api/v1/{SWIMMING}").json())
    key = keys_before[0]
    assert send(lead, "POST", f"evidence/{key}/remove", {}).status_code == 200
    assert evidence_of(lead.get(f"/api/v1/{SWIMMING}").json()) == keys_before[1:]
    assert not Evidence.objects.filter(key=key).exists()
    assert send(lead, "POST", f"evidence/{key}/remove", {}).json()["error"] == "unknown_name"


def test_two_people_let_everyone_see_it(lead: Client, other_lead: Client) -> None:
    assert send(lead, "POST", f"{SWIMMING}/publication/end", {}).json()["visibility"] == "members"
    path = f"{SWIMMING}/publication/approve"
    nobody_asked = send(other_lead, "POST", path, {})
    assert (nobody_asked.status_code, nobody_asked.json()["message"]) == (403, "Nobody has asked for this.")
    assert send(lead, "POST", f"{SWIMMING}/publication", {}).json()["visibility"] == "members"
    assert send(lead, "POST", path, {}).json()["message"] == "You asked for this yourself."
    assert send(other_lead, "POST", path, {}).json()["visibility"] == "public"
    assert verify() == []


def test_an_outsider_cannot(client: Client) -> None:
    voice, piece = may_be_told(), Evidence.objects.filter(step__isnull=False).first()
    assert piece is not None
    writes: list[tuple[str, str, dict[str, Any]]] = [
        ("POST", f"{SWIMMING}/voices", {"voices": [voice.key]}),
        ("POST", f"{SWIMMING}/voices/{voice.key}/part", {"why": "x"}),
        ("PATCH", SWIMMING, {"title": "Ours"}),
        ("POST", f"{SWIMMING}/publication", {}),
        ("POST", f"{SWIMMING}/publication/approve", {}),
        ("POST", f"{SWIMMING}/publication/end", {}),
        ("POST", f"evidence/{piece.key}/remove", {}),
    ]
    stranger = signed_in("place_lead", "place", "gm")
    member = signed_in("member", "forum", "acb")
    for method, path, body in writes:
        assert send(client, method, path, body).status_code == 401
        for other in (stranger, member):
            assert send(other, method, path, body).status_code in (400, 403), path
    assert client.get(f"/api/v1/{SWIMMING}/voices").status_code == 401
    assert member.get(f"/api/v1/{SWIMMING}/voices").status_code == 403
    assert Thread.objects.get(key="accessible-swimming").title == "Accessible swimming"
    assert Evidence.objects.filter(pk=piece.pk).exists()
