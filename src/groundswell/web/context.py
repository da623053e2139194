"""What every page shows: whose installation it is, which day it is, who is signed in. Few queries, all lazy."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.web.asking import asker_of, instance_of, today_of

SECTIONS = {
    "say": ("say", "say-question", "say-help", "say-receipt", "say-throw-away"),
    "track": ("track", "track-words", "track-write", "track-allow", "track-take-back", "track-erase"),
    "map": ("map",),
    "journey": ("journey", "reach", "dependence", "openings"),
    "forums": (
        *("forums", "forum", "overlaps", "spoken-for", "keyholders"),
        *("forum-voices", "forum-voice", "forum-voice-do"),
    ),
    "people": ("people", "person", "organisations", "organisation"),
    "meetings": ("meetings", "meeting", "record-meeting"),
    "threads": (
        "threads",
        "thread",
        "thread-reach",
        "thread-open",
        "thread-do",
        "step-do",
        "evidence-remove",
        "asked",
        "told-back",
        "tell",
        "tell-write",
        "answer",
        "answer-change",
        *("stories", "story", "story-bring", "story-forget"),
    ),
    "search": ("search",),
    "edit": (
        "edit",
        "edit-kind",
        "edit-add",
        "edit-row",
        "edit-remove",
        "edit-do",
        "edit-instance",
        "workbook",
        "imports",
        "import-new",
        "import",
        "import-undo",
        "data-set",
    ),
    "sign-in": ("sign-in", "sign-in-code"),
}
THEMES = ("auto", "light", "dark")
SIZES = ("usual", "large", "largest")


def every_page(request: HttpRequest) -> dict[str, Any]:
    """`instance`, `today`, `asker`, `may_edit`, `may_read_outbox`, `may_answer_requests`, `may_export`, `section`,
    `theme`, `text_size` for base.html.
    """
    return {
        "instance": SimpleLazyObject(lambda: instance_of(request)),
        "today": SimpleLazyObject(lambda: today_of(request)),
        "asker": SimpleLazyObject(lambda: asker_of(request)),
        "may_edit": SimpleLazyObject(lambda: _is_editor(asker_of(request))),
        "may_read_outbox": SimpleLazyObject(lambda: asker_of(request).has("administrator")),
        "may_answer_requests": SimpleLazyObject(lambda: asker_of(request).has("data_protection")),
        "may_export": SimpleLazyObject(lambda: asker_of(request).has("evaluator")),
        "section": _section(request),
        "theme": _one_of(request.COOKIES.get("theme"), THEMES),
        "text_size": _one_of(request.COOKIES.get("text_size"), SIZES),
        "empty_mark": _("Not stated"),
    }


def _is_editor(asker: Asker) -> bool:
    """Whether editing pages are worth showing: an officer of a forum or a lead of a place."""
    return asker.has("place_lead") or asker.has("officer")


def _section(request: HttpRequest) -> str:
    match = request.resolver_match
    name = match.view_name if match else ""
    return next((section for section, names in SECTIONS.items() if name in names), "")


def _one_of(given: str | None, choices: tuple[str, ...]) -> str:
    """A cookie's value where it is one of ours, else the first: cookies are anybody's to write."""
    return given if given in choices else choices[0]
