"""A folder with committees-current.yaml and committee-membership-current.yaml (github.com/unitedstates, CC0)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.opened.shapes import Thing, things, words
from groundswell.interchange.opened.yaml_file import yaml_of
from groundswell.interchange.understood import Asked, Said, Understood
from groundswell.register.plan import Fault

COMMITTEES, MEMBERS = "committees-current.yaml", "committee-membership-current.yaml"
ROLES = {"chair": "chair", "chairman": "chair", "chairwoman": "chair", "cochairman": "chair"}
ROLES |= {f"vice {title}": f"vice_{role}" for title, role in tuple(ROLES.items()) if role == "chair"}


def read(path: Path, asked: Asked) -> Understood:  # noqa: ARG001 - every reader is asked the same
    """Committees and subcommittees, the people on them and a seat for each. No meetings: the files name none.

    A person is their bioguide id. A seat's name is the title, else party and rank. Raises CannotRead.
    """
    for name in (COMMITTEES, MEMBERS):
        if not (path / name).is_file():
            raise CannotRead(
                path.name,
                _("The folder has no file %(name)s.") % {"name": name},
                _("Choose the folder that holds both %(first)s and %(second)s.")
                % {"first": COMMITTEES, "second": MEMBERS},
            )
    committees, first = yaml_of(path / COMMITTEES)
    members, second = yaml_of(path / MEMBERS)
    if not isinstance(committees, list) or not isinstance(members, Mapping):
        raise CannotRead(path.name, _("The files are not laid out as we know them."), _("Get them again."))
    forums = {row.id: row for row in _forums(committees)}
    people: dict[str, Said] = {}
    seats: list[Said] = []
    lost = 0
    for code, where, each in _held(members):
        person = words(each.get("bioguide"))
        if code not in forums or not person:
            lost += 1
            continue
        people.setdefault(person, Said("person", person, {"name": words(each.get("name")) or person}, where))
        seats += _seat(code, person, each, where, len(seats))
    return Understood(
        (*forums.values(), *people.values(), *seats), (), (*first, *second, *_lost(path.name, lost))
    )


def _forums(committees: list[Any]) -> Iterator[Said]:
    """Every committee, each before its subcommittees; those without members too."""
    for number, each in things(committees):
        code, name = words(each.get("thomas_id")), words(each.get("name"))
        where = _("%(name)s, committee %(number)d") % {"name": COMMITTEES, "number": number}
        if not code or not name:
            continue
        yield Said("forum", code, {"name": name, "kind": "committee"}, where)
        for _n, part in things(each.get("subcommittees")):
            end, called = words(part.get("thomas_id")), words(part.get("name"))
            if end and called:
                yield Said(
                    "forum", code + end, {"name": f"{name}: {called}"[:200], "kind": "committee"}, where
                )


def _held(members: Mapping[Any, Any]) -> Iterator[tuple[str, str, Thing]]:
    """Each membership: its committee's code, where it stands, and what it says."""
    for code, several in members.items():
        for number, each in things(several):
            where = _("%(name)s, %(code)s %(number)d") % {
                "name": MEMBERS,
                "code": words(code),
                "number": number,
            }
            yield words(code), where, each


def _seat(code: str, person: str, each: Thing, where: str, number: int) -> tuple[Said, Said]:
    """A seat and its sitting. Somebody listed twice has two seats."""
    title = words(each.get("title"))
    told = {"party": words(each.get("party")).capitalize(), "rank": words(each.get("rank"))}
    name = title or _("%(party)s, rank %(rank)s") % told
    key = f"{code}/{person}/{title or told['rank']}"
    values: dict[str, object] = {
        "forum": code,
        "name": name,
        "role": ROLES.get(title.lower(), "member"),
        "position": number,
    }
    return (
        Said("seat", key, values, where, {"title": title} if title else {}),
        Said("sitting", key, {"seat": key, "person": person}, where),
    )


def _lost(name: str, count: int) -> tuple[Fault, ...]:
    if not count:
        return ()
    said = ngettext(
        "%(n)d seat was left out: it names no committee of the list, or no person.",
        "%(n)d seats were left out: they name no committee of the list, or no person.",
        count,
    )
    return (Fault(name, said % {"n": count}, _("Get both files of the same day.")),)
