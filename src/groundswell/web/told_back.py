"""Who has not been told back: the overdue list, with who could tell it where. Writing an answer is in telling.py."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from groundswell.planner.owed import owed_finding, owed_to_people
from groundswell.threads.answers import drafts_of
from groundswell.web.asking import asker_of


def told_back(request: HttpRequest) -> HttpResponse:
    """Threads that moved and were not told back, the longest overdue first."""
    asker = asker_of(request)
    rows = owed_to_people(asker)
    own = [row.thread.pk for row in rows if row.may_tell]
    told = {
        "late": [row for row in rows if row.is_overdue],
        "coming": [row for row in rows if not row.is_overdue],
        "finding": owed_finding(rows),
        "drafts": drafts_of(asker, own) if own else [],
    }
    return render(request, "told_back/list.html", told)


urlpatterns = [path("told-back/", told_back, name="told-back")]
