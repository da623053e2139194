"""Who speaks for whom, who can put an item on the agenda, which sectors sit, and how many."""

from __future__ import annotations

import datetime as dt

from groundswell.register.actions import add, amend
from groundswell.register.models import Forum, Seat
from groundswell.register.representation import (
    groups_spoken_for,
    members_count,
    sector_mix,
    who_can_add_items,
)
from groundswell.register.who_sits import seats_held
from tests.cast import TODAY, Cast

D = dt.date
GROUP = "Wheelchair users community"


def forum(key: str = "steering") -> Forum:
    return Forum.objects.get(key=key)


def test_a_group_with_no_seat_of_its_own_is_a_finding(cast: Cast) -> None:
    for number, key in enumerate(("steering", "inner"), start=2):
        add(
            cast.lead,
            "person",
            {"key": f"p{number}", "name": f"Practitioner {number}", "visibility": "public"},
        )
        seat = add(cast.lead, "seat", {"forum": key, "name": f"Trust {number}", "speaks_for": GROUP})
        add(cast.lead, "sitting", {"seat": seat, "person": f"p{number}", "start": D(2021, 1, 1)})
    amend(cast.lead, Seat.objects.get(key="open-2"), {"speaks_for": ""})
    (group,) = groups_spoken_for(cast.lead, TODAY)
    assert group.only_by_others
    assert group.finding == (
        "Wheelchair users community: spoken for by practitioners at 3 forums; "
        "seats held by people with Wheelchair users or parent-carers: none stated."
    )
    assert group.mandates == (("Not stated", 3),)


def test_a_group_s_own_seat_is_counted_only_for_those_who_may_see_it(cast: Cast) -> None:
    (to_lead,) = groups_spoken_for(cast.lead, TODAY)
    assert [held.seat.key for held in to_lead.own] == ["open-2"]
    assert "parent-carers: 1." in to_lead.finding
    (to_outsider,) = groups_spoken_for(cast.outsider, TODAY)
    assert to_outsider.only_by_others
    assert "Champion" not in to_outsider.finding and "people not named" in to_outsider.finding


def test_the_chair_comes_first_of_those_who_can_add_an_item(cast: Cast) -> None:
    add(cast.lead, "seat", {"key": "clerk", "forum": "steering", "name": "Clerk", "role": "officer"})
    add(cast.lead, "seat", {"key": "watcher", "forum": "steering", "name": "Watcher", "role": "observer"})
    keys = [held.seat.key for held in who_can_add_items(forum(), cast.lead, TODAY)]
    assert keys == ["steer-chair", "clerk", "steer-1", "steer-2", "steer-others"]


def test_sectors_are_the_seat_s_else_its_holder_s_and_several_people_s_too(cast: Cast) -> None:
    add(cast.lead, "organisation", {"key": "trust", "name": "NHS", "sector": "health"})
    add(
        cast.lead,
        "seat",
        {"forum": "steering", "name": "health (not named)", "organisation": "trust", "is_aggregate": True},
    )
    mix = sector_mix(forum(), cast.lead, TODAY)
    assert [(sector, n) for sector, _words, n in mix.sectors] == [("council", 1), ("health", 1), ("vcse", 2)]
    assert mix.not_stated == 1
    assert mix.finding == "Council, Health, Voluntary, community and social enterprise"
    assert sector_mix(forum("far-board"), cast.operator, TODAY).finding == "No sector is stated."


def test_members_of_unknown_number_make_it_at_least(cast: Cast) -> None:
    assert str(members_count(forum(), cast.lead, TODAY)) == "at least 3"
    amend(cast.lead, Seat.objects.get(key="steer-others"), {"how_many": 4})
    assert str(members_count(forum(), cast.lead, TODAY)) == "7"


def test_one_person_in_two_seats_counts_once(cast: Cast) -> None:
    seat = add(cast.lead, "seat", {"forum": "inner", "name": "Second"})
    add(cast.lead, "sitting", {"seat": seat, "person": "chair"})
    assert members_count(forum("inner"), cast.lead, TODAY).known == 1


def test_a_seat_says_why_it_has_no_name(cast: Cast) -> None:
    says = {
        held.seat.key: held.says
        for held in seats_held(Seat.objects.visible_to(cast.outsider), cast.outsider, TODAY)
    }
    assert says == {"open-1": "not shown"}
    add(cast.lead, "seat", {"key": "empty", "forum": "steering", "name": "Empty"})
    says = {
        held.seat.key: held.says for held in seats_held(Seat.objects.filter(forum=forum()), cast.lead, TODAY)
    }
    assert says["empty"] == "vacant"
    assert says["steer-others"] == "not named in the source"
    assert says["steer-chair"] == "Director"


def test_who_sits_depends_on_the_day(cast: Cast) -> None:
    before = D(2020, 12, 31)
    assert {held.says for held in who_can_add_items(forum(), cast.lead, before)} == {
        "vacant",
        "not named in the source",
    }


def test_an_outsider_cannot_count_what_is_hidden(cast: Cast) -> None:
    assert who_can_add_items(forum(), cast.outsider, TODAY) == ()
    assert members_count(forum(), cast.outsider, TODAY).known == 0
    hidden = members_count(forum("open-door"), cast.outsider, TODAY)
    assert (hidden.known, str(hidden)) == (0, "at least 0")
