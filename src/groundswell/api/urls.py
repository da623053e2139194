"""The API's addresses. What is under /api/ and not here is a mistake told as JSON."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.urls import path, re_path

from groundswell.api.docs_page import docs_page
from groundswell.api.mistakes import NOT_FOUND, NoSuchAddress, told
from groundswell.api.v1 import api


def nothing_here(_request: HttpRequest) -> JsonResponse:
    """404 in the API's own shape."""
    return JsonResponse(told(NoSuchAddress()), status=NOT_FOUND)


urlpatterns = [
    path("v1/docs", docs_page, name="api-docs"),
    path("v1/", api.urls),
    re_path(r"", nothing_here, name="api-nothing-here"),
]
