"""The list of people, and the page of one person: the seats they hold and the forums they join. Nobody is ranked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from groundswell.register.models import Attendance, Forum, Person
from groundswell.register.rules import may_edit
from groundswell.search.attendance import figures_of, of_person
from groundswell.search.directory import Directory, directory_for
from groundswell.web.asking import asker_of

A_PAGE = 100


@dataclass(frozen=True)
class PersonRow:
    """A person in the list, with the forums they sit on today."""

    person: Person
    forums: tuple[Forum, ...]


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
    linking = sum(len(directory.forums_of(p, asker.today)) > 1 for p in directory.people.values())
    return render(
        request,
        "people.html",
        {
            "rows": [PersonRow(p, directory.forums_of(p, asker.today)) for p in page.object_list],
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
    attended = of_person(directory, found)
    held = figures_of(directory, found, attended, asker)
    present = [row for row in held if row.holding.days.holds_on(asker.today)]
    return render(
        request,
        "person.html",
        {
            "person": found,
            "aliases": directory.names_of(found),
            "present": present,
            "others": [row for row in held if row not in present],
            "forums": directory.forums_of(found, asker.today),
            "posts": directory.posts_held.get(found.pk, ()),
            "invitations": _invitations(directory, found, attended, asker.today),
            "may_edit_person": may_edit(asker, None),
        },
    )


def _invitations(
    directory: Directory, person: Person, attended: list[Attendance], today: dt.date
) -> list[Invitation]:
    """Meetings they are invited to for one item."""
    forums = {f.pk: f for f in directory.forums.values()}
    own = [a for a in attended if a.person_id == person.pk and a.invited_for_id]
    invited = [a for a in own if a.meeting.forum_id in forums]
    for a in invited:
        a.meeting.forum = forums[a.meeting.forum_id]
    return [Invitation(a, a.meeting.day < today) for a in invited]


urlpatterns = [
    path("people/", people, name="people"),
    path("people/<slug:key>/", person, name="person"),
]
