"""Reach between two layers in sentences: always "could"; a count of forums, never of people."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.planner.answers_on_layers import Between, FromForum
from groundswell.planner.phrases import names_together, short_date
from groundswell.planner.sentences_on_options import account_of_limits, with_limits
from groundswell.register.models import Organisation


def between_finding(found: Between) -> str:
    """How many forums of the one layer a board of the other could hear within the days, in one sentence."""
    values = {
        "heard": len(found.heard),
        "n": len(found.said),
        "from": found.from_layer,
        "to": found.to_layer,
        "days": found.within,
    }
    if not found.boards:
        told = _("No forum of the layer %(to)s is open on that day.") % values
    elif not found.said:
        told = _("No forum of the layer %(from)s has a meeting left to say it at.") % values
    else:
        told = (
            ngettext(
                "%(heard)d of %(n)d forum of the layer %(from)s could be heard "
                "at the layer %(to)s within %(days)s days.",
                "%(heard)d of %(n)d forums of the layer %(from)s could be heard "
                "at the layer %(to)s within %(days)s days.",
                len(found.said),
            )
            % values
        )
    return with_limits(told, found.options)


def median_sentence(found: Between) -> str:
    """The middle of the days to the first board, or that they are too few; "" where nothing could be heard."""
    soonest = [f for f in found.said if f.soonest is not None]
    if not soonest:
        return ""
    if found.median_days is None:
        return _("Too few forums to say how long it takes in the middle.")
    return _("In the middle it takes %(days)s days to the first board.") % {"days": f"{found.median_days:g}"}


def unsaid_sentence(found: Between) -> str:
    """The forums with no meeting left, who are not counted; "" where there are none."""
    if not found.unsaid:
        return ""
    return _("No meeting is left to say it at, so these are not counted: %(names)s.") % {
        "names": names_together([f.name for f in found.unsaid])
    }


def days_said(days: int | None, found: Between) -> str:
    """One cell: the days, whether they are more than asked, or that there is no way in this calendar."""
    if days is None:
        return _("no way")
    if days > found.within:
        return _("%(days)s, too late") % {"days": days}
    return str(days)


def soonest_sentence(forum: FromForum, found: Between) -> str:
    """One forum in a terminal: each board with its days."""
    if forum.said_on is None:
        return _("no meeting is left to say it at")
    told = [f"{b.name}: {days_said(d, found)}" for b, d in zip(found.boards, forum.days, strict=True)]
    said_on = _("said on %(day)s") % {"day": short_date(forum.said_on)}
    return "; ".join([said_on, *told])


def sector_rows(found: Between) -> list[tuple[str, int]]:
    """(The sector's name, how many forums a board where it sits could hear within the days)."""
    return [(str(Organisation.Sector(sector).label), n) for sector, n in found.sectors]


def account_of_between(found: Between) -> list[str]:
    """What is taken into account."""
    days = {"after": short_date(found.after), "horizon": short_date(found.horizon)}
    told = [
        _(
            "On the calendar: each forum's first meeting from %(after)s on, then meetings to %(horizon)s "
            "with their paper deadlines; how likely each person is to come is left out of account."
        )
        % days,
        _("Sectors are those of people who sit on a board on %(after)s, as far as stated.") % days,
    ]
    told += account_of_limits(found.options, found.without_layer)
    if found.options.without:
        told.append(
            _("Left out on purpose: %(names)s.") % {"names": names_together(list(found.options.without))}
        )
    return [*told, _("This is what could happen, never what did.")]
