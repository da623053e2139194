"""Who speaks for whom: by others, by the group's own, and by people the asker may not see."""

from __future__ import annotations

import datetime as dt

from groundswell.records.asking import Asker
from groundswell.register.actions import add, amend, remove
from groundswell.register.models import Person, Seat, Sitting
from groundswell.search.directory import directory_for
from groundswell.search.spoken_for import SpokenFor, spoken_for
from tests.cast import TODAY, Cast, new_cast

GROUP = "Wheelchair users community"
OWN = "seats held by people of the Wheelchair users community themselves"


def the_group(asker: Asker, on: dt.date = TODAY) -> SpokenFor:
    (group,) = spoken_for(directory_for(asker), on=on)
    return group


def test_a_group_with_no_seat_of_its_own_is_a_finding(cast: Cast) -> None:
    amend(cast.lead, Seat.objects.get(key="open-2"), {"speaks_for": ""})
    amend(cast.lead, Person.objects.get(key="practitioner"), {"visibility": "public"})
    for number, key in enumerate(("steering", "inner"), start=2):
        values = {"key": f"p{number}", "name": f"Practitioner {number}", "visibility": "public"}
        add(cast.lead, "person", values)
        seat = add(cast.lead, "seat", {"forum": key, "name": f"Trust {number}", "speaks_for": GROUP})
        add(cast.lead, "sitting", {"seat": seat, "person": f"p{number}", "start": dt.date(2021, 1, 1)})
    group = the_group(cast.lead)
    assert group.only_by_others
    assert group.finding == (
        f"{GROUP}: spoken for by Practitioner 3, Practitioner 2 and Practitioner 1 at 3 forums; "
        f"{OWN}: none stated."
    )


def test_one_forum_is_one_however_many_of_its_seats_speak_for_the_group(cast: Cast) -> None:
    amend(cast.lead, Seat.objects.get(key="open-2"), {"mandate": "appointed"})
    assert "spoken for by Practitioner 1 and Champion at 1 forum;" in the_group(cast.lead).finding


def test_a_group_s_own_seat_is_counted_only_for_those_who_may_see_it(cast: Cast) -> None:
    to_lead = the_group(cast.lead)
    assert [held.seat.key for held in to_lead.own] == ["open-2"]
    assert f"{OWN}: 1." in to_lead.finding
    assert "spoken for by Practitioner 1 at 1 forum" in to_lead.finding  # its own voice is no other's


def test_a_group_that_only_speaks_for_itself_is_spoken_for_by_no_other(cast: Cast) -> None:
    remove(cast.lead, Sitting.objects.get(key="s-open-1"))
    assert the_group(cast.lead).finding == (f"{GROUP}: no others are recorded as speaking for it; {OWN}: 1.")


def test_an_empty_seat_speaks_for_nobody(cast: Cast) -> None:
    assert spoken_for(directory_for(cast.lead), on=dt.date(2020, 12, 31)) == ()


def test_several_people_not_named_speak_too(cast: Cast) -> None:
    amend(cast.lead, Seat.objects.get(key="steer-others"), {"speaks_for": "Young carers"})
    found = {g.group: g.finding for g in spoken_for(directory_for(cast.lead), on=TODAY)}
    assert found["Young carers"].startswith("Young carers: spoken for by people who are not named at 1 forum")


def test_groups_spoken_for_only_by_others_come_first(cast: Cast) -> None:
    amend(cast.lead, Seat.objects.get(key="steer-1"), {"speaks_for": "Young carers"})
    groups = spoken_for(directory_for(cast.lead), on=TODAY)
    assert [g.group for g in groups] == ["Young carers", GROUP]


def test_an_outsider_cannot_read_who_speaks_from_a_finding(cast: Cast) -> None:
    group = the_group(new_cast().outsider)
    assert group.only_by_others and group.people == ()
    assert group.finding == f"{GROUP}: spoken for by people who are not named at 1 forum; {OWN}: none stated."
