"""Rows of the register that a thing in a source might be: by name, as candidates; by what they hang on, as the same."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from groundswell.records.asking import Asker
from groundswell.records.dated import Dated
from groundswell.register.kinds import KINDS, model_of
from groundswell.register.models import Alias
from groundswell.register.models.keyed import Keyed

# The same name makes a candidate, never a match: two councils have a Planning Committee, and two people a name.
BY_NAME = ("place", "organisation", "person", "post", "forum")
# There is one of these: the same name, or the same rows they hang on, is the same thing.
BY_WHAT_THEY_HANG_ON: Mapping[str, tuple[str, ...]] = {
    "subject": ("name",),
    "layer": ("place", "name"),
    "post_holding": ("post", "person", "start"),
    "sitting": ("seat", "person", "post", "start"),
    "meeting": ("forum", "day", "start"),
    "standing_item": ("forum", "subject", "start"),
    "paper": ("meeting", "title"),
    "agenda_item": ("meeting", "number", "title"),
    "attendance": ("meeting", "person"),
    "referral": ("paper", "from_meeting", "to_forum"),
    "open_channel": ("kind", "name"),
    "alias": ("name", "place", "forum", "organisation", "person"),
}


class Alike:
    """The register as one asker sees it, by name and by what rows hang on. Each kind is read once, when asked for."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self._rows: dict[str, dict[str, Any]] = {}
        self._by_name: dict[str, dict[str, list[str]]] = {}
        self._hanging: dict[str, dict[tuple[object, ...], str]] = {}

    def row(self, kind: str, key: str) -> Any | None:
        """The row with this key, if the asker may see it."""
        return self._of(kind).get(key)

    def named(self, kind: str, name: object) -> list[str]:
        """The keys of rows with this name, or with it as another name; in the register's order."""
        if kind not in self._by_name:
            found: dict[str, list[str]] = defaultdict(list)
            for key, row in self._of(kind).items():
                found[_folded(row.name)].append(key)
            for alias in self._aliases:
                named = getattr(alias, kind, None)
                if isinstance(named, Keyed) and named.key not in found[_folded(alias.name)]:
                    found[_folded(alias.name)].append(named.key)
            self._by_name[kind] = found
        return self._by_name[kind].get(_folded(name), []) if isinstance(name, str) else []

    def hanging(self, kind: str, values: Mapping[str, object]) -> str:
        """The key of the row that hangs on the same rows with the same name or time; "" where there is none.

        `values` hold relations as keys. Two seats of a forum are never taken as one: people share names of seats.
        """
        if kind not in BY_WHAT_THEY_HANG_ON:
            return ""
        if kind not in self._hanging:
            fields, rows = BY_WHAT_THEY_HANG_ON[kind], self._of(kind).items()
            self._hanging[kind] = {_told(_of_row(row, name) for name in fields): key for key, row in rows}
        return self._hanging[kind].get(self.told(kind, values), "")

    @staticmethod
    def told(kind: str, values: Mapping[str, object]) -> tuple[object, ...]:
        """What two rows of the kind share when they are the same; () where that cannot be told."""
        return _told(values.get(name) for name in BY_WHAT_THEY_HANG_ON.get(kind, ()))

    def seat_of(self, forum: str, name: object, people: set[str]) -> str:
        """The key of the one seat of a forum with this name in which one of these people sat; "" where not one."""
        at = self.row("forum", forum)
        seats = self._who_sat.get(_told((at.pk, name)), {}) if at is not None else {}
        fitting = [key for key, sat in seats.items() if sat & people]
        return fitting[0] if len(fitting) == 1 else ""

    def sitting_of(self, values: Mapping[str, object]) -> str:
        """The key of the one sitting of the same holder in the same seat on some of the same days; "" where not one."""
        days = Dated(_day(values.get("start")), _day(values.get("until")))
        holder = (values.get("seat"), values.get("person"), values.get("post"))
        sat = self._sittings.get(holder, [])
        fitting = [row.key for row in sat if Dated(row.start, row.until).overlaps(days)]
        return fitting[0] if len(fitting) == 1 else ""

    @cached_property
    def _sittings(self) -> dict[tuple[object, ...], list[Any]]:
        found: dict[tuple[object, ...], list[Any]] = defaultdict(list)
        for row in self._of("sitting").values():
            found[row.seat.key, row.person and row.person.key, row.post and row.post.key].append(row)
        return found

    @cached_property
    def _who_sat(self) -> dict[tuple[object, ...], dict[str, set[str]]]:
        """(forum, seat's name) -> seat's key -> the keys of those who sat in it."""
        found: dict[tuple[object, ...], dict[str, set[str]]] = {}
        for sitting in self._of("sitting").values():
            seats = found.setdefault(_told((sitting.seat.forum_id, sitting.seat.name)), {})
            seats.setdefault(sitting.seat.key, set()).add(sitting.person.key if sitting.person else "")
        return found

    @cached_property
    def _aliases(self) -> list[Alias]:
        seen = Alias.objects.visible_to(self._asker)
        return list(seen.select_related("place", "forum", "organisation", "person"))

    def _of(self, kind: str) -> dict[str, Any]:
        if kind not in self._rows:
            seen = model_of(kind).objects.visible_to(self._asker)  # type: ignore[attr-defined]
            relations = [f.name for f in KINDS[kind]._meta.concrete_fields if f.is_relation]
            self._rows[kind] = {row.key: row for row in seen.select_related(*relations)}
        return self._rows[kind]


def _told(values: Any) -> tuple[object, ...]:
    return tuple(_folded(value) for value in values)


def _folded(value: object) -> Any:
    """What two values must share: names in any case and spacing, times to the minute."""
    if isinstance(value, str):
        return " ".join(value.casefold().split()) or None
    if isinstance(value, dt.time):
        return value.replace(second=0, microsecond=0)
    return value


def _of_row(row: Any, name: str) -> object:
    value = getattr(row, name)
    return value.key if isinstance(value, Keyed) else value


def _day(value: object) -> dt.date | None:
    return value if isinstance(value, dt.date) else None
