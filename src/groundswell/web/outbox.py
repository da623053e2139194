"""Letters that were written and not sent, because no mail server is set. For administrators."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.cache import never_cache

from groundswell.notices.waiting import as_seen, waiting_letters

A_PAGE = 25


@never_cache
def outbox(request: HttpRequest) -> HttpResponse:
    """Newest first; three queries. A resident's letter shows neither its address nor its words."""
    page = Paginator(waiting_letters(), A_PAGE).get_page(request.GET.get("page"))
    letters = [as_seen(letter) for letter in page.object_list]
    told = {"page": page, "letters": letters, "sends_mail": bool(settings.EMAIL_HOST)}
    return render(request, "outbox/outbox.html", told)


urlpatterns = [path("outbox/", outbox, name="outbox")]
