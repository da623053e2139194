"""Seats, who sat in them and whom they spoke for, as positions, occupancies, memberships and representations."""

from __future__ import annotations

from collections.abc import Iterator

from groundswell.interchange.followthemoney.entities import Entity, Values, days, entity, id_of, interval
from groundswell.interchange.workbook.standing import Standing
from groundswell.records.dated import last_day_from_until


def posts(standing: Standing) -> Iterator[Entity]:
    """Each post with its organisation, then who held it."""
    for key, values in standing.rows("post").items():
        organisation = _id("organisation", values["organisation"])
        yield entity("Position", f"post-{key}", name=values["name"], organization=organisation)
    for key, values in standing.rows("post_holding").items():
        if values["person"] and values["post"]:
            post, person = _id("post", values["post"]), _id("person", values["person"])
            yield entity("Occupancy", f"post-holding-{key}", holder=person, post=post, **days(values))


def seats(standing: Standing) -> Iterator[Entity]:
    """Each seat as a position of its forum. A group that nobody named has a number of seats, and no holder."""
    for key, values in standing.rows("seat").items():
        yield entity(
            "Position",
            f"seat-{key}",
            name=values["name"],
            organization=_id("forum", values["forum"]),
            numberOfSeats=values["how_many"],
        )


def sittings(standing: Standing) -> Iterator[Entity]:
    """Who sat where from when until when: in the seat, on the forum, and for the organisation the seat is of.

    Where a post sits, whoever held it meanwhile did.
    """
    every = standing.rows("seat")
    for key, values in standing.rows("sitting").items():
        seat = every.get(str(values["seat"]))
        if seat is None:
            continue
        for name, person, when in _sitters(standing, key, values):
            yield from _sitting(name, str(values["seat"]), seat, person, when)


def _sitters(standing: Standing, key: str, values: Values) -> Iterator[tuple[str, str, Values]]:
    """The sitting's person; or each holder of its post, for the days that both share."""
    if values["person"]:
        yield key, str(values["person"]), days(values)
        return
    for holding, held in standing.rows("post_holding").items():
        shared = interval(values).within(interval(held))
        if values["post"] and held["post"] == values["post"] and held["person"] and not shared.is_empty():
            when = {"startDate": shared.start, "endDate": last_day_from_until(shared.until)}
            yield f"{key}-{holding}", str(held["person"]), when


def _sitting(name: str, key: str, seat: Values, person: str, when: Values) -> Iterator[Entity]:
    who = _id("person", person)
    forum = _id("forum", seat["forum"])
    yield entity("Occupancy", f"sitting-{name}", holder=who, post=_id("seat", key), **when)
    yield entity(
        "Membership", f"membership-{name}", member=who, organization=forum, role=seat["role"], **when
    )
    if seat["organisation"]:
        client = _id("organisation", seat["organisation"])
        yield entity(
            "Representation", f"representation-{name}", agent=who, client=client, role=seat["name"], **when
        )


def _id(kind: str, key: object) -> str | None:
    return id_of(f"{kind}-{key}") if key else None
