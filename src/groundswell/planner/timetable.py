"""The register as one audience may see it, laid out for the engine. Rows meet arrays here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from groundswell.engine.calendar import Calendar
from groundswell.engine.chance import Odds
from groundswell.engine.ids import ForumIdx, MeetingIdx, PersonIdx, SubjectIdx
from groundswell.engine.nearest import Absence
from groundswell.planner.own_records import odds_of
from groundswell.records.dated import Dated

EPOCH = dt.date(1970, 1, 1)


def day_number(day: dt.date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def date_of(number: int) -> dt.date:
    """The date of a day number."""
    return EPOCH + dt.timedelta(days=number)


@dataclass(frozen=True)
class ForumRow:
    """A forum as the planner needs it. `layer` is the order of its highest layer, 0 where it has none.

    `place` is its place's index in the timetable.
    """

    key: str
    name: str
    short: str
    layer: int
    layer_names: tuple[str, ...]
    open_days: Dated
    has_open_floor: bool
    not_named: tuple[str, ...]  # the aggregate seats' names
    quorum: int  # fewest members for a valid meeting; 0 where none is stated
    place: int


@dataclass(frozen=True)
class PlaceRow:
    """A place, and the index of the larger one it lies in, -1 where none is stated."""

    key: str
    name: str
    inside: int


@dataclass(frozen=True)
class PersonRow:
    """A person as the asker may see them. `sector` is their organisation's, "" where not stated."""

    key: str
    name: str
    sector: str


@dataclass(frozen=True)
class SittingRow:
    """One person in one seat, by themselves or through a post, on the days inside `days`."""

    forum: ForumIdx
    person: PersonIdx
    role: str
    days: Dated
    seat_order: int


@dataclass(frozen=True)
class MeetingRow:
    """A meeting that meets, in the calendar's order. `present` are those recorded as there."""

    key: str
    forum: ForumIdx
    day: dt.date
    start: dt.time | None
    chair: PersonIdx
    papers_by: dt.date | None
    recorded: bool
    present: frozenset[int]
    standing: tuple[SubjectIdx, ...]
    is_synthetic: bool
    end_assumed: bool
    clear_days: int | None  # clear working days before it that papers are due; None where none, or stated
    nation: str  # whose bank holidays count
    has_met: bool = False  # recorded as held, so enough came
    not_recorded: frozenset[int] = (
        frozenset()
    )  # whether these came is not recorded, though the list is complete


@dataclass(frozen=True)
class InvitationRow:
    """Somebody invited to one meeting for one subject."""

    person: PersonIdx
    forum: ForumIdx
    day: dt.date
    subject: SubjectIdx
    meeting: str


@dataclass(frozen=True)
class ChannelRow:
    """An open channel that reaches a forum. `answered_by` is a name the asker may see, or None."""

    kind: str
    name: str
    forum: ForumIdx
    subject: str | None
    answered_by: str | None
    answered_on: dt.date | None


@dataclass(frozen=True)
class Timetable:
    """Everything the planner's questions need, for one audience at one version of the register.

    `forums`, `people`, `subjects` and `meetings` are indexed by the engine's index types. `names`
    maps each name, alias and key in lower case to what answers to it.
    """

    calendar: Calendar
    forums: tuple[ForumRow, ...]
    people: tuple[PersonRow, ...]
    subjects: tuple[str, ...]
    meetings: tuple[MeetingRow, ...]
    sittings: tuple[SittingRow, ...]
    invitations: tuple[InvitationRow, ...]
    channels: tuple[ChannelRow, ...]
    apologies: tuple[Absence, ...]
    ended: tuple[Absence, ...]
    visitors: tuple[Absence, ...]  # there without a seat: what each might do on an open floor
    layers: tuple[str, ...]
    names: Mapping[str, tuple[tuple[str, int], ...]]
    places: tuple[PlaceRow, ...]
    place_names: Mapping[str, tuple[int, ...]]  # as `names`, for places

    @cached_property
    def odds(self) -> Odds:
        """How likely each attendance is, from what is recorded. Worked out once."""
        return odds_of(self.calendar, self.meetings, self.sittings)

    @property
    def last_day(self) -> dt.date | None:
        """The day of the last known meeting."""
        return self.meetings[-1].day if self.meetings else None

    def meetings_of(self, forum: ForumIdx) -> list[MeetingIdx]:
        """The forum's meetings in time order. O(meetings)."""
        return [MeetingIdx(m) for m, row in enumerate(self.meetings) if row.forum == forum]

    def place_and_inside(self, place: int) -> frozenset[int]:
        """The place and every place inside it."""
        found = {place}
        while more := {i for i, row in enumerate(self.places) if row.inside in found} - found:
            found |= more
        return frozenset(found)

    @cached_property
    def drawn(self) -> dict[int, int]:
        """Attendance -> the worlds in which they come, as far as they were drawn: see chances."""
        return {}

    @cached_property
    def drawn_sittings(self) -> set[int]:
        """The sittings whose attendances are in `drawn`."""
        return set()

    def named_members(self, forum: ForumIdx, day: dt.date) -> int:
        """How many members of a forum are known by name on `day`; 0 where a seat stands for several, or is vacant."""
        if self.forums[forum].not_named:
            return 0
        sitting = (s for s in self.sittings if s.forum == forum and s.days.holds_on(day))
        return len({s.person for s in sitting if s.role != "observer"})

    def members_on(self, day: dt.date) -> list[frozenset[PersonIdx]]:
        """forum -> who sits on it on `day`; closed forums have nobody."""
        members: list[set[PersonIdx]] = [set() for _ in self.forums]
        for s in self.sittings:
            if s.days.holds_on(day) and self.forums[s.forum].open_days.holds_on(day):
                members[s.forum].add(s.person)
        return [frozenset(people) for people in members]

    def invited_on(self, day: dt.date) -> list[frozenset[PersonIdx]]:
        """forum -> who is invited to a meeting of it on or after `day`; invitations made count in structure."""
        invited: list[set[PersonIdx]] = [set() for _ in self.forums]
        for i in self.invitations:
            if i.day >= day:
                invited[i.forum].add(i.person)
        return [frozenset(people) for people in invited]
