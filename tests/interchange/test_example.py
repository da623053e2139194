"""The Stockport example holds what the story states, and nothing it does not."""

from __future__ import annotations

import datetime as dt

import pytest

from groundswell.interchange.example import NoSuchExample, load_example
from groundswell.records.asking import Asker, operator
from groundswell.register.help_contacts import contacts_for, places_without_contacts
from groundswell.register.models import (
    AgendaItem,
    Alias,
    Attendance,
    Forum,
    HelpContact,
    Layer,
    Meeting,
    OpenChannel,
    Person,
    Place,
    Seat,
    Sitting,
    StandingItem,
)
from groundswell.register.today import instance

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def example() -> None:
    load_example("stockport", operator(dt.date(2026, 11, 22)))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_brinnington_lies_in_stockport_and_stockport_and_salford_in_greater_manchester() -> None:
    inside = {p.name: p.inside.name if p.inside else None for p in Place.objects.select_related("inside")}
    assert inside == {
        "Brinnington": "Stockport",
        "Stockport": "Greater Manchester",
        "Salford": "Greater Manchester",
        "Greater Manchester": None,
    }


def test_everybody_in_the_example_can_tell_somebody_at_once_and_no_number_is_made_up() -> None:
    told = [(c.place.key, c.name, c.phone, c.web) for c in contacts_for(Place.objects.get(key="brinnington"))]
    assert told == [
        ("stockport", "Stockport Council", "", "stockport.gov.uk"),
        ("greater-manchester", "Childline", "0800 1111", "childline.org.uk"),
        ("greater-manchester", "NSPCC Helpline", "0808 800 5000", "nspcc.org.uk"),
    ]
    assert all(c.web in c.source for c in HelpContact.objects.all())
    assert places_without_contacts(day("2021-02-15")) == []


def test_five_layers_stand_in_order() -> None:
    names = [layer.name for layer in Layer.objects.all()]
    assert names == ["Hyper-local", "Operational", "Steering", "Strategic", "Executive"]


def test_people_stand_in_the_registers_order() -> None:
    assert [p.name for p in Person.objects.all()] == [
        "LP Lead",
        "Seashell practitioner 1",
        "Seashell practitioner 2",
        "Public Health Lead",
        "Director of Public Health",
        "Cllr Eve Holt",
        "Hayley Lever",
        "Salford practitioner",
    ]


def test_only_the_storys_two_public_names_are_public_names() -> None:
    named = set(Person.objects.filter(identity="public").values_list("name", flat=True))
    assert named == {"Cllr Eve Holt", "Hayley Lever"}


def test_who_sits_where_is_what_the_story_states() -> None:
    sits: dict[str, list[tuple[str, str]]] = {}
    for sitting in Sitting.objects.select_related("seat__forum", "person").order_by("seat__position"):
        assert sitting.person is not None
        sits.setdefault(sitting.seat.forum.name, []).append((sitting.person.name, sitting.seat.role))
    pilot = [
        ("LP Lead", "member"),
        ("Seashell practitioner 1", "member"),
        ("Seashell practitioner 2", "member"),
    ]
    chaired = [("Public Health Lead", "chair"), *pilot]
    assert sits == {
        "That Counts": pilot,
        "LP Ops": chaired,
        "LP Steering": chaired,
        "Active Communities Board": [
            ("Director of Public Health", "chair"),
            ("Public Health Lead", "member"),
        ],
        "GM Moving executive": [("Cllr Eve Holt", "member"), ("Hayley Lever", "member")],
        "Salford SEND champions": [("Salford practitioner", "member")],
    }


def test_nobody_knows_when_they_first_sat_there() -> None:
    assert not Sitting.objects.exclude(start=None, until=None).exists()


def test_unnamed_seats_are_kept_unnamed_and_empty() -> None:
    several = {(s.forum.key, s.name) for s in Seat.objects.filter(is_aggregate=True).select_related("forum")}
    assert several == {
        ("acb", "other senior system leaders (not named)"),
        ("send-board", "council (not named)"),
        ("send-board", "health (not named)"),
        ("send-board", "education (not named)"),
        ("salford-send-champions", "SEND champions (not named)"),
    }
    assert not Sitting.objects.filter(seat__is_aggregate=True).exists()


def test_the_send_board_joins_council_health_and_education() -> None:
    seats = Seat.objects.filter(forum__key="send-board")
    sectors = seats.values_list("organisation__sector", flat=True)
    assert set(sectors) == {"council", "health", "education"}


def test_seashell_speaks_for_the_send_community_at_three_forums() -> None:
    seats = Seat.objects.filter(speaks_for="SEND community")
    assert set(seats.values_list("forum__key", flat=True)) == {"that-counts", "lp-ops", "lp-steering"}
    assert set(seats.values_list("organisation__sector", flat=True)) == {"vcse"}


def test_the_calendar_is_the_storys_and_every_date_says_it_is_made_up() -> None:
    calendar: dict[str, list[str]] = {}
    for meeting in Meeting.objects.select_related("forum"):
        assert meeting.is_synthetic
        assert meeting.source == "synthetic"
        assert meeting.start is None
        assert not meeting.attendance_complete
        calendar.setdefault(meeting.forum.key, []).append(meeting.day.strftime("%m-%d"))
    assert calendar == {
        "that-counts": ["01-05", "02-02", "03-02"],
        "lp-ops": ["01-07", "01-21", "02-04", "02-18", "03-04"],
        "lp-steering": ["01-28", "03-11"],
        "acb": ["02-09", "05-11"],
        "send-board": ["02-25", "04-22"],
    }


def test_papers_are_due_five_days_before_at_the_two_boards_and_the_other_floors_are_open() -> None:
    rules = {f.key: (f.paper_days, f.open_floor) for f in Forum.objects.all()}
    assert rules["acb"] == rules["send-board"] == (5, False)
    assert rules["that-counts"] == rules["lp-ops"] == rules["lp-steering"] == (None, True)


def test_the_one_invitation_is_all_that_is_recorded_of_attendance() -> None:
    (invited,) = Attendance.objects.select_related("meeting__forum", "person", "invited_for")
    assert (invited.status, invited.person.name) == ("invited", "Public Health Lead")
    assert (invited.meeting.forum.key, invited.meeting.day) == ("send-board", day("2021-02-25"))
    assert invited.invited_for is not None
    assert invited.invited_for.name == "Physical activity for SEND"


def test_the_standing_item_is_the_acbs_from_the_first_of_january() -> None:
    (item,) = StandingItem.objects.select_related("forum", "owner", "subject")
    assert item.owner is not None
    assert (item.forum.key, item.owner.name, item.start, item.until) == (
        "acb",
        "Public Health Lead",
        day("2021-01-01"),
        None,
    )


def test_the_public_post_was_answered_by_hayley_lever_on_no_recorded_day() -> None:
    (post,) = OpenChannel.objects.select_related("to_forum", "answered_by")
    assert post.answered_by is not None
    assert (post.kind, post.to_forum.key, post.answered_by.name) == ("post", "gmm-executive", "Hayley Lever")
    assert post.answered_on is None
    assert post.opened_on is None


def test_the_place_partnership_answers_to_its_older_names() -> None:
    named = Alias.objects.filter(organisation__kind="place_partnership")
    assert set(named.values_list("name", flat=True)) == {"Local Delivery Pilot", "Local Pilot", "LDP"}


def test_the_example_stands_on_the_fifteenth_of_february_and_says_its_dates_are_made_up() -> None:
    stands = instance()
    assert stands.fixed_today == day("2021-02-15")
    assert "made up" in stands.notice


def test_the_standing_item_is_on_the_next_agenda_whatever_day_the_example_is_loaded_on() -> None:
    """Loaded years later, the agenda of 11 May 2021 once stayed empty: it was in the past by the real clock."""
    placed = AgendaItem.objects.filter(standing_item__isnull=False).values_list("meeting__key", flat=True)
    assert list(placed) == ["acb-2021-02-09", "acb-2021-05-11"]


def test_loading_the_example_twice_changes_nothing(by: Asker) -> None:
    applied = load_example("stockport", by)
    assert (applied.new, applied.changed) == (0, 0)
    assert applied.same > 80


def test_an_example_nobody_made_is_refused_with_the_names_of_those_that_are(by: Asker) -> None:
    with pytest.raises(NoSuchExample) as refused:
        load_example("atlantis", by)
    assert "stockport" in refused.value.remedy
