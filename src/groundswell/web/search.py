"""Search by any name or other name, and by a day."""

from __future__ import annotations

import datetime as dt
import re

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from groundswell.search.lookup import LONGEST, Hit, find
from groundswell.web.addresses import address
from groundswell.web.asking import asker_of
from groundswell.web.date_fields import read_day

DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\s*[/.]\s*\d{1,2}\s*[/.]\s*\d{4}|\d{1,2}\s+[^\W\d]+\s+\d{4}")


def search(request: HttpRequest) -> HttpResponse:
    """?q= a name, a day, or both: “ACB 9 February 2021”."""
    asked = " ".join(request.GET.get("q", "").replace("\0", "").split())[:LONGEST]
    name, day = _name_and_day(asked)
    found = find(asker_of(request), name, day=day) if asked else None
    return render(
        request,
        "search.html",
        {
            "asked": asked,
            "found": found,
            "hits": [(hit, _page_of(hit)) for hit in found.hits] if found else [],
            "nearest": [(hit, _page_of(hit)) for hit in found.nearest] if found else [],
        },
    )


def _name_and_day(asked: str) -> tuple[str, dt.date | None]:
    """The words of a search without its day, and the day, where it names one that exists."""
    told = DAY.search(asked)
    if told is None:
        return asked, None
    try:
        day = read_day(told[0])
    except ValidationError:
        return asked, None
    return f"{asked[: told.start()]} {asked[told.end() :]}".strip(), day


def _page_of(hit: Hit) -> str:
    """A place has no page of its own: its forums do."""
    if hit.kind == "place":
        return f"{reverse('forums')}?place={hit.key}"
    return address(hit.kind, hit.key)


urlpatterns = [path("search/", search, name="search")]
