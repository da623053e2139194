"""A place's lead keeps who to tell at once on the editing pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from groundswell.register import actions
from groundswell.register.models import HelpContact
from tests.web.small_town import Town, signed_in

pytestmark = pytest.mark.django_db
ADD = "/edit/help_contact/add/"
DESK = {
    "place": "stockport",
    "name": "Town Desk",
    "what_for": "You are worried about somebody in the town.",
    "for_whom": "anybody",
    "phone": "01632 960001",
    "position": "1",
    "source": "The town's page, 2026-11",
}


def page(response: Any) -> str:
    return str(response.content.decode())


def test_a_lead_adds_one_and_finds_it_in_the_list_with_its_number(lead: Client) -> None:
    response = lead.post(ADD, DESK)
    assert response.status_code == 302
    assert HelpContact.objects.get().dialled == "01632960001"
    told = page(lead.get(reverse("edit-kind", args=["help_contact"])))
    assert "Contacts to tell at once" in told
    assert "Town Desk" in told and "Stockport · 01632 960001" in told
    assert "Town Desk" in page(
        lead.get(reverse("edit-kind", args=["help_contact"]), {"q": "worried stockport"})
    )


def test_a_contact_without_a_number_or_a_page_is_refused_and_what_was_typed_stays(lead: Client) -> None:
    response = lead.post(ADD, {**DESK, "phone": ""})
    assert response.status_code == 422
    assert "Nobody can be told without a number or a page." in page(response)
    assert "Give a phone number, a number for texts or a web page." in page(response)
    assert 'href="#id-phone"' in page(response)
    assert "You are worried about somebody in the town." in page(response)
    assert not HelpContact.objects.exists()


def test_a_number_that_lost_its_first_0_is_refused_beside_its_field(lead: Client) -> None:
    response = lead.post(ADD, {**DESK, "phone": "8001111"})
    assert response.status_code == 422
    assert "Write the number as people dial it, with its first 0: 0800 1111." in page(response)
    assert 'href="#id-phone"' in page(response)
    assert 'value="8001111"' in page(response)


def test_only_places_the_lead_leads_are_offered(lead: Client, town: Town) -> None:
    actions.add(town.by, "place", {"key": "salford", "name": "Salford", "kind": "borough"})
    told = page(lead.get(ADD))
    assert '<option value="stockport">' in told
    assert "salford" not in told
    assert lead.post(ADD, {**DESK, "place": "salford"}).status_code == 422


def test_a_contact_taken_away_no_longer_stands(lead: Client) -> None:
    lead.post(ADD, DESK)
    address = reverse("edit-remove", args=["help_contact", "town-desk"])
    assert "Remove Town Desk?" in page(lead.get(address))
    assert lead.post(address).status_code == 302
    assert not HelpContact.objects.exists()


def test_before_the_last_contact_goes_the_page_says_where_residents_fall_silent(lead: Client) -> None:
    lead.post(ADD, DESK)
    lead.post(ADD, {**DESK, "name": "Second Desk"})
    address = reverse("edit-remove", args=["help_contact", "town-desk"])
    told = page(lead.get(address))
    assert "Residents could then say nothing" not in told
    assert "Remove it when they no longer help people here." in told
    lead.post(reverse("edit-remove", args=["help_contact", "second-desk"]))
    told = page(lead.get(address))
    assert "Residents could then say nothing in these places" in told
    assert "<li>Stockport</li>" in told


def test_an_outsider_cannot(lead: Client, town: Town) -> None:
    lead.post(ADD, DESK)
    others = [
        Client(),
        signed_in("officer", "forum", "acb"),
        signed_in("member", "forum", "acb"),
        signed_in("administrator"),
        signed_in("place_lead", "place", "nowhere"),
    ]
    row = reverse("edit-row", args=["help_contact", "town-desk"])
    remove = reverse("edit-remove", args=["help_contact", "town-desk"])
    for other in others:
        for address in (ADD, row, remove):
            response = other.post(address, {**DESK, "name": "Another", "phone": "01632 960666"})
            assert response.status_code in (302, 403, 422), address
        assert list(HelpContact.objects.values_list("name", "phone")) == [("Town Desk", "01632 960001")]
