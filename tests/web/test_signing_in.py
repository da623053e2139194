"""Signing in by a code, and out again. Who has an account is never told."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from groundswell.accounts.actions import open_account
from groundswell.accounts.models import Account
from groundswell.notices.models import Letter
from tests.web.small_town import TODAY, Town

pytestmark = pytest.mark.django_db
KNOWN = "lead@example.org"
MEMBER = "member@example.org"


@pytest.fixture
def code(town: Town) -> str:
    """The code the command line prints for a new account."""
    _account, printed = open_account(
        town.by, KNOWN, role="place_lead", scope="place", scope_key="stockport", today=TODAY
    )
    return str(printed)


@pytest.fixture
def members_code(town: Town) -> str:
    """The same for a member of a forum, whom a code is enough for."""
    _account, printed = open_account(
        town.by, MEMBER, role="member", scope="forum", scope_key="acb", today=TODAY
    )
    return str(printed)


def told(response: Any) -> str:
    """The page's own words, without what differs at each request."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())


def type_code(client: Client, email: str, code: str, **more: str) -> Any:
    return client.post(reverse("sign-in-code"), {"email": email, "code": code, **more})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_code_the_command_prints_signs_in(client: Client, code: str) -> None:
    response = type_code(client, KNOWN.upper(), f" {code} ")
    assert response.status_code == 302
    assert is_signed_in(client)


def test_a_code_alone_wakes_no_staff_role_and_leads_to_both_steps(client: Client, code: str) -> None:
    response = type_code(client, KNOWN, code, next="/edit/")
    assert response["Location"] == reverse("choose-password") + "?next=%2Fedit%2F"
    assert client.get(reverse("edit"))["Location"] == reverse("sign-in-password") + "?next=%2Fedit%2F"


def test_asking_for_a_code_leads_to_the_page_where_it_is_typed(client: Client, code: str) -> None:
    response = client.post(reverse("sign-in"), {"email": KNOWN}, follow=True)
    assert response.redirect_chain[0][0] == reverse("sign-in-code")
    assert f'value="{KNOWN}"' in told(response)


def test_the_code_in_the_letter_signs_in(client: Client, code: str) -> None:
    client.post(reverse("sign-in"), {"email": KNOWN})
    letter = Letter.objects.get()
    assert letter.to == KNOWN
    tried = [type_code(client, KNOWN, word.strip(".")) for word in re.findall(r"[A-Z0-9-]{6,}", letter.body)]
    assert tried
    assert is_signed_in(client)


def test_a_code_works_once(client: Client, code: str) -> None:
    type_code(client, KNOWN, code)
    second = Client()
    assert type_code(second, KNOWN, code).status_code == 422
    assert not is_signed_in(second)


def test_it_leads_a_member_back_to_where_they_were_going(client: Client, members_code: str) -> None:
    response = type_code(client, MEMBER, members_code, next="/meetings/")
    assert response["Location"] == "/meetings/"


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
def test_it_never_leads_to_another_site(client: Client, members_code: str, elsewhere: str) -> None:
    assert type_code(client, MEMBER, members_code, next=elsewhere)["Location"] == reverse("map")


def test_signing_in_starts_a_new_session(client: Client, code: str) -> None:
    client.post(reverse("sign-in"), {"email": KNOWN})
    before = client.session.session_key
    type_code(client, KNOWN, code)
    if is_signed_in(client):
        assert client.session.session_key != before


def test_sign_out_is_by_post_only(client: Client, code: str) -> None:
    type_code(client, KNOWN, code)
    assert client.get(reverse("sign-out")).status_code == 405
    assert is_signed_in(client)
    assert client.post(reverse("sign-out")).status_code == 302
    assert not is_signed_in(client)


def test_without_a_mail_server_the_page_says_how_to_get_the_code(
    client: Client, town: Town, settings: Any
) -> None:
    settings.EMAIL_HOST = ""
    for name in ("sign-in", "sign-in-code"):
        assert "This installation sends no e-mail." in told(client.get(reverse(name)))
    settings.EMAIL_HOST = "mail.example.org"
    assert "This installation sends no e-mail." not in told(client.get(reverse("sign-in")))


def test_an_address_that_is_none_is_told_beside_its_field(client: Client, town: Town) -> None:
    response = client.post(reverse("sign-in"), {"email": "nobody"})
    assert response.status_code == 422
    assert "Type the whole address, like name@example.org." in told(response)
    assert 'href="#id-email"' in told(response)


def test_the_pages_are_never_kept_by_a_browser(client: Client, town: Town) -> None:
    assert "no-store" in client.get(reverse("sign-in"))["Cache-Control"]


def test_an_outsider_cannot_learn_who_has_an_account(code: str) -> None:
    answers = []
    for email in (KNOWN, "stranger@example.org"):
        client = Client()
        asked = client.post(reverse("sign-in"), {"email": email}, follow=True)
        wrong = type_code(client, email, "wrong-wrong-wrong")
        answers.append([(r.status_code, told(r).replace(email, "EMAIL")) for r in (asked, wrong)])
        assert not is_signed_in(client)
    assert answers[0] == answers[1]


def test_an_outsider_cannot_guess_a_code_nor_use_up_the_owners(client: Client, code: str) -> None:
    for number in range(40):
        last = type_code(client, KNOWN, f"guess-{number}")
    assert "too many wrong tries" in told(last)
    assert type_code(client, KNOWN, code).status_code == 422, (
        "whoever guessed waits, even with the right code"
    )
    assert not is_signed_in(client)
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    type_code(elsewhere, KNOWN, code)
    assert is_signed_in(elsewhere), "the owner, elsewhere, does not"


def test_an_outsider_cannot_use_a_closed_account(client: Client, code: str) -> None:
    Account.objects.filter(email=KNOWN).update(is_active=False)
    assert type_code(client, KNOWN, code).status_code == 422
    assert not is_signed_in(client)
