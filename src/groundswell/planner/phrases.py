"""The planner's fixed phrases, marked for translation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

THE_PAPER = _("the paper")

WAYS_IN = {
    "standing_item": _("under the standing item"),
    "open_floor": _("from the open floor"),
    "chair": _("on the chair's own agenda"),
    "invitation": _("by invitation for this item"),
    "paper": _("with a paper"),
}


#: The shares said in words, as (so many, in so many).
SHARES = (
    *((1, 20), (1, 10), (1, 5), (1, 4), (1, 3), (2, 5), (1, 2)),
    *((3, 5), (2, 3), (3, 4), (4, 5), (9, 10), (19, 20)),
)
MORE, LESS = 0.975, 0.025


def about_so_many(share: float) -> str:
    """“4 in 5”: the plain share nearest to one from 0 to 1; past those “more than 19 in 20” or “fewer than 1 in 20”."""
    if share > MORE:
        return gettext("more than 19 in 20")
    if share < LESS:
        return gettext("fewer than 1 in 20")
    n, of = min(SHARES, key=lambda pair: abs(pair[0] / pair[1] - share))
    return gettext("%(n)d in %(of)d") % {"n": n, "of": of}


def full_date(day: dt.date) -> str:
    """“Tuesday 9 February 2021”."""
    return date_format(day, "l j F Y")


def short_date(day: dt.date) -> str:
    """“9 February 2021”."""
    return date_format(day, "j F Y")


def names_together(names: Sequence[str]) -> str:
    """“LP Lead, Public Health Lead and Hayley Lever”; empty for nobody."""
    if len(names) < 2:
        return "".join(names)
    return gettext("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def either(names: Sequence[str]) -> str:
    """“That Counts, LP Ops or LP Steering”; empty for nobody."""
    if len(names) < 2:
        return "".join(names)
    return gettext("%(first)s or %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
