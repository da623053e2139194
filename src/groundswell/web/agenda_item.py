"""One item of a meeting: what became of it, who was there, and where each stands. Presence is never assent."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from groundswell.errors import GroundswellError
from groundswell.register.models import AgendaItem
from groundswell.register.rules import may_edit
from groundswell.search.positions import standings
from groundswell.threads.models import Step
from groundswell.web.answer_forms import TakePosition
from groundswell.web.asking import asker_of
from groundswell.web.form_errors import errors_of


def item(request: HttpRequest, meeting: str, key: str) -> HttpResponse:
    """The item; those who may record a position post it here."""
    asker = asker_of(request)
    rows = AgendaItem.objects.visible_to(asker).select_related("meeting__forum__place", "paper")
    found = rows.filter(key=key, meeting__key=meeting).first()
    if found is None:
        raise Http404
    may = may_edit(asker, found.meeting.forum)
    form = TakePosition(found, asker=asker, data=request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        if form.is_valid() and (told := _done(form)):
            messages.success(request, told)
            return HttpResponseRedirect(reverse("agenda-item", args=[meeting, key]))
    steps = Step.objects.visible_to(asker).filter(item=found).select_related("thread")
    errors = errors_of(form)
    told_page = {
        "item": found,
        "meeting": found.meeting,
        "standings": standings(found, asker),
        "steps": steps,
        "may": may,
        "form": form,
        "errors": errors,
    }
    return render(request, "threads/item.html", told_page, status=422 if errors else 200)


def _done(form: TakePosition) -> str:
    try:
        return form.do()
    except GroundswellError as error:
        form.refuse(error)
        return ""


urlpatterns = [path("meetings/<slug:meeting>/items/<slug:key>/", item, name="agenda-item")]
