"""Break-glass: administrators ask to open something closed, and a second one approves. What is opened is not here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groundswell.accounts.actions import approve, ask_to_open, close_glass
from groundswell.accounts.glass import state_of
from groundswell.accounts.models import Account, GlassBreak
from groundswell.errors import GroundswellError
from groundswell.web.asking import asker_of
from groundswell.web.careful import careful
from groundswell.web.form_errors import errors_of

MOST_SHOWN = 100


class AskForm(forms.Form):
    """What, and why."""

    about = forms.CharField(
        label=_("What must be opened?"),
        max_length=100,
        help_text=_("Its kind and key, such as: voice 12."),
        error_messages={"required": _("Say what must be opened.")},
    )
    reason = forms.CharField(
        label=_("Why?"),
        max_length=2000,
        help_text=_("The person it concerns will read this. Name nobody else."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say why.")},
    )


@careful
def break_glass(request: HttpRequest) -> HttpResponse:
    """What was asked, newest first, and a form to ask. Two queries beside who asks."""
    form = AskForm(request.POST if request.method == "POST" else None, label_suffix="", auto_id="id-%s")
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            ask_to_open(asker_of(request), asked["about"], reason=asked["reason"], now=timezone.now())
        except GroundswellError as error:
            form.add_error(error.field if error.field in form.fields else None, f"{error} {error.remedy}")
        else:
            messages.success(request, gettext("Asked. It opens when another administrator approves."))
            return HttpResponseRedirect(reverse("break-glass"))
    errors = errors_of(form)
    told = {"form": form, "errors": errors, "rows": _rows(request)}
    return render(request, "account/break_glass.html", told, status=422 if errors else 200)


def approve_it(request: HttpRequest, number: int) -> HttpResponse:
    """By another administrator, by POST only."""
    return _do(request, number, approve, gettext("Opened for 24 hours. The person it concerns will be told."))


def close_it(request: HttpRequest, number: int) -> HttpResponse:
    """Ends it before its time, by POST only."""
    return _do(request, number, close_glass, gettext("Closed."))


def _do(request: HttpRequest, number: int, verb: Callable[..., object], said: str) -> HttpResponse:
    glass = GlassBreak.objects.filter(pk=number).first()
    if glass is None:
        raise Http404
    verb(asker_of(request), glass, now=timezone.now())
    messages.success(request, said)
    return HttpResponseRedirect(reverse("break-glass"))


def _rows(request: HttpRequest) -> list[dict[str, Any]]:
    me, now = asker_of(request).account, timezone.now()
    found = list(GlassBreak.objects.order_by("-asked_at", "-pk")[:MOST_SHOWN])
    names = _names({one for glass in found for one in (glass.asked_by, glass.approved_by) if one})
    return [
        {
            "glass": glass,
            "state": state_of(glass, now),
            "asked_by": names.get(glass.asked_by, gettext("An account that is gone")),
            "approved_by": names.get(glass.approved_by, gettext("An account that is gone")),
            "is_mine": glass.asked_by == me,
        }
        for glass in found
    ]


def _names(ids: Iterable[str]) -> dict[str, str]:
    """Account id as text -> address."""
    numbers = [int(one) for one in ids if one.isdigit()]
    return {str(pk): email for pk, email in Account.objects.filter(pk__in=numbers).values_list("pk", "email")}


urlpatterns = [
    path("break-glass/", break_glass, name="break-glass"),
    path("break-glass/<int:number>/approve/", approve_it, name="break-glass-approve"),
    path("break-glass/<int:number>/close/", close_it, name="break-glass-close"),
]
