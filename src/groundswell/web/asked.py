"""Everything somebody is asked: of what was meant to happen and whose day has passed, did it happen?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from groundswell.threads.asked import asked_of
from groundswell.threads.sentences import step_sentence
from groundswell.web.asking import asker_of


@never_cache
def asked(request: HttpRequest) -> HttpResponse:
    """The list, the longest waiting first."""
    asker = asker_of(request)
    steps = asked_of(asker)
    told = {
        "lines": [(step, step_sentence(step, today=asker.today)) for step in steps],
        "finding": _finding(len(steps)),
    }
    return render(request, "threads/asked.html", told)


def _finding(count: int) -> str:
    if not count:
        return _("Nothing is asked of you now.")
    told = ngettext(
        "%(count)d thing was meant to happen. Please say what became of it.",
        "%(count)d things were meant to happen. Please say what became of them.",
        count,
    )
    return told % {"count": count}


urlpatterns = [path("asked/", asked, name="asked")]
