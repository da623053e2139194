"""The register as a workbook: download it or its template, see what a filled one would change, take it in."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from groundswell.interchange.workbook.cells import MOST_BYTES
from groundswell.interchange.workbook.preview import Preview, look_at
from groundswell.interchange.workbook.taking_in import carry_out
from groundswell.interchange.workbook.waiting import forget, keep, waiting
from groundswell.interchange.workbook.write import write, write_template
from groundswell.register.errors import PlanFaults
from groundswell.register.plan import Applied, Fault, PlanRow
from groundswell.web.asking import asker_of
from groundswell.web.edit_kinds import ATTENDANCE, KINDS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_LINES = 200  # of changed or new rows told one by one
KEPT = "workbook"  # the session's name for the token of the file that waits


@never_cache
def workbook(request: HttpRequest) -> HttpResponse:
    """The page with the downloads and the upload; posted to, the preview, and then the taking in."""
    if request.method != "POST":
        return _first_page(request)
    if request.POST.get("do") == "leave":
        forget(request.session.pop(KEPT, ""))
        return HttpResponseRedirect(reverse("workbook"))
    if "do" in request.POST:
        return _decided(request)
    return _uploaded(request)


def _first_page(request: HttpRequest, *, message: str = "", remedy: str = "") -> HttpResponse:
    errors = [{"field": "file", "message": message, "remedy": remedy}] if message else []
    return render(request, "workbook/page.html", {"errors": errors}, status=422 if errors else 200)


def _uploaded(request: HttpRequest) -> HttpResponse:
    """Keeps the file aside and shows what it would change."""
    given = request.FILES.get("file")
    if given is None:
        remedy = _("Choose the workbook you filled in.")
        return _first_page(request, message=_("No file was chosen."), remedy=remedy)
    if given.size is None or given.size > MOST_BYTES:
        said = _("The file is larger than %(most)d MB.") % {"most": MOST_BYTES // 1_000_000}
        return _first_page(request, message=said, remedy=_("Split it, or delete empty rows."))
    forget(request.session.pop(KEPT, ""))
    request.session[KEPT] = keep(given.name or "", given.chunks())
    return _preview(request, waiting(request.session[KEPT]))


def _decided(request: HttpRequest) -> HttpResponse:
    """Looks again with what was ticked, or takes it in; all of it or nothing."""
    file = waiting(request.session.get(KEPT, ""))
    if file is None:
        said = _("The file is no longer here.")
        return _first_page(request, message=said, remedy=_("Choose it again."))
    if request.POST.get("do") != "take":
        return _preview(request, file)
    asker = asker_of(request)
    seen = look_at(file, asker, as_new=_ticked(request))
    if not seen.is_ready or seen.seal != request.POST.get("seal"):
        said = "" if seen.faults else _("Look again: this is not what you saw before.")
        return _preview(request, file, said=said)
    try:
        applied = carry_out(seen, asker)
    except PlanFaults as refused:
        return _preview(request, file, faults=refused.faults)
    forget(request.session.pop(KEPT, ""))
    messages.success(request, _sentence(applied))
    return HttpResponseRedirect(reverse("workbook"))


def _ticked(request: HttpRequest) -> frozenset[str]:
    """ "kind/key" of the rows a person has said are new."""
    return frozenset(request.POST.getlist("as_new"))


def _sentence(applied: Applied) -> str:
    if not applied.new and not applied.changed:
        return _("Nothing was changed: every row was there already.")
    return _("Taken in: %(new)d new, %(changed)d changed, %(same)d as they were.") % {
        "new": applied.new,
        "changed": applied.changed,
        "same": applied.same,
    }


def _preview(
    request: HttpRequest, file: Path | None, *, faults: tuple[Fault, ...] = (), said: str = ""
) -> HttpResponse:
    """What the waiting file would change. Nothing is written."""
    if file is None:
        return _first_page(request, message=_("The file could not be kept."), remedy=_("Try again."))
    ticked = _ticked(request)
    seen = look_at(file, asker_of(request), as_new=ticked)
    faults = seen.faults or faults
    told = {
        "seen": seen,
        "seal": seen.seal,
        "faults": faults,
        "said": said,
        "is_ready": seen.is_ready and not faults,
        "finding": _finding(seen, faults),
        "unsure": [row for row in seen.rows if row.verb == "unsure"],
        "ticked": sorted(ticked),
        "changed": _lines(seen, "changed"),
        "more_changed": max(0, seen.count("changed") - MOST_LINES),
        "new": _counted(seen, "new"),
        "same": seen.count("same"),
    }
    return render(request, "workbook/preview.html", told, status=422 if faults or said else 200)


def _finding(seen: Preview, faults: tuple[Fault, ...]) -> str:
    if faults:
        count = len(faults)
        said = ngettext(
            "%(count)d thing needs mending. Nothing has been taken in.",
            "%(count)d things need mending. Nothing has been taken in.",
            count,
        )
        return said % {"count": count}
    if seen.changes_nothing:
        return _("It would change nothing: every row is there already.")
    counts = {verb: seen.count(verb) for verb in ("new", "changed", "same", "unsure")}
    said = _("What it would do: %(new)d new, %(changed)d changed, %(same)d as they are.") % counts
    if not counts["unsure"]:
        return said
    asked = ngettext(
        "We are unsure of %(unsure)d row.", "We are unsure of %(unsure)d rows.", counts["unsure"]
    )
    return f"{said} {asked % counts}"


def _lines(seen: Preview, verb: str) -> list[PlanRow]:
    return [row for row in seen.rows if row.verb == verb][:MOST_LINES]


def _counted(seen: Preview, verb: str) -> list[tuple[str, int]]:
    """How many rows of each kind, in the words of the editing pages."""
    counts = Counter(row.kind for row in seen.rows if row.verb == verb)
    return [(_kind_words(kind), count) for kind, count in counts.items()]


def _kind_words(kind: str) -> str:
    if kind == "attendance":
        words = str(ATTENDANCE.many)
    else:
        words = str(KINDS[kind].many) if kind in KINDS else _("this installation")
    return words[:1].upper() + words[1:]


def template(_request: HttpRequest) -> FileResponse:
    """The empty workbook with its headings and help."""
    return _download("groundswell-template.xlsx", write_template)


def register(request: HttpRequest) -> FileResponse:
    """The register as the asker sees it."""
    asker = asker_of(request)
    return _download("groundswell-register.xlsx", lambda path: write(path, asker))


def _download(name: str, written: Callable[[Path], Any]) -> FileResponse:
    """A file made for this one answer; its folder is gone before it is sent."""
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / name
        written(path)
        response = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=XLSX)
    response["Cache-Control"] = "private, no-store"
    return response


urlpatterns = [
    path("workbook/", workbook, name="workbook"),
    path("workbook/template.xlsx", template, name="workbook-template"),
    path("workbook/register.xlsx", register, name="workbook-register"),
]
