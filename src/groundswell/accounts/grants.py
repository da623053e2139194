"""From an account to the one who asks: which grants count on a day."""

from __future__ import annotations

import datetime as dt

from groundswell.accounts.models import Account
from groundswell.records.asking import Asker, Grant
from groundswell.records.dated import Dated, not_ended_by


def asker_for(account: Account | None, today: dt.date) -> Asker:
    """The asker with the grants that hold on `today` (one query); a public visitor where the account does not hold."""
    if account is None or not account.is_active or not Dated(None, account.expires_on).holds_on(today):
        return Asker(today=today)
    rows = account.role_grants.filter(not_ended_by(today)).order_by("pk")
    grants = tuple(Grant(row.role, row.scope, row.scope_key) for row in rows)
    return Asker(today=today, account=str(account.pk), grants=grants)
