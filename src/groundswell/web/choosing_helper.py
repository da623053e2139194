"""Somebody who helps you: the person chooses for how long, sees the seven words once, and takes them back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.records.asking import Asker
from groundswell.threads import actions
from groundswell.threads.actions.supporting import USUAL
from groundswell.threads.models import Voice
from groundswell.threads.supporters import last_day_of, supporter_of
from groundswell.web.form_errors import errors_of
from groundswell.web.helping_forms import HowLongForm, TellForm
from groundswell.web.tracked import for_its_person
from groundswell.web.tracking_minding import back_to_words

UNUSABLE = 422


@for_its_person
def helper(request: HttpRequest, *, asker: Asker, voice: Voice) -> HttpResponse:
    """Who helps now, or the question for how long. The seven words stand on the answer to POST, and nowhere else."""
    if request.method == "POST" and request.POST.get("do") == "end":
        actions.end_supporter(asker, voice)
        return back_to_words(request, _("They cannot see your words any more."))
    form = HowLongForm(data=request.POST if request.method == "POST" else None, initial={"days": USUAL})
    told: dict[str, Any] = {"voice": voice, "form": form, "errors": errors_of(form)}
    if request.method == "POST" and form.is_valid():
        try:
            chosen = actions.choose_supporter(asker, voice, days=int(form.cleaned_data["days"]))
        except GroundswellError as error:
            told["errors"] = [{"field": "days", "message": str(error), "remedy": str(error.remedy)}]
        else:
            told |= {"words": chosen.receipt, "last_day": last_day_of(chosen.supporter)}
            told["address"] = request.build_absolute_uri(reverse("track"))
            return render(request, "tracking/helper_words.html", told)
    holding = supporter_of(voice, asker.today)
    told["last_day"] = last_day_of(holding) if holding else None
    told["is_withdrawn"] = voice.state == Voice.State.WITHDRAWN
    return render(request, "tracking/helper.html", told, status=UNUSABLE if told["errors"] else 200)


@for_its_person
def how_told(request: HttpRequest, *, asker: Asker, voice: Voice) -> HttpResponse:
    """How the person likes to be told, asked anew."""
    form, errors = tell_form(request, asker, voice)
    if request.method == "POST" and not errors:
        return back_to_words(request, _("We tell you like this from now on."))
    told = {"form": form, "errors": errors}
    return render(request, "tracking/told.html", told, status=UNUSABLE if errors else 200)


def tell_form(request: HttpRequest, asker: Asker, voice: Voice) -> tuple[TellForm, list[dict[str, str]]]:
    """The form, and what is wrong with it; by POST without mistakes the answer is kept."""
    known = {"told_as": voice.told_as, "language": voice.language}
    form = TellForm(data=request.POST if request.method == "POST" else None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            actions.say_how_to_tell(asker, voice, told_as=given["told_as"], language=given["language"])
        except GroundswellError as error:
            form.add_error(error.field if error.field in form.fields else None, f"{error} {error.remedy}")
    return form, errors_of(form)


urlpatterns = [
    path("track/helper/", helper, name="track-helper"),
    path("track/told/", how_told, name="track-told"),
]
