"""How pages look to one reader: theme and text size, kept in two cookies. No account needed, no script."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from groundswell.web.context import SIZES, THEMES

A_YEAR = 365 * 24 * 3600


@csrf_exempt  # it changes colours only, and asking for a token would give every visitor a cookie
@require_POST
def looks(request: HttpRequest) -> HttpResponse:
    """Keep the chosen theme and text size for a year, and go back to the page they were chosen on."""
    response = HttpResponseRedirect(_back(request))
    for name, choices in (("theme", THEMES), ("text_size", SIZES)):
        chosen = request.POST.get(name)
        if chosen in choices:
            response.set_cookie(
                name, chosen, max_age=A_YEAR, samesite="Lax", httponly=True, secure=request.is_secure()
            )
    return response


def _back(request: HttpRequest) -> str:
    """The page the form was on, if it is one of ours; else the map."""
    asked = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return asked if ours else "/"


urlpatterns = [path("looks/", looks, name="looks")]
