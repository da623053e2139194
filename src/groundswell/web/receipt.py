"""The receipt: seven words with their pictures, shown until the person says that they have kept them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from groundswell.records.asking import Asker
from groundswell.threads.actions.hearing import next_meeting_of
from groundswell.threads.listening import somebody_reads
from groundswell.threads.own_voice import own_voice
from groundswell.web.asking import today_of
from groundswell.web.careful import careful
from groundswell.web.say_session import handed_over, shown_again, words_are_kept
from groundswell.web.tracked import open_in


@careful
def receipt(request: HttpRequest) -> HttpResponse:
    """GET shows the words as often as the page is loaded within an hour of the last time. POST forgets them and opens
    the tracking page.
    """
    waiting = handed_over(request)
    if waiting is None:
        return HttpResponseRedirect(reverse("track"))
    words, pk = waiting
    voice = own_voice(Asker(today=today_of(request), kept={"receipt": pk}))
    if request.method == "POST" or voice is None:
        words_are_kept(request)
        if voice is not None:
            open_in(request, voice)
        return HttpResponseRedirect(reverse("track-words" if voice else "track"))
    shown_again(request)
    today = today_of(request)
    told = {
        "words": words,
        "voice": voice,
        "next_meeting": next_meeting_of(voice.forum, max(voice.said_on, today)),
        "address": request.build_absolute_uri(reverse("track")),
        "somebody_reads": somebody_reads(voice.forum, today),
    }
    return render(request, "say/receipt.html", told)


urlpatterns = [path("say/receipt/", receipt, name="say-receipt")]
