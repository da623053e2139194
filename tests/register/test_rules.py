"""Who may see and write what, with the whole cast."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from groundswell.records.asking import Asker, Grant
from groundswell.register.actions import add, amend, remove
from groundswell.register.errors import NoSuchRow, NotAllowed
from groundswell.register.kinds import KINDS
from groundswell.register.models import Attendance, Forum, Person, Place, Seat, Sitting
from groundswell.register.rules import audience_of, may_edit, may_set_instance
from tests.cast import TODAY, Cast, asker, new_cast

EVERYTHING = "operator"
FORUMS = {
    "outsider": "open-door",
    "member": "open-door steering",
    "officer": "open-door steering",
    "lead": "open-door steering inner",
    "far_lead": "open-door far-board",
    "evaluator": "open-door",
    "administrator": "open-door",
    EVERYTHING: "open-door steering inner far-board",
}
SEATS = {
    "outsider": "open-1",
    "member": "open-1 steer-chair steer-1 steer-others",
    "officer": "open-1 steer-chair steer-1 steer-others",
    "lead": "open-1 open-2 steer-chair steer-1 steer-2 steer-others inner-1",
    "far_lead": "open-1 far-1",
    "evaluator": "open-1",
    "administrator": "open-1",
}
PEOPLE = {
    "outsider": "chair",
    "member": "chair practitioner",
    "officer": "chair practitioner",
    "lead": "chair practitioner champion discreet",
    "far_lead": "chair far-person",
    "evaluator": "chair",
    "administrator": "chair",
}
SITTINGS = {
    "outsider": "",
    # A member of the steering group knows the practitioner, so sees them in the public seat too.
    "member": "s-open-1 s-chair s-steer-1",
    "officer": "s-open-1 s-chair s-steer-1",
    "lead": "s-open-1 s-open-2 s-chair s-steer-1 s-steer-2 s-inner",
    "far_lead": "s-far",
    "evaluator": "",
    "administrator": "",
}
ATTENDANCE = {
    "outsider": "",
    "member": "a-prac a-chair",
    "officer": "a-prac a-chair",
    "lead": "a-prac a-champ a-chair",
    "far_lead": "",
    "evaluator": "",
    "administrator": "",
}


@pytest.mark.parametrize(
    ("model", "seen"),
    [(Forum, FORUMS), (Seat, SEATS), (Person, PEOPLE), (Sitting, SITTINGS), (Attendance, ATTENDANCE)],
)
def test_each_sees_what_the_table_says(cast: Cast, model: type, seen: dict[str, str]) -> None:
    for name, keys in seen.items():
        shown = model.objects.visible_to(getattr(cast, name)).values_list("key", flat=True)
        assert sorted(shown) == sorted(keys.split()), name


@pytest.mark.parametrize(
    ("kind", "key", "who"),
    [
        ("meeting", "steer-feb", "member officer lead operator"),
        ("meeting", "open-feb", "outsider member officer lead far_lead evaluator administrator operator"),
        ("meeting", "inner-mar", "lead operator"),
        ("standing_item", "steer-swim", "member officer lead operator"),
        ("agenda_item", "swim-item", "member officer lead operator"),
        (
            "agenda_item",
            "open-item",
            "outsider member officer lead far_lead evaluator administrator operator",
        ),
        ("agenda_item", "closed", "lead operator"),
        ("paper", "swim-paper", "member officer lead operator"),
        ("paper", "draft-paper", "lead far_lead operator"),
        ("paper", "closed-paper", "lead operator"),
        ("referral", "swim-on", "operator"),
        ("open_channel", "post", "member officer lead operator"),
        ("alias", "steering-old", "member officer lead operator"),
        ("post_holding", "commissioner-now", "member officer lead operator"),
        (
            "help_contact",
            "millbrook-desk",
            "outsider member officer lead far_lead evaluator administrator operator",
        ),
        ("organisation", "charity", "outsider member officer lead far_lead evaluator administrator operator"),
    ],
)
def test_a_row_is_seen_by_these_and_no_others(cast: Cast, kind: str, key: str, who: str) -> None:
    rows = KINDS[kind].objects
    seen = [name for name, one in vars(cast).items() if rows.visible_to(one).filter(key=key).exists()]
    assert sorted(seen) == sorted(who.split())


def test_every_kind_answers_to_every_asker_without_a_row_twice(cast: Cast) -> None:
    for model in KINDS.values():
        for one in vars(cast).values():
            keys = list(model.objects.visible_to(one).values_list("key", flat=True))
            assert len(keys) == len(set(keys))


def test_everything_is_seen_by_the_lead_of_everything(cast: Cast) -> None:
    for model in KINDS.values():
        assert model.objects.visible_to(cast.operator).count() == model.objects.count()


def test_a_grant_over_a_seat_shows_its_forum(cast: Cast) -> None:
    one = asker("seat-holder", Grant("member", "seat", "steer-1"))
    assert Forum.objects.visible_to(one).filter(key="steering").exists()


def test_a_sensitive_seat_is_not_given_away_by_who_came(cast: Cast) -> None:
    """The champion came to Open Door, and holds only the sensitive seat there: the public does not see them."""
    Person.objects.filter(key="champion").update(visibility="public")
    assert not Attendance.objects.visible_to(cast.outsider).filter(key="a-champ").exists()
    assert Attendance.objects.visible_to(new_cast().lead).filter(key="a-champ").exists()


def test_a_substitute_for_somebody_hidden_is_not_shown(cast: Cast) -> None:
    Attendance.objects.filter(key="a-chair").delete()
    Attendance.objects.create(
        key="sub",
        meeting=Attendance.objects.get(key="a-prac").meeting,
        person=Person.objects.get(key="chair"),
        status="substitute",
        substitute_for=Person.objects.get(key="champion"),
    )
    assert not Attendance.objects.visible_to(cast.outsider).filter(key="sub").exists()


def test_a_post_s_holder_in_a_members_seat_is_known_to_its_members(cast: Cast) -> None:
    Sitting.objects.filter(person__key="practitioner").delete()
    Sitting.objects.create(
        key="by-post",
        seat=Seat.objects.get(key="steer-1"),
        post=KINDS["post"].objects.get(key="commissioner"),
    )
    assert Person.objects.visible_to(cast.member).filter(key="practitioner").exists()
    assert not Person.objects.visible_to(cast.outsider).filter(key="practitioner").exists()


def test_an_audience_is_a_key_one_can_keep_answers_under(cast: Cast) -> None:
    assert audience_of(cast.member) == audience_of(cast.officer)
    assert hash(audience_of(cast.member)) == hash(audience_of(cast.officer))
    assert audience_of(cast.outsider).public and audience_of(cast.administrator).public
    assert not audience_of(cast.lead).public
    inside = Place.objects.filter(key__in=["millbrook", "old-mill"]).values_list("pk", flat=True)
    assert audience_of(cast.lead).places == frozenset(inside)


def test_a_visitor_s_rules_cost_no_query_and_a_lead_s_are_worked_out_once(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as asked:
        audience_of(cast.outsider)
    assert len(asked) == 0
    with CaptureQueriesContext(connection) as asked:
        for _again in range(5):
            audience_of(cast.lead)
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("scope", "who"),
    [
        ("open-door", "lead operator"),
        ("steering", "officer lead operator"),
        ("inner", "lead operator"),
        ("far-board", "far_lead operator"),
        ("old-mill", "lead operator"),
        ("westshire", "operator"),
        (None, "lead far_lead operator"),
    ],
)
def test_only_leads_and_officers_write(cast: Cast, scope: str | None, who: str) -> None:
    found = Forum.objects.filter(key=scope).first() or Place.objects.filter(key=scope).first()
    assert (found is None) == (scope is None)
    allowed = [name for name, one in vars(cast).items() if may_edit(one, found)]
    assert sorted(allowed) == sorted(who.split())


def test_an_officer_sets_no_levels_and_a_lead_does(cast: Cast) -> None:
    seat = Seat.objects.get(key="steer-1")
    for values in ({"visibility": "members"}, {"sensitive": True}):
        with pytest.raises(NotAllowed):
            amend(cast.officer, seat, values)
    with pytest.raises(NotAllowed):
        amend(cast.officer, Forum.objects.get(key="steering"), {"visibility": "public"})
    assert amend(cast.officer, seat, {"name": "Mill Trust"}).name == "Mill Trust"  # type: ignore[attr-defined]
    assert amend(cast.lead, seat, {"sensitive": True}).sensitive  # type: ignore[attr-defined]


def test_a_lead_moves_nothing_to_a_place_of_somebody_else_s(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        amend(cast.lead, Forum.objects.get(key="inner"), {"place": "farfield"})
    with pytest.raises(NotAllowed):
        add(cast.lead, "forum", {"name": "Theirs", "kind": "board", "place": "farfield"})
    with pytest.raises(NotAllowed):
        amend(cast.officer, Seat.objects.get(key="steer-1"), {"forum": "open-door"})


def test_what_one_may_not_see_one_may_not_touch(cast: Cast) -> None:
    hidden = Seat.objects.get(key="steer-2")
    with pytest.raises(NoSuchRow):
        amend(cast.officer, hidden, {"name": "x"})
    with pytest.raises(NoSuchRow):
        remove(cast.officer, hidden)
    with pytest.raises(NoSuchRow):
        add(cast.officer, "sitting", {"seat": "steer-2", "person": "chair"})


def test_a_lead_leads_a_place_they_just_added(cast: Cast) -> None:
    add(cast.lead, "place", {"name": "New Mill", "kind": "neighbourhood", "inside": "millbrook"})
    assert add(cast.lead, "forum", {"name": "Hall", "kind": "network", "place": "new-mill"}).key == "hall"


def test_only_administrators_and_the_operator_name_the_installation(cast: Cast) -> None:
    allowed = [name for name, one in vars(cast).items() if may_set_instance(one)]
    assert sorted(allowed) == ["administrator", "operator"]


def test_an_outsider_cannot(cast: Cast) -> None:
    """Nobody without a grant adds, amends or removes any row of any kind."""
    for kind, model in KINDS.items():
        first = model.objects.visible_to(cast.operator).first()
        assert first is not None, kind
        for one in (cast.outsider, cast.administrator, cast.evaluator, Asker(today=TODAY, account="nobody")):
            with pytest.raises((NotAllowed, NoSuchRow)):
                amend(one, first, {"source": "me"})
            with pytest.raises((NotAllowed, NoSuchRow)):
                remove(one, first)
    with pytest.raises(NotAllowed):
        add(cast.outsider, "subject", {"name": "Mine"})
    with pytest.raises(NotAllowed):
        add(cast.member, "meeting", {"forum": "steering", "day": dt.date(2021, 6, 1)})
