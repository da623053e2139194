"""Remove a row, after saying what would go with it and what still needs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import models
from django.db.models import Count, Q, QuerySet, Value
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from groundswell.register import actions
from groundswell.register.errors import RegisterError
from groundswell.register.help_contacts import places_left_without
from groundswell.register.models import AgendaItem, Alias, HelpContact
from groundswell.web.asking import asker_of
from groundswell.web.edit_kinds import BY_MODEL
from groundswell.web.edit_names import row_name
from groundswell.web.edit_row import kind_or_404, row_or_404

# A standing item put on an agenda of which nothing is recorded yet.
PLACED_ONLY = Q(standing_item__isnull=False, slot=AgendaItem.Slot.NOT_RECORDED, noted="")


@dataclass(frozen=True)
class Removal:
    """What removing one row would do, counted by kind: “3 sittings”."""

    needed_by: tuple[str, ...]  # these stop it
    goes_with: tuple[str, ...]  # these are removed too
    forgets: tuple[str, ...]  # these stay and no longer point at it


def edit_remove(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The question first; the removal on POST. Counting costs one query."""
    asked = kind_or_404(kind)
    asker = asker_of(request)
    row = row_or_404(asked, asker, key)
    name = row_name(row)
    errors: list[dict[str, str]] = []
    if request.method == "POST":
        try:
            actions.remove(asker, row)
        except RegisterError as error:
            errors = [{"field": "", "message": str(error), "remedy": str(error.remedy)}]
        else:
            messages.success(request, _("Removed: %(name)s.") % {"name": name})
            return HttpResponseRedirect(reverse("edit-kind", args=[asked.name]))
    would = removal_of(row)
    told = {
        "kind": asked,
        "row": row,
        "list_title": str(asked.many)[:1].upper() + str(asked.many)[1:],
        "name": name,
        "title": _("Remove %(name)s?") % {"name": name},
        "errors": errors,
        "needed_by": would.needed_by,
        "goes_with": would.goes_with,
        "forgets": would.forgets,
        "advice": _advice(row),
        "silenced": places_left_without(row, asker.today) if isinstance(row, HelpContact) else [],
    }
    return render(request, "edit/remove.html", told, status=422 if errors else 200)


def _advice(row: models.Model) -> str:
    """When to remove a row, and what to do instead."""
    if isinstance(row, HelpContact):
        return _("Remove it when they no longer help people here.")
    return _(
        "Remove only what was never true. If it has ended, give it a last day instead: then its history stays."
    )


def removal_of(row: models.Model) -> Removal:
    """What points at the row, by what its removal would do to them. One query for all relations."""
    pointing = list(_pointing_at(row))
    counts = _counts([rows for _effect, rows in pointing])
    told: dict[str, dict[Any, int]] = {"needed_by": {}, "goes_with": {}, "forgets": {}}
    for number, (effect, rows) in enumerate(pointing):
        if count := counts.get(number, 0):
            told[effect][rows.model] = told[effect].get(rows.model, 0) + count
    return Removal(**{effect: _lines(by_model) for effect, by_model in told.items()})


def _pointing_at(row: models.Model) -> Iterator[tuple[str, QuerySet[Any]]]:
    """Each relation's rows with what becomes of them, as `register.actions.remove` has it."""
    for relation in row._meta.related_objects:
        model: Any = relation.related_model
        if relation.many_to_many or model not in BY_MODEL:
            continue
        rows = model.objects.filter(**{relation.field.name: row.pk}).order_by()
        if relation.on_delete is models.SET_NULL:
            yield "forgets", rows
        elif model is Alias:
            yield "goes_with", rows
        elif model is AgendaItem and relation.on_delete is models.CASCADE:
            yield "goes_with", rows.filter(PLACED_ONLY)
            yield "needed_by", rows.exclude(PLACED_ONLY)
        else:
            yield "needed_by", rows


def _counts(each: list[QuerySet[Any]]) -> dict[int, int]:
    counted = [
        rows.annotate(of=Value(number)).values("of").annotate(n=Count("pk")).values_list("of", "n")
        for number, rows in enumerate(each)
    ]
    return dict(counted[0].union(*counted[1:], all=True)) if counted else {}


def _lines(by_model: dict[Any, int]) -> tuple[str, ...]:
    """“1 seat”, “3 sittings”; in the register's order of kinds."""
    return tuple(
        f"{count} {BY_MODEL[model].one if count == 1 else BY_MODEL[model].many}"
        for model, count in by_model.items()
    )


urlpatterns = [path("edit/<kind>/<key>/remove/", edit_remove, name="edit-remove")]
