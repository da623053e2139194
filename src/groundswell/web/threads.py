"""The list of threads, and the page of one: its way, its steps with their evidence, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import ngettext

from groundswell.planner import sentences_on_claims
from groundswell.planner.answers_on_claims import HandOff
from groundswell.planner.owed import owed_by
from groundswell.planner.steps_and_record import record_of_steps
from groundswell.planner.thread_reach import could_and_did_finding, could_beside_did
from groundswell.records.asking import Asker
from groundswell.register.models import Forum, Place
from groundswell.threads.asked import asked_of
from groundswell.threads.claims_seen import claims_seen, claims_to_see, seen_of
from groundswell.threads.evidence_seen import may_read
from groundswell.threads.models import Evidence, Thread
from groundswell.threads.momentum_told import momentum_finding, notes_on
from groundswell.threads.steps_seen import StepShown
from groundswell.threads.thread_lines import lines_of
from groundswell.threads.way import finding, way_of
from groundswell.web.asking import asker_of
from groundswell.web.thread_verbs import offered

A_PAGE = 20


def threads(request: HttpRequest) -> HttpResponse:
    """Open threads, the newest first; ?which=closed the closed ones. ?place= keeps one place."""
    asker = asker_of(request)
    closed = request.GET.get("which") == "closed"
    rows = Thread.objects.visible_to(asker).select_related("forum__place", "place")
    rows = rows.filter(closed_on__isnull=not closed)
    key = request.GET.get("place", "")[:100]
    place = Place.objects.filter(key=key).first() if key else None
    if place:
        rows = rows.filter(place=place)
    page = Paginator(rows.order_by("-started", "-id"), A_PAGE).get_page(request.GET.get("page"))
    told: dict[str, Any] = {
        "page": page,
        "lines": lines_of(list(page.object_list), asker),
        "is_closed": closed,
        "place": place,
        "finding": _how_many(page.paginator.count, closed=closed),
        "asked": len(asked_of(asker)),
        "may_open": _forums_to_open_at(asker),
    }
    return render(request, "threads/list.html", told)


def _how_many(count: int, *, closed: bool) -> str:
    if closed:
        told = ngettext(
            "%(count)d closed thread is shown to you.", "%(count)d closed threads are shown to you.", count
        )
    else:
        told = ngettext(
            "%(count)d open thread is shown to you.", "%(count)d open threads are shown to you.", count
        )
    return told % {"count": count}


def _forums_to_open_at(asker: Asker) -> list[Forum]:
    """The forums where the asker may begin a thread; none for a visitor."""
    return [] if asker.is_public else list(Forum.objects.editable_by(asker).order_by("position", "name"))


@dataclass(frozen=True)
class StepOnPage:
    """A step with what the record says of it; `record` empty where it says nothing."""

    told: StepShown
    record: str
    record_says: tuple[str, ...]
    contradicted: bool


def thread(request: HttpRequest, key: str) -> HttpResponse:
    """One thread."""
    asker = asker_of(request)
    found = thread_or_404(asker, key)
    way = way_of(found, asker)
    rows = [told.step for told in way.steps]
    record = record_of_steps(asker, rows)
    reach = could_beside_did(asker, found, rows)
    told: dict[str, Any] = {
        "thread": found,
        "way": way,
        "finding": finding(way),
        "momentum_finding": momentum_finding(way.momentum),
        "momentum_notes": notes_on(way.momentum),
        "owner": way.seen.person(found.owner),
        "steps": [_on_page(step, record.get(step.step.key)) for step in way.steps],
        "owed": owed_by(asker, found),
        "may_tell": way.seen.works and not asker.is_public,
        "reach": reach,
        "reach_finding": could_and_did_finding(reach),
        "claims": claims_seen(asker, claims_to_see(asker).filter(thread=found)),
        "may_claim": way.seen.works and not asker.is_public,
        "made_up": any(s.step.to_meeting and s.step.to_meeting.is_synthetic for s in way.steps),
        **offered(asker, found, way),
    }
    return render(request, "threads/thread.html", told)


def thread_or_404(asker: Asker, key: str) -> Thread:
    """The thread the asker may see (one query). Raises Http404."""
    rows = Thread.objects.visible_to(asker).select_related("forum__place", "place", "subject", "owner")
    found: Thread | None = rows.filter(key=key).first()
    if found is None:
        raise Http404
    return found


def _on_page(told: StepShown, hand_off: HandOff | None) -> StepOnPage:
    """The step, and the record's word on it where the asker knows who carried it."""
    if hand_off is None or not told.through_key:
        return StepOnPage(told, "", (), False)
    return StepOnPage(
        told,
        sentences_on_claims.verdict_sentence(hand_off),
        tuple(sentences_on_claims.records_of(hand_off)),
        hand_off.verdict == "contradicted",
    )


def evidence_file(request: HttpRequest, key: str) -> HttpResponse:
    """The file of a piece of evidence, to those who may read it."""
    asker = asker_of(request)
    beside = ("step__thread__place", "step__thread__forum", "meeting__forum", "item__meeting", "paper")
    piece = Evidence.objects.filter(key=key).select_related(*beside).first()
    if piece is None or not piece.content or not _may_open(asker, piece):
        raise Http404
    answer = HttpResponse(bytes(piece.content), content_type=piece.media_type)
    answer["Content-Disposition"] = "inline"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _may_open(asker: Asker, piece: Evidence) -> bool:
    """Whether the asker may read a piece of evidence of a step or of a claim. Raises Http404."""
    if piece.step is None:
        claim = claims_to_see(asker).filter(evidence=piece).first()
        return claim is not None and not may_read(piece, seen_of(asker, claim))
    way = way_of(thread_or_404(asker, piece.step.thread.key), asker)
    return any(told.step.pk == piece.step_id for told in way.steps) and not may_read(piece, way.seen)


urlpatterns = [
    path("threads/", threads, name="threads"),
    path("threads/<slug:key>/", thread, name="thread"),
    path("evidence/<slug:key>/file/", evidence_file, name="evidence-file"),
]
