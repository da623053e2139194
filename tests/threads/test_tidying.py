"""What is old is thrown away: sessions that ended, seven words nobody kept, drafts, receipts of who helped."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from groundswell.threads import actions
from groundswell.threads.actions import drafting
from groundswell.threads.actions.tidying import SHOWN_FOR, are_old, tidy
from groundswell.threads.models import Draft, Supporter, Try
from groundswell.web.say_session import HEARD, RECEIPT, SHOWN
from tests.cast import TODAY
from tests.terminal import ROOT, clean_environment
from tests.threads.conftest import NOW, Saying

SECOND = dt.timedelta(seconds=1)


def session(**known: object) -> str:
    """A stored session with what it knows; gives its key."""
    made = SessionStore()
    made.update(known)
    made.save()
    return str(made.session_key)


def known_to(key: str) -> dict[str, object]:
    return dict(Session.objects.get(session_key=key).get_decoded())


@pytest.mark.django_db
def test_sessions_that_ended_go_and_others_stay() -> None:
    ended, on = session(tracked_voice=1), session(signed="in")
    Session.objects.filter(session_key=ended).update(expire_date=NOW)
    Session.objects.filter(session_key=on).update(expire_date=NOW + SECOND)
    assert tidy(today=TODAY, now=NOW).sessions == 1
    assert [row.session_key for row in Session.objects.all()] == [on]
    assert tidy(today=TODAY, now=NOW).sessions == 0


@pytest.mark.django_db
def test_seven_words_that_waited_an_hour_leave_their_session_and_the_session_stays() -> None:
    def waiting(shown: dt.datetime) -> str:
        words = ["apple"] * 7
        return session(**{RECEIPT: words, HEARD: 1, SHOWN: shown.isoformat(), "signed": "in"})

    old, young, unknown = (
        waiting(NOW - SHOWN_FOR),
        waiting(NOW - SHOWN_FOR + SECOND),
        session(say_receipt=["apple"]),
    )
    Session.objects.update(expire_date=NOW + dt.timedelta(days=1))
    assert tidy(today=TODAY, now=NOW).words == 2
    assert known_to(old) == {"signed": "in"}
    assert known_to(unknown) == {}
    assert known_to(young)[RECEIPT] == ["apple"] * 7


@pytest.mark.parametrize("shown", [None, "", "yesterday", 7, "2021-02-15T12:00:00"])
def test_a_moment_that_is_none_is_long_ago(shown: object) -> None:
    assert are_old(shown, NOW)


def test_drafts_tries_and_ended_receipts_go(saying: Saying) -> None:
    drafting.begin(now=NOW - dt.timedelta(days=2))
    Try.objects.create(address="x", at=NOW - dt.timedelta(days=2))
    heard = saying.hear()
    chosen = actions.choose_supporter(saying.mine(heard), heard.voice, days=7).supporter
    last = TODAY + dt.timedelta(days=7)
    first = tidy(today=last, now=NOW)
    assert (first.drafts, first.receipts) == (1, 0)
    told = tidy(today=last + dt.timedelta(days=1), now=NOW)
    assert told.receipts == 1
    assert (Draft.objects.count(), Try.objects.count()) == (0, 0)
    assert Supporter.objects.get(pk=chosen.pk).receipt is None


@pytest.mark.commands
def test_no_byte_of_words_that_were_not_kept_is_left_in_any_file(tmp_path: Path) -> None:
    """The session as it stood with the words in it is looked for in every file, before and after."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.threads.sessions_on_disk", str(tmp_path / "home")],
        env=clean_environment(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr[-3000:]
    told = json.loads(run.stdout)
    assert all(told["before"].values()), told
    assert not any(told["after"].values()), told
