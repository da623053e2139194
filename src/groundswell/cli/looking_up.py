"""Looking things up: `search`, `spoken-for`, `who-can-add`, `person`. Forums have their own file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli.days import short
from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson, AsPublic
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json, tell_paragraph
from groundswell.errors import GroundswellError

if TYPE_CHECKING:
    from groundswell.records.asking import Asker
    from groundswell.register.models import Forum, Person
    from groundswell.search.directory import Directory

Name = Annotated[str, typer.Argument(metavar="NAME", help="A name, another name, or a key, in any case.")]


class NotFound(GroundswellError):
    """Nothing of that kind answers to the name."""

    code = "unknown_name"

    def __init__(self, kind: str, name: str, *, nearest: tuple[str, ...]) -> None:
        self.nearest = nearest
        remedy = (
            _("Did you mean {names}?").format(names=_(" or ").join(nearest))
            if nearest
            else _("Type: groundswell search, and a part of the name.")
        )
        message = _("No {kind} here is called “{name}”.").format(kind=kind, name=name[:200])
        super().__init__(message, remedy=remedy)

    def as_json(self) -> dict[str, str]:
        return {**super().as_json(), "nearest": "; ".join(self.nearest)}


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.command("search")(search)
    app.command("person")(person)
    app.command("spoken-for")(spoken_for)
    app.command("who-can-add")(who_can_add)


def forum_named(asker: Asker, name: str) -> tuple[Directory, Forum]:
    """The forum that answers to a name, and the directory it stands in. Raises NotFound."""
    directory, key = _find(asker, name, kind="forum")
    return directory, directory.forums[key]


def person_named(asker: Asker, name: str) -> tuple[Directory, Person]:
    """The person who answers to a name. Raises NotFound."""
    directory, key = _find(asker, name, kind="person")
    return directory, directory.people[key]


def _find(asker: Asker, name: str, *, kind: str) -> tuple[Directory, str]:
    """The best hit of a kind: its key is as typed, or it is the only one of its rank."""
    from groundswell.search.directory import directory_for
    from groundswell.search.lookup import find, plain

    directory = directory_for(asker)
    found = find(asker, name)
    hits = [h for h in found.hits if h.kind == kind]
    wanted = plain(name)
    by_whole_name = [
        h
        for h in hits
        if wanted in (plain(h.name), plain(h.key), plain(h.by_alias), _short(directory, h.key))
    ]
    best = by_whole_name or hits
    if len(best) == 1:
        return directory, best[0].key
    near = best or [h for h in found.nearest if h.kind == kind]
    raise NotFound(kind, name, nearest=tuple(h.name for h in near[:3]))


def _short(directory: Directory, key: str) -> str:
    from groundswell.search.lookup import plain

    forum = directory.forums.get(key)
    return plain(forum.short_name) if forum and forum.short_name else "\0"


def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Any name, old or new, or part of one.")],
    as_public: AsPublic = False,
    as_json: AsJson = False,
) -> None:
    """Find forums, people, organisations and places by any name they ever had."""
    asker = open_for(as_public=as_public)
    from groundswell.search.lookup import find
    from groundswell.search.told import found_told

    found = find(asker, text)
    if as_json:
        tell_json(found_told(found))
        return
    if not found.hits:
        tell_paragraph(_("Nothing here answers to “{text}”.").format(text=found.asked))
        for hit in found.nearest:
            tell_paragraph(_("Nearest: {name}").format(name=hit.name), indent="  ")
    for hit in found.hits:
        known = _(", also called {name}").format(name=hit.by_alias) if hit.by_alias else ""
        detail = f" · {hit.detail}" if hit.detail else ""
        tell_paragraph(f"{hit.kind}: {hit.name}{known}{detail} [{hit.key}]", indent="  ", first="")


def person(name: Name, as_public: AsPublic = False, as_json: AsJson = False) -> None:
    """One person: the seats they hold and held."""
    asker = open_for(as_public=as_public)
    directory, found = person_named(asker, name)
    from groundswell.search.told import whole_person_told

    told = whole_person_told(directory, found, asker)
    if as_json:
        tell_json(told)
        return
    held = [s for s in told["seats"] if s["holds"]]
    tell_paragraph(_("{name} holds {n} seats today.").format(name=found.name, n=len(held)))
    for seat in told["seats"]:
        until = _(", until {day}").format(day=seat["last_day"]) if seat["last_day"] else ""
        tell_paragraph(f"{seat['forum']['name']}: {seat['role']}{until}", first="- ", indent="  ")


def spoken_for(as_public: AsPublic = False, as_json: AsJson = False) -> None:
    """Groups that seats speak for, and whether any seat is held by people of the group themselves."""
    asker = open_for(as_public=as_public)
    from groundswell.search.directory import directory_for
    from groundswell.search.spoken_for import spoken_for as groups_spoken_for
    from groundswell.search.told import spoken_for_told

    groups = groups_spoken_for(directory_for(asker), on=asker.today)
    if as_json:
        tell_json(spoken_for_told(groups, asker.today))
        return
    if not groups:
        tell(_("No seat here is stated to speak for a group."))
    for group in groups:
        tell_paragraph(group.finding, indent="  ", first="")
        tell_paragraph(
            _("At {forums}, by {people}.").format(
                forums=", ".join(f.name for f in group.forums),
                people=", ".join(group.people) or _("nobody shown"),
            ),
            indent="  ",
        )


def who_can_add(
    forum: Annotated[str, typer.Argument(metavar="FORUM", help="The forum, by any of its names.")],
    as_public: AsPublic = False,
    as_json: AsJson = False,
) -> None:
    """Who can put an item on a forum's agenda: the chair first."""
    asker = open_for(as_public=as_public)
    directory, found = forum_named(asker, forum)
    from groundswell.search.agenda_setters import who_can_add as setters_of
    from groundswell.search.told import agenda_setters_told

    setters = setters_of(directory, found, on=asker.today)
    if as_json:
        tell_json(agenda_setters_told(found, setters, asker.today))
        return
    tell_paragraph(
        _("Who can add an item to {forum} on {day}:").format(forum=found.name, day=short(asker.today))
        if setters
        else _("Nobody is recorded who can add an item to {forum}.").format(forum=found.name)
    )
    for setter in setters:
        role = str(setter.seat.get_role_display())
        tell_paragraph(f"{setter.name} ({role.lower()})", first="- ", indent="  ")
