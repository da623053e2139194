"""Where a thread did reach by two days, by steps with evidence; where it could reach stands apart."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from groundswell.planner.naming import BadQuestion
from groundswell.planner.reach_over_time import reach_compared
from groundswell.planner.sentences_on_reach_over_time import compared_finding
from groundswell.planner.thread_reach import account_of_did_reach, did_reach_added, did_reach_finding
from groundswell.records.asking import Asker
from groundswell.threads.did_reach import DidReachCompared, did_reach_compared
from groundswell.threads.models import Thread
from groundswell.web.asking import asker_of
from groundswell.web.date_fields import day_in_words, read_day
from groundswell.web.threads import thread_or_404

DAYS = ("on", "and")


def thread_reach(request: HttpRequest, key: str) -> HttpResponse:
    """?on=&and=; without them from the day it was first said to today. A mistake is a 422."""
    asker = asker_of(request)
    thread = thread_or_404(asker, key)
    typed = {name: request.GET.get(name, "").replace("\0", "")[:60] for name in DAYS}
    days, errors = _days(typed, thread, asker)
    told: dict[str, Any] = {
        "thread": thread,
        "typed": typed,
        "errors": errors,
        "error_at": {e["field"]: e["message"] for e in errors},
    }
    if not errors:
        found = did_reach_compared(thread, asker, on=days["on"], later=days["and"])
        told |= _answered(found, asker, thread)
    return render(request, "threads/reach.html", told, status=422 if errors else 200)


def _days(
    typed: dict[str, str], thread: Thread, asker: Asker
) -> tuple[dict[str, dt.date], list[dict[str, str]]]:
    """Both days, or what is wrong with them. `typed` is filled in where nothing was typed."""
    usual = {"on": thread.started, "and": asker.today}
    days, errors = dict(usual), []
    for name in DAYS:
        if not typed[name]:
            typed[name] = day_in_words(usual[name])
            continue
        try:
            days[name] = read_day(typed[name])
        except ValidationError as error:
            errors.append({"field": name, "message": str(error.messages[0]), "remedy": ""})
    if not errors and days["and"] < days["on"]:
        message, remedy = _("The second day comes before the first."), _("Put the earlier day first.")
        errors.append({"field": "and", "message": message, "remedy": remedy})
    return days, errors


def _answered(found: DidReachCompared, asker: Asker, thread: Thread) -> dict[str, Any]:
    before, later = found.before, found.later
    return {
        "found": found,
        "finding": did_reach_finding(found),
        "added": did_reach_added(found),
        "rows": [
            (_("Forums"), [f.name for f in before.forums], [f.name for f in later.forums]),
            (_("Sectors"), before.sector_names(), later.sector_names()),
            (_("Places"), [p.name for p in before.places], [p.name for p in later.places]),
        ],
        "account": account_of_did_reach(later),
        "could": _could(asker, thread, before.on, later.on),
    }


def _could(asker: Asker, thread: Thread, on: dt.date, later: dt.date) -> str:
    """What it could reach on both days, in the planner's sentence; empty where the planner cannot start there."""
    try:
        return compared_finding(reach_compared(asker, origin=thread.forum.key, on=on, later=later))
    except BadQuestion:
        return ""


urlpatterns = [path("threads/<slug:key>/reach/", thread_reach, name="thread-reach")]
