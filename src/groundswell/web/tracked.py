"""Whose tracking page is open in this browser. The session knows one voice by its number; never the seven words."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from groundswell.records.asking import Asker
from groundswell.threads.models import Voice
from groundswell.threads.own_voice import own_voice
from groundswell.web.asking import today_of
from groundswell.web.careful import careful

TRACKED = "tracked_voice"
HELPED = "helped_by"  # the key of a supporter: see helped.py

Page = Callable[..., HttpResponse]


def open_in(request: HttpRequest, voice: Voice) -> None:
    """From now on this browser's tracking page shows the voice; for a visitor, until the browser is closed."""
    request.session.cycle_key()  # a session somebody planted before is of no use
    request.session.pop(HELPED, None)
    request.session[TRACKED] = voice.pk
    if not request.user.is_authenticated:
        request.session.set_expiry(0)


def close_in(request: HttpRequest) -> None:
    """The tracking page is closed."""
    request.session.pop(TRACKED, None)


def tracked(request: HttpRequest) -> tuple[Asker, Voice] | None:
    """Who holds the receipt, and their voice (one query); None where no page is open, or the voice was erased."""
    pk = request.session.get(TRACKED)
    if pk is None:
        return None
    asker = Asker(today=today_of(request), kept={"receipt": pk})
    voice = own_voice(asker)
    return (asker, voice) if voice is not None else None


def for_its_person(page: Page) -> Page:
    """A page only for whoever typed the receipt: it gets `asker` and `voice`. Others are led to where it is typed."""

    @careful
    @wraps(page)
    def answered(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        found = tracked(request)
        if found is None:
            close_in(request)
            return HttpResponseRedirect(reverse("track"))
        asker, voice = found
        return page(request, *given, asker=asker, voice=voice, **named)

    return answered
