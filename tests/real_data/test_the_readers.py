"""The lists are read whole, with nothing dropped: the counts are those their keepers give."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db.models import Count

from groundswell.register.models import Forum, Person, Seat, Sitting
from tests.real_data import congress, scotland
from tests.real_data.conftest import EXTRACTS
from tests.real_data.seats_as_a_plan import Seats


def test_every_seat_and_committee_of_congress_is_read(whole_congress: Seats) -> None:
    assert (len(whole_congress.held), len(whole_congress.boards)) == (3_879, 230)
    assert {h.board for h in whole_congress.held} <= {b.key for b in whole_congress.boards}
    fischer = whole_congress.boards_of("Deb Fischer")
    assert sum(len(key) == len("ssaf") for key in fischer) == 8, "full committees have four letters"


def test_every_cross_party_group_is_read(whole_scotland: Seats) -> None:
    assert len(whole_scotland.boards) == 104
    assert len(whole_scotland.boards_of("Katy Clark")) == 21
    assert len(whole_scotland.boards_of("Miles Briggs")) == 19


def test_in_the_register_there_is_one_seat_and_one_sitting_for_each(congress_in_register: Seats) -> None:
    assert (Forum.objects.count(), Seat.objects.count(), Sitting.objects.count()) == (230, 3_879, 3_879)
    busy = Forum.objects.filter(layers__name=congress.COMMITTEE, seats__sittings__person__name="Deb Fischer")
    assert busy.count() == 8


def test_in_the_register_the_busiest_sit_in_as_many_groups(scotland_in_register: Seats) -> None:
    sat = Person.objects.annotate(groups=Count("sittings__seat__forum", distinct=True))
    assert Forum.objects.count() == 104
    assert dict(sat.filter(name__in=["Katy Clark", "Miles Briggs"]).values_list("name", "groups")) == {
        "Katy Clark": 21,
        "Miles Briggs": 19,
    }


@pytest.mark.parametrize(
    ("reader", "folder", "roles"),
    [
        (congress, "congress", {"member": 112, "chair": 11, "vice_chair": 3}),
        (scotland, "cpg-scotland", {"member": 25, "chair": 11, "vice_chair": 6}),
    ],
)
def test_chairs_and_those_who_stand_in_for_them_are_told_apart(
    reader: object, folder: str, roles: dict[str, int]
) -> None:
    seats = reader.read(EXTRACTS / folder)  # type: ignore[attr-defined]
    assert Counter(h.role for h in seats.held) == roles
    assert len({(h.board, h.person) for h in seats.held}) == len(seats.held), "nobody twice at one table"


def test_a_name_that_goes_on_in_the_next_line_is_read_whole(four_committees: Seats) -> None:
    names = {b.key: b.name for b in four_committees.boards}
    committee = "Senate Committee on Agriculture, Nutrition, and Forestry"
    assert names["ssaf"] == committee
    assert names["ssaf13"] == f"{committee}: Commodities, Derivatives, Risk Management, and Trade"
