"""One item of a meeting: what became of it, who was there, and where each stands. Presence is never assent."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from groundswell.errors import GroundswellError
from groundswell.records.asking import Asker
from groundswell.register.models import AgendaItem, Attendance, Person
from groundswell.register.rules import may_edit
from groundswell.search.attendance import at_meeting
from groundswell.search.directory import directory_for
from groundswell.threads.models import Position, Step
from groundswell.web.answer_forms import TakePosition
from groundswell.web.asking import asker_of
from groundswell.web.form_errors import errors_of

CAME = (Attendance.Status.PRESENT, Attendance.Status.SUBSTITUTE)


@dataclass(frozen=True)
class Standing:
    """One person: whether they are recorded as there, and what they said. Not stated unless they said so."""

    person: Person
    presence: str
    stance: str
    source: str


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


def standings(item: AgendaItem, asker: Asker) -> list[Standing]:
    """Everybody recorded as there, and everybody with a recorded position, as far as the asker may see them."""
    directory = directory_for(asker)
    people = {p.pk: p for p in directory.people.values()}
    said = {p.person_id: p for p in Position.objects.filter(item=item)}
    found = {}
    for row in at_meeting(directory, item.meeting):
        if row.status in CAME or row.person_id in said:
            found[row.person_id] = str(row.get_status_display())
    for person in said:
        if directory.named_at(item.meeting.forum, people.get(person)):
            found.setdefault(person, str(Attendance.Status.NOT_RECORDED.label))
    return [_standing(people[pk], presence, said.get(pk)) for pk, presence in found.items() if pk in people]


def _standing(person: Person, presence: str, said: Position | None) -> Standing:
    if said is None:
        return Standing(person, presence, str(Position.Stance.NOT_STATED.label), "")
    return Standing(person, presence, str(said.get_stance_display()), said.source)


def _done(form: TakePosition) -> str:
    try:
        return form.do()
    except GroundswellError as error:
        form.refuse(error)
        return ""


urlpatterns = [path("meetings/<slug:meeting>/items/<slug:key>/", item, name="agenda-item")]
