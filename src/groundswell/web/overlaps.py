"""Who links the forums on a day: a table of forum against forum, and the same as a plain list."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from groundswell.planner import ask
from groundswell.planner.answers import Overlap, Overlaps
from groundswell.planner.sentences import overlaps_finding
from groundswell.web.asking import asker_of
from groundswell.web.date_fields import read_day

MOST_IN_GRID = 20  # forums; with more the list alone is shown, for a wider table helps nobody


def overlaps(request: HttpRequest) -> HttpResponse:
    """Shared seat-holders of each two forums. ?on= any day, else today."""
    asker = asker_of(request)
    typed = request.GET.get("on", "").strip()
    errors = []
    day = asker.today
    if typed:
        try:
            day = read_day(typed)
        except ValidationError as error:
            errors = [{"field": "on", "message": error.messages[0], "remedy": _("Today is shown instead.")}]
    found = ask.overlaps(asker, on=day)
    return render(
        request,
        "overlaps.html",
        {
            "on": day,
            "typed": typed,
            "errors": errors,
            "overlaps": found,
            "finding": overlaps_finding(found),
            "sharing": [p for p in found.pairs if p.people],
            "apart": sum(not p.people for p in found.pairs),
            "grid": _grid(found) if len(found.forums) <= MOST_IN_GRID else [],
        },
        status=422 if errors else 200,
    )


def _grid(found: Overlaps) -> list[dict[str, Any]]:
    """A row a forum: its name, and how many it shares with each forum in the same order; None with itself."""
    by_pair: dict[frozenset[str], Overlap] = {frozenset((p.first_key, p.second_key)): p for p in found.pairs}
    rows: list[dict[str, Any]] = []
    for key, name in found.forums:
        cells = [
            None if other == key else by_pair.get(frozenset((key, other))) for other, _name in found.forums
        ]
        rows.append({"key": key, "name": name, "cells": cells, "at": len(rows)})
    return rows


urlpatterns = [path("overlaps/", overlaps, name="overlaps")]
