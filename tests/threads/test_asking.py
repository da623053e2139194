"""“Did it happen?” is asked once, the day after, of who meant to do it and of who looks after the thread."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from groundswell.accounts.models import Account
from groundswell.notices.models import Letter, Notice
from groundswell.records.asking import Asker, operator
from groundswell.register.models import Meeting, Person
from groundswell.threads import actions
from groundswell.threads.asked import asked_of
from groundswell.threads.errors import MayNot
from groundswell.threads.models import Step
from tests.cast import Cast, asker
from tests.threads.conftest import Saying

DUE, AFTER = dt.date(2021, 3, 9), dt.date(2021, 3, 10)
NOW = dt.datetime(2021, 3, 10, 7, tzinfo=dt.UTC)


@pytest.fixture
def meant(saying: Saying, cast: Cast, practitioner: Person) -> Step:
    """The practitioner means to put it before the Steering Group of 9 March; the director looks after the thread."""
    thread = saying.thread()
    actions.amend_thread(cast.lead, thread, owner=Person.objects.get(key="chair"))
    to = Meeting.objects.get(key="steer-mar")
    return actions.table(cast.lead, thread, to=to, carrier=practitioner, intended=True)


def somebody(person: str, **fields: object) -> Account:
    """An account of that person of the register, without any role."""
    return Account.objects.create(email=f"{person}@example.org", person_key=person, **fields)


def as_asker(account: Account, day: dt.date = AFTER) -> Asker:
    return Asker(today=day, account=str(account.pk))


def test_each_gets_one_letter_and_not_one_a_day(meant: Step) -> None:
    somebody("practitioner"), somebody("chair"), somebody("champion")
    assert actions.ask_what_happened(operator(DUE), now=NOW) == 0
    assert actions.ask_what_happened(operator(AFTER), now=NOW) == 2
    assert actions.ask_what_happened(operator(AFTER + dt.timedelta(days=1)), now=NOW) == 0
    assert {letter.to for letter in Letter.objects.all()} == {"practitioner@example.org", "chair@example.org"}
    assert {notice.subject for notice in Notice.objects.all()} == {f"step {meant.key}"}


def test_the_letter_names_no_person_and_no_words(meant: Step, cast: Cast) -> None:
    actions.word(cast.lead, meant, "We ask for two swims")
    somebody("practitioner")
    actions.ask_what_happened(operator(AFTER), now=NOW)
    body = Letter.objects.get().body
    assert "Steering Group on 9 Mar. Did it happen?" in body
    assert "Practitioner" not in body and "two swims" not in body


def test_an_account_that_has_ended_gets_none(meant: Step) -> None:
    somebody("practitioner", expires_on=AFTER)
    assert actions.ask_what_happened(operator(AFTER), now=NOW) == 0


def test_an_answer_ends_the_asking_and_what_is_put_off_is_asked_anew(meant: Step, cast: Cast) -> None:
    carrier = somebody("practitioner")
    inner = Meeting.objects.get(key="inner-mar")
    lead = replace(cast.lead, today=AFTER, kept={})
    assert asked_of(as_asker(carrier)) == [meant]
    actions.answer(lead, meant, answer="deferred", now_due=inner)
    assert asked_of(as_asker(carrier)) == []
    later = inner.day + dt.timedelta(days=1)
    (again,) = asked_of(as_asker(carrier, later))
    assert again.to_meeting == inner
    assert actions.ask_what_happened(operator(later), now=NOW) == 1


def test_the_carrier_answers_though_they_hold_no_role(meant: Step) -> None:
    actions.answer(as_asker(somebody("practitioner")), meant, answer="declined", note="They had no time")
    meant.refresh_from_db()
    assert meant.state == Step.State.DECLINED


def test_an_outsider_cannot(meant: Step) -> None:
    strangers = (as_asker(somebody("far-person")), asker("nobody"), Asker(today=AFTER))
    for stranger in strangers:
        assert asked_of(stranger) == []
        with pytest.raises(MayNot):
            actions.answer(stranger, meant, answer="happened")
