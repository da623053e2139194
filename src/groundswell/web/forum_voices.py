"""The voices of a forum, for those who may know of them; and one voice, with its words as far as they may be read."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from groundswell.errors import GroundswellError
from groundswell.records.asking import Asker
from groundswell.register.models import Forum
from groundswell.threads import actions, triage
from groundswell.threads.disclosure import Purpose, file_for
from groundswell.threads.models import Voice
from groundswell.threads.rules import may_name_keyholders
from groundswell.web.asking import asker_of
from groundswell.web.careful import careful
from groundswell.web.form_errors import errors_of
from groundswell.web.forum_voice_forms import VOICE_VERBS
from groundswell.web.say_picks import CHOSEN

A_PAGE = 30


@careful
def voices(request: HttpRequest, key: str) -> HttpResponse:
    """The list, the newest first, without a word of anybody's."""
    asker, forum, purpose = _inside(request, key)
    page = Paginator(triage.voices_at(asker, forum), A_PAGE).get_page(request.GET.get("page"))
    told = {
        "forum": forum,
        "page": page,
        "reads_as": purpose.value,
        "how_many": triage.how_many_here(forum),
        "may_name": may_name_keyholders(asker, forum),
    }
    return render(request, "voices/list.html", told)


@careful
def voice(request: HttpRequest, key: str, voice_key: str) -> HttpResponse:
    """One voice. That its words were opened is recorded, once a day for each reader."""
    asker, forum, found, purpose = _voice_or_404(request, key, voice_key)
    words = actions.open_words(asker, found, purpose, forum=forum)
    is_keeper = purpose is Purpose.TRIAGE
    inside, others = triage.threads_for(asker, found)
    told = {
        "forum": forum,
        "voice": found,
        "words": words,
        "chosen": [str(pick.label) for pick in CHOSEN if pick.value in words.chosen],
        "is_keeper": is_keeper,
        "with_person": triage.with_person(asker, found) if is_keeper else None,
        "threads": inside,
        "verbs": [
            (name, title)
            for name, (title, _form) in VOICE_VERBS.items()
            if is_keeper and (name != "gather" or others)
        ],
        "shared_with": list(found.shared_with.all()) if is_keeper else [],
    }
    return render(request, "voices/voice.html", told)


@careful
def voice_file(request: HttpRequest, key: str, voice_key: str, number: str) -> HttpResponse:
    """A picture or recording, to those who may read the words."""
    asker, forum, found, purpose = _voice_or_404(request, key, voice_key)
    wanted = int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0
    file = file_for(wanted, found, asker, purpose, forum=forum)
    if file is None:
        raise Http404
    actions.open_words(asker, found, purpose, forum=forum)
    answer = HttpResponse(bytes(file.content), content_type=file.media_type)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@careful
def voice_do(request: HttpRequest, key: str, voice_key: str, verb: str) -> HttpResponse:
    """One thing a named officer does with a voice: reply, ask, propose a wording, put it into a thread."""
    asker, forum, found, purpose = _voice_or_404(request, key, voice_key)
    if verb not in VOICE_VERBS:
        raise Http404
    if purpose is not Purpose.TRIAGE:
        raise PermissionDenied
    title, asks = VOICE_VERBS[verb]
    is_post = request.method == "POST"
    form: Any = asks(found, asker=asker, data=request.POST if is_post else None)
    back = reverse("forum-voice", args=[forum.key, found.key])
    if is_post and form.is_valid():
        try:
            messages.success(request, form.do())
            return HttpResponseRedirect(back)
        except GroundswellError as error:
            form.refuse(error)
    errors = errors_of(form)
    told = {"form": form, "errors": errors, "title": title, "forum": forum, "voice": found, "back": back}
    return render(request, "voices/do.html", told, status=422 if errors else 200)


def _inside(request: HttpRequest, key: str) -> tuple[Asker, Forum, Purpose]:
    """Who asks, the forum, and what they read its voices for. Raises Http404, PermissionDenied."""
    asker = asker_of(request)
    forum = Forum.objects.visible_to(asker).select_related("place").filter(key=key).first()
    if forum is None:
        raise Http404
    purpose = triage.purpose_at(asker, forum)
    if purpose is None:
        raise PermissionDenied
    return asker, forum, purpose


def _voice_or_404(request: HttpRequest, key: str, voice_key: str) -> tuple[Asker, Forum, Voice, Purpose]:
    """The same, with a voice that stands in their list. Raises Http404, PermissionDenied."""
    asker, forum, _purpose = _inside(request, key)
    found = triage.voices_at(asker, forum).filter(key=voice_key).first()
    purpose = triage.purpose_for(asker, found, forum) if found is not None else None
    if found is None or purpose is None:
        raise Http404
    return asker, forum, found, purpose


urlpatterns = [
    path("forums/<slug:key>/voices/", voices, name="forum-voices"),
    path("forums/<slug:key>/voices/<slug:voice_key>/", voice, name="forum-voice"),
    path(
        "forums/<slug:key>/voices/<slug:voice_key>/file/<slug:number>/", voice_file, name="forum-voice-file"
    ),
    path("forums/<slug:key>/voices/<slug:voice_key>/<slug:verb>/", voice_do, name="forum-voice-do"),
]
