"""Residents' pages are easy to read: grade 5 at most, no sentence of 20 words or more, on every page in every state."""

from __future__ import annotations

import pytest
from django.test import Client

from groundswell.interchange.example import load_example
from groundswell.records.asking import operator
from tests.browser.pages import SAY
from tests.browser.walks import LONG, SAYING, walk_as_client
from tests.web.plain_words import grade, sentences, syllables, words
from tests.web.saying import TODAY

EASIEST, LONGEST = 5.0, 19
OF_THE_PERSON = (SAYING, LONG)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("cat", 1), ("table", 2), ("carried", 2), ("officer", 3), ("named", 1), ("recorded", 3)),
        *(("before", 2), ("everyone", 3), ("meeting", 2), ("pictures", 2), ("words", 1), ("erase", 2)),
    ],
)
def test_syllables_are_counted_as_people_say_them(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_hard_text_has_a_higher_grade_than_a_plain_one() -> None:
    plain = ["We keep your words.", "You can take them back."]
    hard = ["Dissemination of contributor submissions necessitates organisational authorisation procedures."]
    assert grade(plain) < 2 < 12 < grade(hard)
    assert sentences("<main><h1>One</h1><p>Two <b>three</b>. Four!</p></main>") == [
        "One",
        "Two three.",
        "Four!",
    ]


@pytest.mark.django_db
def test_every_page_of_residents_in_every_state_is_plain() -> None:
    load_example("stockport", operator(TODAY))
    hard, long = {}, {}
    for view in SAY:
        if view.site != "stockport":
            continue
        client = Client(SERVER_NAME="localhost")
        if view.walk:
            walk_as_client(client, view.walk)
        answer = client.post(view.at, {}) if view.send else client.get(view.at)
        told = [s for s in sentences(answer.content.decode()) if not any(s in own for own in OF_THE_PERSON)]
        assert len(told) > 5, view.label
        whole = [s for s in told if s.endswith((".", "?", "!"))]  # labels alone would make any page look easy
        if (found := max(grade(told), grade(whole))) > EASIEST:
            hard[view.label] = round(found, 1)
        if many := [s for s in told if len(words(s)) > LONGEST]:
            long[view.label] = many
    assert (hard, long) == ({}, {})
