"""Which one change would open most, or speed most: a new seat by seats alone, any kind of change on the calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import path, reverse
from django.utils.translation import gettext as _

from groundswell.planner import opened, opening
from groundswell.planner.answers import Stop
from groundswell.planner.answers_on_openings import Opening, Openings
from groundswell.planner.phrases import either, names_together
from groundswell.planner.sentences_on_openings import (
    as_good_sentence,
    as_things_stand,
    carried_sentence,
    giving_sentence,
    hears_sentence,
    openings_finding,
    saving_sentence,
    seats_finding,
)
from groundswell.planner.sentences_on_options import with_limits
from groundswell.planner.sentences_on_reach import account_sentences
from groundswell.records.asking import Asker
from groundswell.web.from_here import page
from groundswell.web.journey_form import Typed, query_of
from groundswell.web.templatetags.plain import query


@dataclass(frozen=True)
class Brought:
    """What one change would bring, each change that would, the meetings they are about, and who then hears when."""

    brings: str
    changes: tuple[tuple[Opening, str], ...]  # with the address of the journey it makes possible
    meetings: tuple[Stop, ...]
    hears: tuple[tuple[str, str, str], ...]  # (forum's key, its name, when), the same for each; else empty


def openings(request: HttpRequest) -> HttpResponse:
    """?from=&to=&after=&without=&without_standing_items=. `to` may stay empty."""
    return page(request, "openings.html", _answered)


def _answered(asker: Asker, typed: Typed) -> dict[str, Any]:
    found = opening.openings(
        asker,
        origin=typed.origin,
        target=typed.target or None,
        after=typed.after,
        options=typed.options,
    )
    finding = openings_finding(found)
    by_seats = seats_finding(found) if found.lost else ""
    return {
        "answer": found,
        "finding": with_limits(finding, found.origin.options),
        "seats_finding": "" if by_seats == finding else by_seats,
        "account": account_sentences(found.origin),
        "seats": _seats(found),
        "as_things_stand": as_things_stand(found) if found.target else "",
        "as_good": as_good_sentence(found),
        "sooner": _together(found.changes, saving_sentence, typed),
        "opening_most": _together(found.opening_most, _gives, typed),
        "saving_most": _together(found.saving_most, _gives, typed),
    }


def way(request: HttpRequest) -> HttpResponse:
    """The question of `openings` with ?change=&at=&who=&days=: the journeys that this one change makes possible."""

    def answered(asker: Asker, typed: Typed) -> dict[str, Any]:
        found = opened.opened(
            asker,
            origin=typed.origin,
            target=typed.target or None,
            after=typed.after,
            options=typed.options,
            which=_which(request.GET),
        )
        ways = [
            (w.hears, hears_sentence(w.hears), [carried_sentence(leg) for leg in w.legs]) for w in found.ways
        ]
        gives = ways[0][1] if len(ways) == 1 else giving_sentence(found.opening)
        return {
            "answer": found,
            "gives": gives,
            "ways": ways,
            "back": reverse("openings") + query(query_of(typed)),
        }

    return page(request, "opened_way.html", answered)


def _which(given: QueryDict) -> opened.Which:
    days = given.get("days", "0")
    number = int(days) if days.lstrip("-").isascii() and days.lstrip("-").isdigit() and len(days) < 5 else 0
    return opened.Which(given.get("change", ""), given.get("at", ""), given.get("who", ""), number)


def _link(typed: Typed, row: Opening) -> str:
    """Where the journey that this change makes possible is shown."""
    days = row.moved or row.change.days_short or 0
    at = "" if row.change.meeting is None else row.change.meeting.meeting
    named = {"change": row.change.change, "at": at, "who": row.who_key, "days": str(days) if days else ""}
    return reverse("opened-way") + query({**query_of(typed), **named})


def _together(rows: Iterable[Opening], brings: Callable[[Opening], str], typed: Typed) -> list[Brought]:
    """The changes by what they bring, in their order: equal answers stand together."""
    groups: dict[tuple[str, object], list[Opening]] = {}
    for row in rows:
        groups.setdefault((brings(row), row.hears), []).append(row)
    return [_brought(says, changes, typed) for (says, _hears), changes in groups.items()]


def _gives(row: Opening) -> str:
    """What a change gives in all; where only one forum hears sooner, which and when."""
    if len(row.hears) == 1:
        return _("%(forum)s: %(when)s") % {"forum": row.hears[0].forum, "when": hears_sentence(row.hears[0])}
    return giving_sentence(row)


def _brought(brings: str, changes: list[Opening], typed: Typed) -> Brought:
    stops = (o.change.meeting for o in changes)
    meetings = {stop.meeting: stop for stop in stops if stop is not None}
    hears = tuple((h.key, h.forum, hears_sentence(h)) for h in changes[0].hears)
    return Brought(brings, tuple((o, _link(typed, o)) for o in changes), tuple(meetings.values()), hears)


def _seats(found: Openings) -> list[str]:
    """Seats that open the same for the same people in one sentence, so that equal answers stand together."""
    people: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for seat in found.seats:
        people.setdefault((seat.forum, seat.opens), []).append(seat.person)
    forums: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for (forum, opens), names in people.items():
        forums.setdefault((tuple(names), opens), []).append(forum)
    return [_seat_sentence(theirs, names, opens) for (names, opens), theirs in forums.items()]


def _seat_sentence(forums: Sequence[str], names: Sequence[str], opens: Sequence[str]) -> str:
    return _("A seat on %(forums)s for %(names)s would open a way to %(opens)s.") % {
        "forums": either(forums),
        "names": either(names),
        "opens": names_together(opens),
    }


urlpatterns = [
    path("openings/", openings, name="openings"),
    path("openings/way/", way, name="opened-way"),
]
