"""The first page: the forums as a map, who sits on them, and the question of how a word could be heard."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from groundswell.pictures import tube_map
from groundswell.planner import rows_for_pictures
from groundswell.search.directory import directory_for
from groundswell.web.addresses import address
from groundswell.web.asking import asker_of
from groundswell.web.journey_form import choices
from groundswell.web.picture_words import tube_words

MOST_TO_CHOOSE = 20  # people; with more, a person's own page leads to their line


def map(request: HttpRequest) -> HttpResponse:  # noqa: A001
    """The tube map on today's seats; ?who= draws only those people's lines."""
    asker = asker_of(request)
    directory = directory_for(asker)
    drawn = rows_for_pictures.tube_map(asker, on=asker.today, address=address)
    linking = [line for line in drawn.lines if len(line.stops) > 1]
    who = frozenset(request.GET.getlist("who")) & {line.key for line in linking}
    return render(
        request,
        "map.html",
        {
            "picture": tube_map.draw(drawn, only=who, words=tube_words()),
            "linking": linking,
            "few_link": 1 < len(linking) <= MOST_TO_CHOOSE,
            "who": who,
            "has_forums": bool(drawn.stations),
            **choices(directory, asked={}),
        },
    )


urlpatterns = [path("", map, name="map")]
