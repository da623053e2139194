"""Claimed hand-offs in sentences: the record bears out or contradicts; it never shows that something happened."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groundswell.planner.answers import Coverage
from groundswell.planner.answers_on_claims import Compared, CouldAndDid, HandOff, RestsOn, Step, Way
from groundswell.planner.phrases import full_date, names_together, short_date

COULD, BY_THE_RECORD, CLAIMED = (
    gettext_lazy("Could, by seats and calendar"),
    gettext_lazy("Could, by the record"),
    gettext_lazy("Claimed"),
)

RECORDS = {
    "present": gettext_lazy("%(who)s is recorded as present at %(at)s."),
    "stood_in": gettext_lazy("%(who)s is recorded as a substitute for %(others)s at %(at)s."),
    "person_stood_for": gettext_lazy(
        "%(others)s, for whom %(who)s was substitute later, is recorded as present at %(at)s."
    ),
    "apologies": gettext_lazy("%(who)s is recorded as sending apologies to %(at)s."),
    "absent": gettext_lazy("%(who)s is recorded as absent from %(at)s."),
    "replaced": gettext_lazy("%(others)s is recorded as substitute for %(who)s at %(at)s."),
    "not_held": gettext_lazy("%(at)s is recorded as not held."),
    "not_listed": gettext_lazy("%(who)s is not on the list of who came to %(at)s, as far as you may see it."),
    "not_recorded": gettext_lazy("Whether %(who)s came to %(at)s is not recorded."),
    "to_come": gettext_lazy("%(at)s is still to come."),
    "no_meeting": gettext_lazy("No meeting is known: %(at)s."),
}
ORDERS = {
    "same_meeting": gettext_lazy("Both ends are the same meeting."),
    "earlier": gettext_lazy(
        "The order in time is impossible: the second meeting does not begin after the first has ended."
    ),
    "same_day": gettext_lazy("Both meetings are on one day, and which came first is not recorded."),
}


def claims_finding(found: CouldAndDid) -> str:
    """How many hand-offs the record bears out, contradicts, and says nothing of, in one sentence."""
    if not found.hand_offs:
        return _("No hand-off could be looked at.")
    return ngettext(
        "Of %(n)d claimed hand-off the record bears out %(borne)d, contradicts %(against)d, "
        "and for %(unsaid)d it cannot be said.",
        "Of %(n)d claimed hand-offs the record bears out %(borne)d, contradicts %(against)d, "
        "and for %(unsaid)d it cannot be said.",
        len(found.hand_offs),
    ) % {
        "n": len(found.hand_offs),
        "borne": len(found.having("borne_out")),
        "against": len(found.having("contradicted")),
        "unsaid": len(found.having("cannot_be_said")),
    }


def coverage_sentence(coverage: Coverage) -> str:
    """“41 of 44 meetings have recorded attendance.”"""
    return ngettext(
        "%(recorded)d of %(n)d meeting has recorded attendance.",
        "%(recorded)d of %(n)d meetings have recorded attendance.",
        coverage.meetings,
    ) % {"recorded": coverage.recorded, "n": coverage.meetings}


def claim_sentence(hand_off: HandOff) -> str:
    """What is claimed: “Claimed: LP Lead took it from That Counts on … to LP Ops on ….”"""
    return _("Claimed: %(who)s took it from %(from)s on %(day)s to %(to)s on %(to_day)s.") % {
        "who": hand_off.carrier,
        "from": hand_off.from_forum,
        "day": short_date(hand_off.from_date),
        "to": hand_off.to_forum,
        "to_day": short_date(hand_off.to_date),
    }


def verdict_sentence(hand_off: HandOff) -> str:
    """The verdict in plain words, with what it does not mean."""
    if hand_off.verdict == "borne_out":
        return _("The record bears it out. That does not show that it happened, or that anybody agreed.")
    if hand_off.by_attendance:
        return _("Recorded attendance contradicts this hand-off.")
    if hand_off.verdict == "contradicted":
        return _("The record of meetings contradicts this hand-off.")
    return _("From the record it cannot be said.")


def records_of(hand_off: HandOff) -> list[str]:
    """The records a verdict rests on: at the first meeting, at the second, and their order where it matters."""
    told = [_record(hand_off, hand_off.first), _record(hand_off, hand_off.second)]
    if hand_off.order:
        told.append(str(ORDERS[hand_off.order]))
    elif hand_off.verdict == "borne_out":
        told.append(_("The second meeting comes after the first."))
    return list(dict.fromkeys(told))


def _record(hand_off: HandOff, rests: RestsOn) -> str:
    at = _("%(forum)s, %(day)s") % {"forum": rests.forum, "day": full_date(rests.day)}
    others = names_together(rests.others) or _("somebody else")
    said = RECORDS[rests.reason] % {"who": hand_off.carrier, "at": at, "others": others}
    if rests.reason == "not_held" and rests.moved_to is not None:
        said = _("%(said)s It was moved to %(day)s.") % {"said": said, "day": full_date(rests.moved_to)}
    return said


def could_sentence(way: Way, target: str) -> str:
    """The planner's answer: could, never did."""
    if way.arrives is None:
        return _("By seats and calendar it could not be heard at %(to)s.") % {"to": target}
    return _("By seats and calendar it could be heard at %(to)s on %(day)s.") % {
        "to": target,
        "day": full_date(way.arrives),
    }


def by_the_record_sentence(way: Way, origin: str, target: str) -> str:
    """The same from fully recorded meetings alone: still could, never did."""
    values = {"from": origin, "to": target}
    if way.said_on is None:
        return _("The record holds no meeting of %(from)s with full attendance from that day on.") % values
    if way.arrives is None:
        return _("The recorded meetings alone show no way to %(to)s.") % values
    return _("By recorded attendance alone it could have been heard at %(to)s on %(day)s.") % {
        **values,
        "day": full_date(way.arrives),
    }


def claimed_sentence(way: Way, target: str) -> str:
    """What is claimed, as claimed."""
    if way.arrives is None:  # a claim has its days
        return ""
    return _("It is claimed that it came to %(to)s on %(day)s.") % {
        "to": target,
        "day": full_date(way.arrives),
    }


def step_sentence(step: Step) -> str:
    """One carrying without a verb of could or did: the row it stands in says which."""
    return _("%(who)s: %(from)s, %(day)s, to %(to)s, %(to_day)s.") % {
        "who": step.carrier,
        "from": step.from_forum,
        "day": short_date(step.from_day),
        "to": step.to_forum,
        "to_day": short_date(step.to_day),
    }


def question_sentence(compared: Compared) -> str:
    """The question that each thread's first and last claim give."""
    return _("Said at %(from)s on or after %(day)s: when is it heard at %(to)s?") % {
        "from": compared.origin,
        "day": full_date(compared.after),
        "to": compared.target,
    }


def three_rows(compared: Compared) -> Sequence[tuple[str, str, str, Way, str]]:
    """(name, code, sentence, way, coverage) of could, by the record and claimed, in this order; never mixed."""
    return (
        (
            str(COULD),
            "could",
            could_sentence(compared.could, compared.target),
            compared.could,
            coverage_sentence(compared.could.coverage),
        ),
        (
            str(BY_THE_RECORD),
            "by_the_record",
            by_the_record_sentence(compared.by_the_record, compared.origin, compared.target),
            compared.by_the_record,
            coverage_sentence(compared.by_the_record.coverage),
        ),
        (
            str(CLAIMED),
            "claimed",
            claimed_sentence(compared.claimed, compared.target),
            compared.claimed,
            coverage_sentence(compared.claimed.coverage),
        ),
    )


def account_of_claims() -> tuple[str, ...]:
    """What the answer takes into account, and what it never says."""
    return (
        _("The record bears a hand-off out where the carrier is recorded as present at both meetings."),
        _("The second meeting must also begin after the first has ended. Paper deadlines are left out."),
        _(
            "A substitute takes up what the person they stand for had, if that person was at the first meeting."
        ),
        _("Could, by seats and calendar, expects seat-holders wherever nobody recorded who came."),
        _("Could, by the record, counts only meetings with full attendance, and expects nobody."),
        _("To be present is not to agree, and a hand-off that is borne out need not have happened."),
        _("Nothing you give here is kept."),
    )
