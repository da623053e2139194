"""Words of a certain age, upward only, in one place only: every question with its options, on the example."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from groundswell.planner import keeping, reaching
from groundswell.planner import sentences_on_reach as sentences
from groundswell.planner.answers import Answer
from groundswell.planner.answers_on_reach import Dependence, Reach
from groundswell.planner.naming import BadQuestion, UnknownPlace
from groundswell.planner.options import Options
from groundswell.planner.sentences import finding
from groundswell.planner.sentences_on_options import limits_sentence, with_limits
from groundswell.planner.shown import as_json
from groundswell.records.asking import Asker
from groundswell.register.models import Alias, Place
from tests.planner.conftest import TODAY, Stockport

JANUARY, FEBRUARY, MARCH = "2021-01-05", "2021-02-02", "2021-03-02"
ACB, SEND = "Active Communities Board", "SEND Board"
SALFORD = "Salford SEND champions"
LEAD = "Public Health Lead"


def reach(origin: str, after: str, **options: Any) -> Reach:
    keeping.forget()
    day = dt.date.fromisoformat(after)
    return reaching.reach(Asker(today=TODAY), origin=origin, after=day, options=Options(**options))


def dependence(origin: str, after: str, **options: Any) -> Dependence:
    keeping.forget()
    day = dt.date.fromisoformat(after)
    return reaching.dependence(Asker(today=TODAY), origin=origin, after=day, options=Options(**options))


def by_seats(found: Reach) -> list[str]:
    return [f.name for f in found.by_seats]


def heard(found: Reach) -> dict[str, int | None]:
    return {f.name: f.days for f in found.by_calendar}


def said(answer: Answer) -> str:
    return with_limits(finding(answer), answer.question.options)


# --- An age limit on the word --------------------------------------------------------------------------------------


def test_a_word_is_carried_to_its_last_day_and_not_a_day_more(stockport: Stockport) -> None:
    assert stockport.days("That Counts", "ACB", FEBRUARY, age=7) == 7
    assert stockport.days("That Counts", "ACB", FEBRUARY, age=6) is None


def test_a_word_of_no_days_is_heard_on_its_own_day_only(stockport: Stockport) -> None:
    assert stockport.days("LP Lead", "LP Ops", "2021-02-04", age=0) == 0
    assert stockport.days("LP Lead", "LP Ops", "2021-02-03", age=0) is None


def test_age_counts_from_the_meeting_it_is_said_at_not_from_the_day_asked(stockport: Stockport) -> None:
    journey = stockport.ask("That Counts", "ACB", "2021-01-20", age=7).journeys[0]
    assert (journey.waited_days, journey.days) == (13, 7)


def test_the_last_day_looked_at_is_the_last_day_of_the_word(stockport: Stockport) -> None:
    answer = stockport.ask("That Counts", "ACB", FEBRUARY, age=6)
    assert answer.question.horizon == dt.date(2021, 2, 8)
    assert answer.no_way is not None
    assert answer.no_way.reason == (
        "Public Health Lead would hold it on 4 February 2021; "
        "no Active Communities Board meeting follows by 8 February 2021."
    )
    assert all(c.arrives is None or c.arrives <= dt.date(2021, 2, 8) for c in answer.no_way.would_open)


def test_how_late_it_can_be_said_obeys_the_age(stockport: Stockport) -> None:
    """Said on 2 March it is heard in time, but 70 days old."""
    by = {"by": "2021-05-11"}
    assert stockport.ask("That Counts", "ACB", **by).said_on.day == dt.date(2021, 3, 2)  # type: ignore[union-attr]
    limited = stockport.ask("That Counts", "ACB", age=60, **by)
    assert limited.said_on is not None
    assert (limited.said_on.day, limited.journeys[0].days) == (dt.date(2021, 2, 2), 7)


def test_the_last_day_for_a_person_obeys_the_age(stockport: Stockport) -> None:
    """On 11 March LP Steering could still bring it to the board of 11 May, but not within 20 days."""
    by = {"by": "2021-05-11"}
    free = stockport.ask("LP Lead", "ACB", **by)
    limited = stockport.ask("LP Lead", "ACB", age=20, **by)
    assert free.said_on is not None
    assert limited.said_on is not None
    assert (free.said_on.day, limited.said_on.day) == (dt.date(2021, 3, 11), dt.date(2021, 2, 4))


def test_the_way_back_obeys_the_age(stockport: Stockport) -> None:
    assert stockport.days("That Counts", "ACB", "2021-02-09", back=True, age=21) == 21
    assert stockport.days("That Counts", "ACB", "2021-02-09", back=True, age=20) is None


def test_age_counts_on_the_calendar_and_not_by_seats(stockport: Stockport) -> None:
    found = reach("That Counts", JANUARY, age=30)
    assert heard(found) == {"That Counts": 0, "LP Ops": 2, "LP Steering": 23}
    assert by_seats(found) == by_seats(reach("That Counts", JANUARY))
    account = sentences.account_sentences(found.origin)
    assert any("Age does not count by seats." in sentence for sentence in account)


def test_dependence_on_the_calendar_obeys_the_age(stockport: Stockport) -> None:
    cuts = {f.name: f.by_calendar for f in dependence("That Counts", JANUARY, age=40).forums}
    assert cuts[ACB] is not None
    assert cuts[SEND] is None, "it would be heard there after 51 days"


@pytest.mark.parametrize("age", [-1, 100_000])
def test_an_age_that_is_none_is_refused(stockport: Stockport, age: int) -> None:
    with pytest.raises(BadQuestion) as told:
        stockport.ask("That Counts", "ACB", FEBRUARY, age=age)
    assert told.value.field == "age"


# --- Upward only ---------------------------------------------------------------------------------------------------


def test_upward_only_leaves_the_ways_up_as_they_are(stockport: Stockport) -> None:
    for after, target in ((JANUARY, "ACB"), (FEBRUARY, "ACB"), (JANUARY, SEND), (MARCH, "LP Steering")):
        free, upward = (stockport.days("That Counts", target, after, upward=up) for up in (False, True))
        assert free == upward


def test_upward_only_there_is_no_way_down_and_it_says_why(stockport: Stockport) -> None:
    answer = stockport.ask("That Counts", "ACB", "2021-02-09", back=True, upward=True)
    assert answer.journeys == ()
    assert said(answer) == (
        "There is no way to That Counts by seats. "
        "No shared seat: nobody the word reaches from Active Communities Board sits on That Counts. "
        "With these limits: upward only."
    )


def test_who_sits_there_but_is_told_above_is_named(stockport: Stockport) -> None:
    """He hears it at the board and sits on LP Ops: that would be downward."""
    answer = stockport.ask("ACB", "LP Ops", "2021-02-09", upward=True)
    assert answer.no_way is not None
    assert answer.no_way.reason == (
        "Public Health Lead would be told it only at Active Communities Board, in a layer above that of LP Ops."
    )


def test_one_layer_is_no_way_down(stockport: Stockport) -> None:
    assert stockport.days("ACB", SEND, "2021-02-09", upward=True) == 16


def test_somebodys_own_word_may_be_raised_in_any_layer(stockport: Stockport) -> None:
    assert stockport.days(LEAD, "LP Ops", FEBRUARY, upward=True) == 2
    assert stockport.days(LEAD, "ACB", FEBRUARY, upward=True) == 7


def test_upward_only_holds_for_seats_and_calendar_alike(stockport: Stockport) -> None:
    found = reach("ACB", "2021-02-09", upward=True)
    assert by_seats(found) == [ACB, SEND]
    assert heard(found) == {ACB: 0, SEND: 16}
    assert [f.name for f in dependence("ACB", "2021-02-09", upward=True).forums] == [SEND]


def test_a_forum_in_no_layer_neither_hears_nor_passes_upward_and_it_says_so(stockport: Stockport) -> None:
    stockport.forum("salford-send-champions").layers.clear()
    stockport.seat("salford-send-champions", "LP Lead")
    assert SALFORD in by_seats(reach("That Counts", JANUARY))
    found = reach("That Counts", JANUARY, upward=True)
    assert SALFORD not in {f.name for f in found.forums}
    assert (
        "These are in no layer, so they neither hear it nor pass it on: Salford SEND champions."
        in sentences.account_sentences(found.origin)
    )
    for origin, target in ((SALFORD, "ACB"), ("That Counts", SALFORD)):
        with pytest.raises(BadQuestion) as told:
            stockport.ask(origin, target, FEBRUARY, upward=True)
        assert told.value.field == "upward"


# --- One place only ------------------------------------------------------------------------------------------------


def test_a_place_holds_the_forums_of_places_inside_it(stockport: Stockport) -> None:
    assert [f.name for f in reach("That Counts", JANUARY, place="Stockport").forums] == [
        "That Counts",
        "LP Ops",
        "LP Steering",
        ACB,
        SEND,
    ]
    assert [f.name for f in reach("That Counts", JANUARY, place="brinnington").forums] == ["That Counts"]
    everywhere = reach("That Counts", JANUARY, place="greater-manchester")
    assert everywhere.forums == reach("That Counts", JANUARY).forums


def test_another_places_forum_passes_nothing_on(stockport: Stockport) -> None:
    """With LP Ops in Salford the word waits for LP Steering of 11 March."""
    stockport.forum("lp-ops").__class__.objects.filter(key="lp-ops").update(
        place=Place.objects.get(key="salford")
    )
    assert stockport.days("That Counts", "ACB", FEBRUARY) == 7
    assert stockport.days("That Counts", "ACB", FEBRUARY, place="Stockport") == 98
    assert heard(reach("That Counts", FEBRUARY, place="Stockport"))[ACB] == 98


@pytest.mark.parametrize(
    ("origin", "target"), [("That Counts", "GMM executive"), ("GMM executive", "That Counts")]
)
def test_a_question_cannot_start_or_end_outside_its_place(
    stockport: Stockport, origin: str, target: str
) -> None:
    with pytest.raises(BadQuestion) as told:
        stockport.ask(origin, target, FEBRUARY, place="Stockport")
    assert told.value.field == "place"
    assert str(told.value.message) == (
        "GM Moving executive does not belong to Stockport or a place inside it."
    )


def test_a_place_answers_to_its_other_names(stockport: Stockport) -> None:
    Alias.objects.create(key="old-stockport", name="Stokeport", place=Place.objects.get(key="stockport"))
    assert stockport.ask("That Counts", "ACB", FEBRUARY, place="stokeport").question.options.place == (
        "Stockport"
    )


def test_an_unknown_place_is_told_with_the_nearest(stockport: Stockport) -> None:
    with pytest.raises(UnknownPlace) as told:
        stockport.ask("That Counts", "ACB", FEBRUARY, place="Stokport")
    assert (told.value.field, told.value.nearest[0]) == ("place", "Stockport")


# --- Said back -----------------------------------------------------------------------------------------------------


def test_the_limits_are_said_back_with_the_answer(stockport: Stockport) -> None:
    answer = stockport.ask("That Counts", "ACB", FEBRUARY, upward=True, age=90, place="stockport")
    assert said(answer) == (
        "It could be heard at Active Communities Board in 7 days: Tuesday 9 February 2021. With these limits: "
        "upward only, words no older than 90 days, only forums of Stockport and places inside it."
    )
    question = as_json(answer)["question"]
    assert (question["upward"], question["age"], question["place"]) == (True, 90, "Stockport")


def test_without_limits_nothing_more_is_said(stockport: Stockport) -> None:
    answer = stockport.ask("That Counts", "ACB", FEBRUARY)
    assert said(answer) == finding(answer)
    assert limits_sentence(Options(without=("LP Lead",), standing_items=False)) == ""
