"""Asking once, the day after: did it happen? A notice to who meant to do it, and to who looks after the thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from groundswell.accounts.models import Account
from groundswell.notices.actions import notify_once
from groundswell.records.asking import Asker
from groundswell.records.dated import not_ended_by
from groundswell.threads.models import Step
from groundswell.threads.sentences import short_day

DID_IT_HAPPEN = "did it happen"


def ask_what_happened(by: Asker, *, now: dt.datetime) -> int:
    """Writes to each account that is its carrier or looks after the thread, once an intention whose day has passed.

    Gives how many notices were written; those who had theirs get none. The letter names meetings, and no person.
    """
    steps = Step.objects.unanswered(by.today).select_related("thread__owner", "to_meeting__forum", "carrier")
    return sum(
        notify_once(
            DID_IT_HAPPEN,
            f"step {step.key}",
            account=str(account.pk),
            to=account.email,
            subject=_("Did it happen?"),
            body=_letter(step, by.today),
            now=now,
        )
        is not None
        for step in steps.order_by("to_meeting__day", "id")
        for account in _whom_to_ask(step, by.today)
    )


def _whom_to_ask(step: Step, today: dt.date) -> Iterator[Account]:
    """The accounts of the carrier and of who looks after the thread; whoever may sign in today."""
    keys = {person.key for person in (step.carrier, step.thread.owner) if person is not None}
    found = Account.objects.filter(
        not_ended_by(today, until="expires_on"), is_active=True, person_key__in=keys
    )
    yield from found.order_by("pk")


def _letter(step: Step, today: dt.date) -> str:
    if step.to_meeting is None:  # unanswered ones have a meeting
        return ""
    values = {
        "thread": step.thread.title,
        "forum": step.to_meeting.forum.name,
        "day": short_day(step.to_meeting.day, today),
    }
    told = _("“%(thread)s” was meant for %(forum)s on %(day)s. Did it happen?") % values
    return f"{told}\n" + _("Sign in and answer on the page “What I am asked”. We write about this once.")
