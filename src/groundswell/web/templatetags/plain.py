"""Dates, times and lists as people say them: `{% load plain %}`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlencode

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.planner.phrases import names_together
from groundswell.records.dated import last_day_from_until

register = template.Library()


@register.filter
def long_day(day: dt.date | None) -> str:
    """“Tuesday 9 February 2021”; “not known” where there is no date."""
    return date_format(day, "l j F Y") if day else _("not known")


@register.filter
def short_day(day: dt.date | None) -> str:
    """“9 Feb 2021”, for tables; “not known” where there is no date."""
    return date_format(day, "j M Y") if day else _("not known")


@register.filter
def last_day(until: dt.date | None) -> dt.date | None:
    """The last day a person reads for a stored end, which is the day after."""
    return last_day_from_until(until)


@register.filter
def clock(time: dt.time | None) -> str:
    """“6pm”, “9:30am”, “noon”; empty where no time is known."""
    if time is None:
        return ""
    if (time.hour, time.minute) == (12, 0):
        return _("noon")
    half = _("am") if time.hour < 12 else _("pm")
    minutes = f":{time.minute:02d}" if time.minute else ""
    return f"{(time.hour + 11) % 12 + 1}{minutes}{half}"


@register.filter
def days(count: int) -> str:
    """“1 day”, “7 days”."""
    return ngettext("%(count)d day", "%(count)d days", count) % {"count": count}


@register.filter
def named(names: Iterable[object]) -> str:
    """“LP Lead, Public Health Lead and Hayley Lever”."""
    return names_together([str(n) for n in names])


@register.filter
def beside(cells: Iterable[str], head: Iterable[str]) -> list[tuple[str, str]]:
    """Each cell of a row with the heading of its column, for tables that become lists on a phone."""
    return list(zip(head, cells, strict=False))


@register.filter
def query(values: dict[str, object]) -> str:
    """`?from=acb&after=2021-02-02`, leaving out what is empty."""
    kept = {k: v for k, v in values.items() if v not in (None, "", False, [], ())}
    return "?" + urlencode(kept, doseq=True) if kept else ""
