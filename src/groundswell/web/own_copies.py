"""A person's own copy of everything held about their voice, as a page and as data; and their picture or recording."""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from groundswell.records.asking import Asker
from groundswell.threads.disclosure import Purpose, file_for
from groundswell.threads.models import Voice
from groundswell.threads.own_copy import own_copy
from groundswell.web.tracked import for_its_person

ABOUT = ("name", "contact", "where_you_said_it", "how_your_supporter_knows")


@for_its_person
def as_data(_request: HttpRequest, *, asker: Asker, voice: Voice) -> HttpResponse:
    """A JSON file."""
    text = json.dumps(own_copy(asker, voice), ensure_ascii=False, indent=2)
    return _file(HttpResponse(text, content_type="application/json"), "my-words.json")


@for_its_person
def as_page(request: HttpRequest, *, asker: Asker, voice: Voice) -> HttpResponse:
    """An HTML file that opens in any browser, without us."""
    copy = own_copy(asker, voice)
    about = [copy[name] for name in ABOUT]
    told = {"copy": copy, "about": about, "voice": list(copy["voice"].items())}
    return _file(render(request, "tracking/copy.html", told), "my-words.html")


@for_its_person
def file(_request: HttpRequest, number: int, *, asker: Asker, voice: Voice) -> HttpResponse:
    """The picture or recording, shown on the page."""
    kept = file_for(number, voice, asker, Purpose.OWN)
    if kept is None:
        raise Http404
    return HttpResponse(bytes(kept.content), content_type=kept.media_type)


def _file(answer: HttpResponse, name: str) -> HttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


urlpatterns = [
    path("track/my-words.json", as_data, name="track-copy-data"),
    path("track/my-words.html", as_page, name="track-copy-page"),
    path("track/file/<int:number>/", file, name="track-file"),
]
