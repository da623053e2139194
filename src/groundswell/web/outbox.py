"""Letters that were written and not sent, because no mail server is set. For administrators."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.cache import never_cache

from groundswell.notices.models import Letter

A_PAGE = 25


@never_cache
def outbox(request: HttpRequest) -> HttpResponse:
    """Newest first; two queries."""
    page = Paginator(Letter.objects.filter(sent__isnull=True), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "outbox/outbox.html", {"page": page, "sends_mail": bool(settings.EMAIL_HOST)})


urlpatterns = [path("outbox/", outbox, name="outbox")]
