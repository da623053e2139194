"""Your tokens: made for programs of yours, shown once, and taken back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groundswell.accounts.actions import make_token, take_back_token
from groundswell.accounts.grants import has_staff_grants
from groundswell.accounts.models import Account, ApiToken
from groundswell.accounts.strength import is_strong
from groundswell.errors import GroundswellError
from groundswell.records.dated import last_day_from_until
from groundswell.web.asking import account_of, asker_of, today_of
from groundswell.web.careful import careful
from groundswell.web.form_errors import errors_of

DAYS = ((30, _("30 days")), (90, _("90 days")), (365, _("a year")))


class TokenForm(forms.Form):
    """What the program is, what it may do, and for how long."""

    name = forms.CharField(
        label=_("What is it for?"),
        max_length=100,
        help_text=_("So that you know it again, such as: our monthly report."),
        error_messages={"required": _("Say what it is for.")},
    )
    scope = forms.ChoiceField(
        label=_("What may it do?"), choices=ApiToken.Scope.choices, initial="read", widget=forms.RadioSelect
    )
    days = forms.TypedChoiceField(
        label=_("For how long?"), choices=DAYS, coerce=int, initial=90, widget=forms.RadioSelect
    )

    def __init__(self, given: Any = None) -> None:
        super().__init__(given, label_suffix="", auto_id="id-%s")


@careful
def tokens(request: HttpRequest) -> HttpResponse:
    """Those there are, and one more. Staff come here after both steps only."""
    account = account_of(request)
    assert account is not None  # access.toml lets nobody else come here
    strong = is_strong(request.session, timezone.now())
    if has_staff_grants(account, today_of(request)) and not strong:
        return HttpResponseRedirect(f"{reverse('sign-in-password')}?next={reverse('tokens')}")
    form = TokenForm(request.POST if request.method == "POST" else None)
    made = ""
    if request.method == "POST" and form.is_valid():
        made = _make(request, account, form, is_strong=strong)
    if made:
        form = TokenForm()
    return _page(request, account, form, made)


def _make(request: HttpRequest, account: Account, form: TokenForm, *, is_strong: bool) -> str:
    """The text of the new token; empty where it could not be made, and the form says why."""
    asked = form.cleaned_data
    try:
        _token, text = make_token(
            asker_of(request),
            account,
            name=asked["name"],
            scope=asked["scope"],
            expires=today_of(request) + dt.timedelta(days=asked["days"]),
            is_strong=is_strong,
        )
    except GroundswellError as error:
        form.add_error(error.field if error.field in form.fields else None, f"{error} {error.remedy}")
        return ""
    return text


def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """One's own only, by POST only, and in a weak sign-in too: to close a door is always allowed."""
    account = account_of(request)
    assert account is not None
    token = account.api_tokens.filter(pk=number).first()
    if token is None:
        raise Http404
    take_back_token(asker_of(request), token)
    messages.success(request, gettext("Taken back. It opens nothing any more."))
    return HttpResponseRedirect(reverse("tokens"))


def _page(request: HttpRequest, account: Account, form: TokenForm, made: str) -> HttpResponse:
    errors = errors_of(form)
    today = today_of(request)
    rows = [
        {"token": token, "last_day": last_day_from_until(token.expires), "has_ended": token.expires <= today}
        for token in account.api_tokens.order_by("-made", "-pk")
    ]
    told = {"form": form, "errors": errors, "rows": rows, "made": made}
    return render(request, "account/tokens.html", told, status=422 if errors else 200)


urlpatterns = [
    path("account/tokens/", tokens, name="tokens"),
    path("account/tokens/<int:number>/take-back/", take_back, name="token-take-back"),
]
