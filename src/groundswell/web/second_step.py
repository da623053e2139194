"""Your account: which roles you have, your password, and your second step."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groundswell.accounts import authenticator, passwords
from groundswell.accounts.actions import choose_password, prove_second_step, set_up_second_step
from groundswell.accounts.grants import (
    STAFF,
    grants_of,
    has_second_step,
    has_staff_grants,
    recovery_codes_left,
)
from groundswell.accounts.models import Account, AccountGrant
from groundswell.accounts.strength import account_past_password, is_strong, marks_password
from groundswell.errors import GroundswellError
from groundswell.web.asking import account_of, instance_of, today_of
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

PENDING = "second_step_salt"  # of the app that is being set up


class NewPasswordForm(forms.Form):
    """The new password; the second step too, where there is one."""

    password = forms.CharField(
        label=_("Your new password"),
        max_length=400,
        strip=False,
        help_text=_("At least 15 characters. Four words that you alone would put together do well."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Type a new password.")},
    )
    figures = forms.CharField(
        label=_("Six figures from your app"),
        max_length=100,
        help_text=_("Or one of your recovery codes. Spaces don't matter."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
        error_messages={"required": _("Type the six figures, or a recovery code.")},
    )

    def __init__(self, given: Any, *, asks_figures: bool) -> None:
        super().__init__(given, label_suffix="", auto_id="id-%s")
        if not asks_figures:
            del self.fields["figures"]


class FiguresForm(forms.Form):
    """What a new app shows, so that we know that it works."""

    figures = forms.CharField(
        label=_("Six figures from your app"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        ),
        error_messages={"required": _("Type the six figures your app shows now.")},
    )


@careful
def your_account(request: HttpRequest) -> HttpResponse:
    """Which roles you have, which of them sleep, and what you can set up."""
    account = _account(request)
    strong = is_strong(request.session, timezone.now())
    told = {
        "account": account,
        "roles": [_told(row, awake=strong) for row in grants_of(account, today_of(request))],
        "is_strong": strong,
        "is_staff": has_staff_grants(account, today_of(request)),
        "has_second_step": has_second_step(account),
        "codes_left": recovery_codes_left(account),
    }
    return render(request, "account/account.html", told)


@careful
def new_password(request: HttpRequest) -> HttpResponse:
    """Choose or change it. Where there is a second step it is asked for, so that a code alone changes nothing."""
    account = _account(request)
    asks = has_second_step(account)
    form = NewPasswordForm(_given(request), asks_figures=asks)
    if request.method == "POST" and form.is_valid():
        try:
            _change_password(request, account, form, asks=asks)
        except GroundswellError as error:
            form.add_error(error.field if error.field in form.fields else None, f"{error} {error.remedy}")
        else:
            messages.success(request, gettext("Your password is kept."))
            return HttpResponseRedirect(
                next_page(request) if asks else with_next(request, "set-up-second-step")
            )
    return _page(request, "account/password.html", form, {"has_second_step": asks})


def _change_password(request: HttpRequest, account: Account, form: NewPasswordForm, *, asks: bool) -> None:
    """Looks at the password first: figures are used up only for one that will do."""
    password = form.cleaned_data["password"]
    passwords.require_good(password, email=account.email)
    if asks:
        prove_second_step(
            account, form.cleaned_data["figures"], timezone.now(), address=network_address(request)
        )
    choose_password(account, password)
    if asks:
        sign_in_strongly(request, account)
    else:
        sign_in_weakly(request, account)
        request.session.update(marks_password(account, timezone.now()))


@careful
def new_second_step(request: HttpRequest) -> HttpResponse:
    """Shows an app its secret, as a picture and in words, and takes its figures; then the recovery codes, once."""
    account = _account(request)
    if elsewhere := _what_comes_first(request, account):
        return HttpResponseRedirect(with_next(request, elsewhere))
    salt = request.session.setdefault(PENDING, authenticator.new_salt())
    form = FiguresForm(_given(request), label_suffix="", auto_id="id-%s")
    if request.method == "POST" and form.is_valid():
        try:
            codes = set_up_second_step(
                account,
                salt,
                form.cleaned_data["figures"],
                timezone.now(),
                address=network_address(request),
            )
        except GroundswellError as error:
            form.add_error("figures", f"{error} {error.remedy}")
        else:
            del request.session[PENDING]
            sign_in_strongly(request, account)
            told = {"codes": [authenticator.in_fours(code) for code in codes], "next": next_page(request)}
            return render(request, "account/recovery_codes.html", told)
    return _page(request, "account/second_step.html", form, _app_told(request, account, salt))


def _what_comes_first(request: HttpRequest, account: Account) -> str:
    """The page to go to before an app can be set up; nothing where the way is free."""
    now = timezone.now()
    if has_second_step(account):
        return "" if is_strong(request.session, now) else "sign-in-password"
    return "" if account_past_password(request.session, now) == account else "choose-password"


def _app_told(request: HttpRequest, account: Account, salt: str) -> dict[str, Any]:
    address = authenticator.address_of(
        salt, email=account.email, site=instance_of(request).name or "Groundswell"
    )
    size, dots = authenticator.square(address)
    return {"size": size, "dots": dots, "secret": authenticator.in_fours(authenticator.secret_of(salt))}


def _told(row: AccountGrant, *, awake: bool) -> dict[str, Any]:
    return {
        "role": row.get_role_display(),
        "over": row.get_scope_display(),
        "key": row.scope_key,
        "sleeps": row.role in STAFF and not awake,
    }


def _given(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _account(request: HttpRequest) -> Account:
    """The one signed in; access.toml lets nobody else come here."""
    account = account_of(request)
    assert account is not None
    return account


def _page(request: HttpRequest, template: str, form: forms.Form, more: dict[str, Any]) -> HttpResponse:
    errors = errors_of(form)
    told = {"form": form, "errors": errors, "next": asked_next(request), "back": reverse("account"), **more}
    return render(request, template, told, status=422 if errors else 200)


urlpatterns = [
    path("account/", your_account, name="account"),
    path("account/password/", new_password, name="choose-password"),
    path("account/second-step/", new_second_step, name="set-up-second-step"),
]
