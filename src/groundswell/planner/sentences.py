"""A planner's answer in sentences: always "could", never "did". Pages and commands say the same."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.planner.answers import (
    Answer,
    Carriers,
    Channel,
    Coverage,
    Leg,
    Overlaps,
    PlannedJourney,
    Stop,
)
from groundswell.planner.phrases import WAYS_IN, either, full_date, names_together, short_date


def finding(answer: Answer) -> str:
    """The whole answer in one sentence."""
    target = answer.question.target
    if answer.no_way is not None:
        return _("There is no way to %(forum)s by seats. %(why)s") % {
            "forum": target,
            "why": answer.no_way.reason,
        }
    first = answer.journeys[0]
    if not first.legs:
        return _("It is said where it should be heard: %(forum)s, %(day)s.") % {
            "forum": target,
            "day": full_date(first.arrives),
        }
    values = {"forum": target, "days": first.days, "day": full_date(first.arrives)}
    if answer.question.target_kind == "person":
        return (
            ngettext(
                "It could reach %(forum)s in %(days)d day: %(day)s.",
                "It could reach %(forum)s in %(days)d days: %(day)s.",
                first.days,
            )
            % values
        )
    return (
        ngettext(
            "It could be heard at %(forum)s in %(days)d day: %(day)s.",
            "It could be heard at %(forum)s in %(days)d days: %(day)s.",
            first.days,
        )
        % values
    )


def headline(journey: PlannedJourney) -> str:
    """“In 7 days, with 1 hand-off.”"""
    days = ngettext("In %(n)d day", "In %(n)d days", journey.days) % {"n": journey.days}
    if not journey.hand_offs:
        return _("%(days)s, with no hand-off.") % {"days": days}
    hands = ngettext("%(n)d hand-off", "%(n)d hand-offs", journey.hand_offs) % {"n": journey.hand_offs}
    return _("%(days)s, with %(hands)s.") % {"days": days, "hands": hands}


def place_and_day(stop: Stop) -> str:
    """“LP Ops, Thursday 4 February 2021, 10:00”."""
    parts = [stop.forum or stop.short, full_date(stop.day)]
    if stop.start is not None:
        parts.append(stop.start.strftime("%H:%M"))
    return ", ".join(parts)


def leg_sentence(leg: Leg) -> str:
    """One leg in one sentence: who could carry it, from where to where, and what lets it in."""
    values = {
        "who": leg.carrier,
        "from": leg.start.forum,
        "from_day": short_date(leg.start.day),
        "to": leg.end.forum,
        "to_day": full_date(leg.end.day),
        "way": WAYS_IN[leg.way_in],
        "for": leg.by_substitute or "",
    }
    if leg.kind == "paper":
        return (
            _("The paper referred by %(from)s on %(from_day)s could be heard at %(to)s on %(to_day)s.")
            % values
        )
    if not leg.start.forum:
        return _("%(who)s could carry it to %(to)s on %(to_day)s, %(way)s.") % values
    if leg.by_substitute:
        return (
            _(
                "%(who)s, by substitute for %(for)s, could carry it from %(from)s to %(to)s on %(to_day)s, %(way)s."
            )
            % values
        )
    return _("%(who)s could carry it from %(from)s to %(to)s on %(to_day)s, %(way)s.") % values


def way_in_phrase(leg: Leg) -> str:
    """“under the standing item; also with a paper”."""
    first = str(WAYS_IN[leg.way_in])
    if not leg.way_in_also:
        return first
    return _("%(way)s; also %(others)s") % {
        "way": first,
        "others": ", ".join(str(WAYS_IN[way]) for way in leg.way_in_also),
    }


def paper_sentence(leg: Leg, today: dt.date) -> str:
    """The paper deadline of a leg, or "" where none matters; says if it has passed."""
    if leg.paper_by is None:
        return ""
    values = {"forum": leg.end.forum, "day": full_date(leg.paper_by)}
    if leg.way_in not in ("paper", "invitation"):
        return _("No paper is needed. A paper for %(forum)s is in time by %(day)s.") % values
    if leg.paper_by < today:
        return _("The paper for %(forum)s was due by %(day)s.") % values
    return _("The paper for %(forum)s is due by %(day)s.") % values


def others_sentence(leg: Leg) -> str:
    """Who else could carry the same leg; what fails if this one person is away."""
    if leg.kind == "paper":
        return _("A paper needs nobody present.")
    if not leg.could_also:
        return _("Nobody else could carry this leg: if %(who)s is away, this way fails.") % {
            "who": leg.carrier
        }
    return _("%(names)s could carry it too, if %(who)s is away.") % {
        "names": names_together(leg.could_also),
        "who": leg.carrier,
    }


def saving_sentence(journey: PlannedJourney) -> str:
    """What the standing item saves, or ""."""
    if not journey.uses_standing_item:
        return ""
    if journey.saved_by_standing_item is None:
        return ""
    n = journey.saved_by_standing_item
    return ngettext("The standing item saves %(n)d day.", "The standing item saves %(n)d days.", n) % {"n": n}


def waited_sentence(journey: PlannedJourney, answer: Answer) -> str:
    """How long the word waits for the first meeting where it can be said, or ""."""
    if not journey.waited_days or answer.said_on is None:
        return ""
    return ngettext(
        "The first %(forum)s meeting is %(n)d day later, on %(day)s.",
        "The first %(forum)s meeting is %(n)d days later, on %(day)s.",
        journey.waited_days,
    ) % {"forum": answer.said_on.forum, "n": journey.waited_days, "day": full_date(answer.said_on.day)}


def latest_sentence(answer: Answer) -> str:
    """By when it must be said, where the question named a day to be heard by; else ""."""
    if answer.question.by is None or answer.said_on is None or answer.no_way is not None:
        return ""
    return _("To be heard by %(by)s it can be said as late as %(stop)s.") % {
        "by": short_date(answer.question.by),
        "stop": place_and_day(answer.said_on),
    }


def assumes_sentence(answer: Answer) -> str:
    """The subject the answer rests on where the question named none, or ""."""
    if not answer.assumes:
        return ""
    return _("This assumes the subject is “%(subject)s”.") % {"subject": answer.assumes}


def coverage_sentence(coverage: Coverage) -> str:
    """“0 of 3 meetings have recorded attendance.”"""
    if not coverage.meetings:
        return _("No meeting was looked at.")
    return ngettext(
        "%(recorded)d of %(n)d meeting has recorded attendance; otherwise we expect who holds a seat.",
        "%(recorded)d of %(n)d meetings have recorded attendance; for the others we expect who holds a seat.",
        coverage.meetings,
    ) % {"recorded": coverage.recorded, "n": coverage.meetings}


def expected_sentence(leg: Leg, today: dt.date) -> str:
    """How sure the leg is: expected, expected but not recorded, an end that is assumed; "" where all is known."""
    told = []
    if leg.expected:
        told.append(_("Expected, not recorded.") if leg.end.day < today else _("Expected."))
    if leg.start.end_assumed:
        told.append(_("When %(forum)s ends is assumed.") % {"forum": leg.start.forum})
    return " ".join(told)


def channel_sentence(channel: Channel) -> str:
    """An open channel in one sentence; never certain."""
    values = {"what": channel.says, "who": channel.answered_by or "", "to": channel.to}
    if channel.answered_by is None:
        return _("%(what)s. No answer is recorded.") % values
    if channel.answered_on is None:
        return _("%(what)s. Answered by %(who)s; the date is not recorded.") % values
    values["day"] = short_date(channel.answered_on)
    return _("%(what)s. Answered by %(who)s on %(day)s.") % values


def overlaps_finding(overlaps: Overlaps) -> str:
    """How many pairs of forums share somebody, and which share most."""
    sharing = [pair for pair in overlaps.pairs if pair.people]
    if not sharing:
        return _("No two forums share anybody on %(day)s.") % {"day": short_date(overlaps.on)}
    most = max(sharing, key=lambda pair: pair.count)
    return ngettext(
        "%(n)d pair of forums shares people on %(day)s; %(a)s and %(b)s share most: %(most)d.",
        "%(n)d pairs of forums share people on %(day)s; %(a)s and %(b)s share most: %(most)d.",
        len(sharing),
    ) % {
        "n": len(sharing),
        "day": short_date(overlaps.on),
        "a": most.first,
        "b": most.second,
        "most": most.count,
    }


def carriers_sentence(carriers: Carriers) -> str:
    """Who could take it there: “LP Lead, … ”, “nobody but …”, or nobody."""
    values = {"from": carriers.origin, "to": carriers.target}
    if carriers.direct:
        return _("%(names)s could take it from %(from)s to %(to)s: they hold seats on both.") % {
            **values,
            "names": names_together(carriers.direct),
        }
    if not carriers.last:
        return _("Nobody could take it from %(from)s to %(to)s by seats.") % values
    through = {**values, "names": names_together(carriers.last), "through": either(carriers.through)}
    if len(carriers.last) == 1:
        return _("Nobody but %(names)s could take it to %(to)s, from %(through)s.") % through
    return _("Nobody sits on both. %(names)s could take it to %(to)s, from %(through)s.") % through
