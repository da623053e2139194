"""Export for evaluation: an evaluator's pseudonymised copy, its purpose, recipient and last day; and all made."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.records.asking import Asker
from groundswell.threads.actions.exporting import Project, export_for, exports_of
from groundswell.threads.errors import MayNot, NotSaidEnough
from groundswell.threads.evaluation import K, places_of
from groundswell.web.asking import asker_of
from groundswell.web.careful import careful

UNUSABLE = 422
FIELDS = ("place", "project", "purpose", "recipient", "last_day")


@careful
def export(request: HttpRequest) -> HttpResponse:
    """The form, and the copies made before. By POST the file comes; what is typed stays after a mistake."""
    asker = asker_of(request)
    typed = {name: request.POST.get(name, "") for name in FIELDS}
    errors: list[dict[str, str]] = []
    if request.method == "POST":
        try:
            return _file(asker, typed)
        except MayNot:
            raise
        except GroundswellError as error:
            errors = [{"field": str(error.field), "message": str(error), "remedy": str(error.remedy)}]
    made = [(one, one.expires_on < asker.today) for one in exports_of(asker)]
    told = {
        "places": places_of(asker),
        "typed": typed,
        "errors": errors,
        "at_fault": errors[0]["field"] if errors else "",
        "made": made,
        "ended": sum(is_over for _each, is_over in made),
        "k": K,
    }
    return render(request, "export.html", told, status=UNUSABLE if errors else 200)


def _file(asker: Asker, typed: dict[str, str]) -> HttpResponse:
    place = next((one for one in places_of(asker) if one.key == typed["place"]), None)
    if not typed["place"]:
        raise NotSaidEnough(_("Choose the place it is about."), field="place")
    if place is None:
        raise MayNot
    project = Project(typed["project"], typed["purpose"], typed["recipient"], _day(typed["last_day"]))
    made, rows = export_for(asker, place, project)
    answer = HttpResponse(rows, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="evaluation-{made.key}.json"'
    return answer


def _day(typed: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(typed.strip())
    except ValueError:
        return None


urlpatterns = [path("export/", export, name="export")]
