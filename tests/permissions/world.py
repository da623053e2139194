"""One made-up town for every cell: its register, its voices and threads, and a browser for each who asks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.test import Client

from groundswell.accounts.actions import tokens as making_tokens
from groundswell.accounts.models import Account, AccountGrant
from groundswell.records.asking import operator
from groundswell.register.actions import apply
from groundswell.register.models import Forum, Instance
from groundswell.register.plan import Plan, PlanRow
from groundswell.threads import actions
from groundswell.threads.actions.moving import say_that_it_moved
from tests.cast import TODAY, row, small_register
from tests.permissions import table
from tests.permissions.asking import Browser, told
from tests.permissions.canaries import Aviary, Canary
from tests.permissions.residents import OTHER, Resident, as_their_state_says, everyone, keeper_of
from tests.permissions.things import Things, things_of, tokens_of
from tests.signing_in import sign_in

#: Role of the table -> the grant of its account. Officers are named to open voices below, or are not.
GRANTS = {
    table.MEMBER: ("member", "forum", table.OWN),
    table.FAR_MEMBER: ("member", "forum", table.FAR),
    table.NAMED_MEMBER: ("member", "forum", table.NAMED),
    table.KEYHOLDER: ("officer", "forum", table.OWN),
    table.OFFICER: ("officer", "forum", table.OWN),
    table.FAR_KEYHOLDER: ("officer", "forum", table.FAR),
    table.FAR_OFFICER: ("officer", "forum", table.FAR),
    table.LEAD: ("place_lead", "place", "millbrook"),
    table.FAR_LEAD: ("place_lead", "place", "farfield"),
    table.EVALUATOR: ("evaluator", "place", "millbrook"),
    table.ADMINISTRATOR: ("administrator", "instance", ""),
    table.DATA_PROTECTION: ("data_protection", "place", "millbrook"),
}


@dataclass(frozen=True)
class World:
    """Who asks, whose voices there are, and what else addresses are about."""

    aviary: Aviary
    residents: tuple[Resident, ...]
    other: Resident
    things: Things
    browsers: dict[str, Browser]
    holders: dict[str, Browser]  # a resident's name -> the browser where their receipt was typed
    helpers: dict[str, Browser]

    def browser(self, role: str, resident: Resident | None = None) -> Browser:
        """The browser of a role; for a receipt of its own, that of the resident the cell is about."""
        whose = resident or self.residents[0]
        if role == table.HOLDER:
            return self.holders[whose.name]
        return self.helpers[whose.name] if role == table.HELPER else self.browsers[role]

    def may_meet(self, role: str) -> frozenset[Canary]:
        """Every canary that a role may meet anywhere, with the browser it has by itself."""
        if role == table.OTHER_HOLDER:
            whole = table.may_ever_read(table.HOLDER, self.other.of, is_theirs=True)
            return frozenset((self.other.name, kind) for kind in whole) | self.may_meet(table.VISITOR)
        return frozenset(
            (one.name, kind)
            for one in (*self.residents, self.other)
            for kind in table.may_ever_read(role, one.of, is_theirs=one is self.residents[0])
        )


def build() -> World:
    """The whole world, by the actions that faces use. In the caller's transaction."""
    Instance.objects.update_or_create(pk=1, defaults={"name": "Westshire", "fixed_today": TODAY})
    apply(operator(TODAY), small_register())
    apply(operator(TODAY), Plan((_help_contact(),)))
    accounts = {role: _account(role, *grant) for role, grant in GRANTS.items()}
    keepers = {forum: str(accounts[role].pk) for forum, role in table.KEYHOLDER_OF.items()}
    for forum, account in keepers.items():
        lead = accounts[table.LEAD_OF[forum]]
        asks = told(lead, *GRANTS[table.LEAD_OF[forum]])
        actions.name_keyholder(asks, Forum.objects.get(key=forum), account)
    aviary = Aviary()
    standing = everyone(aviary, keepers)
    things = things_of(standing, accounts, keepers)
    for one in standing:
        say_that_it_moved(one.voice, about="a thread")  # a letter to each, in the outbox
    holders = {one.name: _opened(one.receipt) for one in standing}
    helpers = {one.name: _opened(one.helper) for one in standing}
    residents = tuple(as_their_state_says(one) for one in standing)
    other = next(one for one in residents if one.name == OTHER)
    browsers = {role: Browser(sign_in(Client(), account)) for role, account in accounts.items()}
    browsers |= {table.VISITOR: Browser(Client()), table.OTHER_HOLDER: holders[other.name]}
    browsers |= _tokens(accounts[table.KEYHOLDER])
    things.by_word["token"] = tokens_of(accounts[table.KEYHOLDER])
    rest = tuple(one for one in residents if one is not other)
    return World(aviary, rest, other, things, browsers, holders, helpers)


def _help_contact() -> PlanRow:
    return row(
        "help_contact",
        "somebody",
        place="westshire",
        name="Somebody to tell",
        what_for="Worried about somebody",
        phone="0800 1111",
    )


def _account(role: str, granted: str, scope: str, key: str) -> Account:
    account = Account.objects.create(email=f"{role.replace(' ', '-')}@example.org")
    AccountGrant.objects.create(account=account, role=granted, scope=scope, scope_key=key)
    return account


def _opened(seven: tuple[str, ...]) -> Browser:
    """A browser where seven words were typed on the page."""
    client = Client()
    answer = client.post("/track/", {"words": " ".join(seven)})
    assert answer.status_code == 302, answer.content
    return Browser(client)


def _tokens(account: Account) -> dict[str, Browser]:
    """Two programs of the keyholder's: the strongest account of all where words are concerned."""
    by, ends = keeper_of(table.OWN, str(account.pk)), TODAY + dt.timedelta(days=30)
    made = {
        role: making_tokens.make_token(by, account, name=role, scope=scope, expires=ends, is_strong=True)[1]
        for role, scope in ((table.READ_TOKEN, "read"), (table.WRITE_TOKEN, "write"))
    }
    return {role: Browser(Client(headers={"authorization": f"Bearer {text}"})) for role, text in made.items()}
