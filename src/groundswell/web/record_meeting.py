"""Record one meeting on one page: who came, what became of each item, what was noted. Works by keyboard alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from groundswell.records.asking import Asker
from groundswell.register import actions
from groundswell.register.errors import RegisterError
from groundswell.register.models import AgendaItem, Meeting, Person
from groundswell.register.models.agendas import Outcome
from groundswell.register.rules import may_edit
from groundswell.web.asking import asker_of
from groundswell.web.record_form import Filled, read, read_items
from groundswell.web.record_lines import NOT_YET, PRESENT, Line, lines_of


@never_cache
def record_meeting(request: HttpRequest, key: str) -> HttpResponse:
    """The page; `?all=came` shows it with everybody marked as come, which stores nothing until it is saved."""
    asker = asker_of(request)
    meeting = Meeting.objects.visible_to(asker).select_related("forum__place").filter(key=key).first()
    if meeting is None:
        raise Http404
    if not may_edit(asker, meeting.forum):
        raise PermissionDenied
    lines = lines_of(meeting, asker)
    items = list(AgendaItem.objects.visible_to(asker).filter(meeting=meeting).order_by("id"))
    people = {p.key: p.name for p in Person.objects.visible_to(asker)}
    if request.method == "POST":
        filled = read(request.POST, lines, items, people)
        if not filled.errors and _recorded(asker, meeting, filled):
            messages.success(request, _sentence(filled))
            return HttpResponseRedirect(reverse("meeting", args=[meeting.key]))
        return _page(request, meeting, filled, people)
    return _page(request, meeting, _as_stored(request, meeting, lines, items), people)


def _as_stored(
    request: HttpRequest, meeting: Meeting, lines: list[Line], items: Sequence[AgendaItem]
) -> Filled:
    if request.GET.get("all") == "came":
        lines = [line.everybody_came() for line in lines]
    return Filled(lines, read_items(items), complete=meeting.attendance_complete, noted=meeting.noted)


def _recorded(asker: Asker, meeting: Meeting, filled: Filled) -> bool:
    """Whether the action took it; if not, its refusal stands on the page."""
    try:
        actions.record_meeting(
            asker,
            meeting,
            attendance={
                line.key: actions.AttendanceRecord(line.status, substitute_for=line.stands_in_for or None)
                for line in filled.lines
                if line.status not in NOT_YET or line.stored
            },
            complete=filled.complete,
            noted=filled.noted,
            outcomes={
                i.key: actions.ItemRecord(outcome=i.outcome, slot=i.slot, noted=i.noted) for i in filled.items
            },
        )
    except RegisterError as error:
        filled.errors.append({"field": "", "message": str(error), "remedy": str(error.remedy)})
        return False
    return True


def _sentence(filled: Filled) -> str:
    came = sum(line.chosen == PRESENT for line in filled.lines)
    told = ngettext("Recorded: %(count)d person came.", "Recorded: %(count)d people came.", came)
    return told % {"count": came}


def _page(request: HttpRequest, meeting: Meeting, filled: Filled, people: dict[str, str]) -> HttpResponse:
    """The page; focus starts where the next key press is likely to be wanted."""
    on_list = {line.key for line in filled.lines}
    told: dict[str, Any] = {
        "meeting": meeting,
        "lines": filled.lines,
        "items": filled.items,
        "complete": filled.complete,
        "noted": filled.noted,
        "more": filled.more if filled.errors else [("", "")] * len(filled.more),
        "members": [(line.key, line.name) for line in filled.lines if line.has_seat],
        "others": [(key, name) for key, name in people.items() if key not in on_list],
        "errors": filled.errors,
        "all_came": request.GET.get("all") == "came",
        "any_recorded": any(line.stored and line.stored not in NOT_YET for line in filled.lines),
        "is_to_come": meeting.day > asker_of(request).today,
        "did_not_meet": meeting.status in ("cancelled", "postponed"),
        "outcomes": Outcome.choices,
        "slots": AgendaItem.Slot.choices,
    }
    return render(request, "record_meeting/page.html", told, status=422 if filled.errors else 200)


urlpatterns = [path("meetings/<slug:key>/record/", record_meeting, name="record-meeting")]
