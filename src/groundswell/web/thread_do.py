"""The pages on which something is done with a thread, a step or a piece of evidence: a question, and POST does it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from groundswell.register.models import Forum
from groundswell.threads.inside import may_answer
from groundswell.threads.models import Evidence, Step, Thread
from groundswell.threads.rules import may_carry, may_open_thread, may_take_away, may_work_on
from groundswell.web.answer_forms import Detach
from groundswell.web.asking import asker_of
from groundswell.web.claims import claim_or_404
from groundswell.web.form_page import form_page
from groundswell.web.thread_forms import OpenThread
from groundswell.web.thread_verbs import STEP_VERBS, THREAD_VERBS
from groundswell.web.threads import thread_or_404


@never_cache
def thread_do(request: HttpRequest, key: str, verb: str) -> HttpResponse:
    """One verb of a thread."""
    asker = asker_of(request)
    thread = thread_or_404(asker, key)
    if verb not in THREAD_VERBS:
        raise Http404
    chosen = THREAD_VERBS[verb]
    if not chosen.may(asker, thread):
        raise PermissionDenied
    back = reverse("thread", args=[thread.key])
    return form_page(
        request, chosen.form, thread, title=str(chosen.title), name=thread.title, back=lambda _form: back
    )


@never_cache
def step_do(request: HttpRequest, key: str, verb: str) -> HttpResponse:
    """One verb of a step. `?kind=` says which kind of evidence."""
    step = _step_or_404(request, key)
    asker = asker_of(request)
    if verb not in STEP_VERBS:
        raise Http404
    title, form = STEP_VERBS[verb]
    if not _may(asker, step, verb):
        raise PermissionDenied
    is_seen = Thread.objects.visible_to(asker).filter(pk=step.thread_id).exists()
    back = reverse("thread", args=[step.thread.key]) if is_seen else reverse("asked")
    kinds = Evidence.Kind.choices if verb == "evidence" else ()
    return form_page(
        request, form, step, title=str(title), name=step.thread.title, back=lambda _form: back, kinds=kinds
    )


@never_cache
def evidence_remove(request: HttpRequest, key: str) -> HttpResponse:
    """Takes a piece of evidence away, after asking."""
    piece = Evidence.objects.filter(key=key).select_related("step", "claim").first()
    if piece is None:
        raise Http404
    asker = asker_of(request)
    if piece.step is not None:
        step = _step_or_404(request, piece.step.key)
        name, back = step.thread.title, reverse("thread", args=[step.thread.key])
    else:
        claim = claim_or_404(asker, piece.claim.key if piece.claim else "")
        name, back = claim.text[:80], reverse("claim", args=[claim.key])
    if not may_take_away(asker, piece):
        raise PermissionDenied
    title = _("Take this evidence away: %(kind)s") % {"kind": piece.get_kind_display()}
    return form_page(request, Detach, piece, title=title, name=name, back=lambda _form: back)


@never_cache
def thread_open(request: HttpRequest, key: str) -> HttpResponse:
    """A new thread from what was said at a forum."""
    asker = asker_of(request)
    forum = Forum.objects.visible_to(asker).select_related("place").filter(key=key).first()
    if forum is None:
        raise Http404
    if not may_open_thread(asker, forum):
        raise PermissionDenied
    return form_page(
        request,
        OpenThread,
        forum,
        title=_("Open a thread"),
        name=forum.name,
        back=lambda form: reverse("thread", args=[form.made.key]) if form else reverse("threads"),
    )


def _may(asker: Any, step: Step, verb: str) -> bool:
    """Whether the asker may do this with the step."""
    if verb == "answer":
        return may_answer(asker, step)
    if verb == "heard" or step.to_meeting is None:
        return may_work_on(asker, step.thread)
    return may_carry(asker, step.thread, to=step.to_meeting.forum)


def _step_or_404(request: HttpRequest, key: str) -> Step:
    """The step the asker may see; one they are asked about is theirs to see. Raises Http404."""
    asker = asker_of(request)
    rows = Step.objects.select_related(
        "thread__place", "thread__forum", "to_meeting__forum__place", "listener"
    )
    found = rows.visible_to(asker).filter(key=key).first()
    if found is None:
        own = rows.filter(key=key).first()
        found = own if own is not None and not asker.is_public and may_answer(asker, own) else None
    if found is None:
        raise Http404
    return found


urlpatterns = [
    path("forums/<slug:key>/open-thread/", thread_open, name="thread-open"),
    path("threads/<slug:key>/do/<slug:verb>/", thread_do, name="thread-do"),
    path("steps/<slug:key>/<slug:verb>/", step_do, name="step-do"),
    path("evidence/<slug:key>/remove/", evidence_remove, name="evidence-remove"),
]
