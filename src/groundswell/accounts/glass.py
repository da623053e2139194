"""Which glass is broken just now. The writes are in actions."""

from __future__ import annotations

import datetime as dt

from groundswell.accounts.models import GlassBreak
from groundswell.records.dated import Dated

WAITS_FOR = dt.timedelta(days=7)  # then an asking that nobody approved holds no more


def state_of(glass: GlassBreak, now: dt.datetime) -> str:
    """ "waiting" for a second administrator, "lapsed" after a week of it, "open", or "closed" again."""
    if glass.opened is None:
        return "waiting" if now - glass.asked_at < WAITS_FOR else "lapsed"
    return "open" if Dated(glass.opened, glass.closes).holds_on(now) else "closed"


def open_glass(about: str, now: dt.datetime) -> GlassBreak | None:
    """The approved asking that lets administrators see this thing now, if there is one (one query).

    From the moment it was approved until 24 hours later, that end not included.
    """
    asked = GlassBreak.objects.filter(about=about, opened__isnull=False).order_by("-opened", "-pk")
    return next((glass for glass in asked if Dated(glass.opened, glass.closes).holds_on(now)), None)
