"""What the session of somebody who says something knows: a draft's key, then for a short while the seven words."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone

from groundswell.records.on_disk import leave_no_bytes
from groundswell.threads.actions import drafting, tidying
from groundswell.threads.actions.hearing import Heard
from groundswell.threads.models import Draft
from groundswell.web.asking import today_of

DRAFT = "say_draft"
RECEIPT, SHOWN = "say_receipt", "say_shown"
HEARD = "say_heard"


def draft_in(request: HttpRequest) -> Draft | None:
    """The draft that this browser is typing; None where there is none, or it lay untouched for a day."""
    return drafting.draft_of(request.session.get(DRAFT, ""), now=timezone.now())


def begin_in(request: HttpRequest) -> Draft:
    """A new draft for this browser. For a visitor the session ends when the browser is closed."""
    now = timezone.now()
    tidying.tidy(today=today_of(request), now=now)
    draft = drafting.begin(now=now)
    request.session[DRAFT] = draft.key
    if not request.user.is_authenticated:
        request.session.set_expiry(0)
    return draft


def forget_draft(request: HttpRequest) -> None:
    """The session knows of no draft any more."""
    request.session.pop(DRAFT, None)


def hand_over(request: HttpRequest, heard: Heard) -> None:
    """Puts the seven words where the next page shows them, and stores the session at once: see drafting.send."""
    forget_draft(request)
    request.session[RECEIPT], request.session[HEARD] = list(heard.receipt), heard.voice.pk
    request.session[SHOWN] = timezone.now().isoformat()
    request.session.save()


def handed_over(request: HttpRequest) -> tuple[tuple[str, ...], int] | None:
    """The seven words that wait to be kept and their voice; None where there are none, or they waited an hour."""
    words, voice = request.session.get(RECEIPT), request.session.get(HEARD)
    if words and tidying.are_old(request.session.get(SHOWN), timezone.now()):
        words_are_kept(request)
        return None
    return (tuple(words), voice) if words and voice else None


def shown_again(request: HttpRequest) -> None:
    """Somebody looks at the words: their hour begins anew."""
    request.session[SHOWN] = timezone.now().isoformat()


def words_are_kept(request: HttpRequest) -> int | None:
    """Forgets the seven words for good, on disk too. Gives the voice they open, once."""
    had_words = request.session.pop(RECEIPT, None) is not None
    request.session.pop(SHOWN, None)
    kept: int | None = request.session.pop(HEARD, None)
    if had_words:
        request.session.save()
        leave_no_bytes()
    return kept
