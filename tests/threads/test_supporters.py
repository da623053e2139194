"""Whom a person chose to help: reads and writes for a while, decides nothing, and is gone at once when it ends."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from groundswell.records.asking import Asker
from groundswell.records.changes import verify
from groundswell.records.models import Change
from groundswell.threads import actions, own_voice
from groundswell.threads.actions.opening import open_words
from groundswell.threads.actions.supporting import Chosen
from groundswell.threads.consent import Uses
from groundswell.threads.disclosure import Purpose, words_for
from groundswell.threads.errors import MayNot, NotSaidEnough, NotTrackable, SlowDown
from groundswell.threads.models import Supporter, Voice
from groundswell.threads.own_copy import own_copy
from groundswell.threads.own_openings import openings
from groundswell.threads.own_way import ways_of
from groundswell.threads.triage import with_person
from tests.cast import TODAY
from tests.threads.conftest import NOW, WORDS, Saying

MONTH = dt.timedelta(days=30)
DAY = dt.timedelta(days=1)


@pytest.fixture
def heard(saying: Saying) -> actions.Heard:
    return saying.hear(name="Robin Canary", contact="robin@canary.example")


@pytest.fixture
def mine(saying: Saying, heard: actions.Heard) -> Asker:
    """The person with the receipt."""
    return saying.mine(heard)


def opened(chosen: Chosen, *, today: dt.date = TODAY) -> tuple[Voice, Asker]:
    """What the supporter's seven words open on a day."""
    return actions.open_by_receipt(" ".join(chosen.receipt), address="192.0.2.1", today=today, now=NOW)


@pytest.fixture
def helping(mine: Asker, heard: actions.Heard) -> Asker:
    """Who helps, with seven words of their own."""
    return opened(actions.choose_supporter(mine, heard.voice))[1]


def test_their_seven_words_open_the_words_and_the_way_without_a_name(
    helping: Asker, heard: actions.Heard
) -> None:
    words = words_for(heard.voice, helping, Purpose.HELP)
    assert (words.text, words.name) == (WORDS, "")
    assert len(ways_of(helping, heard.voice)) == 1


def test_that_they_opened_the_words_is_told_to_the_person(
    helping: Asker, heard: actions.Heard, mine: Asker
) -> None:
    for _time in range(2):
        open_words(helping, heard.voice, Purpose.HELP)
    (told,) = openings(mine, heard.voice)
    assert told.text == "Somebody you chose to help you opened them on Monday 15 February 2021."


def test_what_only_the_person_may_they_may_not(helping: Asker, heard: actions.Heard) -> None:
    voice = heard.voice
    refused: list[Callable[[], object]] = [
        lambda: actions.withdraw(helping, voice),
        lambda: actions.bring_back(helping, voice),
        lambda: actions.erase(helping, voice),
        lambda: actions.change_consent(helping, voice, Uses(publish=True), now=NOW),
        lambda: actions.choose_supporter(helping, voice),
        lambda: actions.end_supporter(helping, voice),
        lambda: own_voice.particulars(helping, voice),
        lambda: own_voice.messages(helping, voice),
        lambda: own_voice.wordings(helping, voice),
        lambda: own_voice.asks(helping, voice),
        lambda: own_voice.newest_consent(helping, voice),
        lambda: openings(helping, voice),
        lambda: own_copy(helping, voice),
    ]
    for do in refused:
        with pytest.raises(MayNot):
            do()
    for purpose in set(Purpose) - {Purpose.HELP}:
        assert words_for(voice, helping, purpose).text == ""
    kept = Voice.objects.get(pk=voice.pk)
    assert (kept.state, kept.level, kept.consents.count()) == ("kept", 0, 1)


def test_they_write_in_their_own_right_and_read_only_that(
    helping: Asker, heard: actions.Heard, mine: Asker, saying: Saying
) -> None:
    """What the person writes may be about who helps them."""
    actions.reply(mine, heard.voice, "Please do not tell them.", now=NOW)
    actions.reply(helping, heard.voice, "She would like an answer.", now=NOW)
    actions.reply(saying.keeper, heard.voice, "We will ask.", now=NOW)
    (theirs,) = own_voice.supporters_messages(helping, heard.voice)
    assert (theirs.text, theirs.from_person, theirs.from_supporter) == (
        "She would like an answer.",
        False,
        True,
    )
    told = own_voice.messages(mine, heard.voice)
    assert [(one.from_person, one.from_supporter) for one in told] == [
        (True, False),
        (False, True),
        (False, False),
    ]
    officers = with_person(saying.keeper, heard.voice).messages
    assert [one.from_supporter for one in officers] == [False, True, False]
    with pytest.raises(MayNot):
        own_voice.supporters_messages(mine, heard.voice)


def test_they_say_how_the_person_likes_to_be_told(helping: Asker, heard: actions.Heard) -> None:
    actions.say_how_to_tell(helping, heard.voice, told_as="language", language="Polski")
    voice = Voice.objects.get(pk=heard.voice.pk)
    assert (voice.told_as, voice.language) == ("language", "Polski")
    for told_as in ("language", "shouting"):
        with pytest.raises(NotSaidEnough):
            actions.say_how_to_tell(helping, heard.voice, told_as=told_as)


@pytest.mark.parametrize("days", [7, 30, 90])
def test_it_ends_after_its_last_day(mine: Asker, heard: actions.Heard, days: int) -> None:
    chosen = actions.choose_supporter(mine, heard.voice, days=days)
    last = TODAY + dt.timedelta(days=days)
    assert opened(chosen, today=last)[0] == heard.voice
    with pytest.raises(NotTrackable):
        opened(chosen, today=last + DAY)


def test_a_length_nobody_offered_is_refused(mine: Asker, heard: actions.Heard) -> None:
    with pytest.raises(NotSaidEnough):
        actions.choose_supporter(mine, heard.voice, days=3650)


def test_it_ends_at_once_when_it_is_taken_back(mine: Asker, heard: actions.Heard) -> None:
    chosen = actions.choose_supporter(mine, heard.voice)
    assert actions.end_supporter(mine, heard.voice) == 1
    with pytest.raises(NotTrackable):
        opened(chosen)
    kept = Supporter.objects.get()
    assert (kept.receipt, kept.until) == (None, TODAY)


def test_whoever_is_chosen_next_takes_their_place(mine: Asker, heard: actions.Heard) -> None:
    first = actions.choose_supporter(mine, heard.voice)
    second = actions.choose_supporter(mine, heard.voice)
    with pytest.raises(NotTrackable):
        opened(first)
    assert opened(second)[0] == heard.voice
    with pytest.raises(IntegrityError), transaction.atomic():
        Supporter.objects.create(voice=heard.voice, receipt=b"x" * 32, start=TODAY, until=TODAY + DAY)


def test_after_withdrawal_it_opens_nothing_and_bringing_back_does_not_revive_it(
    mine: Asker, heard: actions.Heard
) -> None:
    chosen = actions.choose_supporter(mine, heard.voice)
    _voice, helping = opened(chosen)
    actions.withdraw(mine, heard.voice)
    assert words_for(heard.voice, helping, Purpose.HELP).text == ""
    with pytest.raises(MayNot):
        actions.choose_supporter(mine, heard.voice)
    with pytest.raises(MayNot):
        actions.reply(helping, heard.voice, "And yet", now=NOW)
    with pytest.raises(MayNot):
        actions.say_how_to_tell(helping, heard.voice, told_as="phone")
    actions.bring_back(mine, heard.voice)
    with pytest.raises(NotTrackable):
        opened(chosen)


def test_erasing_takes_the_row_with_it(mine: Asker, heard: actions.Heard) -> None:
    chosen = actions.choose_supporter(mine, heard.voice)
    actions.erase(mine, heard.voice)
    assert not Supporter.objects.exists()
    with pytest.raises(NotTrackable):
        opened(chosen)


def test_the_person_sees_until_when_and_has_it_in_their_copy(mine: Asker, heard: actions.Heard) -> None:
    actions.choose_supporter(mine, heard.voice, days=7)
    line = "Somebody you chose can see this until Monday 22 February 2021."
    assert line in own_voice.who_may_see(mine, heard.voice)
    later = replace(mine, today=TODAY + MONTH)
    assert line not in own_voice.who_may_see(later, heard.voice)
    assert own_copy(mine, heard.voice)["somebody_you_chose"] == [
        {"from": "2021-02-15", "until": "2021-02-22"}
    ]


def test_wrong_words_count_together_with_all_others(mine: Asker, heard: actions.Heard) -> None:
    chosen = actions.choose_supporter(mine, heard.voice)
    actions.end_supporter(mine, heard.voice)
    for _try in range(20):
        with pytest.raises(NotTrackable):
            opened(chosen)
    with pytest.raises(SlowDown):
        opened(chosen)


def test_the_chain_says_that_it_was_done_and_never_by_which_words(mine: Asker, heard: actions.Heard) -> None:
    chosen = actions.choose_supporter(mine, heard.voice)
    _voice, helping = opened(chosen)
    actions.reply(helping, heard.voice, "A canary sings", now=NOW)
    actions.end_supporter(mine, heard.voice)
    rows = list(Change.objects.order_by("pk").values("actor", "verb", "subject", "detail"))
    done = [(row["actor"], row["verb"]) for row in rows][-3:]
    assert done == [
        ("contributor", "choose supporter"),
        ("supporter", "reply"),
        ("contributor", "end supporter"),
    ]
    told = json.dumps(rows, default=str)
    assert not [word for word in ("anary", " ".join(chosen.receipt)) if word in told]
    assert verify() == []


def test_an_outsider_cannot(heard: actions.Heard, saying: Saying) -> None:
    other = saying.hear()
    strangers = (saying.public, saying.keeper, saying.lead, saying.mine(other))
    for stranger in strangers:
        assert words_for(heard.voice, stranger, Purpose.HELP).text == ""
        with pytest.raises(MayNot):
            actions.choose_supporter(stranger, heard.voice)
        with pytest.raises(MayNot):
            actions.say_how_to_tell(stranger, heard.voice, told_as="phone")
    helping_other = opened(actions.choose_supporter(saying.mine(other), other.voice))[1]
    assert words_for(heard.voice, helping_other, Purpose.HELP).text == ""
