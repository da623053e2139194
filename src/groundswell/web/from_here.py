"""The questions that start somewhere and may lead anywhere: one way to read them, to answer and to tell a mistake."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from groundswell.errors import GroundswellError
from groundswell.records.asking import Asker
from groundswell.search.directory import directory_for
from groundswell.web.asking import asker_of
from groundswell.web.journey_form import Typed, choices, mistake_at, option_words, query_of, read
from groundswell.web.templatetags.plain import query

ASK_STANDING_ITEMS = ("openings.html", "opened_way.html")
Answered = Callable[[Asker, Typed], dict[str, Any]]
QUESTIONS = ("reach", "dependence", "openings")
KEPT = ("from", "after", "without", "age", "upward", "place")  # what the sister questions take over


def page(request: HttpRequest, template: str, answered: Answered) -> HttpResponse:
    """?from=&to=&after=&without=&age=&upward=&place= and more. Without a start, the form alone; a mistake is a 422."""
    asker = asker_of(request)
    typed = read(request.GET, needs_target=False)
    if template not in ASK_STANDING_ITEMS:
        typed = replace(typed, standing_items=True)
    shown: dict[str, Any] = {"errors": list(typed.errors)}
    if typed.has_start:
        try:
            shown |= answered(asker, typed) | _leading_on(typed, template.removesuffix(".html"))
        except GroundswellError as error:
            shown["errors"] = [mistake_at(error, typed)]
    shown |= choices(directory_for(asker), asked=query_of(typed), typed=typed)
    shown["error_at"] = {e["field"]: e["message"] for e in shown["errors"]}
    return render(request, template, shown, status=422 if shown["errors"] else 200)


def _leading_on(typed: Typed, here: str) -> dict[str, Any]:
    """Where to go from an answer: the sister questions, the same as JSON, the same in a terminal."""
    told = query_of(typed)
    told |= {"standing_items": "" if typed.standing_items else "false", "without_standing_items": ""}
    return {
        "same_start": same_start(typed, here=here),
        "as_json": f"/api/v1/{here}{query(told)}",
        "command": _command(typed, here),
    }


def _command(typed: Typed, here: str) -> str:
    words = ["groundswell", here, typed.origin, *([typed.target] if typed.target else [])]
    words += ["--after", typed.after.isoformat()] if typed.after else []
    for option, names in (("--without", typed.without), ("--without-forum", typed.without_forums)):
        for name in names:
            words += [option, name]
    words += option_words(typed)
    return shlex.join(words + ([] if typed.standing_items else ["--without-standing-items"]))


def same_start(typed: Typed, *, here: str = "") -> dict[str, str]:
    """The links that ask each question of this kind from the same start, but the one asked here."""
    kept = query({name: value for name, value in query_of(typed).items() if name in KEPT})
    return {name: reverse(name) + kept for name in QUESTIONS if here != name}
