"""sigs.yaml of kubernetes/community, and files laid out like it: groups, leads, recurring meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.interchange.kubernetes.meeting_words import rhythm_of
from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.opened.shapes import Thing, thing, things, words
from groundswell.interchange.opened.yaml_file import yaml_of
from groundswell.interchange.understood import Asked, Said, Understood
from groundswell.register.plan import Fault

# The list a group stands in -> what it is called before its name, and the nearest kind of forum.
GROUPS = {
    "sigs": ("SIG", "network"),
    "workinggroups": ("WG", "ops_group"),
    "usergroups": ("UG", "network"),
    "committees": ("Committee", "committee"),
}
OPEN = "weeks"  # what is left open, until the notes are told together
LEADS = {
    "chairs": ("Chair", "chair"),
    "tech_leads": ("Tech lead", "officer"),
}  # those who led before are left out


def read(path: Path, asked: Asked) -> Understood:
    """Groups, who leads them, and their meetings written out from the first to the last day asked about.

    A person is their handle. Meetings are told in the time of the place they go to; the source's own words and the time
    in UTC are kept beside. Where the words do not say in which weeks a group meets, its days are marked as made up;
    words that leave more open give no meetings, and a note. Raises CannotRead.
    """
    given, notes = yaml_of(path)
    if not isinstance(given, Mapping) or not any(isinstance(given.get(each), list) for each in GROUPS):
        raise CannotRead(
            path.name,
            _("The file has none of the lists sigs, workinggroups, usergroups or committees."),
            _("Choose another format, or a file laid out like sigs.yaml."),
        )
    groups = list(_groups(given, path.name))
    people: dict[str, Said] = {}
    rows: list[Said] = []
    meetings: dict[str, Said] = {}
    told: list[Fault] = []
    for key, where, group in groups:
        rows += _led(key, where, group, people)
        for number, each in things(group.get("meetings")):
            place = f"{where}, {_('meeting %(n)d') % {'n': number}}"
            written, note = _meetings(key, place, each, asked)
            meetings.update((row.id, row) for row in written)
            told += note
    forums = [_forum(key, where, group, given) for key, where, group in groups]
    return Understood((*forums, *people.values(), *rows, *meetings.values()), (), (*notes, *_in_short(told)))


def _groups(given: Mapping[str, Any], name: str) -> Iterator[tuple[str, str, Thing]]:
    """Each group with its id and where it stands."""
    for kind in GROUPS:
        for number, each in things(given.get(kind)):
            key = words(each.get("dir")) or words(each.get("name"))
            if key and words(each.get("name")):
                yield key, _("%(name)s, %(list)s %(n)d") % {"name": name, "list": kind, "n": number}, each


def _forum(key: str, where: str, group: Thing, given: Mapping[str, Any]) -> Said:
    kind = next(kind for kind in GROUPS if any(each is group for _n, each in things(given.get(kind))))
    before, nearest = GROUPS[kind]
    name = f"{before} {words(group.get('name'))}"
    about = " ".join(words(group.get("mission_statement")).split())
    return Said("forum", key, {"name": name, "kind": nearest, "about": about}, where, {"list": kind})


def _led(key: str, where: str, group: Thing, people: dict[str, Said]) -> Iterator[Said]:
    """A seat and its sitting for each lead; whoever is chair and tech lead holds two."""
    leadership = thing(group.get("leadership"))
    for office, (name, role) in LEADS.items():
        for number, each in things(leadership.get(office)):
            handle = words(each.get("github"))
            if not handle:
                continue
            people.setdefault(
                handle, Said("person", handle, {"name": words(each.get("name")) or handle}, where)
            )
            seat = f"{key}/{office}/{handle}"
            values = {"forum": key, "name": name, "role": role, "position": number}
            yield Said("seat", seat, values, where, {"office": office})
            yield Said("sitting", seat, {"seat": seat, "person": handle}, where)


def _meetings(key: str, where: str, each: Thing, asked: Asked) -> tuple[list[Said], list[Fault]]:
    """One recurring meeting, written out."""
    said = {part: words(each.get(part)) for part in ("day", "time", "tz", "frequency")}
    rhythm = rhythm_of(said["day"], said["time"], said["tz"], said["frequency"])
    in_words = " ".join(part for part in (said["frequency"], said["day"], said["time"], said["tz"]) if part)
    if rhythm is None:
        what = _("“%(words)s” does not say on which days the group meets. No meetings were made.")
        return [], [
            Fault(where, what % {"words": in_words[:120]}, _("Add its meetings by hand, or mend the words."))
        ]
    found = []
    for at in rhythm.moments(asked.first, asked.last):
        here, utc = at.astimezone(ZoneInfo(asked.zone)), at.astimezone(dt.UTC)
        values: dict[str, object] = {
            "forum": key,
            "day": here.date(),
            "start": here.time(),
            "status": "expected",
        }
        values["is_synthetic"] = not rhythm.is_certain
        kept = {
            "when": in_words,
            "utc": utc.strftime("%Y-%m-%d %H:%M"),
            "there": f"{at:%Y-%m-%d %H:%M} {rhythm.zone}",
        }
        kept["description"] = words(each.get("description"))
        found.append(Said("meeting", f"{key} {utc:%Y-%m-%dT%H:%M}", values, where, kept))
    if rhythm.is_certain:
        return found, []
    return found, [Fault(where, OPEN, "")]


def _in_short(told: list[Fault]) -> Iterator[Fault]:
    """One note for all rhythms that leave the weeks open, then each that leaves the days open."""
    weeks = [each for each in told if each.what == OPEN]
    if weeks:
        said = ngettext(
            "%(n)d recurring meeting does not say in which weeks. Its days are marked as made up.",
            "%(n)d recurring meetings do not say in which weeks. Their days are marked as made up.",
            len(weeks),
        )
        yield Fault(weeks[0].where, said % {"n": len(weeks)}, _("Look up one day on which each met."))
    yield from (each for each in told if each.what != OPEN)
