"""Changing what was decided about a thing in a source: what was taken as one becomes two, or two become one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.actions.one_change import one_change
from groundswell.register.actions.plans import apply
from groundswell.register.actions.rows import remove, seen_again
from groundswell.register.errors import NotValid
from groundswell.register.keys import key_for
from groundswell.register.kinds import KINDS, kind_of_model, model_of
from groundswell.register.models import SourcedFact
from groundswell.register.models.keyed import Keyed
from groundswell.register.plan import Plan, PlanRow
from groundswell.register.rules import may_lead, require

CAN_BE_TWO = ("place", "organisation", "person", "post", "forum")  # what is told apart by a name


def separate(by: Asker, fact: SourcedFact) -> Keyed:
    """Makes a row of its own for a thing that was taken as one the register had. Gives the new row.

    What this data set brought along with it (seats, sittings, meetings, attendance) goes to the new row; what others
    wrote stays with the old one. Raises NotAllowed, NotValid, PlanFaults.
    """
    require(may_lead(by, fact.data_set.place))
    if fact.kind not in CAN_BE_TWO or fact.decision != SourcedFact.Decision.SAME or not fact.key:
        raise NotValid(_("This was not taken as a row that was there before."))
    old = seen_again(by, model_of(fact.kind)._default_manager.get(key=fact.key))
    with one_change(by, "separate") as entry:
        values = _own_values(fact, old)
        row: Any = model_of(fact.kind)()
        row.name = str(values.get("name", ""))
        key = key_for(row)
        moved = list(_moved(fact, fact.key, key))
        apply(by, Plan((PlanRow(fact.kind, key, "new", values, fact.where), *moved)))
        _redecided(fact, SourcedFact.Decision.NEW, key)
        entry.subject = f"{fact.kind} {key}"
        entry.detail = {"from": old.key, "data_set": fact.data_set.key, "rows": len(moved)}
    found: Keyed = model_of(fact.kind)._default_manager.get(key=key)
    return found


def join(by: Asker, fact: SourcedFact, to: Keyed) -> None:
    """Says that a thing that was taken as new is a row the register has. The row made for it goes, where nothing but
    this data set hangs on it.

    Raises NotAllowed, NotValid; StillNeeded where others hang something on the row by now: then nothing is changed.
    """
    require(may_lead(by, fact.data_set.place))
    if fact.kind not in CAN_BE_TWO or fact.decision != SourcedFact.Decision.NEW or not fact.key:
        raise NotValid(_("This was not taken as a new row."))
    if kind_of_model(type(to)) != fact.kind or to.key == fact.key:
        raise NotValid(_("Choose another row of the same kind."))
    old = model_of(fact.kind)._default_manager.get(key=fact.key)
    with one_change(by, "join") as entry:
        moved = list(_moved(fact, fact.key, seen_again(by, to).key))
        if moved:
            apply(by, Plan(tuple(moved)))
        remove(by, old)
        _redecided(fact, SourcedFact.Decision.SAME, to.key)
        entry.subject = f"{fact.kind} {to.key}"
        entry.detail = {"from": old.key, "data_set": fact.data_set.key, "rows": len(moved)}


def _redecided(fact: SourcedFact, decision: str, key: str) -> None:
    fact.decision, fact.key, fact.was_asked = decision, key, True
    fact.save(update_fields=["decision", "key", "was_asked"])


def _own_values(fact: SourcedFact, old: Keyed) -> dict[str, object]:
    """What the source says of it, relations as the register's keys, and the place the old one is in."""
    values: dict[str, object] = {"source": fact.data_set.name}
    for name, value in fact.values.items():
        kind = _points_at(fact.kind).get(name)
        told = _keys(fact, kind, value) if kind else value
        if told not in (None, "", []):
            values[name] = told
    for name in ("place", "kind"):  # a source that says neither leaves them to whoever took it in
        stands = getattr(old, name, None)
        if stands is not None and name not in values:
            values[name] = stands.key if isinstance(stands, Keyed) else stands
    return values


def _keys(fact: SourcedFact, kind: str, value: object) -> object:
    """The register's keys of things of this data set; None where it has none."""
    facts = SourcedFact.objects.filter(data_set=fact.data_set_id, kind=kind).exclude(key="")
    if isinstance(value, list):
        return [f.key for f in facts.filter(source_id__in=value)]
    found = facts.filter(source_id=value).first()
    return found.key if found else None


def _moved(fact: SourcedFact, old: str, new: str) -> Iterator[PlanRow]:
    """The rows of this data set that hang on the thing, made to hang on the other row."""
    for other in SourcedFact.objects.filter(data_set=fact.data_set_id).exclude(key="").exclude(pk=fact.pk):
        names = [n for n, kind in _points_at(other.kind).items() if kind == fact.kind]
        pointing = [n for n in names if fact.source_id in _as_list(other.values.get(n))]
        if not pointing or not _stands(other):
            continue
        row = KINDS[other.kind]._default_manager.get(key=other.key)
        changes = {
            name: changed for name in pointing if (changed := _changed(row, name, old, new)) is not None
        }
        if changes:
            yield PlanRow(other.kind, other.key, "changed", changes, other.where)


def _changed(row: Keyed, name: str, old: str, new: str) -> object:
    """The relation with the new key for the old; None where the row does not point at the old one."""
    value = getattr(row, name)
    if isinstance(value, Keyed):
        return new if value.key == old else None
    keys = list(value.values_list("key", flat=True)) if value is not None else []
    return [new if key == old else key for key in keys] if old in keys else None


def _stands(fact: SourcedFact) -> bool:
    return fact.kind in KINDS and KINDS[fact.kind]._default_manager.filter(key=fact.key).exists()


def _as_list(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else [value]


def _points_at(kind: str) -> dict[str, str]:
    """relation -> the kind it points at."""
    if kind not in KINDS:
        return {}
    fields = [*KINDS[kind]._meta.concrete_fields, *KINDS[kind]._meta.many_to_many]
    return {f.name: kind_of_model(f.related_model) for f in fields if f.is_relation}  # type: ignore[arg-type]
