"""A person's own copy of everything held about their voice, as a page and as data; and their picture or recording."""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.threads.disclosure import Purpose, file_for
from groundswell.threads.models import Voice
from groundswell.threads.own_copy import own_copy
from groundswell.threads.own_way import ways_of
from groundswell.threads.own_way_words import told_way
from groundswell.web.templatetags.plain import long_day
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
    told = {
        "copy": copy,
        "about": [copy[name] for name in ABOUT if copy[name]],
        "facts": _facts(voice),
        "ways": [told_way(way) for way in ways_of(asker, voice)],
    }
    return _file(render(request, "tracking/copy.html", told), "my-words.html")


@for_its_person
def file(_request: HttpRequest, number: str, *, asker: Asker, voice: Voice) -> HttpResponse:
    """The picture or recording, shown on the page."""
    kept = file_for(int(number) if number.isascii() and number.isdigit() else 0, voice, asker, Purpose.OWN)
    if kept is None:
        raise Http404
    return HttpResponse(bytes(kept.content), content_type=kept.media_type)


def _facts(voice: Voice) -> list[tuple[str, str]]:
    """What is kept about the words beside them, in the words of the pages."""
    facts = [
        (_("Said on"), long_day(voice.said_on)),
        (_("Said to"), voice.forum.name),
        (_("Place"), voice.place.name),
        (_("How"), voice.get_form_display()),
        (_("Where"), voice.get_where_display()),
        (_("Whose words"), voice.get_said_by_display()),
        (_("Who it comes from"), voice.get_origin_display()),
        (_("Age"), voice.get_age_display()),
        (_("Told as"), voice.get_told_as_display()),
        (_("Language"), voice.language),
        (_("Wants to be told"), _("yes") if voice.wishes_to_know else _("no")),
        (_("How it stands"), voice.get_state_display()),
        (_("We ask you again on"), long_day(voice.review_on)),
    ]
    return [(name, str(said)) for name, said in facts if said]


def _file(answer: HttpResponse, name: str) -> HttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


urlpatterns = [
    path("track/my-words.json", as_data, name="track-copy-data"),
    path("track/my-words.html", as_page, name="track-copy-page"),
    path("track/file/<slug:number>/", file, name="track-file"),
]
