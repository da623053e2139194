"""From every forum of a layer at once: which boards could hear it, and in how many days."""

from __future__ import annotations

import shlex
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.planner import sentences_on_layers as sentences
from groundswell.planner.answers_on_layers import Between
from groundswell.planner.reach_between import WITHIN, between_layers
from groundswell.records.asking import Asker
from groundswell.search.directory import directory_for
from groundswell.web.addresses import address
from groundswell.web.asking import asker_of
from groundswell.web.journey_form import LONGEST, MOST_DIGITS, Typed, choices, option_words, query_of, read
from groundswell.web.templatetags.plain import query

LAYERS = ("from_layer", "to_layer")
KEPT = ("after", "without", "age", "upward", "place")
Error = dict[str, Any]


def reach_layers(request: HttpRequest) -> HttpResponse:
    """?from_layer=&to_layer=&within=&after=&without=&age=&upward=&place=. A mistake is a 422."""
    asker = asker_of(request)
    typed = read(request.GET, needs_target=False)
    layers = {name: " ".join(request.GET.get(name, "").split())[:LONGEST] for name in LAYERS}
    within = request.GET.get("within", "").strip()[:LONGEST]
    errors: list[Error] = [e for e in typed.errors if e["field"] != "from"]
    shown: dict[str, Any] = {}
    if within and not (within.isdecimal() and within.isascii() and len(within) < MOST_DIGITS):
        errors.append(
            {"field": "within", "message": _("Give the number of days in digits, such as 90."), "remedy": ""}
        )
    directory = directory_for(asker)
    if not errors and any(layer for layer in directory.layers):
        try:
            found = _found(asker, typed, layers, int(within or WITHIN))
            shown = _answered(found, typed)
        except GroundswellError as error:
            errors = [{"field": error.field, "message": error.message, "remedy": str(error.remedy)}]
    told = choices(directory, asked={}, typed=typed) | {
        "errors": errors,
        "error_at": {e["field"]: e["message"] for e in errors},
        "layers": [layer.name for layer in directory.layers],
        "asked_layers": layers,
        "within": within,
        **shown,
    }
    return render(request, "reach_layers.html", told, status=422 if errors else 200)


def _found(asker: Asker, typed: Typed, layers: dict[str, str], within: int) -> Between:
    return between_layers(
        asker,
        from_layer=layers["from_layer"] or None,
        to_layer=layers["to_layer"] or None,
        within=within,
        after=typed.after,
        options=typed.options,
    )


def _answered(found: Between, typed: Typed) -> dict[str, Any]:
    kept = {name: value for name, value in query_of(typed).items() if name in KEPT}
    asked = {"from_layer": found.from_layer, "to_layer": found.to_layer, "within": str(found.within)}
    return {
        "answer": found,
        "asked_layers": asked,
        "finding": sentences.between_finding(found),
        "median": sentences.median_sentence(found),
        "unsaid": sentences.unsaid_sentence(found),
        "rows": [
            (
                address("forum", f.key),
                f,
                [(b.name, sentences.days_said(d, found)) for b, d in zip(found.boards, f.days, strict=True)],
                "/reach/" + query({**kept, "from": f.key}),
            )
            for f in found.said
        ],
        "sectors": sentences.sector_rows(found),
        "account": sentences.account_of_between(found),
        "as_json": "/api/v1/reach/layers" + query({**asked, **kept}),
        "command": _command(found, typed),
    }


def _command(found: Between, typed: Typed) -> str:
    words = ["groundswell", "reach-layers", "--from-layer", found.from_layer, "--to-layer", found.to_layer]
    words += ["--within", str(found.within)]
    words += ["--after", typed.after.isoformat()] if typed.after else []
    for name in typed.without:
        words += ["--without", name]
    return shlex.join([*words, *option_words(typed)])


urlpatterns = [path("reach/layers/", reach_layers, name="reach-layers")]
