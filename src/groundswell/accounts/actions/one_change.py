"""Who may change accounts, and the audit chain's entry for each change. An account's address never enters it."""

from __future__ import annotations

from django.utils import timezone

from groundswell.accounts.errors import MayNotKeepAccounts
from groundswell.accounts.models import Account
from groundswell.records.asking import Asker
from groundswell.records.changes import record


def require_administrator(by: Asker) -> None:
    """Raises MayNotKeepAccounts unless an administrator of everything asks."""
    if "" not in by.scoped("instance", "administrator"):
        raise MayNotKeepAccounts


def record_about(by: Asker, verb: str, account: Account, detail: dict[str, object]) -> None:
    """Adds what somebody did to an account to the chain."""
    record(by.account, verb, f"account {account.pk}", detail, timezone.now())


def record_own(account: Account, verb: str, detail: dict[str, object] | None = None) -> None:
    """Adds what somebody did to their own account."""
    record(str(account.pk), verb, f"account {account.pk}", detail or {}, timezone.now())


def record_glass(by: Asker, verb: str, number: int, detail: dict[str, object]) -> None:
    """Adds what somebody did about breaking a glass."""
    record(by.account, verb, f"glass {number}", detail, timezone.now())
