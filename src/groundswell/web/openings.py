"""Which one change would open most, or speed most: a new seat by seats alone, any kind of change on the calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _

from groundswell.planner import reaching
from groundswell.planner.answers import Change, Stop
from groundswell.planner.answers_on_reach import Openings
from groundswell.planner.phrases import either, names_together
from groundswell.planner.sentences_on_options import with_limits
from groundswell.planner.sentences_on_reach import account_sentences, openings_finding, saving_sentence
from groundswell.records.asking import Asker
from groundswell.web.from_here import page
from groundswell.web.journey_form import Typed


@dataclass(frozen=True)
class Brought:
    """What one change would bring, each change that would, and the meetings they are about."""

    brings: str
    changes: tuple[str, ...]
    meetings: tuple[Stop, ...]


def openings(request: HttpRequest) -> HttpResponse:
    """?from=&to=&after=&without=&without_standing_items=. `to` may stay empty."""
    return page(request, "openings.html", _answered)


def _answered(asker: Asker, typed: Typed) -> dict[str, Any]:
    found = reaching.openings(
        asker,
        origin=typed.origin,
        target=typed.target or None,
        after=typed.after,
        options=typed.options,
    )
    return {
        "answer": found,
        "finding": with_limits(openings_finding(found), found.origin.options),
        "account": account_sentences(found.origin),
        "seats": _seats(found),
        "sooner": _sooner(found),
    }


def _sooner(found: Openings) -> list[Brought]:
    """The changes by what they bring, the soonest first: equal answers stand together."""
    groups: dict[str, list[Change]] = {}
    for change, saved in found.changes:
        groups.setdefault(saving_sentence(change, saved), []).append(change)
    return [_brought(brings, changes) for brings, changes in groups.items()]


def _brought(brings: str, changes: list[Change]) -> Brought:
    meetings = {c.meeting.meeting: c.meeting for c in changes if c.meeting is not None}
    return Brought(brings, tuple(c.says for c in changes), tuple(meetings.values()))


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


urlpatterns = [path("openings/", openings, name="openings")]
