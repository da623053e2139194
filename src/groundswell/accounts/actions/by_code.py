"""Signing in by a code that works once: printed at the terminal, or sent by letter. Who has an account is not told."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from groundswell.accounts import codes
from groundswell.accounts.actions.tries import one_try
from groundswell.accounts.errors import WrongCode
from groundswell.accounts.models import Account, SignInCode
from groundswell.notices.actions import write_letter
from groundswell.records.dated import Dated

LIVE = 2  # a letter's code and a printed one; each sign-in looks at exactly so many
LETTERS_AN_HOUR = 5


def new_code(account: Account, now: dt.datetime) -> str:
    """A new code for an account, to be printed where the person running the machine sees it; good for a day."""
    return _new_code(account, now, lasts=codes.PRINTED)


def send_code(email: str, now: dt.datetime) -> None:
    """Writes a letter with a code, where the address has an account; the caller can't tell whether it has.

    At most five letters an hour go to one address. The same hashing is done either way.
    """
    account = may_sign_in(email, now)
    if account is None or _had_enough(account, now):
        codes.hashed(codes.new_code())
        return
    with transaction.atomic():
        code = _new_code(account, now, lasts=codes.BY_MAIL)
        body = _(
            "Your code is %(code)s. It works once, within 20 minutes.\n\nIf you did not ask for it, do nothing."
        )
        write_letter(account.email, _("Your code to sign in"), body % {"code": code}, now)


def sign_in(email: str, code: str, now: dt.datetime, *, address: str = "") -> Account:
    """The account that an e-mail address and a code open; the code is used up.

    `address`: the network address the try comes from. Wrong tries use up no code: they only make the next from there
    wait. Raises WrongCode, for every reason alike, and TooManyTries.
    """
    with one_try("code", email, address=address, now=now):
        account = may_sign_in(email, now)
        live = _live_codes(account, now) if account else []
        typed = codes.as_typed(code)
        padded = [*live, *[None] * LIVE][:LIVE]
        opened = [kept for kept in padded if codes.fits(typed, kept.hashed if kept else None) and kept]
        if account is None or not opened or not _use_up(opened[0], now):
            raise WrongCode
    return account


def may_sign_in(email: str, now: dt.datetime) -> Account | None:
    """The open account of an e-mail address, in any case, if it has not ended (one query)."""
    account = Account.objects.filter(email__iexact=email.strip(), is_active=True).first()
    day = timezone.localtime(now).date()
    return account if account and Dated(None, account.expires_on).holds_on(day) else None


def _new_code(account: Account, now: dt.datetime, *, lasts: dt.timedelta) -> str:
    code = codes.new_code()
    account.codes.filter(expires__lte=now - dt.timedelta(days=1)).delete()
    account.codes.create(hashed=codes.hashed(code), made=now, expires=now + lasts)
    return code


def _live_codes(account: Account, now: dt.datetime) -> list[SignInCode]:
    """The newest printed code still good and the newest by letter: letters others ask for displace no printed one."""
    good = account.codes.filter(used__isnull=True, expires__gt=now).order_by("made", "pk")
    newest = {kept.expires - kept.made > codes.BY_MAIL: kept for kept in good}
    return list(newest.values())


def _use_up(code: SignInCode, now: dt.datetime) -> bool:
    """Whether this was the first to use the code; two at the same moment can't both be."""
    return bool(SignInCode.objects.filter(pk=code.pk, used__isnull=True).update(used=now))


def _had_enough(account: Account, now: dt.datetime) -> bool:
    return account.codes.filter(made__gt=now - dt.timedelta(hours=1)).count() >= LETTERS_AN_HOUR
