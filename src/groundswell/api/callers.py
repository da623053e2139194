"""Who calls the API: a browser that is signed in, or a program with a token. Nothing about questions here."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from groundswell.accounts.actions import note_use
from groundswell.accounts.errors import TokenOnlyReads
from groundswell.accounts.grants import asker_by, asker_for, token_of
from groundswell.accounts.models import ApiToken
from groundswell.accounts.strength import is_strong
from groundswell.records.asking import Asker
from groundswell.register.today import today

KEPT = "groundswell_caller"


def caller_of(request: HttpRequest) -> Asker:
    """The one who calls, on the day it is here: looked up once a call. Raises BadToken.

    A token goes before a session: a program that shows one is never taken for somebody who is signed in.
    """
    kept: Asker | None = getattr(request, KEPT, None)
    if kept is None:
        text = bearer_of(request)
        kept = _in_session(request) if text is None else _by_token(text)
        setattr(request, KEPT, kept)
    return kept


def bearer_of(request: HttpRequest) -> str | None:
    """The token an Authorization header bears; None without one. No other place is looked at."""
    scheme, _space, text = request.headers.get("Authorization", "").partition(" ")
    return text.strip() if scheme.casefold() == "bearer" else None


def require_write(request: HttpRequest) -> None:
    """Raises TokenOnlyReads where a token made for reading is about to write, and BadToken."""
    text = bearer_of(request)
    if text is not None and token_of(text, today()).scope != ApiToken.Scope.WRITE:
        raise TokenOnlyReads


class TokenMayWrite(HttpBearer):
    """Lets a call with a token that may write through to a writing address; the actions then judge what."""

    def __call__(self, request: HttpRequest) -> Any | None:
        """The one who calls; None where no token is shown, so that the session is asked."""
        if bearer_of(request) is None:
            return None
        require_write(request)
        return caller_of(request)

    def authenticate(self, request: HttpRequest, token: str) -> Any | None:
        """Not reached: the whole call is looked at above."""
        raise NotImplementedError


def _in_session(request: HttpRequest) -> Asker:
    account: Any = request.user
    strong = is_strong(request.session, timezone.now())
    return asker_for(account if account.is_authenticated else None, today(), is_strong=strong)


def _by_token(text: str) -> Asker:
    token = token_of(text, today())
    note_use(token, today())
    return asker_by(token, today())
