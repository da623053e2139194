"""Where a thread did reach by a day: by steps with evidence alone. Where it could reach is the planner's, elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from groundswell.records.asking import Asker
from groundswell.records.dated import Dated
from groundswell.register.models import Attendance, Forum, Meeting, Organisation, Place, Seat, Sitting
from groundswell.threads.ladder import Strength, strength_of_step
from groundswell.threads.models import Step, Thread
from groundswell.threads.steps_seen import steps_of
from groundswell.threads.told_back import day_of

NOT_THERE = (Attendance.Status.APOLOGIES, Attendance.Status.ABSENT)


@dataclass(frozen=True)
class DidReach:
    """What was reached at the end of a day. `without_evidence`: steps that are only claimed, and count for nothing.

    Forums and places in the order they were first reached; sectors by their code.
    """

    on: dt.date
    forums: tuple[Forum, ...]
    sectors: tuple[str, ...]
    places: tuple[Place, ...]
    with_evidence: int
    without_evidence: int

    def sector_names(self) -> list[str]:
        """The sectors as people call them."""
        return [str(Organisation.Sector(code).label) for code in self.sectors]


@dataclass(frozen=True)
class DidReachCompared:
    """Did reach at the ends of two days."""

    before: DidReach
    later: DidReach

    def added_forums(self) -> tuple[Forum, ...]:
        """Reached by the later day only."""
        return tuple(forum for forum in self.later.forums if forum not in self.before.forums)

    def added_sectors(self) -> list[str]:
        """The names of the sectors reached by the later day only."""
        return [
            name
            for code, name in zip(self.later.sectors, self.later.sector_names(), strict=True)
            if code not in self.before.sectors
        ]


def did_reach(thread: Thread, asker: Asker, *, on: dt.date) -> DidReach:
    """Where the thread did reach by the end of `on` (that day counts), as far as the asker may see (8 queries).

    A step counts where it happened at a meeting and its evidence is at least documented in draft. As it is known
    today: evidence found later counts for the day of its step.
    """
    return _reached(steps_of(thread, asker), asker, on)


def did_reach_compared(thread: Thread, asker: Asker, *, on: dt.date, later: dt.date) -> DidReachCompared:
    """The same at the ends of two days (10 queries)."""
    steps = steps_of(thread, asker)
    return DidReachCompared(_reached(steps, asker, on), _reached(steps, asker, later))


def _reached(steps: Sequence[Step], asker: Asker, on: dt.date) -> DidReach:
    happened = [s for s in steps if s.state == Step.State.HAPPENED and _is_by(s, on)]
    sure = [s for s in happened if strength_of_step(s) > Strength.CLAIMED]
    meetings = {s.to_meeting.pk: s.to_meeting for s in sure if s.to_meeting is not None}
    forums = {m.forum_id: m.forum for m in meetings.values()}
    return DidReach(
        on=on,
        forums=tuple(forums.values()),
        sectors=tuple(sorted(_sectors(meetings.values(), asker))),
        places=tuple({f.place_id: f.place for f in forums.values()}.values()),
        with_evidence=len(sure),
        without_evidence=len(happened) - len(sure),
    )


def _is_by(step: Step, day: dt.date) -> bool:
    happened_on = day_of(step)
    return happened_on is not None and happened_on <= day


def _sectors(meetings: Iterable[Meeting], asker: Asker) -> set[str]:
    """The sectors of the seats that heard it, as far as they are stated (three queries).

    A seat heard it where somebody sat in it that day, or it stands for several people who are not named; not
    where all who sat in it are recorded as away, nor, where the list of who came is complete, where none is on it.
    """
    rows = list(meetings)
    seats = Seat.objects.visible_to(asker).filter(forum__in={m.forum_id for m in rows})
    by_forum: dict[int, list[Seat]] = {}
    for seat in seats.select_related("organisation"):
        by_forum.setdefault(seat.forum_id, []).append(seat)
    sat: dict[int, list[Sitting]] = {}
    sittings = Sitting.objects.filter(seat__forum__in=by_forum)
    for sitting in sittings.select_related("person__organisation", "post__organisation"):
        sat.setdefault(sitting.seat_id, []).append(sitting)
    came = {(a.meeting_id, a.person_id): a for a in Attendance.objects.filter(meeting__in=rows)}
    found = {
        sector
        for meeting in rows
        for seat in by_forum.get(meeting.forum_id, ())
        for sector in _heard_by(seat, meeting, sat.get(seat.pk, ()), came)
    }
    return found - {"", Organisation.Sector.NOT_STATED}


def _heard_by(
    seat: Seat,
    meeting: Meeting,
    sittings: Iterable[Sitting],
    came: dict[tuple[int, int], Attendance],
) -> set[str]:
    """The sector of a seat that heard it at a meeting: its own, else its holder's; none where nobody was there."""
    own = seat.organisation.sector if seat.organisation else ""
    if seat.is_aggregate:
        return {own}
    there = [
        s for s in sittings if Dated(s.start, s.until).holds_on(meeting.day) and _was_there(s, meeting, came)
    ]
    return {own or _holders_sector(s) for s in there}


def _was_there(sitting: Sitting, meeting: Meeting, came: dict[tuple[int, int], Attendance]) -> bool:
    """Not recorded as away; and on the list, where that is complete. Whoever a substitute came for counts as there."""
    if sitting.person_id is None:
        return True
    stood_for = {a.substitute_for_id for (at, _who), a in came.items() if at == meeting.pk}
    if sitting.person_id in stood_for:
        return True
    row = came.get((meeting.pk, sitting.person_id))
    if row is None:
        return not meeting.attendance_complete
    return row.status not in NOT_THERE


def _holders_sector(sitting: Sitting) -> str:
    holder = sitting.person or sitting.post
    return holder.organisation.sector if holder is not None and holder.organisation else ""
