"""The mistakes of signing in and of keeping accounts. None says whether an address has an account."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.errors import GroundswellError


class AccountError(GroundswellError):
    """Something about accounts could not be done."""

    code = "account_error"

    def __init__(self, message: str, *, remedy: str | None = None, field: str | None = None) -> None:
        super().__init__(message, remedy=str(self.remedy) if remedy is None else remedy, field=field)


class WrongCode(AccountError):
    """The code does not open the account: wrong, used, too old, tried too often, or no such account."""

    code = "wrong_code"
    remedy = gettext_lazy("Check both, or ask for a new code. A code works once, and not for long.")

    def __init__(self) -> None:
        super().__init__(_("This address and this code do not fit together."), field="code")


class BadGrant(AccountError):
    """The role, its scope or the address cannot be."""

    code = "bad_grant"
    remedy = gettext_lazy("Give a role, and the key of a place, forum or seat that the register holds.")


class MayNotKeepAccounts(AccountError):
    """Only an administrator opens, changes and closes accounts."""

    code = "not_allowed"
    remedy = gettext_lazy("Ask the administrator of this installation.")

    def __init__(self) -> None:
        super().__init__(_("You may not change accounts."))
