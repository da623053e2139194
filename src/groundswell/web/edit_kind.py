"""What the pages need to know of one kind of row: its words, its fields, how one is told. The kinds: edit_kinds.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from groundswell.records.asking import Asker
from groundswell.register.models.keyed import Keyed

Words = str | Promise


@dataclass(frozen=True)
class Kind:
    """One kind of row: `name` as in addresses and actions, and everything its pages need to know."""

    name: str
    model: type[Keyed]
    one: Words
    many: Words
    about: Words
    fields: tuple[str, ...]
    told: Callable[[Any], tuple[str, ...]]  # row -> what stands beside its name in a list
    found_by: tuple[str, ...] = ("name",)  # fields the filter looks in
    with_it: tuple[str, ...] = ()  # relations read in the same query
    verbs: tuple[str, ...] = ()  # what else can be done with one, see edit_verbs.py
    order: tuple[str, ...] = ()

    def rows(self, asker: Asker) -> QuerySet[Any]:
        """Those the asker may see, in the order of the list, with what their line needs (one query)."""
        found: QuerySet[Any] = self.model.objects.visible_to(asker)  # type: ignore[attr-defined]
        found = found.select_related(*self.with_it) if self.with_it else found
        return found.order_by(*self.order) if self.order else found
