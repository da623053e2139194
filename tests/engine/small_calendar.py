"""A calendar small enough to check by eye, a question put to it, and its answer. Plain rows, no arrays.

Who may hear and who may carry is decided in `slow_version`, not here.
"""

from __future__ import annotations

from dataclasses import dataclass

DAWN = -1  # minutes; before any meeting of that day
NIGHT = 24 * 60  # minutes; a meeting without a time has surely ended by then, and not surely before
WAYS = ("standing_item", "open_floor", "chair", "invitation", "paper")  # equal cutoffs: in this order
PAPER = "paper"  # the carrier of a referral


@dataclass(frozen=True)
class There:
    """One person's line at one meeting: they are there, recorded present or expected."""

    person: int
    raises: bool = True  # chair, vice-chair, member, officer raise; observers don't
    receives: bool = True
    invited: bool = False  # an invitee for one item: raises and receives only that item's subject
    subject: int | None = None  # the invitation's subject
    stands_in_for: int | None = None  # substitute for whom (that person is not there)
    is_chair: bool = False  # the person who chairs this meeting


@dataclass(frozen=True)
class Meet:
    """One meeting that met, or is expected to."""

    forum: int
    day: int
    start: int | None  # minutes after midnight; None = only the day is known
    end: int | None  # minutes; given whenever start is given
    deadline: int | None  # the day papers are due; None = the forum has no paper rule, so the floor is open
    open_floor: bool
    standing: tuple[int, ...]  # subjects of standing items on this agenda
    no_paper_subjects: tuple[int, ...]  # subjects of other items that stand on the agenda without a paper
    there: tuple[There, ...]


@dataclass(frozen=True)
class Cal:
    """A small calendar: meetings in any order, and who is at each."""

    meets: tuple[Meet, ...]
    papers: tuple[tuple[int, int, int | None], ...]  # (referring meet, receiving forum, subject or None)
    n_forums: int
    n_people: int
    apologies: tuple[tuple[int, There], ...] = ()  # (meet, the line of somebody who would have been there)
    ended: tuple[tuple[int, There], ...] = ()  # (meet, the line of somebody whose sitting had ended)


@dataclass(frozen=True)
class Question:
    """From where to where, after which day (that day counts), and no later than the horizon (included).

    `age`: most days from the one it is said to the arrival; None for any. `upward`: forum -> its layer's order,
    1 nearest to residents, 0 for no layer; () where direction is free.
    """

    origin: tuple[str, int]  # ("forum", f) or ("person", p)
    target: tuple[str, int]
    after: int
    horizon: int
    about: int | None = None
    without: frozenset[int] = frozenset()
    use_standing_items: bool = True
    without_forums: frozenset[int] = frozenset()
    age: int | None = None
    upward: tuple[int, ...] = ()


@dataclass(frozen=True)
class Leg:
    """One carrier from where they got the word to where it was heard."""

    carrier: int | str  # a person, or PAPER
    from_meet: int | None  # None = a person's own word
    to_meet: int
    way_in: str
    by_substitute: int | None  # the person the carrier stands in for, when it is that person's word
    could_also: tuple[int, ...] = ()


@dataclass(frozen=True)
class Journey:
    """Where the word arrives and by whom; no meeting and no legs when a person asks about themselves."""

    arrival: int | None
    hand_offs: int
    legs: tuple[Leg, ...]


@dataclass(frozen=True)
class Answer:
    """The journeys no other beats, earliest first; the source meeting is None for a person, or if there is none."""

    source_meet: int | None
    frontier: tuple[Journey, ...]


@dataclass(frozen=True)
class Departure:
    """The last day (and for a forum the last meeting) at which the word can still be said, and its answer."""

    day: int
    answer: Answer


@dataclass(frozen=True)
class Moment:
    """When somebody got the word."""

    day: int
    minute: int


def clock(m: Meet) -> tuple[int, int]:
    """When a meeting counts for order: one without a time counts at its day."""
    return (m.day, m.start or 0)


def passing(m: Meet) -> Moment:
    """When those at the meeting hold the word: its end, or the night of its day."""
    return Moment(m.day, NIGHT if m.start is None or m.end is None else m.end)


def is_before(got: Moment, m: Meet) -> bool:
    """Whether a word got then is held strictly before the meeting starts."""
    if got.day != m.day:
        return got.day < m.day
    return got.minute == DAWN or (m.start is not None and got.minute < m.start)
