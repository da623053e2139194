"""Making and taking back the tokens that programs ask the API with."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from groundswell.accounts import authenticator
from groundswell.accounts.actions.one_change import record_about
from groundswell.accounts.errors import BadTokenWish, NoSecondStep
from groundswell.accounts.grants import has_staff_grants
from groundswell.accounts.models import Account, ApiToken
from groundswell.records.asking import Asker

LONGEST = dt.timedelta(days=365)
MOST = 20  # tokens of one account at a time


def make_token(
    by: Asker,
    account: Account,
    *,
    name: str,
    scope: str,
    expires: dt.date,
    is_strong: bool,
) -> tuple[ApiToken, str]:
    """A token for one program, and its text, which is never shown again.

    `expires`: the day after its last day, at most a year away. `is_strong`: made after both steps; without it, no
    account with a staff role gets one. Raises BadTokenWish, NoSecondStep.
    """
    today = by.today
    if has_staff_grants(account, today) and not is_strong:
        raise NoSecondStep
    _require_wish(name=name, scope=scope, today=today, expires=expires)
    text = authenticator.new_token()
    with transaction.atomic():
        account.api_tokens.filter(expires__lte=today).delete()
        if account.api_tokens.count() >= MOST:
            raise BadTokenWish(
                _("This account has %(n)d tokens already.") % {"n": MOST}, remedy=_("Take one back first.")
            )
        token = account.api_tokens.create(
            name=name.strip(),
            scope=scope,
            hashed=authenticator.quick_hash(text),
            is_strong=is_strong,
            made=today,
            expires=expires,
        )
        record_about(by, "make token", account, {"token": token.pk, "scope": scope, "expires": expires})
    return token, text


def take_back_token(by: Asker, token: ApiToken) -> None:
    """Lets the token open nothing any more, at once."""
    with transaction.atomic():
        record_about(by, "take back token", token.account, {"token": token.pk})
        token.delete()


def note_use(token: ApiToken, today: dt.date) -> None:
    """Keeps the last day a token was used: one write a day."""
    if token.last_used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=today)


def _require_wish(*, name: str, scope: str, today: dt.date, expires: dt.date) -> None:
    if not name.strip() or len(name) > 100:
        raise BadTokenWish(_("A token needs a short name."), field="name")
    if scope not in ApiToken.Scope.values:
        raise BadTokenWish(_("A token reads, or reads and writes."), field="scope")
    if not today < expires <= today + LONGEST:
        raise BadTokenWish(_("A token ends within a year."), field="expires")
