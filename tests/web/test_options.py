"""How old, which way and where: on every question's page, said back, kept in its links, and wrong ones told."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from groundswell.register.models import Forum
from tests.web.reading import Page, page

LIMITS = {"age": "90", "upward": "1", "place": "stockport"}
SAID_BACK = (
    "With these limits: upward only, words no older than 90 days, "
    "only forums of Stockport and places inside it."
)
QUESTIONS = ("journey", "reach", "dependence", "openings")


def asked(client: Client, question: str, **more: Any) -> Page:
    given = {"from": "that-counts", "after": "2021-02-02", **more}
    return page(client, f"/{question}/", **({"to": "acb"} if question == "journey" else {}), **given)


def options_block(shown: Page) -> str:
    """The tag and the contents of the form's options."""
    found = re.search(r"<details[^>]*><summary>More options</summary>.*?</details>", shown.html, re.S)
    assert found is not None
    return found[0]


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_takes_the_limits_and_says_them_back(visitor: Client, question: str) -> None:
    shown = asked(visitor, question, **LIMITS)
    assert shown.status == 200
    assert SAID_BACK in shown.said
    assert "With these limits" not in asked(visitor, question).said


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_options_stand_open_where_one_is_set_and_hold_what_was_asked(
    visitor: Client, question: str
) -> None:
    block = options_block(asked(visitor, question, **LIMITS))
    assert block.startswith("<details open>")
    assert re.search(r'id="id-age" name="age" value="90"', block)
    assert re.search(r'name="place" list="places" value="stockport"', block)
    assert re.search(r'name="upward" value="1" checked', block)
    for one in LIMITS:
        assert options_block(asked(visitor, question, **{one: LIMITS[one]})).startswith("<details open>")
    closed = options_block(asked(visitor, question))
    assert closed.startswith("<details><summary>")
    assert "checked" not in closed


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_limits_are_kept_as_json_in_a_terminal_and_by_the_next_question(
    visitor: Client, question: str
) -> None:
    shown = asked(visitor, question, **LIMITS)
    link = shown.links["The same answer as JSON"]
    assert "age=90&upward=1&place=stockport" in link
    told = visitor.get(link).json()["question"]
    assert (told["age"], told["upward"], told["place"]) == (90, True, "Stockport")
    assert "--age 90 --upward --place stockport" in shown.said
    sister = (
        "What could a word from here reach?" if question != "reach" else "Which single roads does it hang on?"
    )
    assert shown.links[sister].endswith("&age=90&upward=1&place=stockport")


def test_earlier_and_later_keep_the_limits_and_the_way_back_may_lead_down(visitor: Client) -> None:
    links = asked(visitor, "journey", **LIMITS).links
    for name in ("Said at the meeting before", "Said at the meeting after"):
        assert links[name].endswith("&age=90&upward=1&place=stockport")
    assert links["The way back: who could tell them?"].endswith("&back=1&age=90&place=stockport")


def test_a_word_too_old_by_then_is_not_heard(visitor: Client) -> None:
    shown = asked(visitor, "journey", age="6")
    assert "no Active Communities Board meeting follows by 8 February 2021." in shown.said
    assert "words no older than 6 days" in shown.said


def test_reach_says_what_the_limits_mean_for_seats(visitor: Client) -> None:
    shown = asked(visitor, "reach", **LIMITS).said
    assert "By seats a word from That Counts could reach 5 of 5 forums" in shown
    assert "Age does not count by seats." in shown
    assert "is never raised in a layer nearer to residents" in shown


def test_what_would_mend_a_road_is_asked_with_the_same_limits(visitor: Client) -> None:
    shown = asked(visitor, "dependence", **LIMITS).html
    assert "without=Public+Health+Lead&amp;age=90&amp;upward=1&amp;place=stockport" in shown


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(
    ("wrong", "says", "at"),
    [
        ({"age": "ninety"}, "Give the number of days in digits, such as 90.", "#id-age"),
        ({"age": "99999"}, "A word cannot be 99999 days old.", "#id-age"),
        ({"place": "salford"}, "That Counts does not belong to Salford or a place inside it.", "#id-place"),
        ({"place": "Atlantis"}, "No place here is called “Atlantis”.", "#id-place"),
    ],
)
def test_a_limit_that_cannot_be_asked_is_told_at_its_field(
    visitor: Client, question: str, wrong: dict[str, str], says: str, at: str
) -> None:
    shown = asked(visitor, question, **wrong)
    assert shown.status == 422
    assert shown.links[says] == at
    assert options_block(shown).startswith("<details open>")


def test_a_place_nearly_right_is_offered_as_a_link(visitor: Client) -> None:
    shown = asked(visitor, "reach", place="Stokport")
    assert shown.links["Stockport"] == "?from=that-counts&after=2021-02-02&place=Stockport"


def test_a_forum_in_no_layer_is_told_at_upward_only(visitor: Client) -> None:
    Forum.objects.get(key="that-counts").layers.clear()
    shown = asked(visitor, "reach", upward="1")
    assert shown.status == 422
    assert (
        shown.links["That Counts is in no layer, so nothing leads upward from it or to it."] == "#id-upward"
    )


@pytest.mark.parametrize("question", ["reach", "dependence"])
def test_what_a_page_does_not_ask_does_not_spoil_its_link(visitor: Client, question: str) -> None:
    """The link as JSON once asked to leave standing items out, which these questions do not take."""
    shown = asked(visitor, question, without_standing_items="1")
    assert visitor.get(shown.links["The same answer as JSON"]).status_code == 200
