"""How often each seat's holder came while they sat, and what that leads us to expect. Complete records only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from groundswell.engine.calendar import Calendar
from groundswell.engine.chance import CERTAIN, UNKNOWN_RATE, Beta, Odds, Record, believed, rate
from groundswell.engine.ids import PersonIdx

if TYPE_CHECKING:
    from groundswell.planner.timetable import MeetingRow, SittingRow

Sitters = dict[int, list[int]]  # forum -> its sittings


def odds_of(calendar: Calendar, meetings: Sequence[MeetingRow], sittings: Sequence[SittingRow]) -> Odds:
    """How likely each attendance of the calendar is: recorded ones are certain.

    A sitting's own record counts the meetings with a complete list of who came, on the days it was held;
    a substitute's coming is not theirs. Cancelled meetings are in no calendar. Somebody without a seat
    there (a visitor, an invitee) is expected as usual at that forum. Cost: O(attendances), once a timetable.
    """
    by_forum: Sitters = defaultdict(list)
    for i, s in enumerate(sittings):
        by_forum[s.forum].append(i)
    records = _records(meetings, sittings, by_forum)
    usual = {f: rate([records[i] for i in of]) for f, of in by_forum.items()}
    beta = [believed(r, usual[s.forum]) for r, s in zip(records, sittings, strict=True)]
    visitors: dict[tuple[int, int], int] = {}
    sitting: list[int] = []
    for m, row in enumerate(meetings):
        seated = dict(reversed([(sittings[i].person, i) for i in _in_force(row, sittings, by_forum)]))
        for a in range(calendar.first[m], calendar.first[m + 1]):
            person = PersonIdx(calendar.who[a])
            if person in row.present:
                sitting.append(CERTAIN)
            elif person in seated:
                sitting.append(seated[person])
            else:
                sitting.append(visitors.setdefault((row.forum, person), len(sittings) + len(visitors)))
    beta += [_visitor(usual.get(forum, UNKNOWN_RATE)) for forum, _ in visitors]
    return Odds(sitting, beta, [*records, *(Record() for _ in visitors)])


def _visitor(usual: float) -> Beta:
    return believed(Record(), usual)


def _records(
    meetings: Sequence[MeetingRow], sittings: Sequence[SittingRow], by_forum: Sitters
) -> list[Record]:
    """Sitting -> how often its holder came. Somebody marked as not recorded counts neither way."""
    came, missed = [0] * len(sittings), [0] * len(sittings)
    for row in meetings:
        if not row.recorded:
            continue
        for i in _in_force(row, sittings, by_forum):
            if sittings[i].person in row.present:
                came[i] += 1
            elif sittings[i].person not in row.not_recorded:
                missed[i] += 1
    return [Record(present, absent) for present, absent in zip(came, missed, strict=True)]


def _in_force(row: MeetingRow, sittings: Sequence[SittingRow], by_forum: Sitters) -> Iterator[int]:
    """The forum's sittings on the day of a meeting."""
    return (i for i in by_forum.get(row.forum, ()) if sittings[i].days.holds_on(row.day))
