"""Telling people back: whom to tell, writing the answer, seeing it as they will, and telling it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.planner.owed import owed_by
from groundswell.planner.way_back import way_back
from groundswell.records.asking import Asker
from groundswell.register.models import Forum
from groundswell.threads import actions
from groundswell.threads.answers import as_read, is_done_by_somebody, may_read_answer
from groundswell.threads.easy_words import hints
from groundswell.threads.models import Feedback, Thread, Voice
from groundswell.threads.rules import may_work_on
from groundswell.threads.told_back import newest_moves
from groundswell.web.asking import asker_of
from groundswell.web.careful import careful
from groundswell.web.form_errors import errors_of
from groundswell.web.telling_forms import Tell, ToWhom, WriteAnswer
from groundswell.web.thread_form import ThreadForm
from groundswell.web.threads import thread_or_404

FORUM = "forum"


@dataclass(frozen=True)
class Recipient:
    """Somebody to tell: the forum, or a voice the asker may know of. `told`: what they were told, newest first."""

    to: str  # for the address: “forum”, or the voice's key
    voice: Voice | None
    told: tuple[Feedback, ...]
    drafts: tuple[Feedback, ...]


@careful
def tell(request: HttpRequest, key: str) -> HttpResponse:
    """Whom of this thread to tell: its forum, and each voice the asker may know of."""
    asker, thread = _worker(request, key)
    written = [
        one
        for one in thread.feedback.select_related("voice__forum", "forum", "thread__place", "thread__forum")
        if may_read_answer(asker, one)
    ]
    voices = Voice.objects.visible_to(asker).filter(
        gatherings__thread=thread, gatherings__until=None, wishes_to_know=True
    )
    told = {
        "thread": thread,
        "owed": owed_by(asker, thread),
        "forum": _recipient(FORUM, None, [one for one in written if one.forum_id == thread.forum_id]),
        "voices": [
            _recipient(voice.key, voice, [one for one in written if one.voice_id == voice.pk])
            for voice in voices.select_related("forum").order_by("said_on", "id").distinct()
        ],
    }
    return render(request, "told_back/tell.html", told)


@careful
def write(request: HttpRequest, key: str, to: str) -> HttpResponse:
    """A new answer to the thread's forum, or to one voice."""
    asker, thread = _worker(request, key)
    voice = None if to == FORUM else _voice_or_404(asker, thread, to)
    whom = _to_whom(asker, thread, voice, thread.forum if voice is None else None)
    return _written(request, whom)


@careful
def answer(request: HttpRequest, key: str) -> HttpResponse:
    """A draft as the person will see it, with hints; POST tells it. What was told is shown as it was told."""
    asker, written = _answer_or_404(request, key)
    is_post = request.method == "POST"
    form = Tell(written, asker=asker, data=request.POST if is_post else None)
    if is_post and form.is_valid() and (told := _done(form)):
        messages.success(request, told)
        return HttpResponseRedirect(reverse("tell", args=[written.thread.key]))
    errors = errors_of(form)
    text = "\n".join((written.you_said, written.we_did, written.why_not))
    shown = {
        "written": written,
        "thread": written.thread,
        "answer": as_read(written, Asker(today=asker.today)),
        "hints": hints(text, told_as=written.told_as),
        "is_script": is_done_by_somebody(written),
        "form": form,
        "errors": errors,
    }
    return render(request, "told_back/answer.html", shown, status=422 if errors else 200)


@careful
def change(request: HttpRequest, key: str) -> HttpResponse:
    """Changes a draft."""
    asker, written = _answer_or_404(request, key)
    if written.told_on is not None:
        raise Http404
    return _written(request, _to_whom(asker, written.thread, written.voice, written.forum, written))


@careful
def throw_away(request: HttpRequest, key: str) -> HttpResponse:
    """Deletes a draft, by POST only."""
    asker, written = _answer_or_404(request, key)
    back = reverse("tell", args=[written.thread.key])
    if request.method == "POST" and written.told_on is None:
        actions.throw_away_feedback(asker, written)
        messages.success(request, _("The draft is gone."))
    return HttpResponseRedirect(back)


def _written(request: HttpRequest, whom: ToWhom) -> HttpResponse:
    """The form for an answer, or its saving: then on to see it as they will."""
    is_post = request.method == "POST"
    form = WriteAnswer(whom, asker=asker_of(request), data=request.POST if is_post else None)
    if is_post and form.is_valid() and (told := _done(form)):
        messages.success(request, told)
        return HttpResponseRedirect(reverse("answer", args=[form.made.key]))
    errors = errors_of(form)
    shown = {"form": form, "errors": errors, "thread": whom.thread, "to": whom, "way": whom.way}
    return render(request, "told_back/write.html", shown, status=422 if errors else 200)


def _done(form: ThreadForm) -> str:
    """One sentence of what was done; empty where it was refused, with the refusal on the form."""
    try:
        return form.do()
    except GroundswellError as error:
        form.refuse(error)
        return ""


def _worker(request: HttpRequest, key: str) -> tuple[Asker, Thread]:
    """Who asks, and the thread they may work on. Raises Http404, PermissionDenied."""
    asker = asker_of(request)
    thread = thread_or_404(asker, key)
    if not may_work_on(asker, thread):
        raise PermissionDenied
    return asker, thread


def _voice_or_404(asker: Asker, thread: Thread, key: str) -> Voice:
    rows = Voice.objects.visible_to(asker).filter(gatherings__thread=thread, gatherings__until=None, key=key)
    found: Voice | None = rows.select_related("forum__place", "place").first()
    if found is None:
        raise Http404
    return found


def _answer_or_404(request: HttpRequest, key: str) -> tuple[Asker, Feedback]:
    """An answer of a thread the asker works on, that they may read. Raises Http404."""
    asker = asker_of(request)
    rows = Feedback.objects.select_related(
        "thread__place",
        "thread__forum",
        "voice__forum",
        "forum",
        "next_meeting__forum",
        "who_knows",
        "told_by",
    )
    found = rows.filter(key=key).first()
    if found is None or not may_work_on(asker, found.thread) or not may_read_answer(asker, found):
        raise Http404
    return asker, found


def _recipient(to: str, voice: Voice | None, written: list[Feedback]) -> Recipient:
    told = tuple(one for one in reversed(written) if one.told_on is not None)
    return Recipient(to, voice, told, tuple(one for one in written if one.told_on is None))


def _to_whom(
    asker: Asker, thread: Thread, voice: Voice | None, forum: Forum | None, draft: Feedback | None = None
) -> ToWhom:
    """With the way back from the thread's newest move to the forum where they asked."""
    moved = newest_moves([thread]).get(thread.pk)
    at = moved[0].to_meeting if moved else None
    asked = forum or (voice.forum if voice else thread.forum)
    found: Any = way_back(asker, moved_at=at.key if at else "", forum=asked.key)
    return ToWhom(thread, voice, forum, found, draft)


urlpatterns = [
    path("threads/<slug:key>/tell/", tell, name="tell"),
    path("threads/<slug:key>/tell/<slug:to>/", write, name="tell-write"),
    path("answers/<slug:key>/", answer, name="answer"),
    path("answers/<slug:key>/change/", change, name="answer-change"),
    path("answers/<slug:key>/throw-away/", throw_away, name="answer-throw-away"),
]
