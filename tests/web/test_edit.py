"""Editing pages: what can be edited, lists, adding, changing, removing, and the small pages for verbs."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from groundswell.records.asking import Asker
from groundswell.records.changes import verify
from groundswell.register import actions
from groundswell.register.models import (
    Attendance,
    Forum,
    Instance,
    Meeting,
    Organisation,
    Paper,
    Person,
    Place,
    Seat,
    Sitting,
    StandingItem,
)
from groundswell.web.edit_kinds import KINDS, every_kind
from groundswell.web.edit_row import kind_or_404
from groundswell.web.edit_verb_forms import FORMS
from tests.web.small_town import Town, lead_of_stockport, signed_in

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def page(response: Any) -> str:
    return str(response.content.decode())


def filled_in(response: Any) -> dict[str, Any]:
    """What a browser would send back from the page's form, unchanged."""
    form = response.context["form"]
    told: dict[str, Any] = {}
    for bound in form:
        value = (
            bound.field.prepare_value(bound.value())
            if hasattr(bound.field, "prepare_value")
            else bound.value()
        )
        shown = bound.field.widget.format_value(value) if value not in (None, "", False) else value
        if bound.widget_type == "checkbox":
            if bound.value():
                told[bound.html_name] = "on"
        elif isinstance(value, list):
            told[bound.html_name] = value
        else:
            shown = shown[0] if isinstance(shown, list) else shown
            told[bound.html_name] = "" if shown is None else shown
    return told


# What can be edited


def test_the_first_page_counts_each_kind(lead: Client) -> None:
    response = lead.get(reverse("edit"))
    lines = {
        line["kind"].name: line["count"] for group in response.context["groups"] for line in group["lines"]
    }
    assert (lines["forum"], lines["person"], lines["seat"], lines["paper"]) == (2, 3, 4, 0)


def test_every_kind_of_the_register_but_attendance_has_a_form() -> None:
    from groundswell.register.kinds import KINDS as KEPT

    assert set(KINDS) == set(KEPT) - {"attendance"}


def test_every_verb_that_is_offered_has_a_form() -> None:
    offered = {verb for kind in every_kind() for verb in kind.verbs} - {"record"}
    assert offered <= set(FORMS)


# Lists


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_has_a_list_and_a_form_to_add(lead: Client, kind: str) -> None:
    assert lead.get(reverse("edit-kind", args=[kind])).status_code == 200
    assert lead.get(reverse("edit-add", args=[kind])).status_code == 200


def test_a_list_can_be_filtered_by_words(lead: Client) -> None:
    response = lead.get(reverse("edit-kind", args=["forum"]), {"q": "active board"})
    assert [line["name"] for line in response.context["lines"]] == ["Active Communities Board"]
    assert "1 fits “active board”." in page(response)


def test_a_filter_with_a_nul_is_no_error(lead: Client) -> None:
    assert lead.get(reverse("edit-kind", args=["forum"]), {"q": "a\x00b", "page": "-3"}).status_code == 200


def test_an_unknown_kind_is_not_found(lead: Client) -> None:
    assert lead.get(reverse("edit-kind", args=["sandwich"])).status_code == 404


# Adding and changing


def test_a_forum_is_added_with_a_last_day_stored_as_the_day_after(lead: Client) -> None:
    response = lead.post(
        reverse("edit-add", args=["forum"]),
        {
            "name": "LP Steering",
            "kind": "steering_group",
            "place": "stockport",
            "visibility": "public",
            "opened": "1/1/2019",
            "last_day": "31 July 2022",
            "position": "3",
            "successors": "acb",
        },
    )
    added = Forum.objects.get(name="LP Steering")
    assert response.status_code == 302
    assert (added.opened, added.closed) == (dt.date(2019, 1, 1), dt.date(2022, 8, 1))
    assert [f.key for f in added.successors.all()] == ["acb"]
    assert "31 July 2022" in page(lead.get(reverse("edit-row", args=["forum", added.key])))
    assert verify() == []


def test_31_february_is_refused_beside_its_field_and_keeps_what_was_typed(lead: Client) -> None:
    response = lead.post(
        reverse("edit-add", args=["meeting"]),
        {"forum": "acb", "day": "31 February 2021", "status": "confirmed", "minutes": "none"},
    )
    assert response.status_code == 422
    told = page(response)
    assert "There is no 31 February 2021." in told
    assert 'href="#id-day"' in told
    assert 'id="id-day"' in told
    assert 'value="31 February 2021"' in told
    assert Meeting.objects.count() == 1


def test_an_end_before_the_start_is_refused(lead: Client, town: Town) -> None:
    response = lead.post(
        reverse("edit-row", args=["sitting", "lead-on-acb"]),
        {
            "seat": "acb-health",
            "person": "public-health-lead",
            "start": "2 March 2021",
            "last_day": "1 March 2021",
        },
    )
    assert response.status_code == 422
    assert response.context["errors"]
    town.sitting.refresh_from_db()
    assert town.sitting.until is None


def test_two_people_in_one_chair_are_refused(lead: Client) -> None:
    response = lead.post(
        reverse("edit-add", args=["sitting"]),
        {"seat": "acb-health", "person": "seashell-1", "start": "1/1/2021"},
    )
    assert response.status_code == 422
    assert "Somebody else sits in this seat on some of those days." in page(response)
    assert 'href="#id-seat"' in page(response)


def test_a_link_can_fill_in_the_form(lead: Client) -> None:
    response = lead.get(reverse("edit-add", args=["seat"]), {"forum": "acb"})
    assert '<option value="acb" selected>' in page(response)


@pytest.mark.parametrize(
    ("kind", "key"),
    [("forum", "acb"), ("place", "stockport"), ("seat", "acb-chair"), ("sitting", "lead-on-acb"),
     ("meeting", "acb-2021-02-09"), ("subject", "activity")],
)  # fmt: skip
def test_a_form_saved_unchanged_changes_nothing(lead: Client, kind: str, key: str) -> None:
    row = kind_or_404(kind).model.objects.filter(key=key)  # type: ignore[attr-defined]
    before = row.values().get()
    address = reverse("edit-row", args=[kind, key])
    response = lead.post(address, filled_in(lead.get(address)))
    assert response.status_code == 302, response.context["errors"]
    assert row.values().get() == before


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_any_row_of_the_example_saved_unchanged_stays_as_it_was(stockport: Asker, kind: str) -> None:
    client = signed_in("place_lead")
    for row in kind_or_404(kind).model.objects.all()[:3]:  # type: ignore[attr-defined]
        rows = type(row).objects.filter(pk=row.pk)
        before = rows.values().get()
        address = reverse("edit-row", args=[kind, row.key])
        response = client.post(address, filled_in(client.get(address)))
        assert response.status_code == 302, f"{row.key}: {response.context['errors']}"
        assert rows.values().get() == before


def test_authors_are_typed_as_names_and_an_unknown_one_is_told(lead: Client) -> None:
    address = reverse("edit-add", args=["paper"])
    given = {
        "title": "Swimming for all",
        "purpose": "decision",
        "circulation": "in_advance",
        "outcome": "not_recorded",
    }
    refused = lead.post(
        address, {**given, "meeting": "acb-2021-02-09", "authors": "public health lead\nJane Nobody"}
    )
    assert "We know nothing called “Jane Nobody”." in page(refused)
    lead.post(address, {**given, "meeting": "acb-2021-02-09", "authors": "public health lead\nseashell-1"})
    paper = Paper.objects.get()
    assert {p.key for p in paper.authors.all()} == {"public-health-lead", "seashell-1"}


def test_a_person_the_asker_may_not_see_is_neither_named_nor_lost(town: Town) -> None:
    hidden = actions.add(
        town.by, "person", {"key": "hidden-one", "name": "Hidden One", "visibility": "place"}
    )
    item = actions.add(town.by, "standing_item", {"forum": "acb", "subject": "activity", "owner": hidden})
    officer = signed_in("officer", "forum", "acb")
    address = reverse("edit-row", args=["standing_item", item.key])
    shown = officer.get(address)
    assert "Hidden One" not in page(shown)
    assert "hidden-one" not in page(shown)
    officer.post(address, {**filled_in(shown), "start": "1 January 2021"})
    item = StandingItem.objects.get()
    assert item.start == dt.date(2021, 1, 1)
    assert item.owner == hidden


def test_an_officer_changes_their_forum_but_not_who_may_see_it(town: Town) -> None:
    officer = signed_in("officer", "forum", "acb")
    address = reverse("edit-row", args=["forum", "acb"])
    given = filled_in(officer.get(address))
    assert officer.post(address, {**given, "quorum": "4"}).status_code == 302
    response = officer.post(address, {**given, "visibility": "place"})
    assert response.status_code == 422
    assert "Only the place&#x27;s lead may set who may see this." in page(response)
    assert Forum.objects.get(key="acb").visibility == "public"


def test_an_officer_cannot_open_the_form_of_another_forum(town: Town) -> None:
    officer = signed_in("officer", "forum", "acb")
    assert officer.get(reverse("edit-row", args=["forum", "lp-ops"])).status_code == 403
    assert officer.get(reverse("edit-row", args=["forum", "acb"])).status_code == 200


def test_where_no_row_is_seen_none_is_found(lead: Client) -> None:
    assert lead.get(reverse("edit-row", args=["forum", "nowhere"])).status_code == 404


# Removing


def test_a_seat_somebody_sits_in_is_not_removed_and_the_page_says_why(lead: Client) -> None:
    address = reverse("edit-remove", args=["seat", "acb-health"])
    response = lead.get(address)
    assert "1 sitting" in page(response)
    assert "Remove it" not in page(response)
    assert lead.post(address).status_code == 422
    assert Seat.objects.filter(key="acb-health").exists()


def test_what_goes_along_is_told_first_and_then_it_goes(lead: Client, town: Town) -> None:
    place = actions.add(
        town.by, "place", {"key": "reddish", "name": "Reddish", "kind": "ward", "inside": "stockport"}
    )
    actions.add(town.by, "alias", {"name": "Old Reddish", "place": place})
    address = reverse("edit-remove", args=["place", "reddish"])
    assert "1 other name" in page(lead.get(address))
    assert lead.post(address).status_code == 302
    assert not Place.objects.filter(key="reddish").exists()


def test_what_the_page_says_of_removing_is_what_the_action_does(town: Town) -> None:
    from groundswell.register.errors import StillNeeded
    from groundswell.web.edit_remove import removal_of

    actions.add(town.by, "standing_item", {"forum": "acb", "subject": "activity"})
    actions.add(town.by, "meeting", {"forum": "acb", "day": dt.date(2021, 5, 11)})
    for kind in every_kind():
        for row in kind.model.objects.all():  # type: ignore[attr-defined]
            stopped = bool(removal_of(row).needed_by)
            try:
                from django.db import transaction

                with transaction.atomic():
                    actions.remove(town.by, row)
                    transaction.set_rollback(True)
                refused = False
            except StillNeeded:
                refused = True
            assert stopped == refused, f"{kind.name} {row.key}"


# Verbs


def do(client: Client, kind: str, key: str, verb: str, **given: Any) -> Any:
    return client.post(reverse("edit-do", args=[kind, key, verb]), given)


def test_somebody_stands_down_and_somebody_else_takes_the_seat(lead: Client, town: Town) -> None:
    assert do(lead, "sitting", "lead-on-acb", "stand-down", last_day="28 February 2021").status_code == 302
    response = do(lead, "seat", "acb-health", "sit", person="seashell-1", start="1 March 2021")
    assert response.status_code == 302
    town.sitting.refresh_from_db()
    assert town.sitting.until == dt.date(2021, 3, 1)
    assert Sitting.objects.get(seat=town.health_seat, person=town.practitioner).start == dt.date(2021, 3, 1)


def test_a_seat_is_taken_by_a_person_or_a_post_and_not_by_both_or_neither(lead: Client) -> None:
    response = do(lead, "seat", "acb-health", "sit", start="1 March 2021")
    assert "Choose a person or a post: one of the two." in page(response)


def test_a_forum_closes_with_its_last_day_and_its_successor(lead: Client) -> None:
    do(lead, "forum", "lp-ops", "close", last_day="31/7/2022", successors="ACB")
    response = do(
        lead, "forum", "lp-ops", "close", last_day="31/7/2022", successors="Active Communities Board"
    )
    assert response.status_code == 302
    closed = Forum.objects.get(key="lp-ops")
    assert closed.closed == dt.date(2022, 8, 1)
    assert [f.key for f in closed.successors.all()] == ["acb"]


def test_a_meeting_is_called_off(lead: Client, town: Town) -> None:
    may = actions.add(town.by, "meeting", {"key": "may", "forum": "acb", "day": dt.date(2021, 5, 11)})
    assert do(lead, "meeting", "may", "call-off").status_code == 302
    may.refresh_from_db()
    assert may.status == "cancelled"


def test_a_meeting_is_postponed_to_another_day(lead: Client, town: Town) -> None:
    may = actions.add(town.by, "meeting", {"key": "may", "forum": "acb", "day": dt.date(2021, 5, 11)})
    assert do(lead, "meeting", "may", "postpone", to_day="18 May 2021", start="2pm").status_code == 302
    may.refresh_from_db()
    assert may.status == "postponed"
    assert (may.moved_to.day, may.moved_to.start) == (dt.date(2021, 5, 18), dt.time(14))


def test_somebody_is_invited_for_one_item_and_the_invitation_taken_back(lead: Client, town: Town) -> None:
    actions.add(town.by, "meeting", {"key": "may", "forum": "acb", "day": dt.date(2021, 5, 11)})
    assert do(lead, "meeting", "may", "invite", person="seashell-1", subject="activity").status_code == 302
    invited = Attendance.objects.get(status="invited")
    assert do(lead, "attendance", invited.key, "withdraw-invitation").status_code == 302
    assert not Attendance.objects.filter(status="invited").exists()


def test_expected_meetings_follow_from_the_rule(lead: Client, town: Town) -> None:
    actions.amend(
        town.by, town.group, {"recurrence": "FREQ=WEEKLY;INTERVAL=2", "recurs_from": dt.date(2021, 2, 18)}
    )
    assert do(lead, "forum", "lp-ops", "expect-meetings", until="31 March 2021").status_code == 302
    days = list(Meeting.objects.filter(forum=town.group, status="expected").values_list("day", flat=True))
    assert days == [dt.date(2021, 2, 18), dt.date(2021, 3, 4), dt.date(2021, 3, 18)]


def test_standing_items_are_put_on_coming_agendas(lead: Client, town: Town) -> None:
    assert do(lead, "forum", "acb", "place-standing-items").status_code == 302


@pytest.mark.parametrize("verb", ["record", "sit", "nonsense"])
def test_a_verb_that_does_not_fit_is_not_found(lead: Client, verb: str) -> None:
    assert lead.get(reverse("edit-do", args=["meeting", "acb-2021-02-09", verb])).status_code == 404


# The installation


def test_the_fixed_day_is_set_by_an_administrator_and_by_nobody_less(town: Town) -> None:
    administrator = signed_in("administrator")
    given = {"name": "Stockport", "notice": "", "fixed_today": "1 March 2021"}
    assert administrator.post(reverse("edit-instance"), given).status_code == 302
    assert Instance.objects.get().fixed_today == dt.date(2021, 3, 1)
    assert lead_of_stockport().get(reverse("edit-instance")).status_code == 403


# Cost, words and outsiders


@pytest.mark.parametrize(
    "address",
    [
        "/edit/", "/edit/forum/", "/edit/sitting/", "/edit/forum/acb/", "/edit/paper/add/", "/edit/agenda_item/add/",
        "/edit/alias/add/", "/edit/forum/acb/remove/", "/edit/person/public-health-lead/remove/",
        "/edit/seat/acb-health/sit/", "/edit/forum/lp-ops/close/", "/edit/meeting/acb-2021-02-09/",
    ],
)  # fmt: skip
def test_a_page_costs_few_queries(lead: Client, address: str, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        assert lead.get(address).status_code == 200


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_page_of_each_kind_costs_few_queries(
    stockport: Asker, kind: str, django_assert_max_num_queries: Any
) -> None:
    client = lead_of_stockport()
    row = next((r for r in kind_or_404(kind).model.objects.all()), None)  # type: ignore[attr-defined]
    pages = [reverse("edit-kind", args=[kind]), reverse("edit-add", args=[kind])]
    if row is not None:
        pages += [reverse(name, args=[kind, row.key]) for name in ("edit-row", "edit-remove")]
    for address in pages:
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(address).status_code in (200, 403), address


def test_names_are_shown_as_text_and_never_as_html(lead: Client, town: Town) -> None:
    Organisation.objects.create(key="tricky", name="<script>alert(1)</script>")
    for address in ("/edit/organisation/", "/edit/organisation/tricky/", "/edit/person/add/"):
        assert "<script>alert" not in page(lead.get(address))


def addresses() -> list[str]:
    return [
        *("/edit/", "/edit/forum/", "/edit/forum/add/", "/edit/forum/acb/", "/edit/forum/acb/remove/"),
        *("/edit/seat/acb-health/sit/", "/edit/meeting/acb-2021-02-09/call-off/", "/edit/instance/"),
    ]


@pytest.mark.parametrize("address", addresses())
def test_an_outsider_cannot(town: Town, client: Client, address: str) -> None:
    member = signed_in("member", "forum", "acb")
    other_lead = signed_in("place_lead", "place", "salford")
    before = (Forum.objects.count(), Sitting.objects.count(), Person.objects.count())
    for method in ("get", "post"):
        assert getattr(client, method)(address).status_code in (302, 405)
        assert getattr(member, method)(address).status_code in (403, 405)
        if "acb" in address:
            assert getattr(other_lead, method)(address).status_code == 403
    assert (Forum.objects.count(), Sitting.objects.count(), Person.objects.count()) == before
    assert Meeting.objects.get().status == "confirmed"
