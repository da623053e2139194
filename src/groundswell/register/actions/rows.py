"""Adding, amending and removing any one row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any, cast

from django.db import models
from django.db.models import ProtectedError
from django.db.models.deletion import Collector

from groundswell.records.asking import Asker
from groundswell.register.actions.filling import check, fill, finder_for, guard_levels, levels_of
from groundswell.register.actions.one_change import one_change
from groundswell.register.actions.placing import place_items
from groundswell.register.errors import NoSuchRow, StillNeeded
from groundswell.register.keys import key_for
from groundswell.register.kinds import kind_of, model_of, scope_of
from groundswell.register.models import AgendaItem, Alias, Meeting, StandingItem
from groundswell.register.models.keyed import Keyed
from groundswell.register.rules import require_edit


def add(by: Asker, kind: str, values: Mapping[str, object]) -> Keyed:
    """Adds one row of a kind and gives it back. Relations may be keys or rows; a missing key is made.

    Raises NotAllowed, NoSuchRow, NotValid, AlreadyThere, SeatTaken and the register's other mistakes.
    """
    row = model_of(kind)()
    with one_change(by, f"add {kind}") as entry:
        levels = levels_of(row)
        many = fill(row, values, finder_for(by))
        check_relations(row)
        row.key = row.key or key_for(row)
        check(row)
        require_edit(by, scope_of(row))
        guard_levels(by, row, levels)
        write(row, many)
        follow_up(by, row)
        entry.subject, entry.detail = name_in_chain(row), particulars(row, values)
    return row


def amend(by: Asker, row: Keyed, values: Mapping[str, object]) -> Keyed:
    """Changes the named values of one row and gives it back. The asker may write where it was and where it goes."""
    kind = kind_of(row)
    with one_change(by, f"amend {kind}") as entry:
        fresh: Keyed = seen_again(by, row)
        require_edit(by, scope_of(fresh))
        levels = levels_of(fresh)
        many = fill(fresh, values, finder_for(by))
        check_relations(fresh)
        check(fresh)
        require_edit(by, scope_of(fresh))
        guard_levels(by, fresh, levels)
        write(fresh, many)
        follow_up(by, fresh)
        entry.subject, entry.detail = name_in_chain(fresh), particulars(fresh, values)
    return fresh


def remove(by: Asker, row: Keyed) -> None:
    """Takes out a row that nothing else needs. What was once true is ended, not removed."""
    with one_change(by, f"remove {kind_of(row)}") as entry:
        fresh = seen_again(by, row)
        require_edit(by, scope_of(fresh))
        _refuse_if_needed(fresh)
        entry.subject = name_in_chain(fresh)
        fresh.delete()


def seen_again(by: Asker, row: Keyed) -> Any:
    """The row as it stands now, locked for this change; raises NoSuchRow where the asker may not see it."""
    seen = type(row).objects.visible_to(by)  # type: ignore[attr-defined]
    if not seen.filter(pk=row.pk).exists():
        raise NoSuchRow(kind_of(row), row.key)
    return type(row)._default_manager.select_for_update().get(pk=row.pk)


def write(row: Keyed, many: Mapping[str, list[Keyed]]) -> None:
    """Saves a checked row and its many-to-many relations."""
    row.save()
    for name, several in many.items():
        getattr(row, name).set(several)


def check_relations(row: Keyed) -> None:
    """Raises ValidationError where a needed relation is missing, before anything asks the row for it."""
    needed = {
        f.name
        for f in row._meta.concrete_fields
        if isinstance(f, models.ForeignKey) and not f.null and getattr(row, f.attname) is None
    }
    row.clean_fields(exclude={f.name for f in row._meta.concrete_fields} - needed)


def follow_up(by: Asker, row: Keyed) -> None:
    """Puts standing items on coming agendas after a meeting or a standing item changed."""
    if isinstance(row, Meeting | StandingItem):
        place_items(row.forum, today=by.today)


def name_in_chain(row: Keyed) -> str:
    """How the audit chain names a row: "forum lp-ops"."""
    return f"{kind_of(row)} {row.key}"


def particulars(row: Keyed, values: Mapping[str, object]) -> dict[str, object]:
    """What the chain keeps of a change: dates, numbers, choices and keys; of text only that it changed."""
    return {name: _particular(row, name) for name in values}


def _particular(row: Keyed, name: str) -> object:
    if name == "last_day":
        name = "closed" if hasattr(row, "closed") else "until"
    field = cast(Any, row._meta.get_field(name))
    if field.many_to_many:
        return sorted(getattr(row, name).values_list("key", flat=True))
    value = getattr(row, name)
    if isinstance(value, Keyed):
        return value.key
    is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
    return "changed" if is_text else value


def _refuse_if_needed(row: Keyed) -> None:
    """Raises StillNeeded where removing the row would take the record of something else with it."""
    collector = Collector(using="default", origin=row)
    try:
        collector.collect([row])
    except ProtectedError as error:
        raise StillNeeded(str(row), _kinds(error.protected_objects)) from error
    going = [*chain.from_iterable(collector.data.values()), *chain.from_iterable(collector.fast_deletes)]
    lost = [one for one in going if one != row and not _may_go_along(one)]
    if lost:
        raise StillNeeded(str(row), _kinds(lost))


def _kinds(several: Iterable[models.Model]) -> str:
    return ", ".join(sorted({str(type(one)._meta.verbose_name_plural) for one in several}))


def _may_go_along(row: models.Model) -> bool:
    """Whether a row has no story of its own: another name, a link, a standing item placed and not yet kept."""
    if isinstance(row, AgendaItem):
        return row.standing_item_id is not None and row.slot == AgendaItem.Slot.NOT_RECORDED and not row.noted
    return isinstance(row, Alias) or bool(row._meta.auto_created)
