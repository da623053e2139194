"""What was taken in: the data sets, each import with its undoing, and what a source says of each row."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from groundswell.interchange.reconcile.taken_in import facts_asked
from groundswell.records.asking import Asker
from groundswell.register.actions import undo_import
from groundswell.register.actions.undoing_imports import is_the_last
from groundswell.register.errors import PlanFaults, RegisterError
from groundswell.register.kinds import KINDS
from groundswell.register.models import DataSet, Import, SourcedFact
from groundswell.register.plan import Fault
from groundswell.web.asking import asker_of
from groundswell.web.import_words import kind_words
from groundswell.web.story_forms import places_led

ON_A_PAGE = 50
HAS_A_PAGE = {"forum": "forum", "person": "person", "organisation": "organisation", "meeting": "meeting"}


@never_cache
def imports(request: HttpRequest) -> HttpResponse:
    """The data sets of the places the asker leads, and the latest imports."""
    asker = asker_of(request)
    if not places_led(asker):
        raise PermissionDenied
    sets = DataSet.objects.visible_to(asker).select_related("place")
    counted = sets.annotate(facts_held=Count("facts", distinct=True), last_day=Max("imports__day"))
    runs = Import.objects.visible_to(asker).select_related("data_set")
    page = Paginator(runs, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "imports/list.html", {"data_sets": counted, "page": page})


@never_cache
def one_import(request: HttpRequest, number: int) -> HttpResponse:
    """One import: what it did, and whether it can be undone."""
    run = _import_or_404(asker_of(request), number)
    notes = [Fault(note["where"], note["what"], note["remedy"]) for note in run.notes]
    told = {"run": run, "notes": notes, "may_undo": is_the_last(run), "coverage": coverage_sentence(run)}
    return render(request, "imports/import.html", told)


@never_cache
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Asks, and takes the import back."""
    asker = asker_of(request)
    run = _import_or_404(asker, number)
    faults: tuple[Fault, ...] = ()
    said = "" if is_the_last(run) else _("Undo the later import of this data set first.")
    if request.method == "POST" and not said:
        try:
            undo_import(asker, run)
        except PlanFaults as refused:
            faults = tuple(refused.faults)
        except RegisterError as refused:
            said = f"{refused} {refused.remedy}"
        else:
            messages.success(request, _("The import was undone."))
            return HttpResponseRedirect(reverse("import", args=[run.pk]))
    told = {"run": run, "faults": faults, "said": said}
    return render(
        request,
        "imports/undo.html",
        told,
        status=422 if faults or (said and request.method == "POST") else 200,
    )


@never_cache
def data_set(request: HttpRequest, key: str) -> HttpResponse:
    """What a source says of each row: its id, its words, since when, and which row here it is."""
    asker = asker_of(request)
    found = DataSet.objects.visible_to(asker).select_related("place").filter(key=key).first()
    if found is None:
        raise Http404
    facts = SourcedFact.objects.filter(data_set=found)
    kinds = list(facts.order_by().values_list("kind").annotate(n=Count("pk")).order_by("kind"))
    asked = _filters(request, {kind for kind, _n in kinds})
    rows = facts_asked(
        found, kind=asked["kind"], decision=asked["decision"], vanished=bool(asked["vanished"])
    )
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    told = {
        "data_set": found,
        "kinds": [(kind, kind_words(kind), count) for kind, count in kinds],
        "asked": asked,
        "page": page,
        "lines": [_line(fact) for fact in page],
        "decisions": SourcedFact.Decision.choices,
    }
    return render(request, "imports/data_set.html", told)


def _filters(request: HttpRequest, kinds: set[str]) -> dict[str, str]:
    """What the page was asked to show; anything unknown is nothing."""
    kind, decision = request.GET.get("kind", ""), request.GET.get("decision", "")
    return {
        "kind": kind if kind in kinds else "",
        "decision": decision if decision in SourcedFact.Decision.values else "",
        "vanished": "yes" if request.GET.get("vanished") else "",
    }


def _line(fact: SourcedFact) -> dict[str, Any]:
    """One fact as the table shows it."""
    leads_to = HAS_A_PAGE.get(fact.kind)
    return {
        "fact": fact,
        "kind": kind_words(fact.kind),
        "name": str(fact.values.get("name") or fact.values.get("title") or fact.key or fact.source_id),
        "address": reverse(leads_to, args=[fact.key]) if leads_to and fact.key and fact.kind in KINDS else "",
        "words": sorted(fact.words.items()),
    }


def coverage_sentence(run: Import) -> str:
    """How many of its meetings say who came: "192 meetings, 41 with recorded attendance"."""
    if not run.meetings:
        return _("It names no meetings.")
    return _("%(meetings)d meetings, %(recorded)d with recorded attendance.") % {
        "meetings": run.meetings,
        "recorded": run.recorded,
    }


def _import_or_404(asker: Asker, number: int) -> Import:
    found = Import.objects.visible_to(asker).select_related("data_set__place").filter(pk=number).first()
    if found is None:
        raise Http404
    return found


urlpatterns = [
    path("imports/", imports, name="imports"),
    path("imports/<int:number>/", one_import, name="import"),
    path("imports/<int:number>/undo/", undo, name="import-undo"),
    path("data-sets/<slug:key>/", data_set, name="data-set"),
]
