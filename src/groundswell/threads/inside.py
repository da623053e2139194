"""Whether an asker reads a thread from inside, or as everybody does once it is published."""

from __future__ import annotations

from groundswell.accounts.models import Account
from groundswell.records.asking import Asker
from groundswell.register.models import Person
from groundswell.register.rules import audience_of, may_lead
from groundswell.threads.models import Step, Thread
from groundswell.threads.rules import forums_for, may_carry, may_work_on


def is_inside(asker: Asker, thread: Thread) -> bool:
    """Whether the asker belongs to a forum the thread came to, or leads its place (at most one query)."""
    if may_lead(asker, thread.place):
        return True
    held = audience_of(asker).forums
    return bool(held) and any(forum.pk in held for forum in forums_for(asker, thread))


def person_of(asker: Asker) -> Person | None:
    """Who the asker is in the register, where their account says so (two queries, once in the asker's life)."""
    if "person" not in asker.kept:
        account = (
            Account.objects.filter(pk=asker.account).first()
            if asker.account.isascii() and asker.account.isdigit()
            else None
        )
        key = account.person_key if account else ""
        asker.kept["person"] = Person.objects.filter(key=key).first() if key else None
    found = asker.kept["person"]
    return found if isinstance(found, Person) else None


def may_answer(asker: Asker, step: Step) -> bool:
    """Whether the asker may say what became of a step: its carrier, the owner, or one who may carry it there."""
    person = person_of(asker)
    if person is not None and person.pk in (step.carrier_id, step.thread.owner_id):
        return True
    if step.to_meeting is None:
        return may_work_on(asker, step.thread)
    return may_carry(asker, step.thread, to=step.to_meeting.forum)
