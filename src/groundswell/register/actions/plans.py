"""Applying a plan of many rows: all of it or nothing, with every fault named by its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.actions.filling import check, fill, guard_levels, levels_of
from groundswell.register.actions.one_change import one_change
from groundswell.register.actions.placing import place_items
from groundswell.register.actions.planned import Known, Planned, in_waves
from groundswell.register.actions.rows import check_relations
from groundswell.register.actions.writing import write_changed, write_links, write_new
from groundswell.register.errors import PlanFaults, RegisterError
from groundswell.register.keys import key_for
from groundswell.register.kinds import KINDS, scope_of
from groundswell.register.mistakes import mistakes_in
from groundswell.register.models import Forum, Meeting, StandingItem
from groundswell.register.models.keyed import Keyed
from groundswell.register.plan import VERBS, Applied, Fault, Plan, PlanRow
from groundswell.register.rules import require_edit


def apply(by: Asker, plan: Plan) -> Applied:
    """Writes every new and changed row of a plan, or, where one is at fault, none of them.

    Rows may point at others in the same plan, in any order. One entry in the audit chain, with
    counts. Raises PlanFaults with all faults found, each with its row's `where`.
    Cost: a query a kind to read, inserts in batches, one update a changed row.
    """
    with one_change(by, "apply plan") as entry:
        applying = _Applying(by)
        applying.all_of(plan)
        if applying.faults:
            raise PlanFaults(applying.faults)
        written = applying.written
        entry.subject = f"{sum(written.values())} rows"
        entry.detail = {"new": plan.count("new"), "changed": plan.count("changed"), "kinds": dict(written)}
        for forum in applying.forums_to_place():
            place_items(forum, today=by.today)
    return Applied(plan.count("new"), plan.count("changed"), plan.count("same"), dict(written))


class _Applying:
    """One plan on its way in: what is known so far, and what went wrong."""

    def __init__(self, by: Asker) -> None:
        self.by = by
        self.known = Known(by)
        self.faults: list[Fault] = []
        self.written: Counter[str] = Counter()
        self._touched: list[Planned] = []

    def all_of(self, plan: Plan) -> None:
        """Every kind in its order, then the links between rows that may point either way."""
        rows = [row for row in self._that_make_sense(plan.rows) if row.verb in ("new", "changed")]
        for row in rows:
            self.known.claim(row.kind, row.key)
        for kind in KINDS:
            self._of_one_kind([row for row in rows if row.kind == kind])
        self._link_all()
        places = {row.where: number for number, row in reversed(list(enumerate(plan.rows)))}
        self.faults.sort(key=lambda fault: places.get(fault.where, 0))

    def forums_to_place(self) -> list[Forum]:
        """The forums whose meetings or standing items the plan wrote."""
        forums = {
            planned.row.forum for planned in self._touched if isinstance(planned.row, Meeting | StandingItem)
        }
        return sorted(forums, key=lambda forum: forum.pk)

    def _that_make_sense(self, rows: Iterable[PlanRow]) -> list[PlanRow]:
        seen: dict[tuple[str, str], str] = {}
        good = []
        for row in rows:
            fault = self._sense_fault(row, seen.get((row.kind, row.key)) if row.key else None)
            if fault:
                self.faults.append(fault)
            else:
                seen[row.kind, row.key] = row.where
                good.append(row)
        return good

    def _sense_fault(self, row: PlanRow, twin: str | None) -> Fault | None:
        if row.kind not in KINDS or row.verb not in VERBS:
            return Fault(row.where, _("This row is of no kind the register keeps."), _("Take the row out."))
        if row.verb == "unsure":
            what = row.why or _("It is not clear whether this is new or one the register holds already.")
            return Fault(row.where, what, _("Say which it is: give the key of the one it is, or a new key."))
        if twin is not None:
            what = _("The key “%(key)s” stands twice, here and at %(where)s.") % {
                "key": row.key,
                "where": twin,
            }
            return Fault(row.where, what, _("Give one of them another key, or take one out."))
        return None

    def _of_one_kind(self, rows: list[PlanRow]) -> None:
        """Changed rows first, so that what they make room for fits; then new ones, the larger before its parts."""
        changed = [self._filled(row) for row in rows if row.verb == "changed"]
        self._written(write_changed([p for p in changed if p]))
        new, tangled = in_waves([row for row in rows if row.verb == "new"])
        for row in tangled:
            self._fault(
                row,
                RegisterError(_("These rows point at each other in a ring."), remedy=_("Break the ring.")),
            )
        for wave in new:
            self._written(write_new([p for p in map(self._filled, wave) if p]))

    def _written(self, outcome: tuple[list[Planned], list[tuple[Planned, RegisterError]]]) -> None:
        done, refused = outcome
        for planned in done:
            self.known.made(planned)
            self.written[planned.plan.kind] += 1
        self._touched += done
        for planned, mistake in refused:
            self._fault(planned.plan, mistake)

    def _filled(self, plan: PlanRow) -> Planned | None:
        """The row filled and checked, or None where it is at fault."""
        try:
            return self._fill(plan)
        except RegisterError as mistake:
            self._fault(plan, mistake)
        except ValidationError as error:
            for each in mistakes_in(error):
                self._fault(plan, each)
        return None

    def _fill(self, plan: PlanRow) -> Planned | None:
        if self.known.leans_on_failed(plan):
            self.known.failed(plan)
            return None
        row = self.known.standing(plan) if plan.verb == "changed" else KINDS[plan.kind](key=plan.key)
        levels = levels_of(row)
        if plan.verb == "changed":
            require_edit(self.by, scope_of(row))
        many = {n: v for n, v in plan.values.items() if n in self.known.many_of(plan.kind)}
        fill(row, {n: v for n, v in plan.values.items() if n not in many}, self.known.find)
        check_relations(row)
        row.key = row.key or key_for(row, self.known.keys(plan.kind))
        self.known.claim(plan.kind, row.key)
        check(row)
        require_edit(self.by, scope_of(row))
        guard_levels(self.by, row, levels)
        return Planned(plan, row, many)

    def _link_all(self) -> None:
        """Sets the many-to-many relations, once every row they may point at is there."""
        linked = [(planned, links) for planned in self._touched if (links := self._links_of(planned))]
        for planned, mistake in write_links(linked):
            self._fault(planned.plan, mistake)

    def _links_of(self, planned: Planned) -> dict[str, list[Keyed]]:
        try:
            return fill(planned.row, planned.many, self.known.find)
        except RegisterError as mistake:
            if not self.known.leans_on_failed(planned.plan):
                self._fault(planned.plan, mistake)
            return {}

    def _fault(self, plan: PlanRow, mistake: RegisterError) -> None:
        self.known.failed(plan)
        self.faults.append(Fault(plan.where, mistake.message, str(mistake.remedy)))
