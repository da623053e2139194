"""The page that documents the API: plain HTML of our own, made from the same OpenAPI document. No script."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groundswell.api.reference import operations, shapes
from groundswell.api.v1 import api


def document() -> dict[str, Any]:
    """The OpenAPI document as plain values."""
    return dict(api.get_openapi_schema(path_prefix="/api/v1/"))


def docs_page(request: HttpRequest) -> HttpResponse:
    """Every operation with its parameters, an example, and the shapes of the answers."""
    told = document()
    return render(request, "api/docs.html", {"operations": operations(told), "shapes": shapes(told)})
