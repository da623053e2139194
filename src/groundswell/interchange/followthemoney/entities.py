"""One FollowTheMoney entity, and the names its schemas have for what the register holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from groundswell.records.dated import Dated, until_from_last_day

Entity = dict[str, object]
Values = Mapping[str, object]
PUBLIC_SECTORS = ("council", "police")  # the others hold charities and firms too, so they claim less


def entity(schema: str, name: str, /, **properties: object) -> Entity:
    """An entity with the properties that have a value, each a list of texts; `name` is its id without our prefix."""
    told = {key: texts for key, value in sorted(properties.items()) if (texts := _texts(value))}
    return {"id": id_of(name), "schema": schema, "properties": told}


def id_of(name: str) -> str:
    """The id of an entity: "groundswell-forum-acb"."""
    return f"groundswell-{name}"


def days(values: Values) -> dict[str, object]:
    """The first and the last day of a row with an interval."""
    return {"startDate": values.get("from"), "endDate": values.get("last_day")}


def interval(values: Values) -> Dated:
    """The days of a row, half-open."""
    last = values.get("last_day")
    start = values.get("from")
    return Dated(
        start if isinstance(start, dt.date) else None,
        until_from_last_day(last if isinstance(last, dt.date) else None),
    )


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return [_text(each) for each in values if each not in (None, "")]


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)
