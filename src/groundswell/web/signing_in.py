"""Sign in by a code, and sign out. There are no passwords. Who has an account is never told."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from groundswell.accounts.actions import send_code, sign_in
from groundswell.errors import GroundswellError
from groundswell.web.form_errors import errors_of

WHO_ASKED = "sign_in_email"
BACKEND = "django.contrib.auth.backends.ModelBackend"


class AddressForm(forms.Form):
    """Step one: the e-mail address."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": _("Type your e-mail address."),
            "invalid": _("Type the whole address, like name@example.org."),
        },
    )


class CodeForm(AddressForm):
    """Step two: the code, with the address it was made for."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=100,
        help_text=_("From the letter, or from the person who runs this installation. Spaces don't matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "spellcheck": "false", "autocapitalize": "none"}
        ),
        error_messages={"required": _("Type your code.")},
    )


@never_cache
def ask_for_code(request: HttpRequest) -> HttpResponse:
    """The first page. It answers the same whether or not the address has an account."""
    form = AddressForm(_given(request), label_suffix="", auto_id="id-%s")
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        try:
            send_code(email, timezone.now())
        except GroundswellError as error:
            form.add_error(None, f"{error} {error.remedy}")
        else:
            request.session[WHO_ASKED] = email
            return HttpResponseRedirect(_with_next(request, "sign-in-code"))
    return _page(request, form, template="signing_in/address.html")


@never_cache
def type_code(request: HttpRequest) -> HttpResponse:
    """The second page, and the signing in. A wrong code and an unknown address get one and the same answer."""
    initial = {"email": request.session.get(WHO_ASKED, "")}
    form = CodeForm(_given(request), initial=initial, label_suffix="", auto_id="id-%s")
    if request.method == "POST" and form.is_valid():
        try:
            account = sign_in(form.cleaned_data["email"], form.cleaned_data["code"], timezone.now())
        except GroundswellError as error:
            form.add_error("code", f"{error} {error.remedy}")
        else:
            login(request, account, backend=BACKEND)  # a new session: what came before can't be used on
            request.session.pop(WHO_ASKED, None)
            messages.success(request, gettext("You are signed in."))
            return HttpResponseRedirect(_next(request))
    return _page(request, form, template="signing_in/code.html", was_sent=bool(initial["email"]))


def sign_out(request: HttpRequest) -> HttpResponse:
    """By POST only, so that no link or picture can do it."""
    logout(request)
    messages.success(request, gettext("You are signed out."))
    return HttpResponseRedirect(reverse("map"))


def _given(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _page(request: HttpRequest, form: forms.Form, *, template: str, was_sent: bool = False) -> HttpResponse:
    errors = errors_of(form)
    told = {
        "form": form,
        "errors": errors,
        "next": _asked_next(request),
        "was_sent": was_sent,
        "sends_mail": bool(settings.EMAIL_HOST),
    }
    return render(request, template, told, status=422 if errors else 200)


def _asked_next(request: HttpRequest) -> str:
    """The page somebody was on their way to, if it is one of ours; else empty."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if ours else ""


def _next(request: HttpRequest) -> str:
    return _asked_next(request) or reverse("map")


def _with_next(request: HttpRequest, name: str) -> str:
    asked = _asked_next(request)
    return reverse(name) + ("?" + urlencode({"next": asked}) if asked else "")


urlpatterns = [
    path("sign-in/", ask_for_code, name="sign-in"),
    path("sign-in/code/", type_code, name="sign-in-code"),
    path("sign-out/", sign_out, name="sign-out"),
]
