"""Requests about people's data, for the data protection officer: what is due first, and the answers."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.threads.actions.requesting import acknowledge, answer_request
from groundswell.threads.errors import NotThere
from groundswell.threads.requested import due_first, one_of
from groundswell.web.asking import asker_of
from groundswell.web.careful import careful

UNUSABLE = 422


@careful
def listed(request: HttpRequest) -> HttpResponse:
    """Every request the officer may answer, what is due first on top."""
    told = due_first(asker_of(request))
    open_ones = [one for one in told if one.verb]
    late = sum(one.is_late for one in open_ones)
    return render(request, "data_requests/list.html", {"told": told, "waiting": len(open_ones), "late": late})


@careful
def one(request: HttpRequest, key: str) -> HttpResponse:
    """One request, with what was asked and how to reach them; acknowledge it, answer it."""
    asker = asker_of(request)
    errors: list[dict[str, str]] = []
    text = request.POST.get("text", "")
    try:
        shown = one_of(asker, key)
        if request.method == "POST":
            if request.POST.get("do") == "acknowledge":
                acknowledge(asker, key)
                return _back(request, _("Kept: they know that it has come."))
            answer_request(asker, key, text)
            return _back(request, _("Kept: your answer."))
    except NotThere as mistake:
        raise Http404 from mistake
    except GroundswellError as error:
        errors = [{"field": "text", "message": str(error), "remedy": str(error.remedy)}]
    told = {"due": shown, "asked": shown.request, "text": text, "errors": errors}
    return render(request, "data_requests/one.html", told, status=UNUSABLE if errors else 200)


def _back(request: HttpRequest, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(reverse("data-requests"))


urlpatterns = [
    path("requests/", listed, name="data-requests"),
    path("requests/<slug:key>/", one, name="data-request"),
]
