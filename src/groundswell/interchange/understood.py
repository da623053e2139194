"""What a reader understood of somebody else's file: rows of the register's kinds, under the source's own ids.

A reader is `read(path, asked) -> Understood` in the folder of its format. It knows the format and nothing of the
register's rows; what is the same as what is decided afterwards, in `reconcile`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.register.plan import Fault

# Kinds that are kept with their source and shown, but are no rows of the register (yet). None is called like a kind
# of the register.
ASIDE = ("grant", "office")


@dataclass(frozen=True)
class Said:
    """One thing the source says.

    `kind`    a kind of the register ("forum", "meeting"), or one of ASIDE.
    `id`      the source's own id for it. The same thing has the same id in a newer file; unique within its kind.
    `values`  the register's field names -> values. Dates are dt.date, times dt.time; `until` and `closed` are the day
              AFTER the last one. A relation is the id of another row of this source, a list of them a tuple. Only what
              the source says: a field it does not speak of is absent, and what stands there is left alone.
    `where`   where a person finds it: "line 12", "meeting-4.xml, attendee 3".
    `words`   the source's own words where they were turned into ours: {"status": "Expected"}.
    """

    kind: str
    id: str
    values: Mapping[str, object]
    where: str
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """What a person said when they chose the file.

    `name` is what the data set is called; `first` and `last` are the first and last day over which meetings that
    repeat are written out, both included. `zone` is the time zone of the place its forums go to.
    """

    name: str
    first: dt.date
    last: dt.date
    zone: str = "UTC"


@dataclass(frozen=True)
class Understood:
    """All of a file. One fault stops the import; a note does not: it tells what was left out or kept as it was."""

    rows: tuple[Said, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()

    def of(self, kind: str) -> Iterator[Said]:
        """The rows of one kind, in the file's order."""
        return (row for row in self.rows if row.kind == kind)

    def each_once(self) -> Understood:
        """The same with each kind and id once, the first of them; a note tells how many stood there again."""
        once: dict[tuple[str, str], Said] = {}
        again = [row for row in self.rows if once.setdefault((row.kind, row.id), row) is not row]
        if not again:
            return self
        said = ngettext(
            "%(count)d thing has an id that another one has. The first was taken.",
            "%(count)d things have ids that others have. The first of each was taken.",
            len(again),
        )
        told = Fault(again[0].where, said % {"count": len(again)}, _("Give each its own id if they differ."))
        return replace(self, rows=tuple(once.values()), notes=(*self.notes, told))

    def counts(self) -> Counter[str]:
        """Kind -> rows."""
        return Counter(row.kind for row in self.rows)

    def coverage(self) -> tuple[int, int]:
        """Meetings, and those of them with at least one person recorded as there or not there."""
        recorded = {
            row.values.get("meeting")
            for row in self.of("attendance")
            if row.values.get("status") not in (None, "expected", "not_recorded")
        }
        meetings = [row.id for row in self.of("meeting")]
        return len(meetings), sum(each in recorded for each in meetings)
