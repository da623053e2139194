"""What a JSON format has names for, and where the rest of a row stands: under one member, "groundswell"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.interchange.opened.shapes import Thing, day_after, first_day, thing, whole, words
from groundswell.interchange.understood import Said
from groundswell.interchange.workbook.sheets import Column, sheet_of
from groundswell.register.plan import Fault

MEMBER = "groundswell"
# Kind -> the heading of a column -> the format's own name for it.
Names = Mapping[str, Mapping[str, str]]
# A file never opens who may see a person: whoever takes it in says whether its names are public.
NEVER_OPENED = {"person": {"identity": "public", "who_may_see": "public"}}


def id_of(kind: str, key: object) -> str:
    """The id of a row in the file: "forum:acb", unlike any other of the file."""
    return f"{kind}:{key}"


def as_thing(
    kind: str, key: str, values: Mapping[str, object], names: Names, *, inside: Iterable[str] = ()
) -> dict[str, Any]:
    """A row as an object; the columns in `inside` are told by where it stands."""
    own: dict[str, Any] = {"id": id_of(kind, key)}
    rest: dict[str, Any] = {"kind": kind}
    for column in sheet_of(kind).columns:
        value = _as_json(column, values.get(column.heading))
        name = names.get(kind, {}).get(column.heading)
        if value is None or column.heading in inside:
            continue
        if name:
            own[name] = value
        else:
            rest[_name(column)] = value
    return {**own, MEMBER: rest}


def _name(column: Column) -> str:
    """Its name under "groundswell", where "kind" says which kind of row the object is."""
    return "sort" if column.heading == "kind" else column.heading


def kind_of(given: Thing) -> str:
    """The kind of row an object says it is; "" where it says none."""
    return words(thing(given.get(MEMBER)).get("kind"))


def as_said(kind: str, given: Thing, where: str, names: Names, /, **known: object) -> Said:
    """The row that an object of ours tells; `known` are values told by where it stands."""
    rest = thing(given.get(MEMBER))
    values: dict[str, object] = {}
    kept: dict[str, str] = {}
    for column in sheet_of(kind).columns:
        name = names.get(kind, {}).get(column.heading)
        raw = given.get(name) if name else rest.get(_name(column))
        value = _from_json(column, raw)
        if value is not None and NEVER_OPENED.get(kind, {}).get(column.heading) != value:
            values[column.field] = value
        elif column.choices and words(raw):
            kept[column.field] = words(raw)
    return Said(kind, words(given.get("id")), {**values, **known}, where, kept)


def told_public(rows: Iterable[Said], name: str) -> Iterator[Fault]:
    """A note where the file says of people that everyone may see them: that is not for a file to say."""
    count = sum("visibility" in row.words or "identity" in row.words for row in rows if row.kind == "person")
    if count:
        said = ngettext(
            "The file says of %(n)d person that everyone may see them.",
            "The file says of %(n)d people that everyone may see them.",
            count,
        )
        yield Fault(name, said % {"n": count}, _("Say that its names are public if you know that they are."))


def _as_json(column: Column, value: object) -> Any:
    """A value as JSON has it; None where there is none."""
    if value in (None, "", ()) or column.form == "key":
        return None
    if column.form == "one":
        return id_of(column.to, value)
    if isinstance(value, tuple):
        return [id_of(column.to, each) for each in value]
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value) if column.choices else value


def _from_json(column: Column, raw: object) -> object:
    """A value as the register has it; None where it is not of the column's form."""
    match column.form:
        case "text" | "long_text" | "one" | "choice":
            said = words(raw) if isinstance(raw, str) else ""
            return (said if not column.choices or said in dict(column.choices) else None) or None
        case "day":
            return first_day(raw)
        case "last_day":
            return day_after(raw)
        case "time":
            return _time(raw)
        case "number":
            return whole(raw)
        case "truth":
            return raw if isinstance(raw, bool) else None
        case "many" if isinstance(raw, list):
            return tuple(each for each in dict.fromkeys(map(words, raw)) if each) or None
        case _:
            return None


def _time(raw: object) -> dt.time | None:
    try:
        return dt.time.fromisoformat(words(raw)).replace(tzinfo=None, microsecond=0)
    except ValueError:
        return None
