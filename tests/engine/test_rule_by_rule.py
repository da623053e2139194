"""The engine and its slow version, rule by rule. Each test's calendar stands in its docstring, after the story."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from tests.engine import as_arrays
from tests.engine.calendars_in_words import end_of, printed, read_calendar
from tests.engine.random_calendars import random_calendar, random_question
from tests.engine.slow_nearest_miss import NearestMiss, slow_nearest_miss
from tests.engine.slow_version import ask, every_journey, has_way, latest_departure
from tests.engine.small_calendar import Answer, Cal, Question


class Told:
    """Asks the calendar of the test's docstring, of the slow version."""

    def __init__(self, cal: Cal) -> None:
        self.cal = cal

    def question(self, origin: str, target: str, **options: object) -> Question:
        """A question from day 1 to day 99, unless said otherwise."""
        settings: dict[str, object] = {"after": 1, "horizon": 99, **options}
        return Question(end_of(origin), end_of(target), **settings)  # type: ignore[arg-type]

    def __call__(self, origin: str, target: str, **options: object) -> str:
        """The journeys, printed."""
        return printed(self.cal, self.answer(self.question(origin, target, **options)))

    def answer(self, q: Question) -> Answer:
        """The journeys."""
        return ask(self.cal, q)

    def by(self, origin: str, target: str, day: int, **options: object) -> str:
        """The latest departure, printed."""
        found = latest_departure(self.cal, self.question(origin, target, **options), day)
        return "never" if found is None else f"{found.day}: {printed(self.cal, found.answer)}"

    def miss(self, origin: str, target: str, **options: object) -> NearestMiss:
        """The nearest miss."""
        return slow_nearest_miss(self.cal, self.question(origin, target, **options))


class ToldByTheEngine(Told):
    """Asks the engine the same; departures and misses are held against it by the thousand elsewhere."""

    def answer(self, q: Question) -> Answer:
        """The journeys, of the engine."""
        return as_arrays.answer(self.cal, q)


@pytest.fixture(params=[Told, ToldByTheEngine], ids=["slow version", "engine"])
def told(request: pytest.FixtureRequest) -> Told:
    """The calendar in the docstring of the test that asks for it."""
    function: Callable[..., object] = request.function
    asker: type[Told] = request.param
    return asker(read_calendar(function.__doc__ or ""))


# Said and heard ----------------------------------------------------------------------------------------


def test_somebody_at_both_meetings_carries_it(told: Told) -> None:
    """Both p and q could; the register's order names p.

    A 1 : p q
    B 3 : p q r
    """
    assert told("A", "B") == "B3 0 | p+q A1>B3 open_floor"


def test_the_first_meeting_on_or_after_the_day_is_the_source(told: Told) -> None:
    """A later meeting of the same forum is not.

    A 4 : q
    A 2 : p
    B 6 : p q
    """
    assert told("A", "B") == "B6 0 | p A2>B6 open_floor"
    assert told("A", "B", after=2) == "B6 0 | p A2>B6 open_floor"
    assert told("A", "B", after=3) == "B6 0 | q A4>B6 open_floor"
    assert told("A", "B", after=5) == "no way"


def test_from_itself_takes_no_legs(told: Told) -> None:
    """A forum hears itself at its next meeting, a person at once.

    A 2 : p
    """
    assert told("A", "A") == "A2 0"
    assert told("p", "p") == "at once 0"


def test_one_carrier_through_several_meetings_is_one_leg(told: Told) -> None:
    """p keeps the word past B; only r's help would be a hand-off.

    A 1 : p
    B 2 : p r
    C 4 : p r
    """
    assert told("A", "C") == "C4 0 | p A1>C4 open_floor"
    assert told("A", "C", without=frozenset({0})) == "no way"


def test_earlier_with_a_hand_off_and_later_without_both_stand(told: Told) -> None:
    """p sits on C but comes only on day 9.

    A 1 : p
    B 2 : p r
    C 4 : r
    C 9 : p r
    """
    assert told("A", "C") == "C4 1 | p A1>B2 open_floor | r B2>C4 open_floor\nC9 0 | p A1>C9 open_floor"
    assert told("A", "C", horizon=8) == "C4 1 | p A1>B2 open_floor | r B2>C4 open_floor"


def test_the_carrier_who_got_it_earliest_is_named(told: Told) -> None:
    """s comes first in nobody's register, but got it at B on day 2; r on day 3.

    A 1 : p
    B 3 : p r
    D 2 : p s
    C 9 : r s
    """
    assert told("A", "C") == "C9 1 | p A1>D2 open_floor | s D2>C9 open_floor"


def test_a_person_holds_it_from_the_start_of_the_day(told: Told) -> None:
    """Even a meeting of that day without a time can hear it; one the day before cannot.

    B 1 : p
    B 2 : p
    C 3 : q
    """
    assert told("p", "B") == "B1 0 | p >B1 open_floor"
    assert told("p", "B", after=2) == "B2 0 | p >B2 open_floor"
    assert told("q", "B") == "no way"
    assert told("p", "B", without=frozenset({0})) == "no way"


def test_a_person_hears_where_they_are_told(told: Told) -> None:
    """q is told at B by p; p was there at the source.

    A 1 : p
    B 3 : p q
    """
    assert told("A", "q") == "B3 0 | p A1>B3 open_floor"
    assert told("A", "p") == "A1 0"
    assert told("A", "r") == "no way"


# Days and times ----------------------------------------------------------------------------------------


def test_word_passes_the_same_day_only_between_times(told: Told) -> None:
    """B ends as C starts, so C is too early; D starts a minute later; E has no time.

    B 1 10:00-11:00 : p
    C 1 11:00-12:00 : p
    D 1 11:01-12:00 : p
    E 1 : p
    F 2 : p
    """
    assert told("B", "C") == "no way"
    assert told("B", "D") == "D1 0 | p B1>D1 open_floor"
    assert told("B", "E") == "no way"
    assert told("E", "D") == "no way"
    assert told("E", "F") == "F2 0 | p E1>F2 open_floor"


# Ways in -----------------------------------------------------------------------------------------------


def test_the_deadline_day_counts(told: Told) -> None:
    """A's evening meeting is on B's deadline day, and past C's.

    A 2 20:00-21:00 : p
    B 4 due 2 : p
    C 4 due 1 : p
    """
    assert told("A", "B") == "B4 0 | p A2>B4 paper"
    assert told("A", "C") == "no way"


def test_a_deadline_on_the_day_itself_does_not_let_the_late_in(told: Told) -> None:
    """Held in time for the paper, but only after the meeting starts.

    A 2 10:00-11:00 : p
    B 2 10:30-11:30 due 2 : p
    """
    assert told("A", "B") == "no way"


def test_a_standing_item_needs_no_paper(told: Told) -> None:
    """The item is on subject 7; its question, or any where none is named.

    A 2 : p
    B 4 due 1 item 7 : p
    """
    assert told("A", "B", about=7) == "B4 0 | p A2>B4 standing_item"
    assert told("A", "B") == "B4 0 | p A2>B4 standing_item"
    assert told("A", "B", about=8) == "no way"
    assert told("A", "B", about=7, use_standing_items=False) == "no way"


def test_an_item_without_a_paper_is_an_open_floor(told: Told) -> None:
    """Switching standing items off does not close it.

    A 2 : p
    B 4 due 1 listed 7 : p
    """
    assert told("A", "B", about=7, use_standing_items=False) == "B4 0 | p A2>B4 open_floor"
    assert told("A", "B", about=8) == "no way"


def test_the_chair_raises_without_a_paper_and_nobody_else_does(told: Told) -> None:
    """p chairs C but only sits on B.

    A 2 : p
    B 4 due 1 : p q*
    C 5 due 1 : p*
    """
    assert told("A", "B") == "no way"
    assert told("A", "C") == "C5 0 | p A2>C5 chair"


def test_the_latest_cutoff_is_named_and_equal_ones_in_order(told: Told) -> None:
    """All four stand open at B; at C the paper is in time but the chair's own agenda closes later.

    A 1 : p
    B 4 due 3 floor item 7 : p*
    C 5 due 3 floor : p*
    D 6 due 3 : p*
    """
    assert told("A", "B") == "B4 0 | p A1>B4 standing_item"
    assert told("A", "C") == "C5 0 | p A1>C5 open_floor"
    assert told("A", "D") == "D6 0 | p A1>D6 chair"


def test_observers_hear_but_never_raise(told: Told) -> None:
    """p observes at B, and takes nothing there; what p hears at A goes on to C.

    A 1 : p?
    B 3 : p?
    C 5 : p
    """
    assert told("A", "B") == "no way"
    assert told("A", "C") == "C5 0 | p A1>C5 open_floor"


def test_an_invitee_needs_the_paper_and_keeps_to_one_subject(told: Told) -> None:
    """The invitation is for subject 7: to speak at B and C, and to hear at D.

    A 2 : p
    B 4 due 3 : p@7
    C 4 due 1 : p@7
    D 5 : q@7 p
    E 6 : q
    """
    assert told("A", "B", about=7) == "B4 0 | p A2>B4 invitation"
    assert told("A", "B") == "B4 0 | p A2>B4 invitation"
    assert told("A", "B", about=8) == "no way"
    assert told("A", "C", about=7) == "no way"
    assert told("A", "E", about=7) == "E6 1 | p A2>D5 open_floor | q D5>E6 open_floor"
    assert told("A", "E", about=8) == "no way"


def test_an_invitee_whose_subject_stands_on_the_agenda_needs_no_paper(told: Told) -> None:
    """A standing item, another item without a paper, an open floor; another subject's item does not help.

    A 2 : p
    B 4 due 1 item 7 : p@7
    C 4 due 1 listed 7 : p@7
    D 4 due 1 floor : p@7
    E 4 due 1 item 8 : p@7
    """
    assert told("A", "B") == "B4 0 | p A2>B4 standing_item"
    assert told("A", "C") == "C4 0 | p A2>C4 open_floor"
    assert told("A", "D") == "D4 0 | p A2>D4 open_floor"
    assert told("A", "E") == "no way"


# Substitutes -------------------------------------------------------------------------------------------


def test_a_substitute_carries_what_the_other_held_for_one_hand_off(told: Told) -> None:
    """q never was at A; afterwards both hold, so q goes on to C.

    A 1 : p
    B 3 : q/p
    C 5 : q
    """
    assert told("A", "B") == "B3 1 | q/p A1>B3 open_floor"
    assert told("A", "C") == "C5 2 | q/p A1>B3 open_floor | q B3>C5 open_floor"
    assert told("A", "B", without=frozenset({0})) == "no way"
    assert told("A", "B", without=frozenset({1})) == "no way"


def test_the_person_stood_in_for_is_told_what_the_substitute_heard(told: Told) -> None:
    """p was at no meeting but C.

    A 1 : q/p
    C 5 : p
    """
    assert told("A", "C") == "C5 0 | p A1>C5 open_floor"
    assert told("A", "p") == "A1 0"


def test_a_substitute_may_use_their_own_word_and_the_chairs_rights(told: Told) -> None:
    """q was told at A too, and chairs B for p; with q's own word there is no hand-off.

    A 2 : p q
    B 4 due 1 : q/p*
    """
    assert told("A", "B") == "B4 0 | q A2>B4 chair"


def test_a_substitute_is_not_among_those_who_could_also(told: Told) -> None:
    """q stands in for r at B; s sits there.

    A 1 : p q s
    B 3 : p q/r s
    """
    assert told("A", "B") == "B3 0 | p+s A1>B3 open_floor"


def test_a_person_taken_away_holds_nothing_through_substitutes(told: Told) -> None:
    """q stands in for p at A, s at B: with p gone, s has nothing to bring.

    A 1 : q/p
    B 3 : s/p
    """
    assert told("A", "B") == "B3 1 | s/p A1>B3 open_floor"
    assert told("A", "B", without=frozenset({0})) == "no way"


def test_only_those_who_were_there_could_also_have_carried_it(told: Told) -> None:
    """r was told at A by way of q, but was not there.

    A 1 : p q/r
    B 3 : p r
    """
    assert told("A", "B") == "B3 0 | p A1>B3 open_floor"
    assert told("A", "B", without=frozenset({0})) == "B3 0 | r A1>B3 open_floor"


def test_who_is_told_nothing_carries_nothing(told: Told) -> None:
    """p is at A but does not receive.

    A 1 : p!
    B 3 : p
    """
    assert told("A", "B") == "no way"


# Papers ------------------------------------------------------------------------------------------------


def test_a_paper_needs_nobody_there_and_costs_a_hand_off(told: Told) -> None:
    """Straight from the source it costs one; from B, one more than p's leg.

    A 1 : p
    B 2 : p
    C 5 due 1 : q
    C 9 due 6 : q
    D 9 :
    paper A1 C
    paper B2 D
    """
    assert told("A", "C") == "C5 1 | paper A1>C5 paper"
    assert told("A", "D") == "D9 1 | p A1>B2 open_floor | paper B2>D9 paper"
    assert told("A", "q") == "C5 1 | paper A1>C5 paper"


def test_a_paper_goes_to_the_first_meeting_whose_deadline_it_meets_and_no_other(told: Told) -> None:
    """Day 5's deadline has gone; day 9's has not.

    A 2 : p
    C 5 due 1 : q
    C 9 due 6 : q
    C 12 due 11 : q
    paper A2 C 7
    """
    assert told("A", "C", about=7) == "C9 1 | paper A2>C9 paper"
    assert told("A", "C", about=8) == "no way"
    assert told("A", "C", horizon=8) == "no way"


# By, and the nearest miss --------------------------------------------------------------------------------


def test_the_latest_departure_is_the_last_source_that_still_arrives(told: Told) -> None:
    """A's meeting of day 5 is past the deadline of day 4 for C9, and C12 is after the day asked.

    A 1 : p
    A 4 : p
    A 5 : p
    C 9 due 4 : p
    C 12 due 4 : p
    """
    assert told.by("A", "C", 9) == "4: C9 0 | p A4>C9 paper"
    assert told.by("A", "C", 8) == "never"
    assert told.by("p", "C", 12) == "4: C9 0 | p >C9 paper"


def test_a_missed_deadline_comes_before_every_other_miss(told: Told) -> None:
    """Papers were due on day 1; p had it on day 3. p was also to come to D, whose papers were due sooner.

    A 3 : p
    C 9 due 1 : p
    C 5 due 2 :
    sorry C5 p
    """
    miss = told.miss("A", "C")
    assert miss.nearest is not None
    assert (miss.nearest.kind, miss.nearest.meet, miss.nearest.days_short) == ("deadline", 1, 2)
    assert miss.nearest.arrival == (9, 0)
    assert miss.opens == {"deadline"}


def test_an_apology_an_invitation_a_sitting_and_a_seat_each_open_a_way(told: Told) -> None:
    """p sent apologies for C8; p's sitting there ended before; anybody could be invited or given a seat.

    A 3 : p
    C 8 due 4 : q
    C 9 due 4 : q
    sorry C8 p
    ended C9 p
    """
    miss = told.miss("A", "C")
    assert miss.opens == {"apology", "invitation", "ended_sitting", "seat"}
    assert miss.nearest is not None
    assert (miss.nearest.kind, miss.nearest.meet, miss.nearest.person) == ("apology", 1, 0)


def test_nothing_is_missed_where_a_way_stands(told: Told) -> None:
    """And a forum that does not meet again cannot be helped by any one change here.

    A 3 : p
    C 8 : p
    """
    assert told.miss("A", "C") == NearestMiss(frozenset(), None)
    assert told.miss("C", "A") == NearestMiss(frozenset(), None)


# The story's own table -----------------------------------------------------------------------------------

STORY = """The story's calendar; day 1 is 1 January 2021. p: LP Lead, q and r: the practitioners, s: Public
Health Lead, t: Director of Public Health. A That Counts, B LP Ops, C LP Steering, D ACB, E SEND Board.

    A 5 floor : p q r
    A 33 floor : p q r
    A 61 floor : p q r
    B 7 floor : p q r s*
    B 21 floor : p q r s*
    B 35 floor : p q r s*
    B 49 floor : p q r s*
    B 63 floor : p q r s*
    C 28 floor : p q r s*
    C 70 floor : p q r s*
    D 40 due 32 item 7 : s t*
    D 131 due 120 item 7 : s t*
    E 56 due 48 : s@7
    E 112 due 104 :
    """


@pytest.mark.parametrize(
    ("said", "forum", "standing_items", "days"),
    [(5, "B", True, 2), (5, "C", True, 23), (5, "D", True, 35), (5, "D", False, 35), (5, "E", True, 51)]
    + [(33, "B", True, 2), (33, "C", True, 37), (33, "D", True, 7), (33, "D", False, 98), (33, "E", True, 23)]
    + [
        (61, "B", True, 2),
        (61, "C", True, 9),
        (61, "D", True, 70),
        (61, "D", False, 70),
        (61, "E", True, None),
    ],
)
def test_the_storys_table_comes_out(said: int, forum: str, standing_items: bool, days: int | None) -> None:
    cal = read_calendar(STORY)
    q = Question(end_of("A"), end_of(forum), said, 131, about=7, use_standing_items=standing_items)
    frontier = ask(cal, q).frontier
    arrivals = [cal.meets[j.arrival].day - said for j in frontier if j.arrival is not None]
    assert arrivals[:1] == ([] if days is None else [days])


def test_the_story_misses_the_send_board_by_an_invitation() -> None:
    cal = read_calendar(STORY)
    miss = slow_nearest_miss(cal, Question(end_of("A"), end_of("E"), 61, 131, about=7))
    assert miss.nearest is not None
    assert (miss.nearest.kind, miss.nearest.arrival) == ("invitation", (112, 0))


def test_the_storys_way_back_takes_21_days() -> None:
    cal = read_calendar(STORY)
    answer = ask(cal, Question(end_of("D"), end_of("A"), 40, 131, about=7))
    assert printed(cal, answer) == "A61 1 | s D40>B49 open_floor | p+q+r B49>A61 open_floor"


# Limits: age, direction, forums left out ----------------------------------------------------------------


def test_a_word_is_carried_to_its_last_day(told: Told) -> None:
    """Said on day 1, heard on day 8.

    A 1 : p
    B 8 : p
    """
    assert told("A", "B", age=7) == "B8 0 | p A1>B8 open_floor"
    assert told("A", "B", age=6) == "no way"


def test_age_counts_from_the_meeting_it_is_said_at(told: Told) -> None:
    """Asked on day 1, said on day 5.

    A 5 : p
    B 8 : p
    """
    assert told("A", "B", age=3) == "B8 0 | p A5>B8 open_floor"


def test_the_last_source_that_arrives_young_enough(told: Told) -> None:
    """From day 4 it is heard in time, but six days old.

    A 1 : p
    B 2 : p
    A 4 : p
    B 10 : p
    """
    assert told.by("A", "B", 10) == "4: B10 0 | p A4>B10 open_floor"
    assert told.by("A", "B", 10, age=5) == "1: B2 0 | p A1>B2 open_floor"


UPWARD = (1, 2, 3, 0, 2, 1)  # A and F nearest to residents, then B and E, then C; D in no layer


def test_upward_only_what_is_told_above_is_not_raised_below(told: Told) -> None:
    """He hears it in C, above B.

    C 1 : p
    B 2 : p
    """
    assert told("C", "B") == "B2 0 | p C1>B2 open_floor"
    assert told("C", "B", upward=UPWARD) == "no way"


def test_upward_only_one_layer_is_no_way_down(told: Told) -> None:
    """B and E are in one layer.

    B 1 : p
    E 2 : p
    """
    assert told("B", "E", upward=UPWARD) == "E2 0 | p B1>E2 open_floor"


def test_upward_only_who_is_told_below_later_may_raise_it_below(told: Told) -> None:
    """p first hears it in C, later in A as well: only then can it go to B.

    A 1 : q r
    C 2 : q p
    B 3 : p
    A 4 : r p
    B 5 : p
    """
    assert told("A", "B") == "B3 1 | q A1>C2 open_floor | p C2>B3 open_floor"
    assert told("A", "B", upward=UPWARD) == "B5 1 | r A1>A4 open_floor | p A4>B5 open_floor"


def test_upward_only_somebodys_own_word_may_be_raised_anywhere(told: Told) -> None:
    """p sits in C too, but the word is p's own.

    C 1 : p
    A 2 : p
    """
    assert told("p", "A", upward=UPWARD) == "A2 0 | p >A2 open_floor"


def test_upward_only_a_forum_in_no_layer_neither_hears_nor_passes(told: Told) -> None:
    """By D it would be there on day 3.

    A 1 : p
    D 2 : p q
    B 3 : q
    A 4 : p q
    B 5 : q
    """
    assert told("A", "B").startswith("B3 1 ")
    assert told("A", "B", upward=UPWARD) == "B5 1 | p A1>A4 open_floor | q A4>B5 open_floor"
    assert told("A", "D", upward=UPWARD) == "no way"


def test_upward_only_a_paper_is_not_referred_down(told: Told) -> None:
    """C refers it to B, below, and A to B, above.

    C 1 : p
    A 1 : q
    B 3 : r
    paper C1 B
    paper A1 B
    """
    assert told("C", "B") == "B3 1 | paper C1>B3 paper"
    assert told("C", "B", upward=UPWARD) == "no way"
    assert told("A", "B", upward=UPWARD) == "B3 1 | paper A1>B3 paper"


def test_upward_only_no_invitation_opens_a_way_down(told: Told) -> None:
    """r invited to C, or p to B, would do but for the layers.

    C 2 : p q
    B 3 : r
    """
    free = told.miss("C", "B")
    assert free.nearest is not None
    assert free.nearest.kind == "invitation"
    assert told.miss("C", "B", upward=UPWARD).nearest is None


def test_a_forum_left_out_neither_hears_nor_passes(told: Told) -> None:
    """Without C it takes until day 5.

    A 1 : p
    C 2 : p q
    B 3 : q
    A 4 : p q
    B 5 : q
    """
    out = frozenset({2})
    assert told("A", "B", without_forums=out) == "B5 1 | p A1>A4 open_floor | q A4>B5 open_floor"


# Random calendars ----------------------------------------------------------------------------------------


def test_the_same_seed_makes_the_same_calendar() -> None:
    assert random_calendar(Random(7)) == random_calendar(Random(7))
    assert len({random_calendar(Random(seed)) for seed in range(50)}) == 50


def test_no_answer_on_random_calendars_is_beaten_or_untrue() -> None:
    n_with_a_way = 0
    for seed in range(200):
        rng = Random(seed)
        cal = random_calendar(rng)
        q = random_question(rng, cal)
        frontier = ask(cal, q).frontier
        assert bool(frontier) == has_way(cal, q) == bool(every_journey(cal, q))
        n_with_a_way += bool(frontier)
        for earlier, later in zip(frontier, frontier[1:], strict=False):
            assert later.hand_offs < earlier.hand_offs
    assert 50 < n_with_a_way < 150


def test_random_calendars_keep_their_own_rules() -> None:
    for seed in range(300):
        cal = random_calendar(Random(seed))
        for m in cal.meets:
            here = [line.person for line in m.there]
            assert len(set(here)) == len(here)
            assert not set(here) & {line.stands_in_for for line in m.there}
            assert (m.start is None) == (m.end is None)
        moments = [(m.forum, m.day, m.start or 0) for m in cal.meets]
        assert len(set(moments)) == len(moments)
