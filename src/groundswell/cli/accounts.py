"""`account`: who may sign in, their one-time codes, and letting somebody who is locked out set up anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli import break_glass, tokens
from groundswell.cli.account_named import account_of
from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson
from groundswell.cli.looking_up import person_named
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json, tell_paragraph, tell_table
from groundswell.errors import GroundswellError

if TYPE_CHECKING:
    from groundswell.accounts.models import Account, AccountGrant

Email = Annotated[str, typer.Argument(metavar="EMAIL", help="The address they sign in with.")]
family = typer.Typer(
    help="Who may sign in: add them, list them, give them a code.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class OneScope(GroundswellError):
    """A role is over one place or one forum, or over everything; not over two things."""

    code = "one_scope"
    remedy = "Give --place or --forum, not both. An administrator needs neither."

    def __init__(self) -> None:
        super().__init__("A role is held over one thing at a time.", field="place")


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    for more in (tokens, break_glass):
        more.add_verbs(family)
    app.add_typer(family, name="account")


@family.command("add")
def add(
    email: Email,
    role: Annotated[
        str,
        typer.Option(
            "--role", help="member, officer, place_lead, evaluator, administrator or data_protection."
        ),
    ],
    place: Annotated[str | None, typer.Option("--place", metavar="KEY", help="Over this place.")] = None,
    forum: Annotated[str | None, typer.Option("--forum", metavar="KEY", help="Over this forum.")] = None,
    name: Annotated[str, typer.Option("--name", help="How they are called.")] = "",
    person: Annotated[
        str, typer.Option("--person", metavar="PERSON", help="Who they are in the register, by any name.")
    ] = "",
) -> None:
    """Open an account with a role, and print the code they sign in with once."""
    asker = open_for()
    from groundswell.accounts import actions

    if place and forum:
        raise OneScope
    scope, key = ("place", place) if place else ("forum", forum) if forum else ("instance", "")
    who = person_named(asker, person)[1].key if person else ""
    account, code = actions.open_account(
        asker, email, role=role, scope=scope, scope_key=key, name=name, person=who, today=asker.today
    )
    tell(_("{email} may sign in, once, with the code {code}").format(email=account.email, code=code))
    _say_what_staff_set_up(account)


@family.command("list")
def list_them(as_json: AsJson = False) -> None:
    """Who may sign in, and what each may do where."""
    open_for()
    from groundswell.accounts.models import Account

    accounts = Account.objects.prefetch_related("role_grants").order_by("email")
    if as_json:
        tell_json({"accounts": [_told(a) for a in accounts]})
        return
    if not accounts:
        tell(_("Nobody may sign in yet. Type: groundswell account add EMAIL --role place_lead --place KEY"))
        return
    rows = [(a.email, a.name, ", ".join(_in_words(g) for g in a.role_grants.all())) for a in accounts]
    tell_table((_("E-mail"), _("Name"), _("May act as")), rows)


def _told(account: Account) -> dict[str, object]:
    """An account as plain values."""
    return {
        "email": account.email,
        "name": account.name,
        "active": account.is_active,
        "roles": [{"role": g.role, "scope": g.scope, "key": g.scope_key} for g in account.role_grants.all()],
    }


def _in_words(grant: AccountGrant) -> str:
    return " ".join(part for part in (grant.role, grant.scope, grant.scope_key) if part)


@family.command("code")
def code(email: Email) -> None:
    """Print a new one-time code for an account."""
    open_for()
    from django.utils import timezone

    from groundswell.accounts import actions

    account = account_of(email)
    made = actions.new_code(account, timezone.now())
    tell(_("{email} may sign in, once, with the code {code}").format(email=account.email, code=made))
    _say_what_staff_set_up(account)


@family.command("reset")
def reset(email: Email) -> None:
    """Take away a lost password and second step, sign them out everywhere, and print a code to set up anew."""
    asker = open_for()
    from django.utils import timezone

    from groundswell.accounts import actions

    account = account_of(email)
    made = actions.reset_sign_in(asker, account, timezone.now())
    tell(_("{email} sets up anew, once, with the code {code}").format(email=account.email, code=made))


def _say_what_staff_set_up(account: Account) -> None:
    """A code is no second step: staff are told what comes next."""
    from groundswell.accounts.grants import has_second_step, has_staff_grants
    from groundswell.register.today import today

    if not has_staff_grants(account, today()):
        return
    if has_second_step(account):
        tell_paragraph(_("Their role sleeps until they sign in with their password and second step."))
    else:
        tell_paragraph(_("Then they choose a password and set up an authenticator app: the role needs both."))
