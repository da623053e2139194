"""Reach and dependence in sentences: always "could", the seat before the person, nobody ranked."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.planner.answers_on_reach import (
    Cut,
    Dependence,
    Origin,
    Reach,
    ReachedForum,
)
from groundswell.planner.phrases import full_date, names_together, short_date
from groundswell.planner.sentences_on_options import account_of_limits
from groundswell.register.models import Organisation

Roads = list[tuple[Cut, tuple[str, ...]]]


def reach_finding(reach: Reach) -> str:
    """How many forums seats lead to, and how many hear it on the calendar, in one sentence."""
    values = {
        "from": reach.origin.name,
        "seats": len(reach.by_seats),
        "n": len(reach.forums),
        "hear": len(reach.by_calendar),
        "day": short_date(reach.origin.horizon),
    }
    if reach.said_on is None:
        return (
            ngettext(
                "By seats a word from %(from)s could reach %(seats)d of %(n)d forum; "
                "on the calendar there is no meeting to say it at.",
                "By seats a word from %(from)s could reach %(seats)d of %(n)d forums; "
                "on the calendar there is no meeting to say it at.",
                len(reach.forums),
            )
            % values
        )
    return (
        ngettext(
            "By seats a word from %(from)s could reach %(seats)d of %(n)d forum; "
            "on the calendar %(hear)d could hear it by %(day)s.",
            "By seats a word from %(from)s could reach %(seats)d of %(n)d forums; "
            "on the calendar %(hear)d could hear it by %(day)s.",
            len(reach.forums),
        )
        % values
    )


def said_sentence(reach: Reach) -> str:
    """When it is first said, from which the days count; or "" where it cannot be said."""
    if reach.said_on is None:
        return ""
    return _("Days count from %(day)s, when it is first said.") % {"day": full_date(reach.said_on)}


def sectors_sentence(reach: Reach) -> str:
    """The sectors of those who sit where seats lead, or "" where none is stated."""
    if not reach.sectors:
        return ""
    return _("Sectors with a seat where seats lead, as far as stated: %(names)s.") % {
        "names": "; ".join(str(Organisation.Sector(sector).label) for sector in reach.sectors)
    }


def reached_forum_sentence(forum: ReachedForum) -> str:
    """One forum: by seats, and when on the calendar, each told apart."""
    values = {"day": full_date(forum.on) if forum.on else "", "days": forum.days}
    if forum.on is None:
        if forum.by_seats:
            return _("By seats it could be reached; on the calendar not by the last day looked at.")
        return _("It could not be reached by seats, nor heard there on the calendar.")
    if not forum.days:
        return _("It could be heard here the same day: %(day)s.") % values
    if not forum.by_seats:
        return (
            ngettext(
                "Not by seats of that day; on the calendar it could be heard on %(day)s, in %(days)d day.",
                "Not by seats of that day; on the calendar it could be heard on %(day)s, in %(days)d days.",
                forum.days,
            )
            % values
        )
    return (
        ngettext(
            "By seats it could be reached; on the calendar it could be heard on %(day)s, in %(days)d day.",
            "By seats it could be reached; on the calendar it could be heard on %(day)s, in %(days)d days.",
            forum.days,
        )
        % values
    )


def dependence_finding(dependence: Dependence) -> str:
    """The only roads by seats, each with where its seats are; or that nobody is the only road."""
    if not dependence.forums:
        return _("By seats a word from %(from)s could reach no other forum asked about.") % {
            "from": dependence.origin.name
        }
    roads = single_roads(dependence)
    if not roads:
        return ngettext(
            "By seats no one person is the only road from %(from)s to the %(n)d forum looked at.",
            "By seats no one person is the only road from %(from)s to any of the %(n)d forums looked at.",
            len(dependence.forums),
        ) % {"from": dependence.origin.name, "n": len(dependence.forums)}
    return " ".join(road_sentence(cut, forums) for cut, forums in roads)


def dependence_on_the_calendar(dependence: Dependence) -> str:
    """The only roads on the dated calendar, in a sentence of their own; "" where no forum was looked at."""
    heard = [f for f in dependence.forums if f.by_calendar is not None]
    values = {"from": dependence.origin.name, "day": short_date(dependence.origin.horizon)}
    if not dependence.forums:
        return ""
    if not heard:
        return _("On the calendar none of these forums could hear it by %(day)s.") % values
    roads = single_roads(dependence, calendar=True)
    if not roads:
        return (
            _("On the calendar no one person is the only road from %(from)s to a forum by %(day)s.") % values
        )
    told = _("; ").join(
        _("to %(forums)s by %(person)s")
        % {"forums": names_together(forums), "person": names_together(cut.people)}
        for cut, forums in roads
    )
    return _("On the calendar the only road by %(day)s leads %(roads)s.") % {**values, "roads": told}


def single_roads(dependence: Dependence, *, calendar: bool = False) -> Roads:
    """Each cut of one person, with every forum it cuts off; in the order of the forums, never by how many."""
    return [(cut, forums) for cut, forums in _grouped(dependence, calendar) if len(cut.people) == 1]


def smallest_sets(dependence: Dependence, *, calendar: bool = False) -> Roads:
    """Each cut of two or three people, with every forum it cuts off."""
    return [(cut, forums) for cut, forums in _grouped(dependence, calendar) if len(cut.people) > 1]


def _grouped(dependence: Dependence, calendar: bool) -> Roads:
    grouped: dict[Cut, list[str]] = {}
    for forum in dependence.forums:
        for cut in (forum.by_calendar or ()) if calendar else forum.by_seats:
            grouped.setdefault(cut, []).append(forum.name)
    return [(cut, tuple(forums)) for cut, forums in grouped.items()]


def road_sentence(cut: Cut, forums: tuple[str, ...]) -> str:
    """Seats first: “The seats at LP Ops and ACB, held by …, are the only road to ACB.”"""
    values = {
        "seats": names_together(cut.seats),
        "people": names_together(cut.people),
        "forums": names_together(forums),
    }
    if len(cut.people) > 1:
        return (
            _("Without the seats of %(people)s together, at %(seats)s, no road leads to %(forums)s.") % values
        )
    return (
        ngettext(
            "The seat or invitation at %(seats)s, held by %(people)s, is the only road to %(forums)s.",
            "The seats at %(seats)s, held by %(people)s with invitations counted, are the only road to %(forums)s.",
            len(cut.seats),
        )
        % values
    )


def account_sentences(origin: Origin, *, calendar_sets: int = 3) -> tuple[str, ...]:
    """What the answer takes into account and what not: seats and calendar apart, then what was left out.

    `calendar_sets` is 1 where only single roads were looked for on the calendar.
    """
    days = {"after": short_date(origin.after), "horizon": short_date(origin.horizon)}
    told = [
        _(
            "By seats: seats held on %(after)s, and invitations made for that day or later; "
            "meeting days and paper deadlines are left out of account."
        )
        % days,
        _(
            "On the calendar: meetings from %(after)s to %(horizon)s with their paper deadlines; "
            "how likely each person is to come is left out of account."
        )
        % days,
        _("This is what could happen, never what did."),
    ]
    if calendar_sets == 1:
        told.insert(
            2, _("On the calendar only single roads were looked for: name a forum to look for sets too.")
        )
    told[-1:-1] = account_of_limits(origin.options, origin.without_layer)
    left_out = names_together([*origin.without, *origin.without_forums])
    if left_out:
        told.insert(0, _("As if these were not there: %(names)s.") % {"names": left_out})
    return tuple(told)
