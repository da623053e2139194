"""What the person with the receipt does on their page: write, answer, change who may see, take back, erase."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.records.asking import Asker
from groundswell.threads import actions, own_voice
from groundswell.threads.drafted import uses_in
from groundswell.threads.listening import may_be_carried_to
from groundswell.threads.models import AgreedWording, Voice
from groundswell.web.form_errors import errors_of
from groundswell.web.say_forms import AllowForm
from groundswell.web.tracked import close_in, for_its_person


def back_to_words(request: HttpRequest, said: str) -> HttpResponse:
    """To the tracking page, with one sentence of ours and none of theirs."""
    messages.success(request, said)
    return HttpResponseRedirect(reverse("track-words"))


@for_its_person
def write(request: HttpRequest, *, asker: Asker, voice: Voice) -> HttpResponse:
    """A message to the officers. What is typed stays in the field where it could not be sent."""
    errors: list[dict[str, str]] = []
    text = request.POST.get("text", "")
    if request.method == "POST":
        try:
            actions.reply(asker, voice, text, now=timezone.now())
            return back_to_words(request, _("We have your message."))
        except GroundswellError as error:
            errors = [{"field": "text", "message": str(error), "remedy": str(error.remedy)}]
    told = {
        "voice": voice,
        "text": text,
        "errors": errors,
        "messages_written": own_voice.messages(asker, voice),
    }
    return render(request, "tracking/write.html", told, status=422 if errors else 200)


@for_its_person
def answer(request: HttpRequest, *, asker: Asker, voice: Voice) -> HttpResponse:
    """Yes or no to one more forum, or to a wording. By POST; an old question is passed over."""
    yes = request.POST.get("answer") == "yes"
    if request.method != "POST" or request.POST.get("answer") not in ("yes", "no"):
        return HttpResponseRedirect(reverse("track-words"))
    ask = own_voice.asks(asker, voice).filter(pk=_number(request.POST.get("ask"))).first()
    wording = AgreedWording.objects.filter(voice=voice, pk=_number(request.POST.get("wording"))).first()
    if ask is not None:
        actions.answer_ask(asker, ask, yes=yes)
    elif wording is not None:
        actions.agree_wording(asker, wording, yes=yes)
    return back_to_words(request, _("We have your yes.") if yes else _("We have your no."))


def _number(typed: Any) -> int:
    return int(typed) if typed and str(typed).isascii() and str(typed).isdigit() and len(typed) < 19 else 0


@for_its_person
def allow(request: HttpRequest, *, asker: Asker, voice: Voice) -> HttpResponse:
    """Who may see it, asked anew with today's answers ticked. The new ones count at once."""
    form = _allow_form(request, asker, voice)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        actions.change_consent(
            asker, voice, uses_in(told), now=timezone.now(), name=told.get("name", "") or ""
        )
        return back_to_words(request, _("Your new choice counts from now on."))
    errors = errors_of(form)
    shown = {"form": form, "errors": errors, "forum": voice.forum, "voice": voice}
    return render(request, "tracking/allow.html", shown, status=422 if errors else 200)


def _allow_form(request: HttpRequest, asker: Asker, voice: Voice) -> AllowForm:
    uses = own_voice.newest_consent(asker, voice)
    known = {
        "share_inside": uses.share_inside,
        "forums": list(uses.forums),
        "quote_without_name": uses.quote_without_name,
        "quote_with_name": uses.quote_with_name,
        "publish": uses.publish,
        "name": own_voice.particulars(asker, voice).name,
    }
    others = may_be_carried_to(asker, voice.forum)
    given = {"data": request.POST} if request.method == "POST" else {}
    return AllowForm(voice.forum, others, voice.held_by is None, initial=known, **given)


@for_its_person
def take_back(request: HttpRequest, *, asker: Asker, voice: Voice) -> HttpResponse:
    """Takes the words back, or brings them back. Both can be undone; erasing has a page of its own."""
    if request.method == "POST":
        if voice.state == Voice.State.KEPT:
            actions.withdraw(asker, voice)
            return back_to_words(request, _("You took your words back. Only you can read them now."))
        actions.bring_back(asker, voice)
        return back_to_words(request, _("Your words are back."))
    told = {"voice": voice, "is_withdrawn": voice.state == Voice.State.WITHDRAWN}
    return render(request, "tracking/take_back.html", told)


@for_its_person
def erase(request: HttpRequest, *, asker: Asker, voice: Voice) -> HttpResponse:
    """Erases everything the person gave, once they ticked that it cannot be undone."""
    errors: list[dict[str, str]] = []
    if request.method == "POST":
        if request.POST.get("sure") == "yes":
            actions.erase(asker, voice)
            close_in(request)
            messages.success(request, _("Your words are erased. Your seven words open nothing now."))
            return HttpResponseRedirect(reverse("track"))
        errors = [{"field": "sure", "message": _("Tick the box first, if you are sure."), "remedy": ""}]
    return render(request, "tracking/erase.html", {"errors": errors}, status=422 if errors else 200)


urlpatterns = [
    path("track/write/", write, name="track-write"),
    path("track/answer/", answer, name="track-answer"),
    path("track/allow/", allow, name="track-allow"),
    path("track/take-back/", take_back, name="track-take-back"),
    path("track/erase/", erase, name="track-erase"),
]
