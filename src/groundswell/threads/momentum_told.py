"""A thread's momentum in sentences: the meetings that passed, the next one, and what is not known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.register.deadlines import papers_due
from groundswell.register.models import Meeting
from groundswell.threads.momentum import Momentum, Moves

NAMED = 3  # meetings in a sentence; the table has all


def momentum_finding(found: Momentum) -> str:
    """“Fading: 2 meetings of ACB passed since 9 February 2021 without it: …; the next is on …, with papers by ….”"""
    if found.state is Moves.CLOSED:
        return _("Closed: no meeting is waited for.")
    if found.stand.forum is None:
        return _("Too few to say: no meeting that you may see is known for it.")
    if found.state is Moves.TOO_FEW and not found.unknown:
        return _("Too few to say: no meeting of %(forum)s after %(since)s is in the calendar.") % {
            "forum": found.stand.forum.name,
            "since": _day(found.stand.since),
        }
    parts = {"state": str(found.state.label).capitalize(), "why": _why(found), "next": _next(found.coming)}
    return _("%(state)s: %(why)s; %(next)s.") % parts


def notes_on(found: Momentum) -> list[str]:
    """What else belongs to the finding: how full the record is, and what does not count. One sentence each."""
    notes = []
    if found.passed:
        notes.append(
            ngettext(
                "%(with)d of %(all)d meeting has a recorded agenda.",
                "%(with)d of %(all)d meetings have recorded agendas.",
                len(found.passed),
            )
            % {"with": len(found.with_agenda), "all": len(found.passed)}
        )
    if found.unknown and found.state is not Moves.TOO_FEW:
        notes.append(_("Not counted, as nobody recorded whether it was held: %s.") % _days(found.unknown))
    if found.stand.only_told and found.state is not Moves.CLOSED:
        notes.append(
            ngettext(
                "%(n)d step is only claimed or meant. It does not count here.",
                "%(n)d steps are only claimed or meant. They do not count here.",
                found.stand.only_told,
            )
            % {"n": found.stand.only_told}
        )
    return notes


def _why(found: Momentum) -> str:
    forum = found.stand.forum.name if found.stand.forum else ""
    told = {"forum": forum, "since": _day(found.stand.since)}
    if found.state is Moves.TOO_FEW:
        told["days"] = _days(found.unknown)
        return _("nobody recorded whether %(forum)s met on %(days)s") % told
    if not found.passed:
        return _("%(forum)s has not met since %(since)s") % told
    return ngettext(
        "%(n)d meeting of %(forum)s passed since %(since)s without a step with evidence: %(days)s",
        "%(n)d meetings of %(forum)s passed since %(since)s without a step with evidence: %(days)s",
        len(found.passed),
    ) % {**told, "n": len(found.passed), "days": _days(found.passed)}


def _next(coming: Meeting | None) -> str:
    if coming is None:
        return _("no later one is in the calendar")
    due = papers_due(coming)
    if due is None:
        return _("the next is on %(day)s, and needs no paper") % {"day": _day(coming.day)}
    return _("the next is on %(day)s, with papers by %(due)s") % {"day": _day(coming.day), "due": _day(due)}


def _days(meetings: Sequence[Meeting]) -> str:
    """Their days; where there are more than NAMED, the newest and how many before."""
    named = ", ".join(_day(m.day) for m in meetings[-NAMED:])
    before = len(meetings) - NAMED
    return _("%(days)s and %(n)d before") % {"days": named, "n": before} if before > 0 else named


def _day(day: dt.date) -> str:
    return date_format(day, "j F Y")
