"""Who speaks for whom: for each group, the seats that speak for it, and whether its own people hold any."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from groundswell.search.directory import directory_for
from groundswell.search.spoken_for import spoken_for as groups_of
from groundswell.web.asking import asker_of


def spoken_for(request: HttpRequest) -> HttpResponse:
    """Every group a seat speaks for today; those spoken for only by others first."""
    asker = asker_of(request)
    groups = groups_of(directory_for(asker), on=asker.today)
    return render(
        request,
        "spoken_for.html",
        {
            "groups": groups,
            "only_by_others": [g for g in groups if g.only_by_others],
        },
    )


urlpatterns = [path("spoken-for/", spoken_for, name="spoken-for")]
