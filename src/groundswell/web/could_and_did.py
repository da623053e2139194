"""Claimed hand-offs held against recorded attendance, beside what could have been. Posted to, it stores nothing."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from groundswell.planner import sentences_on_claims as sentences
from groundswell.planner.answers_on_claims import Compared, CouldAndDid, HandOff, Way
from groundswell.planner.bad_hand_offs import COLUMNS, MOST_BYTES, BadHandOffs, TooLarge
from groundswell.planner.claims import Fault
from groundswell.planner.could_and_did import could_and_did as ask
from groundswell.web.asking import asker_of

EXAMPLE = "stockport-hand-offs.csv"
MOST_FAULTS = 20  # told one by one
MOST_SHOWN = 500  # hand-offs in the table; the API gives them all


@never_cache
def could_and_did(request: HttpRequest) -> HttpResponse:
    """The form; posted to, each claim with what the record says of it. Nothing is written."""
    if request.method != "POST":
        return _page(request, {})
    try:
        given = _given(request)
        found = ask(asker_of(request), given)
    except BadHandOffs as wrong:
        error = {"field": "hand_offs", "message": wrong.message, "remedy": wrong.remedy}
        return _page(request, {"errors": [error]})
    return _page(request, _answered(found) | {"errors": _errors(found.faults)})


def _given(request: HttpRequest) -> bytes:
    """The file where one was chosen, else what was pasted. Raises TooLarge."""
    file = request.FILES.get("file")
    if file is None:
        return request.POST.get("hand_offs", "").encode("utf-8", "surrogatepass")
    if file.size is None or file.size > MOST_BYTES:
        raise TooLarge
    return bytes(file.read())


def _page(request: HttpRequest, shown: dict[str, Any]) -> HttpResponse:
    """With `errors` a 422. What was pasted stands in the box again; a file has to be chosen again."""
    pasted = "" if request.FILES else request.POST.get("hand_offs", "")[:MOST_BYTES]
    told = {"errors": [], "columns": COLUMNS, "pasted": pasted, **shown}
    return render(request, "could_and_did.html", told, status=422 if told["errors"] else 200)


def _errors(faults: tuple[Fault, ...]) -> list[dict[str, str]]:
    """Each row that could not be looked at, the first ones told."""
    told = [
        {
            "field": "hand_offs",
            "message": _("Row %(row)d: %(says)s") % {"row": f.row, "says": f.says},
            "remedy": f.remedy,
        }
        for f in faults[:MOST_FAULTS]
    ]
    if len(faults) > MOST_FAULTS:
        more = _("And %(n)d rows more.") % {"n": len(faults) - MOST_FAULTS}
        told.append({"field": "hand_offs", "message": more, "remedy": ""})
    return told


@dataclass(frozen=True)
class HandOffShown:
    """One claim with its words."""

    hand_off: HandOff
    says: str
    records: tuple[str, ...]


@dataclass(frozen=True)
class RowShown:
    """One of the three answers to a thread's question."""

    name: str
    says: str
    steps: tuple[str, ...]
    coverage: str


@dataclass(frozen=True)
class ThreadShown:
    """One thread with its question and its three rows."""

    thread: str
    question: str
    rows: tuple[RowShown, ...]


def _answered(found: CouldAndDid) -> dict[str, Any]:
    shown = [_shown(h) for h in found.hand_offs[:MOST_SHOWN]]
    return {
        "answer": found,
        "finding": sentences.claims_finding(found),
        "coverage": sentences.coverage_sentence(found.coverage),
        "flagged": [sentences.claim_sentence(h) for h in found.hand_offs if h.by_attendance][:MOST_SHOWN],
        "hand_offs": shown,
        "more_hand_offs": max(0, len(found.hand_offs) - MOST_SHOWN),
        "threads": [_thread(c) for c in found.compared],
        "account": sentences.account_of_claims(),
        "made_up": any(h.first.is_synthetic or h.second.is_synthetic for h in found.hand_offs),
    }


def _shown(h: HandOff) -> HandOffShown:
    return HandOffShown(h, sentences.verdict_sentence(h), tuple(sentences.records_of(h)))


def _thread(compared: Compared) -> ThreadShown:
    rows = tuple(
        RowShown(name, says, _steps(way), coverage)
        for name, _code, says, way, coverage in sentences.three_rows(compared)
    )
    return ThreadShown(compared.thread, sentences.question_sentence(compared), rows)


def _steps(way: Way) -> tuple[str, ...]:
    return tuple(sentences.step_sentence(step) for step in way.steps)


def example(_request: HttpRequest) -> HttpResponse:
    """The Stockport example's hand-offs, made up and marked so, to download and to fill in."""
    told = files("groundswell").joinpath("examples", EXAMPLE).read_bytes()
    answer = HttpResponse(told, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{EXAMPLE}"'
    return answer


urlpatterns = [
    path("could-and-did/", could_and_did, name="could-and-did"),
    path("could-and-did/example.csv", example, name="could-and-did-example"),
]
