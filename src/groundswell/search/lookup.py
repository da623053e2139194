"""Finds forums, people, organisations and places by any name they ever had, and meetings by their day.

Every name comes from the directory, so a hit is something the asker may see.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from groundswell.records.asking import Asker
from groundswell.records.dated import last_day_from_until
from groundswell.register.models import Alias, Forum, Meeting, Organisation, Person, Place
from groundswell.search.directory import Directory, directory_for

MOST = 50
LONGEST = 200  # characters of a search that are looked at
NEAR = 0.6  # how alike a name must be to be offered instead
KINDS = ("forum", "organisation", "person", "place")
Row = Forum | Person | Organisation | Place


@dataclass(frozen=True)
class Hit:
    """One thing found, and by which name. `by_alias` is empty where its present name was found."""

    kind: str  # forum, person, organisation, place or meeting
    key: str
    name: str
    detail: str = ""
    by_alias: str = ""
    alias_last_day: dt.date | None = None
    day: dt.date | None = None


@dataclass(frozen=True)
class Found:
    """What a search gave: best first; and the nearest names where nothing was found."""

    asked: str
    hits: tuple[Hit, ...]
    nearest: tuple[Hit, ...] = ()
    more: int = 0  # how many hits were left off


def plain(name: str) -> str:
    """A name as it is compared: no case, accents, quotes or signs, single spaces."""
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    letters = "".join(c for c in bare if not unicodedata.combining(c)).replace("'", "").replace("’", "")
    return " ".join(re.findall(r"[^\W_]+", letters))


def find(asker: Asker, text: str, *, day: dt.date | None = None) -> Found:
    """What answers to `text`, by name, other name or key, best first.

    With a `day`, the meetings of that day too: of every forum, or of those that answer to `text`.
    Reads the directory (one query), and the meetings of that day (one more).
    """
    asked = " ".join(text[:LONGEST].split())
    wanted = plain(asked)
    if not wanted:
        return Found(asked, _meetings(asker, day) if day else ())
    directory = directory_for(asker)
    names = list(_names(directory))
    ranked: dict[tuple[str, str], tuple[tuple[int, int, int, str], Hit]] = {}
    for order, (spelt, hit) in enumerate(names):
        rank = _rank(spelt, wanted)
        if rank is None:
            continue
        sort = (rank, KINDS.index(hit.kind), order, hit.name)
        best = ranked.get((hit.kind, hit.key))
        if best is None or sort < best[0]:
            ranked[(hit.kind, hit.key)] = (sort, hit)
    hits = tuple(hit for _, hit in sorted(ranked.values(), key=lambda r: r[0]))
    forums = {hit.key for hit in hits if hit.kind == "forum"}
    met = _meetings(asker, day, forums) if day else ()
    nearest = () if hits or met else nearest_to(names, wanted)
    return Found(asked, met + hits[:MOST], nearest, max(0, len(hits) - MOST))


def nearest_to(names: Iterable[tuple[str, Hit]], wanted: str, *, most: int = 3) -> tuple[Hit, ...]:
    """The few things whose names are most like what was asked."""
    spelt = dict(names)
    alike = difflib.get_close_matches(wanted, list(spelt), n=most * 3, cutoff=NEAR)
    found = {(spelt[a].kind, spelt[a].key): spelt[a] for a in reversed(alike)}
    return tuple(reversed(found.values()))[:most]


def _names(directory: Directory) -> Iterator[tuple[str, Hit]]:
    """Every name in its compared spelling, and what it means: present names before other names."""
    rows: list[tuple[str, Row]] = [
        *(("forum", f) for f in directory.forums.values()),
        *(("person", p) for p in directory.people.values()),
        *(("organisation", o) for o in directory.organisations.values()),
        *(("place", p) for p in directory.places.values()),
    ]
    for kind, row in rows:
        hit = Hit(kind, row.key, row.name, _detail(directory, row))
        spellings = {plain(row.name), plain(row.key), plain(getattr(row, "short_name", ""))}
        for spelt in sorted(spellings - {""}):
            yield spelt, hit
    by_id = {(kind, row.pk): row for kind, row in rows}
    for alias in directory.aliases:
        for kind in KINDS:
            row_id = getattr(alias, f"{kind}_id")
            if row_id and (kind, row_id) in by_id:
                yield plain(alias.name), _by_alias(directory, kind, by_id[(kind, row_id)], alias)


def _by_alias(directory: Directory, kind: str, row: Row, alias: Alias) -> Hit:
    return Hit(
        kind,
        row.key,
        row.name,
        _detail(directory, row),
        by_alias=alias.name,
        alias_last_day=last_day_from_until(alias.until),
    )


def _detail(directory: Directory, row: Row) -> str:
    """A few words that tell one hit from another."""
    if isinstance(row, Forum):
        layers = ", ".join(layer.name for layer in directory.layers_of.get(row.pk, ()))
        return f"{row.place.name} · {layers}" if layers else row.place.name
    if isinstance(row, Person):
        return row.organisation.name if row.organisation else ""
    if isinstance(row, Organisation):
        return str(row.get_kind_display())
    return str(row.get_kind_display())


def _rank(spelt: str, wanted: str) -> int | None:
    """0 the very name, 1 its beginning, 2 each word begins one of its words, 3 inside it; None: not it."""
    if spelt == wanted:
        return 0
    if spelt.startswith(wanted):
        return 1
    words = spelt.split()
    if all(any(w.startswith(part) for w in words) for part in wanted.split()):
        return 2
    return 3 if wanted in spelt else None


def _meetings(asker: Asker, day: dt.date, forums: set[str] | None = None) -> tuple[Hit, ...]:
    rows = Meeting.objects.visible_to(asker).filter(day=day).select_related("forum")
    if forums is not None:
        rows = rows.filter(forum__key__in=forums)
    return tuple(
        Hit("meeting", m.key, m.forum.name, str(m.get_status_display()), day=m.day) for m in rows[:MOST]
    )
