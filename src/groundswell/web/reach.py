"""What a word from here could reach: each forum by seats and by the calendar, on a shaded map and in a table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from groundswell.pictures import tube_map
from groundswell.pictures.picture import Picture, Table
from groundswell.planner import reaching, rows_for_pictures
from groundswell.planner.answers_on_reach import Reach, ReachedForum
from groundswell.planner.phrases import full_date
from groundswell.planner.sentences_on_options import with_limits
from groundswell.planner.sentences_on_reach import (
    account_sentences,
    reach_finding,
    said_sentence,
    sectors_sentence,
)
from groundswell.records.asking import Asker
from groundswell.web.addresses import address
from groundswell.web.from_here import page
from groundswell.web.journey_form import Typed
from groundswell.web.picture_words import tube_words
from groundswell.web.templatetags.plain import days

MOST_DRAWN = 60  # forums; nobody could read a map of more, nor wait for it
SOON = ((7, 4), (30, 3), (90, 2))  # heard within so many days -> shade; later is 1, never 0


def reach(request: HttpRequest) -> HttpResponse:
    """?from=&after=&without=. The forums a word could reach, and by when."""
    return page(request, "reach.html", _answered)


def _answered(asker: Asker, typed: Typed) -> dict[str, Any]:
    found = reaching.reach(
        asker,
        origin=typed.origin,
        after=typed.after,
        options=typed.options,
    )
    return {
        "answer": found,
        "finding": with_limits(reach_finding(found), found.origin.options),
        "said": said_sentence(found),
        "sectors": sectors_sentence(found),
        "account": account_sentences(found.origin),
        "picture": _picture(found, asker),
    }


def _picture(found: Reach, asker: Asker) -> Picture:
    """The map of that day's seats, each forum shaded by the days until it could hear; of many forums the table only."""
    if len(found.forums) > MOST_DRAWN:
        said = _("A map of %(n)s forums could not be read. The table has them all.") % {
            "n": len(found.forums)
        }
        return Picture("", "", _table(found), said)
    drawn = rows_for_pictures.tube_map(asker, on=found.origin.after, address=address)
    forums = {f.key: f for f in found.forums}
    stations = tuple(
        replace(s, shade=_shade(forums[s.key]), note=_note(forums[s.key], found))
        for s in drawn.stations
        if s.key in forums
    )
    lines = tuple(line for line in drawn.lines if line.name not in found.origin.without)
    shaded = replace(drawn, stations=stations, lines=lines)
    words = replace(tube_words(), title=_("How soon each forum could hear a word from here"))
    return replace(tube_map.draw(shaded, words=words, name="reach"), table=_table(found), finding=_key(found))


def _shade(forum: ReachedForum) -> int:
    if forum.days is None:
        return 0
    return next((shade for most, shade in SOON if forum.days <= most), 1)


def _note(forum: ReachedForum, found: Reach) -> str:
    """What stands beneath the forum's name."""
    if forum.key == found.origin.key:
        return _("said here")
    if forum.days is not None:
        return days(forum.days)
    return _("by seats, not in time") if forum.by_seats else _("no way by seats")


def _key(found: Reach) -> str:
    """What the shades mean, in words."""
    return _(
        "The fuller the colour of a forum, the sooner it could hear. "
        "A broken edge: it would not hear by %(day)s."
    ) % {"day": full_date(found.origin.horizon)}


def _table(found: Reach) -> Table:
    """A row a forum, nearest to residents first."""
    return Table(
        _("When each forum could hear a word from %(origin)s") % {"origin": found.origin.name},
        (_("Forum"), _("Layer"), _("By seats"), _("Heard on"), _("Days")),
        tuple(_row(f) for f in found.forums),
        tuple(address("forum", f.key) for f in found.forums),
    )


def _row(forum: ReachedForum) -> tuple[str, ...]:
    return (
        forum.name,
        forum.layer or _("No layer stated"),
        _("Yes") if forum.by_seats else _("No"),
        date_format(forum.on, "l j F Y") if forum.on else _("Not in this calendar"),
        "" if forum.days is None else str(forum.days),
    )


urlpatterns = [path("reach/", reach, name="reach")]
