"""What every page of saying something shows: where one is, whom to tell at once, and how to stop."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from groundswell.web.say_questions import CHECK, Saying


def shown(saying: Saying, template: str, told: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """The page, with the step one is at ("3 of 7") where it is a question."""
    slug = told.get("slug")
    steps = saying.slugs
    more = {
        "saying": saying,
        "help_now": saying.help_now,
        "place": saying.place,
        "forum": saying.forum if saying.draft else None,
        "step": steps.index(slug) + 1 if slug in steps else 0,
        "steps": len(steps),
        "is_last": slug == CHECK,
    }
    return render(saying.request, template, {**more, **told}, status=status)
