"""Break-glass: two administrators open something closed, for a day, with the reason kept for the person it concerns."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from groundswell.accounts.actions.one_change import record_glass, require_administrator
from groundswell.accounts.errors import BadGlass, NoSecondStep, OwnGlass
from groundswell.accounts.glass import WAITS_FOR
from groundswell.accounts.models import GlassBreak
from groundswell.records.asking import Asker

OPEN_FOR = dt.timedelta(hours=24)
SHORTEST_REASON = 20  # characters
LONGEST_REASON = 2000
LONGEST_KEY = 100


def ask_to_open(by: Asker, about: str, *, reason: str, now: dt.datetime) -> GlassBreak:
    """Asks to open one thing. Nothing opens until another administrator approves.

    The chain keeps what and a hash of why; the reason itself stays in its row, and cannot be changed unseen.
    Raises MayNotKeepAccounts, BadGlass.
    """
    require_administrator(by)
    about, reason = " ".join(about.split()), reason.strip()
    if not about or len(about) > LONGEST_KEY:
        raise BadGlass(_("Say what to open, by its kind and key."), field="about")
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise BadGlass(_("Give the reason in a sentence or two."), field="reason")
    with transaction.atomic():
        glass = GlassBreak.objects.create(asked_by=by.account, asked_at=now, about=about, reason=reason)
        hashed = hashlib.sha256(reason.encode()).hexdigest()
        record_glass(by, "ask to break glass", glass.pk, {"about": about, "reason_sha256": hashed})
    return glass


def approve(by: Asker, glass: GlassBreak, *, now: dt.datetime) -> GlassBreak:
    """Opens it for 24 hours from now, on the word of a second administrator, on the page alone.

    Raises MayNotKeepAccounts, NoSecondStep (from a terminal or by a token), OwnGlass, BadGlass.
    """
    require_administrator(by)
    if by.through != "page":
        raise NoSecondStep
    if by.account == glass.asked_by:
        raise OwnGlass
    with transaction.atomic():
        waiting = GlassBreak.objects.filter(pk=glass.pk, approved_by="", asked_at__gt=now - WAITS_FOR)
        if not waiting.update(approved_by=by.account, opened=now, closes=now + OPEN_FOR):
            raise BadGlass(_("This no longer waits for anybody."))
        record_glass(by, "break glass", glass.pk, {"about": glass.about, "asked_by": glass.asked_by})
    glass.refresh_from_db()
    return glass


def close_glass(by: Asker, glass: GlassBreak, *, now: dt.datetime) -> None:
    """Ends it before its time; any administrator may. Raises MayNotKeepAccounts, BadGlass."""
    require_administrator(by)
    with transaction.atomic():
        still_open = GlassBreak.objects.filter(pk=glass.pk, opened__lt=now, closes__gt=now)
        if not still_open.update(closes=now):
            raise BadGlass(_("This is not open."))
        record_glass(by, "close glass", glass.pk, {"about": glass.about})
