"""Reach, dependence and openings on the example: what counts on the day, the options, and what an outsider may see."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from groundswell.planner import keeping, opening, reaching, sentences_on_openings
from groundswell.planner import sentences_on_reach as sentences
from groundswell.planner.answers_on_openings import Openings
from groundswell.planner.answers_on_reach import Dependence, Reach
from groundswell.planner.naming import BadQuestion, UnknownName
from groundswell.planner.options import Options
from groundswell.planner.shown_openings import openings_as_json
from groundswell.planner.shown_reach import dependence_as_json, reach_as_json
from groundswell.records.asking import Asker, operator
from groundswell.register.models import Sitting
from tests.planner.conftest import TODAY, Stockport

pytestmark = pytest.mark.usefixtures("stockport")
JANUARY, FEBRUARY, MARCH = dt.date(2021, 1, 5), dt.date(2021, 2, 2), dt.date(2021, 3, 2)
PUBLIC = Asker(today=TODAY)
ACB, SEND = "Active Communities Board", "SEND Board"
LEAD = "Public Health Lead"


def reach(origin: str, after: dt.date | None = JANUARY, **options: Any) -> Reach:
    keeping.forget()
    return reaching.reach(PUBLIC, origin=origin, after=after, options=Options(**options))


def dependence(
    origin: str, after: dt.date = JANUARY, *, target: str | None = None, **options: Any
) -> Dependence:
    keeping.forget()
    return reaching.dependence(PUBLIC, origin=origin, target=target, after=after, options=Options(**options))


def openings(origin: str, after: dt.date = JANUARY, *, target: str | None = None, **options: Any) -> Openings:
    keeping.forget()
    return opening.openings(PUBLIC, origin=origin, target=target, after=after, options=Options(**options))


def by_seats(found: Reach) -> list[str]:
    return [f.name for f in found.by_seats]


def heard(found: Reach) -> dict[str, int | None]:
    return {f.name: f.days for f in found.by_calendar}


def hide(stockport: Stockport, forum: str) -> None:
    stockport.forum(forum).__class__.objects.filter(key=forum).update(visibility="members")


# --- The start ---------------------------------------------------------------------------------------------------


def test_without_a_day_the_seats_are_those_of_today() -> None:
    assert reach("That Counts", None).origin.after == TODAY


def test_from_a_person_the_word_starts_where_they_sit() -> None:
    found = reach("Director of Public Health")
    assert by_seats(found) == ["That Counts", "LP Ops", "LP Steering", ACB, SEND]
    assert found.said_on == JANUARY


def test_a_person_is_never_a_cut_of_their_own_word() -> None:
    cuts = [cut.people for forum in dependence(LEAD).forums for cut in forum.by_seats]
    assert all(LEAD not in people for people in cuts)


def test_a_forum_with_no_meeting_left_still_has_its_seats() -> None:
    found = reach("That Counts", dt.date(2021, 3, 3))
    assert (found.said_on, found.by_calendar) == (None, ())
    assert by_seats(found) == ["That Counts", "LP Ops", "LP Steering", ACB]
    assert sentences.said_sentence(found) == ""
    assert sentences.reach_finding(found).endswith("on the calendar there is no meeting to say it at.")


# --- Unknown names and questions that cannot be asked so -----------------------------------------------------------


@pytest.mark.parametrize("ask", [reach, dependence, openings])
def test_an_unknown_start_is_told_with_the_nearest_names(ask: object) -> None:
    with pytest.raises(UnknownName) as told:
        ask("That Cuonts")  # type: ignore[operator]
    assert told.value.field == "from"
    assert "That Counts" in told.value.nearest


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"without": ("Nobody Atall",)}, "without"),
        ({"without_forums": ("No Such Forum",)}, "without_forum"),
        ({"without_forums": ("LP Lead",)}, "without_forum"),
        ({"without_forums": ("That Counts",)}, "without_forum"),
    ],
)
def test_what_cannot_be_left_out_is_refused_by_its_field(options: dict[str, object], field: str) -> None:
    with pytest.raises(BadQuestion) as told:
        reach("That Counts", **options)
    assert told.value.field == field


def test_a_word_cannot_start_with_somebody_who_is_away() -> None:
    """By seats it once reached five forums, and on the calendar none."""
    with pytest.raises(BadQuestion) as told:
        reach("LP Lead", without=("LP Lead",))
    assert told.value.field == "without"


@pytest.mark.parametrize("ask", [dependence, openings])
def test_a_person_is_no_target(ask: object) -> None:
    with pytest.raises(BadQuestion) as told:
        ask("That Counts", target="LP Lead")  # type: ignore[operator]
    assert told.value.field == "to"


def test_a_year_too_far_away_is_refused() -> None:
    with pytest.raises(BadQuestion):
        reach("That Counts", dt.date(1066, 1, 1))


# --- The options -------------------------------------------------------------------------------------------------


def test_a_forum_left_out_takes_its_seats_and_meetings_away() -> None:
    found = reach("That Counts", FEBRUARY, without_forums=("LP Ops",))
    assert "LP Ops" not in {f.name for f in found.forums}
    assert heard(found)[ACB] == 98, "by LP Steering of 11 March only"


def test_who_is_away_already_is_no_cut_and_the_next_road_shows() -> None:
    found = dependence("That Counts", without=("LP Lead", "Seashell practitioner 1"))
    roads = [(cut.people, forums) for cut, forums in sentences.single_roads(found)]
    assert (("Seashell practitioner 2",), ("LP Ops", "LP Steering", ACB, SEND)) in roads


def test_dependence_towards_one_forum_tells_of_that_forum_only() -> None:
    assert [f.name for f in dependence("That Counts", target="send board").forums] == [SEND]


def test_a_forum_that_is_not_reached_depends_on_nobody() -> None:
    found = dependence("That Counts", target="GMM executive")
    assert found.forums == ()
    assert "no other forum" in sentences.dependence_finding(found)
    assert sentences.dependence_on_the_calendar(found) == ""


def test_without_standing_items_the_calendar_has_a_later_day() -> None:
    asked = {"target": "ACB", "after": FEBRUARY}
    assert openings("That Counts", **asked).arrives == dt.date(2021, 2, 9)  # type: ignore[arg-type]
    assert openings("That Counts", standing_items=False, **asked).arrives == dt.date(2021, 5, 11)  # type: ignore[arg-type]


def test_openings_without_a_target_look_at_every_forum_on_the_calendar() -> None:
    found = openings("That Counts", without=[LEAD])
    assert (found.changes, found.arrives) == ((), None)
    assert openings_as_json(found)["by_calendar"]["opening_most"]
    assert "would let 1 more forum hear it" in sentences_on_openings.calendar_finding(found)


def test_where_it_is_said_it_is_heard_at_once() -> None:
    found = openings("ACB", TODAY, target="ACB")
    assert (found.arrives, found.changes, found.lost) == (dt.date(2021, 5, 11), (), ())


def test_an_invitation_passed_by_the_day_no_longer_leads_there() -> None:
    assert SEND in by_seats(reach("That Counts", dt.date(2021, 2, 25)))
    assert SEND not in by_seats(reach("That Counts", dt.date(2021, 2, 26)))


def test_an_observer_hears_but_brings_nothing_in(stockport: Stockport) -> None:
    stockport.seat("gmm-executive", LEAD, role="observer")
    assert "GM Moving executive" not in by_seats(reach("That Counts"))
    assert "LP Ops" in by_seats(reach("Cllr Eve Holt")), "what he hears there he can bring to LP Ops"


# --- Sentences and plain values ----------------------------------------------------------------------------------


def test_equal_seats_stand_together_in_one_sentence() -> None:
    told = sentences_on_openings.seats_finding(openings("That Counts", without=(LEAD,)))
    assert told == (
        "By seats one new seat could open 1 of the 2 (Active Communities Board and SEND Board): "
        "LP Lead, Seashell practitioner 1 or Seashell practitioner 2 on Active Communities Board or SEND Board, "
        "or Director of Public Health on That Counts, LP Ops or LP Steering."
    )


def test_too_many_equal_seats_are_counted_and_told_by_what_they_open() -> None:
    found = openings("That Counts")
    assert "any of 25 seats, all equal" in sentences_on_openings.seats_finding(found)
    rows = sentences_on_openings.seats_by_what_they_open(found)
    assert [row.split(" could")[0] for row in rows] == ["GM Moving executive", "Salford SEND champions"]


def test_the_calendar_sentence_says_the_days_saved() -> None:
    found = openings("That Counts", FEBRUARY, target="ACB", standing_items=False)
    assert sentences_on_openings.openings_finding(found) == (
        "A paper deadline of 2 clear working days instead of 5 for Active Communities Board of 9 February 2021 "
        "would save 91 days."
    )
    assert sentences_on_openings.as_good_sentence(found) == "6 other changes would bring it as soon."
    assert sentences_on_openings.as_things_stand(found) == (
        "On the calendar it could be heard at Active Communities Board on 11 May 2021."
    )


def test_where_nobody_is_the_only_road_it_is_said_so(stockport: Stockport) -> None:
    stockport.seat("acb", "LP Lead")
    stockport.seat("send-board", "LP Lead")
    found = dependence("That Counts")
    assert sentences.dependence_finding(found) == (
        "By seats no one person is the only road from That Counts to any of the 4 forums looked at."
    )
    assert "no one person" in sentences.dependence_on_the_calendar(found)


def test_no_answer_says_it_did_happen_and_all_say_their_day_and_horizon() -> None:
    told = [
        reach_as_json(reach("That Counts")),
        dependence_as_json(dependence("That Counts")),
        openings_as_json(openings("That Counts", target="ACB", without=(LEAD,))),
    ]
    for answer in told:
        assert any(word in answer["finding"] for word in ("could", "would", "road"))
        assert (answer["by_seats"]["on"], answer["by_calendar"]["until"]) == ("2021-01-05", "2021-05-11")
        assert answer["account"][-1] == "This is what could happen, never what did."


# --- An outsider cannot ------------------------------------------------------------------------------------------


def test_an_outsider_cannot_reach_through_or_read_of_a_hidden_forum(stockport: Stockport) -> None:
    hide(stockport, "lp-ops")
    told = str(
        [
            reach_as_json(reach("That Counts")),
            dependence_as_json(dependence("That Counts")),
            openings_as_json(openings("That Counts", without=(LEAD,))),
        ]
    )
    assert "LP Ops" not in told
    assert heard(reach("That Counts", FEBRUARY))[ACB] == 98
    for ask in (reach, dependence, openings):
        with pytest.raises(UnknownName):
            ask("LP Ops")
    with pytest.raises(UnknownName):
        reach("That Counts", without_forums=("LP Ops",))
    with pytest.raises(UnknownName):
        openings("That Counts", target="LP Ops")


def test_an_outsider_cannot_read_who_holds_a_sensitive_seat_nor_that_it_leads_anywhere(
    stockport: Stockport,
) -> None:
    for sitting in Sitting.objects.filter(person__name=LEAD):
        sitting.seat.__class__.objects.filter(pk=sitting.seat.pk).update(sensitive=True)
    hidden = by_seats(reach("That Counts"))
    assert ACB not in hidden
    keeping.forget()
    lead = reaching.reach(operator(TODAY), origin="That Counts", after=JANUARY)
    assert ACB in by_seats(lead)


def test_an_outsider_cannot_learn_of_a_hidden_person(stockport: Stockport) -> None:
    stockport.person(LEAD).__class__.objects.filter(name=LEAD).update(visibility="place")
    told = str([dependence_as_json(dependence("That Counts")), openings_as_json(openings("That Counts"))])
    assert LEAD not in told
    with pytest.raises(UnknownName):
        reach("That Counts", without=(LEAD,))


def test_a_large_calendar_gives_single_roads_for_every_forum_and_sets_where_one_is_named(
    stockport: Stockport, monkeypatch: pytest.MonkeyPatch
) -> None:
    asker = Asker(today=TODAY)
    day = dt.date(2021, 1, 5)
    small = reaching.dependence(asker, origin="That Counts", after=day)
    monkeypatch.setattr(reaching, "LARGE", 0)
    large = reaching.dependence(asker, origin="That Counts", after=day)
    assert (small.calendar_sets, large.calendar_sets) == (3, 1)
    for one, other in zip(small.forums, large.forums, strict=True):
        assert other.by_calendar == tuple(cut for cut in one.by_calendar or () if len(cut.people) == 1)
        assert other.by_seats == one.by_seats
    named = reaching.dependence(asker, origin="That Counts", target="ACB", after=day)
    assert named.calendar_sets == 3
