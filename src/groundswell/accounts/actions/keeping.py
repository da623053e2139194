"""Opening and closing accounts, and what each may do."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from groundswell.accounts.actions.by_code import new_code
from groundswell.accounts.actions.one_change import record_about, require_administrator
from groundswell.accounts.errors import BadGrant
from groundswell.accounts.models import Account, AccountGrant
from groundswell.records.asking import Asker
from groundswell.register.kinds import model_of


def open_account(
    by: Asker,
    email: str,
    *,
    role: str,
    scope: str,
    scope_key: str = "",
    today: dt.date,
    name: str = "",
    person: str = "",
    now: dt.datetime | None = None,
) -> tuple[Account, str]:
    """Opens an account with one role, or gives the one of that address the role too; and a code good for a day.

    `person`: the key of who it is in the register: they are asked about what they meant to do. Raises
    MayNotKeepAccounts, BadGrant.
    """
    require_administrator(by)
    with transaction.atomic():
        account = _account_for(email, name)
        if person:
            _say_who(account, person)
        _grant(account, role=role, scope=scope, scope_key=scope_key, until=None)
        code = new_code(account, now or timezone.now())
        record_about(
            by,
            "open account",
            account,
            {"role": role, "scope": scope, "key": scope_key, "person": person, "on": today},
        )
    return account, code


def grant(
    by: Asker, account: Account, *, role: str, scope: str, scope_key: str = "", until: dt.date | None = None
) -> AccountGrant:
    """Lets an account act in a role over a place, forum, seat or everything, until a day. Raises as open_account."""
    require_administrator(by)
    with transaction.atomic():
        granted = _grant(account, role=role, scope=scope, scope_key=scope_key, until=until)
        record_about(by, "grant", account, {"role": role, "scope": scope, "key": scope_key, "until": until})
    return granted


def revoke(by: Asker, granted: AccountGrant) -> None:
    """Takes a role back at once."""
    require_administrator(by)
    with transaction.atomic():
        told: dict[str, object] = {"role": granted.role, "scope": granted.scope, "key": granted.scope_key}
        record_about(by, "revoke", granted.account, told)
        granted.delete()


def close_account(by: Asker, account: Account) -> Account:
    """Lets nobody sign in with it any more, nor stay signed in."""
    require_administrator(by)
    with transaction.atomic():
        account.is_active = False
        account.save(update_fields=["is_active"])
        account.codes.all().delete()
        account.api_tokens.all().delete()
        record_about(by, "close account", account, {})
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


def _say_who(account: Account, person: str) -> None:
    """Keeps who it is in the register. Raises BadGrant where nobody has this key."""
    if not model_of("person")._default_manager.filter(key=person).exists():
        raise BadGrant(_("Nobody has the key “%(key)s”.") % {"key": person[:100]}, field="person")
    account.person_key = person
    account.save(update_fields=["person_key"])


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
