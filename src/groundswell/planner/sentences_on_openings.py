"""Openings in sentences: the change that gives most first, by seats and on the calendar apart. Nobody is ranked."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.planner.answers_on_openings import Carried, Opening, Openings, SeatOpening, Sooner
from groundswell.planner.phrases import either, full_date, names_together, short_date

MOST_SEATS_NAMED = 12  # in one sentence; the list below it has them all


def openings_finding(openings: Openings) -> str:
    """The change that gives most on the calendar; where none gives anything, or it was not asked, by seats."""
    if openings.asked_the_calendar and (openings.changes or _giving_most(openings)):
        return calendar_finding(openings)
    return seats_finding(openings) if openings.lost else calendar_finding(openings) or seats_finding(openings)


def seats_finding(openings: Openings) -> str:
    """What one new seat could open by seats."""
    if not openings.lost:
        return _("By seats nothing asked about is cut off.")
    values = {"n": len(openings.lost), "lost": names_together(openings.lost)}
    if not openings.seats:
        return _("By seats no one new seat could open %(lost)s.") % values
    values |= {"opened": max(len(seat.opens) for seat in openings.seats), "seats": _seats(openings)}
    if len(openings.lost) == 1:
        return _("By seats one new seat could open %(lost)s: %(seats)s.") % values
    return _("By seats one new seat could open %(opened)d of the %(n)d (%(lost)s): %(seats)s.") % values


def _seats(openings: Openings) -> str:
    """The equal seats together; only how many where they are too many to name."""
    if len(openings.seats) > MOST_SEATS_NAMED:
        return _("any of %(n)d seats, all equal") % {"n": len(openings.seats)}
    return _seats_told(openings.seats)


def _seats_told(seats: Iterable[SeatOpening]) -> str:
    """“LP Lead or Public Health Lead on ACB or SEND Board, or Director of Public Health on LP Ops”."""
    told = [
        _("%(people)s on %(forums)s") % {"people": either(people), "forums": either(forums)}
        for people, forums in seats_together(seats)
    ]
    return _(", or ").join(told)


def seats_by_what_they_open(openings: Openings) -> list[str]:
    """A sentence for each thing that could be opened, with every seat that could open it."""
    opened: dict[tuple[str, ...], list[SeatOpening]] = {}
    for seat in openings.seats:
        opened.setdefault(seat.opens, []).append(seat)
    return [
        _("%(opened)s could be opened by a seat for %(seats)s.")
        % {"opened": names_together(forums), "seats": _seats_told(seats)}
        for forums, seats in opened.items()
    ]


def seats_together(seats: Iterable[SeatOpening]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """(People, forums): everybody for whom a seat on the same forums would open as much, in one row."""
    forums: dict[str, list[str]] = {}
    for seat in seats:
        forums.setdefault(seat.person, []).append(seat.forum)
    people: dict[tuple[str, ...], list[str]] = {}
    for person, theirs in forums.items():
        people.setdefault(tuple(theirs), []).append(person)
    return [(tuple(names), theirs) for theirs, names in people.items()]


def calendar_finding(openings: Openings) -> str:
    """On the calendar: the change that brings it soonest, or those that give most; "" where that was not asked."""
    if not openings.asked_the_calendar:
        return ""
    if openings.target is None:
        return " ".join(_giving_most(openings)) or _("On the calendar no one change would give more.")
    if not openings.changes:
        return _("%(now)s No one change would make it sooner.") % {"now": as_things_stand(openings)}
    return _first_sentence(openings, openings.changes[0])


def as_good_sentence(openings: Openings) -> str:
    """How many other changes would bring it as soon as the first; "" where none would."""
    others = _as_good(openings) if openings.changes else 0
    if not others:
        return ""
    return ngettext(
        "%(n)d other change would bring it as soon.",
        "%(n)d other changes would bring it as soon.",
        others,
    ) % {"n": others}


def _as_good(openings: Openings) -> int:
    return sum(o.change.arrives == openings.changes[0].change.arrives for o in openings.changes) - 1


def _first_sentence(openings: Openings, first: Opening) -> str:
    assert first.change.arrives is not None
    values = {
        "title": first.title,
        "n": first.hears[0].days,
        "target": openings.target,
        "day": full_date(first.change.arrives),
    }
    if first.hears[0].days is None:
        return _("%(title)s would open a way to %(target)s: %(day)s.") % values
    return (
        ngettext("%(title)s would save %(n)d day.", "%(title)s would save %(n)d days.", first.hears[0].days)
        % values
    )


def as_things_stand(openings: Openings) -> str:
    """When the target could hear it without any change."""
    values = {"forum": openings.target, "by": short_date(openings.origin.horizon)}
    if openings.arrives is None:
        return _("On the calendar it could not be heard at %(forum)s by %(by)s.") % values
    values["day"] = short_date(openings.arrives)
    return _("On the calendar it could be heard at %(forum)s on %(day)s.") % values


def _giving_most(openings: Openings) -> list[str]:
    told = []
    if openings.opening_most:
        first = openings.opening_most[0]
        told.append(f"{first.title} {_opens(first)}")
    if openings.saving_most and openings.saving_most[0] not in openings.opening_most[:1]:
        first = openings.saving_most[0]
        told.append(f"{first.title} {_saves(first)}")
    return told


def _opens(opening: Opening) -> str:
    n = len(opening.opens)
    return ngettext(
        "would let %(n)d more forum hear it: %(names)s.", "would let %(n)d more forums hear it: %(names)s.", n
    ) % {"n": n, "names": names_together(opening.opens)}


def _saves(opening: Opening) -> str:
    sooner = [h for h in opening.hears if h.days]
    if len(sooner) == 1:
        return ngettext(
            "would save %(n)d day at %(forum)s.", "would save %(n)d days at %(forum)s.", opening.days_saved
        ) % {"n": opening.days_saved, "forum": sooner[0].forum}
    return ngettext(
        "would save %(n)d day in all, at %(forums)d forums.",
        "would save %(n)d days in all, at %(forums)d forums.",
        opening.days_saved,
    ) % {"n": opening.days_saved, "forums": len(sooner)}


def giving_sentence(opening: Opening) -> str:
    """What a change gives in all: forums opened, and days saved. “Opens 1 forum and saves 35 days in all.”"""
    opened, days = len(opening.opens), opening.days_saved
    opens = ngettext("Opens %(n)d forum", "Opens %(n)d forums", opened) % {"n": opened}
    if not days:
        return f"{opens}."
    if not opened:
        return ngettext("Saves %(n)d day.", "Saves %(n)d days in all.", days) % {"n": days}
    return ngettext("%(opens)s and saves %(n)d day.", "%(opens)s and saves %(n)d days in all.", days) % {
        "opens": opens,
        "n": days,
    }


def saving_sentence(opening: Opening) -> str:
    """What a change brings at the forum asked for: the day, and the days it saves."""
    return hears_sentence(opening.hears[0])


def hears_sentence(hears: Sooner) -> str:
    """When a forum could then hear it, and how much sooner."""
    values = {"day": full_date(hears.on), "n": hears.days}
    if hears.days is None:
        return _("It could then be heard on %(day)s.") % values
    return (
        ngettext(
            "It could then be heard on %(day)s, %(n)d day sooner.",
            "It could then be heard on %(day)s, %(n)d days sooner.",
            hears.days,
        )
        % values
    )


def carried_sentence(leg: Carried) -> str:
    """“Public Health Lead could carry it from LP Ops of 4 February 2021 to SEND Board of 25 February 2021.”"""
    values = {
        "who": leg.carrier,
        "from": leg.start.forum,
        "day": short_date(leg.start.day),
        "to": leg.end.forum,
        "then": short_date(leg.end.day),
    }
    if not leg.start.forum:
        return _("%(who)s could bring it to %(to)s of %(then)s.") % values
    return _("%(who)s could carry it from %(from)s of %(day)s to %(to)s of %(then)s.") % values
