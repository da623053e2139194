"""What the register is to do with each thing whose row is known: make it, fill it, change it, or leave it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.interchange.reconcile.alike import Alike
from groundswell.interchange.reconcile.settling import LEFT_OUT, NEW, Found
from groundswell.interchange.understood import ASIDE
from groundswell.register.actions.undoing_imports import plain, values_of
from groundswell.register.kinds import model_of
from groundswell.register.models import DataSet, Person
from groundswell.register.models.keyed import Visibility
from groundswell.register.plan import Fault, PlanRow
from groundswell.register.sourced import Settled

IN_A_PLACE = ("forum", "organisation", "help_contact")


@dataclass
class Writing:
    """One file's rows on their way into a plan, for one data set."""

    alike: Alike
    data_set: DataSet
    _kept: Counter[str] = field(default_factory=Counter)
    _first_kept: dict[str, str] = field(default_factory=dict)

    def all_of(self, found: Iterable[Found]) -> tuple[Settled, ...]:
        """What is done about each."""
        return tuple(map(self._settled, found))

    def notes(self) -> tuple[Fault, ...]:
        """Where the register and the source say different things, and rows somebody took out here."""
        return tuple(Fault(self._first_kept[w], *self._told(w, n)) for w, n in self._kept.items())

    def _settled(self, one: Found) -> Settled:
        said = plain(one.said.values)
        before = one.known
        told = Settled(
            kind=one.said.kind,
            source_id=one.said.id,
            decision=one.decision,
            key=one.key,
            values=said,
            words=one.said.words,
            where=one.said.where,
            was_asked=one.was_asked,
            is_new_fact=before is None,
            says_other_than_before=before is not None and not _says_the_same(one, said),
        )
        if one.decision == LEFT_OUT or one.said.kind in ASIDE or one.repeats:
            return told
        row, keeps = self._row(one, said)
        other = told.says_other_than_before or row is not None
        return replace(told, row=row, keeps=keeps, says_other_than_before=other and before is not None)

    def _row(self, one: Found, said: Mapping[str, Any]) -> tuple[PlanRow | None, dict[str, Any]]:
        """The plan's row, and what stands now in the fields it changes."""
        is_known = one.known is not None and one.known.key == one.key
        if one.decision == NEW and not is_known:
            return self._new(one), {}
        if is_known and one.known is not None and one.known.values == said:
            return None, {}  # the source says what it said: whatever stands here stays
        standing = self.alike.row(one.said.kind, one.key)
        if standing is None:
            self._keep("gone", one.said.where)
            return None, {}
        stands = values_of(standing, one.values)
        wanted = plain(one.values)
        before = one.known.values if is_known and one.known is not None else None
        changes = {}
        for name, value in wanted.items():
            if stands[name] == value or value in (None, "", []):
                continue
            if before is None:
                if stands[name] in (None, "", []):
                    changes[name] = one.values[name]
                else:
                    self._keep("differs", one.said.where)
            elif said.get(name) != before.get(name):
                if self._is_ours(one, name, stands[name]):
                    self._keep("edited", one.said.where)
                else:
                    changes[name] = one.values[name]
        if not changes:
            return None, {}
        row = PlanRow(one.said.kind, one.key, "changed", changes, one.said.where)
        return row, {name: stands[name] for name in changes}

    def _is_ours(self, one: Found, name: str, stands: object) -> bool:
        """Whether somebody here wrote what stands: it is neither blank nor what the source said before."""
        before = one.known.values.get(name) if one.known is not None else None
        if stands in (None, "", []) or stands == before:
            return False
        field_of = model_of(one.said.kind)._meta.get_field(name)
        return (
            not field_of.is_relation
        )  # a relation's old id is the source's, its key is ours: it follows the source

    def _new(self, one: Found) -> PlanRow:
        values: dict[str, object] = {n: v for n, v in one.values.items() if v not in (None, "", ())}
        values.setdefault("source", self.data_set.name)
        if one.said.kind in IN_A_PLACE:
            values.setdefault("place", self.data_set.place.key)
        if one.said.kind == "person" and self.data_set.names_are_public:
            values.setdefault("identity", Person.Identity.PUBLIC)
            values.setdefault("visibility", Visibility.PUBLIC)
        return PlanRow(one.said.kind, one.key, "new", values, one.said.where)

    def _keep(self, what: str, where: str) -> None:
        self._kept[what] += 1
        self._first_kept.setdefault(what, where)

    @staticmethod
    def _told(what: str, count: int) -> tuple[str, str]:
        said, remedy = {
            "differs": (
                ngettext(
                    "%(count)d value in the register differs from the source. It was left as it stands.",
                    "%(count)d values in the register differ from the source. They were left as they stand.",
                    count,
                ),
                _("Change them by hand if the source is right."),
            ),
            "edited": (
                ngettext(
                    "%(count)d value changed in the source, but somebody had written another here. It was left.",
                    "%(count)d values changed in the source, but somebody had written others here. They were left.",
                    count,
                ),
                _("Change them by hand if the source is right."),
            ),
            "gone": (
                ngettext(
                    "%(count)d row was taken out here since. It was not brought back.",
                    "%(count)d rows were taken out here since. They were not brought back.",
                    count,
                ),
                _("Add them by hand if they should be here."),
            ),
        }[what]
        return said % {"count": count}, remedy


def _says_the_same(one: Found, said: Mapping[str, Any]) -> bool:
    """Whether the source, and what was decided about it, is as it was."""
    before = one.known
    return before is not None and (before.values, before.words, before.key, before.decision) == (
        said,
        dict(one.said.words),
        one.key,
        one.decision,
    )
