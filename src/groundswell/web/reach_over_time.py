"""What a word could reach by seats on two days, side by side: what was added, and what was lost."""

from __future__ import annotations

import datetime as dt
import shlex
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.planner import sentences_on_reach_over_time as sentences
from groundswell.planner.phrases import full_date
from groundswell.planner.reach_over_time import KINDS, ReachCompared, reach_compared
from groundswell.records.asking import Asker
from groundswell.search.directory import directory_for
from groundswell.web.addresses import address
from groundswell.web.asking import asker_of
from groundswell.web.date_fields import read_day
from groundswell.web.journey_form import LONGEST, choices
from groundswell.web.templatetags.plain import query

DAYS = ("on", "and")
Error = dict[str, Any]


def reach_over_time(request: HttpRequest) -> HttpResponse:
    """?from=&on=&and=. Could reach on two days; a mistake is a 422, and the form stands below it."""
    asker = asker_of(request)
    typed = {name: _clean(request.GET.get(name, "")) for name in ("from", *DAYS)}
    errors: list[Error] = []
    shown: dict[str, Any] = {}
    if any(typed.values()):
        days, errors = _days(typed)
        if not typed["from"]:
            errors.insert(0, {"field": "from", "message": _("Choose where it was said."), "remedy": ""})
        if not errors:
            shown, errors = _asked(asker, typed, days)
    told = choices(directory_for(asker), asked={}) | {
        "typed_days": typed,
        "origin": {"key": typed["from"]},
        "errors": errors,
        "error_at": {e["field"]: e["message"] for e in errors},
        "did": sentences.did_sentence(),
        **shown,
    }
    return render(request, "reach_over_time.html", told, status=422 if errors else 200)


def _clean(text: str) -> str:
    return " ".join(text.replace("\0", "").split())[:LONGEST]


def _days(typed: dict[str, str]) -> tuple[dict[str, dt.date], list[Error]]:
    """Both days, or what is wrong with them."""
    days: dict[str, dt.date] = {}
    errors: list[Error] = []
    for name in DAYS:
        if not typed[name]:
            errors.append({"field": name, "message": _("Give both days to compare."), "remedy": ""})
            continue
        try:
            days[name] = read_day(typed[name])
        except ValidationError as error:
            errors.append({"field": name, "message": error.messages[0], "remedy": ""})
    return days, errors


def _asked(
    asker: Asker, typed: dict[str, str], days: dict[str, dt.date]
) -> tuple[dict[str, Any], list[Error]]:
    try:
        found = reach_compared(asker, origin=typed["from"], on=days["on"], later=days["and"])
    except GroundswellError as error:
        field = error.field if error.field in ("from", *DAYS) else ""
        nearest = getattr(error, "nearest", ())
        instead = [(name, query({**typed, "from": name})) for name in nearest]
        remedy = "" if instead else str(error.remedy)
        return {}, [{"field": field, "message": error.message, "remedy": remedy, "instead": instead}]
    return _answered(found, typed), []


def _answered(found: ReachCompared, typed: dict[str, str]) -> dict[str, Any]:
    on, later = found.before.on.isoformat(), found.later.on.isoformat()
    words = ["groundswell", "reach-compare", typed["from"], "--on", on, "--and", later]
    return {
        "answer": found,
        "origin": {"key": found.origin_key},
        "finding": sentences.compared_finding(found),
        "rows": sentences.compared_rows(found),
        "parts": [
            (str(sentences.KIND_NAMES[kind]), _listed(found, kind)) for kind in KINDS if _listed(found, kind)
        ],
        "account": sentences.account_of_comparing(found),
        "as_json": "/api/v1/reach/compare" + query({"from": typed["from"], "on": on, "and": later}),
        "command": shlex.join(words),
    }


def _listed(found: ReachCompared, kind: str) -> list[tuple[str, str, str]]:
    """(address or "", name, when) of each thing reached on either day; those of both days without a remark."""
    added, lost = set(found.added(kind)), set(found.lost(kind))
    every = dict.fromkeys([*found.before.of(kind), *found.later.of(kind)])
    told = []
    seen: set[tuple[str, str]] = set()
    for one in every:
        if (one.key, one.name) in seen:
            continue
        seen.add((one.key, one.name))
        when = ""
        if one in lost:
            when = _("on %(day)s only") % {"day": full_date(found.before.on)}
        elif one in added:
            when = _("on %(day)s only") % {"day": full_date(found.later.on)}
        href = address(kind, one.key) if kind in ("forum", "person") else ""
        told.append((href, sentences.name_of(one), when))
    return told


urlpatterns = [path("reach/compare/", reach_over_time, name="reach-compare")]
