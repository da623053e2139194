"""Who helps somebody: the words and their way, a message, and how the person likes to be told. Nothing else."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.records.asking import Asker
from groundswell.threads import actions, own_voice
from groundswell.threads.actions.hearing import next_meeting_of
from groundswell.threads.answers import own_answers
from groundswell.threads.disclosure import Purpose, file_for
from groundswell.threads.models import Voice
from groundswell.threads.own_way import ways_of
from groundswell.threads.own_way_words import finding, told_way
from groundswell.threads.supporters import last_day_of, supporter_of
from groundswell.web.careful import careful
from groundswell.web.choosing_helper import tell_form
from groundswell.web.helped import close_for_helper, for_who_helps
from groundswell.web.say_picks import CHOSEN

UNUSABLE = 422


@for_who_helps
def words(request: HttpRequest, *, asker: Asker, voice: Voice) -> HttpResponse:
    """The words, their way and what was told back. That they were opened is recorded, and told to the person."""
    shown = actions.open_words(asker, voice, Purpose.HELP)
    ways = ways_of(asker, voice)
    holding = supporter_of(voice, asker.today)
    told: dict[str, Any] = {
        "voice": voice,
        "words": shown,
        "chosen": [str(pick.label) for pick in CHOSEN if pick.value in shown.chosen],
        "finding": finding(ways),
        "ways": [told_way(way) for way in ways],
        "next_meeting": next_meeting_of(voice.forum, asker.today),
        "answers": own_answers(asker, voice),
        "written": own_voice.supporters_messages(asker, voice),
        "last_day": last_day_of(holding) if holding else None,
    }
    return render(request, "helping/words.html", told)


@for_who_helps
def write(request: HttpRequest, *, asker: Asker, voice: Voice) -> HttpResponse:
    """A message to the officers. What is typed stays in the field where it could not be sent."""
    errors: list[dict[str, str]] = []
    text = request.POST.get("text", "")
    if request.method == "POST":
        try:
            actions.reply(asker, voice, text, now=timezone.now())
            return _back(request, _("We have your message."))
        except GroundswellError as error:
            errors = [{"field": "text", "message": str(error), "remedy": str(error.remedy)}]
    told = {"voice": voice, "text": text, "errors": errors}
    return render(request, "helping/write.html", told, status=UNUSABLE if errors else 200)


@for_who_helps
def how_told(request: HttpRequest, *, asker: Asker, voice: Voice) -> HttpResponse:
    """How the person they help likes to be told."""
    form, errors = tell_form(request, asker, voice)
    if request.method == "POST" and not errors:
        return _back(request, _("We tell them like this from now on."))
    told = {"form": form, "errors": errors}
    return render(request, "helping/told.html", told, status=UNUSABLE if errors else 200)


@for_who_helps
def file(_request: HttpRequest, number: str, *, asker: Asker, voice: Voice) -> HttpResponse:
    """The picture or recording, shown on the page."""
    kept = file_for(int(number) if number.isascii() and number.isdigit() else 0, voice, asker, Purpose.HELP)
    if kept is None:
        raise Http404
    return HttpResponse(bytes(kept.content), content_type=kept.media_type)


@careful
def close(request: HttpRequest) -> HttpResponse:
    """Closes the page on this computer. By POST only."""
    if request.method == "POST":
        close_for_helper(request)
    return HttpResponseRedirect(reverse("track"))


def _back(request: HttpRequest, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(reverse("helping"))


urlpatterns = [
    path("helping/", words, name="helping"),
    path("helping/write/", write, name="helping-write"),
    path("helping/told/", how_told, name="helping-told"),
    path("helping/file/<slug:number>/", file, name="helping-file"),
    path("helping/close/", close, name="helping-close"),
]
