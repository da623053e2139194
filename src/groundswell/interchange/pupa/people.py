"""Open Civic Data's organisations, people, posts and memberships: in the names of Popolo, which it builds on."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from groundswell.interchange.opened.shapes import Thing, words
from groundswell.interchange.popolo.bodies import FORUMS, NEVER_MEET
from groundswell.interchange.popolo.people import ROLES
from groundswell.interchange.popolo.reading import days
from groundswell.interchange.pupa.gathered import Gathered
from groundswell.interchange.understood import Said


def organizations(gathered: Gathered, bodies: frozenset[str]) -> Iterator[Said]:
    """A forum for each body that meets; an organisation for any other."""
    for where, each in gathered.of("organization"):
        key, name = gathered.id_of("organization", each), words(each.get("name"))
        said = words(each.get("classification"))
        kept = {**({"classification": said} if said else {}), **sources(each)}
        if not name:
            gathered.left_out.lose(_("it has no name"), where)
        elif key in bodies:
            values: dict[str, object] = {"name": name, "kind": FORUMS.get(said.lower(), "committee")}
            held = days(each, "founding_date", "dissolution_date", "opened", "closed")
            yield Said("forum", key, {**values, **held}, where, kept)
        else:
            yield Said("organisation", key, {"name": name}, where, kept)


def that_meet(gathered: Gathered, met: set[str]) -> frozenset[str]:
    """The ids of organisations that meet: by their classification, or because somebody sits in them or they met."""
    classes = {
        gathered.id_of("organization", each): words(each.get("classification")).lower()
        for _where, each in gathered.of("organization")
    }
    sat_in = {
        gathered.key("organization", m.get("organization_id")) for _where, m in gathered.of("membership")
    }
    said = {key for key, name in classes.items() if name in FORUMS or name in ("upper", "lower")}
    never = {key for key, name in classes.items() if name in (*NEVER_MEET, "corporation")}
    return frozenset((sat_in | met | said) - never - {""})


def persons(gathered: Gathered) -> Iterator[Said]:
    """Each by name; no address, number, birthday or picture is taken in."""
    for where, each in gathered.of("person"):
        name = words(each.get("name"))
        if name:
            yield Said("person", gathered.id_of("person", each), {"name": name}, where, sources(each))
        else:
            gathered.left_out.lose(_("it has no name"), where)


def posts(gathered: Gathered) -> Iterator[Said]:
    """Kept with their source."""
    for where, each in gathered.of("post"):
        label = words(each.get("label")) or words(each.get("role"))
        if label:
            yield Said("office", gathered.id_of("post", each), {"name": label}, where)


def memberships(gathered: Gathered, bodies: frozenset[str]) -> Iterator[Said]:
    """A seat with its sitting for each membership of a body that meets."""
    for where, each in gathered.of("membership"):
        body = gathered.key("organization", each.get("organization_id"))
        person, named = _person(gathered, each)
        if not person:
            gathered.left_out.lose(_("it names no person of the file, or one of several"), where)
        elif body not in bodies:
            gathered.left_out.lose(_("it belongs to nothing that meets"), where)
        else:
            if named:
                yield Said("person", person, {"name": named}, where)
            yield from _seated(gathered, each, where, (body, person), bodies)


def _person(gathered: Gathered, each: Thing) -> tuple[str, str]:
    """The id of the person, and their name where they stand here only."""
    key = gathered.key("person", each.get("person_id"))
    label = gathered.label("person", each.get("person_id")) or words(each.get("person_name"))
    if key or not label or gathered.has_named("person", label):
        return key, ""
    return label, label


def _seated(
    gathered: Gathered, each: Thing, where: str, who: tuple[str, str], bodies: frozenset[str]
) -> Iterator[Said]:
    body, person = who
    role, post = words(each.get("role")), gathered.label("post", each.get("post_id"))
    behalf = gathered.key("organization", each.get("on_behalf_of_id"))
    seat: dict[str, object] = {
        "forum": body,
        "name": words(each.get("label")) or post or role or _("Member"),
        "role": ROLES.get(role.lower(), "member"),
    }
    if behalf and behalf not in bodies:
        seat["organisation"] = behalf
    parts = (person, body, role, post, words(each.get("start_date")))
    key = words(each.get("id")) or "/".join(part for part in parts if part)
    yield Said("seat", key, seat, where, {"role": role} if role else {})
    held = days(each, "start_date", "end_date", "start", "until")
    yield Said("sitting", key, {"seat": key, "person": person, **held}, where)


def sources(each: Thing) -> dict[str, str]:
    """Where the scrape has it from."""
    told = links(each.get("sources"))
    return {"sources": told} if told else {}


def links(given: object) -> str:
    """Links, and documents with theirs, one a line: what it is, then where."""
    listed = given if isinstance(given, list) else []
    lines = []
    for each in (one for one in listed if isinstance(one, dict)):
        urls = [words(each.get("url"))]
        inner = each.get("links")
        urls += (
            [words(one.get("url")) for one in inner if isinstance(one, dict)]
            if isinstance(inner, list)
            else []
        )
        called = words(each.get("note")) or words(each.get("name"))
        lines.append(" ".join(part for part in (called, *urls) if part))
    return "\n".join(line for line in lines if line)
