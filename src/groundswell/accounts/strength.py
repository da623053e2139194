"""How surely a session knows who it is: by a code alone, or by a password and a second step. No request here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from groundswell.accounts.models import Account

STRONG_AT = "strong_at"  # when both steps were passed, as seconds since 1970
PASSED_AT = "password_passed_at"  # whose password was given alone, and when
LASTS = dt.timedelta(hours=12)  # then both are asked for again
BETWEEN_STEPS = dt.timedelta(minutes=15)


def is_strong(session: Mapping[str, Any], now: dt.datetime) -> bool:
    """Whether this session passed both steps in the last 12 hours."""
    return _is_recent(session.get(STRONG_AT), LASTS, now)


def marks_strong(now: dt.datetime) -> dict[str, Any]:
    """What a session keeps once both steps are passed."""
    return {STRONG_AT: now.timestamp()}


def marks_password(account: Account, now: dt.datetime) -> dict[str, Any]:
    """What a session keeps once the password is given, sealed so that it ends when the password changes."""
    return {PASSED_AT: [account.pk, account.get_session_auth_hash(), now.timestamp()]}


def account_past_password(session: Mapping[str, Any], now: dt.datetime) -> Account | None:
    """Whose password was given within 15 minutes; None where that is too long ago, or it was changed since."""
    pk, sealed, at = session.get(PASSED_AT) or (None, "", None)
    if pk is None or not _is_recent(at, BETWEEN_STEPS, now):
        return None
    account = Account.objects.filter(pk=pk, is_active=True).first()
    return account if account and account.get_session_auth_hash() == sealed else None


def _is_recent(at: object, lasts: dt.timedelta, now: dt.datetime) -> bool:
    return isinstance(at, float) and 0 <= now.timestamp() - at < lasts.total_seconds()
