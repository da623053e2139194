"""Who sits on a forum on a day: who can add an item, which sectors, and how many."""

from __future__ import annotations

import datetime as dt

from groundswell.records.asking import Asker
from groundswell.register.actions import add, amend
from groundswell.register.models import Seat
from groundswell.search.agenda_setters import who_can_add, who_can_carry
from groundswell.search.directory import directory_for
from groundswell.search.members import people_on, sectors_of
from tests.cast import TODAY, Cast


def setters(asker: Asker, key: str = "steering", on: dt.date = TODAY) -> list[str]:
    directory = directory_for(asker)
    return [row.seat.key for row in who_can_add(directory, directory.forums[key], on=on)]


def people(asker: Asker, key: str = "steering") -> str:
    directory = directory_for(asker)
    return people_on(directory, directory.forums[key], TODAY)


def sectors(asker: Asker, key: str = "steering") -> list[tuple[str, int]]:
    directory = directory_for(asker)
    return sectors_of(directory.seats_on(directory.forums[key], TODAY))


def test_the_chair_comes_first_and_observers_add_nothing(cast: Cast) -> None:
    for key, role, who in (("clerk", "officer", "champion"), ("watcher", "observer", "far-person")):
        add(cast.operator, "seat", {"key": key, "forum": "steering", "name": key, "role": role})
        add(cast.operator, "sitting", {"seat": key, "person": who})
    assert setters(cast.lead) == ["steer-chair", "clerk", "steer-1", "steer-2", "steer-others"]


def test_an_empty_seat_adds_nothing(cast: Cast) -> None:
    add(cast.lead, "seat", {"key": "empty", "forum": "steering", "name": "Empty"})
    assert "empty" not in setters(cast.lead)
    assert setters(cast.lead, on=dt.date(2020, 12, 31)) == ["steer-others"]


def test_only_those_who_sit_elsewhere_too_bring_a_word(cast: Cast) -> None:
    directory = directory_for(cast.lead)
    able = who_can_carry(directory, directory.forums["steering"], on=TODAY)
    assert [p.key for p in able] == ["chair", "practitioner"]
    amend(cast.lead, Seat.objects.get(key="steer-1"), {"role": "observer"})
    directory = directory_for(cast.lead)
    able = who_can_carry(directory, directory.forums["steering"], on=TODAY)
    assert [p.key for p in able] == ["chair"]


def test_sectors_are_the_seat_s_else_its_holder_s_and_several_people_s_too(cast: Cast) -> None:
    add(cast.lead, "organisation", {"key": "trust", "name": "NHS", "sector": "health"})
    several = {"forum": "steering", "name": "health (not named)", "organisation": "trust"}
    add(cast.lead, "seat", {**several, "is_aggregate": True})
    assert sectors(cast.lead) == [
        ("Council", 1),
        ("Health", 1),
        ("Voluntary, community and social enterprise", 2),
        ("Not stated", 1),
    ]
    assert sectors(cast.operator, "far-board") == [("Not stated", 1)]


def test_members_of_unknown_number_make_it_at_least(cast: Cast) -> None:
    assert people(cast.lead) == "at least 3 people"
    amend(cast.lead, Seat.objects.get(key="steer-others"), {"how_many": 4})
    assert people(cast.lead) == "7 people"


def test_one_person_in_two_seats_counts_once(cast: Cast) -> None:
    seat = add(cast.lead, "seat", {"forum": "inner", "name": "Second"})
    add(cast.lead, "sitting", {"seat": seat, "person": "chair"})
    assert people(cast.lead, "inner") == "1 person"


def test_an_outsider_cannot_count_what_is_hidden(cast: Cast) -> None:
    assert people(cast.outsider, "open-door") == "people who are not shown"
    directory = directory_for(cast.outsider)
    assert [row.people for row in directory.seats_on(directory.forums["open-door"], TODAY)] == [()]
    assert "steering" not in directory.forums
