"""From an account, or a program's token, to the one who asks: which grants count on a day, and which sleep."""

from __future__ import annotations

import datetime as dt

from groundswell.accounts.authenticator import quick_hash
from groundswell.accounts.errors import BadToken
from groundswell.accounts.models import Account, AccountGrant, ApiToken, SecondStep
from groundswell.records.asking import Asker, Grant
from groundswell.records.dated import Dated, not_ended_by

STAFF = ("officer", "place_lead", "evaluator", "administrator", "data_protection")


def asker_for(
    account: Account | None, today: dt.date, *, is_strong: bool = False, through: str = "page"
) -> Asker:
    """The asker with the grants that hold on `today` (one query); a public visitor where the account does not hold.

    `is_strong`: this sign-in passed both a password and a second step. Without it staff roles sleep: the officer of a
    forum may do what its members may, and every other staff role nothing.
    """
    if account is None or not account.is_active or not Dated(None, account.expires_on).holds_on(today):
        return Asker(today=today)
    counted = (_counted(row, is_strong=is_strong) for row in grants_of(account, today))
    grants = tuple(dict.fromkeys(grant for grant in counted if grant is not None))
    return Asker(today=today, account=str(account.pk), grants=grants, through=through)


def has_staff_grants(account: Account, today: dt.date) -> bool:
    """Whether the account holds a role that needs a password and a second step on `today` (one query)."""
    return account.role_grants.filter(not_ended_by(today), role__in=STAFF).exists()


def grants_of(account: Account, today: dt.date) -> list[AccountGrant]:
    """The roles an account holds on `today`, awake or not, oldest first (one query)."""
    return list(account.role_grants.filter(not_ended_by(today)).order_by("pk"))


def has_second_step(account: Account) -> bool:
    """Whether the account has both a password and an app set up (one query)."""
    return account.has_usable_password() and SecondStep.objects.filter(account=account).exists()


def recovery_codes_left(account: Account) -> int:
    """How many recovery codes are not used yet (one query)."""
    return account.recovery_codes.filter(used__isnull=True).count()


def token_of(text: str, today: dt.date) -> ApiToken:
    """The token with this text, with its account, if both hold on `today` (one query). Raises BadToken."""
    token = ApiToken.objects.select_related("account").filter(hashed=quick_hash(text)).first()
    if token is None or not Dated(token.made, token.expires).holds_on(today):
        raise BadToken
    account = token.account
    if not account.is_active or not Dated(None, account.expires_on).holds_on(today):
        raise BadToken
    return token


def asker_by(token: ApiToken, today: dt.date) -> Asker:
    """The one a program asks for: never more than its account may now, nor than the sign-in that made it could.

    Whatever its scope, it opens no voice's words: threads/disclosure.py refuses everybody who comes through a token.
    """
    return asker_for(token.account, today, is_strong=token.is_strong, through="token")


def _counted(row: AccountGrant, *, is_strong: bool) -> Grant | None:
    """What one row is worth in this sign-in; unknown roles are worth nothing in a weak one."""
    if is_strong or row.role == "member":
        return Grant(row.role, row.scope, row.scope_key)
    if row.role == "officer" and row.scope == "forum":
        return Grant("member", "forum", row.scope_key)
    return None
