"""The small calendar the examples in these rooms' docstrings run on: five forums, four people. Made-up days."""

from __future__ import annotations

from groundswell.engine.calendar import Calendar, Held, Line, lay_out
from groundswell.engine.ids import ForumIdx, PersonIdx, SubjectIdx

THAT_COUNTS, LP_OPS, LP_STEERING, ACB, SEND_BOARD = (ForumIdx(f) for f in range(5))
LP_LEAD, PRACTITIONER, PUBLIC_HEALTH_LEAD, DIRECTOR = (PersonIdx(p) for p in range(4))
SEND = SubjectIdx(0)

#: forum -> (days after 31 December 2020, days before a meeting that papers are due; None for an open floor)
_DAYS: dict[ForumIdx, tuple[tuple[int, ...], int | None]] = {
    THAT_COUNTS: ((5, 33, 61), None),
    LP_OPS: ((7, 21, 35, 49, 63), None),
    LP_STEERING: ((28, 70), None),
    ACB: ((40, 131), 8),
    SEND_BOARD: ((56, 112), 8),
}


def _lines(forum: ForumIdx, day: int) -> tuple[Line, ...]:
    if forum == ACB:
        return (Line(PUBLIC_HEALTH_LEAD), Line(DIRECTOR, chairs=True))
    if forum == SEND_BOARD:
        return (Line(PUBLIC_HEALTH_LEAD, invited_for=SEND),) if day == 56 else ()
    there = (Line(LP_LEAD), Line(PRACTITIONER))
    return there if forum == THAT_COUNTS else (*there, Line(PUBLIC_HEALTH_LEAD, chairs=True))


def brinnington() -> Calendar:
    """That Counts, LP Ops, LP Steering, the ACB with its standing item, and the SEND Board's one invitation."""
    meetings = [
        Held(
            forum,
            day,
            deadline=None if notice is None else day - notice,
            standing=(SEND,) if forum == ACB else (),
            lines=_lines(forum, day),
        )
        for forum, (days, notice) in _DAYS.items()
        for day in days
    ]
    return lay_out(meetings, n_forums=5, n_people=4)
