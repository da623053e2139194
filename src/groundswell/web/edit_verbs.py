"""The things done with one row that are more than changing a field: sit, stand down, close, postpone, invite."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from groundswell.register.errors import RegisterError
from groundswell.web.asking import asker_of
from groundswell.web.edit_kind import Kind
from groundswell.web.edit_kinds import ATTENDANCE
from groundswell.web.edit_labels import VERB_TITLES
from groundswell.web.edit_names import row_name
from groundswell.web.edit_row import kind_or_404, row_or_404
from groundswell.web.edit_verb_forms import FORMS, VerbForm
from groundswell.web.form_errors import errors_of


def edit_do(request: HttpRequest, kind: str, key: str, verb: str) -> HttpResponse:
    """One verb's small page: its question, and its doing on POST."""
    asked = ATTENDANCE if kind == ATTENDANCE.name else kind_or_404(kind)
    if verb not in asked.verbs or verb not in FORMS:
        raise Http404
    row = row_or_404(asked, asker_of(request), key)
    given = request.POST if request.method == "POST" else None
    form = FORMS[verb](row, asker=asker_of(request), data=given)
    if request.method == "POST" and form.is_valid() and (told := _done(form)):
        messages.success(request, told)
        return HttpResponseRedirect(_back(asked, row))
    return _page(request, asked, row, form, title=str(VERB_TITLES[verb]))


def _done(form: VerbForm) -> str:
    """One sentence of what was done; empty where it was refused, with the refusal on the form."""
    try:
        return form.do()
    except RegisterError as error:
        form.refuse(error)
        return ""


def _page(request: HttpRequest, kind: Kind, row: Any, form: VerbForm, *, title: str) -> HttpResponse:
    errors = errors_of(form)
    told = {
        "form": form,
        "errors": errors,
        "title": title,
        "name": row_name(row.meeting) if kind is ATTENDANCE else row_name(row),
        "intro": form.intro(),
        "button": form.button,
        "back": _back(kind, row),
    }
    return render(request, "edit/verb.html", told, status=422 if errors else 200)


def _back(kind: Kind, row: Any) -> str:
    if kind is ATTENDANCE:
        return reverse("record-meeting", args=[row.meeting.key])
    return reverse("edit-row", args=[kind.name, row.key])


urlpatterns = [path("edit/<kind>/<key>/<verb>/", edit_do, name="edit-do")]
