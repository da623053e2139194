"""Figures for everyone: how many voices came each month. Small numbers are hidden."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from groundswell.threads.figures import voices_by_month
from groundswell.web.asking import today_of


def figures(request: HttpRequest) -> HttpResponse:
    """The table of the last twelve whole months."""
    return render(request, "figures.html", {"table": voices_by_month(today_of(request))})


urlpatterns = [path("figures/", figures, name="figures")]
