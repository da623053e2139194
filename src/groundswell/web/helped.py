"""Whom somebody helps in this browser: the session knows the supporter's key, and each page asks whether it holds."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from groundswell.records.asking import Asker
from groundswell.threads.models import Voice
from groundswell.threads.supporters import KEY, asker_by_key
from groundswell.web.asking import today_of
from groundswell.web.careful import careful
from groundswell.web.tracked import HELPED, Page, close_in


def open_for_helper(request: HttpRequest, asker: Asker) -> None:
    """From now on this browser shows whom they help; for a visitor, until the browser is closed."""
    request.session.cycle_key()
    close_in(request)
    request.session[HELPED] = asker.kept[KEY]
    if not request.user.is_authenticated:
        request.session.set_expiry(0)


def close_for_helper(request: HttpRequest) -> None:
    """The page is closed."""
    request.session.pop(HELPED, None)


def helped(request: HttpRequest) -> tuple[Asker, Voice] | None:
    """Who helps, and the voice (one query); None where nobody does, or it has ended."""
    key = request.session.get(HELPED)
    found = asker_by_key(key, today_of(request)) if isinstance(key, str) else None
    return (found[1], found[0]) if found is not None else None


def for_who_helps(page: Page) -> Page:
    """A page only for whom the person chose: it gets `asker` and `voice`. Others are led to where words are typed."""

    @careful
    @wraps(page)
    def answered(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        found = helped(request)
        if found is None:
            close_for_helper(request)
            return HttpResponseRedirect(reverse("track"))
        asker, voice = found
        return page(request, *given, asker=asker, voice=voice, **named)

    return answered
