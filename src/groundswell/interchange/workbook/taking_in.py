"""A workbook into the register: all of it, or nothing and the reasons."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from groundswell.interchange.workbook.preview import Preview, look_at
from groundswell.records.asking import Asker
from groundswell.register import actions
from groundswell.register.errors import PlanFaults
from groundswell.register.models import Instance
from groundswell.register.plan import Applied, Fault, Plan


def take_in(path: Path | str, by: Asker, *, as_new: frozenset[str] = frozenset()) -> Applied:
    """Reads a workbook and applies it in one transaction.

    `as_new` holds "kind/key" of rows a person has said are new. Raises PlanFaults with every fault,
    among them each row that is still unsure, and whatever the register's actions refuse.
    """
    return carry_out(look_at(path, by, as_new=as_new), by)


def carry_out(seen: Preview, by: Asker) -> Applied:
    """Applies a preview that is ready. Raises PlanFaults where it is not; then nothing is changed."""
    unsure = tuple(
        Fault(row.where, row.why, _("If it is, write that key in its row. If not, take it in as new."))
        for row in seen.rows
        if row.verb == "unsure"
    )
    if seen.faults or unsure:
        raise PlanFaults(seen.faults + unsure)
    with transaction.atomic():
        here = [row for row in seen.rows if row.kind == "instance"]
        for row in here:
            if row.verb == "changed":
                by = _on_its_day(actions.set_instance(by, **row.values), by)
        applied = actions.apply(by, Plan(tuple(row for row in seen.rows if row.kind != "instance")))
    changed = sum(row.verb == "changed" for row in here)
    return replace(applied, changed=applied.changed + changed, same=applied.same + len(here) - changed)


def _on_its_day(stands: Instance, by: Asker) -> Asker:
    """The asker on the day this installation is fixed at: agendas to come are those after it."""
    return Asker(today=stands.fixed_today or by.today, account=by.account, grants=by.grants)
