"""The list of forums, and the page of one forum. What is on them is worked out here; how it looks, in templates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.records.dated import Dated
from groundswell.register.deadlines import papers_due
from groundswell.register.models import Forum, Layer, Meeting, Paper, Place, Seat
from groundswell.register.rules import may_edit
from groundswell.search.agenda_setters import who_can_add
from groundswell.search.attendance import recorded_of
from groundswell.search.directory import Directory, directory_for
from groundswell.search.forums import forums_of
from groundswell.search.members import people_on, sectors_of
from groundswell.search.seats import Holding, SeatOn
from groundswell.threads.homeless import threads_to_rehome
from groundswell.threads.models import Thread
from groundswell.threads.triage import purpose_at
from groundswell.web.asking import asker_of
from groundswell.web.carrying import carriers_asked

COMING, PAST = 12, 6
LATEST_PAPERS = 10


@dataclass(frozen=True)
class ForumRow:
    """A forum in a list."""

    forum: Forum
    layers: tuple[Layer, ...]
    people: str
    next_day: dt.date | None
    is_closed: bool


@dataclass(frozen=True)
class SeatRow:
    """A seat on a forum's page, with who sits in it today."""

    seat: Seat
    holders: tuple[Holding, ...]
    former: tuple[Holding, ...]


@dataclass(frozen=True)
class MeetingRow:
    """A meeting in a list, with its paper deadline."""

    meeting: Meeting
    papers_due: dt.date | None
    is_past: bool


def forums(request: HttpRequest) -> HttpResponse:
    """Forums by layer. ?place= keeps a place and what is inside it; ?walk_in=1; ?layer=."""
    asker = asker_of(request)
    directory = directory_for(asker)
    place = directory.places.get(request.GET.get("place", ""))
    layer = next((la for la in directory.layers if la.key == request.GET.get("layer")), None)
    walk_in = request.GET.get("walk_in") == "1"
    kept = [
        f
        for f in forums_of(directory, place=place, walk_in=walk_in)
        if layer is None or layer in directory.layers_of.get(f.pk, ())
    ]
    next_days = _next_days(request)
    rows = [
        ForumRow(
            f,
            directory.layers_of.get(f.pk, ()),
            people_on(directory, f, asker.today),
            next_days.get(f.pk),
            Dated(f.opened, f.closed).ended_by(asker.today),
        )
        for f in kept
    ]
    return render(
        request,
        "forums.html",
        {
            "groups": _by_layer(directory, rows),
            "finding": _finding(kept, place, walk_in=walk_in),
            "places": directory.places.values(),
            "layers": directory.layers,
            "place": place,
            "layer": layer,
            "walk_in": walk_in,
            "is_filtered": bool(place or layer or walk_in),
            "has_any": bool(directory.forums),
        },
    )


def forum(request: HttpRequest, key: str) -> HttpResponse:
    """One forum: what it is for, who sits, who sets the agenda, when it meets. ?carry_from= names carriers."""
    asker = asker_of(request)
    directory = directory_for(asker)
    found = directory.forums.get(key)
    if found is None:
        raise Http404
    seats = directory.seats_on(found, asker.today)
    coming, past, recorded, met = _meetings(request, found)
    return render(
        request,
        "forum.html",
        {
            "forum": found,
            "layers": directory.layers_of.get(found.pk, ()),
            "places": directory.place_and_around(found.place),
            "aliases": directory.names_of(found),
            "successors": directory.successors.get(found.pk, ()),
            "predecessors": directory.predecessors.get(found.pk, ()),
            "is_closed": Dated(found.opened, found.closed).ended_by(asker.today),
            "chairs": directory.chairs(found, asker.today),
            "seats": [_seat_row(directory, s, asker.today) for s in seats],
            "people": people_on(directory, found, asker.today),
            "raisers": who_can_add(directory, found, on=asker.today),
            "sectors": sectors_of(seats),
            "standing": directory.standing.get(found.pk, ()),
            "coming": coming,
            "papers": _papers(request, found),
            "past": past,
            "met": met,
            "recorded": recorded,
            "threads": _threads(request, found),
            "may_edit_forum": may_edit(asker, found),
            "reads_voices": purpose_at(asker, found) is not None,
            "other_forums": [f for f in directory.forums.values() if f.pk != found.pk],
            **carriers_asked(request, found),
        },
    )


def _finding(kept: list[Forum], place: Place | None, *, walk_in: bool) -> str:
    """What the list says, in one sentence."""
    names = ", ".join(f.label for f in kept)
    count = len(kept)
    told = {"count": count, "names": names, "place": place.name if place else ""}
    if walk_in and place:
        if not kept:
            return _("No forum is recorded that residents of %(place)s can walk into.") % told
        return _("Forums residents of %(place)s can walk into: %(names)s.") % told
    if walk_in:
        return _("Forums residents can walk into: %(names)s.") % told if kept else _("None is recorded.")
    if place:
        return (
            ngettext(
                "%(count)d forum meets for %(place)s or a place inside it.",
                "%(count)d forums meet for %(place)s or a place inside it.",
                count,
            )
            % told
        )
    return ngettext("%(count)d forum is recorded.", "%(count)d forums are recorded.", count) % told


def _by_layer(directory: Directory, rows: list[ForumRow]) -> list[tuple[str, list[ForumRow]]]:
    """Rows under each layer's name, nearest to residents first; those without a layer last."""
    groups = [(la.name, [r for r in rows if la in r.layers]) for la in directory.layers]
    groups.append((_("No layer stated"), [r for r in rows if not r.layers]))
    return [(name, kept) for name, kept in groups if kept]


def _next_days(request: HttpRequest) -> dict[int, dt.date]:
    """Forum id -> its next meeting's day, from today on (one query)."""
    asker = asker_of(request)
    coming = Meeting.objects.visible_to(asker).that_met().filter(day__gte=asker.today).order_by("-day")
    return dict(coming.values_list("forum_id", "day"))


def _seat_row(directory: Directory, seat: SeatOn, today: dt.date) -> SeatRow:
    former = tuple(h for h in directory.holdings_of.get(seat.seat.pk, ()) if h.days.ended_by(today))
    return SeatRow(seat.seat, seat.holders, former)


def _meetings(request: HttpRequest, forum: Forum) -> tuple[list[MeetingRow], list[MeetingRow], int, int]:
    """Coming meetings, the latest past ones, how many that met say who came, of how many."""
    asker = asker_of(request)
    rows = list(Meeting.objects.visible_to(asker).filter(forum=forum).order_by("day", "start", "id"))
    for meeting in rows:
        meeting.forum = forum
    past = [m for m in rows if m.day < asker.today]
    coming = [m for m in rows if m.day >= asker.today]
    return (
        [MeetingRow(m, papers_due(m), False) for m in coming[:COMING]],
        [MeetingRow(m, papers_due(m), True) for m in reversed(past[-PAST:])],
        *recorded_of(rows, asker),
    )


def _threads(request: HttpRequest, forum: Forum) -> list[Thread]:
    """Once it has closed, the open threads that came here and want a new home; none while it stands (no query)."""
    asker = asker_of(request)
    if not Dated(forum.opened, forum.closed).ended_by(asker.today):
        return []
    return threads_to_rehome(forum, asker)


def _papers(request: HttpRequest, forum: Forum) -> list[Paper]:
    """The papers put to the forum's meetings, the latest first (one query)."""
    rows = Paper.objects.visible_to(asker_of(request)).filter(meeting__forum=forum)
    return list(rows.select_related("meeting").order_by("-meeting__day", "id")[:LATEST_PAPERS])


urlpatterns = [
    path("forums/", forums, name="forums"),
    path("forums/<slug:key>/", forum, name="forum"),
]
