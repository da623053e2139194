"""The cells of every other address: method x address x role x thing, read from the two lists beside this file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.permissions import table
from tests.permissions.asking import (
    MAY_NOT,
    NOT_THERE,
    OPENS,
    REFUSED,
    SIGN_IN,
    SIGN_IN_BY_PROGRAM,
    TYPE_SEVEN_WORDS,
)
from tests.permissions.things import Thing

LISTS = ("addresses.txt", "addresses_api.txt")
SEVEN_WORDS = "is led to the seven words"
#: Who passes a door of this name, on pages; a program's token opens no page
DOORS = {
    "everybody": table.EVERYBODY,
    "no reading token": table.EVERYBODY - {table.READ_TOKEN},
    "signed in": table.SIGNED_IN,
    "signed in or a token": table.SIGNED_IN | table.TOKENS,
    "editors": table.OFFICERS | table.LEADS,
    "administrators": frozenset({table.ADMINISTRATOR}),
    "evaluators": frozenset({table.EVALUATOR}),
    "data protection": frozenset({table.DATA_PROTECTION}),
    "may write": table.SIGNED_IN | {table.WRITE_TOKEN},
}


@dataclass(frozen=True)
class Row:
    """One line of a list."""

    method: str
    address: str
    takes: str
    door: str
    may: str

    @property
    def is_api(self) -> bool:
        """Whether a program calls it: it is answered as JSON, and a token counts."""
        return self.address.startswith("api-")


def rows() -> Iterator[Row]:
    """Every line of both lists."""
    for name in LISTS:
        for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield _row(line)


def _row(line: str) -> Row:
    told = [part.strip() for part in line.split("  ") if part.strip()]
    method, address = told[0].split() if " " in told[0] else (told.pop(0), told[0])
    return Row(method, address, told[1], told[2], told[3] if len(told) > 3 else "")


def roles_for(row: Row, *, every: bool) -> list[str]:
    """Who is asked: with `every` all; else, as in CI, those whose answer could differ from the others'."""
    alike = {table.OTHER_HOLDER, table.HELPER} if row.is_api else table.TOKENS
    return sorted(table.EVERYBODY - (frozenset() if every else alike))


def expected(row: Row, role: str, thing: Thing) -> frozenset[str]:
    """What the answer may amount to: one thing, but where a form is looked at before its sender."""
    who = _who(row, role)
    if role not in DOORS[row.door]:
        return frozenset({_at_the_door(row, role)})
    if row.may == SEVEN_WORDS:
        return frozenset({TYPE_SEVEN_WORDS})
    if row.door == "may write":
        return frozenset({MAY_NOT, NOT_THERE, REFUSED, *([OPENS] if may_write(row, role, thing) else [])})
    if who not in thing.seen_by:
        return frozenset({NOT_THERE})
    if row.may and not _may(row, who, thing):
        return frozenset({MAY_NOT})
    return frozenset({OPENS, REFUSED})


def may_write(row: Row, role: str, thing: Thing) -> bool:
    """Whether a call of this role may ever be carried out. Leads of a place write what no forum owns."""
    who = _who(row, role)
    return who in thing.worked_by or (not thing.worked_by and who in DOORS["editors"])


def _who(row: Row, role: str) -> str:
    """A token asks the API as its account does; on a page it is nobody."""
    if role in table.TOKENS:
        return table.KEYHOLDER if row.is_api else table.VISITOR
    return role


def _at_the_door(row: Row, role: str) -> str:
    if role in table.NO_ACCOUNT:
        return SIGN_IN_BY_PROGRAM if row.is_api else SIGN_IN
    if role in table.TOKENS:
        return MAY_NOT if row.is_api else SIGN_IN
    return MAY_NOT


def _may(row: Row, role: str, thing: Thing) -> bool:
    if row.may == "works there":
        return role in thing.worked_by
    if row.may == "carries there":
        return role in thing.carried_by
    if row.may == "leads it":
        return role in thing.led_by
    if row.may == "reads voices there":
        forum = str(thing.given["key"])
        return role in table.MEMBERS_OF[forum] or role == table.LEAD_OF[forum]
    return role in {"leads": table.LEADS, "administrators": frozenset({table.ADMINISTRATOR})}[row.may]
