"""Popolo JSON read: https://www.popoloproject.com. Nothing in it is required, so nothing is taken for granted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.opened.json_file import json_of
from groundswell.interchange.opened.shapes import thing, things
from groundswell.interchange.ours import told_public
from groundswell.interchange.popolo.bodies import organizations, posts, that_meet
from groundswell.interchange.popolo.meetings import meetings
from groundswell.interchange.popolo.ours import APART, MEMBER, as_said, kind_of
from groundswell.interchange.popolo.people import memberships, persons
from groundswell.interchange.popolo.reading import Reading
from groundswell.interchange.tied import tied
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
NOT_TAKEN_IN = ("motions", "vote_events", "speeches")


def read(path: Path, asked: Asked) -> Understood:
    """People, bodies, seats with their days, posts and meetings. Elections and terms are no meetings.

    A body that meets (a committee, a chamber, or whatever has members or events) is a forum; a party or a company is an
    organisation. No e-mail address or telephone number is taken in. A file we wrote says itself what each thing is.
    Raises CannotRead.
    """
    given, notes = json_of(path)
    if not isinstance(given, Mapping) or not any(isinstance(given.get(part), list) for part in PARTS):
        raise CannotRead(
            path.name,
            _("This is not Popolo: it has none of the lists persons, organizations, memberships or events."),
            _("Choose another format, or export it as Popolo."),
        )
    reading = Reading(given, path.name, asked.zone)
    rows = tied(_with_ids(reading), reading.left_out)
    return Understood(rows, (), (*notes, _counted(reading), *_notes(reading, rows)))


def _with_ids(reading: Reading) -> Iterator[Said]:
    for row in _rows(reading):
        if row.id:
            yield row
        else:
            reading.left_out.lose(_("it has no id"), row.where)


def _rows(reading: Reading) -> Iterator[Said]:
    bodies = that_meet(reading)
    yield from _areas(reading)
    yield from organizations(reading, bodies)
    yield from persons(reading)
    yield from posts(reading)
    yield from memberships(reading, bodies)
    yield from meetings(reading)
    yield from _apart(reading)


def _areas(reading: Reading) -> Iterator[Said]:
    """Places of ours. Areas of anybody else are boundaries for elections, not places where people meet."""
    for where, each in reading.part("areas"):
        if kind_of(each) == "place":
            yield as_said("place", each, where)


def _apart(reading: Reading) -> Iterator[Said]:
    """What Popolo knows nothing of, from our own member."""
    ours = thing(reading.given.get(MEMBER))
    for name, kind in APART.items():
        for number, each in things(ours.get(name)):
            where = _("%(name)s, %(part)s %(number)d") % {
                "name": reading.name,
                "part": f"{MEMBER}.{name}",
                "number": number,
            }
            yield as_said(kind, each, where)


def _counted(reading: Reading) -> Fault:
    """How many of each the file holds, in Popolo's own words."""
    given = reading.given
    counts = [(part, len(given[part])) for part in PARTS if isinstance(given.get(part), list)]
    told = ", ".join(f"{count} {part.replace('_', ' ')}" for part, count in counts)
    return Fault(
        reading.name, _("The file holds %(told)s.") % {"told": told}, _("Check that it is all you expect.")
    )


def _notes(reading: Reading, rows: tuple[Said, ...]) -> Iterator[Fault]:
    """What was left out or kept as it was, and what is not taken in at all."""
    yield from reading.left_out.notes()
    for word, (count, where) in reading.words_kept.items():
        said = ngettext("“%(word)s” stands %(n)d time.", "“%(word)s” stands %(n)d times.", count)
        yield Fault(
            where, said % {"word": word[:60], "n": count}, _("We do not know it. It counts as not recorded.")
        )
    if reading.terms:
        said = ngettext(
            "%(n)d event is an election or a term.",
            "%(n)d events are elections or terms.",
            len(reading.terms),
        )
        yield Fault(reading.name, said % {"n": len(reading.terms)}, _("Nothing: they are no meetings."))
    for part in NOT_TAKEN_IN:
        if isinstance(reading.given.get(part), list) and reading.given[part]:
            told = {"n": len(reading.given[part]), "part": part.replace("_", " ")}
            yield Fault(
                reading.name,
                _("%(n)d %(part)s were not taken in.") % told,
                _("Keep the file if you need them."),
            )
    yield from told_public(rows, reading.name)
