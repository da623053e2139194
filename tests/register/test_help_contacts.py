"""Who can be told at once from a place, and where nobody can."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from groundswell.records.changes import verify
from groundswell.records.models import Change
from groundswell.register.actions import add, amend, remove
from groundswell.register.errors import AlreadyThere, NotAllowed, NotValid, StillNeeded
from groundswell.register.help_contacts import (
    can_open,
    contacts_for,
    places_left_without,
    places_without_contacts,
)
from groundswell.register.mistakes import mistake_from
from groundswell.register.models import Forum, HelpContact, Place
from tests.cast import TODAY, Cast

WORRIED = "You are worried about somebody."


def place(key: str) -> Place:
    return Place.objects.get(key=key)


def contact(cast: Cast, key: str, at: str, **values: Any) -> Any:
    told = {"key": key, "place": at, "name": key, "what_for": WORRIED, **({"web": "example.org"} | values)}
    return add(cast.operator, "help_contact", told)


def names(at: str) -> list[str]:
    return [one.key for one in contacts_for(place(at))]


def test_the_nearest_place_s_contacts_come_first_each_in_their_order(cast: Cast) -> None:
    contact(cast, "county", "westshire", position=0)
    contact(cast, "second", "old-mill", position=2)
    contact(cast, "first", "old-mill", position=1)
    contact(cast, "elsewhere", "farfield")
    assert names("old-mill") == ["first", "second", "millbrook-desk", "county"]
    assert names("millbrook") == ["millbrook-desk", "county"]
    assert names("westshire") == ["county"]


def test_a_place_takes_no_contact_from_the_places_inside_it_or_beside_it(cast: Cast) -> None:
    assert names("old-mill") == names("millbrook") == ["millbrook-desk"]
    assert names("westshire") == names("farfield") == []


def test_residents_can_say_something_where_somebody_can_be_told(cast: Cast) -> None:
    assert can_open(place("old-mill")) and can_open(place("millbrook"))
    assert not can_open(place("westshire")) and not can_open(place("farfield"))
    HelpContact.objects.all().delete()
    assert not can_open(place("old-mill"))


def test_asking_costs_two_queries_however_deep_the_place_lies(cast: Cast) -> None:
    contact(cast, "county", "westshire")
    for key in ("westshire", "old-mill"):
        here = place(key)
        with CaptureQueriesContext(connection) as asked:
            assert all(one.place.name for one in contacts_for(here))
        assert len(asked) == 2, key


def test_a_place_where_residents_would_speak_is_named_until_somebody_can_be_told(cast: Cast) -> None:
    """Open Door in Old Mill is public. Far Board in Farfield is its members' alone."""
    assert places_without_contacts(TODAY) == []
    HelpContact.objects.all().delete()
    assert [one.name for one in places_without_contacts(TODAY)] == ["Old Mill"]
    contact(cast, "county", "westshire")
    assert places_without_contacts(TODAY) == []


def test_a_members_forum_that_residents_can_walk_into_counts_and_a_closed_one_does_not(cast: Cast) -> None:
    HelpContact.objects.all().delete()
    Forum.objects.filter(key="far-board").update(walk_in=True)
    assert [one.name for one in places_without_contacts(TODAY)] == ["Farfield", "Old Mill"]
    Forum.objects.filter(key="open-door").update(closed=TODAY)
    assert [one.name for one in places_without_contacts(TODAY)] == ["Farfield"]


def test_a_contact_says_which_places_have_nobody_else(cast: Cast) -> None:
    """Open Door in Old Mill leans on Millbrook's desk, until the county can be told too."""
    desk = HelpContact.objects.get(key="millbrook-desk")
    assert [one.name for one in places_left_without(desk, TODAY)] == ["Old Mill"]
    county = contact(cast, "county", "westshire")
    assert places_left_without(desk, TODAY) == places_left_without(county, TODAY) == []
    elsewhere = contact(cast, "far", "farfield")
    assert places_left_without(elsewhere, TODAY) == []


def test_the_place_s_lead_writes_them_and_the_chain_keeps_it(cast: Cast) -> None:
    added: Any = add(
        cast.lead,
        "help_contact",
        {"place": "old-mill", "name": "Mill Desk", "what_for": WORRIED, "phone": "01632 960002"},
    )
    assert added.key == "mill-desk"
    amend(cast.lead, added, {"phone": "01632 960003"})
    remove(cast.lead, added)
    verbs = list(Change.objects.filter(subject="help_contact mill-desk").values_list("verb", flat=True))
    assert sorted(verbs) == ["add help_contact", "amend help_contact", "remove help_contact"]
    assert verify() == []


def test_nobody_but_a_lead_of_the_place_writes_them(cast: Cast) -> None:
    told = {"place": "millbrook", "name": "A stranger's number", "what_for": WORRIED, "phone": "01632 960009"}
    stands = HelpContact.objects.get(key="millbrook-desk")
    for name, one in cast.everybody_but("lead", "operator").items():
        with pytest.raises(NotAllowed):
            add(one, "help_contact", told)
        with pytest.raises(NotAllowed):
            amend(one, stands, {"phone": "01632 960009"})
        with pytest.raises(NotAllowed):
            remove(one, stands)
        assert HelpContact.objects.get().phone == "01632 960001", name


def test_a_lead_gives_no_contact_to_another_s_place(cast: Cast) -> None:
    stands = HelpContact.objects.get(key="millbrook-desk")
    with pytest.raises(NotAllowed):
        amend(cast.lead, stands, {"place": "farfield"})


def test_a_contact_nobody_could_reach_is_refused_with_the_next_step(cast: Cast) -> None:
    with pytest.raises(NotValid) as refused:
        contact(cast, "silent", "millbrook", web="")
    assert str(refused.value) == "Nobody can be told without a number or a page."
    assert refused.value.remedy == "Give a phone number, a number for texts or a web page."
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        HelpContact.objects.update(phone="")
    assert mistake_from(caught.value).field == "phone"


@pytest.mark.parametrize("way", [{"phone": "999"}, {"text_number": "85258"}, {"web": "example.org"}])
def test_one_way_is_enough(cast: Cast, way: dict[str, str]) -> None:
    assert contact(cast, "one-way", "farfield", **({"web": ""} | way)).pk


def test_one_place_names_a_contact_once(cast: Cast) -> None:
    contact(cast, "a", "farfield", name="Desk")
    with pytest.raises(AlreadyThere) as refused:
        contact(cast, "b", "farfield", name="Desk")
    assert refused.value.field == "name"
    contact(cast, "c", "westshire", name="Desk")


def test_a_place_with_contacts_is_not_removed_under_them(cast: Cast) -> None:
    contact(cast, "mill", "old-mill")
    Forum.objects.filter(key="open-door").update(place=place("millbrook"))
    with pytest.raises(StillNeeded, match="contacts to tell at once"):
        remove(cast.operator, place("old-mill"))


@pytest.mark.parametrize(
    "number",
    ["0800 1111", "0808 800 5000", "+44 161 496 0000", "(0161) 496 0000", "116 123", "111", "999", "85258"],
)
def test_numbers_people_dial_are_kept_as_they_are_written(cast: Cast, number: str) -> None:
    assert contact(cast, "dialled", "millbrook", phone=number, text_number=number).phone == number


@pytest.mark.parametrize(
    "number", ["8001111", "808 800 5000", "0800 CHILD", "12", "0800 1111; 999", "tel:999"]
)
def test_a_number_without_its_first_0_or_with_letters_is_refused(cast: Cast, number: str) -> None:
    """A spreadsheet takes the first 0 off a number it reads as a figure: whoever dialled it would reach nobody."""
    with pytest.raises(NotValid, match="first 0") as refused:
        contact(cast, "undialled", "millbrook", phone=number)
    assert refused.value.field == "phone"


@pytest.mark.parametrize(
    "page", ["javascript:alert(1)", "nspcc", 'x.org/"onclick', "http:///x", "a b.org", "x..org"]
)
def test_what_is_no_page_is_refused(cast: Cast, page: str) -> None:
    with pytest.raises(NotValid) as refused:
        contact(cast, "no-page", "millbrook", web=page)
    assert refused.value.field == "web"


def test_links_hold_a_number_without_spaces_and_a_whole_address(cast: Cast) -> None:
    one = contact(cast, "links", "millbrook", phone="+44 (161) 496-0000", web="nspcc.org.uk/help")
    assert (one.dialled, one.texted, one.web_address) == ("+441614960000", "", "https://nspcc.org.uk/help")
    assert HelpContact(web="http://example.org").web_address == "http://example.org"
    assert HelpContact().web_address == ""
