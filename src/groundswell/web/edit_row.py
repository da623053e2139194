"""Add a row, or change one: one form for any kind. Writing is register/actions' work."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register import actions
from groundswell.register.errors import RegisterError
from groundswell.register.kinds import scope_of
from groundswell.register.rules import may_edit
from groundswell.web.asking import asker_of
from groundswell.web.edit_forms import RowForm
from groundswell.web.edit_kind import Kind
from groundswell.web.edit_kinds import KINDS
from groundswell.web.edit_labels import VERB_TITLES
from groundswell.web.edit_names import row_name
from groundswell.web.form_errors import errors_of


def edit_add(request: HttpRequest, kind: str) -> HttpResponse:
    """A form for a new row; a query string fills in fields (`?forum=acb`)."""
    asked = kind_or_404(kind)
    form = _form(request, asked, row=None)
    if request.method == "POST" and form.is_valid():
        added = _add(form, asker_of(request))
        if added is not None:
            messages.success(request, _("Added: %(name)s.") % {"name": row_name(added)})
            return HttpResponseRedirect(reverse("edit-row", args=[asked.name, added.key]))
    return _page(request, asked, form, title=_("Add: %(kind)s") % {"kind": asked.one})


def edit_row(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The form of a row that stands, with what else can be done with it."""
    asked = kind_or_404(kind)
    row = row_or_404(asked, asker_of(request), key)
    form = _form(request, asked, row=row)
    if request.method == "POST" and form.is_valid():
        amended = _amend(form, asker_of(request), row)
        if amended is not None:
            messages.success(request, _("Saved: %(name)s.") % {"name": row_name(amended)})
            return HttpResponseRedirect(reverse("edit-row", args=[asked.name, amended.key]))
    return _page(request, asked, form, title=row_name(row), row=row)


def _form(request: HttpRequest, kind: Kind, *, row: Any) -> RowForm:
    asker = asker_of(request)
    given = request.POST if request.method == "POST" else None
    return RowForm(kind, asker=asker, row=row, data=given, initial=request.GET.dict())


def _add(form: RowForm, asker: Asker) -> Any:
    """The new row, or None with the refusal on the form."""
    try:
        return actions.add(asker, form.kind.name, form.values())
    except RegisterError as error:
        form.refuse(error)
        return None


def _amend(form: RowForm, asker: Asker, row: Any) -> Any:
    """The row as it now stands, or None with the refusal on the form."""
    try:
        return actions.amend(asker, row, form.values())
    except RegisterError as error:
        form.refuse(error)
        return None


def _page(request: HttpRequest, kind: Kind, form: RowForm, *, title: str, row: Any = None) -> HttpResponse:
    errors = errors_of(form)
    told = {
        "kind": kind,
        "row": row,
        "form": form,
        "errors": errors,
        "title": title,
        "list_title": str(kind.many)[:1].upper() + str(kind.many)[1:],
        "remove_words": _("Remove this %(kind)s") % {"kind": kind.one},
        "verbs": _verbs(kind, row) if row else [],
    }
    return render(request, "edit/row.html", told, status=422 if errors else 200)


def _verbs(kind: Kind, row: Any) -> list[dict[str, str]]:
    told = []
    for verb in kind.verbs:
        href = (
            reverse("record-meeting", args=[row.key])
            if verb == "record"
            else reverse("edit-do", args=[kind.name, row.key, verb])
        )
        told.append({"href": href, "title": str(VERB_TITLES[verb])})
    return told


def kind_or_404(name: str) -> Kind:
    """The kind of that name that has forms. Raises Http404."""
    if name not in KINDS:
        raise Http404
    return KINDS[name]


def row_or_404(kind: Kind, asker: Asker, key: str) -> Any:
    """The row the asker may see and change (one query). Raises Http404, or PermissionDenied."""
    row = kind.rows(asker).filter(key=key).first()
    if row is None:
        raise Http404
    if not may_edit(asker, scope_of(row)):
        raise PermissionDenied
    return row


urlpatterns = [
    path("edit/<kind>/add/", edit_add, name="edit-add"),
    path("edit/<kind>/<key>/", edit_row, name="edit-row"),
]
