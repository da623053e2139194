"""Sign in by a code, or by a password and a second step; and sign out. Who has an account is never told."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from groundswell.accounts.actions import prove_second_step, send_code, sign_in, sign_in_by_password
from groundswell.accounts.grants import has_second_step, has_staff_grants, recovery_codes_left
from groundswell.accounts.models import Account
from groundswell.accounts.strength import account_past_password, marks_password
from groundswell.errors import GroundswellError
from groundswell.web.asking import account_of, today_of
from groundswell.web.careful import careful
from groundswell.web.form_errors import errors_of
from groundswell.web.signed_in import (
    asked_next,
    network_address,
    next_page,
    sign_in_strongly,
    sign_in_weakly,
    with_next,
)

WHO_ASKED = "sign_in_email"


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


class PasswordForm(AddressForm):
    """Step one for staff."""

    password = forms.CharField(
        label=_("Your password"),
        max_length=400,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Type your password.")},
    )


class SecondStepForm(forms.Form):
    """Step two for staff: one field for either."""

    figures = forms.CharField(
        label=_("Six figures from your app"),
        max_length=100,
        help_text=_("Or one of your recovery codes. Spaces don't matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "spellcheck": "false", "autocapitalize": "none"}
        ),
        error_messages={"required": _("Type the six figures, or a recovery code.")},
    )


@careful
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
            return HttpResponseRedirect(with_next(request, "sign-in-code"))
    return _page(request, form, template="signing_in/address.html")


@careful
def type_code(request: HttpRequest) -> HttpResponse:
    """The second page, and the signing in. A wrong code and an unknown address get one and the same answer."""
    initial = {"email": request.session.get(WHO_ASKED, "")}
    form = CodeForm(_given(request), initial=initial, label_suffix="", auto_id="id-%s")
    if request.method == "POST" and form.is_valid():
        try:
            account = sign_in(
                form.cleaned_data["email"],
                form.cleaned_data["code"],
                timezone.now(),
                address=network_address(request),
            )
        except GroundswellError as error:
            form.add_error("code", f"{error} {error.remedy}")
        else:
            sign_in_weakly(request, account)
            request.session.pop(WHO_ASKED, None)
            return _on_from_a_code(request, account)
    return _page(request, form, template="signing_in/code.html", was_sent=bool(initial["email"]))


@careful
def type_password(request: HttpRequest) -> HttpResponse:
    """The first of two steps. Somebody signed in by a code who has no second step yet goes to set it up."""
    signed_in = account_of(request)
    if signed_in is not None and not has_second_step(signed_in):
        return HttpResponseRedirect(with_next(request, "choose-password"))
    initial = {"email": signed_in.email if signed_in else request.session.get(WHO_ASKED, "")}
    form = PasswordForm(_given(request), initial=initial, label_suffix="", auto_id="id-%s")
    if request.method == "POST" and form.is_valid():
        try:
            account = sign_in_by_password(
                form.cleaned_data["email"],
                form.cleaned_data["password"],
                timezone.now(),
                address=network_address(request),
            )
        except GroundswellError as error:
            form.add_error("password", f"{error} {error.remedy}")
        else:
            return _on_from_a_password(request, account)
    return _page(request, form, template="signing_in/password.html")


@careful
def type_second_step(request: HttpRequest) -> HttpResponse:
    """The second: an app's figures or a recovery code, within 15 minutes of the password."""
    account = account_past_password(request.session, timezone.now())
    if account is None:
        return HttpResponseRedirect(with_next(request, "sign-in-password"))
    form = SecondStepForm(_given(request), label_suffix="", auto_id="id-%s")
    if request.method == "POST" and form.is_valid():
        try:
            by_recovery = prove_second_step(
                account, form.cleaned_data["figures"], timezone.now(), address=network_address(request)
            )
        except GroundswellError as error:
            form.add_error("figures", f"{error} {error.remedy}")
        else:
            sign_in_strongly(request, account)
            request.session.pop(WHO_ASKED, None)
            messages.success(request, gettext("You are signed in."))
            if by_recovery:
                messages.warning(request, _codes_left(account))
            return HttpResponseRedirect(next_page(request))
    return _page(request, form, template="signing_in/second_step.html")


def sign_out(request: HttpRequest) -> HttpResponse:
    """By POST only, so that no link or picture can do it."""
    logout(request)
    messages.success(request, gettext("You are signed out."))
    return HttpResponseRedirect(reverse("map"))


def _on_from_a_code(request: HttpRequest, account: Account) -> HttpResponse:
    """Staff go on to both steps, for a code alone wakes no staff role; everybody else to where they were going."""
    if not has_staff_grants(account, today_of(request)):
        messages.success(request, gettext("You are signed in."))
        return HttpResponseRedirect(next_page(request))
    page = "sign-in-password" if has_second_step(account) else "choose-password"
    return HttpResponseRedirect(with_next(request, page))


def _on_from_a_password(request: HttpRequest, account: Account) -> HttpResponse:
    """To the second step; to setting it up where somebody stopped half-way."""
    now = timezone.now()
    if has_second_step(account):
        request.session.cycle_key()
        request.session.update(marks_password(account, now))
        return HttpResponseRedirect(with_next(request, "sign-in-second-step"))
    sign_in_weakly(request, account)
    request.session.update(marks_password(account, now))
    return HttpResponseRedirect(with_next(request, "set-up-second-step"))


def _codes_left(account: Account) -> str:
    left = recovery_codes_left(account)
    told = ngettext(
        "That recovery code is used up. You have %(n)d left.",
        "That recovery code is used up. You have %(n)d left.",
        left,
    )
    return told % {"n": left}


def _given(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _page(request: HttpRequest, form: forms.Form, *, template: str, was_sent: bool = False) -> HttpResponse:
    errors = errors_of(form)
    told = {
        "form": form,
        "errors": errors,
        "next": asked_next(request),
        "was_sent": was_sent,
        "sends_mail": bool(settings.EMAIL_HOST),
    }
    return render(request, template, told, status=422 if errors else 200)


urlpatterns = [
    path("sign-in/", ask_for_code, name="sign-in"),
    path("sign-in/code/", type_code, name="sign-in-code"),
    path("sign-in/password/", type_password, name="sign-in-password"),
    path("sign-in/second-step/", type_second_step, name="sign-in-second-step"),
    path("sign-out/", sign_out, name="sign-out"),
]
