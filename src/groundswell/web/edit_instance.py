"""What is true of this whole installation: its name, its notice and its fixed day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groundswell.register import actions
from groundswell.register.errors import RegisterError
from groundswell.register.rules import may_set_instance
from groundswell.web.asking import asker_of, instance_of
from groundswell.web.date_fields import DayField
from groundswell.web.form_errors import errors_of


class InstanceForm(forms.Form):
    """The three things."""

    name = forms.CharField(label=_("Name"), max_length=200)
    notice = forms.CharField(label=_("Notice on every page"), max_length=500, required=False)
    fixed_today = DayField(
        label=_("Today is fixed at"),
        required=False,
        help_text=_("Like 2 February 2021. For examples and rehearsals. Leave it empty for the real date."),
    )


def edit_instance(request: HttpRequest) -> HttpResponse:
    """For administrators and the lead of everything; written through one action."""
    if not may_set_instance(asker_of(request)):
        raise PermissionDenied
    form = _form(request)
    if request.method == "POST" and form.is_valid() and _saved(request, form):
        messages.success(request, gettext("Saved."))
        return HttpResponseRedirect(reverse("edit-instance"))
    errors = errors_of(form)
    told = {
        "form": form,
        "errors": errors,
        "title": gettext("This installation"),
        "is_instance": True,
        "button": gettext("Save"),
    }
    return render(request, "edit/verb.html", told, status=422 if errors else 200)


def _form(request: HttpRequest) -> InstanceForm:
    stands = instance_of(request)
    initial: dict[str, Any] = {field: getattr(stands, field) for field in InstanceForm.base_fields}
    given = request.POST if request.method == "POST" else None
    return InstanceForm(given, initial=initial, label_suffix="", auto_id="id-%s")


def _saved(request: HttpRequest, form: InstanceForm) -> bool:
    try:
        actions.set_instance(asker_of(request), **form.cleaned_data)
    except RegisterError as error:
        form.add_error(error.field if error.field in form.fields else None, f"{error} {error.remedy}")
        return False
    return True


urlpatterns = [path("edit/instance/", edit_instance, name="edit-instance")]
