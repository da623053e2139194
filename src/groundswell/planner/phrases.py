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
