"""`forums`, `forum` and `expect`: the list, one forum, closing one, and the meetings its rhythm makes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any

import typer

from groundswell.cli.days import BadDate, read_day, short
from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson, AsPublic
from groundswell.cli.looking_up import Name, NotFound, forum_named
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json, tell_paragraph

if TYPE_CHECKING:
    from groundswell.register.actions.forums import AtRisk
    from groundswell.register.models import Forum, Place
    from groundswell.search.directory import Directory


class ForumVerbs(typer.core.TyperGroup):
    """`forum close …` is a verb; `forum NAME` shows that forum."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Anything that is no verb of ours is a forum's name."""
        if args and args[0] not in self.commands:
            args = ["show", *args]
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Options before the name (`forum --json NAME`) belong to `show`."""
        if args and args[0].startswith("-") and args[0] not in ("-h", "--help"):
            args = ["show", *args]
        return super().parse_args(ctx, args)


family = typer.Typer(
    cls=ForumVerbs,
    help="One forum: `forum NAME` shows it, `forum close NAME` closes it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.command("forums")(forums)
    app.add_typer(family, name="forum")
    app.command("expect")(expect)


def forums(
    place: Annotated[
        str | None, typer.Option("--place", metavar="PLACE", help="Of this place and what lies inside it.")
    ] = None,
    walk_in: Annotated[bool, typer.Option("--walk-in", help="Only those residents can walk into.")] = False,
    as_public: AsPublic = False,
    as_json: AsJson = False,
) -> None:
    """The forums, nearest to residents first."""
    asker = open_for(as_public=as_public)
    from groundswell.search.directory import directory_for
    from groundswell.search.forums import forums_of
    from groundswell.search.told import forum_told

    directory = directory_for(asker)
    where = None if place is None else _place_named(directory, place)
    found = forums_of(directory, place=where, walk_in=walk_in)
    if as_json:
        tell_json({"count": len(found), "forums": [forum_told(directory, f) for f in found]})
        return
    if not found:
        tell(_("No forum fits."))
    for forum in found:
        layers = ", ".join(la.name for la in directory.layers_of.get(forum.pk, ()))
        tell_paragraph(
            f"{forum.name} · {layers or _('no layer')} · {forum.place.name}", indent="  ", first=""
        )


def _place_named(directory: Directory, name: str) -> Place:
    from groundswell.search.lookup import plain

    found = [p for p in directory.places.values() if plain(name) in (plain(p.name), plain(p.key))]
    found += [
        p for p in directory.places.values() if plain(name) in [plain(a.name) for a in directory.names_of(p)]
    ]
    if not found:
        raise NotFound(_("place"), name, nearest=tuple(p.name for p in directory.places.values())[:3])
    return found[0]


@family.command("show")
def show(name: Name, as_public: AsPublic = False, as_json: AsJson = False) -> None:
    """One forum: who sits there, in which role, and what stands on its agenda."""
    asker = open_for(as_public=as_public)
    directory, forum = forum_named(asker, name)
    from groundswell.search.told import whole_forum_told

    told = whole_forum_told(directory, forum, asker)
    if as_json:
        tell_json(told)
        return
    layers = ", ".join(la["name"] for la in told["layers"])
    tell_paragraph(f"{forum.name} · {layers or _('no layer')} · {forum.place.name}")
    if told["last_day"]:
        tell(_("Closed; its last day was {day}.").format(day=short(dt.date.fromisoformat(told["last_day"]))))
    for seat in told["seats"]:
        tell_paragraph(f"{_who(seat)} ({seat['role']})", first="- ", indent="  ")
    for item in told["standing_items"]:
        tell_paragraph(_("Standing item: {subject}").format(subject=item["subject"]))
    rule = _("Papers are due {n} clear working days before.").format(n=forum.paper_days)
    tell(rule if forum.paper_days is not None else _("No paper is needed: the floor is open."))


def _who(seat: dict[str, Any]) -> str:
    """Who sits there: names, “not named in the source”, “not shown” or “vacant”."""
    if seat["several"]:
        return f"{seat['name']}: {_('not named in the source')}"
    names = [h["person"]["name"] for h in seat["holders"] if h["person"]]
    if names:
        return ", ".join(names)
    return f"{seat['name']}: {_('not shown') if seat['holders'] else _('vacant')}"


@family.command("close")
def close(
    name: Name,
    last_day: Annotated[
        dt.date | None,
        typer.Option("--last-day", parser=read_day, metavar="DATE", help="The last day it stands. Needed."),
    ] = None,
    successor: Annotated[
        list[str] | None,
        typer.Option("--successor", metavar="NAME", help="What takes over. May be given again."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Close a forum, and say which seats, standing items, threads and meetings are at risk."""
    asker = open_for()
    if last_day is None:
        raise BadDate("", _("say the last day with --last-day"))
    from groundswell.register import actions
    from groundswell.threads.homeless import threads_to_rehome

    directory, forum = forum_named(asker, name)
    followers = [forum_named(asker, s)[1] for s in successor or ()]
    at_risk = actions.close_forum(asker, forum, last_day=last_day, successors=followers)
    threads = threads_to_rehome(forum, asker)
    if as_json:
        tell_json({**closed_told(forum, last_day, at_risk), "threads": [t.key for t in threads]})
        return
    tell(_("Closed {name}; its last day is {day}.").format(name=forum.name, day=short(last_day)))
    for title, names in (
        (_("Seats to find a home for: {names}"), [s.name for s in at_risk.seats]),
        (_("Standing items: {names}"), [i.subject.name for i in at_risk.standing_items]),
        (_("Open threads to find a home for: {names}"), [t.title for t in threads]),
        (_("Meetings called off: {names}"), [short(m.day) for m in at_risk.meetings]),
    ):
        if names:
            tell_paragraph(title.format(names=", ".join(names)), indent="  ")


def closed_told(forum: Forum, last_day: dt.date, at_risk: AtRisk) -> dict[str, Any]:
    """What closing a forum leaves without a home, as plain values."""
    return {
        "forum": forum.key,
        "last_day": last_day.isoformat(),
        "seats": [s.key for s in at_risk.seats],
        "standing_items": [i.key for i in at_risk.standing_items],
        "meetings": [m.key for m in at_risk.meetings],
    }


def expect(
    forum: Annotated[str, typer.Argument(metavar="FORUM", help="The forum, by any of its names.")],
    until: Annotated[
        dt.date | None,
        typer.Option("--until", parser=read_day, metavar="DATE", help="The last day looked at. Needed."),
    ] = None,
) -> None:
    """Add the meetings a forum's usual rhythm makes, marked as expected, until a day."""
    asker = open_for()
    if until is None:
        raise BadDate("", _("say until when with --until"))
    from groundswell.register import actions

    _directory, found = forum_named(asker, forum)
    made = actions.expect_meetings(asker, found, until=until)
    tell(
        _("{forum}: {n} meetings are expected until {day}.").format(
            forum=found.name, n=len(made), day=short(until)
        )
    )
