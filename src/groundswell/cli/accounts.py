"""`account`: who may sign in, and their one-time codes. There are no passwords."""

from __future__ import annotations

from typing import Annotated

import typer

from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json, tell_table
from groundswell.errors import GroundswellError

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


class UnknownRole(GroundswellError):
    """No such role."""

    code = "unknown_role"

    def __init__(self, role: str, roles: tuple[str, ...]) -> None:
        remedy = f"Choose one of: {', '.join(roles)}."
        super().__init__(f"There is no role “{role[:40]}”.", remedy=remedy, field="role")


class UnknownScope(GroundswellError):
    """No place or forum has this key or name."""

    code = "unknown_name"
    remedy = "Type: groundswell search, and a part of the name."

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"No {kind} here is called “{name[:200]}”.", field=kind)


class NoSuchAccount(GroundswellError):
    """Nobody signs in with this address."""

    code = "no_such_account"
    remedy = "Type: groundswell account list"

    def __init__(self, email: str) -> None:
        super().__init__(f"Nobody signs in with {email[:200]}.", field="email")


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
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
) -> None:
    """Open an account with a role, and print the code they sign in with once."""
    asker = open_for()
    from groundswell.accounts import actions
    from groundswell.records.asking import ROLES

    if role not in ROLES:
        raise UnknownRole(role, ROLES)
    if place and forum:
        raise OneScope
    scope, key = _scope(place, forum)
    account, code = actions.open_account(
        asker, email, role=role, scope=scope, scope_key=key, name=name, today=asker.today
    )
    tell(_("{email} may sign in, once, with the code {code}").format(email=account.email, code=code))


def _scope(place: str | None, forum: str | None) -> tuple[str, str]:
    """("place", key), ("forum", key) or ("instance", ""). Raises UnknownScope."""
    from groundswell.register.models import Forum, Place

    if place is not None:
        if not Place.objects.filter(key=place).exists():
            raise UnknownScope("place", place)
        return "place", place
    if forum is not None:
        if not Forum.objects.filter(key=forum).exists():
            raise UnknownScope("forum", forum)
        return "forum", forum
    return "instance", ""


@family.command("list")
def list_them(as_json: AsJson = False) -> None:
    """Who may sign in, and what each may do where."""
    open_for()
    from groundswell.accounts.models import Account

    rows = [
        {
            "email": a.email,
            "name": a.name,
            "active": a.is_active,
            "roles": [{"role": g.role, "scope": g.scope, "key": g.scope_key} for g in a.role_grants.all()],
        }
        for a in Account.objects.prefetch_related("role_grants").order_by("email")
    ]
    if as_json:
        tell_json({"accounts": rows})
        return
    if not rows:
        tell(_("Nobody may sign in yet. Type: groundswell account add EMAIL --role place_lead --place KEY"))
        return
    table = [
        (str(r["email"]), str(r["name"]), ", ".join(" ".join(filter(None, g.values())) for g in r["roles"]))
        for r in rows
    ]
    tell_table((_("E-mail"), _("Name"), _("May act as")), table)


@family.command("code")
def code(email: Email) -> None:
    """Print a new one-time code for an account."""
    open_for()
    from django.utils import timezone

    from groundswell.accounts import actions
    from groundswell.accounts.models import Account

    account = Account.objects.filter(email__iexact=email).first()
    if account is None:
        raise NoSuchAccount(email)
    made = actions.new_code(account, timezone.now())
    tell(_("{email} may sign in, once, with the code {code}").format(email=account.email, code=made))
