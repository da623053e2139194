"""A made-up council as a reader would understand it, and the taking in of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from groundswell.interchange.formats import Format
from groundswell.interchange.reconcile.decisions import Decisions
from groundswell.interchange.reconcile.review import Review, Source, carry_out, look_at
from groundswell.interchange.understood import Asked, Said, Understood
from groundswell.records.asking import Asker
from groundswell.register.models import Import, Place

DAY = dt.date(2021, 2, 15)
ASKED = Asked("Council", DAY, DAY + dt.timedelta(days=365))


@dataclass(frozen=True)
class Read(Format):
    """A format whose reader has understood these rows already."""

    found: Understood = Understood()

    def read(self, path: Path, asked: Asked) -> Understood:
        """What it was given."""
        return self.found


def council() -> list[Said]:
    """Two committees that share a member; one meeting each, recorded."""
    day = dt.date(2021, 3, 2)
    return [
        Said("forum", "1", {"name": "Scrutiny Committee", "kind": "committee"}, "line 1"),
        Said("forum", "2", {"name": "Cabinet", "kind": "cabinet"}, "line 2"),
        Said("person", "7", {"name": "Ada Blackwood"}, "line 3"),
        Said("seat", "1-7", {"forum": "1", "name": "Chair", "role": "chair"}, "line 4"),
        Said("seat", "2-7", {"forum": "2", "name": "Member"}, "line 5"),
        Said("sitting", "1-7", {"seat": "1-7", "person": "7", "start": dt.date(2020, 5, 1)}, "line 6"),
        Said("sitting", "2-7", {"seat": "2-7", "person": "7"}, "line 7"),
        Said("meeting", "m1", {"forum": "1", "day": day, "start": dt.time(10)}, "line 8"),
        Said("meeting", "m2", {"forum": "2", "day": dt.date(2021, 3, 9)}, "line 9"),
        Said(
            "attendance",
            "m1-7",
            {"meeting": "m1", "person": "7", "status": "present"},
            "line 10",
            {"status": "In attendance"},
        ),
    ]


def changed(rows: Iterable[Said], kind: str, id: str, /, **values: object) -> list[Said]:
    """The rows, with other values in one of them."""
    return [replace(r, values={**r.values, **values}) if (r.kind, r.id) == (kind, id) else r for r in rows]


def without(rows: Iterable[Said], kind: str, id: str) -> list[Said]:
    """The rows, without one of them."""
    return [row for row in rows if (row.kind, row.id) != (kind, id)]


def seen(
    rows: Iterable[Said], by: Asker, file: Path, decisions: Decisions | None = None, *, public: bool = False
) -> Review:
    """What taking these rows in would do."""
    form = Read("made-up", "Made up", "Made up", found=Understood(tuple(rows)))  # type: ignore[arg-type]
    source = Source(
        form,
        "Council",
        Place.objects.get(key="stockport"),
        names_are_public=public,
        read_with=lambda form, path, asked: form.read(path, asked),
    )
    return look_at([file], source, ASKED, by, decisions)


def taken(rows: Iterable[Said], by: Asker, file: Path, decisions: Decisions | None = None) -> Import:
    """These rows, taken in."""
    return carry_out(seen(rows, by, file, decisions), by)
