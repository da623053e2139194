"""Rows against the register: what is the same, new, changed or unsure, and every fault. Nothing is written here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from groundswell.interchange.workbook.faults import Faults
from groundswell.interchange.workbook.keyed import KeyedRow, Keying
from groundswell.interchange.workbook.read import SheetRow, read_into
from groundswell.interchange.workbook.sheets import Column, sheet_of
from groundswell.interchange.workbook.standing import Standing
from groundswell.interchange.workbook.together import check_together
from groundswell.interchange.workbook.values import cell_of
from groundswell.records.asking import Asker
from groundswell.records.dated import until_from_last_day
from groundswell.register.plan import Fault, Plan, PlanRow

Values = Mapping[str, object]

# kind -> headings that must also agree before an equal name makes a row unsure
NAMED_WITHIN: dict[str, tuple[str, ...]] = {
    "place": (),
    "help_contact": ("place",),
    "layer": ("place",),
    "subject": (),
    "organisation": (),
    "person": (),
    "post": ("organisation",),
    "forum": (),
    "seat": ("forum",),
    "paper": ("meeting",),
    "open_channel": ("to_forum",),
}
BLANK: dict[str, object] = {"text": "", "long_text": "", "choice": "", "many": [], "truth": None}


@dataclass(frozen=True)
class Preview(Plan):
    """A plan with the faults that stand in its way."""

    faults: tuple[Fault, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether it can be applied: no fault, and nothing unsure."""
        return not self.faults and not self.count("unsure")

    @property
    def seal(self) -> str:
        """A fingerprint of the whole plan: another register or another file gives another."""
        return hashlib.sha256(
            repr([(r.kind, r.key, r.verb, r.values) for r in self.rows]).encode()
        ).hexdigest()

    @property
    def changes_nothing(self) -> bool:
        """Whether every row is there already, as it stands."""
        return not self.faults and self.count("same") == len(self.rows)


def look_at(path: Path | str, asker: Asker, *, as_new: frozenset[str] = frozenset()) -> Preview:
    """What taking in this workbook would do, with all faults of its cells and of its rows together."""
    found = Faults()
    rows = read_into(found, Path(path))
    return _preview(rows, asker, as_new, found)


def preview(
    rows: tuple[SheetRow, ...],
    asker: Asker,
    *,
    as_new: frozenset[str] = frozenset(),
    faults: tuple[Fault, ...] = (),
) -> Preview:
    """The plan for these rows, kind by kind in an order of need.

    `as_new` holds "kind/key" of rows a person has said are new, whatever they are called.
    `faults` are those `read` found. Reads each kind of the register once.
    """
    found = Faults()
    found.extend(faults)
    return _preview(rows, asker, as_new, found)


def _preview(rows: tuple[SheetRow, ...], asker: Asker, as_new: frozenset[str], found: Faults) -> Preview:
    standing = Standing(asker)
    keyed = Keying(rows, standing, found).keyed()
    check_together(keyed, standing, found)
    typed = {(row.kind, row.key) for row in keyed}
    plan = [_plan_row(row, standing, typed, as_new, found) for row in keyed if row.is_sound]
    return Preview(tuple(plan), found.all())


def _plan_row(
    row: KeyedRow, standing: Standing, typed: set[tuple[str, str]], as_new: frozenset[str], faults: Faults
) -> PlanRow:
    stands = standing.rows(row.kind).get(row.key)
    if stands is not None:
        return _same_or_changed(row, stands)
    if row.key in standing.hidden(row.kind):
        faults.add(row.where, _("The key “%(key)s” is taken.") % {"key": row.key}, _("Use another key."))
    why = "" if f"{row.kind}/{row.key}" in as_new else _why_unsure(row, standing, typed)
    values = {
        column.field: _to_field(column, row.values[column.heading])
        for column in sheet_of(row.kind).columns
        if row.values.get(column.heading) is not None and column.form != "key"
    }
    return PlanRow(row.kind, row.key, "unsure" if why else "new", values, row.where, why)


def _same_or_changed(row: KeyedRow, stands: Values) -> PlanRow:
    """Only what differs is in the values; `why` tells it as "heading: before → after"."""
    values: dict[str, object] = {}
    told = []
    for column in sheet_of(row.kind).columns:
        if column.form == "key" or column.heading not in row.values:
            continue
        before, after = stands.get(column.heading), row.values[column.heading]
        if row.kind == "instance" and after is None:
            continue
        if before != after:
            values[column.field] = _to_field(column, after)
            told.append(f"{column.heading}: {_shown(before)} → {_shown(after)}")
    return PlanRow(row.kind, row.key, "changed" if values else "same", values, row.where, "; ".join(told))


def _shown(value: object) -> str:
    """A value in a sentence: a long text is cut, nothing is a dash."""
    text = str(cell_of(value))
    return f"“{text[:60]}”" if text else "–"


def _to_field(column: Column, value: object) -> object:
    """A value as the register's field takes it: an end is the day after, a list is a list, blank is blank."""
    if column.form == "last_day":
        return until_from_last_day(value)  # type: ignore[arg-type]
    if value is None:
        return BLANK.get(column.form)
    return list(value) if isinstance(value, tuple) else value


def _why_unsure(row: KeyedRow, standing: Standing, typed: set[tuple[str, str]]) -> str:
    """The row of the register that has the same name and another key, told; "" where there is none."""
    heading = sheet_of(row.kind).name_column
    name = row.values.get(heading)
    if row.kind not in NAMED_WITHIN or not isinstance(name, str):
        return ""
    within = NAMED_WITHIN[row.kind]
    for key in standing.named(row.kind).get(name.casefold(), ()):
        values = standing.rows(row.kind)[key]
        is_same_whole = all(values.get(h) == row.values.get(h) for h in within)
        if is_same_whole and (row.kind, key) not in typed:
            told = {"name": values[heading], "key": key}
            return _("The register has “%(name)s” under the key “%(key)s”. Is it the same?") % told
    return ""
