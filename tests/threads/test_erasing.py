"""What a person gave is gone from every file once they erase it; and stays gone when an older backup comes back."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from groundswell.notices.actions import write_letter
from groundswell.notices.models import Letter
from groundswell.records.asking import operator
from groundswell.records.changes import verify
from groundswell.records.models import Change
from groundswell.threads import actions, erasing
from groundswell.threads.actions.erasing_again import Erased, erase_again, erasures
from groundswell.threads.actions.moving import say_that_it_moved
from groundswell.threads.errors import MayNot
from groundswell.threads.models import Erasure, Voice
from groundswell.web.say_session import HEARD, RECEIPT, SHOWN
from groundswell.web.tracked import TRACKED
from tests.cast import TODAY
from tests.terminal import ROOT, clean_environment
from tests.threads.conftest import Saying


def test_an_erased_voice_keeps_a_key_and_a_day(saying: Saying) -> None:
    heard = saying.hear(name="Robin Canary", contact="robin@canary.example")
    actions.erase(saying.mine(heard), heard.voice)
    voice = Voice.objects.get(pk=heard.voice.pk)
    assert (voice.state, voice.receipt, hasattr(voice, "content")) == ("erased", None, False)
    assert Erasure.objects.get().voice_key == voice.key
    assert verify() == []


def test_letters_about_it_go_and_others_to_that_address_stay(saying: Saying) -> None:
    heard = saying.hear(contact="robin@canary.example")
    write_letter("robin@canary.example", "Your code", "123", dt.datetime(2021, 2, 1, tzinfo=dt.UTC))
    assert say_that_it_moved(heard.voice, about="thread x")
    actions.erase(saying.mine(heard), heard.voice)
    assert [letter.subject for letter in Letter.objects.all()] == ["Your code"]


def test_sessions_forget_the_voice_and_its_seven_words(saying: Saying) -> None:
    heard, other = saying.hear(), saying.hear()
    for voice in (heard.voice, other.voice):
        session = SessionStore()
        session.update({TRACKED: voice.pk, HEARD: voice.pk, RECEIPT: list(heard.receipt), "signed": "in"})
        session.save()
    actions.erase(saying.mine(heard), heard.voice)
    left = sorted((row.get_decoded() for row in Session.objects.all()), key=len)
    assert left[0] == {"signed": "in"}
    assert left[1][TRACKED] == other.voice.pk


def test_the_names_in_a_session_are_those_the_pages_use() -> None:
    assert (erasing.SESSION_VOICE, erasing.SESSION_WORDS) == ((TRACKED, HEARD), RECEIPT)
    assert (erasing.SESSION_SAID, erasing.SESSION_SHOWN) == (HEARD, SHOWN)


def test_the_chain_never_held_a_word_of_it(saying: Saying) -> None:
    heard = saying.hear(name="Robin Canary", contact="robin@canary.example")
    actions.reply(saying.mine(heard), heard.voice, "A canary sings", now=dt.datetime.now(dt.UTC))
    told = json.dumps(list(Change.objects.values("actor", "verb", "subject", "detail")), default=str)
    assert "anary" not in told
    assert "hoist" not in told


def test_what_was_erased_is_erased_again_in_an_older_copy(saying: Saying) -> None:
    heard = saying.hear()
    told = erase_again(operator(TODAY), [Erased(heard.voice.key, dt.date(2021, 2, 3)), Erased("gone", TODAY)])
    assert told == 1
    assert Voice.objects.get(pk=heard.voice.pk).state == "erased"
    assert Voice.objects.get(pk=heard.voice.pk).withdrawn_on == dt.date(2021, 2, 3)
    ledger = erasures(operator(TODAY))
    assert {line.key for line in ledger} == {heard.voice.key, "gone"}
    assert erase_again(operator(TODAY), ledger) == 0


def test_only_the_machines_operator_replays_a_ledger(saying: Saying) -> None:
    for who in (saying.lead, saying.keeper, saying.public):
        with pytest.raises(MayNot):
            erase_again(who, [])


@pytest.mark.commands
def test_no_byte_of_an_erased_voice_is_left_in_any_file_of_the_home(tmp_path: Path) -> None:
    """Sixty voices, each with its own canary six times over; every third is erased, and its canary is counted in
    every file of the home, the log of the database beside it while others still have it open."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.threads.canaries_on_disk", str(tmp_path / "home")],
        env={**clean_environment(), "GROUNDSWELL_COUNTS": os.environ.get("GROUNDSWELL_COUNTS", "")},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr[-3000:]
    told = json.loads(run.stdout)
    assert told["before"] > 0
    assert told["kept"] > 0
    assert told["after"] == 0, told
