"""The account an address names, for the verbs that take one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundswell.errors import GroundswellError

if TYPE_CHECKING:
    from groundswell.accounts.models import Account


class NoSuchAccount(GroundswellError):
    """Nobody signs in with this address."""

    code = "no_such_account"
    remedy = "Type: groundswell account list"

    def __init__(self, email: str) -> None:
        super().__init__(f"Nobody signs in with {email[:200]}.", field="email")


def account_of(email: str) -> Account:
    """The account of this address, in any case (one query). Raises NoSuchAccount."""
    from groundswell.accounts.models import Account

    account = Account.objects.filter(email__iexact=email.strip()).first()
    if account is None:
        raise NoSuchAccount(email)
    return account
