"""`account token`: a program's way in to the API, made, listed and taken back at the terminal."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli.account_named import account_of
from groundswell.cli.days import short
from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json, tell_table
from groundswell.errors import GroundswellError
from groundswell.records.dated import DAY

if TYPE_CHECKING:
    from groundswell.accounts.models import Account, ApiToken
    from groundswell.records.asking import Asker

Email = Annotated[str, typer.Argument(metavar="EMAIL", help="The account the program asks for.")]


class NoSuchToken(GroundswellError):
    """The account has no token of this name."""

    code = "no_such_token"
    remedy = "List them: groundswell account token EMAIL"

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no token “{name[:100]}”.", field="take_back")


def add_verbs(family: typer.Typer) -> None:
    """Add this command to `account`."""
    family.command("token")(token)


def token(
    email: Email,
    make: Annotated[
        str | None, typer.Option("--make", metavar="NAME", help="Make a token for this program, shown once.")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="It may write, not only read.")] = False,
    days: Annotated[int, typer.Option("--days", min=1, max=365, help="For how many days.")] = 90,
    take_back: Annotated[
        str | None, typer.Option("--take-back", metavar="NAME", help="Let tokens of this name open nothing.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List an account's tokens; make one for a program, or take one back."""
    asker = open_for()
    account = account_of(email)
    if make is not None:
        _make(asker, account, make, scope="write" if write else "read", days=days)
    elif take_back is not None:
        _take_back(asker, account, take_back)
    else:
        _list(account, as_json=as_json)


def _make(asker: Asker, account: Account, name: str, *, scope: str, days: int) -> None:
    from groundswell.accounts.actions import make_token

    expires = asker.today + dt.timedelta(days=days)
    made, text = make_token(asker, account, name=name, scope=scope, expires=expires, is_strong=True)
    told = _("Token {name}, good until {day}. It is shown only now:").format(
        name=made.name, day=_last_day(made)
    )
    tell(told)
    tell(text)


def _take_back(asker: Asker, account: Account, name: str) -> None:
    from groundswell.accounts.actions import take_back_token

    found = list(account.api_tokens.filter(name=name))
    if not found:
        raise NoSuchToken(name)
    for one in found:
        take_back_token(asker, one)
    tell(_("Token {name} opens nothing any more.").format(name=name))


def _list(account: Account, *, as_json: bool) -> None:
    """Never the tokens themselves: only their hashes are kept."""
    found = list(account.api_tokens.order_by("-made", "-pk"))
    if as_json:
        tell_json({"tokens": [_told(one) for one in found]})
        return
    if not found:
        tell(_("{email} has no token. Make one with --make NAME.").format(email=account.email))
        return
    rows = [(one.name, one.scope, _last_day(one), _last_used(one)) for one in found]
    tell_table((_("For"), _("May"), _("Last day"), _("Last used")), rows)


def _told(one: ApiToken) -> dict[str, object]:
    used = one.last_used_on.isoformat() if one.last_used_on else None
    last_day = (one.expires - DAY).isoformat()
    return {"name": one.name, "scope": one.scope, "last_day": last_day, "last_used_on": used}


def _last_day(one: ApiToken) -> str:
    return short(one.expires - DAY)


def _last_used(one: ApiToken) -> str:
    return short(one.last_used_on) if one.last_used_on else _("never")
