"""Each row of the workbook with its key and its relations found: the names people typed become keys."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext as _

from groundswell.interchange.workbook.faults import Faults, where
from groundswell.interchange.workbook.names import WITH_ALIASES, Names, NotFound
from groundswell.interchange.workbook.read import SheetRow
from groundswell.interchange.workbook.sheets import IN_ORDER_OF_NEED, MADE_OF, sheet_of
from groundswell.interchange.workbook.standing import Standing

LONGEST_KEY = 100


@dataclass(frozen=True)
class KeyedRow:
    """A row whose key is settled. `values` are as in SheetRow, relations as keys once `related` has run."""

    kind: str
    key: str
    number: int
    values: Mapping[str, object]
    is_sound: bool

    @property
    def where(self) -> str:
        """Its sheet and row."""
        return where(sheet_of(self.kind).name, self.number)


class Keying:
    """Settles keys, then relations, for all rows of one workbook."""

    def __init__(self, rows: tuple[SheetRow, ...], standing: Standing, faults: Faults) -> None:
        self.standing = standing
        self.faults = faults
        self.names = Names(standing)
        self.by_kind: dict[str, list[SheetRow]] = defaultdict(list)
        self.alike: dict[str, dict[tuple[object, ...], list[str]]] = {}
        for row in rows:
            self.by_kind[row.kind].append(row)

    def keyed(self) -> list[KeyedRow]:
        """Every row with its key and relations; what cannot be found is a fault and the row is not sound."""
        self._take_in_typed_names()
        found = [row for kind in IN_ORDER_OF_NEED for row in self._of_kind(kind)]
        return [self._related(row) for row in found]

    def _take_in_typed_names(self) -> None:
        """Names and aliases of places, forums, organisations and people come first: other keys are made of them."""
        for kind in WITH_ALIASES:
            self.names.know(kind)
            for row in self.by_kind[kind]:
                key = row.values.get("key") or self._made_key(row)
                if isinstance(key, str) and key:
                    self.names.add(kind, key, row.values)
        for row in self.by_kind["alias"]:
            for kind in WITH_ALIASES:
                found = self._find_quietly(kind, row.values.get(kind))
                if found:
                    self.names.call(kind, row.values.get("name"), found)

    def _of_kind(self, kind: str) -> list[KeyedRow]:
        """The rows of a kind with their keys; a key that stands on two rows is a fault at the second."""
        if self.by_kind[kind]:
            self.names.know(kind)
        first_at: dict[str, SheetRow] = {}
        found = []
        for row in self.by_kind[kind]:
            key = self._key(row)
            if key is None:
                continue
            if key in first_at and kind != "instance":
                self._doubled(row, first_at[key], key)
                continue
            first_at[key] = row
            self.names.add(kind, key, self._identity(row))
            found.append(KeyedRow(kind, key, row.number, row.values, row.is_sound))
        return found

    def _doubled(self, row: SheetRow, first: SheetRow, key: str) -> None:
        place = where(sheet_of(row.kind).name, row.number)
        said = {"first": first.number, "key": key}
        if {**row.values, "key": ""} == {**first.values, "key": ""}:
            self.faults.add(place, _("This repeats row %(first)d.") % said, _("Delete one of the two."))
        elif row.values.get("key"):
            what = _("The key “%(key)s” stands in row %(first)d already.") % said
            self.faults.add(place, what, _("Give one of them another key, or delete it."))
        else:
            what = _("It would have the same key as row %(first)d: “%(key)s”.") % said
            self.faults.add(place, what, _("Write a key of its own in each."))

    def _key(self, row: SheetRow) -> str | None:
        """The key typed; else that of the one row in the register that says the same; else one made."""
        typed = row.values.get("key")
        if row.kind == "instance":
            return ""
        if isinstance(typed, str):
            return typed
        if not row.is_sound:
            return None
        key = self._found_key(row) or self._made_key(row)
        if key:
            return key
        if all(not isinstance(v, str) or self._can_be_found(row, h) for h, v in row.values.items()):
            place = where(sheet_of(row.kind).name, row.number, "key")
            self.faults.add(place, _("No key can be made of this row."), _("Write one, such as row-1."))
        return None

    def _can_be_found(self, row: SheetRow, heading: str) -> bool:
        """Whether a relation leads somewhere; adds the fault where it does not."""
        column = sheet_of(row.kind).column(heading)
        if column.form != "one":
            return True
        try:
            self.names.find(column.to, str(row.values[heading]))
        except NotFound as lost:
            place = where(sheet_of(row.kind).name, row.number, heading)
            self.faults.add(place, lost.what, lost.remedy)
            return False
        return True

    def _identity(self, row: SheetRow) -> dict[str, object]:
        """The row's values with the relations its key is made of found, where they can be."""
        sheet = sheet_of(row.kind)
        found = dict(row.values)
        for heading in MADE_OF.get(row.kind, ()):
            column = sheet.column(heading)
            if column.form == "one" and row.values.get(heading) is not None:
                found[heading] = self._find_quietly(column.to, row.values[heading])
        return found

    def _found_key(self, row: SheetRow) -> str | None:
        """The key of the one row of the register that says the same of what a key is made of."""
        if row.kind not in self.alike:
            alike: dict[tuple[object, ...], list[str]] = defaultdict(list)
            for key, values in self.standing.rows(row.kind).items():
                alike[_same(values, MADE_OF[row.kind])].append(key)
            self.alike[row.kind] = alike
        keys = self.alike[row.kind].get(_same(self._identity(row), MADE_OF[row.kind]), [])
        return keys[0] if len(keys) == 1 else None

    def _made_key(self, row: SheetRow) -> str | None:
        """A key from the words of the row; None where a relation leads nowhere or nothing is left of the words."""
        identity = self._identity(row)
        parts = []
        for heading in MADE_OF.get(row.kind, ()):
            if row.values.get(heading) is not None and identity.get(heading) is None:
                return None
            parts.append(_as_words(identity.get(heading)))
        return slugify(" ".join(part for part in parts if part))[:LONGEST_KEY].strip("-") or None

    def _find_quietly(self, kind: str, text: object) -> str | None:
        if not isinstance(text, str):
            return None
        try:
            return self.names.find(kind, text)
        except NotFound:
            return None

    def _related(self, row: KeyedRow) -> KeyedRow:
        """The row with every relation as a key; each that leads nowhere is a fault."""
        values = dict(row.values)
        is_sound = row.is_sound
        for column in sheet_of(row.kind).columns:
            value = row.values.get(column.heading)
            if not column.to or value is None:
                continue
            typed = value if isinstance(value, tuple) else (str(value),)
            keys = [self._find(row, column.heading, column.to, text) for text in typed]
            if None in keys:
                is_sound = False
                continue
            values[column.heading] = (
                tuple(sorted({str(key) for key in keys})) if column.form == "many" else keys[0]
            )
        return KeyedRow(row.kind, row.key, row.number, values, is_sound)

    def _find(self, row: KeyedRow, heading: str, kind: str, text: str) -> str | None:
        try:
            return self.names.find(kind, text)
        except NotFound as lost:
            self.faults.add(where(sheet_of(row.kind).name, row.number, heading), lost.what, lost.remedy)
            return None


def _same(values: Mapping[str, object], headings: tuple[str, ...]) -> tuple[object, ...]:
    """What two rows must share to be the same one: names in any case."""
    found = (values.get(heading) for heading in headings)
    return tuple(value.casefold() if isinstance(value, str) else value for value in found)


def _as_words(value: object) -> str:
    if isinstance(value, dt.time):
        return value.strftime("%H%M")
    return "" if value is None else str(value)
