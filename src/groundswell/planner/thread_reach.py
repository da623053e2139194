"""Where a thread could reach, by the planner, beside where it did, by steps with evidence. The two are never mixed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.planner.naming import BadQuestion
from groundswell.planner.phrases import names_together, short_date
from groundswell.planner.reaching import reach
from groundswell.records.asking import Asker
from groundswell.threads.did_reach import DidReach, DidReachCompared
from groundswell.threads.ladder import Strength, strength_of_step
from groundswell.threads.models import Step, Thread
from groundswell.threads.told_back import day_of


@dataclass(frozen=True)
class ForumReach:
    """One forum: could it be reached, and by which meeting; did it hear, on which day; is it only claimed.

    `could_on`: the day of its first meeting that could have heard it, None where the calendar has none.
    """

    key: str
    name: str
    could: bool
    could_on: dt.date | None
    did_on: dt.date | None
    claimed_on: dt.date | None


def could_beside_did(asker: Asker, thread: Thread, steps: Sequence[Step]) -> tuple[ForumReach, ...]:
    """Each forum the thread could reach from where it began, or came to, nearest to residents first.

    Could: from its forum on the day it was first said, by seats and the calendar. Did: its earliest step with
    evidence. Empty where the planner cannot start there. One query where the timetable is kept.
    """
    did, claimed = _first_days(steps, sure=True), _first_days(steps, sure=False)
    try:
        rows = reach(asker, origin=thread.forum.key, after=thread.started).forums
    except BadQuestion:
        rows = ()
    told = [
        ForumReach(
            r.key,
            r.name,
            r.by_seats or r.on is not None,
            r.on,
            did.pop(r.key, None),
            claimed.pop(r.key, None),
        )
        for r in rows
    ]
    names = {s.to_meeting.forum.key: s.to_meeting.forum.name for s in steps if s.to_meeting is not None}
    left = [
        ForumReach(key, names[key], False, None, did.get(key), claimed.get(key)) for key in {**did, **claimed}
    ]
    return tuple(row for row in (*told, *left) if row.could or row.did_on or row.claimed_on)


def could_and_did_finding(rows: Sequence[ForumReach]) -> str:
    """“It could reach 5 forums. By steps with evidence it did reach 4.”"""
    could, did = sum(r.could for r in rows), sum(r.did_on is not None for r in rows)
    first = ngettext("It could reach %(n)d forum.", "It could reach %(n)d forums.", could) % {"n": could}
    second = ngettext(
        "By steps with evidence it did reach %(n)d forum.",
        "By steps with evidence it did reach %(n)d forums.",
        did,
    ) % {"n": did}
    return f"{first} {second}"


def did_reach_finding(found: DidReachCompared) -> str:
    """“Did reach, by steps with evidence: 1 forum and 1 sector by 5 Jan; 5 forums and 4 sectors by 28 Feb.”"""
    return _("Did reach, by steps with evidence: %(first)s by %(on)s; %(second)s by %(later)s.") % {
        "first": _counted(found.before),
        "on": short_date(found.before.on),
        "second": _counted(found.later),
        "later": short_date(found.later.on),
    }


def did_reach_added(found: DidReachCompared) -> str:
    """“Added: LP Ops and ACB. Sectors added: Health.” Empty where none was."""
    forums = names_together([forum.name for forum in found.added_forums()])
    sectors = names_together(found.added_sectors())
    told = [
        _("Forums added: %(names)s.") % {"names": forums} if forums else "",
        _("Sectors added: %(names)s.") % {"names": sectors} if sectors else "",
    ]
    return " ".join(one for one in told if one)


def account_of_did_reach(found: DidReach) -> tuple[str, ...]:
    """What the figures rest on."""
    rests = ngettext(
        "It rests on %(n)d step with evidence; %(m)d that is only claimed counts for nothing.",
        "It rests on %(n)d steps with evidence; %(m)d only claimed count for nothing.",
        found.with_evidence,
    )
    return (
        rests % {"n": found.with_evidence, "m": found.without_evidence},
        _("A step counts from its own day, even if its evidence was found later."),
        _("Sectors are those of the seats at each meeting, as far as they are stated."),
        _("Where it is recorded who came, only the seats of those who came count."),
    )


def _counted(reach: DidReach) -> str:
    forums = ngettext("%(n)d forum", "%(n)d forums", len(reach.forums)) % {"n": len(reach.forums)}
    sectors = ngettext("%(n)d sector", "%(n)d sectors", len(reach.sectors)) % {"n": len(reach.sectors)}
    return _("%(forums)s and %(sectors)s") % {"forums": forums, "sectors": sectors}


def _first_days(steps: Sequence[Step], *, sure: bool) -> dict[str, dt.date]:
    """Forum key -> the first day a step came there, with evidence or without."""
    found: dict[str, dt.date] = {}
    for step in steps:
        day = day_of(step)
        if step.state != Step.State.HAPPENED or step.to_meeting is None or day is None:
            continue
        if (strength_of_step(step) > Strength.CLAIMED) is sure:
            key = step.to_meeting.forum.key
            found[key] = min(day, found.get(key, day))
    return found
