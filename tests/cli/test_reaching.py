"""Reach, dependence and openings from the terminal: how they end, and the same answers as the API."""

from __future__ import annotations

import pytest

from tests.terminal import Terminal, served

QUESTIONS = ("reach", "dependence", "openings")


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_unknown_forum_ends_with_2_and_the_nearest_names(stockport: Terminal, question: str) -> None:
    ended = stockport.type(question, "That Cuonts")
    assert (ended.code, ended.out) == (2, "")
    assert "Did you mean That Counts" in ended.err


@pytest.mark.parametrize(
    "words",
    [
        ("reach", "That Counts", "--without-forum", "LP Lead"),
        ("reach", "That Counts", "--without-forum", "That Counts"),
        ("reach", "LP Lead", "--without", "LP Lead"),
        ("dependence", "That Counts", "LP Lead"),
        ("openings", "That Counts", "LP Lead"),
        ("openings", "That Counts", "--after", "31/2/2021"),
        ("reach",),
    ],
)
def test_a_question_that_cannot_be_asked_so_ends_with_2_and_a_remedy(
    stockport: Terminal, words: tuple[str, ...]
) -> None:
    ended = stockport.type(*words)
    assert (ended.code, ended.out) == (2, "")
    assert len(ended.err.splitlines()) >= 2
    assert "Traceback" not in ended.err


def test_nothing_reached_is_an_answer(stockport: Terminal) -> None:
    ended = stockport.type("dependence", "Cllr Eve Holt")
    assert ended.code == 0
    assert ended.out.startswith("By seats a word from Cllr Eve Holt could reach no other forum")


def test_the_command_and_the_api_give_the_same_answers(stockport: Terminal) -> None:
    public = (
        "--after",
        "2021-03-02",
        "--without",
        "LP Lead",
        "--today",
        "2021-01-02",
        "--as-public",
        "--json",
    )
    asked = {"from_": "that counts", "after": "2021-03-02", "without": "LP Lead", "today": "2021-01-02"}
    with served(stockport) as api:
        assert stockport.ask("reach", "That Counts", *public) == api.get("reach", **asked)
        assert stockport.ask("reach", "That Counts", "--without-forum", "LP Ops", *public) == api.get(
            "reach", **asked, without_forum="lp-ops"
        )
        for question in ("dependence", "openings"):
            assert stockport.ask(question, "That Counts", "SEND Board", *public) == api.get(
                question, **asked, to="send-board"
            )
        assert stockport.ask(
            "openings", "That Counts", "ACB", "--without-standing-items", *public
        ) == api.get("openings", **asked, to="ACB", standing_items="false")


def test_every_question_takes_the_same_limits_as_over_the_api(stockport: Terminal) -> None:
    limits = ("--age", "90", "--upward", "--place", "stockport")
    public = ("--after", "2021-02-02", "--today", "2021-02-15", "--as-public", "--json")
    asked = {"from_": "that counts", "after": "2021-02-02", "today": "2021-02-15"}
    told = {"age": "90", "upward": "true", "place": "Stockport"}
    with served(stockport) as api:
        for words in (("journey", "That Counts", "ACB"), *((q, "That Counts") for q in QUESTIONS)):
            to = {"to": "acb"} if len(words) > 2 else {}
            question = "journeys" if words[0] == "journey" else words[0]
            answer = stockport.ask(*words, *limits, *public)
            assert answer == api.get(question, **asked, **to, **told)
            understood = answer["question"]
            assert (understood["age"], understood["upward"], understood["place"]) == (90, True, "Stockport")


def test_the_limits_are_said_back_in_the_terminal(stockport: Terminal) -> None:
    for words in (("journey", "That Counts", "ACB"), *((q, "That Counts") for q in QUESTIONS)):
        out = stockport.type(*words, "--after", "2021-02-02", "--upward", "--age", "90").out
        assert "With these limits: upward only, words no older than 90 days." in " ".join(out.split())


@pytest.mark.parametrize(
    "words", [("--age", "-1"), ("--age", "many"), ("--place", "Atlantis"), ("--place", "Salford")]
)
def test_a_limit_that_cannot_be_asked_ends_with_2(stockport: Terminal, words: tuple[str, ...]) -> None:
    for question in QUESTIONS:
        ended = stockport.type(question, "That Counts", *words)
        assert (ended.code, ended.out) == (2, "")
        assert "Traceback" not in ended.err


def test_openings_tell_every_change_with_the_days_it_saves(stockport: Terminal) -> None:
    words = ("openings", "That Counts", "ACB", "--after", "2021-02-02", "--without-standing-items")
    told = " ".join(stockport.type(*words).out.split())
    assert "On the calendar, any one of these, the soonest first:" in told
    assert "- A paper deadline of 2 clear working days instead of 5 for Active Communities Board" in told
    assert told.count("91 days sooner.") > 1


def test_what_is_not_public_is_left_out_as_public(changed: Terminal) -> None:
    folder = changed.home / "hide"
    folder.mkdir()
    hidden = "key,name,kind,place,who_may_see\nsend-board,SEND Board,partnership_board,stockport,place\n"
    (folder / "forums.csv").write_text(hidden, encoding="utf-8")
    assert changed.type("import", "workbook", str(folder)).code == 0
    for question in QUESTIONS:
        words = (question, "That Counts", "--after", "2021-01-05")
        assert "SEND Board" not in changed.type(*words, "--as-public").out, question
    assert "SEND Board" in changed.type("reach", "That Counts", "--after", "2021-01-05").out
    assert changed.type("openings", "That Counts", "SEND Board", "--as-public").code == 2
