"""The register as FollowTheMoney entities, one a line: what the asker may see, and nothing of any voice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from groundswell.interchange.followthemoney.entities import PUBLIC_SECTORS, Entity, Values, entity, id_of
from groundswell.interchange.followthemoney.seating import posts, seats, sittings
from groundswell.interchange.whole_file import put
from groundswell.interchange.workbook.standing import Standing
from groundswell.register.models import Meeting

WAS_THERE = ("present", "substitute")


def write(standing: Standing, path: Path) -> None:
    """Writes the file. The same register gives the same bytes."""
    lines = (json.dumps(each, ensure_ascii=False, sort_keys=True) for each in entities(standing))
    put(path, "".join(f"{line}\n" for line in lines).encode())


def entities(standing: Standing) -> Iterator[Entity]:
    """Every entity: those that others point at first."""
    yield from _organisations(standing)
    yield from _forums(standing)
    yield from _people(standing)
    yield from posts(standing)
    yield from seats(standing)
    yield from sittings(standing)
    yield from _meetings(standing)


def _organisations(standing: Standing) -> Iterator[Entity]:
    for key, values in standing.rows("organisation").items():
        schema = "PublicBody" if values["sector"] in PUBLIC_SECTORS else "Organization"
        sector = None if values["sector"] == "not_stated" else values["sector"]
        yield entity(schema, f"organisation-{key}", name=values["name"], sector=sector)


def _forums(standing: Standing) -> Iterator[Entity]:
    """A forum is an organisation of its own, whoever runs it."""
    for key, values in standing.rows("forum").items():
        yield entity(
            "Organization",
            f"forum-{key}",
            name=values["name"],
            abbreviation=values["short_name"],
            classification=values["kind"],
            description=values["about"],
            incorporationDate=values["opened"],
            dissolutionDate=values["last_day"],
        )


def _people(standing: Standing) -> Iterator[Entity]:
    """Each person by the name they are shown by; and which organisation they belong to, where that is stated."""
    for key, values in standing.rows("person").items():
        yield entity("Person", f"person-{key}", name=values["name"])
        if values["organisation"]:
            yield entity(
                "UnknownLink",
                f"belongs-{key}",
                subject=id_of(f"person-{key}"),
                object=id_of(f"organisation-{values['organisation']}"),
                role="belongs to",
            )


def _meetings(standing: Standing) -> Iterator[Entity]:
    """Each meeting that was not called off, with those who are recorded as having been there."""
    there: dict[object, list[str]] = {}
    for values in standing.rows("attendance").values():
        if values["status"] in WAS_THERE and values["person"]:
            there.setdefault(values["meeting"], []).append(id_of(f"person-{values['person']}"))
    forums = standing.rows("forum")
    for key, values in standing.rows("meeting").items():
        if values["status"] not in Meeting.NOT_MET and values["forum"]:
            yield _event(key, values, forums[str(values["forum"])], sorted(there.get(key, ())))


def _event(key: str, values: Values, forum: Values, involved: list[str]) -> Entity:
    """`keywords` says what nobody should overlook: a date that is made up, or only expected."""
    told = {"synthetic": values["synthetic"], "expected": values["status"] == "expected"}
    return entity(
        "Event",
        f"meeting-{key}",
        name=f"{forum['name']}, {values['day']}",
        date=values["day"],
        organizer=id_of(f"forum-{values['forum']}"),
        involved=involved,
        keywords=[word for word, is_so in told.items() if is_so],
    )
