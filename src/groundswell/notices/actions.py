"""Writing letters: sent where a mail server is set, else kept in the local outbox."""

from __future__ import annotations

import datetime as dt
import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

from groundswell.notices.models import Letter, Notice

log = logging.getLogger("groundswell.notices")


def write_letter(to: str, subject: str, body: str, now: dt.datetime) -> Letter:
    """Keeps one letter, and sends it once the change that caused it is certain.

    Without a mail server, or where it fails, the letter stays in the outbox, `sent` empty.
    """
    letter = Letter.objects.create(to=to, subject=" ".join(subject.split())[:300], body=body, written=now)
    transaction.on_commit(lambda: _send(letter, now))
    return letter


def notify_once(
    kind: str, about: str, *, account: str, to: str, subject: str, body: str, now: dt.datetime
) -> Notice | None:
    """Writes a letter to an account unless it had this kind of notice about the same thing before; None then.

    `about`: what it is about, as text ("step abc"). `to`: the account's address. All or nothing.
    """
    with transaction.atomic():
        notice, is_new = Notice.objects.get_or_create(
            kind=kind, subject=about, account=account, defaults={"written": now}
        )
        if not is_new:
            return None
        notice.letter = write_letter(to, subject, body, now)
        notice.save(update_fields=["letter"])
    return notice


def _send(letter: Letter, now: dt.datetime) -> None:
    if not settings.EMAIL_HOST:
        log.warning("A letter waits in the outbox: no mail server is set.")
        return
    try:
        send_mail(letter.subject, letter.body, settings.DEFAULT_FROM_EMAIL, [letter.to])
    except (OSError, SMTPException) as error:
        log.warning(
            "A letter waits in the outbox: the mail server did not take it (%s).", type(error).__name__
        )
        return
    letter.sent = now
    letter.save(update_fields=["sent"])
