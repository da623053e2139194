"""The list of people, and the page of one person: the seats they hold and the forums they join. Nobody is ranked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from groundswell.register.models import Attendance, Forum, Meeting, Person
from groundswell.register.rules import may_edit
from groundswell.search.directory import Directory, Holding, directory_for
from groundswell.web.asking import asker_of

A_PAGE = 100
CAME = (Attendance.Status.PRESENT, Attendance.Status.SUBSTITUTE)


@dataclass(frozen=True)
class PersonRow:
    """A person in the list, with the forums they sit on today."""

    person: Person
    forums: tuple[Forum, ...]


@dataclass(frozen=True)
class HeldSeat:
    """One time in a seat, with how often the person came to the meetings held meanwhile."""

    holding: Holding
    is_past: bool
    came: int
    recorded: int
    met: int


@dataclass(frozen=True)
class Invitation:
    """One meeting a person is asked to for one item."""

    attendance: Attendance
    is_past: bool


def people(request: HttpRequest) -> HttpResponse:
    """Everybody the asker may see, in the register's order: never by how many seats they hold."""
    asker = asker_of(request)
    directory = directory_for(asker)
    page = Paginator(list(directory.people.values()), A_PAGE).get_page(request.GET.get("page"))
    linking = sum(len(_forums_of(directory, p, asker.today)) > 1 for p in directory.people.values())
    return render(
        request,
        "people.html",
        {
            "rows": [PersonRow(p, _forums_of(directory, p, asker.today)) for p in page.object_list],
            "page": page,
            "linking": linking,
        },
    )


def person(request: HttpRequest, key: str) -> HttpResponse:
    """One person: seats, posts, organisation, invitations, and how far their attendance is recorded."""
    asker = asker_of(request)
    directory = directory_for(asker)
    found = directory.people.get(key)
    if found is None:
        raise Http404
    attended = list(
        Attendance.objects.visible_to(asker)
        .filter(person=found)
        .select_related("meeting", "invited_for")
        .order_by("meeting__day")
    )
    held = _held(request, directory, found, attended)
    present = [row for row in held if row.holding.days.holds_on(asker.today)]
    return render(
        request,
        "person.html",
        {
            "person": found,
            "aliases": directory.names_of(found),
            "present": present,
            "others": [row for row in held if row not in present],
            "forums": _forums_of(directory, found, asker.today),
            "posts": directory.posts_held.get(found.pk, ()),
            "invitations": _invitations(directory, attended, asker.today),
            "may_edit_person": may_edit(asker, None),
        },
    )


def _forums_of(directory: Directory, person: Person, day: dt.date) -> tuple[Forum, ...]:
    """The forums a person sits on that day, each once."""
    now = [h for h in directory.seats_held.get(person.pk, ()) if h.days.holds_on(day)]
    return tuple({h.seat.forum.pk: h.seat.forum for h in now}.values())


def _held(
    request: HttpRequest, directory: Directory, person: Person, attended: list[Attendance]
) -> list[HeldSeat]:
    """Seats with attendance figures over the meetings that met while the seat was held (one query)."""
    asker = asker_of(request)
    holdings = directory.seats_held.get(person.pk, ())
    forums = {h.seat.forum_id for h in holdings}
    met = (
        list(
            Meeting.objects.visible_to(asker)
            .that_met()
            .filter(forum__in=forums, day__lt=asker.today)
            .values_list("id", "forum_id", "day", "attendance_complete")
        )
        if forums
        else []
    )
    recorded = {a.meeting_id: a.status for a in attended if a.meeting.day < asker.today}
    return [_figures(h, met, recorded, asker.today) for h in holdings]


def _figures(
    holding: Holding, met: list[tuple[int, int, dt.date, bool]], recorded: dict[int, str], today: dt.date
) -> HeldSeat:
    """How often they came, of the meetings whose record says so, of those that met while the seat was theirs."""
    theirs = [
        (pk, complete)
        for pk, forum, day, complete in met
        if forum == holding.seat.forum_id and holding.days.holds_on(day)
    ]
    told = [pk for pk, complete in theirs if complete or recorded.get(pk) in _SAYS]
    return HeldSeat(
        holding=holding,
        is_past=holding.days.ended_by(today),
        came=sum(recorded.get(pk) in CAME for pk in told),
        recorded=len(told),
        met=len(theirs),
    )


_SAYS = (*CAME, Attendance.Status.APOLOGIES, Attendance.Status.ABSENT)


def _invitations(directory: Directory, attended: list[Attendance], today: dt.date) -> list[Invitation]:
    """Meetings they are invited to for one item."""
    forums = {f.pk: f for f in directory.forums.values()}
    invited = [a for a in attended if a.invited_for_id and a.meeting.forum_id in forums]
    for a in invited:
        a.meeting.forum = forums[a.meeting.forum_id]
    return [Invitation(a, a.meeting.day < today) for a in invited]


urlpatterns = [
    path("people/", people, name="people"),
    path("people/<slug:key>/", person, name="person"),
]
