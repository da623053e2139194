"""The register as this asker sees it, in the workbook's own values: for export, and to compare an import with."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from groundswell.interchange.workbook.sheets import Column, Sheet, model_of, sheet_of
from groundswell.interchange.workbook.texts import tidy
from groundswell.records.asking import Asker
from groundswell.records.dated import last_day_from_until
from groundswell.register.today import instance

Values = Mapping[str, object]
Answer = TypeVar("Answer")

# How each sheet is sorted; the key comes last, so that the order never depends on when a row was added.
SORTED_BY: dict[str, tuple[str, ...]] = {
    "place": ("name",),
    "help_contact": ("place__key", "position"),
    "layer": ("place__key", "position"),
    "person": ("position", "name"),
    "post_holding": ("post__key", "start"),
    "forum": ("position", "name"),
    "seat": ("forum__position", "forum__key", "position"),
    "sitting": ("seat__forum__position", "seat__forum__key", "seat__position", "seat__key", "start"),
    "meeting": ("day", "start"),
    "attendance": ("meeting__day", "meeting__key"),
    "agenda_item": ("meeting__day", "meeting__key", "number"),
    "standing_item": ("forum__key", "start"),
}


def kept(ask: Callable[[Standing, str], Answer]) -> Callable[[Standing, str], Answer]:
    """Asks once for each kind and keeps the answer with the Standing, so that it goes when that goes."""

    @functools.wraps(ask)
    def asked(standing: Standing, kind: str) -> Answer:
        name = (ask.__name__, kind)
        if name not in standing.answers:
            standing.answers[name] = ask(standing, kind)
        answer: Answer = standing.answers[name]
        return answer

    return asked


class Standing:
    """Every row the asker may see, kind by kind: key -> heading -> value. Each kind is read once, when asked for."""

    def __init__(self, asker: Asker) -> None:
        self.asker = asker
        self.answers: dict[tuple[str, str], Any] = {}

    @kept
    def rows(self, kind: str) -> dict[str, Values]:
        """The rows of a kind in the sheet's order. Reads the register: one query, and one a list of relations."""
        if kind == "instance":
            return {"": self._instance()}
        sheet = sheet_of(kind)
        seen = model_of(kind).objects.visible_to(self.asker)  # type: ignore[attr-defined]
        one = [column.field for column in sheet.columns if column.form == "one"]
        many = [column.field for column in sheet.columns if column.form == "many"]
        in_order = seen.order_by(*SORTED_BY.get(kind, ()), "key")
        found = (
            in_order.select_related(*one).prefetch_related(*many) if one else in_order.prefetch_related(*many)
        )
        return {row.key: self._values(sheet, row) for row in found}

    @kept
    def named(self, kind: str) -> dict[str, list[str]]:
        """Names of a kind, in small letters -> the keys of the rows that have them."""
        found: dict[str, list[str]] = {}
        heading = sheet_of(kind).name_column
        for key, values in self.rows(kind).items():
            found.setdefault(str(values.get(heading) or "").casefold(), []).append(key)
        return found

    @kept
    def hidden(self, kind: str) -> frozenset[str]:
        """The keys of a kind that are taken by rows the asker may not see. One query."""
        if kind == "instance":
            return frozenset()
        every = frozenset(model_of(kind)._default_manager.values_list("key", flat=True))
        return every - self._seen(kind)

    @kept
    def _seen(self, kind: str) -> frozenset[str]:
        """The keys of a kind the asker may see. One query."""
        seen = model_of(kind).objects.visible_to(self.asker)  # type: ignore[attr-defined]
        return frozenset(seen.values_list("key", flat=True))

    def _instance(self) -> Values:
        stands = instance()
        return {
            "name": tidy(stands.name),
            "fixed_today": stands.fixed_today,
            "notice": tidy(stands.notice) or None,
        }

    def _values(self, sheet: Sheet, row: Any) -> Values:
        return {column.heading: self._value(column, row) for column in sheet.columns}

    def _value(self, column: Column, row: Any) -> object:
        """One field of a row as the workbook holds it; a relation the asker may not see is None."""
        if column.form == "many":
            keys = (one.key for one in getattr(row, column.field).all())
            return tuple(sorted(key for key in keys if key in self._seen(column.to))) or None
        value = getattr(row, column.field)
        if column.form == "one":
            return value.key if value is not None and value.key in self._seen(column.to) else None
        if column.form == "last_day":
            return last_day_from_until(value)
        if isinstance(value, str):
            words = tidy(value) if column.form == "long_text" else " ".join(tidy(value).splitlines())
            return words or None
        return value
