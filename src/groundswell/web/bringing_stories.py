"""Bringing a story in: the text, then what it would become with what stands in it twice, then keeping it.

The text travels in the form, so nothing waits on the server, and what was typed is there after every mistake.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from groundswell.errors import GroundswellError
from groundswell.interchange.story.taking_in import (
    BOTH,
    ONCE,
    TakenApart,
    found_sentence,
    mark_words,
    take_apart,
    take_in_story,
)
from groundswell.interchange.story.text import MOST_BYTES
from groundswell.threads.stories_seen import evidenced_finding, story_seen
from groundswell.web.asking import asker_of
from groundswell.web.form_errors import errors_of
from groundswell.web.story_forms import BringStory, KeepWhat, places_led

DO, KEEP, SEAL = "do", "keep", "seal"


@never_cache
def bring(request: HttpRequest) -> HttpResponse:
    """The form for the text; posted to, the preview; and then the keeping."""
    asker = asker_of(request)
    places = places_led(asker)
    if not places:
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "stories/bring.html", {"form": BringStory(places, asker=asker), "errors": []})
    form = BringStory(places, asker=asker, data=request.POST, files=request.FILES)
    apart = _apart(form)
    if apart is None:
        return render(request, "stories/bring.html", {"form": form, "errors": errors_of(form)}, status=422)
    return _decided(request, form, apart)


def _apart(form: BringStory) -> TakenApart | None:
    """The text taken apart; None where it cannot be, with the reason on the form."""
    if not form.is_valid():
        return None
    given = form.given()
    if given == "":
        form.add_error("text", _("Choose a file, or paste the story."))
        return None
    try:
        return take_apart(given)
    except GroundswellError as refused:
        form.refuse(refused)
        if isinstance(given, bytes):
            form.data = {**{name: form.data[name] for name in form.data}, "text": _as_typed(given)}
        return None


def _as_typed(given: bytes) -> str:
    """What can be shown of a file that was refused, to be mended in the form; nothing where it is no text."""
    try:
        return given.decode("utf-8-sig").replace("\0", "") if len(given) <= MOST_BYTES else ""
    except UnicodeDecodeError:
        return ""


def _decided(request: HttpRequest, form: BringStory, first: TakenApart) -> HttpResponse:
    """Keeps the story where that was pressed, on the text that was shown; else shows what it would become."""
    was_shown = request.POST.get(SEAL) == first.told.sha256
    ask = KeepWhat(first.near, data=request.POST if was_shown else None)
    both, once = ask.named(BOTH), ask.named(ONCE)
    apart = take_apart(first.told.text, keep_both=both, keep_once=once) if both or once else first
    if request.POST.get(DO) != KEEP:
        ask.is_bound = False
        ask.initial = dict(request.POST.items()) if was_shown else {}
        return _preview(request, form, ask, apart, errors=[])
    if not was_shown:
        return _preview(request, form, ask, apart, errors=[_above(_("Look again: the text has changed."))])
    if not ask.is_valid():
        return _preview(request, form, ask, apart, errors=errors_of(ask))
    try:
        story = take_in_story(form.asker, apart, form.place(), source=form.text("source"))
    except GroundswellError as refused:
        return _preview(request, form, ask, apart, errors=[_above(f"{refused} {refused.remedy}")])
    told = story_seen(form.asker, story)
    messages.success(request, f"{found_sentence(apart)} {evidenced_finding(told)}")
    return HttpResponseRedirect(reverse("story", args=[story.key]))


def _above(message: str) -> dict[str, str]:
    """A mistake that belongs to no field."""
    return {"field": "", "message": message, "remedy": ""}


def _preview(
    request: HttpRequest, form: BringStory, ask: KeepWhat, apart: TakenApart, *, errors: list[dict[str, str]]
) -> HttpResponse:
    told: dict[str, Any] = {
        "apart": apart,
        "told": apart.told,
        "place": form.place(),
        "source": form.text("source"),
        "text": apart.told.text,
        "finding": found_sentence(apart),
        "marks": [mark_words(mark) for mark in apart.marks],
        "pairs": ask.rows(),
        "claims": list(enumerate(apart.claims, start=1)),
        "exact": [(one, apart.told.paragraphs[one.paragraph - 1].text) for one in apart.exact],
        "errors": errors,
    }
    return render(request, "stories/preview.html", told, status=422 if errors else 200)


urlpatterns = [path("stories/bring/", bring, name="story-bring")]
