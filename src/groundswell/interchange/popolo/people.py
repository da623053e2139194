"""Popolo's persons and memberships: a seat and a sitting for each membership of a body that meets."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from groundswell.interchange.opened.shapes import Thing, words
from groundswell.interchange.popolo.bodies import other_names
from groundswell.interchange.popolo.ours import as_said, kind_of
from groundswell.interchange.popolo.reading import Reading, days
from groundswell.interchange.understood import Said

ROLES = {"chair": "chair", "chairperson": "chair", "chairman": "chair", "chairwoman": "chair", "convener": "chair",
         "vice-chair": "vice_chair", "vice chair": "vice_chair", "vice_chair": "vice_chair",
         "deputy chair": "vice_chair", "officer": "officer", "clerk": "officer", "secretary": "officer",
         "observer": "observer"}  # fmt: skip


def persons(reading: Reading) -> Iterator[Said]:
    """Each by name; no address, number, birthday or picture is taken in."""
    for where, each in reading.part("persons"):
        name = words(each.get("name")) or _joined(each)
        if not name:
            reading.left_out.lose(_("it has no name"), where)
        elif kind_of(each) == "person":
            yield as_said("person", each, where)
            yield from other_names(each, "person", where)
        else:
            yield Said("person", words(each.get("id")), {"name": name}, where)


def memberships(reading: Reading, bodies: frozenset[str]) -> Iterator[Said]:
    """A seat with its sitting for each membership of a body that meets; who held a post, where the file is ours."""
    named = {words(o.get("id")) for _where, o in reading.part("organizations") if words(o.get("name"))}
    for where, each in reading.part("memberships"):
        kind = kind_of(each)
        if kind in ("sitting", "post_holding"):
            yield as_said(kind, each, where)
        elif not words(each.get("person_id")):
            reading.left_out.lose(_("it names no person"), where)
        elif words(each.get("organization_id")) not in bodies:
            reading.left_out.lose(_("it belongs to nothing that meets"), where)
        else:
            yield from _seated(reading, each, where, named - bodies)


def _seated(reading: Reading, each: Thing, where: str, organisations: set[str]) -> Iterator[Said]:
    key = words(each.get("id")) or _id_of(each)
    role, behalf = words(each.get("role")), words(each.get("on_behalf_of_id"))
    seat: dict[str, object] = {
        "forum": words(each.get("organization_id")),
        "name": words(each.get("label")) or role or _("Member"),
        "role": ROLES.get(role.lower(), "member"),
    }
    if behalf in organisations:
        seat["organisation"] = behalf
    held = _held(reading, each)
    yield Said("seat", key, seat, where, {"role": role} if role else {})
    yield Said("sitting", key, {"seat": key, "person": words(each.get("person_id")), **held}, where)


def _held(reading: Reading, each: Thing) -> dict[str, object]:
    """From when until when; the term's own days where the membership names a term and no days."""
    held = days(each, "start_date", "end_date", "start", "until")
    term = reading.terms.get(words(each.get("legislative_period_id")), {})
    return held or days(term, "start_date", "end_date", "start", "until")


def _joined(person: Thing) -> str:
    parts = (words(person.get("given_name")), words(person.get("family_name")))
    return " ".join(part for part in parts if part)


def _id_of(membership: Thing) -> str:
    """An id from what makes a membership this one, where the file gives it none."""
    made_of = (
        "person_id",
        "organization_id",
        "role",
        "on_behalf_of_id",
        "area_id",
        "legislative_period_id",
        "start_date",
    )
    return "/".join(words(membership.get(part)) or "-" for part in made_of)
