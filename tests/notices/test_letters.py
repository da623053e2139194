"""Letters: sent where a mail server is set, else kept in the outbox."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Any

import pytest
from django.core import mail
from django.db import transaction

from groundswell.notices import actions
from groundswell.notices.actions import write_letter
from groundswell.notices.models import Letter

NOW = dt.datetime(2021, 2, 15, 9, 0, tzinfo=dt.UTC)


@pytest.mark.django_db(transaction=True)
def test_without_a_mail_server_a_letter_waits_in_the_outbox(
    settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_HOST = ""
    with caplog.at_level(logging.WARNING):
        write_letter("ann@example.org", "Hello", "Secret words", NOW)
    letter = Letter.objects.get()
    assert (letter.to, letter.subject, letter.body, letter.sent) == (
        "ann@example.org",
        "Hello",
        "Secret words",
        None,
    )
    assert "outbox" in caplog.text
    assert "ann@example.org" not in caplog.text and "Secret" not in caplog.text
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_with_a_mail_server_a_letter_is_sent(settings: Any) -> None:
    settings.EMAIL_HOST = "mail.example.org"
    write_letter("ann@example.org", "Hello\nBcc: all@example.org", "Words", NOW)
    assert Letter.objects.get().sent == NOW
    assert [(m.to, m.subject, m.body) for m in mail.outbox] == [
        (["ann@example.org"], "Hello Bcc: all@example.org", "Words")
    ]


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_fails_leaves_the_letter_in_the_outbox(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EMAIL_HOST = "mail.example.org"

    def refuses(*_args: object, **_options: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(actions, "send_mail", refuses)
    write_letter("ann@example.org", "Hello", "Words", NOW)
    assert Letter.objects.get().sent is None


@pytest.mark.django_db(transaction=True)
def test_nothing_is_sent_of_a_change_that_did_not_happen(settings: Any) -> None:
    settings.EMAIL_HOST = "mail.example.org"
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write_letter("ann@example.org", "Hello", "Words", NOW)
        raise ZeroDivisionError
    assert mail.outbox == [] and not Letter.objects.exists()
