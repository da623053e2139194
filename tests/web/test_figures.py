"""The page of figures, for everyone."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from groundswell.records.asking import Asker
from groundswell.register.models import Forum
from groundswell.threads import actions
from groundswell.threads.figures import voices_by_month
from groundswell.threads.models import Voice

TODAY = dt.date(2021, 2, 15)


def say(count: int, at: dt.datetime, key: str = "that-counts") -> None:
    """So many voices at a moment, by the action; then copies, since drawing a receipt takes its time."""
    forum = Forum.objects.get(key=key)
    by = Asker(today=TODAY)
    voice = actions.hear(
        by, actions.Said(forum=forum, form="words", where="home", said_on=at.date(), words="x"), now=at
    ).voice
    from groundswell.threads.keys import new_key

    for _ in range(count - 1):
        voice.pk, voice.key, voice.receipt = None, new_key(), None
        voice.save(force_insert=True)


def month(day: int, number: int) -> dt.datetime:
    return dt.datetime(2021 if number < 3 else 2020, number, day, 12, tzinfo=dt.UTC)


def test_a_month_with_too_few_is_hidden_and_others_are_rounded(visitor: Client) -> None:
    say(23, month(5, 1))
    say(4, month(5, 12))
    told = voices_by_month(TODAY)
    january, december = told.months[-1], told.months[-2]
    column = told.layers.index(Forum.objects.get(key="that-counts").layers.get().name)
    assert january.total == 25
    assert (december.total, set(december.counts)) == (None, {None})
    assert january.counts[column] in (None, 25)
    assert told.months_shown == 1
    page = visitor.get("/figures/").content.decode()
    assert "In 1 of the last 12 months" in page
    assert ">4<" not in page
    assert ">23<" not in page


def test_taking_back_or_erasing_does_not_change_a_month_that_is_over(visitor: Client) -> None:
    say(12, month(5, 1))
    before = voices_by_month(TODAY)
    for voice in Voice.objects.all()[:6]:
        actions.erase(actions.asker_with_receipt(voice, TODAY), voice)
    assert voices_by_month(TODAY) == before


def test_the_month_that_runs_is_left_out(visitor: Client) -> None:
    say(30, month(5, 2))
    assert voices_by_month(TODAY).months_shown == 0


@pytest.mark.django_db
def test_an_empty_register_shows_nothing_but_that_it_is_hidden() -> None:
    assert voices_by_month(TODAY).months_shown == 0
