"""Which roads a word from here hangs on: seats first, single ones and sets up to three. People are never ranked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.planner import opening, reaching
from groundswell.planner.answers_on_reach import Cut, Dependence, ForumDependence
from groundswell.planner.naming import AmbiguousName
from groundswell.planner.phrases import names_together
from groundswell.planner.sentences_on_openings import seats_finding
from groundswell.planner.sentences_on_options import with_limits
from groundswell.planner.sentences_on_reach import (
    account_sentences,
    dependence_finding,
    dependence_on_the_calendar,
)
from groundswell.records.asking import Asker
from groundswell.web.from_here import page
from groundswell.web.journey_form import Typed
from groundswell.web.templatetags.plain import query

MOST_MENDED = 3  # single roads; for more, a link asks which seat would mend each


@dataclass(frozen=True)
class Road:
    """The seats of one person, or of a few together, and the forums nothing reaches without them."""

    cut: Cut
    heading: str
    says: tuple[str, ...]
    mends: str  # the one new seat that brings most back; "" where it was not looked for or not found
    ask_mends: str  # the address that asks which one seat would mend it


@dataclass(frozen=True)
class Row:
    """One forum with what it hangs on, by seats and on the calendar."""

    forum: ForumDependence
    by_seats: tuple[str, ...]
    on_calendar: tuple[str, ...]


def dependence(request: HttpRequest) -> HttpResponse:
    """?from=&to=&after=&without=. `to` asks for one forum only."""
    return page(request, "dependence.html", _answered)


def _answered(asker: Asker, typed: Typed) -> dict[str, Any]:
    found = reaching.dependence(
        asker,
        origin=typed.origin,
        target=typed.target or None,
        after=typed.after,
        options=typed.options,
    )
    cuts = _cuts(found)
    single = [cut for cut in cuts if len(cut.people) == 1]
    return {
        "answer": found,
        "finding": with_limits(dependence_finding(found), found.origin.options),
        "on_calendar": dependence_on_the_calendar(found),
        "account": account_sentences(found.origin, calendar_sets=found.calendar_sets),
        "single": [
            _road(found, cut, typed, _mends(asker, found, cut) if nth < MOST_MENDED else "")
            for nth, cut in enumerate(single)
        ],
        "together": [_road(found, cut, typed, "") for cut in cuts if len(cut.people) > 1],
        "rows": [_row(forum) for forum in found.forums],
    }


def _cuts(found: Dependence) -> list[Cut]:
    """Each set of people once, in the order of the forums they cut off."""
    sets = [cut for forum in found.forums for cut in (*forum.by_seats, *(forum.by_calendar or ()))]
    return list({cut.people: cut for cut in sets}.values())


def _road(found: Dependence, cut: Cut, typed: Typed, mends: str) -> Road:
    asked: dict[str, object] = {
        "from": typed.origin,
        "after": found.origin.after.isoformat(),
        "without": [*found.origin.without, *cut.people],
        "age": typed.text["age"],
        "upward": "1" if typed.upward else "",
        "place": typed.place,
    }
    return Road(cut, _heading(cut), _says(found, cut), mends, query(asked))


def _heading(cut: Cut) -> str:
    """The seats first, then who holds them that day."""
    values = {"people": names_together(cut.people), "seats": names_together(cut.seats)}
    if len(cut.people) == 1:
        return (
            ngettext(
                "The seat at %(seats)s, held by %(people)s",
                "The seats at %(seats)s, held by %(people)s",
                len(cut.seats),
            )
            % values
        )
    return _("The seats at %(seats)s, held by %(people)s together") % values


def _says(found: Dependence, cut: Cut) -> tuple[str, ...]:
    """What is cut off without them: by seats and on the calendar, in one sentence where both agree."""
    by_seats = tuple(f.name for f in found.forums if _holds(cut, f.by_seats))
    on_calendar = tuple(f.name for f in found.forums if _holds(cut, f.by_calendar or ()))
    only = _only_road if len(cut.people) == 1 else _without_all
    if by_seats == on_calendar:
        return (_("By seats and on the calendar: %(says)s") % {"says": only(by_seats)},)
    told = []
    if by_seats:
        told.append(_("By seats: %(says)s") % {"says": only(by_seats)})
    if on_calendar:
        told.append(_("On the calendar: %(says)s") % {"says": only(on_calendar)})
    return tuple(told)


def _only_road(forums: tuple[str, ...]) -> str:
    return _("the only road to %(forums)s.") % {"forums": names_together(forums)}


def _without_all(forums: tuple[str, ...]) -> str:
    return _("without all of them no road leads to %(forums)s.") % {"forums": names_together(forums)}


def _holds(cut: Cut, cuts: tuple[Cut, ...]) -> bool:
    return any(other.people == cut.people for other in cuts)


def _mends(asker: Asker, found: Dependence, cut: Cut) -> str:
    """The one new seat that brings most back, equal ones together; "" where the name is not one person's alone."""
    start = found.origin
    try:
        opened = opening.openings(
            asker,
            origin=start.key,
            after=start.after,
            options=replace(start.options, without=(*start.without, *cut.people)),
            on_calendar=False,
        )
    except AmbiguousName:
        return ""
    return seats_finding(opened) if opened.lost else ""


def _row(forum: ForumDependence) -> Row:
    return Row(forum, _told(forum.by_seats), _told(forum.by_calendar or ()))


def _told(cuts: tuple[Cut, ...]) -> tuple[str, ...]:
    return tuple(_heading(cut) for cut in cuts)


urlpatterns = [path("dependence/", dependence, name="dependence")]
