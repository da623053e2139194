"""Beginning a session, weakly or strongly, and leading people on to where they were going. No page here."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from groundswell.accounts.models import Account
from groundswell.accounts.strength import PASSED_AT, STRONG_AT, marks_strong

BACKEND = "django.contrib.auth.backends.ModelBackend"


def sign_in_weakly(request: HttpRequest, account: Account) -> None:
    """Signs in without both steps, so that staff roles sleep. What came before in the session can't be used on."""
    login(request, account, backend=BACKEND)
    for mark in (STRONG_AT, PASSED_AT):
        request.session.pop(mark, None)


def sign_in_strongly(request: HttpRequest, account: Account) -> None:
    """Signs in after both steps, for twelve hours; then the roles sleep again."""
    sign_in_weakly(request, account)
    request.session.update(marks_strong(timezone.now()))


def network_address(request: HttpRequest) -> str:
    """The network address a try comes from, as the web server saw it."""
    return str(request.META.get("REMOTE_ADDR", ""))


def asked_next(request: HttpRequest) -> str:
    """The page somebody was on their way to, if it is one of ours; else empty."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if ours else ""


def next_page(request: HttpRequest) -> str:
    """Where to go now: there, else the map."""
    return asked_next(request) or reverse("map")


def with_next(request: HttpRequest, name: str) -> str:
    """The page of that name, told where to go after it."""
    asked = asked_next(request)
    return reverse(name) + ("?" + urlencode({"next": asked}) if asked else "")
