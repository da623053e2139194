"""Open Civic Data's events: meetings with who took part, what was on the agenda, and where its documents are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from groundswell.interchange.opened.shapes import Thing, things, words
from groundswell.interchange.popolo.meetings import when_of
from groundswell.interchange.pupa.gathered import Gathered, bodies_of, starts
from groundswell.interchange.pupa.people import links, sources
from groundswell.interchange.understood import Said

STATUSES = {"cancelled": "cancelled", "canceled": "cancelled", "tentative": "expected", "confirmed": "confirmed",
            "passed": "held"}  # fmt: skip
# What somebody was there for. A "participant" is somebody who is listed: whether they came is not said.
NOTES: Mapping[str, str] = {
    "present": "present", "attended": "present", "attendee": "present", "attending": "present", "absent": "absent",
    "excused": "apologies", "apologies": "apologies", "substitute": "substitute", "participant": "not_recorded",
}  # fmt: skip
CHAIRS = ("chair", "chairperson", "chairman", "chairwoman")


@dataclass
class Events:
    """The events of one source. `unknown` counts words about presence that are none of ours, with the first place."""

    gathered: Gathered
    unknown: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)
    extras: int = 0

    def bodies(self) -> set[str]:
        """The ids of organisations of the file that met."""
        return {body for _where, each in self.gathered.of("event") if (body := self._body(each)[0])}

    def rows(self) -> Iterator[Said]:
        """Each meeting, then who was there, then its agenda."""
        for where, each in self.gathered.of("event"):
            body, named = self._body(each)
            told = {
                **each,
                "starts": starts(each),
                "ends": words(each.get("end_date")) or each.get("end_time"),
            }
            when = when_of(told, self.gathered.zone, "starts", "ends")
            if each.get("all_day") is True:
                when = {"day": when["day"]} if when else {}
            if not body or not when:
                self.gathered.left_out.lose(_("it names no body or no day"), where)
                continue
            if named:
                yield Said("forum", body, {"name": named, "kind": "committee"}, where)
            self.extras += bool(each.get("extras"))
            yield from self._meeting(each, where, {"forum": body, **when})

    def _body(self, event: Thing) -> tuple[str, str]:
        """The id of the body that meets, and its name where it stands here only: the host, else the first."""
        told = sorted(bodies_of(event), key=lambda each: each[0] != "host")
        reference, name = (
            (told[0][1], words(told[0][1].get("name"))) if told else ({}, words(event.get("name")))
        )
        own = words(reference.get("organization_id")) or words(reference.get("id"))
        key = self.gathered.key("organization", own) or self.gathered.named("organization", name)
        if key or not told or self.gathered.has_named("organization", name):
            return key, ""
        return name, name

    def _meeting(self, each: Thing, where: str, values: dict[str, object]) -> Iterator[Said]:
        status = words(each.get("status"))
        if status.lower() in STATUSES:
            values["status"] = STATUSES[status.lower()]
        kept = {
            "status": status,
            "name": words(each.get("name")),
            "description": words(each.get("description")),
            "location": words(_named(each.get("location"))),
            "documents": links(each.get("documents")),
            "media": links(each.get("media")),
            "links": links(each.get("links")),
            "others": ", ".join(words(other.get("name")) for _note, other in list(bodies_of(each))[1:]),
            **sources(each),
        }
        key = self.gathered.id_of("event", each)
        people, chair = self._people(each, key, where, is_held=values.get("status") == "held")
        if chair:
            values["chaired_by"] = chair
        yield Said("meeting", key, values, where, {name: text for name, text in kept.items() if text})
        yield from people
        yield from _agenda(each, key, where)

    def _people(self, event: Thing, meeting: str, where: str, *, is_held: bool) -> tuple[list[Said], str]:
        """Who is listed, and the id of who chaired. Before a meeting was held a list says who is expected."""
        rows: list[Said] = []
        chair = ""
        for number, each in things(event.get("participants")):
            name = words(each.get("name"))
            if "person" not in (each.get("entity_type"), each.get("type")) or not name:
                continue
            at, note = f"{where}.participants {number}", words(each.get("note"))
            own = words(each.get("person_id")) or words(each.get("id"))
            person = self.gathered.key("person", own) or self.gathered.named("person", name)
            if not person and self.gathered.has_named("person", name):
                self.gathered.left_out.lose(_("several people of the file have this name"), at)
                continue
            if not person:
                person = name
                rows.append(Said("person", person, {"name": name}, at))
            chair = chair or (person if note.lower() in CHAIRS else "")
            status = self._status(note, at) if is_held else "expected"
            values = {"meeting": meeting, "person": person, "status": status}
            rows.append(
                Said("attendance", f"{meeting}/{person}", values, at, {"status": note} if note else {})
            )
        return rows, chair

    def _status(self, note: str, where: str) -> str:
        """Our word for what is noted of somebody at a meeting that was held."""
        word = note.lower()
        if word and word not in NOTES and word not in CHAIRS:
            self.unknown[note] += 1
            self.first.setdefault(note, where)
        return NOTES.get(word, "not_recorded")


def _agenda(event: Thing, meeting: str, where: str) -> Iterator[Said]:
    """The items by their order, else by their place; one subject is taken, several are kept in words."""
    for place, each in things(event.get("agenda")):
        title = words(each.get("description"))
        if not title:
            continue
        at = f"{where}.agenda {place}"
        subjects = list(dict.fromkeys(_texts(each.get("subjects"))))
        values: dict[str, object] = {
            "meeting": meeting,
            "number": words(each.get("order")) or str(place),
            "title": title,
        }
        if len(subjects) == 1:
            yield Said("subject", subjects[0], {"name": subjects[0]}, at)
            values["subject"] = subjects[0]
        notes = "\n".join(_texts(each.get("notes")))
        if notes:
            values["noted"] = notes
        kept = {
            "subjects": ", ".join(subjects) if len(subjects) > 1 else "",
            "classification": ", ".join(_texts(each.get("classification"))),
            "related": ", ".join(words(r.get("name")) for _n, r in things(each.get("related_entities"))),
            "media": links(each.get("media")),
            "links": links(each.get("links")),
        }
        yield Said(
            "agenda_item", f"{meeting}/{place}", values, at, {n: text for n, text in kept.items() if text}
        )


def _texts(given: object) -> list[str]:
    """The texts of a list, or the one text."""
    listed = given if isinstance(given, list) else [given]
    return [text for each in listed if (text := words(each))]


def _named(given: object) -> object:
    return given.get("name") if isinstance(given, dict) else given
