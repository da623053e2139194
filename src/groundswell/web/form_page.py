"""A page with one form of a thread or a claim: it asks, and POST does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from groundswell.errors import GroundswellError
from groundswell.web.asking import asker_of
from groundswell.web.form_errors import errors_of
from groundswell.web.thread_form import ThreadForm


def form_page(
    request: HttpRequest,
    asks: type[ThreadForm],
    row: Any,
    *,
    title: str,
    name: str,
    back: Callable[[Any], str],
    kinds: Any = (),
) -> HttpResponse:
    """The form, or its doing: then on to `back`, called with the form. A refusal stands on the form, nothing lost."""
    is_post = request.method == "POST"
    form = asks(
        row,
        asker=asker_of(request),
        data=request.POST if is_post else None,
        files=request.FILES if is_post else None,
        asked=request.GET.dict(),
    )
    if is_post and form.is_valid() and (told := _done(form)):
        messages.success(request, told)
        return HttpResponseRedirect(back(form))
    errors = errors_of(form)
    told_page = {
        "form": form,
        "errors": errors,
        "title": title,
        "name": name,
        "intro": form.intro,
        "button": form.button,
        "back": back(None),
        "kinds": kinds,
        "kind": getattr(form, "kind", ""),
        "has_file": form.is_multipart(),
    }
    return render(request, "threads/do.html", told_page, status=422 if errors else 200)


def _done(form: ThreadForm) -> str:
    """One sentence of what was done; empty where it was refused, with the refusal on the form."""
    try:
        return form.do()
    except GroundswellError as error:
        form.refuse(error)
        return ""
