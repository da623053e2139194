"""What is known while a plan is applied: rows that stand, rows just made, and rows that failed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from django.db import models

from groundswell.records.asking import Asker
from groundswell.register.errors import NoSuchRow
from groundswell.register.kinds import KINDS, kind_of_model
from groundswell.register.models import Place
from groundswell.register.models.keyed import Keyed
from groundswell.register.plan import PlanRow


@dataclass
class Planned:
    """One row of the plan and the register's row made from it; `many` are links to set at the end."""

    plan: PlanRow
    row: Keyed
    many: Mapping[str, object] = field(default_factory=dict)


class Known:
    """The rows a plan may point at, by kind and key, as the asker may see them. Reads each kind once (one query)."""

    def __init__(self, by: Asker) -> None:
        self._by = by
        self._rows: dict[str, dict[str, Keyed]] = {}
        self._made: dict[str, dict[str, Keyed]] = {}
        self._failed: set[tuple[str, str]] = set()
        self._claimed: dict[str, set[str]] = {}

    def find(self, model: type[Keyed], key: str) -> Keyed | None:
        """The row with this key, standing or just made."""
        return self._of(kind_of_model(model)).get(key)

    def standing(self, plan: PlanRow) -> Keyed:
        """The row that a "changed" row changes; raises NoSuchRow."""
        found = self._of(plan.kind).get(plan.key)
        if found is None:
            raise NoSuchRow(plan.kind, plan.key)
        return found

    def claim(self, kind: str, key: str) -> None:
        """Keeps a key for a row of the plan that is still to be made."""
        self._claimed.setdefault(kind, set()).add(key)

    def keys(self, kind: str) -> set[str]:
        """The keys of this kind in use, or kept for a row of the plan."""
        return self._of(kind).keys() | self._claimed.get(kind, set())

    def made(self, planned: Planned) -> None:
        """Remembers a row just written."""
        kind = planned.plan.kind
        (self._rows if kind in self._rows else self._made).setdefault(kind, {})[planned.row.key] = planned.row
        if isinstance(planned.row, Place):
            self._by.kept.clear()  # a lead leads the new parts of their place too

    def failed(self, plan: PlanRow) -> None:
        """Remembers a row that could not be made."""
        self._failed.add((plan.kind, plan.key))

    def leans_on_failed(self, plan: PlanRow) -> bool:
        """Whether one of the row's relations points at a row of the plan that failed: then that is fault enough."""
        return any((kind, key) in self._failed for kind, key in relations_of(plan))

    @staticmethod
    def many_of(kind: str) -> frozenset[str]:
        """The names of the kind's many-to-many relations."""
        return frozenset(f.name for f in KINDS[kind]._meta.many_to_many)

    def _of(self, kind: str) -> dict[str, Keyed]:
        if kind not in self._rows:
            seen: models.QuerySet[Keyed] = KINDS[kind].objects.visible_to(self._by)  # type: ignore[attr-defined]
            standing = {row.key: row for row in seen.select_related(*_needed(kind))}
            self._rows[kind] = standing | self._made.pop(kind, {})
        return self._rows[kind]


@cache
def _needed(kind: str) -> tuple[str, ...]:
    """The relations through which a row's forum or place is found, so that asking for it costs no query."""
    return {
        "person": ("organisation__place",),
        "post": ("organisation__place",),
        "post_holding": ("post__organisation__place",),
        "layer": ("place",),
        "help_contact": ("place",),
        "organisation": ("place",),
        "forum": ("place",),
        "seat": ("forum",),
        "sitting": ("seat__forum",),
        "meeting": ("forum",),
        "standing_item": ("forum",),
        "paper": ("meeting__forum",),
        "agenda_item": ("meeting__forum",),
        "attendance": ("meeting__forum",),
        "referral": ("from_meeting__forum",),
        "open_channel": ("to_forum",),
        "alias": ("forum", "place", "organisation__place", "person__organisation__place"),
    }.get(kind, ())


def relations_of(plan: PlanRow) -> list[tuple[str, str]]:
    """The (kind, key) of every row that this one points at by key."""
    pointed = []
    for name, value in plan.values.items():
        kind = _points_at(plan.kind).get(name)
        for key in value if isinstance(value, list | tuple) else [value]:
            if kind and isinstance(key, str) and key:
                pointed.append((kind, key))
    return pointed


@cache
def _points_at(kind: str) -> dict[str, str]:
    """relation -> the kind it points at."""
    fields = [*KINDS[kind]._meta.concrete_fields, *KINDS[kind]._meta.many_to_many]
    return {f.name: kind_of_model(f.related_model) for f in fields if f.is_relation}  # type: ignore[arg-type]


def in_waves(rows: list[PlanRow]) -> tuple[list[list[PlanRow]], list[PlanRow]]:
    """The rows of one kind in waves, each after those it points at; and the rows that point in a ring."""
    waves: list[list[PlanRow]] = []
    left = {row.key or f"\0{n}": row for n, row in enumerate(rows)}
    while left:
        wave = [key for key, row in left.items() if not _waits_for(row, left)]
        if not wave:
            break
        waves.append([left.pop(key) for key in wave])
    return waves, list(left.values())


def _waits_for(row: PlanRow, left: Mapping[str, PlanRow]) -> bool:
    own = {n: v for n, v in row.values.items() if n not in Known.many_of(row.kind)}
    single = PlanRow(row.kind, row.key, row.verb, own)
    return any(kind == row.kind and key in left for kind, key in relations_of(single))
