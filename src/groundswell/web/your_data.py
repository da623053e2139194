"""Your data: ask to see, correct or erase what is held about you, or complain. At once with the seven words."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.records.asking import Asker
from groundswell.register.models import Place
from groundswell.threads.actions.requesting import ask_about_data
from groundswell.threads.errors import NotSaidEnough
from groundswell.threads.models import DataRequest
from groundswell.web.asking import today_of
from groundswell.web.careful import careful
from groundswell.web.templatetags.plain import long_day
from groundswell.web.tracked import tracked

UNUSABLE = 422
FIELDS = ("kind", "place", "text", "contact")


@careful
def your_data(request: HttpRequest) -> HttpResponse:
    """What you can do at once, and the form for the rest. What is typed stays in its field after a mistake."""
    typed = {name: request.POST.get(name, "") for name in FIELDS}
    places = list(Place.objects.order_by("name"))
    errors: list[dict[str, str]] = []
    if request.method == "POST":
        try:
            return _keep(request, typed, places)
        except GroundswellError as error:
            errors = [{"field": str(error.field), "message": str(error), "remedy": str(error.remedy)}]
    told = {
        "kinds": _kinds(),
        "places": places,
        "typed": typed,
        "errors": errors,
        "at_fault": errors[0]["field"] if errors else "",
        "is_open": tracked(request) is not None,
    }
    return render(request, "your_data/ask.html", told, status=UNUSABLE if errors else 200)


def _keep(request: HttpRequest, typed: dict[str, str], places: list[Place]) -> HttpResponse:
    own = tracked(request)
    asker, voice = own if own else (Asker(today=today_of(request)), None)
    place = voice.place if voice else next((p for p in places if p.key == typed["place"]), None)
    if place is None:
        raise NotSaidEnough(_("Choose the place it is about."), field="place")
    asked = ask_about_data(
        asker, place, kind=typed["kind"], text=typed["text"], contact=typed["contact"], voice=voice
    )
    messages.success(request, _when(asked))
    return HttpResponseRedirect(reverse("your-data"))


def _when(asked: DataRequest) -> str:
    if asked.answer_by:
        return _("We have it. We will answer by %(day)s.") % {"day": long_day(asked.answer_by)}
    return _("We have it. We will write to you by %(day)s.") % {"day": long_day(asked.acknowledge_by)}


def _kinds() -> list[tuple[str, str]]:
    """What may be asked, in the words of the person who asks."""
    return [
        (DataRequest.Kind.ACCESS, _("Show me what you hold about me")),
        (DataRequest.Kind.CORRECTION, _("Put something right")),
        (DataRequest.Kind.ERASURE, _("Delete what you hold about me")),
        (DataRequest.Kind.COMPLAINT, _("I want to complain")),
    ]


urlpatterns = [path("your-data/", your_data, name="your-data")]
