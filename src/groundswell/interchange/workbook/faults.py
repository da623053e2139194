"""Faults as they are gathered: each with its sheet, row, column and remedy. All of them, up to a cap."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.register.plan import Fault

MOST_FAULTS = 200


def where(sheet: str, row: int | None = None, column: str = "") -> str:
    """A place in the workbook, as a person would find it: sheet, row and column."""
    parts = [_("sheet “%(sheet)s”") % {"sheet": sheet}]
    if row is not None:
        parts.append(_("row %(row)d") % {"row": row})
    if column:
        parts.append(_("column “%(column)s”") % {"column": column})
    place = ", ".join(parts)
    return place[:1].upper() + place[1:]


class Faults:
    """The faults found so far. Past the cap they are counted, not kept."""

    def __init__(self) -> None:
        self._kept: list[Fault] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, place: str, what: str, remedy: str) -> None:
        """Adds one, unless the very same stands already."""
        fault = Fault(place, what, remedy)
        if fault in self._kept[-20:]:
            return
        self._count += 1
        if len(self._kept) < MOST_FAULTS:
            self._kept.append(fault)

    def extend(self, faults: tuple[Fault, ...]) -> None:
        """Adds those found elsewhere."""
        for fault in faults:
            self.add(fault.where, fault.what, fault.remedy)

    def all(self) -> tuple[Fault, ...]:
        """Those kept, and one last line that counts the rest."""
        rest = self._count - len(self._kept)
        if not rest:
            return tuple(self._kept)
        what = ngettext("There is %(rest)d more fault.", "There are %(rest)d more faults.", rest)
        more = Fault(_("In the rest"), what % {"rest": rest}, _("Mend these first, then try again."))
        return (*self._kept, more)
