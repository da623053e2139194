"""Cross-party groups: a folder of JSON files, one a group (github.com/mysociety/appg-membership)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.opened.json_file import parsed
from groundswell.interchange.opened.shapes import Thing, thing, things, words
from groundswell.interchange.opened.text import text_of
from groundswell.interchange.understood import Asked, Said, Understood
from groundswell.register.plan import Fault

ROLES = {"Convener": "chair", "Co-Convener": "chair", "Deputy Convener": "vice_chair", "Secretary": "officer"}
LED_BY = "Cross-Party Group in the Scottish Parliament on "
MOST_FILES = 2_000


def read(path: Path, asked: Asked) -> Understood:  # noqa: ARG001 - every reader is asked the same
    """The groups, their officers and members. Somebody who is an officer holds that seat and no second one.

    A person is their id at TheyWorkForYou, else their name. Those marked as removed are left out. A file that cannot be
    read is left out, with a note. Raises CannotRead.
    """
    files = sorted(path.glob("*.json"))[:MOST_FILES] if path.is_dir() else [path]
    rows: list[Said] = []
    notes: list[Fault] = []
    for file in files:
        try:
            text = text_of(file)
            given = parsed(text.words, file.name)
        except CannotRead as fault:
            notes.append(fault.fault)
            continue
        rows += _group(thing(given), file.name)
    if not rows:
        raise CannotRead(
            path.name, _("There is no cross-party group in it."), _("Choose the folder of JSON files.")
        )
    people = {row.id: row for row in reversed(rows) if row.kind == "person"}
    others = [row for row in rows if row.kind != "person"]
    secretariats = sum("secretariat" in row.words for row in rows if row.kind == "forum")
    return Understood((*people.values(), *others), (), (*notes, *_told(path.name, secretariats)))


def _group(given: Thing, name: str) -> list[Said]:
    slug, title = words(given.get("slug")), words(given.get("title"))
    if not slug or not title:
        return []
    values: dict[str, object] = {
        "name": title,
        "short_name": title.removeprefix(LED_BY)[:60],
        "kind": "network",
        "about": words(given.get("purpose")),
    }
    secretariat = _secretariat(thing(given.get("contact_details")).get("secretariat"))
    benefits = "; ".join(_benefit(each) for _n, each in things(given.get("detailed_benefits")))
    kept = {"category": words(given.get("category")), "secretariat": secretariat, "benefits": benefits}
    forum = Said("forum", slug, values, name, {k: v for k, v in kept.items() if v})
    return [forum, *_seats(given, slug, name)]


def _seats(given: Thing, slug: str, name: str) -> Iterator[Said]:
    """Each person once: an officer by the office, else a member."""
    met: set[str] = set()
    for number, (each, role) in enumerate(_people(given)):
        who = words(each.get("name"))
        person = words(each.get("twfy_id")) or who
        if not who or each.get("removed") is True or person in met:
            continue
        met.add(person)
        key = f"{slug}/{person}"
        seat = {"forum": slug, "name": role, "role": ROLES.get(role, "member"), "position": number}
        yield Said("person", person, {"name": who}, name)
        yield Said("seat", key, seat, name, {"role": role})
        yield Said("sitting", key, {"seat": key, "person": person}, name)


def _people(given: Thing) -> Iterator[tuple[Thing, str]]:
    for _n, each in things(given.get("officers")):
        yield each, words(each.get("role")) or _("Officer")
    for _n, each in things(thing(given.get("members_list")).get("members")):
        yield each, _("Member")


def _secretariat(given: Any) -> str:
    """Who runs it, by name; no address and no number."""
    if isinstance(given, Mapping):
        return words(given.get("name")) or words(given.get("organisation"))
    return words(given) if "@" not in words(given) else ""


def _benefit(each: Thing) -> str:
    """A benefit in the source's own words: from whom, what, how much, when."""
    told = (words(value) for value in each.values())
    return ", ".join(text for text in told if text and "@" not in text)


def _told(name: str, secretariats: int) -> Iterator[Fault]:
    if secretariats:
        said = ngettext(
            "%(n)d group names its secretariat.", "%(n)d groups name their secretariat.", secretariats
        )
        yield Fault(name, said % {"n": secretariats}, _("Its words are kept with the source."))
