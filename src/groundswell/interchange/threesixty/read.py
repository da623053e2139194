"""360Giving grants read, as JSON or CSV: https://standard.threesixtygiving.org. Every sum stays exact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.interchange.opened.csv_file import table_of
from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.opened.json_file import json_of
from groundswell.interchange.opened.shapes import Thing, amount, first_day, things, words
from groundswell.interchange.understood import Asked, Said, Understood
from groundswell.register.plan import Fault

SUMS = ("amountAppliedFor", "amountAwarded", "amountDisbursed")
# The titles of the spreadsheet form -> the names of the JSON.
TITLES = {
    "Identifier": "id", "Title": "title", "Description": "description", "Currency": "currency",
    "Amount Applied For": "amountAppliedFor", "Amount Awarded": "amountAwarded", "Amount Disbursed": "amountDisbursed",
    "Award Date": "awardDate", "Recipient Org:Identifier": "recipientOrganization/0/id",
    "Recipient Org:Name": "recipientOrganization/0/name", "Funding Org:Identifier": "fundingOrganization/0/id",
    "Funding Org:Name": "fundingOrganization/0/name", "Grant Programme:Title": "grantProgramme/0/title",
}  # fmt: skip


def read(path: Path, asked: Asked) -> Understood:  # noqa: ARG001 - every reader is asked the same
    """Each grant with its sums, and the organisations that gave and received. People who received one are not named.

    A grant without an id, a title or an awarded sum is left out, with a note. Raises CannotRead.
    """
    grants, notes = _from_csv(path) if path.suffix.lower() == ".csv" else _from_json(path)
    rows: list[Said] = []
    organisations: dict[str, Said] = {}
    lost: Counter[str] = Counter()
    first_lost: dict[str, str] = {}
    for where, grant in grants:
        wrong = _wrong(grant)
        if wrong:
            lost[wrong] += 1
            first_lost.setdefault(wrong, where)
            continue
        for part in ("fundingOrganization", "recipientOrganization"):
            for _n, each in things(grant.get(part)):
                key = _organisation_id(each)
                if key:
                    said = Said("organisation", key, {"name": words(each.get("name")) or key}, where)
                    organisations.setdefault(key, said)
        rows.append(_grant(grant, where))
    told = (_counted(path.name, rows), *(_left_out(what, n, first_lost[what]) for what, n in lost.items()))
    return Understood((*organisations.values(), *rows), (), (*notes, *told))


def _from_json(path: Path) -> tuple[list[tuple[str, Thing]], tuple[Fault, ...]]:
    given, notes = json_of(path)
    grants = given.get("grants") if isinstance(given, Mapping) else None
    if not isinstance(grants, list):
        raise CannotRead(
            path.name,
            _("This is not 360Giving: it has no list of grants."),
            _("Choose another format, or the file that holds “grants”."),
        )
    where = _("%(name)s, grant %(number)d")
    return [(where % {"name": path.name, "number": n}, each) for n, each in things(grants)], notes


def _from_csv(path: Path) -> tuple[list[tuple[str, Thing]], tuple[Fault, ...]]:
    table = table_of(path)
    if "Identifier" not in table.headings and "id" not in table.headings:
        raise CannotRead(
            path.name,
            _("There is no column “Identifier”."),
            _("Use the headings of the 360Giving spreadsheet."),
        )
    where = _("%(name)s, line %(line)d")
    return [
        (where % {"name": path.name, "line": line}, _unfolded(table.headings, cells))
        for line, cells in table.rows
    ], table.notes


def _unfolded(headings: tuple[str, ...], cells: tuple[str, ...]) -> Thing:
    """One row of the spreadsheet as the JSON has it: “recipientOrganization/0/name” becomes a name in a list."""
    grant: dict[str, Any] = {}
    for heading, cell in zip(headings, cells, strict=True):
        if not cell.strip():
            continue
        first, *rest = TITLES.get(heading, heading).split("/")
        if not rest:
            grant[first] = cell
        elif len(rest) == 2:
            grant.setdefault(first, [{}])[0][rest[1]] = cell
    return grant


def _grant(grant: Thing, where: str) -> Said:
    """The grant as it is kept aside: sums as text, so that no store can round them."""
    values: dict[str, object] = {
        "title": words(grant.get("title")),
        "currency": words(grant.get("currency")) or "GBP",
    }
    for name in SUMS:
        found = amount(grant.get(name))
        if found is not None:
            values[name] = str(found)
    day = first_day(grant.get("awardDate"))
    if day is not None:
        values["awardDate"] = day
    for part, ours in (("fundingOrganization", "funder"), ("recipientOrganization", "recipient")):
        ids = [_organisation_id(each) for _n, each in things(grant.get(part))]
        if ids:
            values[ours] = ids[0]
    programme = [words(each.get("title")) for _n, each in things(grant.get("grantProgramme"))]
    if programme and programme[0]:
        values["programme"] = programme[0]
    said = {"description": words(grant.get("description"))}
    return Said("grant", words(grant.get("id")), values, where, {k: v for k, v in said.items() if v})


def _organisation_id(each: Thing) -> str:
    return words(each.get("id")) or words(each.get("name"))


def _wrong(grant: Thing) -> str:
    """What keeps a grant from being one; "" where nothing does."""
    if not words(grant.get("id")):
        return "no id"
    if not words(grant.get("title")):
        return "no title"
    return "" if amount(grant.get("amountAwarded")) is not None else "no sum"


def _counted(name: str, rows: list[Said]) -> Fault:
    """How many grants, how much in each currency, to how many."""
    sums: dict[str, Decimal] = {}
    for row in rows:
        currency = str(row.values["currency"])
        sums[currency] = sums.get(currency, Decimal(0)) + Decimal(str(row.values["amountAwarded"]))
    money = ", ".join(f"{currency} {total:,.2f}" for currency, total in sorted(sums.items())) or "0"
    told = {"n": len(rows), "money": money, "to": len({row.values.get("recipient") for row in rows})}
    said = ngettext("%(n)d grant: %(money)s to %(to)d.", "%(n)d grants: %(money)s to %(to)d.", len(rows))
    return Fault(name, said % told, _("Check that it is all you expect."))


def _left_out(what: str, count: int, where: str) -> Fault:
    why = {
        "no id": _("it has no id"),
        "no title": _("it has no title"),
        "no sum": _("it has no awarded sum"),
    }[what]
    said = ngettext("%(n)d grant was left out: %(why)s.", "%(n)d grants were left out: %(why)s.", count)
    return Fault(where, said % {"n": count, "why": why}, _("Mend it in the file if it should be taken in."))
