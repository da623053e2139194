"""What every question of the planner may be asked with: who and what is left out, how old a word may be, which way."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from groundswell.engine.ids import ForumIdx, PersonIdx
from groundswell.planner.naming import BadQuestion, Named, find, find_person, find_place
from groundswell.planner.timetable import Timetable

OLDEST = 36_500  # days; a hundred years, so that no sum of days leaves the calendar


@dataclass(frozen=True)
class Options:
    """The options of a question: names as people type them, and in an answer the names in use.

    `without`: people away everywhere. `without_forums`: forums that are not there. `age`: days after the
    one it is said on which a word is still carried; the last of them counts; None for ever. `upward`: a word
    told in one layer is never raised in a layer nearer to residents. `place`: only forums of that place and
    of places inside it.
    """

    without: tuple[str, ...] = ()
    without_forums: tuple[str, ...] = ()
    standing_items: bool = True
    age: int | None = None
    upward: bool = False
    place: str | None = None


NO_OPTIONS = Options()


@dataclass(frozen=True)
class Limits:
    """Options understood. `left_out` neither hear nor pass: named so, of another place, or upward without a layer."""

    told: Options
    away: frozenset[PersonIdx]
    left_out: frozenset[ForumIdx]
    upward: tuple[int, ...]  # forum -> order of its layer; () where direction is free
    elsewhere: frozenset[ForumIdx]  # of those left out: of another place
    without_layer: frozenset[ForumIdx]  # of those left out: upward only, and in no layer


def understand_options(table: Timetable, options: Options) -> Limits:
    """Find the names. Raises BadQuestion and its kinds."""
    _check_age(options.age)
    away = tuple(find_person(table, name, field="without") for name in options.without)
    named = tuple(_forum_left_out(table, name) for name in options.without_forums)
    place = find_place(table, options.place)
    inside = table.place_and_inside(place) if place is not None else frozenset[int]()
    forums = [ForumIdx(f) for f in range(len(table.forums))]
    elsewhere = frozenset(f for f in forums if place is not None and table.forums[f].place not in inside)
    without_layer = frozenset(f for f in forums if options.upward and not table.forums[f].layer)
    told = replace(
        options,
        without=tuple(table.people[p].name for p in away),
        without_forums=tuple(n.name for n in named),
        place=None if place is None else table.places[place].name,
    )
    return Limits(
        told,
        frozenset(away),
        frozenset(ForumIdx(n.index) for n in named) | elsewhere | without_layer,
        tuple(row.layer for row in table.forums) if options.upward else (),
        elsewhere,
        without_layer,
    )


def refuse_left_out(limits: Limits, end: Named) -> None:
    """Raises BadQuestion where a question starts or ends at a forum that its own options leave out."""
    if end.kind != "forum":
        return
    if end.index in limits.elsewhere:
        raise BadQuestion(
            _("%(forum)s does not belong to %(place)s or a place inside it.")
            % {"forum": end.name, "place": limits.told.place},
            remedy=_("Choose a forum of that place, or leave the place out."),
            field="place",
        )
    if end.index in limits.without_layer:
        raise BadQuestion(
            _("%(forum)s is in no layer, so nothing leads upward from it or to it.") % {"forum": end.name},
            remedy=_("Leave “upward only” out, or state the forum’s layer first."),
            field="upward",
        )


def _check_age(age: int | None) -> None:
    if age is not None and not 0 <= age <= OLDEST:
        raise BadQuestion(
            _("A word cannot be %(days)s days old.") % {"days": age},
            remedy=_("Give a number of days from 0 to %(most)s.") % {"most": OLDEST},
            field="age",
        )


def _forum_left_out(table: Timetable, name: str) -> Named:
    named = find(table, name, field="without_forum")
    if named.kind != "forum":
        raise BadQuestion(
            _("%(name)s is a person, not a forum.") % {"name": named.name},
            remedy=_("Name people among those who are away."),
            field="without_forum",
        )
    return named
