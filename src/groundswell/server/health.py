"""Whether this installation is up: for a monitor, a load balancer, or a person with a browser."""

from __future__ import annotations

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.urls import path

from groundswell import __version__
from groundswell.register.models import RegisterVersion


def health(_request: HttpRequest) -> JsonResponse:
    """`{"status", "database", "version"}`; 200 when the database answers (one query), else 503."""
    answers = _database_answers()
    told = {
        "status": "ok" if answers else "down",
        "database": "answers" if answers else "does not answer",
        "version": __version__,
    }
    response = JsonResponse(told, status=200 if answers else 503)
    response["Cache-Control"] = "no-store"
    return response


def _database_answers() -> bool:
    try:
        RegisterVersion.objects.exists()
    except DatabaseError:
        return False
    return True


urlpatterns = [path("health", health, name="health")]
