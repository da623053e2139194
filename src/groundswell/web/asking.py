"""Who asks a page, and on which day: read once a request. No rules here."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from groundswell.accounts.grants import asker_for
from groundswell.accounts.models import Account
from groundswell.accounts.strength import is_strong
from groundswell.records.asking import Asker
from groundswell.register.models import Instance
from groundswell.register.today import instance


class Kept:
    """What one request has already looked up."""

    asker: Asker | None = None
    instance: Instance | None = None
    today: dt.date | None = None


def _kept(request: HttpRequest) -> Kept:
    kept: Kept | None = getattr(request, "groundswell", None)
    if kept is None:
        kept = Kept()
        request.groundswell = kept  # type: ignore[attr-defined]
    return kept


def instance_of(request: HttpRequest) -> Instance:
    """This installation's name, fixed day and notice (one query a request)."""
    kept = _kept(request)
    if kept.instance is None:
        kept.instance = instance()
    return kept.instance


def today_of(request: HttpRequest) -> dt.date:
    """The day the page is asked on: the instance's fixed day, else the real one here."""
    kept = _kept(request)
    if kept.today is None:
        kept.today = instance_of(request).fixed_today or timezone.localdate()
    return kept.today


def asker_of(request: HttpRequest) -> Asker:
    """The one who asks, with their grants and today. A public visitor costs one query, for today."""
    kept = _kept(request)
    if kept.asker is None:
        strong = is_strong(getattr(request, "session", {}), timezone.now())
        kept.asker = asker_for(account_of(request), today_of(request), is_strong=strong)
    return kept.asker


def account_of(request: HttpRequest) -> Account | None:
    """The account signed in with, if any."""
    account: Any = getattr(request, "user", None)
    return account if account is not None and account.is_authenticated else None
