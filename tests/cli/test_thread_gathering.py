"""Looking after a thread at the terminal: voices by key, texts, evidence and publishing."""

from __future__ import annotations

import pytest

from tests.cli.test_backups import _python
from tests.terminal import Terminal

SWIMMING = "accessible-swimming"
SAY = (
    "from groundswell.register.models import Forum; from groundswell.threads import actions;"
    "from groundswell.threads.consent import Uses; import datetime as dt;"
    "[actions.hear(Asker(today=day), actions.Said(forum=Forum.objects.get(key='that-counts'), form='words',"
    " where='home', said_on=day, words='canary words', uses=uses), now=dt.datetime(2021, 2, 15, tzinfo=dt.UTC))"
    " for uses in (Uses(quote_without_name=True), Uses())]"
)
ASK_AS_A_LEAD = (
    "from groundswell.records.asking import Grant; from groundswell.threads import actions;"
    "from groundswell.threads.models import Thread;"
    "lead = Asker(today=day, account='7', grants=(Grant('place_lead', 'place', 'stockport'),));"
    "actions.ask_publication(lead, Thread.objects.get(key='accessible-swimming'))"
)


@pytest.fixture
def here(changed: Terminal) -> Terminal:
    """The example, with one voice that may be told of and one that is private."""
    _python(changed, SAY)
    return changed


def test_voices_are_put_in_and_parted_by_their_keys(here: Terminal) -> None:
    (voice,) = here.type("thread", "voices", SWIMMING, "--others", "--json").json["voices"]
    ended = here.type("thread", "gather", SWIMMING, voice["key"])
    assert ended.out == "The voices are in Accessible swimming now.\n", ended.err
    listed = here.type("thread", "voices", SWIMMING)
    assert voice["key"] in listed.out
    assert "canary" not in listed.out
    refused = here.type("thread", "part", SWIMMING, voice["key"])
    assert (refused.code, refused.out) == (2, "")
    assert "Say why they are parted." in refused.err
    assert here.type("thread", "part", SWIMMING, voice["key"], "--why", "Another pool").code == 0
    assert here.type("thread", "voices", SWIMMING).out == "No voice is here that you may know of.\n"
    nowhere = here.type("thread", "gather", SWIMMING, "nowhere")
    assert "nothing has the key “nowhere”" in nowhere.err


def test_what_is_named_changes_and_the_rest_stays(here: Terminal) -> None:
    changes = ("--change", "A hoist", "--target-kind", "budget", "--owner", "LP Lead")
    assert here.type("thread", "amend", SWIMMING, *changes).out == "Changed Accessible swimming.\n"
    told = here.type("thread", "show", SWIMMING, "--json").json
    assert (told["change_wanted"], told["target_kind"], told["owner"]["key"]) == (
        "A hoist",
        "budget",
        "lp-lead",
    )
    assert told["population"]
    empty = here.type("thread", "amend", SWIMMING, "--title", " ")
    assert (empty.code, "A thread has a title" in empty.err) == (2, True)


def test_evidence_is_taken_away(here: Terminal) -> None:
    told = here.type("thread", "show", SWIMMING, "--json").json
    step = next(step for step in told["steps"] if step["evidence"])
    key = step["evidence"][0]["key"]
    assert here.type("thread", "detach", key).out == f"Took it away from the step {step['key']}.\n"
    assert here.type("thread", "detach", key).code == 2


def test_two_people_let_everyone_see_it(here: Terminal) -> None:
    here.type("thread", "unpublish", SWIMMING)
    assert "Nobody has asked for this." in here.type("thread", "approve", SWIMMING).err
    here.type("thread", "publish", SWIMMING)
    assert "You asked for this yourself." in here.type("thread", "approve", SWIMMING).err
    assert here.type("thread", "unpublish", SWIMMING).code == 0
    _python(here, ASK_AS_A_LEAD)
    assert here.type("thread", "approve", SWIMMING).out == "Everyone can see Accessible swimming now.\n"
    assert here.type("thread", "list", "--as-public", "--json").json["count"] == 1
