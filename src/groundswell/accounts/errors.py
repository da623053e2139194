"""The mistakes of signing in and of keeping accounts. None says whether an address has an account."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

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


class WrongPassword(AccountError):
    """The password does not open the account: wrong, none set, or no such account."""

    code = "wrong_password"
    remedy = gettext_lazy("Check both. If you forgot it, sign in by a code and choose a new one.")

    def __init__(self) -> None:
        super().__init__(_("This address and this password do not fit together."), field="password")


class WrongSecondStep(AccountError):
    """The figures or the recovery code do not fit: wrong, used, or too old."""

    code = "wrong_second_step"
    remedy = gettext_lazy("Wait for the next figures in your app, or type a recovery code you have not used.")

    def __init__(self) -> None:
        super().__init__(_("These figures do not fit."), field="figures")


class NoSecondStep(AccountError):
    """Something needs a password and a second step, and this sign-in has not passed both."""

    code = "needs_second_step"
    remedy = gettext_lazy("Sign in with your password and your second step first.")

    def __init__(self) -> None:
        super().__init__(_("This needs your password and your second step."))


class WeakPassword(AccountError):
    """The new password could be guessed."""

    code = "weak_password"
    remedy = gettext_lazy("Try four words that you alone would put together.")

    def __init__(self, message: str) -> None:
        super().__init__(message, field="password")


class TooManyTries(AccountError):
    """Too many wrong tries from one address at one account; the wait is said, and it ends by itself."""

    code = "too_many_tries"

    def __init__(self, wait: dt.timedelta) -> None:
        minutes = max(1, -(-int(wait.total_seconds()) // 60))
        remedy = ngettext(
            "Wait %(n)d minute, then try again.", "Wait %(n)d minutes, then try again.", minutes
        ) % {"n": minutes}
        super().__init__(_("There were too many wrong tries from here."), remedy=remedy)


class BadToken(AccountError):
    """A program's token opens nothing: unknown, ended, taken back, or its account is closed."""

    code = "bad_token"
    remedy = gettext_lazy(
        "Make a new token on the page “Your tokens”, and send it in the Authorization header."
    )

    def __init__(self) -> None:
        super().__init__(_("This token opens nothing."))


class TokenOnlyReads(AccountError):
    """A token made for reading was used to write."""

    code = "token_only_reads"
    remedy = gettext_lazy("Make a token that may write, if the program really must.")

    def __init__(self) -> None:
        super().__init__(_("This token may only read."))


class BadTokenWish(AccountError):
    """A token cannot be made like that."""

    code = "bad_token_wish"
    remedy = gettext_lazy("Give it a name, read or write, and an end within a year.")


class BadGlass(AccountError):
    """Nothing is opened like that."""

    code = "bad_glass"
    remedy = gettext_lazy("Say what to open, and why. Another administrator then approves.")


class OwnGlass(AccountError):
    """Somebody tried to approve what they asked for themselves."""

    code = "own_glass"
    remedy = gettext_lazy("Ask another administrator to look at it.")

    def __init__(self) -> None:
        super().__init__(_("Nobody approves what they asked for themselves."))
