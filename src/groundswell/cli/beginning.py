"""`init --blank`: asks for a place, its layers and its forums, and keeps each answer as soon as it is given.

Whoever stops can go on later: what is there already is not asked again. Works with piped input too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

import typer

from groundswell.cli.days import BadDate, read_day, short
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_paragraph
from groundswell.errors import GroundswellError
from groundswell.records.asking import Asker
from groundswell.register import actions
from groundswell.register.help_contacts import places_without_contacts
from groundswell.register.models import Forum, Layer, Place
from groundswell.register.models.places import Nation

LAYERS = ("hyper-local", "operational", "steering", "strategic", "executive")
USUAL_KINDS = (
    "community_forum",
    "ops_group",
    "steering_group",
    "board",
    "cabinet",
)  # by layer, nearest first
MOST_PAPER_DAYS = 90

Value = TypeVar("Value")


class NotThat(GroundswellError):
    """An answer that cannot be taken; asked again."""

    code = "not_that"


def begin(by: Asker) -> None:
    """The whole conversation; ends early, keeping everything, where the input ends."""
    try:
        place = Place.objects.order_by("id").first() or _ask_place(by)
        if not Layer.objects.exists():
            _ask_layers(by)
        _ask_forums(by, place)
    except typer.Abort:
        tell()
        tell(_("Stopped. Everything so far is kept; go on later with: groundswell init --blank"))
        return
    count = Forum.objects.count()
    tell(_("Ready: {place}, with {n} forums. Next: groundswell serve").format(place=place.name, n=count))
    tell_paragraph(
        _("Add seats, people and meetings on the pages, or with: groundswell export workbook FILE.xlsx")
    )
    if silent := places_without_contacts(by.today):
        names = ", ".join(place.name for place in silent)
        tell_paragraph(
            _("Residents cannot say anything in {places} yet. Add who to tell at once there first.").format(
                places=names
            )
        )


def _ask_place(by: Asker) -> Place:
    tell(
        _("We begin with the place, then its layers, then its forums. Press Ctrl-C to stop; nothing is lost.")
    )
    name = _ask(_("What is the place called?"), _some_text)
    kinds = [str(k.value) for k in Place.Kind]
    kind = _ask(
        _("What kind of place is it? ({kinds})").format(kinds=", ".join(kinds)), _one_of(kinds), "borough"
    )
    nations = {str(n.label).casefold(): n.value for n in Nation}
    nation = _ask(
        _("Whose bank holidays count? ({nations})").format(nations=", ".join(str(n.label) for n in Nation)),
        _one_of(list(nations)),
        "england",
    )
    made = actions.add(by, "place", {"name": name, "kind": kind, "nation": nations[nation]})
    return Place.objects.get(pk=made.pk)


def _ask_layers(by: Asker) -> None:
    tell_paragraph(_("Layers are tiers forums work at, nearest to residents first."))
    names = _ask(_("Layers, with commas between them"), _several, ", ".join(LAYERS))
    for position, name in enumerate(names, start=1):
        actions.add(by, "layer", {"name": name, "position": position})
    tell(_("Kept {n} layers.").format(n=len(names)))


def _ask_forums(by: Asker, place: Place) -> None:
    layers = list(Layer.objects.order_by("position"))
    there = list(Forum.objects.values_list("name", flat=True))
    if there:
        tell_paragraph(_("Forums so far: {names}.").format(names=", ".join(there)))
    while name := _ask(_("A forum's name (Enter when there are no more)"), str.strip, ""):
        try:
            _ask_forum(by, place, name, layers)
        except GroundswellError as fault:
            tell_paragraph(f"{fault.message} {fault.remedy}")


def _ask_forum(by: Asker, place: Place, name: str, layers: list[Layer]) -> None:
    """One forum: four questions, then it is kept."""
    choices = ", ".join(f"{n} {la.name}" for n, la in enumerate(layers, start=1))
    number = _ask(_("Its layer ({choices})").format(choices=choices), _whole(1, len(layers)), "1")
    walk_in = _ask(_("Can residents walk in? (y/n)"), _yes_or_no, "n")
    days = _ask(
        _("Papers are due how many clear working days before? (Enter: it needs none)"),
        _whole(0, MOST_PAPER_DAYS, may_be_empty=True),
        "",
    )
    meets = _ask(_("When does it meet next? (Enter: not known)"), _day_or_none, "")
    values = {
        "name": name,
        "kind": USUAL_KINDS[min(number or 1, len(USUAL_KINDS)) - 1],
        "place": place.key,
        "layers": [layers[(number or 1) - 1].key],
        "walk_in": walk_in,
        "paper_days": days,
        "position": Forum.objects.count() + 1,
    }
    forum = actions.add(by, "forum", values)
    if meets is not None:
        actions.add(by, "meeting", {"forum": forum.key, "day": meets})
    tell(
        _("Kept {forum}.").format(forum=name)
        if meets is None
        else _("Kept {forum}; it meets on {day}.").format(forum=name, day=short(meets))
    )


def _ask(question: str, read: Callable[[str], Value], default: str | None = None) -> Value:
    """Asks until the answer can be read. Raises typer.Abort where the input ends."""
    while True:
        answer = typer.prompt(question, default=default, show_default=bool(default))
        try:
            return read(str(answer))
        except (NotThat, BadDate) as fault:
            tell_paragraph(f"{fault.message} {fault.remedy}")


def _some_text(answer: str) -> str:
    if not answer.strip():
        raise NotThat(_("Please type something."), remedy="")
    return answer.strip()


def _several(answer: str) -> list[str]:
    names = [n.strip() for n in answer.split(",") if n.strip()]
    if not names:
        raise NotThat(_("Please name at least one."), remedy="")
    return names


def _one_of(choices: list[str]) -> Callable[[str], str]:
    def read(answer: str) -> str:
        said = answer.strip().casefold()
        if said not in choices:
            raise NotThat(_("That is not one of them."), remedy=", ".join(choices))
        return said

    return read


def _whole(least: int, most: int, *, may_be_empty: bool = False) -> Callable[[str], int | None]:
    def read(answer: str) -> int | None:
        said = answer.strip()
        if not said and may_be_empty:
            return None
        if not (said.isascii() and said.isdigit() and len(said) < 6 and least <= int(said) <= most):
            raise NotThat(
                _("That is not a number we can use."),
                remedy=_("Type one from {least} to {most}.").format(least=least, most=most),
            )
        return int(said)

    return read


def _yes_or_no(answer: str) -> bool:
    said = answer.strip().casefold()
    if said not in ("y", "yes", "n", "no"):
        raise NotThat(_("Please type y or n."), remedy="")
    return said.startswith("y")


def _day_or_none(answer: str) -> dt.date | None:
    return read_day(answer) if answer.strip() else None
