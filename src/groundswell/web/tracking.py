"""Where are my words? Seven words open one page: the line of stops, what comes next, what was told back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone

from groundswell.errors import GroundswellError
from groundswell.planner.still_reach import StillHeard, still_reach
from groundswell.records.asking import Asker
from groundswell.threads import own_voice
from groundswell.threads.actions import open_by_receipt
from groundswell.threads.actions.hearing import next_meeting_of
from groundswell.threads.answers import own_answers
from groundswell.threads.disclosure import Purpose, words_for
from groundswell.threads.errors import SlowDown
from groundswell.threads.models import Voice
from groundswell.threads.own_openings import openings
from groundswell.threads.own_way import Way, ways_of
from groundswell.threads.own_way_words import finding, told_way
from groundswell.threads.rules import is_supporter
from groundswell.web.asking import today_of
from groundswell.web.careful import careful
from groundswell.web.helped import helped, open_for_helper
from groundswell.web.say_picks import CHOSEN
from groundswell.web.say_session import words_are_kept
from groundswell.web.signed_in import network_address
from groundswell.web.tracked import close_in, for_its_person, open_in, tracked

MOST_COULD = 3  # the soonest few: more would read like a promise
TOO_MANY = 429


@careful
def track(request: HttpRequest) -> HttpResponse:
    """The form for the seven words, by POST only. Wrong ones are told kindly, and stay in the field."""
    if request.method != "POST":
        if tracked(request) is not None:
            return HttpResponseRedirect(reverse("track-words"))
        if helped(request) is not None:
            return HttpResponseRedirect(reverse("helping"))
        return render(request, "tracking/enter.html", {"errors": [], "typed": ""})
    typed = request.POST.get("words", "")[:500]
    try:
        voice, asker = open_by_receipt(
            typed,
            address=network_address(request),
            today=today_of(request),
            now=timezone.now(),
        )
    except GroundswellError as error:
        told = [{"field": "words", "message": str(error), "remedy": str(error.remedy)}]
        status = TOO_MANY if isinstance(error, SlowDown) else 422
        return render(request, "tracking/enter.html", {"errors": told, "typed": typed}, status=status)
    words_are_kept(request)  # whoever types seven words has kept them
    if is_supporter(asker, voice):
        open_for_helper(request, asker)
        return HttpResponseRedirect(reverse("helping"))
    open_in(request, voice)
    return HttpResponseRedirect(reverse("track-words"))


@for_its_person
def my_words(request: HttpRequest, *, asker: Asker, voice: Voice) -> HttpResponse:
    """All about one voice, for the person who said it. Some fifteen queries."""
    answers = own_voice.told(asker, voice)
    ways = ways_of(asker, voice, answers=answers)
    words = words_for(voice, asker, Purpose.OWN)
    told: dict[str, Any] = {
        "voice": voice,
        "words": words,
        "chosen": [str(pick.label) for pick in CHOSEN if pick.value in words.chosen],
        "finding": finding(ways),
        "ways": [told_way(way) for way in ways],
        "next_meeting": next_meeting_of(voice.forum, asker.today),
        "could": could_still(asker, voice, ways),
        "answers": own_answers(asker, voice),
        "asks": [ask for ask in own_voice.asks(asker, voice) if ask.answer == ask.Answer.WAITING],
        "wordings": [one for one in own_voice.wordings(asker, voice) if one.is_waiting],
        "messages_written": own_voice.messages(asker, voice),
        "who_may_see": own_voice.who_may_see(asker, voice),
        "openings": openings(asker, voice),
        "is_withdrawn": voice.state == Voice.State.WITHDRAWN,
    }
    return render(request, "tracking/words.html", told)


def could_still(asker: Asker, voice: Voice, ways: list[Way]) -> list[StillHeard]:
    """The soonest forums that could still hear it and did not yet. Nothing for words taken back or ended."""
    if voice.state == Voice.State.WITHDRAWN or all(way.thread and way.thread.closed_on for way in ways):
        return []
    did = {line.forum for way in ways for stop in way.stops for line in stop.done}
    heard = still_reach(asker, origin=voice.forum.key, said_on=voice.said_on)
    return [one for one in heard if one.name not in did][:MOST_COULD]


@careful
def close(request: HttpRequest) -> HttpResponse:
    """Closes the page on this computer. By POST only."""
    if request.method == "POST":
        close_in(request)
    return HttpResponseRedirect(reverse("track"))


urlpatterns = [
    path("track/", track, name="track"),
    path("track/my-words/", my_words, name="track-words"),
    path("track/close/", close, name="track-close"),
]
