"""Staff set up both steps on the pages and sign in with them; tokens and break-glass from the page."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from groundswell.accounts.actions import open_account
from groundswell.accounts.models import Account, AccountGrant, ApiToken, GlassBreak
from tests.signing_in import figures_for, figures_of, sign_in
from tests.web.small_town import TODAY, Town, signed_in

pytestmark = pytest.mark.django_db
KNOWN = "lead@example.org"
GOOD = "four lanterns under a bridge"
WHY = "Somebody may be in danger, and we must know where."


def said(response: Any) -> str:
    return str(response.content.decode())


@pytest.fixture
def begun(client: Client, town: Town) -> Client:
    """A place lead who signed in by the code and chose a password."""
    _account, code = open_account(
        town.by, KNOWN, role="place_lead", scope="place", scope_key="stockport", today=TODAY
    )
    client.post(reverse("sign-in-code"), {"email": KNOWN, "code": code})
    assert client.post(reverse("choose-password"), {"password": GOOD}).status_code == 302
    return client


@pytest.fixture
def done(begun: Client) -> Client:
    """The same, with an app; its figures of half a minute ago are used."""
    page = said(begun.get(reverse("set-up-second-step")))
    secret = re.findall(r"<code[^>]*>([A-Z2-7 ]+)</code>", page)[0]
    kept = begun.post(reverse("set-up-second-step"), {"figures": figures_for(secret, later=-1)})
    assert len(re.findall(r"<li><code", said(kept))) == 10
    return begun


def by_password(client: Client, password: str = GOOD) -> Any:
    return client.post(reverse("sign-in-password"), {"email": KNOWN, "password": password, "next": "/edit/"})


def test_with_both_steps_the_role_wakes(done: Client) -> None:
    assert done.get(reverse("edit")).status_code == 200


def test_with_a_password_alone_it_sleeps(begun: Client) -> None:
    assert begun.get(reverse("edit")).status_code == 302
    assert "Asleep" in said(begun.get(reverse("account")))


def test_later_the_password_and_the_figures_sign_in(done: Client) -> None:
    other = Client()
    response = by_password(other)
    assert response["Location"] == reverse("sign-in-second-step") + "?next=%2Fedit%2F"
    assert "_auth_user_id" not in other.session, "the password alone signs nobody in"
    typed = {"figures": figures_of(Account.objects.get(email=KNOWN)), "next": "/edit/"}
    assert other.post(reverse("sign-in-second-step"), typed)["Location"] == "/edit/"
    assert other.get(reverse("edit")).status_code == 200
    third = Client()
    by_password(third)
    assert third.post(reverse("sign-in-second-step"), typed).status_code == 422, "figures are used up"


def test_the_second_step_is_not_reached_without_the_first(done: Client) -> None:
    assert Client().get(reverse("sign-in-second-step"))["Location"] == reverse("sign-in-password")
    other = Client()
    assert by_password(other, "wrong wrong wrong").status_code == 422
    assert other.get(reverse("sign-in-second-step")).status_code == 302


def test_a_code_alone_can_change_neither_step(done: Client, town: Town) -> None:
    _account, code = open_account(
        town.by, KNOWN, role="place_lead", scope="place", scope_key="stockport", today=TODAY
    )
    other = Client()
    other.post(reverse("sign-in-code"), {"email": KNOWN, "code": code})
    assert other.get(reverse("set-up-second-step"))["Location"] == reverse("sign-in-password")
    refused = other.post(
        reverse("choose-password"), {"password": "five other lamps on a hill", "figures": ""}
    )
    assert refused.status_code == 422
    assert Account.objects.get(email=KNOWN).check_password(GOOD)


def test_an_app_cannot_be_set_up_by_whoever_did_not_type_the_password(begun: Client, town: Town) -> None:
    _account, code = open_account(
        town.by, KNOWN, role="place_lead", scope="place", scope_key="stockport", today=TODAY
    )
    other = Client()
    other.post(reverse("sign-in-code"), {"email": KNOWN, "code": code})
    assert other.get(reverse("set-up-second-step"))["Location"] == reverse("choose-password")


def test_a_new_password_signs_every_other_browser_out(done: Client) -> None:
    other = Client()
    by_password(other)
    other.post(reverse("sign-in-second-step"), {"figures": figures_of(Account.objects.get(email=KNOWN))})
    told = {
        "password": "five other lamps on a hill",
        "figures": figures_of(Account.objects.get(email=KNOWN), later=1),
    }
    assert done.post(reverse("choose-password"), told).status_code == 302
    assert done.get(reverse("edit")).status_code == 200
    assert reverse("sign-in") in other.get(reverse("edit"))["Location"]


def test_after_twelve_hours_the_role_sleeps_again(done: Client) -> None:
    session = done.session
    session["strong_at"] -= 12 * 3600
    session.save()
    assert done.get(reverse("edit"))["Location"].startswith(reverse("sign-in-password"))


def test_a_weak_password_is_told_beside_its_field_and_shown_nowhere(begun: Client) -> None:
    response = begun.post(reverse("choose-password"), {"password": "passwordpassword"})
    assert response.status_code == 422 and 'href="#id-password"' in said(response)
    assert "passwordpassword" not in said(response)


def test_a_token_is_shown_once_and_taken_back(done: Client) -> None:
    made = done.post(reverse("tokens"), {"name": "our report", "scope": "read", "days": "90"})
    text = re.findall(r"groundswell_[\w-]{43}", said(made))[0]
    assert text not in said(done.get(reverse("tokens"))) and "our report" in said(done.get(reverse("tokens")))
    assert Client().get("/api/v1/forums", headers={"Authorization": f"Bearer {text}"}).status_code == 200
    done.post(reverse("token-take-back", args=[ApiToken.objects.get().pk]))
    assert Client().get("/api/v1/forums", headers={"Authorization": f"Bearer {text}"}).status_code == 401


def test_somebody_elses_token_is_not_there(done: Client, town: Town) -> None:
    done.post(reverse("tokens"), {"name": "our report", "scope": "read", "days": "90"})
    other = signed_in("place_lead", "place", "stockport")
    assert other.post(reverse("token-take-back", args=[ApiToken.objects.get().pk])).status_code == 404


def test_two_administrators_break_glass_and_one_cannot(town: Town) -> None:
    first, second = signed_in("administrator"), Client()
    first.post(reverse("break-glass"), {"about": "voice 12", "reason": WHY})
    glass = GlassBreak.objects.get()
    approve = reverse("break-glass-approve", args=[glass.pk])
    assert "Another administrator must approve it." in said(first.get(reverse("break-glass")))
    assert "Nobody approves what they asked for themselves." in said(first.post(approve))
    account = Account.objects.create(email="second@example.org")
    AccountGrant.objects.create(account=account, role="administrator", scope="instance")
    second.force_login(account)
    assert second.post(approve)["Location"].startswith(reverse("sign-in-password")), "a weak sign-in may not"
    sign_in(second, account).post(approve)
    assert "Open now" in said(first.get(reverse("break-glass")))
    first.post(reverse("break-glass-close", args=[glass.pk]))
    assert "Closed again" in said(first.get(reverse("break-glass")))


def test_an_outsider_cannot(town: Town) -> None:
    for name in ("account", "choose-password", "set-up-second-step", "tokens", "break-glass"):
        assert Client().get(reverse(name))["Location"].startswith(reverse("sign-in"))
    assert signed_in("place_lead", "place", "stockport").get(reverse("break-glass")).status_code == 403
