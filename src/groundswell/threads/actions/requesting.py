"""Asking to see, correct or erase what is held about oneself, or complaining; and the officer's answers."""

from __future__ import annotations

from django.utils.translation import gettext as _

from groundswell.notices.actions import notify_once
from groundswell.records.asking import Asker
from groundswell.register.models import Place
from groundswell.threads.actions.moving import is_mail
from groundswell.threads.actions.one_change import moment, one_change
from groundswell.threads.clocks import acknowledge_by, answer_by
from groundswell.threads.errors import NotSaidEnough
from groundswell.threads.models import DataRequest, Voice
from groundswell.threads.requested import one_of
from groundswell.threads.rules import is_own, require
from groundswell.threads.typed_text import cleaned

MOST_TEXT = 5_000  # characters


def ask_about_data(
    by: Asker, place: Place, *, kind: str, text: str, contact: str, voice: Voice | None = None
) -> DataRequest:
    """Keeps a request with the day by which it must be answered. `voice`: their own, where they hold its receipt.

    Raises NotSaidEnough, with the field at fault.
    """
    require(voice is None or is_own(by, voice))
    if kind not in DataRequest.Kind.values:
        raise NotSaidEnough(_("Choose what you want us to do."), field="kind")
    if len(text) > MOST_TEXT:
        raise NotSaidEnough(_("That is too long. Please use fewer words."), field="text")
    if not contact.strip() and voice is None:
        raise NotSaidEnough(_("Tell us how we can reach you."), field="contact")
    is_complaint = kind == DataRequest.Kind.COMPLAINT
    if is_complaint and not text.strip():
        raise NotSaidEnough(_("Tell us what is wrong."), field="text")
    with one_change(by, "ask about data") as entry:
        asked = DataRequest.objects.create(
            kind=kind,
            voice=voice,
            place=place,
            text=cleaned(text).text.strip(),
            contact=cleaned(contact).text.strip()[:300],
            received_on=by.today,
            acknowledge_by=acknowledge_by(by.today) if is_complaint else None,
            answer_by=None if is_complaint else answer_by(by.today, place.nation),
        )
        entry.subject, entry.detail = f"request {asked.key}", {"kind": kind}
    return asked


def acknowledge(by: Asker, key: str) -> DataRequest:
    """Keeps that they were told that it has come, and tells them where they left an address. Once."""
    asked = one_of(by, key).request
    if asked.acknowledged_on is not None:
        return asked
    with one_change(by, "acknowledge request") as entry:
        asked.acknowledged_on = by.today
        asked.save(update_fields=["acknowledged_on"])
        _write(
            asked,
            "request came",
            _("We have what you sent us"),
            _("It has come. We will write to you again."),
        )
        entry.subject = f"request {asked.key}"
    return asked


def answer_request(by: Asker, key: str, text: str) -> DataRequest:
    """Keeps the answer, and sends it where they left an address. Raises NotSaidEnough where nothing is typed."""
    asked = one_of(by, key).request
    said = cleaned(text).text.strip()
    if not said:
        raise NotSaidEnough(_("You have not typed an answer yet."), field="text")
    with one_change(by, "answer request") as entry:
        asked.answer, asked.answered_on = said, by.today
        asked.acknowledged_on = asked.acknowledged_on or by.today
        asked.save(update_fields=["answer", "answered_on", "acknowledged_on"])
        _write(asked, "request answered", _("Our answer to what you asked"), said)
        entry.subject = f"request {asked.key}"
    return asked


def _write(asked: DataRequest, kind: str, subject: str, body: str) -> None:
    """A letter, tied to the voice where there is one, so that it goes when that is erased."""
    if not is_mail(asked.contact):
        return
    to = f"voice {asked.voice.key}" if asked.voice else f"request {asked.key}"
    notify_once(
        kind, f"request {asked.key}", account=to, to=asked.contact, subject=subject, body=body, now=moment()
    )
