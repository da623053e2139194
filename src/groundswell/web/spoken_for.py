"""Who speaks for whom: for each group, the seats that speak for it, and whether its own people hold any."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from groundswell.register.models import Seat
from groundswell.search.directory import Directory, directory_for
from groundswell.search.spoken_for import SpokenFor
from groundswell.search.spoken_for import spoken_for as groups_of
from groundswell.web.asking import asker_of


def spoken_for(request: HttpRequest) -> HttpResponse:
    """Every group a seat speaks for today; those spoken for only by others first."""
    asker = asker_of(request)
    directory = directory_for(asker)
    groups = groups_of(directory, on=asker.today)
    return render(
        request,
        "spoken_for.html",
        {
            "groups": [(g, _seats(directory, g)) for g in groups],
            "only_by_others": [g for g in groups if g.only_by_others],
        },
    )


def _seats(directory: Directory, group: SpokenFor) -> list[Seat]:
    """The seats that speak for a group, forum by forum."""
    seats = (s for forum in group.forums for s in directory.seats_of.get(forum.pk, ()))
    return [s for s in seats if s.speaks_for == group.group]


urlpatterns = [path("spoken-for/", spoken_for, name="spoken-for")]
