"""Which row of the register each thing of a source is: known from before, decided, found, unsure, or new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.interchange.reconcile.alike import BY_NAME, Alike
from groundswell.interchange.reconcile.decisions import Decisions, Fact
from groundswell.interchange.reconcile.keys import Keys
from groundswell.interchange.understood import ASIDE, Said
from groundswell.register.kinds import KINDS, kind_of_model, model_of
from groundswell.register.models import SourcedFact
from groundswell.register.plan import Fault

NEW, SAME, LEFT_OUT = "new", "same", "left_out"


@dataclass(frozen=True)
class Unsure:
    """A thing that may be a row of the register, and the keys of those it may be."""

    fact: Fact
    name: str
    where: str
    candidates: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """One thing of the source with its row: `key` is free where it is new, "" where it is left out or kept aside.

    `values` hold relations as keys. `known` is what the source said of it before.
    """

    said: Said
    decision: str
    key: str
    values: Mapping[str, object]
    was_asked: bool = False
    known: SourcedFact | None = None
    repeats: bool = False


@dataclass
class Settling:
    """One file's rows on their way to their keys, kind by kind in an order of need."""

    alike: Alike
    facts: Mapping[Fact, SourcedFact]
    decisions: Decisions
    keys: Keys = field(default_factory=Keys)
    found: dict[Fact, Found] = field(default_factory=dict)
    unsure: list[Unsure] = field(default_factory=list)
    _linked: set[Fact] = field(default_factory=set)
    _hanging: dict[tuple[str, tuple[object, ...]], str] = field(default_factory=dict)
    _people_of_seats: dict[str, set[str]] = field(default_factory=dict)
    _lost: Counter[str] = field(default_factory=Counter)
    _first_lost: dict[str, str] = field(default_factory=dict)

    def all_of(self, rows: Iterable[Said]) -> list[Found]:
        """Every row with its key, in an order of need."""
        by_kind: dict[str, list[Said]] = {kind: [] for kind in (*KINDS, *ASIDE)}
        for row in rows:
            by_kind[row.kind].append(row)
        self._linked = {(fact.kind, fact.key) for fact in self.facts.values() if fact.key}
        self._people_of_seats = _people_of_seats(by_kind["sitting"])
        for kind in (*KINDS, *ASIDE):
            for row in _parents_first(by_kind[kind]):
                found = self.found[row.kind, row.id] = self._settled(row)
                told = self.alike.told(kind, found.values)
                if told and found.key:
                    self._hanging.setdefault((kind, told), found.key)
        return list(self.found.values())

    def notes(self) -> tuple[Fault, ...]:
        """What pointed at nothing, and what was said twice."""
        return tuple(
            Fault(self._first_lost[what], self._told(what, count), _("Look at the file if they matter."))
            for what, count in self._lost.items()
        )

    def _settled(self, row: Said) -> Found:
        fact = (row.kind, row.id)
        known = self.facts.get(fact)
        if row.kind in ASIDE:
            return Found(row, NEW, "", row.values, known=known)
        values = self._with_keys(row)
        if values is None or fact in self.decisions.left_out:
            return Found(row, LEFT_OUT, "", row.values, was_asked=values is not None, known=known)
        if fact in self.decisions.same:
            return Found(row, SAME, self.decisions.same[fact], values, was_asked=True, known=known)
        if known is not None and known.decision != LEFT_OUT:
            return Found(row, known.decision, known.key, values, was_asked=known.was_asked, known=known)
        if known is not None and known.was_asked and fact not in self.decisions.new:
            return Found(row, LEFT_OUT, "", values, was_asked=True, known=known)
        return replace(self._by_the_register(row, values), known=known)

    def _by_the_register(self, row: Said, values: Mapping[str, object]) -> Found:
        """The row it hangs on the same rows with, else a new one; and unsure where one has its name."""
        twin = self._twin(row, values)
        if twin:
            return Found(row, SAME, twin, values, repeats=True)
        there = self._there(row, values)
        if there and (row.kind, there) not in self._linked:
            self._linked.add((row.kind, there))
            return Found(row, SAME, there, values)
        fact = (row.kind, row.id)
        if row.kind in BY_NAME and fact not in self.decisions.new and not self.decisions.all_new:
            named = [
                k for k in self.alike.named(row.kind, values.get("name")) if (row.kind, k) not in self._linked
            ]
            if named:
                self.unsure.append(Unsure(fact, str(values["name"]), row.where, tuple(named)))
        key = self.keys.free(row.kind, values)
        return Found(row, NEW, key, values, was_asked=fact in self.decisions.new)

    def _twin(self, row: Said, values: Mapping[str, object]) -> str:
        """The key of a row of this file that hangs on the same rows: the source says it twice."""
        twin = self._hanging.get((row.kind, self.alike.told(row.kind, values)), "")
        if twin:
            self._lose("twice", row.where)
        return twin

    def _there(self, row: Said, values: Mapping[str, object]) -> str:
        """The register's row that is this one whatever its name: it hangs on the same rows. "" where there is none."""
        if row.kind == "seat":
            return self._seat(row, values)
        return self.alike.hanging(row.kind, values) or (
            self.alike.sitting_of(values) if row.kind == "sitting" else ""
        )

    def _seat(self, row: Said, values: Mapping[str, object]) -> str:
        """A seat of that forum with that name in which one of the same people sat: a shared name is not enough."""
        people = {
            self.found["person", person].key
            for person in self._people_of_seats.get(row.id, ())
            if ("person", person) in self.found
        }
        return self.alike.seat_of(str(values.get("forum") or ""), values.get("name"), people)

    def _with_keys(self, row: Said) -> dict[str, object] | None:
        """The values with relations as keys; None where one that is needed leads nowhere or was left out."""
        values = dict(row.values)
        for name, kind, is_needed in relations_of(row.kind):
            given = values.get(name)
            if given in (None, "", ()):
                continue
            ids = (
                [given] if isinstance(given, str) else list(given) if isinstance(given, tuple | list) else []
            )
            keys = [key for key in (self._key_of(kind, each) for each in ids) if key]
            if len(keys) < len(ids):
                if is_needed:
                    self._lose("needed", row.where)
                    return None
                self._lose("dropped", row.where)
            values[name] = (keys[0] if keys else None) if isinstance(given, str) else tuple(keys)
        return values

    def _key_of(self, kind: str, source_id: object) -> str:
        """The register's key of a thing of this source, in the file or known from before; "" where it has none."""
        fact = (kind, str(source_id))
        if fact in self.found:
            return self.found[fact].key
        known = self.facts.get(fact)
        return known.key if known is not None else ""

    def _lose(self, what: str, where: str) -> None:
        self._lost[what] += 1
        self._first_lost.setdefault(what, where)

    @staticmethod
    def _told(what: str, count: int) -> str:
        said = {
            "needed": ngettext(
                "%(count)d row was left out, because what it belongs to is not in the file or was left out.",
                "%(count)d rows were left out, because what they belong to is not in the file or was left out.",
                count,
            ),
            "dropped": ngettext(
                "%(count)d row points at something that is not in the file. It was taken in without it.",
                "%(count)d rows point at something that is not in the file. They were taken in without it.",
                count,
            ),
            "twice": ngettext(
                "%(count)d row says again what another row says. It was counted once.",
                "%(count)d rows say again what other rows say. They were counted once.",
                count,
            ),
        }[what]
        return said % {"count": count}


@cache
def relations_of(kind: str) -> tuple[tuple[str, str, bool], ...]:
    """Each relation of a kind: its field, the kind it points at, and whether a row cannot be without it."""
    model = model_of(kind)
    one = [(f, not f.null) for f in model._meta.concrete_fields if f.is_relation]
    several = [(f, False) for f in model._meta.many_to_many]
    return tuple((f.name, kind_of_model(f.related_model), needed) for f, needed in (*one, *several))  # type: ignore[arg-type]


def _people_of_seats(sittings: Iterable[Said]) -> dict[str, set[str]]:
    """A seat's id in the source -> the ids of those who sat in it."""
    people: dict[str, set[str]] = {}
    for row in sittings:
        seat, person = row.values.get("seat"), row.values.get("person")
        if isinstance(seat, str) and isinstance(person, str):
            people.setdefault(seat, set()).add(person)
    return people


def _parents_first(rows: list[Said]) -> list[Said]:
    """Rows of one kind, each after the one of its own kind that it points at; a ring stays in the file's order."""
    if not rows or rows[0].kind in ASIDE:
        return rows
    own = [name for name, kind, _needed in relations_of(rows[0].kind) if kind == rows[0].kind]
    if not own:
        return rows
    by_id = {row.id: row for row in rows}
    placed: dict[str, Said] = {}
    walked: set[str] = set()
    for row in rows:
        line: list[Said] = []
        at: Said | None = row
        while at is not None and at.id not in placed and at.id not in walked:
            walked.add(at.id)
            line.append(at)
            at = next((by_id[v] for v in map(at.values.get, own) if isinstance(v, str) and v in by_id), None)
        for each in reversed(line):
            placed[each.id] = each
    return list(placed.values())
