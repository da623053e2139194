"""Saying something: one question a page, kept as it is typed, sent at the end. No account, no script, no time limit."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.register.help_contacts import places_without_contacts
from groundswell.threads.actions import drafting
from groundswell.threads.files_given import MOST_MEGABYTES, taken_in
from groundswell.threads.models import DraftFile
from groundswell.web.careful import careful
from groundswell.web.form_errors import errors_of
from groundswell.web.say_check import check
from groundswell.web.say_forms import Question
from groundswell.web.say_page import shown
from groundswell.web.say_questions import CHECK, TEMPLATES, Saying, form_for, saying_of
from groundswell.web.say_session import begin_in, forget_draft

STRICTEST = {"share_inside": False, "forums": [], "publish": None}  # None: to be asked again


@careful
def start(request: HttpRequest) -> HttpResponse:
    """The first question. With a draft: go on with it, or throw it away. Where nobody listens: why, and whom to ask."""
    saying = saying_of(request)
    if not saying.listened.forums:
        return _closed(request, saying)
    if saying.draft is not None and request.method != "POST":
        return shown(saying, "say/began.html", {"go_on": _next_address(saying)})
    return _question(saying, saying.slugs[0])


@careful
def question(request: HttpRequest, slug: str) -> HttpResponse:
    """One question: GET shows it, POST keeps the answer and goes on, back, or to throwing all away."""
    saying = saying_of(request)
    if not saying.listened.forums:
        return _closed(request, saying)
    if slug not in saying.slugs:
        raise Http404
    if saying.draft is None and request.method != "POST":
        return HttpResponseRedirect(reverse("say"))
    return check(saying) if slug == CHECK else _question(saying, slug)


def _question(saying: Saying, slug: str) -> HttpResponse:
    sent = saying.request.method == "POST"
    began = saying.draft is None
    if sent and began:
        saying.draft = begin_in(saying.request)  # the session went: what was typed goes into a new draft
    form = form_for(slug, saying, sent=sent)
    if sent:
        forum = saying.forum
        _keep(saying, form)
        to = _turn(saying, slug)
        if to is None and form.is_valid() and _file_is_kept(saying, form):
            to = _onward(saying, slug, moved=not began and saying.forum != forum)
        if to is not None:
            return HttpResponseRedirect(to)
    errors = errors_of(form)
    told = {"form": form, "errors": errors, "slug": slug, "back": slug != saying.slugs[0]}
    return shown(saying, TEMPLATES[slug], told, status=422 if errors else 200)


def _keep(saying: Saying, form: Question) -> None:
    """Whatever was typed goes into the draft, also where something is wrong with it."""
    assert saying.draft is not None
    drafting.keep_answers(saying.draft, form.kept(), now=timezone.now())
    for known in ("place", "forum", "has_file"):
        saying.__dict__.pop(known, None)


def _turn(saying: Saying, slug: str) -> str | None:
    """Where another button than “Go on” leads."""
    match saying.request.POST.get("go"):
        case "back":
            return reverse("say-question", args=[saying.before(slug)])
        case "throw-away":
            return reverse("say-throw-away")
        case _:
            return None


def _file_is_kept(saying: Saying, form: Question) -> bool:
    """Takes in the file that was sent, if one was. What is wrong with it is told beside the field."""
    given = form.cleaned_data.get("file")
    if given is None or saying.draft is None:
        return True
    try:
        file = taken_in(given.name, given.read(MOST_MEGABYTES * 1_000_000 + 1))
        wanted = saying.answers.get("form")
        if file.kind != wanted:
            form.add_error("file", _another_kind(wanted))
            return False
    except GroundswellError as error:
        form.add_error("file", f"{error} {error.remedy}")
        return False
    drafting.keep_file(saying.draft, file)
    saying.__dict__.pop("has_file", None)
    return True


def _another_kind(wanted: Any) -> str:
    if wanted == "sound":
        return _("This is a picture. Choose a recording.")
    return _("This is a recording. Choose a picture.")


def _onward(saying: Saying, slug: str, *, moved: bool) -> str:
    """The next page. Another forum than before: who may see it is asked again, from the strictest on."""
    assert saying.draft is not None
    if moved and saying.is_answered("allow"):
        drafting.keep_answers(saying.draft, STRICTEST, now=timezone.now())
    return reverse("say-question", args=[saying.after(slug)])


def _next_address(saying: Saying) -> str:
    return reverse("say-question", args=[saying.unanswered() or CHECK])


def _closed(request: HttpRequest, saying: Saying) -> HttpResponse:
    """Nobody listens yet: because nobody could be told at once, or because no forum lets residents walk in."""
    waiting = saying.listened.closed or places_without_contacts(saying.asker.today)
    return render(request, "say/closed.html", {"closed": waiting})


@careful
def throw_away(request: HttpRequest) -> HttpResponse:
    """Asks once, then deletes the draft at once."""
    saying = saying_of(request)
    if request.method == "POST":
        if saying.draft is not None:
            drafting.throw_away(saying.draft)
        forget_draft(request)
        return shown(saying, "say/thrown_away.html", {})
    if saying.draft is None:
        return HttpResponseRedirect(reverse("say"))
    return shown(saying, "say/throw_away.html", {"go_on": _next_address(saying)})


@careful
def help_now(request: HttpRequest) -> HttpResponse:
    """Whom to tell at once. Stores nothing, deletes nothing, is carried nowhere."""
    saying = saying_of(request)
    return shown(saying, "say/help.html", {"go_on": _next_address(saying) if saying.draft else ""})


@careful
def own_file(request: HttpRequest) -> HttpResponse:
    """The picture or recording of the draft, for whoever is typing it."""
    draft = saying_of(request).draft
    kept = DraftFile.objects.filter(draft=draft).first() if draft else None
    if kept is None:
        raise Http404
    return HttpResponse(bytes(kept.content), content_type=kept.media_type)


urlpatterns = [
    path("say/", start, name="say"),
    path("say/help/", help_now, name="say-help"),
    path("say/file/", own_file, name="say-file"),
    path("say/throw-away/", throw_away, name="say-throw-away"),
    path("say/<slug:slug>/", question, name="say-question"),
]
