"""The meeting calendar as flat lists in time order, with who is at each meeting. No database here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from groundswell.engine.ids import (
    MINUTES_A_DAY,
    NO_SUBJECT,
    NOBODY,
    ForumIdx,
    PersonIdx,
    SubjectIdx,
)

#: The last minute of a day by which a word counts as held that day. 23:59 itself is kept for a word that
#: starts with the next day: in time for that day's meetings, too late for the evening's deadline.
LAST_MINUTE = MINUTES_A_DAY - 2


class Line(NamedTuple):
    """One person at one meeting, with what they may do there.

    `invited_for` is the one subject an invitee is there for (NO_SUBJECT for everybody else);
    `stands_in_for` is the person a substitute stands in for (NOBODY for everybody else).
    """

    person: PersonIdx
    raises: bool = True
    receives: bool = True
    invited_for: SubjectIdx = NO_SUBJECT
    stands_in_for: PersonIdx = NOBODY
    chairs: bool = False


@dataclass(frozen=True)
class Held:
    """One meeting that meets. Cancelled, postponed and inquorate ones are never handed in.

    `day` is days since 1970-01-01; `start` and `end` are minutes after midnight, None where only the
    day is known; `deadline` is the last day for papers, None where the forum has no paper rule.
    """

    forum: ForumIdx
    day: int
    start: int | None = None
    end: int | None = None
    deadline: int | None = None
    open_floor: bool = False
    standing: tuple[SubjectIdx, ...] = ()
    without_paper: tuple[SubjectIdx, ...] = ()
    lines: tuple[Line, ...] = ()
    recorded: bool = False


@dataclass(frozen=True)
class Sent:
    """A paper referred by one meeting (its place in the list handed in) to a forum."""

    from_meeting: int
    to_forum: ForumIdx
    subject: SubjectIdx = NO_SUBJECT


@dataclass(frozen=True)
class Calendar:
    """Meetings in time order; attendees in one flat list with offsets. M meetings, A attendances, E papers.

    A meeting known by its day only starts with the day and ends with its LAST_MINUTE, so that word
    passes from and to it on a later day only. Equal starts keep the order they were handed in.
    Python lists, not NumPy arrays: up to about 1e5 attendances plain Python scans lists several times
    faster than it scans arrays, and nothing heavy is imported.
    """

    forum: list[int]  # meeting -> forum; [M]
    day: list[int]  # meeting -> days since 1970-01-01; [M], never falls
    start: list[int]  # meeting -> minutes since 1970-01-01, local; [M], never falls
    end: list[int]  # meeting -> minutes since 1970-01-01, local, the last minute included; [M]
    deadline: list[int]  # meeting -> last minute a paper is in time, at most start - 1; [M]
    has_paper_rule: list[bool]  # meeting -> whether papers have a deadline; [M]
    open_floor: list[bool]  # meeting -> whether anybody there may raise a matter; [M]
    recorded: list[bool]  # meeting -> whether who came is fully recorded; [M]
    first: list[int]  # meeting -> its first attendance; [M + 1]
    who: list[int]  # attendance -> person; [A]
    raises: list[bool]  # attendance -> may raise; [A]
    receives: list[bool]  # attendance -> may receive; [A]
    invited_for: list[int]  # attendance -> subject, -1 for no invitee; [A]
    stands_in_for: list[int]  # attendance -> person, -1 for no substitute; [A]
    chairs: list[bool]  # attendance -> chairs the meeting; [A]
    papers_to: dict[int, list[tuple[int, int]]]  # meeting -> (meeting that referred, subject or -1 for any)
    sent: list[tuple[int, int, int]]  # paper -> (meeting that referred, receiving forum, subject or -1); [E]
    standing: list[tuple[int, ...]]  # meeting -> subjects of its standing items; [M]
    without_paper: list[tuple[int, ...]]  # meeting -> subjects that stand on the agenda without a paper; [M]
    given_order: list[int]  # meeting -> its place in the list handed in; [M]
    n_forums: int
    n_people: int
    laid_out: dict[object, object] = field(
        default_factory=dict, compare=False, repr=False
    )  # see scan.laid_out

    @property
    def n_meetings(self) -> int:
        """How many meetings meet."""
        return len(self.forum)


def minutes(day: int, minute: int = 0) -> int:
    """Minutes since 1970-01-01 of a minute of a day, both local."""
    return day * MINUTES_A_DAY + minute


def day_of(minute: int) -> int:
    """The day a held minute counts for; the minute before a day, at which a person's own word starts, for that day."""
    return (minute + 1) // MINUTES_A_DAY


def _start_of(held: Held) -> int:
    return minutes(held.day, held.start or 0)


def _end_of(held: Held) -> int:
    """Day-only meetings end with their day: the next day's day-only meeting then starts strictly later."""
    if held.start is None or held.end is None:
        return minutes(held.day, LAST_MINUTE)
    return minutes(held.day, min(held.end, LAST_MINUTE))


def _deadline_of(held: Held) -> int:
    """The deadline day counts to its last minute, but never past the start."""
    before_start = _start_of(held) - 1
    if held.deadline is None:
        return before_start
    return min(minutes(held.deadline, LAST_MINUTE), before_start)


def lay_out(
    meetings: Sequence[Held], *, n_forums: int, n_people: int, papers: Iterable[Sent] = ()
) -> Calendar:
    """The calendar of these meetings, sorted by start.

    Ties: meetings that start together keep the order given; attendees keep theirs (the register's).
    A referred paper is bound to its receiving meeting here: the forum's first meeting after the
    referring one whose paper deadline is on or after the referring day. Cost: O(M log M + A + E M).

    >>> that_counts = Held(ForumIdx(0), day=18630, lines=(Line(PersonIdx(0)),))
    >>> brinnington = lay_out([that_counts], n_forums=1, n_people=1)
    >>> brinnington.n_meetings, brinnington.who
    (1, [0])
    """
    order = sorted(range(len(meetings)), key=lambda i: (_start_of(meetings[i]), i))
    held = [meetings[i] for i in order]
    lines = [line for m in held for line in m.lines]
    place_of = {given: index for index, given in enumerate(order)}
    sent = [(place_of[p.from_meeting], p.to_forum, p.subject) for p in papers if p.from_meeting in place_of]
    return Calendar(
        forum=[m.forum for m in held],
        day=[m.day for m in held],
        start=[_start_of(m) for m in held],
        end=[_end_of(m) for m in held],
        deadline=[_deadline_of(m) for m in held],
        has_paper_rule=[m.deadline is not None for m in held],
        open_floor=[m.open_floor or m.deadline is None for m in held],
        recorded=[m.recorded for m in held],
        first=[0, *accumulate(len(m.lines) for m in held)],
        who=[line.person for line in lines],
        raises=[line.raises for line in lines],
        receives=[line.receives for line in lines],
        invited_for=[line.invited_for for line in lines],
        stands_in_for=[line.stands_in_for for line in lines],
        chairs=[line.chairs for line in lines],
        papers_to=_bind_papers(held, sent),
        sent=sorted(sent),
        standing=[m.standing for m in held],
        without_paper=[m.without_paper for m in held],
        given_order=order,
        n_forums=n_forums,
        n_people=n_people,
    )


def _bind_papers(
    held: Sequence[Held], sent: Iterable[tuple[int, ForumIdx, int]]
) -> dict[int, list[tuple[int, int]]]:
    """Receiving meeting -> (referring meeting, subject) of each paper that has a meeting to arrive at."""
    bound: dict[int, list[tuple[int, int]]] = {}
    for a, forum, subject in sent:
        b = _first_in_time(held, a, forum)
        if b is not None:
            bound.setdefault(b, []).append((a, subject))
    return {b: sorted(papers) for b, papers in bound.items()}


def _first_in_time(held: Sequence[Held], a: int, forum: ForumIdx) -> int | None:
    """The forum's first meeting after meeting `a` whose papers are due on or after the day of `a`."""
    for b in range(a + 1, len(held)):
        deadline = held[b].deadline
        in_time = deadline is None or deadline >= held[a].day
        if held[b].forum == forum and in_time and _start_of(held[b]) > _end_of(held[a]):
            return b
    return None
