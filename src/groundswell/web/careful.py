"""What pages do that hold somebody's words: nothing of them stays in a cache, and their fields in no error report.

The referrer is the site's own rule: the address of a page leaves for no other site. It is not “no-referrer”: a browser
would then send forms as from nowhere, and we could no longer tell ours from a stranger's.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

View = Callable[..., HttpResponse]


def careful(view: View) -> View:
    """The page, with headers that keep it out of every cache and every search engine."""

    @never_cache
    @sensitive_post_parameters()
    @wraps(view)
    def answered(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        answer = view(request, *given, **named)
        answer["X-Robots-Tag"] = "noindex"
        return answer

    return answered
