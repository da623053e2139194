"""Taking a file in: choose it, see what it would do and say what the unsure things are, then take it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from groundswell.interchange.formats import format_named
from groundswell.interchange.kept_aside import KeptAside, forget, keep, waiting
from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.reconcile.review import Review, Source, carry_out, look_at
from groundswell.interchange.understood import Asked
from groundswell.records.asking import Asker
from groundswell.register.errors import PlanFaults
from groundswell.register.kinds import model_of
from groundswell.register.models import Import, Place
from groundswell.register.plan import Fault
from groundswell.web.asking import asker_of
from groundswell.web.form_errors import errors_of
from groundswell.web.import_forms import (
    MOST_ASKED,
    ChooseFile,
    candidates_of,
    decided,
    field_of,
    kept_answers,
)
from groundswell.web.import_words import kind_words
from groundswell.web.story_forms import places_led

KEPT = "import"  # the session's name for the token of the files that wait
MOST_LINES = 200  # faults and notes told one by one


@never_cache
def take_in(request: HttpRequest) -> HttpResponse:
    """The form; posted to, what the file would do; and then the taking in."""
    asker = asker_of(request)
    places = places_led(asker)
    if not places:
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "imports/new.html", {"form": ChooseFile(places, asker=asker), "errors": []})
    match request.POST.get("do"):
        case "leave":
            forget(request.session.pop(KEPT, ""))
            return HttpResponseRedirect(reverse("imports"))
        case "look" | "take":
            return _decided(request, asker, places)
        case _:
            return _chosen(request, asker, places)


def _chosen(request: HttpRequest, asker: Asker, places: list[Place]) -> HttpResponse:
    """Keeps the files aside and shows what they would do."""
    form = ChooseFile(places, asker=asker, data=request.POST, files=request.FILES)
    if form.is_valid():
        forget(request.session.pop(KEPT, ""))
        try:
            files = [(each.name or "", each.chunks()) for each in form.cleaned_data["files"]]
            kept = keep(files, form.said())
        except CannotRead as refused:
            form.add_error("files", f"{refused.fault.what} {refused.fault.remedy}")
        else:
            request.session[KEPT] = kept.token
            return _preview(request, kept, _looked(request, kept, asker), status=None)
    return render(request, "imports/new.html", {"form": form, "errors": errors_of(form)}, status=422)


def _decided(request: HttpRequest, asker: Asker, places: list[Place]) -> HttpResponse:
    """Looks again with what was answered, or takes it in; all of it or nothing."""
    kept = waiting(request.session.get(KEPT, ""))
    if kept is None:
        form = ChooseFile(places, asker=asker)
        gone = {
            "field": "files",
            "message": _("The file is no longer here."),
            "remedy": _("Choose it again."),
        }
        return render(request, "imports/new.html", {"form": form, "errors": [gone]}, status=422)
    seen = _looked(request, kept, asker)
    if request.POST.get("do") != "take":
        return _preview(request, kept, seen, status=None)
    if not seen.is_ready or seen.seal != request.POST.get("seal"):
        said = "" if seen.faults else _("Look again: this is not what you saw before.")
        return _preview(request, kept, seen, said=said, status=422)
    try:
        done = carry_out(seen, asker)
    except PlanFaults as refused:
        return _preview(request, kept, seen, faults=tuple(refused.faults), status=422)
    forget(request.session.pop(KEPT, ""))
    messages.success(request, taken_sentence(done))
    return HttpResponseRedirect(reverse("import", args=[done.pk]))


def _looked(request: HttpRequest, kept: KeptAside, asker: Asker) -> Review:
    """What the waiting files would do, with what was answered."""
    said = kept.asked
    form = format_named(said["format"])
    if form is None:
        raise PermissionDenied
    place = Place.objects.get(key=said["place"])
    source = Source(form, said["data_set"], place, names_are_public=said["public_names"])
    days = dt.date.fromisoformat(said["first"]), dt.date.fromisoformat(said["last"])
    return look_at(
        kept.paths, source, Asked(source.name, *days, place.time_zone), asker, decided(request.POST)
    )


def _preview(
    request: HttpRequest,
    kept: KeptAside,
    seen: Review,
    *,
    faults: tuple[Fault, ...] = (),
    said: str = "",
    status: int | None,
) -> HttpResponse:
    faults = seen.faults or faults
    asked = seen.unsure[:MOST_ASKED]
    now = {field_of(each.fact) for each in asked}
    told: dict[str, Any] = {
        "seen": seen,
        "name": ", ".join(path.name for path in kept.paths),
        "faults": faults[:MOST_LINES],
        "said": said,
        "finding": finding_of(seen, faults),
        "counts": [(kind_words(kind), count) for kind, count in seen.counts.items()],
        "questions": [
            (each, field_of(each.fact), candidates_of(each, _names(each.fact[0], each.candidates)))
            for each in asked
        ],
        "more": len(seen.unsure) - len(asked),
        "answers": [(name, answer) for name, answer in kept_answers(request.POST) if name not in now],
        "all_new": bool(request.POST.get("all_new")),
        "notes": seen.what.notes[:MOST_LINES],
        "is_ready": seen.is_ready and not faults,
    }
    return render(request, "imports/preview.html", told, status=status or (422 if faults else 200))


def _names(kind: str, keys: tuple[str, ...]) -> dict[str, str]:
    """What the rows it may be are called, with where they are."""
    rows = model_of(kind)._default_manager.filter(key__in=keys)
    return {row.key: _in_its_place(row) for row in rows}


def _in_its_place(row: Any) -> str:
    place = getattr(row, "place", None) or getattr(row, "organisation", None)
    return f"{row.name} ({place.name})" if place is not None else str(row.name)


def finding_of(seen: Review, faults: tuple[Fault, ...]) -> str:
    """One sentence of what it would do."""
    if faults:
        n = len(faults)
        said = ngettext(
            "%(n)d thing needs mending. Nothing has been taken in.",
            "%(n)d things need mending. Nothing has been taken in.",
            n,
        )
        return said % {"n": n}
    if seen.changes_nothing:
        return _("It would change nothing: all it says is here already.")
    counts = {"new": seen.count("new"), "changed": seen.count("changed"), "gone": len(seen.what.vanished)}
    said = (
        _("It would make %(new)d rows and change %(changed)d. %(gone)d are no longer in the source.") % counts
    )
    if not seen.unsure:
        return said
    n = len(seen.unsure)
    asked = ngettext("We are unsure of %(n)d thing.", "We are unsure of %(n)d things.", n) % {"n": n}
    return f"{said} {asked}"


def taken_sentence(done: Import) -> str:
    """One sentence of what was done."""
    if not done.new and not done.changed:
        return _("Nothing was changed: all it says was here already.")
    counts = {"new": done.new, "changed": done.changed, "same": done.same}
    return _("Taken in: %(new)d new, %(changed)d changed, %(same)d as they were.") % counts


urlpatterns = [path("imports/new/", take_in, name="import-new")]
