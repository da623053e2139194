"""The list of claims, the page of one with its links, rivals, tests and evidence, and what can be done with each."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache

from groundswell.records.asking import Asker
from groundswell.threads.claims_seen import (
    ClaimSeen,
    claim_seen,
    claims_seen,
    claims_to_see,
    how_many_evidenced,
    order_words,
)
from groundswell.threads.models import Claim, Evidence, EvidenceTest
from groundswell.threads.rules import may_test
from groundswell.threads.weighing import Standing
from groundswell.web.asking import asker_of
from groundswell.web.claim_forms import (
    AddTest,
    AnswerTest,
    AttachToClaim,
    LinkForm,
    PutOn,
    RemoveLink,
    RemoveRival,
    RivalForm,
)
from groundswell.web.form_page import form_page
from groundswell.web.thread_form import ThreadForm

A_PAGE = 50
Verbs = dict[str, tuple[str | Promise, type[ThreadForm]]]
VERBS: Verbs = {
    "link": (gettext_lazy("How one led to the other"), LinkForm),
    "rival": (gettext_lazy("Another explanation"), RivalForm),
    "evidence": (gettext_lazy("Add evidence"), AttachToClaim),
    "put-on": (gettext_lazy("Put it on a thread"), PutOn),
}
PARTS: dict[str, Verbs] = {
    "links": {
        "test": (gettext_lazy("Add a test of this link"), AddTest),
        "change": (gettext_lazy("Change this link"), LinkForm),
        "remove": (gettext_lazy("Take this link away"), RemoveLink),
    },
    "rivals": {
        "test": (gettext_lazy("Add a test of this explanation"), AddTest),
        "remove": (gettext_lazy("Take this explanation away"), RemoveRival),
    },
    "tests": {"answer": (gettext_lazy("How did the test come out?"), AnswerTest)},
}


def claims(request: HttpRequest) -> HttpResponse:
    """Every claim the asker may see, with how it stands, and how many have evidence."""
    asker = asker_of(request)
    rows = claims_to_see(asker).order_by("thread__title", "story__title", "number", "id")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    told = {
        "page": page,
        "claims": [_shown(seen) for seen in claims_seen(asker, page.object_list)],
        "finding": _how_many(asker),
    }
    return render(request, "claims/list.html", told)


def claim(request: HttpRequest, key: str) -> HttpResponse:
    """One claim."""
    seen = claim_seen(asker_of(request), claim_or_404(asker_of(request), key))
    return render(request, "claims/claim.html", {"told": _shown(seen), "seen": seen, "claim": seen.claim})


@never_cache
def claim_do(request: HttpRequest, key: str, verb: str) -> HttpResponse:
    """One verb of a claim. `?kind=` says which kind of evidence."""
    found = claim_or_404(asker_of(request), key)
    if verb not in VERBS:
        raise Http404
    kinds = Evidence.Kind.choices if verb == "evidence" else ()
    return _asked(request, found, found, *VERBS[verb], kinds=kinds)


@never_cache
def claim_part(request: HttpRequest, key: str, part: str, number: int, verb: str) -> HttpResponse:
    """One verb of a link, another explanation or a test of a claim."""
    found = claim_or_404(asker_of(request), key)
    if verb not in PARTS.get(part, {}):
        raise Http404
    row: Any = {
        "links": found.links.select_related("claim__thread", "cause_step", "effect_step").filter(
            number=number
        ),
        "rivals": found.rivals.select_related("claim__thread").filter(pk=number),
        "tests": tests_of(found).filter(pk=number),
    }[part].first()
    if row is None:
        raise Http404
    return _asked(request, found, row, *PARTS[part][verb])


def tests_of(claim: Claim) -> Any:
    """The tests of a claim's links and of its other explanations."""
    rows = EvidenceTest.objects.select_related("link__claim__thread", "rival__claim__thread")
    return rows.filter(link__claim=claim) | rows.filter(rival__claim=claim)


def claim_or_404(asker: Asker, key: str) -> Claim:
    """The claim the asker may see. Raises Http404."""
    found = claims_to_see(asker).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def _asked(
    request: HttpRequest, found: Claim, row: Any, title: Any, form: type[ThreadForm], *, kinds: Any = ()
) -> HttpResponse:
    if not may_test(asker_of(request), found):
        raise PermissionDenied
    back = reverse("claim", args=[found.key])
    return form_page(
        request, form, row, title=str(title), name=found.text[:80], back=lambda _form: back, kinds=kinds
    )


def _shown(seen: ClaimSeen) -> dict[str, Any]:
    """A claim as the templates take it: each standing and order in words."""
    return {
        "seen": seen,
        "claim": seen.claim,
        "finding": seen.finding,
        "links": [
            {"seen": one, "order": order_words(one.order), "stands": stands(one.standing)}
            for one in seen.links
        ],
        "rivals": [{"seen": one, "stands": stands(one.standing)} for one in seen.rivals],
    }


def stands(standing: Standing) -> str:
    """How a link or another explanation stands, in words."""
    return {
        Standing.RULED_OUT: _("Ruled out"),
        Standing.NOT_TESTED: _("No test passed yet"),
        Standing.POSSIBLE: _("Possible: it came through a test it had to pass"),
        Standing.SUPPORTED: _("Strongly supported"),
        Standing.DECISIVE: _("Came through the strongest test"),
    }[standing]


def _how_many(asker: Asker) -> str:
    """“2 of 22 claims have evidence: documented in draft or stronger.”"""
    shown, count = how_many_evidenced(asker)
    return ngettext(
        "%(shown)d of %(count)d claim has evidence: documented in draft or stronger.",
        "%(shown)d of %(count)d claims have evidence: documented in draft or stronger.",
        count,
    ) % {"shown": shown, "count": count}


urlpatterns = [
    path("claims/", claims, name="claims"),
    path("claims/<slug:key>/", claim, name="claim"),
    path("claims/<slug:key>/<slug:verb>/", claim_do, name="claim-do"),
    path("claims/<slug:key>/<slug:part>/<int:number>/<slug:verb>/", claim_part, name="claim-part"),
]
