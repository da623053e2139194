"""What a word from here could reach: seats and calendar told apart, on a map and in a table, and who may see what."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from groundswell.records.asking import Asker
from groundswell.register import actions
from groundswell.register.models import Forum, Person
from tests.web.reading import Page, page

MOST_QUERIES = 12


def asked(client: Client, origin: str, after: str, **more: Any) -> Page:
    return page(client, "/reach/", **{"from": origin, "after": after, **more})


def test_without_a_question_the_page_asks_one(visitor: Client) -> None:
    shown = page(visitor, "/reach/")
    assert shown.status == 200
    assert shown.headings[0] == (1, "What could a word from here reach?")
    assert "There is a problem" not in shown.said


@pytest.mark.parametrize(
    ("after", "rows"),
    [
        (
            "2021-01-05",
            (
                "LP Ops Operational Yes Thursday 7 January 2021 2 ",
                "LP Steering Steering Yes Thursday 28 January 2021 23 ",
                "Active Communities Board Strategic Yes Tuesday 9 February 2021 35 ",
                "SEND Board Strategic Yes Thursday 25 February 2021 51 ",
                "GM Moving executive Executive No Not in this calendar – ",
            ),
        ),
        (
            "2021-03-02",
            (
                "LP Ops Operational Yes Thursday 4 March 2021 2 ",
                "LP Steering Steering Yes Thursday 11 March 2021 9 ",
                "Active Communities Board Strategic Yes Tuesday 11 May 2021 70 ",
                "SEND Board Strategic No Not in this calendar – ",
            ),
        ),
    ],
)
def test_each_forum_says_its_layer_its_seats_its_day_and_its_days(
    visitor: Client, after: str, rows: tuple[str, ...]
) -> None:
    shown = asked(visitor, "That Counts", after).said
    for row in rows:
        assert row in shown


def test_the_finding_tells_seats_and_calendar_apart(visitor: Client) -> None:
    assert (
        "By seats a word from That Counts could reach 5 of 7 forums; "
        "on the calendar 5 could hear it by 11 May 2021."
    ) in asked(visitor, "That Counts", "2021-01-05").said


def test_the_sectors_are_told_in_words(visitor: Client) -> None:
    shown = asked(visitor, "That Counts", "2021-01-05").said
    assert "Sectors with a seat where seats lead, as far as stated: Council; " in shown
    assert "vcse" not in shown


def test_the_map_says_the_days_in_words_beside_each_shade(visitor: Client) -> None:
    shown = asked(visitor, "That Counts", "2021-01-05").html
    for label in ("LP Ops: 4 people, 2 days", "ACB: 2 people, 35 days", "That Counts: 3 people, said here"):
        assert shown.count(f'aria-label="{label}"') == 2
    assert shown.count('class="capsule shade-0"') == 4  # the executive and Salford, in both drawings
    assert "A broken edge: it would not hear by Tuesday 11 May 2021." in shown


def test_a_word_from_a_person_starts_where_they_sit(visitor: Client) -> None:
    shown = asked(visitor, "", "2021-03-02", from_name="Public Health Lead")
    assert shown.headings[0][1].endswith("From Public Health Lead")
    assert "LP Ops Operational Yes Thursday 4 March 2021" in shown.said


def test_without_the_one_who_carries_it_the_boards_are_not_reached(visitor: Client) -> None:
    shown = asked(visitor, "That Counts", "2021-01-05", without="Public Health Lead")
    assert "Worked out without Public Health Lead." in shown.said
    assert "Active Communities Board Strategic No Not in this calendar" in shown.said
    assert "Public Health Lead: sits on" not in shown.html  # nor does their line stay on the map


def test_two_forums_open_the_doors_to_all_the_others(visitor: Client) -> None:
    with_them = asked(visitor, "", "2021-01-05", from_name="Seashell practitioner 1").said
    assert "could reach 5 of 7 forums" in with_them
    shown = asked(
        visitor, "", "2021-01-05", from_name="Seashell practitioner 1", without_forum="LP Ops; LP Steering"
    )
    assert "could reach 1 of 5 forums" in shown.said
    assert "Worked out as if these forums were not there: LP Ops and LP Steering." in shown.said
    person = asked(visitor, "that-counts", "2021-01-05", without_forum="LP Lead")
    assert person.status == 422
    assert person.links["LP Lead is a person, not a forum."] == "#id-without_forum"


@pytest.mark.parametrize("question", ["reach", "dependence", "openings"])
def test_the_same_question_is_offered_as_json_and_in_a_terminal(visitor: Client, question: str) -> None:
    shown = page(
        visitor, f"/{question}/", **{"from": "That Counts", "after": "2021-01-05", "without": "LP Lead"}
    )
    link = shown.links["The same answer as JSON"]
    assert link == f"/api/v1/{question}?from=That+Counts&after=2021-01-05&without=LP+Lead"
    assert visitor.get(link).status_code == 200
    assert f"groundswell {question} 'That Counts' --after 2021-01-05 --without 'LP Lead'" in shown.said


def test_the_answer_never_says_that_it_happened_and_leads_on(visitor: Client) -> None:
    shown = asked(visitor, "that-counts", "2021-01-05", without="LP Lead")
    assert "It does not say that anybody carried it." in shown.said
    assert (
        shown.links["Which single roads does it hang on?"]
        == "/dependence/?from=that-counts&after=2021-01-05&without=LP+Lead"
    )
    assert shown.links["Which one change would open most, or speed most?"].startswith("/openings/?from=")


def test_journeys_and_forums_lead_here(visitor: Client) -> None:
    journey = page(visitor, "/journey/", **{"from": "that-counts", "to": "acb", "after": "2021-02-02"})
    assert journey.links["What could a word from here reach?"] == "/reach/?from=that-counts&after=2021-02-02"
    forum = page(visitor, "/forums/acb/")
    assert forum.links["What could a word from here reach?"] == "/reach/?from=acb"
    assert forum.links["What does it hang on?"] == "/dependence/?from=acb"


def test_an_unknown_name_is_told_with_the_nearest_as_links(visitor: Client) -> None:
    shown = asked(visitor, "", "2021-02-02", from_name="SEND Bord")
    assert shown.status == 422
    assert "No forum or person here is called “SEND Bord”." in shown.said
    assert shown.links["SEND Board"] == "?from=SEND+Board&after=2021-02-02"
    assert 'value="SEND Bord"' in shown.html


def test_a_wrong_day_and_a_missing_start_are_told_at_their_fields(visitor: Client) -> None:
    wrong = asked(visitor, "that-counts", "31/2/2021")
    assert wrong.status == 422
    assert wrong.links["There is no 31 February 2021. February 2021 has 28 days."] == "#id-after"
    missing = asked(visitor, "", "2021-02-02")
    assert missing.status == 422
    assert missing.links["Choose where it was said."] == "#id-from"
    assert "Choose where it should be heard." not in missing.said
    unknown = asked(visitor, "that-counts", "2021-02-02", without="Nobody")
    assert unknown.status == 422
    assert unknown.links["No forum or person here is called “Nobody”."] == "#id-without"


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "x" * 5000, "'\"--", "\0", "✨"])
def test_whatever_is_typed_is_told_back_as_text(visitor: Client, name: str) -> None:
    shown = asked(visitor, name, "2021-02-02")
    assert shown.status == 422
    assert "<script>alert" not in shown.html


def test_an_answer_takes_few_queries(visitor: Client, django_assert_max_num_queries: Any) -> None:
    asked(visitor, "that-counts", "2021-01-05")
    with django_assert_max_num_queries(MOST_QUERIES):
        asked(visitor, "that-counts", "2021-01-05")


def test_an_outsider_cannot_ask_from_a_hidden_forum_nor_see_one_reached(
    visitor: Client, stockport: Asker
) -> None:
    actions.amend(stockport, Forum.objects.get(key="lp-steering"), {"visibility": "members"})
    actions.amend(stockport, Person.objects.get(key="lp-lead"), {"visibility": "place"})
    assert asked(visitor, "LP Steering", "2021-01-05").status == 422
    shown = asked(visitor, "that-counts", "2021-01-05").html
    assert "LP Steering" not in shown
    assert "LP Lead" not in shown
