"""Every address, by room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from groundswell.server import health

urlpatterns: list[URLPattern | URLResolver] = [
    *health.urlpatterns,
    path("api/", include("groundswell.api.urls")),
    path("", include("groundswell.web.urls")),
]
