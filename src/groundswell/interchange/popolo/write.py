"""The register as Popolo JSON: its own names where it has one, ours under "groundswell", so that nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from groundswell.interchange.popolo.meetings import told_when
from groundswell.interchange.popolo.ours import APART, MEMBER, as_thing, id_of
from groundswell.interchange.whole_file import put
from groundswell.interchange.workbook.standing import Standing, Values

Thing = dict[str, Any]
WAS_THERE = ("present", "substitute")
NAMED = ("forum", "organisation", "person")  # what Popolo gives other names


def write(standing: Standing, path: Path) -> None:
    """Writes the file. The same register gives the same bytes."""
    put(path, (json.dumps(document(standing), ensure_ascii=False, indent=1) + "\n").encode())


def document(standing: Standing) -> Thing:
    """Everything the asker may see, under Popolo's lists and then our own."""
    return {
        "areas": list(_each(standing, "place")),
        "organizations": [*_named(standing, "organisation"), *_named(standing, "forum")],
        "persons": list(_named(standing, "person")),
        "posts": [*_each(standing, "post"), *_each(standing, "seat")],
        "memberships": [*_holdings(standing), *_sittings(standing)],
        "events": list(_events(standing)),
        MEMBER: {name: list(_apart(standing, kind)) for name, kind in APART.items()},
    }


def _each(standing: Standing, kind: str) -> Iterator[Thing]:
    for key, values in standing.rows(kind).items():
        yield as_thing(kind, key, values)


def _named(standing: Standing, kind: str) -> Iterator[Thing]:
    """The rows of a kind with the other names they have."""
    others: dict[object, list[Thing]] = {}
    for key, values in standing.rows("alias").items():
        if named_by(values) == kind:
            others.setdefault(values[kind], []).append(as_thing("alias", key, values, inside=(kind,)))
    for key, values in standing.rows(kind).items():
        each = as_thing(kind, key, values)
        yield {**each, "other_names": others[key]} if key in others else each


def named_by(alias: Values) -> str:
    """The kind of row whose other name it is; "" for one that Popolo gives no other names, or that is not seen."""
    return next((kind for kind in NAMED if alias[kind]), "")


def _apart(standing: Standing, kind: str) -> Iterator[Thing]:
    for key, values in standing.rows(kind).items():
        if kind != "alias" or not named_by(values):
            yield as_thing(kind, key, values)


def _holdings(standing: Standing) -> Iterator[Thing]:
    posts = standing.rows("post")
    for key, values in standing.rows("post_holding").items():
        each = as_thing("post_holding", key, values)
        organisation = posts.get(str(values["post"]), {}).get("organisation")
        yield {**each, **_told(organization_id=organisation and id_of("organisation", organisation))}


def _sittings(standing: Standing) -> Iterator[Thing]:
    """Each with what its seat tells: readers of Popolo look here for the body, the role and for whom it speaks."""
    seats = standing.rows("seat")
    for key, values in standing.rows("sitting").items():
        seat = seats.get(str(values["seat"]), {})
        forum, organisation = seat.get("forum"), seat.get("organisation")
        told = _told(
            organization_id=forum and id_of("forum", forum),
            role=seat.get("role") and str(seat.get("role")),
            on_behalf_of_id=organisation and id_of("organisation", organisation),
        )
        yield {**as_thing("sitting", key, values), **told}


def _events(standing: Standing) -> Iterator[Thing]:
    """Each meeting with who was there and its agenda."""
    there = _by_meeting(standing, "attendance")
    agendas = _by_meeting(standing, "agenda_item")
    forums = standing.rows("forum")
    for key, values in standing.rows("meeting").items():
        start, end = told_when(values["day"], values["start"], values["end"])
        inside = ("day", "start", "end") if end else ("day", "start")
        forum = forums.get(str(values["forum"]), {})
        came = [
            {"id": id_of("person", row["person"])}
            for row in there.get(key, {}).values()
            if row["person"] and row["status"] in WAS_THERE
        ]
        yield {
            **as_thing("meeting", key, values, inside=inside),
            **_told(name=forum.get("name"), classification="meeting", start_date=start, end_date=end),
            **_told(attendees=came, attendance=_inside("attendance", there.get(key, {}))),
            **_told(agenda_items=_inside("agenda_item", agendas.get(key, {}))),
        }


def _by_meeting(standing: Standing, kind: str) -> dict[object, dict[str, Values]]:
    found: dict[object, dict[str, Values]] = {}
    for key, values in standing.rows(kind).items():
        found.setdefault(values["meeting"], {})[key] = values
    return found


def _inside(kind: str, rows: Mapping[str, Values]) -> list[Thing]:
    return [as_thing(kind, key, values, inside=("meeting",)) for key, values in rows.items()]


def _told(**values: object) -> Thing:
    """Those that are stated."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}
