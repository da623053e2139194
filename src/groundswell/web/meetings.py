"""The list of meetings, and the page of one: what is known of it, who came, what was on the agenda."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from groundswell.register.deadlines import papers_due
from groundswell.register.models import (
    AgendaItem,
    Attendance,
    Forum,
    Meeting,
    Paper,
    Person,
    Referral,
    Subject,
)
from groundswell.register.rules import may_edit
from groundswell.search.attendance import at_meeting
from groundswell.search.directory import Directory, directory_for
from groundswell.threads.models import Step
from groundswell.threads.sentences import step_sentence
from groundswell.web.asking import asker_of
from groundswell.web.forums import MeetingRow

A_PAGE = 40


@dataclass(frozen=True)
class Somebody:
    """One person at one meeting. `person` None: the asker may not see who."""

    person: Person | None
    instead_of: Person | None = None
    subject: Subject | None = None
    listens_only: bool = False


@dataclass(frozen=True)
class WhoCame:
    """People at a meeting, kept apart by what is known of them."""

    present: tuple[Somebody, ...]
    substitutes: tuple[Somebody, ...]
    apologies: tuple[Somebody, ...]
    absent: tuple[Somebody, ...]
    invited: tuple[Somebody, ...]
    expected: tuple[Somebody, ...]
    not_recorded: tuple[Somebody, ...]


def meetings(request: HttpRequest) -> HttpResponse:
    """Meetings to come, soonest first; ?when=past the past ones, latest first. ?forum= keeps one forum."""
    asker = asker_of(request)
    directory = directory_for(asker)
    forum = directory.forums.get(request.GET.get("forum", ""))
    is_past = request.GET.get("when") == "past"
    rows = Meeting.objects.visible_to(asker)
    if forum:
        rows = rows.filter(forum=forum)
    page = Paginator(_in_order(rows, asker.today, is_past=is_past), A_PAGE).get_page(request.GET.get("page"))
    by_id = {f.pk: f for f in directory.forums.values()}
    return render(
        request,
        "meetings.html",
        {
            "rows": [_row(m, by_id[m.forum_id], is_past=is_past) for m in page.object_list],
            "page": page,
            "forum": forum,
            "forums": directory.forums.values(),
            "is_past": is_past,
        },
    )


def meeting(request: HttpRequest, key: str) -> HttpResponse:
    """One meeting."""
    asker = asker_of(request)
    directory = directory_for(asker)
    by_id = {f.pk: f for f in directory.forums.values()}
    found = Meeting.objects.visible_to(asker).filter(key=key).select_related("moved_to", "chaired_by").first()
    if found is None or found.forum_id not in by_id:
        raise Http404
    forum = found.forum = by_id[found.forum_id]
    papers = _papers(request, directory, found)
    return render(
        request,
        "meeting.html",
        {
            "meeting": found,
            "forum": forum,
            "is_past": found.day < asker.today,
            "moved_to": found.moved_to if found.moved_to and found.moved_to.forum_id in by_id else None,
            "papers_due": papers_due(found),
            "chairs": _chairs(directory, found, forum),
            "who": _who_came(request, directory, found, forum),
            "items": list(
                AgendaItem.objects.visible_to(asker).filter(meeting=found).select_related("standing_item")
            ),
            "papers": papers,
            "referrals": _referrals(request, found) if papers else [],
            "came_here": _came_here(request, found),
            "may_edit_meeting": may_edit(asker, forum),
        },
    )


def _in_order(rows: QuerySet[Meeting], today: dt.date, *, is_past: bool) -> QuerySet[Meeting]:
    if is_past:
        return rows.filter(day__lt=today).order_by("-day", "-start", "-id")
    return rows.filter(day__gte=today).order_by("day", "start", "id")


def _row(meeting: Meeting, forum: Forum, *, is_past: bool) -> MeetingRow:
    meeting.forum = forum
    return MeetingRow(meeting, papers_due(meeting), is_past)


def _chairs(directory: Directory, meeting: Meeting, forum: Forum) -> tuple[Person, ...]:
    """Who took the chair, where that is known; else who chairs the forum that day."""
    if meeting.chaired_by:
        seen = directory.named_at(forum, meeting.chaired_by)
        return (seen,) if seen else ()
    return directory.chairs(forum, meeting.day)


def _who_came(request: HttpRequest, directory: Directory, meeting: Meeting, forum: Forum) -> WhoCame:
    """What is recorded of each; seat holders without a record are expected, or not recorded once it is past."""
    asker = asker_of(request)
    by_id = {p.pk: p for p in directory.people.values()}
    kept: dict[str, list[Somebody]] = {status: [] for status in Attendance.Status.values}
    recorded = set()
    for row in at_meeting(directory, meeting):
        recorded |= {row.person_id, row.substitute_for_id}
        kept[row.status].append(
            Somebody(
                by_id.get(row.person_id),
                by_id.get(row.substitute_for_id or 0),
                row.invited_for,
                row.listens_only,
            )
        )
    rest = [Somebody(p) for p in directory.sitters(forum, meeting.day) if p.pk not in recorded]
    if meeting.status not in Meeting.NOT_MET:
        unsaid = "not_recorded" if meeting.day < asker.today or meeting.status == "held" else "expected"
        kept[unsaid].extend(rest)
    return WhoCame(
        present=tuple(kept["present"]),
        substitutes=tuple(kept["substitute"]),
        apologies=tuple(kept["apologies"]),
        absent=tuple(kept["absent"]),
        invited=tuple(kept["invited"]),
        expected=tuple(kept["expected"]),
        not_recorded=tuple(kept["not_recorded"]),
    )


def _papers(request: HttpRequest, directory: Directory, meeting: Meeting) -> list[dict[str, Any]]:
    """The papers put to the meeting, with those who wrote and present them, where those may be seen (one query)."""
    asker = asker_of(request)
    rows = Paper.objects.visible_to(asker).filter(meeting=meeting).select_related("subject", "presenter")
    wrote: dict[int, set[str]] = defaultdict(set)
    papers: dict[int, Paper] = {}
    for paper in rows.annotate(author=F("authors__key")):
        papers.setdefault(paper.pk, paper)
        wrote[paper.pk].add(paper.author)
    people = directory.people.values()
    return [
        {
            "paper": paper,
            "authors": [
                p for p in people if p.key in wrote[paper.pk] and directory.named_at(meeting.forum, p)
            ],
            "presenter": directory.named_at(meeting.forum, paper.presenter),
        }
        for paper in papers.values()
    ]


def _came_here(request: HttpRequest, meeting: Meeting) -> list[tuple[Step, str]]:
    """The steps of threads that came here or are meant for it, each with its sentence (one query)."""
    asker = asker_of(request)
    rows = Step.objects.visible_to(asker).filter(to_meeting=meeting).order_by("id")
    found = rows.select_related("thread", "from_meeting__forum", "to_meeting__forum", "told_forum")
    return [(step, step_sentence(step, today=asker.today)) for step in found]


def _referrals(request: HttpRequest, meeting: Meeting) -> list[Referral]:
    asker = asker_of(request)
    rows = Referral.objects.visible_to(asker).filter(from_meeting=meeting)
    return list(rows.select_related("paper", "to_forum"))


urlpatterns = [
    path("meetings/", meetings, name="meetings"),
    path("meetings/<slug:key>/", meeting, name="meeting"),
]
