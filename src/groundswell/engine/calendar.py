"""The meeting calendar as arrays, in time order, with who is at each meeting. No database here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from groundswell.engine.ids import (
    MINUTES_A_DAY,
    NO_SUBJECT,
    NOBODY,
    ForumIdx,
    MeetingIdx,
    PersonIdx,
    SubjectIdx,
)

#: The last minute of a day by which a word counts as held that day. 23:59 itself is kept for a word that
#: starts with the next day: in time for that day's meetings, too late for the evening's deadline.
LAST_MINUTE = MINUTES_A_DAY - 2

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Bool = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Line:
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
    """

    forum: Int32  # meeting -> forum; int32[M]
    day: Int32  # meeting -> days since 1970-01-01; int32[M], never falls
    start: Int64  # meeting -> minutes since 1970-01-01, local; int64[M], never falls
    end: Int64  # meeting -> minutes since 1970-01-01, local, the last minute included; int64[M]
    deadline: Int64  # meeting -> last minute a paper is in time, at most start - 1; int64[M]
    has_paper_rule: Bool  # meeting -> whether papers have a deadline; bool[M]
    open_floor: Bool  # meeting -> whether anybody there may raise a matter; bool[M]
    recorded: Bool  # meeting -> whether who came is fully recorded; bool[M]
    first: Int32  # meeting -> its first attendance; int32[M + 1]
    who: Int32  # attendance -> person; int32[A]
    raises: Bool  # attendance -> may raise; bool[A]
    receives: Bool  # attendance -> may receive; bool[A]
    invited_for: Int32  # attendance -> subject, -1 for no invitee; int32[A]
    stands_in_for: Int32  # attendance -> person, -1 for no substitute; int32[A]
    chairs: Bool  # attendance -> chairs the meeting; bool[A]
    paper_from: Int32  # paper -> meeting that referred it; int32[E], never falls
    paper_to: Int32  # paper -> first meeting in time of the receiving forum; int32[E]
    paper_subject: Int32  # paper -> subject, -1 for any; int32[E]
    standing: tuple[tuple[int, ...], ...]  # meeting -> subjects of its standing items
    without_paper: tuple[tuple[int, ...], ...]  # meeting -> subjects that stand on the agenda without a paper
    given_order: tuple[int, ...]  # meeting -> its place in the list handed in
    n_forums: int
    n_people: int
    plain: Plain = field(repr=False)

    @property
    def n_meetings(self) -> int:
        """How many meetings meet."""
        return len(self.forum)


@dataclass(frozen=True)
class Plain:
    """The same arrays as Python lists: a borough is scanned faster so than through NumPy's scalars."""

    forum: list[int]
    day: list[int]
    start: list[int]
    end: list[int]
    deadline: list[int]
    has_paper_rule: list[bool]
    open_floor: list[bool]
    first: list[int]
    who: list[int]
    raises: list[bool]
    receives: list[bool]
    invited_for: list[int]
    stands_in_for: list[int]
    chairs: list[bool]
    papers_to: dict[int, list[tuple[int, int]]]  # meeting -> (meeting that referred, subject)


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
    >>> brinnington.n_meetings, brinnington.who.tolist()
    (1, [0])
    """
    order = sorted(range(len(meetings)), key=lambda i: (_start_of(meetings[i]), i))
    held = [meetings[i] for i in order]
    lines = [line for m in held for line in m.lines]
    offsets = [0]
    for m in held:
        offsets.append(offsets[-1] + len(m.lines))
    bound = _bind_papers(held, order, papers)
    arrays: dict[str, Any] = {
        "forum": np.array([m.forum for m in held], np.int32),
        "day": np.array([m.day for m in held], np.int32),
        "start": np.array([_start_of(m) for m in held], np.int64),
        "end": np.array([_end_of(m) for m in held], np.int64),
        "deadline": np.array([_deadline_of(m) for m in held], np.int64),
        "has_paper_rule": np.array([m.deadline is not None for m in held], np.bool_),
        "open_floor": np.array([m.open_floor or m.deadline is None for m in held], np.bool_),
        "recorded": np.array([m.recorded for m in held], np.bool_),
        "first": np.array(offsets, np.int32),
        "who": np.array([line.person for line in lines], np.int32),
        "raises": np.array([line.raises for line in lines], np.bool_),
        "receives": np.array([line.receives for line in lines], np.bool_),
        "invited_for": np.array([line.invited_for for line in lines], np.int32),
        "stands_in_for": np.array([line.stands_in_for for line in lines], np.int32),
        "chairs": np.array([line.chairs for line in lines], np.bool_),
        "paper_from": np.array([a for a, _, _ in bound], np.int32),
        "paper_to": np.array([b for _, b, _ in bound], np.int32),
        "paper_subject": np.array([s for _, _, s in bound], np.int32),
    }
    return Calendar(
        **arrays,
        standing=tuple(m.standing for m in held),
        without_paper=tuple(m.without_paper for m in held),
        given_order=tuple(order),
        n_forums=n_forums,
        n_people=n_people,
        plain=_plain(arrays),
    )


def _bind_papers(
    held: Sequence[Held], order: Sequence[int], papers: Iterable[Sent]
) -> list[tuple[MeetingIdx, MeetingIdx, SubjectIdx]]:
    """(from, to, subject) of each paper that has a meeting to arrive at, by referring meeting."""
    place_of = {given: index for index, given in enumerate(order)}
    bound = []
    for paper in papers:
        if paper.from_meeting not in place_of:
            continue
        a = place_of[paper.from_meeting]
        for b in range(a + 1, len(held)):
            in_time = held[b].deadline is None or (held[b].deadline or 0) >= held[a].day
            if held[b].forum == paper.to_forum and _start_of(held[b]) > _end_of(held[a]) and in_time:
                bound.append((MeetingIdx(a), MeetingIdx(b), paper.subject))
                break
    return sorted(bound)


def _plain(arrays: dict[str, Any]) -> Plain:
    names = (
        "forum",
        "day",
        "start",
        "end",
        "deadline",
        "has_paper_rule",
        "open_floor",
        "first",
        "who",
        "raises",
        "receives",
        "invited_for",
        "stands_in_for",
        "chairs",
    )
    papers_to: dict[int, list[tuple[int, int]]] = {}
    rows = zip(
        arrays["paper_from"].tolist(),
        arrays["paper_to"].tolist(),
        arrays["paper_subject"].tolist(),
        strict=True,
    )
    for a, b, subject in rows:
        papers_to.setdefault(b, []).append((a, subject))
    return Plain(**{name: arrays[name].tolist() for name in names}, papers_to=papers_to)
