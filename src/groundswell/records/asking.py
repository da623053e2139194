"""Who asks, and on which day: a plain value that every app's rules take. No accounts here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

ROLES = ("member", "officer", "place_lead", "evaluator", "administrator", "data_protection")
SCOPES = ("place", "forum", "seat", "instance")


@dataclass(frozen=True)
class Grant:
    """A role held over one scope: ("officer", "forum", "lp-ops"), by its key; "" for the instance."""

    role: str
    scope: str
    scope_id: str = ""


@dataclass(frozen=True)
class Asker:
    """The one who asks. A public visitor is `Asker(today=...)`: no account, no grants.

    `today` is passed in, never read from the clock below the faces. An asker lives as long as
    one page, command or call; `kept` holds what the rules worked out for it meanwhile.
    """

    today: dt.date
    account: str = ""
    grants: tuple[Grant, ...] = field(default=())
    through: str = "page"  # or "terminal" or "token": a program with a token never reads a voice's words
    kept: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_public(self) -> bool:
        """Whether nobody is signed in."""
        return not self.account

    @property
    def through_token(self) -> bool:
        """Whether a program asks, by a token of the account's."""
        return self.through == "token"

    def scoped(self, scope: str, *roles: str) -> frozenset[str]:
        """The keys of every `scope` the asker holds one of `roles` over; all roles where none is named."""
        return frozenset(
            g.scope_id for g in self.grants if g.scope == scope and (not roles or g.role in roles)
        )

    def has(self, role: str) -> bool:
        """Whether the asker holds `role` over anything at all."""
        return any(g.role == role for g in self.grants)


def operator(today: dt.date) -> Asker:
    """The person at the machine's own terminal, who may do what an administrator and every place lead may."""
    return Asker(
        today=today,
        account="operator",
        through="terminal",
        grants=(Grant("administrator", "instance"), Grant("place_lead", "instance")),
    )
