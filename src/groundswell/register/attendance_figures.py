"""How often a person was there: of the meetings held while they held the seat, and how many of those are recorded.

Counts for one person's own seats; nobody is ranked or compared.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.records.asking import Asker
from groundswell.records.dated import Dated
from groundswell.register.models import Attendance, Meeting, Person, PostHolding, Seat, Sitting

KNOWN = (
    Attendance.Status.PRESENT,
    Attendance.Status.SUBSTITUTE,
    Attendance.Status.APOLOGIES,
    Attendance.Status.ABSENT,
)
CAME = (Attendance.Status.PRESENT, Attendance.Status.SUBSTITUTE)


@dataclass(frozen=True)
class AttendanceFigure:
    """One seat of one person: meetings `held` meanwhile, those `recorded` for this person, and `present` at.

    Cancelled, postponed and inquorate meetings are in none of the counts. `stood_in` counts
    meetings where a substitute came in their place: they were not there themselves.
    """

    seat: Seat
    held: int
    recorded: int
    present: int
    stood_in: int

    @property
    def finding(self) -> str:
        """“Present at 3 of 4 meetings with a record; 4 of 5 meetings held have one.”"""
        if not self.held:
            return _("No meeting was held while the seat was held.")
        if not self.recorded:
            return ngettext(
                "%(held)d meeting was held; who came is not recorded.",
                "%(held)d meetings were held; who came is not recorded.",
                self.held,
            ) % {"held": self.held}
        told = {"present": self.present, "recorded": self.recorded, "held": self.held}
        return (
            _(
                "Present at %(present)d of %(recorded)d recorded meetings; %(recorded)d of %(held)d held are recorded."
            )
            % told
        )


def figures_of(person: Person, asker: Asker) -> tuple[AttendanceFigure, ...]:
    """A figure for each seat of the person that the asker may see, up to the asker's today. Five queries at most."""
    days = _days_by_seat(person, asker)
    seats = Seat.objects.visible_to(asker).filter(pk__in=days).select_related("forum")
    meetings = _met(seats, asker)
    rows = Attendance.objects.visible_to(asker).filter(meeting__in=[m.pk for m in meetings])
    own = {row.meeting_id: row.status for row in rows.filter(person=person)}
    replaced = set(rows.filter(substitute_for=person).values_list("meeting_id", flat=True))
    return tuple(_figure(seat, _during(meetings, seat, days[seat.pk]), own, replaced) for seat in seats)


def _days_by_seat(person: Person, asker: Asker) -> dict[int, list[Dated]]:
    """seat -> the days on which the person sat in it, by themselves or through a post they held."""
    days: dict[int, list[Dated]] = {}
    posts: dict[int, list[Dated]] = {}
    for holding in PostHolding.objects.visible_to(asker).filter(person=person):
        posts.setdefault(holding.post_id, []).append(Dated(holding.start, holding.until))
    for s in Sitting.objects.visible_to(asker).filter(Q(person=person) | Q(post__in=list(posts))):
        sat = Dated(s.start, s.until)
        held = (
            [sat]
            if s.post_id is None
            else [sat.within(time) for time in posts[s.post_id] if sat.overlaps(time)]
        )
        days.setdefault(s.seat_id, []).extend(held)
    return days


def _met(seats: Iterable[Seat], asker: Asker) -> list[Meeting]:
    forums = {seat.forum_id for seat in seats}
    past = Meeting.objects.visible_to(asker).that_met().filter(forum__in=forums, day__lte=asker.today)
    return list(past.exclude(status=Meeting.Status.EXPECTED))


def _during(meetings: Iterable[Meeting], seat: Seat, days: list[Dated]) -> list[int]:
    here = [m for m in meetings if m.forum_id == seat.forum_id]
    return [m.pk for m in here if any(held.holds_on(m.day) for held in days)]


def _figure(seat: Seat, meetings: list[int], own: dict[int, str], replaced: set[int]) -> AttendanceFigure:
    recorded = [m for m in meetings if own.get(m) in KNOWN or m in replaced]
    return AttendanceFigure(
        seat=seat,
        held=len(meetings),
        recorded=len(recorded),
        present=sum(own.get(m) in CAME for m in recorded),
        stood_in=sum(m in replaced for m in recorded),
    )


def recorded_of(meetings: Iterable[Meeting], *, today: dt.date) -> tuple[int, int]:
    """(meetings whose list of who came is complete, meetings that met by `today`)."""
    met = [
        m for m in meetings if m.day <= today and m.status not in (*Meeting.NOT_MET, Meeting.Status.EXPECTED)
    ]
    return sum(m.attendance_complete for m in met), len(met)
