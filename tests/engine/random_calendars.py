"""Small random calendars and questions with every feature mixed in. Seeded: the same rng gives the same calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from tests.engine.small_calendar import Cal, Meet, Question, There

STARTS = (540, 600, 660, 720, 840)  # few, so that one meeting's end is often another's start
SUBJECTS = (0, 1)
Lines = list[There]


@dataclass(frozen=True)
class Board:
    """What stays the same from meeting to meeting of one forum."""

    seats: tuple[There, ...]
    sitting_ends: dict[int, int]  # person -> the day from which they no longer sit
    is_timed: bool
    notice: int | None  # days before the meeting that papers are due; None = no paper rule
    open_floor: bool
    standing: tuple[int, ...]


def chance(rng: Random, p: float) -> bool:
    """True this often."""
    return rng.random() < p


def some(rng: Random, p: float) -> tuple[int, ...]:
    """Each subject this often."""
    return tuple(subject for subject in SUBJECTS if chance(rng, p))


def random_board(rng: Random, n_people: int, days: int) -> Board:
    """A forum with one to three seats: a chair most often, an observer now and then."""
    sitters = rng.sample(range(n_people), rng.choice((1, 2, 2, 2, 3)))
    has_chair = chance(rng, 0.7)
    seats = []
    for i, p in enumerate(sorted(sitters)):
        is_chair = has_chair and i == len(sitters) - 1
        is_observer = not is_chair and chance(rng, 0.15)
        receives = chance(rng, 0.95)
        seats.append(There(p, raises=not is_observer, receives=receives, is_chair=is_chair))
    ends = {p: rng.randrange(days) for p in sitters if chance(rng, 0.25)}
    notice = None if chance(rng, 0.2) else rng.choice((0, 0, 1, 2, 3, 5))
    return Board(tuple(seats), ends, chance(rng, 0.6), notice, chance(rng, 0.2), some(rng, 0.25))


def random_meet(rng: Random, board: Board, forum: int, day: int, n_people: int) -> tuple[Meet, Lines, Lines]:
    """One meeting of a board, with those who apologised and those whose sitting had ended."""
    there, apologies, ended = [], [], []
    for seat in board.seats:
        if board.sitting_ends.get(seat.person, day + 1) <= day:
            ended.append(seat)
        elif chance(rng, 0.2):
            apologies.append(seat)
        else:
            there.append(seat)
    apologies = substituted(rng, there, apologies, n_people)
    if chance(rng, 0.3):
        add_invitee(rng, there, n_people)
    start = rng.choice(STARTS) if board.is_timed and chance(rng, 0.9) else None
    end = None if start is None else start + rng.choice((60, 120))
    deadline = None if board.notice is None else day - board.notice
    lines = tuple(sorted(there, key=lambda line: line.person))
    no_paper = some(rng, 0.08)
    meet = Meet(forum, day, start, end, deadline, board.open_floor, board.standing, no_paper, lines)
    return meet, apologies, ended


def not_named(lines: Lines, others: Lines, n_people: int) -> list[int]:
    """The people who have no part in a meeting yet."""
    named = {line.person for line in lines + others} | {line.stands_in_for for line in lines}
    return [p for p in range(n_people) if p not in named]


def substituted(rng: Random, there: Lines, apologies: Lines, n_people: int) -> Lines:
    """Puts a substitute in for some who apologised, and gives the apologies that are left."""
    left = list(apologies)
    for absent in apologies:
        free = not_named(there, apologies, n_people)
        if free and chance(rng, 0.5):
            s = rng.choice(free)
            there.append(
                There(s, absent.raises, absent.receives, False, None, absent.person, absent.is_chair)
            )
            left.remove(absent)
    return left


def add_invitee(rng: Random, there: Lines, n_people: int) -> None:
    """Invites somebody who has no part in the meeting, most often for one subject."""
    free = not_named(there, [], n_people)
    if free:
        subject = None if chance(rng, 0.1) else rng.choice(SUBJECTS)
        there.append(There(rng.choice(free), invited=True, subject=subject))


def random_calendar(
    rng: Random, *, most_forums: int = 7, most_people: int = 8, most_meets: int = 22, days: int = 20
) -> Cal:
    """A calendar of two to `most_forums` forums; no forum meets twice at one moment.

    Meetings come in no order of time. Nobody has two lines at one meeting; nobody stood in for is there.
    """
    n_forums = rng.randint(2, most_forums) if chance(rng, 0.4) else most_forums
    n_people = rng.randint(most_people // 2, most_people)
    boards = [random_board(rng, n_people, days) for _ in range(n_forums)]
    busy_days = [rng.randrange(days) for _ in range(rng.randint(4, days))]
    meets: list[Meet] = []
    apologies, ended = [], []
    taken: set[tuple[int, int, int]] = set()
    for _ in range(rng.randint(most_meets // 2, most_meets)):
        forum = rng.randrange(n_forums)
        meet, sorry, over = random_meet(rng, boards[forum], forum, rng.choice(busy_days), n_people)
        if (forum, meet.day, meet.start or 0) in taken:
            continue
        taken.add((forum, meet.day, meet.start or 0))
        apologies += [(len(meets), line) for line in sorry]
        ended += [(len(meets), line) for line in over]
        meets.append(meet)
    papers = tuple(random_paper(rng, len(meets), n_forums) for _ in range(rng.choice((0, 1, 3, 5))))
    return Cal(tuple(meets), papers, n_forums, n_people, tuple(apologies), tuple(ended))


def random_paper(rng: Random, n_meets: int, n_forums: int) -> tuple[int, int, int | None]:
    """A paper that some meeting refers to some forum, on one subject or none in particular."""
    return (rng.randrange(n_meets), rng.randrange(n_forums), rng.choice((None, *SUBJECTS)))


def random_question(rng: Random, cal: Cal, *, days: int = 20) -> Question:
    """A question from a forum or a person to a forum or a person, some without a person, most with a long horizon."""
    origin = random_end(rng, cal)
    others = [end for end in (random_end(rng, cal) for _ in range(4)) if end != origin]
    asks_about_itself = not others or chance(rng, 0.03)
    after = random_after(rng, cal, origin)
    q = Question(
        origin=origin,
        target=origin if asks_about_itself else others[0],
        after=after,
        horizon=rng.randint(after, days) if chance(rng, 0.15) else days,
        about=rng.choice((None, None, *SUBJECTS, *SUBJECTS, len(SUBJECTS))),
        without=frozenset(rng.sample(range(cal.n_people), rng.choice((0, 0, 0, 0, 1, 2)))),
        use_standing_items=chance(rng, 0.85),
    )
    return random_limits(rng, cal, q)


def random_limits(rng: Random, cal: Cal, q: Question) -> Question:
    """The same question; now and then upward only, of a certain age, or without some forums.

    An age is laid down as the horizon it comes to, so that a question has one last day; see `random_age`.
    """
    asked_about = {which for kind, which in (q.origin, q.target) if kind == "forum"}
    others = [f for f in range(cal.n_forums) if f not in asked_about]
    out = rng.sample(others, min(len(others), rng.choice((0, 0, 0, 1, 2))))
    age, upward = random_age(rng), random_layers(rng, cal) if chance(rng, 0.35) else ()
    if age is not None:
        q = replace(q, horizon=min(q.horizon, said_on(cal, q) + age))
    return replace(q, without_forums=frozenset(out), upward=upward)


def random_layers(rng: Random, cal: Cal) -> tuple[int, ...]:
    """Forum -> the order of its layer: one to four, most often rising; 0 for none now and then."""
    layers = [rng.randint(1, 4) for _ in range(cal.n_forums)]
    layers = sorted(layers) if chance(rng, 0.5) else layers
    return tuple(0 if chance(rng, 0.07) else layer for layer in layers)


def random_age(rng: Random) -> int | None:
    """A few days, three times in four none."""
    return rng.randrange(14) if chance(rng, 0.25) else None


def said_on(cal: Cal, q: Question) -> int:
    """The day the word is said: of the origin's first meeting, or the person's day."""
    days = [m.day for m in cal.meets if q.origin == ("forum", m.forum) and m.day >= q.after]
    return min(days, default=q.after)


def random_end(rng: Random, cal: Cal) -> tuple[str, int]:
    """A forum two times in three, most often one that meets; else a person."""
    if chance(rng, 0.33):
        return ("person", rng.randrange(cal.n_people))
    meets = chance(rng, 0.9)
    return ("forum", rng.choice(cal.meets).forum if meets else rng.randrange(cal.n_forums))


def random_after(rng: Random, cal: Cal, origin: tuple[str, int]) -> int:
    """A day that leaves something to ask: most often not long before the first meeting of the origin."""
    days = [m.day for m in cal.meets if origin in (("forum", m.forum), ("person", 0))]
    if not days or chance(rng, 0.2):
        return rng.randrange(8)
    return max(0, min(days) - rng.randrange(3))
