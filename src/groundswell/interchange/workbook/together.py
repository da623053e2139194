"""Rows against rows: one chair holds one sitting at a time, one forum meets once at a time."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.interchange.workbook.faults import Faults
from groundswell.interchange.workbook.keyed import KeyedRow
from groundswell.interchange.workbook.sheets import sheet_of
from groundswell.interchange.workbook.standing import Standing
from groundswell.records.dated import Dated, until_from_last_day

# kind -> headings that no two rows may share; a row without the last of them is free
ONLY_ONCE: dict[str, tuple[str, ...]] = {
    "subject": ("name",),
    "place": ("inside", "name"),
    "help_contact": ("place", "name"),
    "layer": ("place", "order"),
    "meeting": ("forum", "start", "day"),
    "attendance": ("meeting", "person"),
    "referral": ("paper", "from_meeting", "to_forum"),
    "agenda_item": ("meeting", "standing_item"),
}
ONE_AT_A_TIME = {"sitting": "seat", "post_holding": "post"}
IN_A_LINE = {"place": "inside", "meeting": "moved_to"}


@dataclass(frozen=True)
class Held:
    """One row as it would stand: its key, what it says, and its row in the workbook where it has one."""

    key: str
    values: Mapping[str, object]
    row: KeyedRow | None

    @property
    def named(self) -> str:
        """How another row's fault points at it."""
        if self.row is None:
            return _("the register's “%(key)s”") % {"key": self.key}
        return _("row %(row)d") % {"row": self.row.number}


def check_together(rows: list[KeyedRow], standing: Standing, faults: Faults) -> None:
    """Adds every fault that two rows make between them, in the workbook or with the register."""
    by_kind: dict[str, list[KeyedRow]] = defaultdict(list)
    for row in rows:
        if row.is_sound:
            by_kind[row.kind].append(row)
    for kind, found in by_kind.items():
        held = list(_as_it_would_stand(found, standing.rows(kind)))
        if kind in ONLY_ONCE:
            _check_only_once(kind, held, faults)
        if kind in ONE_AT_A_TIME:
            _check_one_at_a_time(ONE_AT_A_TIME[kind], held, faults)
        if kind in IN_A_LINE:
            _check_line(IN_A_LINE[kind], held, faults)
    _check_several(by_kind["sitting"], by_kind["seat"], standing, faults)


def _as_it_would_stand(rows: list[KeyedRow], stands: Mapping[str, Mapping[str, object]]) -> Iterator[Held]:
    """The register's rows with the workbook's laid over them."""
    typed = {row.key: row for row in rows}
    for key, values in stands.items():
        row = typed.pop(key, None)
        yield Held(key, {**values, **row.values} if row else values, row)
    for key, row in typed.items():
        yield Held(key, row.values, row)


def _check_only_once(kind: str, held: list[Held], faults: Faults) -> None:
    headings = ONLY_ONCE[kind]
    first: dict[tuple[object, ...], Held] = {}
    for one in sorted(held, key=_by_row):
        said = tuple(one.values.get(heading) for heading in headings)
        if said[-1] is None:
            continue
        there = first.setdefault(said, one)
        if there is not one and one.row is not None:
            faults.add(
                one.row.where,
                _("It has the same %(headings)s as %(other)s.")
                % {"headings": _listed(headings), "other": there.named},
                _("Give it the key “%(key)s” if it is the same, or correct it.") % {"key": there.key},
            )


def _check_one_at_a_time(heading: str, held: list[Held], faults: Faults) -> None:
    """Two sittings in one chair, or two holders of one post, on the same day."""
    chairs: dict[object, list[Held]] = defaultdict(list)
    for one in held:
        chairs[one.values.get(heading)].append(one)
    for sittings in chairs.values():
        in_order = sorted(sittings, key=lambda one: (_first_day(one) or dt.date.min, *_by_row(one)))
        latest: Held | None = None
        for one in in_order:
            if latest is None or not _days(latest).overlaps(_days(one)):
                latest = one
                continue
            late, other = (one, latest) if one.row is not None else (latest, one)
            if late.row is not None:
                faults.add(
                    late.row.where,
                    _("Somebody else is in this %(heading)s on some of those days: %(other)s.")
                    % {"heading": heading, "other": other.named},
                    _("End the earlier one first with a last_day, or choose another %(heading)s.")
                    % {"heading": heading},
                )


def _check_line(heading: str, held: list[Held], faults: Faults) -> None:
    """Places inside one another, or meetings moved to one another, in a ring."""
    after = {one.key: one.values.get(heading) for one in held}
    in_rings = _rings(after)
    for one in held:
        if one.key in in_rings and one.row is not None:
            faults.add(
                one.row.where,
                _("Following “%(heading)s” from here leads back to itself.") % {"heading": heading},
                _("Correct the column “%(heading)s” so that it ends somewhere.") % {"heading": heading},
            )


def _rings(after: Mapping[str, object]) -> set[object]:
    """The keys that lie on a ring, where each key leads to one other or to none. Each key is walked once."""
    in_rings: set[object] = set()
    walked: set[object] = set()
    for start in after:
        way: dict[object, int] = {}
        key: object = start
        while key in after and key not in walked and key not in way:
            way[key] = len(way)
            key = after[str(key)]
        if key in way:
            in_rings.update(list(way)[way[key] :])
        walked.update(way)
    return in_rings


def _check_several(
    sittings: list[KeyedRow], seats: list[KeyedRow], standing: Standing, faults: Faults
) -> None:
    """Somebody sitting in a seat that stands for several people, not named."""
    if not sittings:
        return
    several = {key for key, values in standing.rows("seat").items() if values["several_not_named"]}
    for seat in seats:
        stays = seat.values.get("several_not_named", seat.key in several)
        several = several | {seat.key} if stays else several - {seat.key}
    for row in sittings:
        if row.values.get("seat") in several:
            faults.add(
                row.where,
                _("This seat stands for several people who are not named."),
                _("Add a seat of its own for the person on the sheet “%(sheet)s”.")
                % {"sheet": sheet_of("seat").name},
            )


def _by_row(one: Held) -> tuple[bool, int]:
    """The register's rows first, then the workbook's in their order."""
    return (one.row is not None, one.row.number if one.row else 0)


def _first_day(one: Held) -> dt.date | None:
    first = one.values.get("from")
    return first if isinstance(first, dt.date) else None


def _days(one: Held) -> Dated:
    last = one.values.get("last_day")
    return Dated(_first_day(one), until_from_last_day(last if isinstance(last, dt.date) else None))


def _listed(headings: Iterable[str]) -> str:
    return ", ".join(headings)
