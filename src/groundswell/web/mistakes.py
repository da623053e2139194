"""A mistake no page caught, told in plain words with its remedy, instead of a broken page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groundswell.errors import GroundswellError
from groundswell.register.errors import NoSuchRow, NotAllowed
from groundswell.threads.errors import MayNot

Answer = Callable[[HttpRequest], HttpResponse]
API = "/api/"  # tells its mistakes as JSON


class MistakeMiddleware:
    """Shows any GroundswellError: 403 where it is not allowed, 404 where nothing is there, else 422."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, mistake: Exception) -> HttpResponse | None:
        """None leaves every other error to Django."""
        if not isinstance(mistake, GroundswellError) or request.path.startswith(API):
            return None
        return render(request, "mistake.html", {"mistake": mistake}, status=status_of(mistake))


def status_of(mistake: GroundswellError) -> int:
    """The HTTP status that says what kind of mistake it is."""
    if isinstance(mistake, NotAllowed | MayNot):
        return 403
    return 404 if isinstance(mistake, NoSuchRow) else 422
