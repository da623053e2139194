"""The record page: what it shows, what it stores, and what it never assumes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from groundswell.register import actions
from groundswell.register.models import AgendaItem, Attendance
from tests.web.small_town import Town, signed_in

pytestmark = pytest.mark.django_db
RECORD = "/meetings/acb-2021-02-09/record/"


def statuses(town: Town) -> dict[str, str]:
    return dict(Attendance.objects.filter(meeting=town.meeting).values_list("person__key", "status"))


def marked(response: Any) -> dict[str, str]:
    """Person -> what the page shows as chosen."""
    return {line.key: line.chosen for line in response.context["lines"]}


def page(response: Any) -> str:
    return str(response.content.decode())


def test_everybody_with_a_seat_that_day_is_on_the_list_and_nothing_is_assumed(lead: Client) -> None:
    response = lead.get(RECORD)
    assert marked(response) == {"director": "not_recorded", "public-health-lead": "not_recorded"}
    assert page(response).count("checked") == 2


def test_everyone_came_marks_the_page_and_stores_nothing(lead: Client, town: Town) -> None:
    response = lead.get(RECORD, {"all": "came"})
    assert set(marked(response).values()) == {"present"}
    assert statuses(town) == {}


def test_everyone_came_leaves_apologies_as_they_are(lead: Client, town: Town) -> None:
    lead.post(RECORD, {"who-director": "apologies"})
    assert marked(lead.get(RECORD, {"all": "came"})) == {
        "director": "apologies",
        "public-health-lead": "present",
    }


def test_what_is_marked_is_stored_and_the_rest_stays_open(lead: Client, town: Town) -> None:
    response = lead.post(
        RECORD, {"who-director": "present", "who-public-health-lead": "not_recorded"}, follow=True
    )
    assert statuses(town) == {"director": "present"}
    assert "Recorded: 1 person came." in page(response)
    town.meeting.refresh_from_db()
    assert not town.meeting.attendance_complete


def test_a_complete_list_is_kept_as_complete(lead: Client, town: Town) -> None:
    given = {
        "who-director": "present",
        "who-public-health-lead": "absent",
        "complete": "yes",
        "noted": "All agreed.",
    }
    assert lead.post(RECORD, given).status_code == 302
    town.meeting.refresh_from_db()
    assert town.meeting.attendance_complete
    assert town.meeting.noted == "All agreed."


def test_a_list_with_somebody_open_is_not_complete(lead: Client, town: Town) -> None:
    response = lead.post(RECORD, {"who-director": "present", "complete": "yes"})
    assert response.status_code == 422
    assert "Say who came or did not: Public Health Lead." in page(response)
    assert 'href="#id-who-public-health-lead-1"' in page(response)
    assert statuses(town) == {}


def test_a_substitute_comes_in_somebodys_place(lead: Client, town: Town) -> None:
    given = {
        "who-director": "present",
        "who-public-health-lead": "apologies",
        "more-1": "seashell-1",
        "more-1-for": "public-health-lead",
    }
    assert lead.post(RECORD, given).status_code == 302
    substitute = Attendance.objects.get(person=town.practitioner)
    assert (substitute.status, substitute.substitute_for) == ("substitute", town.health_lead)
    shown = lead.get(RECORD)
    assert '<option value="public-health-lead" selected>' in page(shown)
    assert lead.post(RECORD, {**given, "more-1": "", "more-1-for": "", "who-seashell-1": "present",
                              "for-seashell-1": "public-health-lead"}).status_code == 302  # fmt: skip
    assert Attendance.objects.filter(meeting=town.meeting).count() == 3


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"more-1": "seashell-1", "more-1-for": "director"},
            "Director of Public Health came, so nobody stood in",
        ),
        ({"more-1-for": "public-health-lead"}, "Say who came in their place."),
        ({"more-1": "nobody-known"}, "Choose somebody from the list."),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_stored(
    lead: Client, town: Town, given: dict[str, str], said: str
) -> None:
    response = lead.post(RECORD, {"who-director": "present", **given})
    assert response.status_code == 422
    assert said in page(response)
    assert statuses(town) == {}


def test_a_mark_nobody_offered_stores_nothing(lead: Client, town: Town) -> None:
    lead.post(RECORD, {"who-director": "asleep"})
    assert statuses(town) == {}


def test_what_was_recorded_can_be_taken_back(lead: Client, town: Town) -> None:
    lead.post(RECORD, {"who-director": "present"})
    lead.post(RECORD, {"who-director": "not_recorded"})
    assert statuses(town).get("director", "not_recorded") == "not_recorded"


def test_an_invitee_stays_invited_until_somebody_says_they_came(lead: Client, town: Town) -> None:
    actions.invite(town.by, town.meeting, town.practitioner, town.subject)
    response = lead.get(RECORD)
    assert marked(response)["seashell-1"] == "invited"
    assert "Invited for Physical activity for SEND" in page(response)
    lead.post(RECORD, {"who-director": "present", "who-seashell-1": "invited"})
    assert statuses(town)["seashell-1"] == "invited"
    lead.post(RECORD, {"who-director": "present", "who-seashell-1": "present"})
    assert statuses(town)["seashell-1"] == "present"
    assert Attendance.objects.get(person=town.practitioner).invited_for == town.subject


def test_a_standing_item_is_kept_and_noted_is_not_decided(lead: Client, town: Town) -> None:
    standing = actions.add(town.by, "standing_item", {"forum": "acb", "subject": "activity"})
    item = actions.add(
        town.by,
        "agenda_item",
        {
            "meeting": "acb-2021-02-09",
            "number": "4",
            "title": "Physical activity",
            "standing_item": standing,
            "subject": "activity",
        },
    )
    shown = page(lead.get(RECORD))
    assert "“Noted” is not a decision." in shown
    given = {
        f"outcome-{item.key}": "noted",
        f"slot-{item.key}": "kept",
        f"noted-{item.key}": "A pool was asked for.",
    }
    assert lead.post(RECORD, {"who-director": "present", **given}).status_code == 302
    stored = AgendaItem.objects.get(key=item.key)
    assert (stored.outcome, stored.slot, stored.noted) == ("noted", "kept", "A pool was asked for.")


def test_the_page_says_that_presence_is_no_assent(lead: Client) -> None:
    assert "Being there is not agreeing." in page(lead.get(RECORD))


def test_a_meeting_to_come_offers_no_everyone_came(lead: Client, town: Town) -> None:
    actions.add(town.by, "meeting", {"key": "may", "forum": "acb", "day": dt.date(2021, 5, 11)})
    shown = page(lead.get("/meetings/may/record/"))
    assert "This meeting is still to come." in shown
    assert "Everyone came" not in shown
    lead.post("/meetings/may/record/", {"who-director": "apologies"})
    assert Attendance.objects.get().status == "apologies"


def test_a_cancelled_meeting_has_nothing_to_record(lead: Client, town: Town) -> None:
    actions.call_off(town.by, town.meeting)
    shown = page(lead.get(RECORD))
    assert "did not take place" in shown
    assert "who-director" not in shown


def test_the_page_costs_few_queries(lead: Client, django_assert_max_num_queries: Any) -> None:
    lead.get(RECORD)  # reads the directory
    with django_assert_max_num_queries(12):
        lead.get(RECORD)


def test_an_outsider_cannot(client: Client, town: Town) -> None:
    strangers = [
        signed_in("member", "forum", "acb"),
        signed_in("officer", "forum", "lp-ops"),
        signed_in("place_lead", "place", "salford"),
        signed_in("administrator"),
    ]
    for stranger in strangers:
        assert stranger.get(RECORD).status_code == 403
        assert stranger.post(RECORD, {"who-director": "present"}).status_code == 403
    assert client.post(RECORD, {"who-director": "present"})["Location"].startswith(reverse("sign-in"))
    assert statuses(town) == {}
