"""Open Civic Data read: what pupa scraped, or what an API of it gave (https://open-civic-data.readthedocs.io)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.pupa.events import Events
from groundswell.interchange.pupa.gathered import Gathered, gather
from groundswell.interchange.pupa.people import memberships, organizations, persons, posts, that_meet
from groundswell.interchange.tied import tied
from groundswell.interchange.understood import Asked, Said, Understood
from groundswell.register.plan import Fault

TAKEN_IN = ("organization", "person", "post", "membership", "event")


def read(path: Path, asked: Asked) -> Understood:
    """Bodies, people, seats with their days, and meetings with who took part and their agendas.

    No e-mail address or telephone number is taken in. Being listed is not having been there. Raises CannotRead.
    """
    gathered = gather(path, asked.zone)
    if not any(gathered.counts[kind] for kind in TAKEN_IN):
        raise CannotRead(
            path.name,
            _("There is nothing of Open Civic Data in it: no organization, person, membership or event."),
            _("Choose the folder that holds files such as organization_….json, or another format."),
        )
    events = Events(gathered)
    rows = tied(_once(_rows(gathered, events), gathered), gathered.left_out)
    notes = (*gathered.notes, _counted(gathered), *gathered.left_out.notes(), *_told(gathered, events))
    return Understood(rows, (), notes)


def _rows(gathered: Gathered, events: Events) -> Iterator[Said]:
    bodies = that_meet(gathered, events.bodies())
    yield from organizations(gathered, bodies)
    yield from persons(gathered)
    yield from posts(gathered)
    yield from memberships(gathered, bodies)
    yield from events.rows()


def _once(rows: Iterable[Said], gathered: Gathered) -> Iterator[Said]:
    """Each with an id; those whom only memberships and events name, once."""
    met: set[tuple[str, str]] = set()
    for row in rows:
        if not row.id:
            gathered.left_out.lose(_("it has no id, and nothing it could be known by"), row.where)
        elif row.kind not in ("person", "forum", "subject") or (row.kind, row.id) not in met:
            met.add((row.kind, row.id))
            yield row


def _counted(gathered: Gathered) -> Fault:
    """How many of each it holds, in its own words."""
    told = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in sorted(gathered.counts.items()))
    return Fault(
        gathered.name, _("It holds %(told)s.") % {"told": told}, _("Check that it is all you expect.")
    )


def _told(gathered: Gathered, events: Events) -> Iterator[Fault]:
    """Words we do not know, and what is not taken in."""
    for word, count in events.unknown.items():
        said = ngettext("“%(word)s” stands %(n)d time.", "“%(word)s” stands %(n)d times.", count)
        yield Fault(
            events.first[word],
            said % {"word": word[:60], "n": count},
            _("We do not know if it means present. It counts as not recorded."),
        )
    for kind, count in sorted(gathered.counts.items()):
        if kind not in TAKEN_IN:
            told = {"n": count, "kind": kind.replace("_", " ")}
            yield Fault(
                gathered.name,
                _("%(n)d %(kind)s: not taken in.") % told,
                _("Keep the files if you need them."),
            )
    if events.extras:
        said = ngettext(
            "%(n)d event has extras of its own. They were not taken in.",
            "%(n)d events have extras of their own. They were not taken in.",
            events.extras,
        )
        yield Fault(gathered.name, said % {"n": events.extras}, _("Keep the files if you need them."))
