"""What can be done with a thread or a step, by whom, and under which title. The pages are in thread_do.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groundswell.records.asking import Asker
from groundswell.register.rules import audience_of
from groundswell.threads.models import Thread
from groundswell.threads.rules import may_publish, may_work_on
from groundswell.threads.way import Way
from groundswell.web import answer_forms, claim_forms, step_forms, thread_forms
from groundswell.web.thread_form import ThreadForm


@dataclass(frozen=True)
class Verb:
    """One thing that can be done: its name in addresses, its title, its form and who may."""

    name: str
    title: str | Promise
    form: type[ThreadForm]
    may: Callable[[Asker, Thread], bool]


def may_carry_somewhere(asker: Asker, thread: Thread) -> bool:
    """Whether the asker works on it, or belongs to any forum it could be carried to."""
    return bool(audience_of(asker).forums) or may_work_on(asker, thread)


def _may_publish(asker: Asker, thread: Thread) -> bool:
    return may_publish(asker, thread.place)


STEPS = (
    Verb("carry", _("Carry it to a meeting"), step_forms.Carry, may_carry_somewhere),
    Verb("table", _("Put it before a meeting"), step_forms.Table, may_carry_somewhere),
    Verb("discuss", _("It was talked about"), step_forms.Discuss, may_carry_somewhere),
    Verb("decide", _("It was decided"), step_forms.Decide, may_carry_somewhere),
    Verb("resource", _("Something was given for it"), step_forms.Resource, may_work_on),
    Verb("change", _("Something changed for people"), step_forms.Change, may_work_on),
    Verb("call", _("It was called for in public"), step_forms.Call, may_work_on),
    Verb("seen", _("Somebody saw it"), step_forms.SeenBy, may_work_on),
)
KEEPING = (
    Verb("amend", _("Change what it says of itself"), thread_forms.Amend, may_work_on),
    Verb("gather", _("Put voices into it"), thread_forms.Gather, may_work_on),
    Verb("part", _("Take a voice out"), thread_forms.Part, may_work_on),
    Verb("publish", _("Ask that everyone may see it"), thread_forms.AskPublication, may_work_on),
    Verb("approve", _("Let everyone see it"), thread_forms.ApprovePublication, _may_publish),
    Verb("end-publication", _("Show it to members only"), thread_forms.EndPublication, _may_publish),
    Verb("close", _("Close this thread"), thread_forms.Close, may_work_on),
    Verb("reopen", _("Open this thread again"), thread_forms.Reopen, may_work_on),
)
CLAIMING = Verb("claim", _("Make a claim"), claim_forms.MakeClaim, may_work_on)
THREAD_VERBS = {verb.name: verb for verb in (*STEPS, *KEEPING, CLAIMING)}
STEP_VERBS: dict[str, tuple[str | Promise, type[ThreadForm]]] = {
    "answer": (_("Did it happen?"), answer_forms.Answer),
    "words": (_("A new version of the words"), answer_forms.Words),
    "evidence": (_("Add evidence"), answer_forms.Attach),
    "heard": (_("It was heard"), answer_forms.Heard),
}


def offered(asker: Asker, thread: Thread, way: Way) -> dict[str, Any]:
    """The verbs the asker is offered on the thread's page: for steps, and for keeping the thread."""
    is_closed = thread.closed_on is not None
    waits = thread.publications.filter(approved_on=None, ended_on=None).first() if way.seen.works else None
    is_public = thread.visibility == "public"
    hidden = {
        "publish": is_public or waits is not None,
        "approve": waits is None or waits.asked_by == asker.account,
        "end-publication": not is_public,
        "close": is_closed,
        "reopen": not is_closed,
    }
    steps = () if is_closed or asker.is_public else STEPS
    kept = () if asker.is_public else KEEPING
    return {
        "step_verbs": [v for v in steps if v.may(asker, thread)],
        "keeping_verbs": [v for v in kept if not hidden.get(v.name) and v.may(asker, thread)],
        "publication_waits": waits is not None,
        "is_public": is_public,
    }
