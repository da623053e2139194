"""Who is at each meeting, by the record where it is complete and by the seats where it is not."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from groundswell.engine.calendar import Held, Line, Sent, lay_out
from groundswell.engine.ids import NO_SUBJECT, NOBODY, ForumIdx, MeetingIdx, PersonIdx, SubjectIdx
from groundswell.engine.nearest import Absence
from groundswell.planner.read_rows import AttendanceRow, MeetingFields
from groundswell.planner.reading import Reading
from groundswell.planner.timetable import (
    ForumRow,
    InvitationRow,
    MeetingRow,
    SittingRow,
    Timetable,
    day_number,
)
from groundswell.records.asking import Asker
from groundswell.register.deadlines import working_days_before
from groundswell.register.models import Forum, Meeting

TWO_HOURS = 120  # where neither an end nor the forum's usual length is known; marked assumed
CHAIRS = ("chair", "vice_chair")


def build(asker: Asker, kind: type[Reading] = Reading) -> Timetable:
    """The timetable of what `asker` may see, of one kind of reading. About 16 queries, whatever the register's size."""
    return _Layout(kind(asker)).timetable()


@dataclass(frozen=True)
class _Known:
    """What is known of one meeting before it is laid out."""

    row: MeetingRow
    held: Held
    apologies: tuple[Line, ...]
    ended: tuple[Line, ...]
    visitors: tuple[Line, ...]


class _Layout:
    """Lays one reading out; lives for one build."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.forums = reading.forums()
        self.sittings = reading.sittings()
        self.attendances = reading.attendances()
        self.standing = reading.standing_items()
        self.bare, self.missed = reading.agenda()
        self.sittings_of: dict[int, list[SittingRow]] = defaultdict(list)
        for s in self.sittings:
            self.sittings_of[s.forum].append(s)

    def timetable(self) -> Timetable:
        reading = self.reading
        known: list[_Known] = []
        ids: dict[int, int] = {}
        for meeting in reading.meetings():
            forum = reading.forum_index.get(meeting.forum_id)
            if forum is None or not self.forums[forum].open_days.holds_on(meeting.day):
                continue
            if meeting.status in Meeting.NOT_MET:
                continue
            ids[meeting.pk] = len(known)
            known.append(self._known(meeting, forum))
        calendar = lay_out(
            [k.held for k in known],
            n_forums=len(self.forums),
            n_people=len(reading.people_rows),
            papers=self._papers(ids),
        )
        in_order = [known[i] for i in calendar.given_order]
        return Timetable(
            calendar=calendar,
            forums=self.forums,
            people=reading.people(),
            subjects=tuple(name for _, name in reading.subject_rows),
            meetings=tuple(k.row for k in in_order),
            sittings=self.sittings,
            invitations=_invitations(in_order),
            channels=reading.channels(),
            apologies=tuple(Absence(MeetingIdx(m), a) for m, k in enumerate(in_order) for a in k.apologies),
            ended=tuple(Absence(MeetingIdx(m), a) for m, k in enumerate(in_order) for a in k.ended),
            visitors=tuple(Absence(MeetingIdx(m), a) for m, k in enumerate(in_order) for a in k.visitors),
            layers=reading.layers,
            names=reading.names(),
            places=reading.places(),
            place_names=reading.place_names(),
        )

    def _papers(self, ids: dict[int, int]) -> list[Sent]:
        index = self.reading.forum_index
        return [
            Sent(ids[meeting], index[forum], NO_SUBJECT if subject is None else subject)
            for meeting, forum, subject in self.reading.referrals()
            if meeting in ids and forum in index
        ]

    def _known(self, meeting: MeetingFields, forum: ForumIdx) -> _Known:
        row, source = self.forums[forum], self.reading.forum_rows[forum]
        there = _There(
            meeting, row, self.sittings_of[forum], self.attendances.get(meeting.pk, []), self._person
        )
        standing = tuple(
            subject
            for days, subject, pk in self.standing.get(meeting.forum_id, [])
            if days.holds_on(meeting.day) and (meeting.pk, pk) not in self.missed
        )
        papers_by = _papers_by(meeting, source)
        end, assumed = _end_of(meeting, source)
        held = Held(
            forum=forum,
            day=day_number(meeting.day),
            start=_minutes(meeting.start),
            end=end,
            deadline=None if papers_by is None else day_number(papers_by),
            open_floor=row.has_open_floor,
            standing=standing,
            without_paper=tuple(self.bare.get(meeting.pk, [])),
            lines=there.lines(),
            recorded=meeting.attendance_complete,
        )
        shown = MeetingRow(
            key=meeting.key,
            forum=forum,
            day=meeting.day,
            start=meeting.start,
            chair=there.chair_to_speak_to(),
            papers_by=papers_by,
            recorded=meeting.attendance_complete,
            present=there.recorded_present,
            standing=standing,
            is_synthetic=meeting.is_synthetic,
            end_assumed=assumed,
            clear_days=_clear_days(meeting, source),
            nation=source.place.nation,
            has_met=meeting.attendance_complete or meeting.status == Meeting.Status.HELD,
            not_recorded=there.not_recorded,
        )
        return _Known(shown, held, there.apologies(), there.ended(), there.visitors())

    def _person(self, pk: int | None) -> PersonIdx:
        return self.reading.person_index.get(pk, NOBODY) if pk else NOBODY


class _There:
    """Who is at one meeting: the record where it is complete, else the seats of that day, marked expected."""

    def __init__(
        self,
        meeting: MeetingFields,
        forum: ForumRow,
        sittings: Sequence[SittingRow],
        rows: Sequence[AttendanceRow],
        person: Callable[[int | None], PersonIdx],
    ) -> None:
        self.day, self.complete, self.forum = meeting.day, meeting.attendance_complete, forum
        self.rows = {row.person: row for row in rows}
        self.all_sittings = sittings
        self.roles: dict[PersonIdx, list[str]] = defaultdict(list)
        for s in sittings:
            if s.days.holds_on(meeting.day):
                self.roles[s.person].append(s.role)
        self.speak = {p for p, roles in self.roles.items() if set(roles) != {"observer"}}
        self.stood_for = {
            r.substitute_for for r in rows if r.status == "substitute" and r.substitute_for is not None
        }
        self.recorded_present = frozenset(r.person for r in rows if r.status in ("present", "substitute"))
        self.not_recorded = frozenset(r.person for r in rows if r.status == "not_recorded")
        self.there = self._who_is_there()
        self.chair = self._who_chairs(person(meeting.chaired_by_id))

    def _who_is_there(self) -> list[PersonIdx]:
        """In the register's order."""
        named = {p for p, row in self.rows.items() if row.status in ("present", "substitute")}
        if not self.complete:
            named |= {p for p, row in self.rows.items() if row.status in ("invited", "expected")}
            away = {p for p, row in self.rows.items() if row.status in ("apologies", "absent")}
            named |= {p for p in self.roles if p not in away and p not in self.stood_for}
        return sorted(named)

    def _who_chairs(self, chaired_by: PersonIdx) -> PersonIdx:
        """The one recorded as chairing; else the chair, else the vice-chair, if there."""
        if chaired_by in self.there:
            return chaired_by
        for role in CHAIRS:
            for p in self.there:
                if role in self.roles.get(p, ()):
                    return p
        return NOBODY

    def chair_to_speak_to(self) -> PersonIdx:
        """Who chairs; where that is not known, who sits in the chair that day."""
        if self.chair != NOBODY:
            return self.chair
        return next(
            (p for role in CHAIRS for p, roles in sorted(self.roles.items()) if role in roles), NOBODY
        )

    def lines(self) -> tuple[Line, ...]:
        """The engine's lines, in the register's order."""
        return tuple(self._line(p) for p in self.there)

    def _line(self, p: PersonIdx) -> Line:
        row = self.rows.get(p)
        if row is None:  # nearly everybody at a meeting still to come
            return Line(p, self._raises(p), chairs=p == self.chair)
        for_whom = row.substitute_for if row.status == "substitute" else None
        if for_whom is not None:
            # A substitute has the rights of the seat they fill, beside their own; never the chair's agenda.
            raises = self._raises(p) or self._raises(for_whom)
            stands_in = NOBODY if for_whom in self.there else for_whom
            return Line(p, raises and not row.listens_only, stands_in_for=stands_in)
        invited = NO_SUBJECT
        if row.invited_for is not None and p not in self.roles:
            invited = row.invited_for
        raises = (self._raises(p) or invited != NO_SUBJECT) and not row.listens_only
        return Line(p, raises, invited_for=invited, chairs=p == self.chair)

    def _raises(self, p: PersonIdx) -> bool:
        """Seat-holders but observers may raise; somebody without a seat only where the floor is open.

        A forum with no seats at all is known by attendance alone: whoever came counts as a member.
        """
        if p in self.roles:
            return p in self.speak
        return self.forum.has_open_floor or not self.all_sittings

    def apologies(self) -> tuple[Line, ...]:
        """Those who would have been there but are recorded as away."""
        away = [p for p, row in sorted(self.rows.items()) if row.status in ("apologies", "absent")]
        return tuple(Line(p, self._raises(p)) for p in away if p in self.roles)

    def ended(self) -> tuple[Line, ...]:
        """Those whose sitting had ended before this day, and who are not there."""
        past = {
            s.person: s.role
            for s in self.all_sittings
            if s.days.ended_by(self.day) and s.person not in self.roles and s.person not in self.there
        }
        return tuple(Line(p, role != "observer") for p, role in sorted(past.items()))

    def visitors(self) -> tuple[Line, ...]:
        """Those there without a seat who only hear, as there is no open floor; not who is there to listen."""
        if self.forum.has_open_floor or not self.all_sittings:
            return ()
        guests = ((p, self.rows.get(p)) for p in self.there if p not in self.roles)
        return tuple(
            Line(p)
            for p, row in guests
            if row and row.invited_for is None and row.substitute_for is None and not row.listens_only
        )


def _minutes(time: dt.time | None) -> int | None:
    return None if time is None else time.hour * 60 + time.minute


def _end_of(meeting: MeetingFields, forum: Forum) -> tuple[int | None, bool]:
    """Minutes after midnight, and whether it is assumed from the forum's usual length or two hours."""
    start = _minutes(meeting.start)
    if start is None:
        return None, False
    if meeting.end is not None:
        return _minutes(meeting.end), False
    return start + (forum.usual_minutes or TWO_HOURS), True


def _papers_by(meeting: MeetingFields, forum: Forum) -> dt.date | None:
    if meeting.papers_by is not None:
        return meeting.papers_by
    if forum.paper_days is None:
        return None
    return working_days_before(meeting.day, forum.paper_days, forum.place.nation)


def _clear_days(meeting: MeetingFields, forum: Forum) -> int | None:
    """The forum's rule, where the papers of this meeting are due by it; None where a date of its own is stated."""
    rule = forum.paper_days
    if rule is None or meeting.papers_by is None:
        return rule
    by_rule = working_days_before(meeting.day, rule, forum.place.nation)
    return rule if meeting.papers_by == by_rule else None


def _invitations(known: Sequence[_Known]) -> tuple[InvitationRow, ...]:
    return tuple(
        InvitationRow(line.person, k.row.forum, k.row.day, SubjectIdx(line.invited_for), k.row.key)
        for k in known
        for line in k.held.lines
        if line.invited_for != NO_SUBJECT
    )
