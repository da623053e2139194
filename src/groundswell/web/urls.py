"""Every page's address. Each file of this room says its own; this one only gathers them."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path

PAGES = (
    "map", "journey", "forums", "people", "organisations", "meetings", "overlaps", "spoken_for", "search",
    "words_pages", "looks", "workbook", "record_meeting", "edit", "signing_in", "outbox", "calendars",
)  # fmt: skip

urlpatterns: list[URLPattern | URLResolver] = []
for page in PAGES:
    if find_spec(f"groundswell.web.{page}"):
        urlpatterns += import_module(f"groundswell.web.{page}").urlpatterns


def _not_yet(_request: HttpRequest, **_kwargs: str) -> HttpResponse:
    return HttpResponse("Not yet.")


have = {p.name for p in urlpatterns if isinstance(p, URLPattern)}
for address, name in (
    ("", "map"), ("journey/", "journey"), ("forums/", "forums"), ("forums/<slug:key>/", "forum"),
    ("people/", "people"), ("people/<slug:key>/", "person"), ("organisations/", "organisations"),
    ("organisations/<slug:key>/", "organisation"), ("meetings/", "meetings"),
    ("meetings/<slug:key>/", "meeting"), ("overlaps/", "overlaps"), ("spoken-for/", "spoken-for"),
    ("search/", "search"), ("about/", "about"), ("accessibility/", "accessibility"),
    ("how-it-works/", "how-it-works"), ("looks/", "looks"), ("sign-in/", "sign-in"), ("sign-out/", "sign-out"),
    ("edit/", "edit"), ("outbox/", "outbox"), ("workbook/", "workbook"),
):  # fmt: skip
    if name not in have:
        urlpatterns.append(path(address, _not_yet, name=name))
