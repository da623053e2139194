"""Undoing an import: what it made is taken out again, what it changed is put back; all of it or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.actions.one_change import one_change
from groundswell.register.actions.plans import apply
from groundswell.register.actions.rows import remove
from groundswell.register.errors import PlanFaults, RegisterError, StillNeeded
from groundswell.register.kinds import KINDS
from groundswell.register.models import Import, ImportedChange, SourcedFact
from groundswell.register.models.keyed import Keyed
from groundswell.register.plan import Fault, Plan, PlanRow
from groundswell.register.rules import may_lead, require


class NotTheLast(RegisterError):
    """A later import of the same data set stands on this one."""

    code = "not_the_last"

    def __init__(self) -> None:
        super().__init__(
            _("A later import of this data set stands on this one."), remedy=_("Undo the later one first.")
        )


def undo_import(by: Asker, run: Import) -> Import:
    """Takes back one import, the last of its data set that is not undone yet.

    A value somebody has changed since stays as they left it. Raises NotTheLast; PlanFaults with each row that
    something else needs by now: then nothing is undone.
    """
    require(may_lead(by, run.data_set.place))
    if not is_the_last(run):
        raise NotTheLast
    with one_change(by, "undo import") as entry:
        entry.subject = f"data set {run.data_set.key}"
        entry.detail = {"import": run.pk}
        _put_back(by, run)
        _take_out(by, run)
        SourcedFact.objects.filter(vanished_during=run).update(vanished=None, vanished_during=None)
        run.state = Import.State.UNDONE
        run.save()
    return run


def is_the_last(run: Import) -> bool:
    """Whether it can be undone: it stands, and no later one of its data set does."""
    later = Import.objects.filter(data_set=run.data_set_id, pk__gt=run.pk).exclude(state=Import.State.UNDONE)
    return run.state != Import.State.UNDONE and not later.exists()


def _put_back(by: Asker, run: Import) -> None:
    """What stood before in every field that still holds what this import wrote."""
    changes = list(ImportedChange.objects.filter(during=run).select_related("fact").order_by("-id"))
    rows = []
    for change in changes:
        standing = _standing(change.fact.kind, change.fact.key)
        if standing is None or not change.before:
            continue
        now = values_of(standing, change.after)
        back = {name: change.before[name] for name in change.after if now[name] == change.after[name]}
        if back:
            rows.append(PlanRow(change.fact.kind, standing.key, "changed", back, change.fact.where))
    if rows:
        apply(by, Plan(tuple(rows)))
    for change in changes:
        fact = change.fact
        for name, value in change.said_before.items():
            setattr(fact, name, value)
        fact.save()


def _take_out(by: Asker, run: Import) -> None:
    """The rows this import made, parts before the whole. Raises PlanFaults."""
    facts = SourcedFact.objects.filter(first_import=run)
    made = {kind: [] for kind in KINDS}  # type: dict[str, list[SourcedFact]]
    for fact in facts.filter(decision=SourcedFact.Decision.NEW).exclude(key=""):
        made[fact.kind].append(fact)
    faults = []
    for kind in reversed(KINDS):
        waiting = made[kind]
        while waiting:  # a place inside a place goes first, whichever was read first
            refused = list(_removed(by, waiting))
            if len(refused) == len(waiting):
                faults += [fault for _fact, fault in refused]
                break
            waiting = [fact for fact, _fault in refused]
    if faults:
        raise PlanFaults(faults)
    facts.delete()


def _removed(by: Asker, facts: Iterable[SourcedFact]) -> Iterable[tuple[SourcedFact, Fault]]:
    """Removes each row; gives those that something else still needs."""
    for fact in facts:
        row = _standing(fact.kind, fact.key)
        try:
            if row is not None:
                remove(by, row)
        except StillNeeded as needed:
            yield fact, Fault(fact.where or fact.key, needed.message, str(needed.remedy))


def _standing(kind: str, key: str) -> Keyed | None:
    found: Keyed | None = (
        KINDS[kind]._default_manager.filter(key=key).first() if kind in KINDS and key else None
    )
    return found


def values_of(row: Keyed, names: Iterable[str]) -> dict[str, Any]:
    """These fields of a row as they are kept: relations as keys, dates as text."""
    found: dict[str, Any] = plain({name: _value(row, name) for name in names})
    return found


def _value(row: Any, name: str) -> object:
    value = getattr(row, name)
    if isinstance(value, Keyed):
        return value.key
    if isinstance(value, models.Manager):
        return sorted(value.values_list("key", flat=True))
    return value


def plain(values: object) -> Any:
    """Values as they come back out of JSON."""
    return json.loads(json.dumps(values, cls=DjangoJSONEncoder))
