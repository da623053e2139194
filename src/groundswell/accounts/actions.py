"""Every write about accounts: opening and closing them, what each may do, codes and signing in."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from groundswell.accounts import codes
from groundswell.accounts.errors import BadGrant, MayNotKeepAccounts, WrongCode
from groundswell.accounts.models import Account, AccountGrant, SignInCode
from groundswell.notices.actions import write_letter
from groundswell.records.asking import Asker
from groundswell.records.changes import record
from groundswell.records.dated import Dated
from groundswell.register.kinds import model_of

LIVE = 2  # a letter's code and a printed one; each sign-in looks at exactly so many
LETTERS_AN_HOUR = 5


def open_account(
    by: Asker,
    email: str,
    *,
    role: str,
    scope: str,
    scope_key: str = "",
    today: dt.date,
    name: str = "",
    now: dt.datetime | None = None,
) -> tuple[Account, str]:
    """Opens an account with one role, or gives the one of that address the role too; and a code good for a day.

    Raises MayNotKeepAccounts, BadGrant.
    """
    _require_administrator(by)
    with transaction.atomic():
        account = _account_for(email, name)
        _grant(account, role=role, scope=scope, scope_key=scope_key, until=None)
        code = _new_code(account, now or timezone.now(), lasts=codes.PRINTED)
        _record(by, "open account", account, {"role": role, "scope": scope, "key": scope_key, "on": today})
    return account, code


def new_code(account: Account, now: dt.datetime) -> str:
    """A new code for an account, to be printed where the person running the machine sees it; good for a day."""
    return _new_code(account, now, lasts=codes.PRINTED)


def grant(
    by: Asker, account: Account, *, role: str, scope: str, scope_key: str = "", until: dt.date | None = None
) -> AccountGrant:
    """Lets an account act in a role over a place, forum, seat or everything, until a day. Raises as open_account."""
    _require_administrator(by)
    with transaction.atomic():
        granted = _grant(account, role=role, scope=scope, scope_key=scope_key, until=until)
        _record(by, "grant", account, {"role": role, "scope": scope, "key": scope_key, "until": until})
    return granted


def revoke(by: Asker, granted: AccountGrant) -> None:
    """Takes a role back at once."""
    _require_administrator(by)
    with transaction.atomic():
        told: dict[str, object] = {"role": granted.role, "scope": granted.scope, "key": granted.scope_key}
        _record(by, "revoke", granted.account, told)
        granted.delete()


def close_account(by: Asker, account: Account) -> Account:
    """Lets nobody sign in with it any more, nor stay signed in."""
    _require_administrator(by)
    with transaction.atomic():
        account.is_active = False
        account.save(update_fields=["is_active"])
        account.codes.all().delete()
        _record(by, "close account", account, {})
    return account


def send_code(email: str, now: dt.datetime) -> None:
    """Writes a letter with a code, where the address has an account; the caller can't tell whether it has.

    At most five letters an hour go to one address. The same hashing is done either way.
    """
    account = _may_sign_in(email, now)
    if account is None or _had_enough(account, now):
        codes.hashed(codes.new_code())
        return
    with transaction.atomic():
        code = _new_code(account, now, lasts=codes.BY_MAIL)
        body = _(
            "Your code is %(code)s. It works once, within 20 minutes.\n\nIf you did not ask for it, do nothing."
        )
        write_letter(account.email, _("Your code to sign in"), body % {"code": code}, now)


def sign_in(email: str, code: str, now: dt.datetime) -> Account:
    """The account that the address and the code open; the code is used up. Raises WrongCode, for every reason alike."""
    account = _may_sign_in(email, now)
    live = _live_codes(account, now) if account else []
    typed = codes.as_typed(code)
    padded = [*live, *[None] * LIVE][:LIVE]
    opened = [kept for kept in padded if codes.fits(typed, kept.hashed if kept else None) and kept]
    if account is None or not opened or not _use_up(opened[0], now):
        SignInCode.objects.filter(pk__in=[kept.pk for kept in live]).update(tries=F("tries") + 1)
        raise WrongCode
    return account


def _account_for(email: str, name: str) -> Account:
    try:
        validate_email(email)
    except ValidationError as error:
        raise BadGrant(
            _("This is not an e-mail address."), remedy=_("Type it again."), field="email"
        ) from error
    found = Account.objects.filter(email__iexact=email).first()
    if found is None:
        found = Account(email=email, name=name)
        found.set_unusable_password()
        found.save(force_insert=True)
    return found


def _grant(account: Account, *, role: str, scope: str, scope_key: str, until: dt.date | None) -> AccountGrant:
    if role not in AccountGrant.Role.values:
        raise BadGrant(_("There is no role “%(role)s”.") % {"role": role[:40]}, field="role")
    if scope not in ("place", "forum", "seat", "instance") or (scope == "instance") != (not scope_key):
        raise BadGrant(_("A role is over one place, forum or seat, or over everything."), field="scope")
    if scope != "instance" and not model_of(scope)._default_manager.filter(key=scope_key).exists():
        raise BadGrant(
            _("There is no %(scope)s with the key “%(key)s”.") % {"scope": scope, "key": scope_key[:100]},
            field="scope_key",
        )
    granted, _made = AccountGrant.objects.update_or_create(
        account=account, role=role, scope=scope, scope_key=scope_key, defaults={"until": until}
    )
    return granted


def _new_code(account: Account, now: dt.datetime, *, lasts: dt.timedelta) -> str:
    code = codes.new_code()
    account.codes.filter(expires__lte=now - dt.timedelta(days=1)).delete()
    account.codes.create(hashed=codes.hashed(code), made=now, expires=now + lasts)
    return code


def _live_codes(account: Account, now: dt.datetime) -> list[SignInCode]:
    """The newest codes still good."""
    good = account.codes.filter(used__isnull=True, expires__gt=now, tries__lt=codes.TRIES)
    return list(good.order_by("-made", "-pk")[:LIVE])


def _use_up(code: SignInCode, now: dt.datetime) -> bool:
    """Whether this was the first to use the code; two at the same moment can't both be."""
    return bool(
        SignInCode.objects.filter(pk=code.pk, used__isnull=True, tries__lt=codes.TRIES).update(used=now)
    )


def _had_enough(account: Account, now: dt.datetime) -> bool:
    return account.codes.filter(made__gt=now - dt.timedelta(hours=1)).count() >= LETTERS_AN_HOUR


def _may_sign_in(email: str, now: dt.datetime) -> Account | None:
    account = Account.objects.filter(email__iexact=email.strip(), is_active=True).first()
    day = timezone.localtime(now).date()
    return account if account and Dated(None, account.expires_on).holds_on(day) else None


def _require_administrator(by: Asker) -> None:
    if "" not in by.scoped("instance", "administrator"):
        raise MayNotKeepAccounts


def _record(by: Asker, verb: str, account: Account, detail: dict[str, object]) -> None:
    record(by.account, verb, f"account {account.pk}", detail, timezone.now())
