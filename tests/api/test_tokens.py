"""Programs ask the API with a token: what it carries, what it never may, and when it opens nothing."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client, RequestFactory

from groundswell.accounts.actions import make_token, open_account, take_back_token
from groundswell.accounts.errors import BadTokenWish, NoSecondStep
from groundswell.accounts.grants import asker_by
from groundswell.accounts.models import Account, AccountGrant, ApiToken
from groundswell.api.asked import asker_on
from groundswell.records.asking import operator
from groundswell.register.models import Forum

TODAY = dt.date(2021, 2, 15)
YEAR = dt.timedelta(days=365)
READING = {"name": "Reddish Forum", "kind": "community_forum", "place": "stockport"}


@pytest.fixture
def owner(stockport: None) -> Account:
    """Who leads Stockport."""
    return open_account(
        operator(TODAY),
        "owner@example.org",
        role="place_lead",
        scope="place",
        scope_key="stockport",
        today=TODAY,
    )[0]


def token(owner: Account, scope: str = "read", *, days: int = 90, is_strong: bool = True) -> str:
    return make_token(
        operator(TODAY),
        owner,
        name="report",
        scope=scope,
        expires=TODAY + dt.timedelta(days=days),
        is_strong=is_strong,
    )[1]


def call(text: str, method: str = "GET", path: str = "forums", body: Any = None) -> Any:
    client = Client(enforce_csrf_checks=True)
    return client.generic(
        method,
        f"/api/v1/{path}",
        b"" if body is None else json.dumps(body).encode(),
        content_type="application/json",
        headers={"Authorization": f"Bearer {text}"},
    )


def test_a_reading_token_reads_and_may_not_write(owner: Account) -> None:
    text = token(owner)
    assert call(text).status_code == 200
    refused = call(text, "POST", "register/forum", {"values": READING})
    assert (refused.status_code, refused.json()["error"]) == (403, "token_only_reads")
    assert not Forum.objects.filter(name="Reddish Forum").exists()


def test_a_writing_token_writes_without_a_cookie_what_its_account_may(owner: Account) -> None:
    text = token(owner, "write")
    assert call(text, "POST", "register/forum", {"values": READING}).status_code == 201
    elsewhere = call(text, "PATCH", "register/forum/gmm-executive", {"values": {"name": "Ours"}})
    assert elsewhere.status_code == 403


def test_a_token_never_carries_more_than_its_account_does_now(owner: Account) -> None:
    text = token(owner, "write")
    AccountGrant.objects.filter(account=owner).delete()
    assert call(text, "POST", "register/forum", {"values": READING}).status_code == 403


def test_a_token_from_a_weak_sign_in_stays_weak_when_a_staff_role_comes(owner: Account) -> None:
    AccountGrant.objects.filter(account=owner).update(role="member")
    text = token(owner, "write", is_strong=False)
    AccountGrant.objects.filter(account=owner).update(role="place_lead")
    assert call(text, "POST", "register/forum", {"values": READING}).status_code == 403


def test_staff_get_no_token_without_both_steps(owner: Account) -> None:
    with pytest.raises(NoSecondStep):
        token(owner, is_strong=False)


@pytest.mark.parametrize("path", ["forums", "register/forum", "voices"])
def test_a_token_that_opens_nothing_is_refused_on_public_addresses_too(owner: Account, path: str) -> None:
    text = token(owner)
    ApiToken.objects.update(expires=TODAY, made=TODAY - YEAR)
    for wrong in (text, "groundswell_nonsense", ""):
        refused = call(wrong, "GET" if path == "forums" else "POST", path, {})
        assert (refused.status_code, refused.json()["error"]) == (401, "bad_token")


def test_taken_back_or_of_a_closed_account_it_opens_nothing(owner: Account) -> None:
    text, other = token(owner), token(owner)
    take_back_token(operator(TODAY), ApiToken.objects.order_by("pk")[0])
    assert call(text).status_code == 401 and call(other).status_code == 200
    Account.objects.filter(pk=owner.pk).update(is_active=False)
    assert call(other).status_code == 401


def test_the_token_itself_is_kept_nowhere_and_its_last_day_of_use_is(owner: Account) -> None:
    text = token(owner)
    call(text)
    kept = ApiToken.objects.get()
    assert text not in str(vars(kept)) and kept.last_used_on == TODAY


def test_a_token_in_the_address_is_no_token(owner: Account) -> None:
    assert Client().get("/api/v1/forums", {"token": token(owner)}).status_code == 422


def test_a_token_asks_as_a_program_so_no_voices_words_are_opened(owner: Account) -> None:
    token(owner, "write")
    assert asker_by(ApiToken.objects.get(), TODAY).through_token


@pytest.mark.parametrize(("scope", "days"), [("all", 90), ("read", 0), ("read", 366)])
def test_a_token_is_for_reading_or_writing_and_a_year_at_most(owner: Account, scope: str, days: int) -> None:
    with pytest.raises(BadTokenWish):
        token(owner, scope, days=days)


def test_asking_about_the_past_brings_no_ended_role_back(owner: Account) -> None:
    """Roles were once judged by the day of the question: an ended one came back for questions about its time."""
    AccountGrant.objects.filter(account=owner).update(until=TODAY)
    asked = RequestFactory().get("/api/v1/forums", headers={"Authorization": f"Bearer {token(owner)}"})
    assert asker_on(asked, TODAY - YEAR).grants == ()


def test_an_outsider_cannot(stockport: None) -> None:
    assert call("groundswell_guess", "POST", "register/forum", {"values": READING}).status_code == 401
