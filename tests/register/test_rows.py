"""Adding, amending and removing one row."""

from __future__ import annotations

import datetime as dt

import pytest

from groundswell.records.changes import verify
from groundswell.records.models import Change
from groundswell.register.actions import add, amend, remove
from groundswell.register.errors import NoSuchRow, NotValid, RegisterError, SeatTaken, StillNeeded
from groundswell.register.kinds import KINDS, kind_of, model_of
from groundswell.register.models import Forum, Meeting, Person, RegisterVersion, Seat, Sitting, Subject
from tests.cast import Cast

D = dt.date


def version() -> int:
    return RegisterVersion.objects.get(pk=1).number


def test_each_write_adds_one_to_the_version_and_one_entry_to_the_chain(cast: Cast) -> None:
    before, entries = version(), Change.objects.count()
    row = add(cast.lead, "subject", {"name": "Ramps"})
    amend(cast.lead, row, {"source": "minutes"})
    remove(cast.lead, row)
    assert version() == before + 3
    assert Change.objects.count() == entries + 3
    assert verify() == []


def test_a_refused_write_leaves_nothing_behind(cast: Cast) -> None:
    before, entries, sittings = version(), Change.objects.count(), Sitting.objects.count()
    with pytest.raises(SeatTaken):
        add(cast.lead, "sitting", {"seat": "steer-1", "person": "chair", "start": D(2021, 2, 1)})
    assert (version(), Change.objects.count(), Sitting.objects.count()) == (before, entries, sittings)


def test_relations_are_given_as_keys_or_as_rows(cast: Cast) -> None:
    by_key = add(cast.lead, "seat", {"forum": "steering", "name": "By key"})
    by_row = add(cast.lead, "seat", {"forum": Forum.objects.get(key="steering"), "name": "By row"})
    assert by_key.forum_id == by_row.forum_id  # type: ignore[attr-defined]


def test_many_relations_are_given_as_lists(cast: Cast) -> None:
    forum = add(
        cast.lead,
        "forum",
        {"name": "New", "kind": "board", "place": "millbrook", "layers": ["near"], "successors": ["inner"]},
    )
    assert [layer.key for layer in forum.layers.all()] == ["near"]  # type: ignore[attr-defined]
    amend(cast.lead, forum, {"layers": ["far"], "successors": []})
    assert [layer.key for layer in forum.layers.all()] == ["far"]  # type: ignore[attr-defined]
    assert not forum.successors.exists()  # type: ignore[attr-defined]


def test_the_last_day_is_typed_and_the_day_after_is_stored(cast: Cast) -> None:
    sitting = amend(cast.lead, Sitting.objects.get(key="s-steer-1"), {"last_day": D(2021, 3, 31)})
    assert sitting.until == D(2021, 4, 1)  # type: ignore[attr-defined]
    forum = amend(cast.lead, Forum.objects.get(key="steering"), {"last_day": "2022-07-31"})
    assert forum.closed == D(2022, 8, 1)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kind", "values", "key"),
    [
        (
            "forum",
            {"name": "Parent Carer Forum!", "kind": "network", "place": "millbrook"},
            "parent-carer-forum",
        ),
        ("person", {"name": "Director"}, "director"),
        ("person", {"name": "Champion"}, "champion-2"),
        ("person", {"name": "李"}, "person"),
        ("meeting", {"forum": "steering", "day": D(2021, 6, 1)}, "steering-2021-06-01"),
        ("seat", {"forum": "steering", "name": "Health"}, "steering-health"),
        ("alias", {"name": "Steerers", "forum": "steering"}, "steerers"),
        ("agenda_item", {"meeting": "steer-mar", "number": "2", "title": "Next"}, "steer-mar-next"),
        (
            "referral",
            {"paper": "swim-paper", "from_meeting": "steer-feb", "to_forum": "inner"},
            "swim-paper-inner",
        ),
        (
            "post_holding",
            {"post": "commissioner", "person": "chair", "last_day": D(2020, 1, 1)},
            "commissioner-chair",
        ),
        ("attendance", {"meeting": "steer-mar", "person": "chair", "status": "apologies"}, "steer-mar-chair"),
    ],
)
def test_a_row_without_a_key_is_given_a_readable_one(
    cast: Cast, kind: str, values: dict[str, object], key: str
) -> None:
    assert add(cast.lead, kind, values).key == key


@pytest.mark.parametrize(
    ("kind", "values", "field", "says"),
    [
        ("forum", {"name": "Z", "kind": "board"}, "place", "“place” is missing."),
        ("forum", {"kind": "board", "place": "millbrook"}, "name", "“name” is missing."),
        (
            "forum",
            {"name": "Z", "kind": "choir", "place": "millbrook"},
            "kind",
            "“choir” is not a choice for “kind”.",
        ),
        (
            "forum",
            {"name": "Z", "kind": "board", "place": "nowhere"},
            "place",
            "There is no place with the key “nowhere”.",
        ),
        ("forum", {"colour": "red"}, "colour", "A forum has no “colour”."),
        (
            "person",
            {"name": "a\x00b"},
            "name",
            "“name” holds a hidden character (U+0000) that cannot be kept.",
        ),
        (
            "person",
            {"name": "a\u202eb"},
            "name",
            "“name” holds a hidden character (U+202E) that cannot be kept.",
        ),
        (
            "person",
            {"key": "é l'", "name": "Z"},
            "key",
            "A key holds letters without accents, digits and hyphens only, up to 100 of them.",
        ),
        ("meeting", {"forum": "steering", "day": "2021-02-31"}, "day", "“2021-02-31” is no value for “day”."),
        ("meeting", {"forum": "steering", "day": "soon"}, "day", "“soon” is no value for “day”."),
        ("seat", {"forum": "a\x00b"}, "forum", "There is no forum with the key “a\x00b”."),
        ("person", {"id": 1}, "id", "A person has no “id”."),
    ],
)
def test_a_bad_value_names_its_field_in_plain_words(
    cast: Cast, kind: str, values: dict[str, object], field: str, says: str
) -> None:
    with pytest.raises(RegisterError) as caught:
        add(cast.lead, kind, values)
    assert caught.value.field == field
    assert str(caught.value) == says
    assert str(caught.value.remedy).endswith(".")


def test_an_impossible_date_is_a_plain_mistake(cast: Cast) -> None:
    with pytest.raises(NotValid) as caught:
        add(cast.lead, "meeting", {"forum": "steering", "day": "2021-02-31"})
    assert caught.value.field == "day"


def test_an_unknown_kind_is_a_plain_mistake(cast: Cast) -> None:
    with pytest.raises(NotValid, match="keeps no “choir”"):
        add(cast.lead, "choir", {})


def test_words_are_kept_in_one_spelling_without_spaces_round_them(cast: Cast) -> None:
    assert add(cast.lead, "subject", {"name": "  Cafe\u0301 "}).name == "Café"  # type: ignore[attr-defined]


def test_what_others_need_is_not_removed(cast: Cast) -> None:
    for model, key in (
        (Person, "chair"),
        (Seat, "steer-1"),
        (Forum, "steering"),
        (Meeting, "open-feb"),
        (Subject, "swimming"),
    ):
        with pytest.raises(StillNeeded) as caught:
            remove(cast.lead, model.objects.get(key=key))
        assert "cannot be removed" in str(caught.value)
        assert model.objects.filter(key=key).exists()


def test_a_meeting_goes_with_the_standing_items_placed_on_it(cast: Cast) -> None:
    meeting = add(cast.lead, "meeting", {"forum": "steering", "day": D(2021, 6, 1)})
    assert meeting.agenda_items.count() == 1  # type: ignore[attr-defined]
    remove(cast.lead, meeting)
    assert not Meeting.objects.filter(key=meeting.key).exists()


def test_the_chain_keeps_dates_and_keys_but_no_words_about_people(cast: Cast) -> None:
    add(cast.lead, "person", {"name": "Somebody's name", "visibility": "members"})
    add(cast.lead, "sitting", {"seat": "inner-1", "person": "chair", "last_day": D(2020, 12, 31)})
    told = [str(change.detail) + change.subject for change in Change.objects.all()]
    assert not any("Somebody's name" in line for line in told)
    assert Change.objects.last().detail == {"seat": "inner-1", "person": "chair", "last_day": "2021-01-01"}  # type: ignore[union-attr]


def test_the_chain_says_who_and_to_what(cast: Cast) -> None:
    add(cast.lead, "subject", {"name": "Ramps"})
    last = Change.objects.order_by("number").last()
    assert last is not None
    assert (last.actor, last.verb, last.subject) == ("lead", "add subject", "subject ramps")


def test_a_row_that_went_away_meanwhile_is_no_such_row(cast: Cast) -> None:
    subject = add(cast.lead, "subject", {"name": "Gone"})
    Subject.objects.filter(pk=subject.pk).delete()
    with pytest.raises(NoSuchRow):
        amend(cast.lead, subject, {"name": "Back"})


def test_every_kind_is_found_by_its_name() -> None:
    assert all(kind_of(model()) == kind and model_of(kind) is model for kind, model in KINDS.items())


def test_an_outsider_cannot(cast: Cast) -> None:
    for one in (cast.outsider, cast.member, cast.evaluator, cast.administrator, cast.far_lead):
        with pytest.raises(RegisterError):
            add(one, "seat", {"forum": "steering", "name": "Mine"})
        with pytest.raises(RegisterError):
            remove(one, Seat.objects.get(key="inner-1"))
