"""A plan of many rows a person has looked through, and the faults that stop it. Nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

VERBS = ("new", "same", "changed", "unsure")


@dataclass(frozen=True)
class PlanRow:
    """One row to be. `values` holds dates, truths, numbers and text; relations as keys, or lists of keys.

    `where` says where it was read ("Seats, row 4"). For "changed", `values` may hold only what changes.
    """

    kind: str
    key: str
    verb: str
    values: Mapping[str, object] = field(default_factory=dict)
    where: str = ""
    why: str = ""


@dataclass(frozen=True)
class Fault:
    """What is wrong, where, and how to mend it."""

    where: str
    what: str
    remedy: str


@dataclass(frozen=True)
class Plan:
    """Rows in the order they were read."""

    rows: tuple[PlanRow, ...] = ()

    def count(self, verb: str) -> int:
        """How many rows are "new", "same", "changed" or "unsure"."""
        return sum(row.verb == verb for row in self.rows)


@dataclass(frozen=True)
class Applied:
    """What applying a plan did."""

    new: int
    changed: int
    same: int
    kinds: Mapping[str, int] = field(default_factory=dict)  # kind -> rows written
