"""Popolo JSON read: https://www.popoloproject.com. Nothing in it is required, so nothing is taken for granted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.opened.json_file import json_of
from groundswell.interchange.opened.shapes import Thing, day_after, first_day, moment, things, words
from groundswell.interchange.understood import Asked, Said, Understood
from groundswell.register.plan import Fault

PARTS = (
    "persons",
    "organizations",
    "memberships",
    "posts",
    "events",
    "areas",
    "motions",
    "vote_events",
    "speeches",
)
# Classifications of bodies that meet, in small letters -> the kind of forum that is nearest.
FORUMS: Mapping[str, str] = {
    "committee": "committee", "subcommittee": "committee", "legislature": "committee", "chamber": "committee",
    "council": "committee", "board": "board", "panel": "panel", "cabinet": "cabinet", "executive": "cabinet",
    "working group": "ops_group", "steering group": "steering_group", "network": "network", "forum": "network",
}  # fmt: skip
ROLES = {"chair": "chair", "chairperson": "chair", "chairman": "chair", "chairwoman": "chair", "convener": "chair",
         "vice-chair": "vice_chair", "vice chair": "vice_chair", "deputy chair": "vice_chair",
         "officer": "officer", "clerk": "officer", "secretary": "officer", "observer": "observer"}  # fmt: skip
TERMS = ("legislative period", "general election", "election")  # events that are no meetings
MEETINGS = {
    "cancelled": "cancelled",
    "canceled": "cancelled",
    "confirmed": "confirmed",
    "passed": "held",
    "held": "held",
}


def read(path: Path, asked: Asked) -> Understood:  # noqa: ARG001 - every reader is asked the same
    """People, bodies, seats with their days, posts and meetings. Elections and terms are no meetings.

    A body that meets (a committee, a chamber, or whatever has members or events) is a forum; a party or a company is an
    organisation. No e-mail address or telephone number is taken in. Raises CannotRead.
    """
    given, notes = json_of(path)
    if not isinstance(given, Mapping) or not any(isinstance(given.get(part), list) for part in PARTS):
        raise CannotRead(
            path.name,
            _("This is not Popolo: it has none of the lists persons, organizations, memberships or events."),
            _("Choose another format, or export it as Popolo."),
        )
    reading = Reading(given, path.name)
    rows = tuple(reading.rows())
    return Understood(rows, (), (*notes, reading.counted(), *reading.notes()))


@dataclass
class Reading:
    """One file on its way into rows."""

    given: Mapping[str, Any]
    name: str
    lost: Counter[str] = field(default_factory=Counter)
    first_lost: dict[str, str] = field(default_factory=dict)

    def rows(self) -> Iterator[Said]:
        """Every row, each id once."""
        met: set[tuple[str, str]] = set()
        for row in self._all():
            if (row.kind, row.id) in met:
                self.lose("twice", row.where)
            elif row.id:
                met.add((row.kind, row.id))
                yield row
            else:
                self.lose("no id", row.where)

    def _all(self) -> Iterator[Said]:
        self.terms = {words(e.get("id")): e for _n, e in things(self.given.get("events")) if _is_term(e)}
        self.bodies = self._bodies()
        yield from self._organizations()
        yield from self._persons()
        yield from self._memberships()
        yield from self._events()

    def _bodies(self) -> frozenset[str]:
        """The ids of organisations that meet."""
        sat_in = {words(m.get("organization_id")) for _n, m in things(self.given.get("memberships"))}
        met = {words(e.get("organization_id")) for _n, e in self._meetings()}
        said = {
            words(o.get("id"))
            for _n, o in things(self.given.get("organizations"))
            if words(o.get("classification")).lower() in FORUMS
        }
        parties = {
            words(o.get("id"))
            for _n, o in things(self.given.get("organizations"))
            if words(o.get("classification")).lower() in ("party", "company", "faction")
        }
        return frozenset((sat_in | met | said) - parties - {""})

    def _organizations(self) -> Iterator[Said]:
        for number, each in things(self.given.get("organizations")):
            where, key, name = (
                self.at("organizations", number),
                words(each.get("id")),
                words(each.get("name")),
            )
            if not name:
                self.lose("no name", where)
                continue
            said = words(each.get("classification"))
            kept = {"classification": said} if said else {}
            if key not in self.bodies:
                yield Said("organisation", key, {"name": name}, where, kept)
                continue
            values: dict[str, object] = {"name": name, "kind": FORUMS.get(said.lower(), "committee")}
            values |= _days(each, "founding_date", "dissolution_date", "opened", "closed")
            yield Said("forum", key, values, where, kept)
            for at, other in things(each.get("other_names")):
                if words(other.get("name")) and words(other.get("name")) != name:
                    alias: dict[str, object] = {"name": words(other.get("name")), "forum": key}
                    alias |= _days(other, "start_date", "end_date", "start", "until")
                    yield Said(
                        "alias", f"{key}/{words(other.get('name'))}", alias, f"{where}.other_names {at}"
                    )

    def _persons(self) -> Iterator[Said]:
        for number, each in things(self.given.get("persons")):
            where, name = self.at("persons", number), words(each.get("name")) or _joined(each)
            if not name:
                self.lose("no name", where)
                continue
            yield Said("person", words(each.get("id")), {"name": name}, where)

    def _memberships(self) -> Iterator[Said]:
        """A seat with its sitting for each membership of a body that meets; a tie to anything else is a note."""
        names = {
            words(o.get("id")): words(o.get("name")) for _n, o in things(self.given.get("organizations"))
        }
        for number, each in things(self.given.get("memberships")):
            where = self.at("memberships", number)
            body, person = words(each.get("organization_id")), words(each.get("person_id"))
            if body not in self.bodies or not person:
                self.lose("no body" if person else "no person", where)
                continue
            role = words(each.get("role"))
            label = words(each.get("label")) or role or _("Member")
            behalf = words(each.get("on_behalf_of_id"))
            key = words(each.get("id")) or _id_of(each)
            seat: dict[str, object] = {
                "forum": body,
                "name": label,
                "role": ROLES.get(role.lower(), "member"),
            }
            if behalf and behalf not in self.bodies and names.get(behalf):
                seat["organisation"] = behalf
            yield Said("seat", key, seat, where, {"role": role} if role else {})
            yield Said("sitting", key, {"seat": key, "person": person, **self._held(each)}, where)

    def _held(self, each: Thing) -> dict[str, object]:
        """From when until when; the term's own days where the membership names a term and no days."""
        days = _days(each, "start_date", "end_date", "start", "until")
        if days:
            return days
        term = self.terms.get(words(each.get("legislative_period_id")), {})
        return _days(term, "start_date", "end_date", "start", "until")

    def _events(self) -> Iterator[Said]:
        for number, each in self._meetings():
            where, body = self.at("events", number), words(each.get("organization_id"))
            at = moment(each.get("start_date"))
            if not body or at is None:
                self.lose("no day", where)
                continue
            day, start = at
            values: dict[str, object] = {"forum": body, "day": day}
            ends = moment(each.get("end_date"))
            if start is not None:
                values["start"] = start
                if ends is not None and ends[1] is not None and ends[0] == day and ends[1] > start:
                    values["end"] = ends[1]
            said = words(each.get("status")).lower()
            if said in MEETINGS:
                values["status"] = MEETINGS[said]
            key = words(each.get("id"))
            yield Said("meeting", key, values, where, {"status": said} if said else {})
            for place, there in things(each.get("attendees")):
                person = words(there.get("person_id")) or words(there.get("id"))
                if person:
                    was = (
                        "present" if values.get("status") == "held" else "expected"
                    )  # a list may be made before
                    at_all = {"meeting": key, "person": person, "status": was}
                    yield Said("attendance", f"{key}/{person}", at_all, f"{where}.attendees {place}")

    def _meetings(self) -> Iterator[tuple[int, Thing]]:
        return ((n, e) for n, e in things(self.given.get("events")) if not _is_term(e))

    def at(self, part: str, number: int) -> str:
        """Where a thing stands in the file."""
        return _("%(name)s, %(part)s %(number)d") % {"name": self.name, "part": part, "number": number}

    def lose(self, what: str, where: str) -> None:
        """Counts what is left out."""
        self.lost[what] += 1
        self.first_lost.setdefault(what, where)

    def counted(self) -> Fault:
        """How many of each the file holds, in Popolo's own words."""
        counts = [(part, len(self.given[part])) for part in PARTS if isinstance(self.given.get(part), list)]
        told = ", ".join(f"{count} {part.replace('_', ' ')}" for part, count in counts)
        return Fault(
            self.name, _("The file holds %(told)s.") % {"told": told}, _("Check that it is all you expect.")
        )

    def notes(self) -> Iterable[Fault]:
        """What was left out, and what is not taken in at all."""
        for what, count in self.lost.items():
            said = ngettext("%(n)d was left out: %(why)s.", "%(n)d were left out: %(why)s.", count)
            yield Fault(
                self.first_lost[what],
                said % {"n": count, "why": _why(what)},
                _("Look at the file if it matters."),
            )
        if self.terms:
            said = ngettext(
                "%(n)d event is an election or a term.",
                "%(n)d events are elections or terms.",
                len(self.terms),
            )
            yield Fault(self.name, said % {"n": len(self.terms)}, _("Nothing: they are no meetings."))
        for part in ("motions", "vote_events", "speeches"):
            if isinstance(self.given.get(part), list) and self.given[part]:
                told = {"n": len(self.given[part]), "part": part.replace("_", " ")}
                yield Fault(
                    self.name,
                    _("%(n)d %(part)s were not taken in.") % told,
                    _("Keep the file if you need them."),
                )


def _is_term(event: Thing) -> bool:
    return words(event.get("classification")).lower() in TERMS


def _days(each: Thing, first: str, last: str, start: str, until: str) -> dict[str, object]:
    """The days something was in force, where they are stated and in order."""
    found: dict[str, object] = {}
    begin, end = first_day(each.get(first)), day_after(each.get(last))
    if begin is not None:
        found[start] = begin
    if end is not None and (begin is None or begin < end):
        found[until] = end
    return found


def _joined(person: Thing) -> str:
    return " ".join(
        part for part in (words(person.get("given_name")), words(person.get("family_name"))) if part
    )


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


def _why(what: str) -> str:
    return {
        "twice": _("it stands there twice"),
        "no id": _("it has no id"),
        "no name": _("it has no name"),
        "no body": _("it belongs to nothing that meets"),
        "no person": _("it names no person"),
        "no day": _("it names no body or no day"),
    }[what]
