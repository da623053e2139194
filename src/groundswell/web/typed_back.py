"""A form that came without its token, or with an old one: whatever was typed is shown back, ready to send again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.csrf import csrf_failure as djangos

SAYS = "/say/"  # here it can be sent again as it was: it goes into a draft, and is checked before it is sent
SHOWS = ("/say/", "/track/write/")
LONG = ("words", "file_words", "how_known", "where_said", "text")
NOT_SENT_AGAIN = ("csrfmiddlewaretoken",)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page “this form is too old”; with the words on it where somebody was saying something."""
    if not request.path.startswith(SHOWS):
        return djangos(request, reason, template_name="403_csrf.html")
    typed = [request.POST[name] for name in LONG if request.POST.get(name, "").strip()]
    again = []
    if request.path.startswith(SAYS):
        for name, values in request.POST.lists():
            if name not in NOT_SENT_AGAIN:
                again += [(name, value) for value in values]
    told = {"typed": typed, "again": again, "to": request.path}
    answer = render(request, "say/typed_back.html", told, status=403)
    answer["Cache-Control"] = "no-store"
    return answer
