"""Rows whose relations lead to rows of the same file, or nowhere: what hangs on something missing is let go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from groundswell.interchange.left_out import LeftOut
from groundswell.interchange.understood import ASIDE, Said
from groundswell.interchange.workbook.sheets import Column, sheet_of

# Of these a row needs one, though neither is needed by itself.
ONE_OF = {"sitting": ("person", "post")}


def tied(rows: Iterable[Said], left_out: LeftOut) -> tuple[Said, ...]:
    """The rows without relations that lead nowhere, and without rows that needed them. What went is counted.

    Cost: a look at every row for each length of a chain of rows that go.
    """
    kept = list(rows)
    while True:
        there = {(row.kind, row.id) for row in kept}
        staying = [found for row in kept if (found := _tied(row, there, left_out)) is not None]
        if len(staying) == len(kept):
            return tuple(staying)
        kept = staying


def _tied(row: Said, there: set[tuple[str, str]], left_out: LeftOut) -> Said | None:
    """The row with what it points at; None where that is missing."""
    if row.kind in ASIDE:
        return row
    # Whoever takes a file in says which place it belongs to.
    needed = [c.field for c in sheet_of(row.kind).columns if c.to and c.is_needed and c.to != "place"]
    values = dict(row.values)
    for column in sheet_of(row.kind).columns:
        if column.to and column.field in values:
            standing = _standing(column, values[column.field], there)
            if standing != values[column.field]:
                del values[column.field]
                if standing:
                    values[column.field] = standing
                if column.field not in needed:
                    left_out.lose(_("a tie to something that is not in the file"), row.where)
    one_of = ONE_OF.get(row.kind, ())
    if not all(values.get(name) for name in needed) or (one_of and not any(map(values.get, one_of))):
        left_out.lose(_("it belongs to something that is not in the file"), row.where)
        return None
    return replace(row, values=values) if values != row.values else row


def _standing(column: Column, given: object, there: set[tuple[str, str]]) -> object:
    """Of the ids those that are there, in the same form."""
    if isinstance(given, tuple):
        return tuple(each for each in given if (column.to, each) in there)
    return given if (column.to, given) in there else None
